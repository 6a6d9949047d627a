import { allocate, type Cents, cents, NO_CENTS } from '../../../shared/money.ts'
import { done, type Result, refused } from '../../../shared/refusal.ts'
import type {
  Apportionment,
  ApportionRefusal,
  Debts,
  LiabilityRule,
  LiabilityShare,
  LiableMember,
} from '../liability.ts'

export interface ApportionTerms {
  readonly rule: LiabilityRule
  readonly capCents: Cents | null
  /** Members that bear nothing: their part goes to the others by the same rule. */
  readonly failing: ReadonlySet<string>
}

const NOT_CAPPED = Number.MAX_SAFE_INTEGER

/**
 * Shares debts between members (L1253-8). Cents go by largest remainder, ties by identifier, so
 * that the parts add up to the debts; under `joint` each part is the whole. Under a cap, what a
 * member does not bear goes to the others by the same rule while one of them has room; wages fill
 * the caps first, as they rank first. When there is something to share and nobody to bear it, or
 * the rule weighs nobody, it refuses rather than choose for the bylaws.
 */
export function apportion(
  debts: Debts,
  members: readonly LiableMember[],
  { rule, capCents, failing }: ApportionTerms,
): Result<Apportionment, ApportionRefusal> {
  const sorted = [...members].sort((a, b) => (a.memberId < b.memberId ? -1 : 1))
  const weights = sorted.map((member) =>
    failing.has(member.memberId) ? 0 : weightOf(rule, member),
  )
  if (debts.wagesCents > 0 || debts.contributionsCents > 0) {
    const standing = sorted.filter(({ memberId }) => !failing.has(memberId)).length
    if (standing === 0)
      return refused({ kind: 'nobody-left', members: sorted.length, failing: failing.size })
    if (weights.every((weight) => weight === 0))
      return refused({ kind: 'no-weight', rule, members: standing })
  }
  const cap = capCents ?? NOT_CAPPED
  const split = rule === 'joint' ? wholeToEach : underCaps
  const caps = sorted.map(() => cap)
  const wages = split(debts.wagesCents, weights, caps)
  const room = wages.map((part) => cap - part)
  const contributions = split(debts.contributionsCents, weights, room)
  const shares = sorted.map((member, index) =>
    shareOf(member, {
      failing: failing.has(member.memberId),
      weight: weights[index] ?? 0,
      wagesCents: cents(wages[index] ?? 0),
      contributionsCents: cents(contributions[index] ?? 0),
    }),
  )
  return done({
    shares,
    beyondCaps:
      rule === 'joint'
        ? { wagesCents: NO_CENTS, contributionsCents: NO_CENTS }
        : {
            wagesCents: cents(debts.wagesCents - sum(wages)),
            contributionsCents: cents(debts.contributionsCents - sum(contributions)),
          },
  })
}

/**
 * What guarantees can pay of the debts. Under `joint` the parts overlap: all guarantees together
 * pay at most the whole once.
 */
export function coveredCents(
  rule: LiabilityRule,
  { wagesCents, contributionsCents }: Debts,
  shares: readonly LiabilityShare[],
): Cents {
  const covered = sum(shares.map(({ guaranteedCents }) => guaranteedCents))
  return cents(rule === 'joint' ? Math.min(covered, wagesCents + contributionsCents) : covered)
}

/** What a member counts for. Credit notes beyond invoices weigh nothing, not less than nothing. */
function weightOf(rule: LiabilityRule, member: LiableMember): number {
  switch (rule) {
    case 'equal':
    case 'joint':
      return 1
    case 'hours':
      return member.confirmedMinutes
    case 'billing':
      return Math.max(0, member.netCents ?? 0)
    case 'posts':
      return member.posts
  }
}

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0)

const wholeToEach = (amount: number, weights: readonly number[]): readonly number[] =>
  weights.map((weight) => (weight === 0 ? 0 : amount))

/** Parts by weight; who would exceed its cap bears the cap, and the rest is split anew. */
function underCaps(
  amount: number,
  weights: readonly number[],
  caps: readonly number[],
): readonly number[] {
  const parts = weights.map(() => 0)
  let open = weights.flatMap((weight, index) => (weight > 0 ? [index] : []))
  let left = amount
  while (open.length > 0) {
    const split = allocate(
      left,
      open.map((index) => weights[index] ?? 0),
    )
    const over = open.some((index, position) => (split[position] ?? 0) > (caps[index] ?? 0))
    const waiting: number[] = []
    for (const [position, index] of open.entries()) {
      const [part, cap] = [split[position] ?? 0, caps[index] ?? 0]
      if (over && part <= cap) waiting.push(index)
      else parts[index] = Math.min(part, cap)
    }
    open = waiting
    left = amount - sum(parts)
  }
  return parts
}

function shareOf(
  { memberId, depositCents, bankGuaranteeCents }: LiableMember,
  part: Pick<LiabilityShare, 'failing' | 'weight' | 'wagesCents' | 'contributionsCents'>,
): LiabilityShare {
  const { wagesCents, contributionsCents } = part
  const guarantee = depositCents + bankGuaranteeCents
  const owed = wagesCents + contributionsCents
  const guaranteed = Math.min(guarantee, owed)
  return {
    memberId,
    ...part,
    guaranteedCents: cents(guaranteed),
    guaranteedWagesCents: cents(Math.min(guarantee, wagesCents)),
    uncoveredCents: cents(owed - guaranteed),
  }
}
