import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Day, Month } from '../../shared/days.ts'

/**
 * The tables, one interface each, as the migrations make them. `bigint` columns come as numbers
 * (amounts are safe integers), `date` as `YYYY-MM-DD`, `timestamp` as `YYYY-MM-DDThh:mm`,
 * `timestamptz` as an ISO instant in UTC, `numeric` as text.
 */
type Text = string | null
type Count = number | null
type Stamp = ColumnType<string, string | undefined, string>
type Json<T> = ColumnType<T, string, string>

export interface EmployerGroupTable {
  group_id: string
  name: string
  siren: Text
  legal_form: Text
  country: string
  time_zone: string
  idcc: Text
  kind: 'general' | 'geiq' | 'agricultural' | 'replacement' | null
}
export interface GroupSettingsTable {
  group_id: string
  overtime_split: Generated<'pro_rata' | 'chronological'>
  payment_days: Generated<number>
  payment_end_of_month: Generated<boolean>
  work_accident_rate_e4: Generated<number>
  leave_count: Generated<'working' | 'business'>
  grants_split_days: Generated<boolean>
  gives_meal_vouchers: Generated<boolean>
  end_indemnity_e4: Generated<number>
  end_indemnity_source: Text
  vat_on_receipts: Generated<boolean>
  address_line: Text
  postal_code: Text
  city: Text
  iban: Text
  bic: Text
  creditor_identifier: Text
}
export interface EstablishmentTable {
  group_id: string
  establishment_id: string
  name: string
  siret: Text
  commune_code: Text
  invoice_prefix: Text
}
export interface MemberTable {
  group_id: string
  member_id: string
  establishment_id: Text
  name: string
  siren: Text
  public_body: boolean | null
  idcc: Text
  headcount: Count
  taxable_revenue_percent: Text
  competitor_group: Text
  deposit_cents: Count
  bank_guarantee_cents: Count
  iban: Text
  mandate_reference: Text
  mandate_signed_on: Day | null
  email: Text
  changed_at: Stamp
}
export interface MembershipTable {
  group_id: string
  member_id: string
  joined_on: Day
  left_on: Day | null
}
export interface SiteTable {
  group_id: string
  site_id: string
  member_id: string
  name: string
  siret: Text
  commune_code: Text
  latitude: Text
  longitude: Text
  time_zone: Text
}
export interface EmployeeTable {
  group_id: string
  employee_id: string
  establishment_id: Text
  last_name: string
  first_name: string
  born_on: Day | null
  hired_on: Day
  left_on: Day | null
  home_commune_code: Text
  home_latitude: Text
  home_longitude: Text
  email: Text
  dependent_children: Count
}
export interface ContractTable {
  group_id: string
  contract_id: string
  employee_id: string
  kind:
    | ('permanent' | 'fixed_term' | 'seasonal' | 'apprenticeship' | 'professionalisation')
    | 'intermittent'
    | null
  starts_on: Day
  ends_on: Day | null
  weekly_minutes: Count
  annual_minutes: Count
  hourly_gross_e4: number
  job: string
  classification: Text
  member_ids: Generated<string[]>
  changed_at: Stamp
  category: 'worker' | 'technician' | 'manager' | null
  trial_ends_on: Day | null
  fixed_term_reason:
    | ('replacement' | 'increase' | 'urgent_work' | 'awaiting_hire' | 'seasonal' | 'customary')
    | ('defined_purpose' | 'training')
    | null
  part_time_reason: 'request' | 'student' | 'agreement' | 'replacement' | 'integration' | null
  end_cause:
    | ('term' | 'permanent_refused' | 'early_by_employee' | 'serious_fault' | 'force_majeure')
    | ('agreed' | 'early_by_employer')
    | null
}
export interface MedicalVisitTable {
  group_id: string
  employee_id: string
  kind: 'vip' | 'sir' | 'return' | 'intermediate' | 'mid_career'
  held_on: Day
  valid_until: Day | null
}
export interface DeadlineMarkTable {
  group_id: string
  deadline_key: string
  done_on: Day
  note: Generated<string>
  marked_by: string
  marked_at: Stamp
}
export interface LiabilityStatuteTable {
  group_id: string
  starts_on: Day
  rule: 'equal' | 'hours' | 'billing' | 'posts' | 'joint'
  cap_cents: Count
  source: string
  recorded_by: string
  recorded_at: Stamp
}
export interface MandateTable {
  group_id: string
  reference: string
  member_id: string
  iban: string
  scheme: 'CORE' | 'B2B'
  is_one_off: Generated<boolean>
  signed_on: Day
  revoked_on: Day | null
  notice_days: Generated<number>
  recorded_by: string
  recorded_at: Stamp
}
export interface PayeeTable {
  group_id: string
  employee_id: Text
  member_id: Text
  iban: string
  bic: Text
  recorded_by: string
  recorded_at: Stamp
}
export interface PaymentFileTable {
  group_id: string
  file_id: string
  kind: 'debits' | 'wages' | 'refunds'
  message_id: string
  due_on: Day | null
  month: Month | null
  content: string
  made_by: string
  made_at: Stamp
}
export interface PaymentOrderTable {
  group_id: string
  file_id: string
  end_to_end_id: string
  invoice_number: Text
  member_id: Text
  employee_id: Text
  mandate_reference: Text
  due_on: Day
  amount_cents: number
}
export interface PaymentAnswerTable {
  group_id: string
  file_id: string
  sequence: Generated<number>
  end_to_end_id: Text
  status: 'rejected' | 'accepted' | 'pending' | 'withdrawn'
  reason: Text
  words: Text
  recorded_by: string
  recorded_at: Stamp
}
export interface GuaranteeMoveTable {
  group_id: string
  move_id: string
  member_id: string
  kind: 'deposit' | 'bank_guarantee'
  move: 'asked' | 'held' | 'called' | 'refunded'
  amount_cents: number
  moved_on: Day
  note: string
  recorded_by: string
  recorded_at: Stamp
}
export interface GuaranteePolicyTable {
  group_id: string
  starts_on: Day
  months_e4: number
  source: string
  recorded_by: string
  recorded_at: Stamp
}
export interface ReserveMoveTable {
  group_id: string
  move_id: string
  move: 'set_aside' | 'used' | 'added_back'
  year: number
  amount_cents: number
  note: string
  recorded_by: string
  recorded_at: Stamp
}
/** Takes back a line that was entered by mistake. */
export interface CancellationTable {
  group_id: string
  move_id: string
  reason: string
  recorded_by: string
  recorded_at: Stamp
}
export interface ComparablePayTable {
  group_id: string
  comparable_id: string
  member_id: Text
  job: Text
  classification: Text
  starts_on: Day
  source: string
  hourly_gross_e4: Count
  monthly_gross_cents: Count
  monthly_minutes: Count
  seniority_steps: Text
  thirteenth_month_e4: Count
  holiday_bonus_cents: Count
  monthly_bonus_cents: Count
  shift_bonus_cents: Count
  night_premium_e4: Count
  sunday_premium_e4: Count
  meal_benefit_cents: Count
  transport_benefit_cents: Count
  profit_sharing_cents: Count
  profit_sharing_direct: boolean | null
}
export interface DifferentialBonusTable {
  group_id: string
  month: Month
  employee_id: string
  member_id: string
  version: number
  amount_cents: number
  explanation: Json<unknown>
  retained_by: string
  retained_at: Stamp
}
export interface OverheadTable {
  group_id: string
  overhead_id: string
  label: string
  kind: 'management' | 'training'
  monthly_cents: number
  first_month: Month
  last_month: Month | null
  split_key: 'minutes' | 'gross' | 'billing' | 'equal'
}
export interface GroupFilingTable {
  group_id: string
  kind:
    | ('constitution' | 'change' | 'declaration_received' | 'opposition_notice')
    | ('opposition' | 'appeal' | 'approval_request')
  filed_on: Day
  note: Generated<string>
  recorded_by: string
  recorded_at: Stamp
}
export interface SkillTable {
  group_id: string
  employee_id: string
  skill: string
  obtained_on: Day | null
  valid_until: Day | null
}
export interface NeedTable {
  group_id: string
  need_id: string
  site_id: string
  skill: string
  starts_on: Day
  ends_on: Day | null
  weekly_minutes: number
  half_days: Text
  half_days_needed: Count
  weekly_minutes_least: Count
  weekly_minutes_most: Count
  authorisations: Generated<string[]>
  every_year: boolean | null
  hourly_price_e4: Count
  note: Text
  state: Generated<'stated' | 'being_answered' | 'covered' | 'withdrawn'>
  stated_at: Stamp
  state_changed_at: Stamp
  version: Generated<number>
}
export interface NeedEventTable {
  group_id: string
  need_id: string
  sequence: number
  at: string
  actor: string
  kind: 'stated' | 'changed' | 'being_answered' | 'covered' | 'reopened' | 'withdrawn'
  reason: Text
  detail: Json<Readonly<Record<string, unknown>>>
}
export interface CandidateTable {
  group_id: string
  candidate_id: string
  last_name: string
  first_name: string
  email: Text
  phone: Text
  skills: Generated<string[]>
  weekly_minutes: Count
  half_days: Text
  available_from: Day | null
  home_commune_code: Text
  home_latitude: Text
  home_longitude: Text
  mobility_km: Count
  mobility_minutes: Count
  refused_member_ids: Generated<string[]>
  wishes: Text
  consented_on: Day | null
  last_contact_on: Day
  hired_as: Text
  changed_at: Stamp
}
export interface EmployeeWishTable {
  group_id: string
  employee_id: string
  weekly_minutes: Count
  half_days: Text
  available_from: Day | null
  mobility_km: Count
  mobility_minutes: Count
  refused_member_ids: Generated<string[]>
  wishes: Text
  changed_at: Stamp
}
export interface TravelTimeTable {
  group_id: string
  from_site_id: string
  to_site_id: string
  km: string
  minutes: Count
}
export interface AssignmentTable {
  group_id: string
  assignment_id: string
  employee_id: string
  site_id: string
  member_id: string
  starts_on: Day
  ends_on: Day | null
  weekly_minutes: Count
  changed_at: Stamp
  required_skills: Generated<string[]>
}
export type Pricing = 'coefficient' | 'cost_plus_fixed' | 'cost_plus_percent' | 'actual_cost'
export interface AssignmentPriceTable {
  group_id: string
  assignment_id: string
  starts_on: Day
  pricing: Pricing
  coefficient_e4: Count
  fixed_e4: Count
  percent_e4: Count
  changed_at: Stamp
}
export interface ShiftTable {
  group_id: string
  shift_id: string
  assignment_id: string
  employee_id: string
  member_id: string
  time_zone: string
  starts_local: string
  ends_local: string
  starts_at: string
  ends_at: string
  break_minutes: Count
}
export interface TimeEntryTable {
  group_id: string
  entry_id: string
  version: Generated<number>
  assignment_id: string
  employee_id: string
  member_id: string
  time_zone: string
  starts_local: string
  ends_local: string
  starts_at: string
  ends_at: string
  break_minutes: Count
  break_starts_local: Text
  worked_minutes: number
  work_day: Day
  employee_confirmed_at: Text
  member_confirmed_at: Text
  employee_confirmed_as: Text
  member_confirmed_as: Text
  superseded_at: Text
  cancelled: Generated<boolean>
  changed_at: Stamp
}
export interface AbsenceTable {
  group_id: string
  absence_id: string
  employee_id: string
  kind: string
  starts_on: Day
  ends_on: Day
  minutes: Count
  changed_at: Stamp
  family_event: Text
  informed_on: Day | null
}
export interface CounterOpeningTable {
  group_id: string
  employee_id: string
  counter: string
  dated_on: Day
  quantity: number
  source: string
  changed_at: Stamp
}
export interface CounterAdjustmentTable {
  group_id: string
  adjustment_id: string
  employee_id: string
  counter: string
  dated_on: Day
  quantity: number
  cause: 'replaced_by_rest' | 'urgent_work' | 'lost' | 'waived' | 'correction'
  reason: string
  recorded_by: string
  recorded_at: Stamp
}
export interface DelegationCreditTable {
  group_id: string
  employee_id: string
  mandate: string
  starts_on: Day
  ends_on: Day | null
  monthly_minutes: number
  carries_over: Generated<boolean>
  changed_at: Stamp
}
export interface PayItemTable {
  group_id: string
  pay_item_id: string
  employee_id: string
  member_id: Text
  month: Month
  code: string
  label: Text
  amount_cents: number
  kind: 'taxable_bonus' | 'expense' | 'benefit'
  changed_at: Stamp
}
export interface LimitTable {
  group_id: string
  rule_id: string
  value: number
  starts_on: Day
  ends_on: Day | null
  source: string
}
export interface GroupRevisionTable {
  group_id: string
  revision: number
}
export interface FindingTable {
  group_id: string
  finding_id: Generated<string>
  rule_id: string
  severity: 'breach' | 'warning'
  basis: 'planned' | 'worked'
  employee_id: string
  day: Day
  starts_at: string
  ends_at: string
  member_ids: string[]
  assignment_ids: string[]
  shift_ids: string[]
  measured: number
  limit_value: number
  unit: string
  article: string
  source: string
  opened_at: string
  measured_at: string
  closed_at: Text
  accepted_at: Text
  accepted_by: Text
  accepted_reason: Text
}
export interface FindingMonthTable {
  group_id: string
  month: Month
  finding_id: string
  found: boolean
}
export interface FindingEventTable {
  group_id: string
  finding_id: string
  sequence: number
  at: string
  kind: 'opened' | 'changed' | 'accepted' | 'withdrawn' | 'lapsed' | 'closed' | 'reopened'
  actor: Text
  reason: Text
  measured: number
  limit_value: number
}
export interface MemberFindingTable {
  group_id: string
  finding_id: string
  member_id: string
  employee_id: string
  rule_id: string
  severity: 'breach' | 'warning'
  basis: 'planned' | 'worked'
  shift_ids: string[]
  starts_at: string
  ends_at: string
  kind: 'earliest' | 'latest' | 'own' | 'shared'
  bound_at: Text
  measured: Count
  limit_value: Count
  unit: Text
  article: string
  accepted: boolean
}
export interface FindingsSnapshotTable {
  group_id: string
  month: Month
  revision: number
  findings: Json<unknown>
  computed_at: Stamp
}
export interface MonthCloseTable {
  group_id: string
  month: Month
  issued_on: Day
  closed_at: Stamp
  closed_by: string
  report: Json<unknown>
}
export interface CloseRunTable {
  group_id: string
  run_id: string
  month: Month
  issued_on: Day | null
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  stage: Text
  steps_done: Generated<number>
  steps_total: Generated<number>
  cancel_requested: Generated<boolean>
  failure: Text
  requested_by: string
  requested_at: Stamp
  started_at: Text
  updated_at: Stamp
}
export interface InvoiceSeriesTable {
  group_id: string
  series: string
  year: number
  last_sequence: number
}
export interface InvoiceTable {
  group_id: string
  invoice_number: string
  series: string
  year: number
  sequence: number
  kind: 'invoice' | 'credit_note' | 'corrective' | 'advance'
  member_id: string
  month: Month
  issued_on: Day
  due_on: Day
  net_cents: number
  vat_cents: number
  gross_cents: number
  wages_cents: number
  contributions_cents: number
  other_cents: number
  seller: Json<unknown>
  buyer: Json<unknown>
  cause: Text
  recorded_at: Stamp
  preceding_numbers: Generated<string[]>
  readonly closed_month: GeneratedAlways<Month | null>
}
export interface MemberTermsTable {
  group_id: string
  member_id: string
  payment_days: number
  end_of_month: Generated<boolean>
  source: string
  recorded_by: string
  recorded_at: Stamp
}
export interface PriceRuleTable {
  group_id: string
  rule_id: string
  item:
    | 'hours'
    | 'overtime'
    | 'night'
    | 'sunday'
    | 'holiday'
    | 'bonus'
    | 'expense'
    | 'absence'
    | 'guaranteed'
  member_id: Text
  assignment_id: Text
  contract_kind: Text
  skill: Text
  months_from: Count
  months_to: Count
  absence_kind: Text
  method: 'as_hours' | 'coefficient' | 'charges_only' | 'at_cost' | 'not_billed'
  coefficient_e4: Count
  premium_e4: Count
  from_minute: Count
  to_minute: Count
  guaranteed_minutes: Count
  starts_on: Day
  ends_on: Day | null
  decided_on: Day
  source: string
  recorded_by: string
  recorded_at: Stamp
}
export interface FeeScheduleTable {
  group_id: string
  fee_id: string
  label: string
  kind: 'entry' | 'annual'
  basis: 'flat' | 'headcount' | 'hours'
  bands: Json<unknown>
  starts_on: Day
  ends_on: Day | null
  decided_on: Day
  source: string
  recorded_by: string
  recorded_at: Stamp
}
export interface PreInvoiceActTable {
  group_id: string
  month: Month
  member_id: string
  line_key: string
  readonly sequence: GeneratedAlways<number>
  act: 'accepted' | 'disputed' | 'answered' | 'billed' | 'left_out'
  words: Generated<string>
  minutes: Count
  net_cents: number
  employee_id: Text
  actor: string
  at: Stamp
}
export interface InvoiceLineTable {
  group_id: string
  invoice_number: string
  line: number
  assignment_id: Text
  employee_id: Text
  kind: string
  period: Month
  corrected_kind: Text
  minutes: Count
  unit_price_e4: Count
  net_cents: number
  vat_percent_e2: number
  vat_exemption: Text
  wages_cents: number
  contributions_cents: number
  explanation: Json<unknown>
  entry_ids: string[]
  for_good: Generated<boolean>
  credits_number: Text
  credits_line: Count
}
export interface InvoiceDocumentTable {
  group_id: string
  invoice_number: string
  pdf: Buffer
  xml: string
  pdf_sha256: string
}
export interface InvoicingChoiceTable {
  group_id: string
  profile: 'en16931' | 'extended_ctc_fr'
  accent: string
  logo: Buffer | null
  logo_type: 'image/png' | 'image/jpeg' | null
}
export interface MemberRoutingTable {
  group_id: string
  member_id: string
  electronic_address: Text
  service_code: Text
  order_number: Text
}
export interface PlatformAccountTable {
  group_id: string
  flow_address: string
  directory_address: string
  token_address: string
  client_id: string
  secret: Buffer | null
  organization_id: Text
  sends_by_itself: Generated<boolean>
  read_until: ColumnType<string | null, string | null | undefined, string | null>
  last_contact_at: ColumnType<string | null, string | null | undefined, string | null>
  last_failure: Text
}
export interface SupplierTable {
  group_id: string
  supplier_id: string
  name: string
  siren: Text
  vat_number: Text
  account: Text
  account_label: Text
  deductible_e4: Generated<number>
}
export interface PurchaseInvoiceTable {
  group_id: string
  purchase_id: string
  file_sha256: string
  file_name: string
  media_type: string
  file: Buffer
  syntax: 'CII' | 'UBL' | 'Factur-X'
  supplier_id: string
  supplier_name: string
  invoice_number: string
  type_code: string
  issued_on: Day
  due_on: Day | null
  net_cents: number
  vat_cents: number
  gross_cents: number
  payable_cents: number
  content: Json<unknown>
  received_at: Stamp
  received_by: string
  flow_id: Text
}
export interface InvoiceStatusTable {
  group_id: string
  status_id: string
  sequence: Generated<number>
  invoice_number: Text
  purchase_id: Text
  code: number
  origin: 'group' | 'platform'
  happened_at: Stamp
  recorded_at: Stamp
  recorded_by: string
  reason_code: Text
  reason: Text
  amounts: Json<unknown> | null
  cause: string
  message: Text
}
export interface PlatformFlowTable {
  group_id: string
  tracking_id: string
  direction: 'out' | 'in'
  kind: 'invoice' | 'status'
  invoice_number: Text
  status_id: Text
  purchase_id: Text
  state: 'waiting' | 'uncertain' | 'sent' | 'accepted' | 'refused' | 'read' | 'unreadable'
  flow_id: Text
  sha256: Text
  attempts: Generated<number>
  next_attempt_at: ColumnType<string | null, string | null | undefined, string | null>
  failure: Text
  created_at: Stamp
  changed_at: Stamp
}
export interface PayVariableTable {
  group_id: string
  month: Month
  line: number
  employee_id: string
  member_id: Text
  code: string
  period: Month
  quantity_minutes: Count
  quantity_days: Text
  amount_cents: Count
  source_ids: string[]
}
export interface CostTable {
  group_id: string
  month: Month
  employee_id: string
  member_id: string
  period: Month
  minutes: number
  gross_cents: number
  contributions: Json<Record<string, number>>
  contributions_cents: number
  leave_provision_cents: number
  total_cents: number
  cost_per_hour_e4: number
  rules_version: Generated<string>
}
export interface AccountMappingTable {
  group_id: string
  event: string
  account: string
  label: string
}
export interface LedgerEntryTable {
  group_id: string
  journal: string
  year: number
  entry_number: number
  /** The close that wrote it; null for an entry of another cause. */
  month: Month | null
  /** What made it; null for the entries of the first closes. */
  cause: string | null
  entry_date: Day
  piece_reference: string
  piece_date: Day
  label: string
  validated_on: Day
}
export interface LedgerLineTable {
  group_id: string
  journal: string
  year: number
  entry_number: number
  line: number
  account: string
  account_label: string
  auxiliary: Text
  auxiliary_label: Text
  label: string
  debit_cents: number
  credit_cents: number
  member_id: Text
  employee_id: Text
  establishment_id: Text
  vat_percent_e2: Count
  vat_base_cents: Count
}
export interface LedgerLinePartTable {
  group_id: string
  journal: string
  year: number
  entry_number: number
  line: number
  part: number
  member_id: Text
  establishment_id: Text
  employee_id: Text
  amount_cents: number
}
export interface ChartAccountTable {
  group_id: string
  account: string
  label: string
  added_by: string
  added_at: Stamp
}
export interface MappingApprovalTable {
  group_id: string
  version: number
  mapping: Json<unknown>
  accountant: string
  recorded_by: string
  approved_at: Stamp
}
export interface EntryTemplateTable {
  group_id: string
  template_id: string
  name: string
  journal: string
  label: string
  lines: Json<unknown>
  changed_by: string
  changed_at: Stamp
}
export interface PeriodLockTable {
  group_id: string
  month: Month
  locked_by: string
  locked_at: Stamp
}
export interface YearCloseTable {
  group_id: string
  year: number
  result_cents: number
  balances: Json<unknown>
  closed_by: string
  closed_at: Stamp
}
export interface LetteringTable {
  group_id: string
  lettering_id: string
  account: string
  letters: string
  lettered_on: Day
  lettered_by: string
  is_automatic: boolean
}
export interface LetteringLineTable {
  group_id: string
  lettering_id: string
  journal: string
  year: number
  entry_number: number
  line: number
}
export interface UnletteringTable {
  group_id: string
  lettering_id: string
  unlettered_by: string
  unlettered_at: Stamp
}
export interface BudgetLineTable {
  group_id: string
  month: Month
  account: string
  amount_cents: number
}
export interface AuditEventTable {
  group_id: string
  sequence: number
  at: string
  actor: string
  action: string
  subject: string
  detail: Json<unknown>
  previous_hash: string
  hash: string
}
export interface ComposeRunTable {
  group_id: string
  run_id: string
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  stage: 'read' | 'columns' | 'bound' | 'jobs' | 'improve' | 'explain' | null
  jobs: Count
  objective: Count
  bound: Count
  needs: Count
  terms: Json<unknown>
  locks: Json<unknown>
  time_limit_seconds: number
  cancel_requested: Generated<boolean>
  failure: Text
  requested_by: string
  requested_at: Stamp
  started_at: Text
  ended_at: Text
  updated_at: Stamp
  problem: Json<unknown> | null
  answer: Json<unknown> | null
}
export interface ComposeScenarioTable {
  group_id: string
  scenario_id: string
  run_id: string
  base_id: string
  state: Generated<'draft' | 'kept' | 'dropped'>
  changes: Json<unknown>
  problem: Json<unknown>
  answer: Json<unknown>
  difference: Json<unknown>
  requested_by: string
  requested_at: Stamp
  kept_at: Text
}
export interface PostTable {
  group_id: string
  post_id: string
  title: string
  skill: string
  authorisations: Generated<string[]>
  weekly_minutes: number
  annual_minutes: Count
  hourly_gross_e4: number
  starts_on: Day
  travel_km: number
  note: Text
  state: Generated<'open' | 'filled' | 'withdrawn'>
  opened_by: string
  opened_at: string
  withdrawn_at: Text
  withdrawn_reason: Text
}
export interface PostPieceTable {
  group_id: string
  post_id: string
  need_id: string
  site_id: string
  member_id: string
  minutes: number
  half_days: number[]
  weeks: Json<unknown>
  position: number
}
export interface AcceptanceTable {
  group_id: string
  acceptance_id: string
  kind: 'post' | 'person' | 'hire'
  state: Generated<'done' | 'reversed'>
  result_id: Text
  job_id: Text
  post_id: Text
  employee_id: Text
  employee_name: Text
  candidate_id: Text
  contract_id: Text
  title: string
  weekly_minutes: number
  need_ids: string[]
  assignment_ids: Generated<string[]>
  accepted_by: string
  accepted_at: string
  reversed_by: Text
  reversed_at: Text
}
export interface DocumentToSignTable {
  group_id: string
  document_id: string
  acceptance_id: string
  kind: 'contract' | 'amendment' | 'agreement'
  state: Generated<'to_sign' | 'signed' | 'refused' | 'withdrawn'>
  employee_id: string
  member_id: Text
  assignment_id: Text
  need_id: Text
  data: Json<unknown>
  created_at: string
  decided_on: Day | null
  decided_by: Text
  reason: Text
}
export interface PayrollNumberTable {
  group_id: string
  employee_id: string
  payroll_number: string
}
export type PayrollTarget = 'silae' | 'sage' | 'csv' | 'xlsx'
export interface PayrollCodeTable {
  group_id: string
  target: PayrollTarget
  code: string
  target_code: Text
}
export interface PayrollExportTable {
  group_id: string
  number: number
  month: Month
  target: PayrollTarget
  made_at: string
  made_by: string
  totals: Json<unknown>
  previous: Count
  difference: Json<unknown> | null
  lines: Json<unknown>
}
export interface PayrollExportFileTable {
  group_id: string
  number: number
  kind: 'full' | 'differences'
  file_name: string
  media_type: string
  content: Buffer
  sha256: string
}
export interface PayrollJournalColumnTable {
  group_id: string
  field: string
  heading: string
}
export interface PayrollJournalTable {
  group_id: string
  month: Month
  version: number
  imported_at: string
  imported_by: string
  file_name: string
}
export interface PayrollJournalLineTable {
  group_id: string
  month: Month
  version: number
  employee_id: string
  gross_cents: number
  employer_contributions_cents: number
  employee_contributions_cents: number
  net_before_tax_cents: number
  tax_rate_e4: Count
  tax_cents: number
  net_paid_cents: number
  employer_total_cents: number
}
export interface HiringDeclarantTable {
  group_id: string
  ape_code: Text
  urssaf_code: Text
  phone: Text
  health_service: Text
}
export interface HiringDeclarationTable {
  group_id: string
  employee_id: string
  hired_on: Day
  declared_on: Day
  receipt: string
  recorded_by: string
  recorded_at: Stamp
}
export interface DisabilityBeneficiaryTable {
  group_id: string
  employee_id: string
  starts_on: Day
  ends_on: Day | null
}
export interface BankAccountTable {
  group_id: string
  account_id: string
  name: string
  iban: string
  bic: Text
  ledger_account: Generated<string>
  ledger_label: Generated<string>
  known_balance_cents: Count
  known_on: Day | null
  closed_on: Day | null
}
export interface BankStatementTable {
  group_id: string
  statement_id: string
  account_id: string
  format: 'camt053' | 'cfonb120' | 'ofx' | 'manual'
  file_name: string
  file_sha256: string
  reference: Text
  first_on: Day | null
  last_on: Day | null
  opening_cents: Count
  closing_cents: Count
  closing_on: Day | null
  difference_cents: Count
  operations: number
  added: number
  warnings: Json<unknown>
  imported_by: string
  imported_at: string
}
export interface BankOperationTable {
  group_id: string
  operation_id: string
  account_id: string
  statement_id: string
  fingerprint: string
  booked_on: Day
  value_on: Day
  amount_cents: number
  label: string
  counterparty_name: Text
  counterparty_iban: Text
  end_to_end_id: Text
  mandate_reference: Text
  bank_reference: Text
  return_reason: Text
  details: Json<unknown>
}
export interface SettlementTable {
  group_id: string
  settlement_id: string
  operation_id: Text
  settled_on: Day
  origin: 'person' | 'certain' | 'rule' | 'reversal'
  rule_id: Text
  reverses: Text
  reason: Generated<string>
  settled_by: string
  settled_at: string
}
export interface SettlementPartTable {
  group_id: string
  settlement_id: string
  part: number
  kind: 'invoice' | 'advance' | 'account'
  member_id: Text
  invoice_number: Text
  account: Text
  account_label: Text
  amount_cents: number
  vat: Json<unknown>
  return_reason: Text
  settled_on: Day
  way: 'operation' | 'set_off' | 'reversal'
}
export interface SettlementRuleTable {
  group_id: string
  rule_id: string
  contains: string
  direction: 'in' | 'out' | 'both'
  member_id: Text
  account: Text
  account_label: Text
  automatic: Generated<boolean>
  recorded_by: string
  recorded_at: string
}
export interface ReminderLevelTable {
  group_id: string
  level: number
  days_late: number
  tone: 'courteous' | 'firm' | 'formal'
  charges: boolean
}
export interface ReminderTable {
  group_id: string
  reminder_id: string
  member_id: string
  level: number
  tone: 'courteous' | 'firm' | 'formal'
  written_on: Day
  invoices: Json<unknown>
  open_cents: number
  interest_cents: number
  fixed_cents: number
  channel: 'post' | 'mail' | 'phone'
  recorded_by: string
  recorded_at: string
}
export interface ReminderPauseTable {
  group_id: string
  invoice_number: string
  sequence: Generated<number>
  member_id: string
  paused: boolean
  reason: string
  recorded_by: string
  recorded_at: string
}
export interface CashItemTable {
  group_id: string
  item_id: string
  label: string
  amount_cents: number
  first_on: Day
  every: 'once' | 'week' | 'month' | 'quarter' | 'year'
  last_on: Day | null
  recorded_by: string
  recorded_at: string
}
export interface CashAssumptionTable {
  group_id: string
  employee_share_e4: number
  pay_day: number
  pay_month_after: number
  vat_day: number
}
export interface UserTable {
  user_id: string
  email: string
  name: string
  password_hash: string
  language: Generated<'fr' | 'en'>
  created_at: Stamp
}
export interface UserRoleTable {
  group_id: string
  user_id: string
  role: 'officer' | 'member'
  member_id: Text
}
export interface SessionTable {
  token_sha256: string
  user_id: string
  group_id: string
  created_at: Stamp
  last_seen_at: Stamp
  expires_at: string
}
export interface SignInFailureTable {
  subject: string
  failures: number
  last_failed_at: string
}
export interface IdempotencyKeyTable {
  group_id: string
  key: string
  user_id: string
  request_sha256: string
  status: Count
  body: Text
  created_at: Stamp
}

export interface Tables {
  employer_group: EmployerGroupTable
  group_settings: GroupSettingsTable
  establishments: EstablishmentTable
  members: MemberTable
  memberships: MembershipTable
  sites: SiteTable
  employees: EmployeeTable
  contracts: ContractTable
  medical_visits: MedicalVisitTable
  deadline_marks: DeadlineMarkTable
  group_filings: GroupFilingTable
  liability_statutes: LiabilityStatuteTable
  mandates: MandateTable
  payees: PayeeTable
  payment_files: PaymentFileTable
  payment_orders: PaymentOrderTable
  payment_answers: PaymentAnswerTable
  guarantee_moves: GuaranteeMoveTable
  guarantee_cancellations: CancellationTable
  guarantee_policies: GuaranteePolicyTable
  reserve_moves: ReserveMoveTable
  reserve_cancellations: CancellationTable
  comparable_pay: ComparablePayTable
  differential_bonuses: DifferentialBonusTable
  overheads: OverheadTable
  skills: SkillTable
  needs: NeedTable
  need_events: NeedEventTable
  candidates: CandidateTable
  employee_wishes: EmployeeWishTable
  travel_times: TravelTimeTable
  assignments: AssignmentTable
  assignment_prices: AssignmentPriceTable
  shifts: ShiftTable
  time_entries: TimeEntryTable
  absences: AbsenceTable
  counter_openings: CounterOpeningTable
  counter_adjustments: CounterAdjustmentTable
  delegation_credits: DelegationCreditTable
  pay_items: PayItemTable
  limits: LimitTable
  group_revision: GroupRevisionTable
  findings_snapshots: FindingsSnapshotTable
  findings: FindingTable
  finding_months: FindingMonthTable
  finding_events: FindingEventTable
  member_findings: MemberFindingTable
  month_closes: MonthCloseTable
  close_runs: CloseRunTable
  invoice_series: InvoiceSeriesTable
  invoices: InvoiceTable
  invoice_lines: InvoiceLineTable
  invoice_documents: InvoiceDocumentTable
  member_terms: MemberTermsTable
  price_rules: PriceRuleTable
  fee_schedules: FeeScheduleTable
  pre_invoice_acts: PreInvoiceActTable
  invoicing_choices: InvoicingChoiceTable
  member_routing: MemberRoutingTable
  platform_accounts: PlatformAccountTable
  suppliers: SupplierTable
  purchase_invoices: PurchaseInvoiceTable
  invoice_statuses: InvoiceStatusTable
  platform_flows: PlatformFlowTable
  pay_variables: PayVariableTable
  costs: CostTable
  account_mapping: AccountMappingTable
  ledger_entries: LedgerEntryTable
  ledger_lines: LedgerLineTable
  ledger_line_parts: LedgerLinePartTable
  chart_accounts: ChartAccountTable
  mapping_approvals: MappingApprovalTable
  entry_templates: EntryTemplateTable
  period_locks: PeriodLockTable
  year_closes: YearCloseTable
  letterings: LetteringTable
  lettering_lines: LetteringLineTable
  unletterings: UnletteringTable
  budget_lines: BudgetLineTable
  audit_events: AuditEventTable
  compose_runs: ComposeRunTable
  compose_scenarios: ComposeScenarioTable
  posts: PostTable
  post_pieces: PostPieceTable
  acceptances: AcceptanceTable
  documents_to_sign: DocumentToSignTable
  payroll_numbers: PayrollNumberTable
  payroll_codes: PayrollCodeTable
  payroll_exports: PayrollExportTable
  payroll_export_files: PayrollExportFileTable
  payroll_journal_columns: PayrollJournalColumnTable
  payroll_journals: PayrollJournalTable
  payroll_journal_lines: PayrollJournalLineTable
  hiring_declarant: HiringDeclarantTable
  hiring_declarations: HiringDeclarationTable
  disability_beneficiaries: DisabilityBeneficiaryTable
  bank_accounts: BankAccountTable
  bank_statements: BankStatementTable
  bank_operations: BankOperationTable
  settlements: SettlementTable
  settlement_parts: SettlementPartTable
  settlement_rules: SettlementRuleTable
  reminder_levels: ReminderLevelTable
  reminders: ReminderTable
  reminder_pauses: ReminderPauseTable
  cash_items: CashItemTable
  cash_assumptions: CashAssumptionTable
  users: UserTable
  user_roles: UserRoleTable
  sessions: SessionTable
  sign_in_failures: SignInFailureTable
  idempotency_keys: IdempotencyKeyTable
}
