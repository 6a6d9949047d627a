import type { Rule } from '../rule.ts'
import { ANNUAL_HOURS_PASSED } from './annualised/annual-hours.ts'
import { MAIN_LEAVE } from './leave/main-leave.ts'
import { PAID_LEAVE } from './leave/paid-leave.ts'
import { OVERTIME_QUOTA } from './overtime/overtime-quota.ts'
import { BELOW_FULL_TIME, COMPLEMENTARY_HOURS } from './part-time/complementary-hours.ts'
import { DELEGATION_HOURS } from './part-time/delegation-hours.ts'
import { LASTING_HOURS } from './part-time/lasting-hours.ts'
import { MINIMUM_HOURS } from './part-time/minimum-hours.ts'
import { PART_TIME_INTERRUPTIONS } from './part-time/part-time-interruptions.ts'

/** The rules on the hours that the contract sets, and on leave. */
export const CONTRACT_HOURS: readonly Rule[] = [
  OVERTIME_QUOTA,
  ANNUAL_HOURS_PASSED,
  MINIMUM_HOURS,
  COMPLEMENTARY_HOURS,
  BELOW_FULL_TIME,
  PART_TIME_INTERRUPTIONS,
  LASTING_HOURS,
  DELEGATION_HOURS,
  MAIN_LEAVE,
  PAID_LEAVE,
]
