import type { Provision } from './rule.ts'
import { CONTRACT_PROVISIONS } from './rules/contract-provisions.ts'
import { GROUP_PROVISIONS } from './rules/group-provisions.ts'
import { HEALTH_PROVISIONS } from './rules/health-provisions.ts'
import { HOURS_PROVISIONS } from './rules/hours-provisions.ts'
import { LEAVE_PROVISIONS } from './rules/leave-provisions.ts'
import { WORKING_TIME_PROVISIONS } from './rules/working-time-provisions.ts'

/**
 * What the law says and the product computes, follows or reminds of, without judging it as a
 * limit. Of the words, `sentence` says the rule and `counting` how and where the product uses it.
 */
export const PROVISIONS: readonly Provision[] = [
  ...WORKING_TIME_PROVISIONS,
  ...HOURS_PROVISIONS,
  ...LEAVE_PROVISIONS,
  ...CONTRACT_PROVISIONS,
  ...GROUP_PROVISIONS,
  ...HEALTH_PROVISIONS,
]
