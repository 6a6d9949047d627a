import type { Day } from '../../shared/days.ts'
import type { Cents } from '../../shared/money.ts'

/**
 * By what debts are shared between members (regle de repartition, LIA-01 to LIA-03): the criteria
 * that bylaws may set, or `joint`, what the law says without them: each member may be asked for
 * the whole (L1253-8).
 */
export const LIABILITY_RULES = ['equal', 'hours', 'billing', 'posts', 'joint'] as const
export type LiabilityRule = (typeof LIABILITY_RULES)[number]

export const isLiabilityRule = (text: string): text is LiabilityRule =>
  LIABILITY_RULES.some((rule) => rule === text)

/** What is owed to employees and to the bodies that collect contributions. */
export interface Debts {
  readonly wagesCents: Cents
  readonly contributionsCents: Cents
}

/** A member on a day of the month, with what each rule weighs. */
export interface LiableMember {
  readonly memberId: string
  /** Minutes of the month that both sides confirmed. */
  readonly confirmedMinutes: number
  /** Net invoiced of the month, negative where credit notes weigh more; null when not read. */
  readonly netCents: number | null
  /** Assignments active on a day of the month. */
  readonly posts: number
  readonly depositCents: Cents
  readonly bankGuaranteeCents: Cents
}

/** The part of a member, and what its guarantees cover of it: wages first, then contributions. */
export interface LiabilityShare extends Debts {
  readonly memberId: string
  readonly failing: boolean
  readonly weight: number
  readonly guaranteedCents: Cents
  readonly guaranteedWagesCents: Cents
  readonly uncoveredCents: Cents
}

export interface Apportionment {
  readonly shares: readonly LiabilityShare[]
  /** What no share holds, because all of those who bear something are at the cap. */
  readonly beyondCaps: Debts
}

/** Why debts cannot be shared: facts for the sentence. */
export type ApportionRefusal =
  | { readonly kind: 'nobody-left'; readonly members: number; readonly failing: number }
  | { readonly kind: 'no-weight'; readonly rule: LiabilityRule; readonly members: number }

/** A version of the rule of the bylaws: it holds from its day until the next one. */
export interface StatuteRule {
  readonly startsOn: Day
  readonly rule: LiabilityRule
  /** At most this much for one member and one month; null without a cap. */
  readonly capCents: Cents | null
  /** The article of the bylaws or the decision. */
  readonly source: string
}
