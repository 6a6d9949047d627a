import { allocate, divideHalfUp } from '../../shared/money.ts'
import type { VatShare } from '../model.ts'

const same = (a: VatShare, b: VatShare): boolean =>
  a.vatPercentE2 === b.vatPercentE2 && a.vatExemption === b.vatExemption

/** The cells of the breakdown in one row: net and VAT of each rate. */
const cellsOf = (shares: readonly VatShare[]): number[] =>
  shares.flatMap(({ netCents, vatCents }) => [netCents, vatCents])

/** All settled of one invoice until now, by the rates of its breakdown. */
export const settledSoFar = (
  breakdown: readonly VatShare[],
  settled: readonly VatShare[],
): VatShare[] =>
  breakdown.map((share) => {
    const own = settled.filter((part) => same(part, share))
    const sum = (cell: 'netCents' | 'vatCents') =>
      own.reduce((total, part) => total + part[cell], 0)
    return { ...share, netCents: sum('netCents'), vatCents: sum('vatCents') }
  })

/**
 * Splits an amount that settles a part of an invoice over its rates, net and VAT, by largest
 * remainder over what each still owes: parts never pass what is owed, and the last payment leaves
 * nothing at all. An amount of the other sign takes back, over what was settled.
 *
 * @param settled what earlier parts settled, by the same rates
 */
export function allocateVat(
  amountCents: number,
  breakdown: readonly VatShare[],
  settled: readonly VatShare[],
): VatShare[] {
  const owed = cellsOf(breakdown)
  const paid = cellsOf(settledSoFar(breakdown, settled))
  const gross = owed.reduce((sum, cell) => sum + cell, 0)
  const isTakenBack = amountCents * gross < 0
  const weights = owed.map((cell, at) => (isTakenBack ? (paid[at] ?? 0) : cell - (paid[at] ?? 0)))
  const sign = gross < 0 ? -1 : 1
  const isPlain = weights.every((weight) => weight * sign >= 0)
  const cells = isPlain
    ? allocate(
        amountCents,
        weights.map((weight) => Math.abs(weight)),
      )
    : byShareOfTheWhole(amountCents, owed, paid)
  return breakdown.map((share, at) => ({
    ...share,
    netCents: cells[2 * at] ?? 0,
    vatCents: cells[2 * at + 1] ?? 0,
  }))
}

/** Where rates have both signs: each is settled in proportion to the whole, the largest takes the rest. */
function byShareOfTheWhole(
  amountCents: number,
  owed: readonly number[],
  paid: readonly number[],
): number[] {
  const gross = owed.reduce((sum, cell) => sum + cell, 0)
  const after = paid.reduce((sum, cell) => sum + cell, 0) + amountCents
  const largest = owed.reduce(
    (best, cell, at) => (Math.abs(cell) > Math.abs(owed[best] ?? 0) ? at : best),
    0,
  )
  const wanted = owed.map((cell) =>
    Number(
      divideHalfUp(
        BigInt(cell) * BigInt(after) * BigInt(Math.sign(gross)),
        BigInt(Math.abs(gross)),
      ),
    ),
  )
  const others = wanted.reduce((sum, cell, at) => (at === largest ? sum : sum + cell), 0)
  wanted[largest] = after - others
  return wanted.map((cell, at) => cell - (paid[at] ?? 0))
}
