import type { Basis } from '../../law/finding.ts'
import type { Day, Month } from '../../shared/days.ts'

/** One row a table of the data package, with its own column names; null is an empty cell. */
export interface GroupRow {
  group_id: string
  name: string
  siren: string
  legal_form: 'association_1901' | 'association_local_law' | 'cooperative'
  country: string
  time_zone: string
  idcc: string | null
  kind: 'general' | 'geiq' | 'agricultural' | 'replacement'
}

export interface GroupBankingRow {
  group_id: string
  address_line: string
  postal_code: string | null
  city: string
  iban: string
  bic: string | null
  creditor_identifier: string
}

export interface EstablishmentRow {
  establishment_id: string
  name: string
  siret: string
  commune_code: string
  invoice_prefix: string | null
}

export interface MemberRow {
  member_id: string
  establishment_id: string
  name: string
  siren: string
  public_body: boolean
  idcc: string | null
  headcount: number
  joined_on: Day
  left_on: Day | null
  taxable_revenue_percent: number
  competitor_group: string | null
  deposit_cents: number | null
  bank_guarantee_cents: number | null
  iban: string | null
  mandate_reference: string | null
  mandate_signed_on: Day | null
  email: string
}

export interface SiteRow {
  site_id: string
  member_id: string
  name: string
  siret: string
  commune_code: string
  latitude: number
  longitude: number
  time_zone: string | null
}

export interface EmployeeRow {
  employee_id: string
  establishment_id: string
  last_name: string
  first_name: string
  born_on: Day
  hired_on: Day
  left_on: Day | null
  home_commune_code: string
  home_latitude: number
  home_longitude: number
  email: string
  dependent_children?: number | null
}

export type ContractKind =
  | 'permanent'
  | 'fixed_term'
  | 'seasonal'
  | 'apprenticeship'
  | 'professionalisation'

export interface ContractRow {
  contract_id: string
  employee_id: string
  kind: ContractKind
  starts_on: Day
  ends_on: Day | null
  weekly_minutes: number
  annual_minutes: number | null
  hourly_gross_e4: number
  job: string
  classification: string
  /** Separated by a space. */
  member_ids: string
  /** Why the week may be shorter than 24 hours. */
  part_time_reason: 'request' | 'student' | null
}

export interface SkillRow {
  employee_id: string
  skill: string
  obtained_on: Day
  valid_until: Day | null
}

export interface NeedRow {
  need_id: string
  site_id: string
  skill: string
  starts_on: Day
  ends_on: Day | null
  weekly_minutes: number
  half_days: string | null
  half_days_needed: number | null
  weekly_minutes_least: number | null
  weekly_minutes_most: number | null
  /** Separated by a semicolon. */
  authorisations: string | null
  every_year: boolean | null
  hourly_price_e4: number | null
  note: string | null
}

export interface WishRow {
  weekly_minutes: number | null
  half_days: string | null
  available_from: Day | null
  mobility_km: number | null
  mobility_minutes: number | null
  /** Separated by a space. */
  refused_member_ids: string | null
  wishes: string | null
}

export interface CandidateRow extends WishRow {
  candidate_id: string
  last_name: string
  first_name: string
  email: string
  phone: string
  /** Separated by a semicolon. */
  skills: string
  home_commune_code: string
  home_latitude: number
  home_longitude: number
  consented_on: Day
  last_contact_on: Day
  hired_as: string | null
}

export interface AssignmentRow {
  assignment_id: string
  employee_id: string
  site_id: string
  starts_on: Day
  ends_on: Day | null
  weekly_minutes: number
  pricing: 'coefficient' | 'cost_plus_fixed' | 'cost_plus_percent' | 'actual_cost'
  coefficient_e4: number | null
  fixed_e4: number | null
  percent_e4: number | null
}

export interface ShiftRow {
  shift_id: string
  assignment_id: string
  starts_at: string
  ends_at: string
  break_minutes: number
}

export interface TimeEntryRow {
  entry_id: string
  assignment_id: string
  starts_at: string
  ends_at: string
  break_minutes: number
  break_starts_at: string | null
  employee_confirmed_at: string | null
  member_confirmed_at: string | null
}

export interface AbsenceRow {
  absence_id: string
  employee_id: string
  kind: string
  starts_on: Day
  ends_on: Day
  minutes: number | null
  family_event?: string
}

export interface CounterOpeningRow {
  employee_id: string
  counter: string
  dated_on: Day
  quantity: number
  source: string
}

export interface DelegationCreditRow {
  employee_id: string
  mandate: string
  starts_on: Day
  ends_on: Day | null
  monthly_minutes: number
  carries_over: boolean
}

export interface PayItemRow {
  pay_item_id: string
  employee_id: string
  member_id: string | null
  month: Month
  code: string
  label: string
  amount_cents: number
  kind: 'taxable_bonus' | 'expense' | 'benefit'
}

export interface LimitRow {
  rule_id: string
  value: number
  starts_on: Day
  ends_on: Day | null
  source: string
}

export interface ComparablePayRow {
  comparable_id: string
  member_id: string | null
  job: string | null
  classification: string | null
  starts_on: Day
  source: string
  hourly_gross_e4: number | null
  monthly_gross_cents: number | null
  monthly_minutes: number | null
  seniority_steps: string | null
  thirteenth_month_e4: number | null
  holiday_bonus_cents: number | null
  monthly_bonus_cents: number | null
  shift_bonus_cents: number | null
  night_premium_e4: number | null
  sunday_premium_e4: number | null
  meal_benefit_cents: number | null
  transport_benefit_cents: number | null
  profit_sharing_cents: number | null
  profit_sharing_direct: boolean | null
}

export interface OverheadRow {
  overhead_id: string
  label: string
  kind: 'management' | 'training'
  monthly_cents: number
  first_month: Month
  last_month: Month | null
  split_key: 'minutes' | 'gross' | 'billing' | 'equal'
}

/** The tables of one package by the name of their resource. */
export interface PackageRows {
  group: GroupRow[]
  group_banking: GroupBankingRow[]
  establishments: EstablishmentRow[]
  members: MemberRow[]
  sites: SiteRow[]
  employees: EmployeeRow[]
  contracts: ContractRow[]
  skills: SkillRow[]
  needs: NeedRow[]
  assignments: AssignmentRow[]
  shifts: ShiftRow[]
  time_entries: TimeEntryRow[]
  absences: AbsenceRow[]
  counter_openings: CounterOpeningRow[]
  delegation_credits: DelegationCreditRow[]
  pay_items: PayItemRow[]
  limits: LimitRow[]
  candidates: CandidateRow[]
  employee_wishes: (WishRow & { readonly employee_id: string })[]
  comparable_pay: ComparablePayRow[]
  overheads: OverheadRow[]
}

/** A breach put in on purpose: what a check of the package must find, and nothing else. */
export interface PlantedBreach {
  readonly rule_id: string
  readonly employee_id: string
  /** Local day on which the breach starts; for a week its Monday. */
  readonly date: Day
  readonly measured: number
  readonly limit: number
  readonly basis: Basis
}

export interface GeneratedGroup {
  readonly rows: PackageRows
  readonly plantedBreaches: readonly PlantedBreach[]
}
