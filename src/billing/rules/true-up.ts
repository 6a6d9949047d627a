import { allocate, type Cents, cents } from '../../shared/money.ts'

/** What a member was billed in a year, and what its people cost. */
export interface YearOfMember {
  readonly memberId: string
  /** Exempt under CGI 261 B: it pays its exact share (VAT-03, VAT-07). */
  readonly isExempt: boolean
  readonly minutes: number
  readonly wagesCents: Cents
  readonly contributionsCents: Cents
  /** Gross, contributions and leave earned. */
  readonly costCents: Cents
  readonly billedCents: Cents
  readonly billedWagesCents: Cents
  readonly billedContributionsCents: Cents
}

export interface TrueUp extends YearOfMember {
  /** Its part of the common expenses, by minutes used. */
  readonly commonCents: Cents
  /** Cost and common expenses less what was billed: to invoice, or to give back below zero. */
  readonly dueCents: Cents
}

/**
 * Brings what each member was billed to what it cost: its own people, and its share of the common
 * expenses by the minutes that it used, with largest remainder so that nothing of them is lost.
 *
 * @param members all of the year, in order of identifier
 */
export function trueUps(members: readonly YearOfMember[], commonCents: Cents): readonly TrueUp[] {
  if (members.length === 0) return []
  const shares = allocate(
    commonCents,
    members.map(({ minutes }) => Math.max(0, minutes)),
  )
  return members.map((member, index) => {
    const share = cents(shares[index] ?? 0)
    return {
      ...member,
      commonCents: share,
      dueCents: cents(member.costCents + share - member.billedCents),
    }
  })
}
