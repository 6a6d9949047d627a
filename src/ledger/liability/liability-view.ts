import { beyondMember, type GroupDb } from '../../platform/database/index.ts'
import type { Month } from '../../shared/days.ts'
import type { GroupId, MemberId } from '../../shared/ids.ts'
import { NO_CENTS } from '../../shared/money.ts'
import type { Debts, LiabilityRule, LiabilityShare } from './liability.ts'
import type { LiabilityAnswer, LiabilityRow, OwnLiability } from './liability-contract.ts'
import {
  debtsOfMonth,
  type LiabilityOfMonth,
  liabilityOfMonth,
  type NetOfMonth,
  statuteOfMonth,
  termsOf,
} from './liability-of-month.ts'
import type { MemberFacts } from './liability-store.ts'
import { coveredCents } from './rules/apportion.ts'

const NO_DEBTS: Debts = { wagesCents: NO_CENTS, contributionsCents: NO_CENTS }

export interface ViewAsked {
  readonly groupId: GroupId
  readonly month: Month
  /** Another rule than that of the bylaws, to try: without their cap. */
  readonly rule: LiabilityRule | null
  /** Amounts in the place of those of the ledger. */
  readonly given: Partial<Debts>
  readonly failing: ReadonlySet<string>
}

/** The whole of a month: the rule, the debts, and each member's share. For the group's staff. */
export async function liabilityView(
  db: GroupDb,
  { groupId, month, rule, given, failing }: ViewAsked,
  netOfMonth: NetOfMonth,
): Promise<LiabilityAnswer> {
  const statute = await statuteOfMonth(db, groupId, month)
  const posted = await debtsOfMonth(db, groupId, month)
  const terms = rule === null ? termsOf(statute) : { rule, capCents: null }
  const debts = { ...(posted ?? NO_DEBTS), ...given }
  const isGiven = given.wagesCents !== undefined || given.contributionsCents !== undefined
  const asked = { groupId, month, debts, failing, ...terms }
  const found = await liabilityOfMonth(db, asked, netOfMonth)
  const shares = rowsOf(found, failing)
  const { result } = found
  return {
    month,
    rule: terms.rule,
    capCents: terms.capCents,
    statute,
    debts: {
      ...debts,
      source: isGiven ? 'given' : posted !== null ? 'ledger' : 'none',
    },
    posted,
    refusal: result.ok ? null : { kind: result.refusal.kind, members: result.refusal.members },
    shares,
    beyondCaps: result.ok ? result.value.beyondCaps : NO_DEBTS,
    coveredCents: result.ok ? coveredCents(terms.rule, debts, result.value.shares) : 0,
  }
}

const owedOf = (share: LiabilityShare | undefined): number =>
  share === undefined ? 0 : share.wagesCents + share.contributionsCents

/**
 * Every member, with what it holds; nothing where the debts cannot be shared. Who holds most when
 * nobody fails comes first, so that the order stays while one tries who fails.
 */
function rowsOf(
  { members, result, undisturbed }: LiabilityOfMonth,
  failing: ReadonlySet<string>,
): LiabilityRow[] {
  const byMember = (of: LiabilityOfMonth['result']) =>
    new Map(of.ok ? of.value.shares.map((share) => [share.memberId, share]) : [])
  const [now, before] = [byMember(result), byMember(undisturbed)]
  const held = ({ memberId }: MemberFacts) => owedOf(before.get(memberId))
  const ordered = [...members].sort((one, other) => held(other) - held(one))
  return ordered.map((member) => {
    const share = now.get(member.memberId)
    return {
      memberId: member.memberId,
      name: member.name,
      failing: failing.has(member.memberId),
      weight: share?.weight ?? 0,
      extraCents: Math.max(0, owedOf(share) - held(member)),
      ...partOf(member, share),
    }
  })
}

const partOf = (
  { depositCents, bankGuaranteeCents }: Pick<MemberFacts, 'depositCents' | 'bankGuaranteeCents'>,
  share: LiabilityShare | undefined,
) => ({
  wagesCents: share?.wagesCents ?? 0,
  contributionsCents: share?.contributionsCents ?? 0,
  depositCents,
  bankGuaranteeCents,
  guaranteedCents: share?.guaranteedCents ?? 0,
  guaranteedWagesCents: share?.guaranteedWagesCents ?? 0,
  uncoveredCents: share?.uncoveredCents ?? 0,
})

/**
 * What one member answers for in a closed month. The shares of the others are needed to find its
 * own, so the whole group is read; only its own leaves.
 */
export function ownLiabilityView(
  db: GroupDb,
  { groupId, month, memberId }: { groupId: GroupId; month: Month; memberId: MemberId },
  netOfMonth: NetOfMonth,
): Promise<OwnLiability> {
  return beyondMember(db, async () => {
    const statute = await statuteOfMonth(db, groupId, month)
    const terms = termsOf(statute)
    const known = { month, statute, ...terms }
    const debts = await debtsOfMonth(db, groupId, month)
    if (debts === null) return { ...known, state: 'not-closed', share: null }
    const asked = { groupId, month, debts, ...terms, failing: new Set<string>() }
    const { members, result } = await liabilityOfMonth(db, asked, netOfMonth)
    const own = members.find((one) => one.memberId === memberId)
    if (own === undefined) return { ...known, state: 'not-a-member', share: null }
    if (!result.ok) return { ...known, state: 'not-shared', share: null }
    const share = result.value.shares.find((one) => one.memberId === memberId)
    return { ...known, state: 'known', share: partOf(own, share) }
  })
}
