import { type Cents, cents, NO_CENTS, rateE4 } from '../../shared/money.ts'
import type { Month } from '../../shared/days.ts'
import type { BillableLine, BilledMember } from './invoices.ts'
import type { VatRegime } from './vat.ts'

/** An advance (acompte) invoiced to a member, of which something is not deducted yet. */
export interface OpenAdvance {
  readonly memberId: string
  readonly number: string
  readonly line: number
  /** Names the advance in the lines that deduct it. */
  readonly item: string
  readonly vat: VatRegime
  readonly leftCents: Cents
}

/** The line that invoices an advance; none of it repays pay yet. */
export const advanceLine = (
  { memberId, item, label }: { memberId: string; item: string; label: string },
  period: Month,
  netCents: Cents,
): BillableLine => ({
  memberId,
  employeeId: null,
  assignmentId: null,
  kind: 'advance',
  period,
  correctedKind: null,
  minutes: null,
  unitPriceE4: rateE4(netCents * 100),
  netCents,
  wagesCents: NO_CENTS,
  contributionsCents: NO_CENTS,
  explanation: { pricing: 'at_cost', item, label },
  entryIds: [],
})

/**
 * The lines that deduct the advances of each member from what it is billed, oldest first, each at
 * the rate of VAT that it bore, and never below zero: what is left waits for the next invoice.
 */
export function deductions(
  lines: readonly BillableLine[],
  members: readonly BilledMember[],
  advances: readonly OpenAdvance[],
  period: Month,
): readonly BillableLine[] {
  const regimes = new Map(members.map(({ memberId, regime }) => [memberId, regime]))
  const room = new Map<string, number>()
  const keyOf = (memberId: string, vat: VatRegime | undefined): string =>
    `${memberId} ${vat?.percentE2} ${vat?.exemption}`
  for (const line of lines) {
    const key = keyOf(line.memberId, line.vat ?? regimes.get(line.memberId))
    room.set(key, (room.get(key) ?? 0) + line.netCents)
  }
  return advances.flatMap((advance) => {
    const key = keyOf(advance.memberId, advance.vat)
    const part = Math.min(advance.leftCents, room.get(key) ?? 0)
    if (part <= 0) return []
    room.set(key, (room.get(key) ?? 0) - part)
    const { item, number, line, vat } = advance
    const label = `Acompte ${number}`
    const taken = advanceLine({ memberId: advance.memberId, item, label }, period, cents(-part))
    return [{ ...taken, vat, credits: { number, line } }]
  })
}
