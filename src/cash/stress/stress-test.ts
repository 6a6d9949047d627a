import {
  guaranteesOn,
  liabilityOfMonth,
  type LiabilityRule,
  type NetOfMonth,
  type StatuteRule,
  statuteOfMonth,
  termsOf,
} from '../../ledger/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day, Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type Cents, cents, NO_CENTS } from '../../shared/money.ts'
import { forecastFacts } from '../forecast.ts'
import { lastClosed } from '../forecast-store.ts'
import { stressOf, type StressTest } from './rules/stress.ts'

/** What a member would pay of what is missing. */
export interface Payer {
  readonly memberId: string
  readonly name: string
  readonly cents: Cents
}

export interface GroupStress extends StressTest {
  readonly today: Day
  /** What the guarantees of those who fail can pay. */
  readonly callableCents: number
  /** What is missing at the lowest point, their guarantees called. */
  readonly shortageCents: number
  readonly sharing: {
    /** The last closed month, whose members and weights share; null where none is closed. */
    readonly month: Month | null
    readonly rule: LiabilityRule
    readonly statute: StatuteRule | null
    readonly payers: readonly Payer[]
    /** False: the rule weighs nobody of those who are left. */
    readonly isShared: boolean
  }
}

/**
 * What happens if some members fail today: for how long the cash lasts, and who pays what is
 * missing, by the rule of the bylaws or the law (L1253-8).
 */
export async function stressTest(
  db: GroupDb,
  groupId: GroupId,
  {
    today,
    weeks,
    failing,
  }: { readonly today: Day; readonly weeks: number; readonly failing: ReadonlySet<string> },
  netOfMonth: NetOfMonth,
): Promise<GroupStress> {
  const { members } = await guaranteesOn(db, groupId, today)
  const callableCents = members
    .filter(({ memberId }) => failing.has(memberId))
    .reduce((sum, one) => sum + one.deposit.heldCents + one.bankGuarantee.heldCents, 0)
  const test = stressOf(await forecastFacts(db, groupId, { today, weeks }), failing, callableCents)
  const shortageCents = Math.max(0, -test.guaranteesCalled.lowest.balanceCents)
  const sharing = await sharingOf(db, groupId, cents(shortageCents), failing, netOfMonth)
  return { today, ...test, callableCents, shortageCents, sharing }
}

async function sharingOf(
  db: GroupDb,
  groupId: GroupId,
  shortage: Cents,
  failing: ReadonlySet<string>,
  netOfMonth: NetOfMonth,
): Promise<GroupStress['sharing']> {
  const [month] = await lastClosed(db, groupId, 1)
  if (month === undefined)
    return { month: null, rule: 'joint', statute: null, payers: [], isShared: false }
  const statute = await statuteOfMonth(db, groupId, month)
  const terms = termsOf(statute)
  const debts = { wagesCents: shortage, contributionsCents: NO_CENTS }
  const { members, result } = await liabilityOfMonth(
    db,
    { groupId, month, debts, failing, ...terms },
    netOfMonth,
  )
  const names = new Map(members.map(({ memberId, name }) => [memberId, name]))
  const payers = (result.ok ? result.value.shares : [])
    .filter(({ wagesCents }) => wagesCents > 0)
    .map(({ memberId, wagesCents }) => ({
      memberId,
      name: names.get(memberId) ?? memberId,
      cents: wagesCents,
    }))
    .sort((a, b) => b.cents - a.cents || (a.memberId < b.memberId ? -1 : 1))
  return { month, rule: terms.rule, statute, payers, isShared: result.ok }
}
