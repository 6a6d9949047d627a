import type { GroupDb } from '../../platform/database/index.ts'
import { lastDayOf, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Result } from '../../shared/refusal.ts'
import { accountsOf } from '../ledger-store.ts'
import type { Apportionment, ApportionRefusal, Debts, StatuteRule } from './liability.ts'
import * as store from './liability-store.ts'
import { apportion, type ApportionTerms } from './rules/apportion.ts'

/** Net invoiced of a month by member; what bills stands downstream and is handed in. */
export type NetOfMonth = (
  db: GroupDb,
  groupId: GroupId,
  month: Month,
) => Promise<ReadonlyMap<string, number>>

export interface LiabilityAsked extends ApportionTerms {
  readonly groupId: GroupId
  readonly month: Month
  readonly debts: Debts
}

export interface LiabilityOfMonth {
  /** Members on a day of the month, by identifier. */
  readonly members: readonly store.MemberFacts[]
  readonly result: Result<Apportionment, ApportionRefusal>
  /** The same as if nobody failed. */
  readonly undisturbed: Result<Apportionment, ApportionRefusal>
}

/** Who answers for what of the debts of a month. */
export async function liabilityOfMonth(
  db: GroupDb,
  { groupId, month, debts, ...terms }: LiabilityAsked,
  netOfMonth: NetOfMonth,
): Promise<LiabilityOfMonth> {
  const members = await store.liableMembers(db, groupId, month)
  // The month of everybody is computed for that: only for the rule that needs it.
  const net = terms.rule === 'billing' ? await netOfMonth(db, groupId, month) : null
  const weighed = members.map((member) => ({
    ...member,
    netCents: net === null ? null : (net.get(member.memberId) ?? 0),
  }))
  const result = apportion(debts, weighed, terms)
  const nobodyFails = { ...terms, failing: new Set<string>() }
  const undisturbed = terms.failing.size === 0 ? result : apportion(debts, weighed, nobodyFails)
  return { members, result, undisturbed }
}

/** The version of the rule on the last day of the month; null where the law alone holds. */
export async function statuteOfMonth(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<StatuteRule | null> {
  const versions = await store.statutesOf(db, groupId)
  return versions.find(({ startsOn }) => startsOn <= lastDayOf(month)) ?? null
}

/** The terms of a version, or of the law where there is none: joint, without a cap. */
export const termsOf = (statute: StatuteRule | null): Pick<StatuteRule, 'rule' | 'capCents'> =>
  statute === null
    ? { rule: 'joint', capCents: null }
    : { rule: statute.rule, capCents: statute.capCents }

/** What a closed month left to pay; null for a month that is not closed. */
export const debtsOfMonth = async (
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<Debts | null> => store.debtsOfMonth(db, groupId, month, await accountsOf(db, groupId))
