import type { Target } from './pay-line.ts'

/**
 * Codes that Silae files are known to use. All others are of the customer's file: they are chosen
 * on the screen, never guessed. docs/payroll-engines.md says where these come from.
 */
const SILAE: Readonly<Record<string, string>> = {
  hours_normal: 'Heures travaillees',
  overtime_25: 'HS-HS25',
  overtime_50: 'HS-HS50',
}

/** The code that is proposed for an engine, or null where only its own file knows. */
export function proposedCode(target: Target, code: string): string | null {
  if (target === 'csv' || target === 'xlsx') return code
  return target === 'silae' ? (SILAE[code] ?? null) : null
}

/** Neutral codes that a month may hold; the group's own pay items come besides. */
export const NEUTRAL_CODES = [
  'hours_normal',
  'overtime_25',
  'overtime_50',
  'complementary_10',
  'complementary_25',
  'holiday_may_1',
  'night_premium',
  'sunday_premium',
  'public_holiday_premium',
  'paid_time',
  'absence_paid_leave',
  'absence_sickness',
  'absence_work_accident',
  'absence_maternity',
  'absence_paternity',
  'absence_family_event',
  'absence_unpaid',
  'absence_compensatory_rest',
  'absence_intermission',
  'paid_leave_pay',
  'public_holiday_pay',
  'family_event_pay',
  'intermission_pay',
  'accident_day_pay',
  'sick_pay_90',
  'sick_pay_66',
  'sick_waiting',
  'social_security_waiting',
  'end_of_contract_indemnity',
  'leave_indemnity',
  'meal_vouchers',
] as const

/** What a code becomes in an engine: a code, null for "not wanted", undefined for "not said yet". */
export function codeIn(
  target: Target,
  code: string,
  chosen: ReadonlyMap<string, string | null>,
): string | null | undefined {
  const own = chosen.get(code)
  return own === undefined ? (proposedCode(target, code) ?? undefined) : own
}
