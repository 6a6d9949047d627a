import type { Selectable } from 'kysely'
import type { AssignmentFacts, ContractFacts, MedicalVisitFacts, SkillFacts } from '../law/index.ts'
import type { Tables } from '../platform/database/index.ts'
import type { Day, Period } from '../shared/days.ts'
import { type Minutes, minutes } from '../shared/time.ts'

/** Rows as the rules of law read them, whoever reads the rows and for what days. */

export const periodOf = (row: { starts_on: Day; ends_on: Day | null }): Period => ({
  startsOn: row.starts_on,
  endsOn: row.ends_on,
})

export const minutesOrNull = (value: number | null): Minutes | null =>
  value === null ? null : minutes(value)

export const CONTRACT_COLUMNS = [
  ...(['contract_id', 'employee_id', 'kind', 'starts_on', 'ends_on'] as const),
  ...(['weekly_minutes', 'annual_minutes', 'job', 'member_ids'] as const),
  ...(['category', 'trial_ends_on', 'fixed_term_reason', 'part_time_reason'] as const),
] as const

export const contractFacts = (
  row: Pick<Selectable<Tables['contracts']>, (typeof CONTRACT_COLUMNS)[number]>,
): ContractFacts => ({
  ...periodOf(row),
  id: row.contract_id,
  kind: row.kind,
  weeklyMinutes: minutesOrNull(row.weekly_minutes),
  annualMinutes: minutesOrNull(row.annual_minutes),
  job: row.job,
  memberIds: row.member_ids,
  category: row.category,
  trialEndsOn: row.trial_ends_on,
  fixedTermReason: row.fixed_term_reason,
  partTimeReason: row.part_time_reason,
})

export const ASSIGNMENT_COLUMNS = [
  ...(['assignment_id', 'employee_id', 'member_id', 'site_id'] as const),
  ...(['starts_on', 'ends_on', 'weekly_minutes', 'required_skills'] as const),
] as const

export const assignmentFacts = (
  row: Pick<Selectable<Tables['assignments']>, (typeof ASSIGNMENT_COLUMNS)[number]>,
): AssignmentFacts => ({
  ...periodOf(row),
  id: row.assignment_id,
  memberId: row.member_id,
  siteId: row.site_id,
  weeklyMinutes: minutesOrNull(row.weekly_minutes),
  requiredSkills: row.required_skills,
})

export const skillFacts = (
  row: Pick<Selectable<Tables['skills']>, 'skill' | 'obtained_on' | 'valid_until'>,
): SkillFacts => ({
  skill: row.skill,
  obtainedOn: row.obtained_on,
  validUntil: row.valid_until,
})

export const visitFacts = (
  row: Pick<Selectable<Tables['medical_visits']>, 'kind' | 'held_on' | 'valid_until'>,
): MedicalVisitFacts => ({ kind: row.kind, heldOn: row.held_on, validUntil: row.valid_until })
