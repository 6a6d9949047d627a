import type { Rule } from '../rule.ts'
import { PAID_LEAVE } from './leave/paid-leave.ts'
import { BELOW_FULL_TIME, COMPLEMENTARY_HOURS } from './part-time/complementary-hours.ts'
import { DELEGATION_HOURS } from './part-time/delegation-hours.ts'
import { MINIMUM_HOURS } from './part-time/minimum-hours.ts'
import { PART_TIME_INTERRUPTIONS } from './part-time/part-time-interruptions.ts'

/** The rules on the hours that the contract sets, and on leave. */
export const CONTRACT_HOURS: readonly Rule[] = [
  MINIMUM_HOURS,
  COMPLEMENTARY_HOURS,
  BELOW_FULL_TIME,
  PART_TIME_INTERRUPTIONS,
  DELEGATION_HOURS,
  PAID_LEAVE,
]
