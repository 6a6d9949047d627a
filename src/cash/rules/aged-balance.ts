import { type Day, daysBetween } from '../../shared/days.ts'
import { divideHalfUp } from '../../shared/money.ts'
import type { OpenInvoice } from '../model.ts'

export const AGES = ['not_due', 'd1_30', 'd31_60', 'd61_90', 'over_90'] as const
export type Age = (typeof AGES)[number]

/** How late an invoice is on a day: it is late from the day after it fell due. */
export function ageOf(dueOn: Day, at: Day): Age {
  const late = daysBetween(dueOn, at)
  if (late <= 0) return 'not_due'
  if (late <= 30) return 'd1_30'
  if (late <= 60) return 'd31_60'
  return late <= 90 ? 'd61_90' : 'over_90'
}

export type Ages = Readonly<Record<Age, number>>

export interface AgedMember {
  readonly memberId: string
  readonly memberName: string
  readonly ages: Ages
  /** Paid ahead or too much, and not yet set against an invoice. */
  readonly advanceCents: number
  readonly totalCents: number
  readonly invoices: readonly OpenInvoice[]
}

const NOTHING: Ages = { not_due: 0, d1_30: 0, d31_60: 0, d61_90: 0, over_90: 0 }

export const sumAges = (rows: readonly Ages[]): Ages =>
  rows.reduce(
    (sum, row) => ({
      not_due: sum.not_due + row.not_due,
      d1_30: sum.d1_30 + row.d1_30,
      d31_60: sum.d31_60 + row.d31_60,
      d61_90: sum.d61_90 + row.d61_90,
      over_90: sum.over_90 + row.over_90,
    }),
    NOTHING,
  )

/** Balance agee: what each member owes by how late it is. Credits not used count in their age. */
export function agedBalance(
  invoices: readonly OpenInvoice[],
  advances: readonly {
    readonly memberId: string
    readonly memberName: string
    readonly amountCents: number
  }[],
  at: Day,
): readonly AgedMember[] {
  const names = new Map([...advances, ...invoices].map((row) => [row.memberId, row.memberName]))
  return [...names]
    .map(([memberId, memberName]): AgedMember => {
      const own = invoices.filter((invoice) => invoice.memberId === memberId)
      const ages = sumAges(
        own.map(({ dueOn, openCents }) => ({ ...NOTHING, [ageOf(dueOn, at)]: openCents })),
      )
      const advanceCents = advances
        .filter((advance) => advance.memberId === memberId)
        .reduce((sum, { amountCents }) => sum + amountCents, 0)
      const open = own.reduce((sum, { openCents }) => sum + openCents, 0)
      return {
        memberId,
        memberName,
        ages,
        advanceCents,
        totalCents: open - advanceCents,
        invoices: own,
      }
    })
    .sort((a, b) => b.totalCents - a.totalCents || (a.memberId < b.memberId ? -1 : 1))
}

/** Days of billing that the DSO looks back on. */
export const DSO_DAYS = 90

/**
 * DSO (delai moyen de paiement), in tenths of a day: what is open, taxes included, over what was
 * billed in the 90 days before, times 90. Null when nothing was billed.
 */
export function dsoTenths(openCents: number, billedCents: number): number | null {
  if (billedCents <= 0) return null
  return Number(
    divideHalfUp(BigInt(Math.max(0, openCents)) * BigInt(DSO_DAYS * 10), BigInt(billedCents)),
  )
}
