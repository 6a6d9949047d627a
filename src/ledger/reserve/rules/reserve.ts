import { type Cents, cents, rateE4, shareOf, sumCents } from '../../../shared/money.ts'
import type { ReserveLot, ReserveMove } from '../reserve.ts'

/** CGI 214-1-8: the larger of 10,000 EUR and 2 % of the remunerations paid in the year. */
const LEAST = cents(1_000_000)
const SHARE = rateE4(200)

/** Years in which what was put aside may be used; then it is added back. */
const YEARS = 5

/**
 * The most that a year may put aside (BIL-20, T25).
 *
 * @param remunerationsCents remunerations of the year, as contributions are based on (CSS L242-1)
 */
export const reserveLimit = (remunerationsCents: Cents): Cents =>
  cents(Math.max(LEAST, shareOf(remunerationsCents, SHARE)))

/**
 * The reserve lot by lot at the end of a year, oldest first. What is used or added back is taken
 * from the oldest lot that may still give: no later than its fifth year.
 */
export function reserveLots(moves: readonly ReserveMove[], year: number): readonly ReserveLot[] {
  const past = moves.filter((move) => move.year <= year)
  const years = [...new Set(past.filter(isSetAside).map((move) => move.year))].sort((a, b) => a - b)
  const lots = years.map((each) => ({
    year: each,
    setAside: sumOf(past.filter((move) => isSetAside(move) && move.year === each)),
    used: 0,
    addedBack: 0,
  }))
  for (const move of past.filter((each) => !isSetAside(each)).sort((a, b) => a.year - b.year)) {
    let rest: number = move.amountCents
    for (const lot of lots) {
      if (lot.year > move.year || lot.year + YEARS < move.year) continue
      const part = Math.min(rest, lot.setAside - lot.used - lot.addedBack)
      if (move.act === 'used') lot.used += part
      else lot.addedBack += part
      rest -= part
    }
  }
  return lots.map(({ year: of, setAside, used, addedBack }) => ({
    year: of,
    setAsideCents: cents(setAside),
    usedCents: cents(used),
    addedBackCents: cents(addedBack),
    leftCents: cents(setAside - used - addedBack),
    lastYear: of + YEARS,
  }))
}

const isSetAside = ({ act }: ReserveMove): boolean => act === 'set_aside'
const sumOf = (moves: readonly ReserveMove[]): Cents =>
  sumCents(moves.map(({ amountCents }) => amountCents))

/** What must be added back to the result of a year: what lots in their fifth year have left. */
export const toAddBack = (lots: readonly ReserveLot[], year: number): Cents =>
  sumCents(lots.filter(({ lastYear }) => lastYear <= year).map(({ leftCents }) => leftCents))

/** What an act may take in a year: the lots that may still give then, after all acts recorded. */
export function takeable(moves: readonly ReserveMove[], year: number): Cents {
  const last = Math.max(year, ...moves.map((move) => move.year))
  const open = reserveLots(moves, last).filter((lot) => lot.year <= year && lot.lastYear >= year)
  return sumCents(open.map(({ leftCents }) => leftCents))
}

/** What was put aside in a year. */
export const setAsideIn = (moves: readonly ReserveMove[], year: number): Cents =>
  sumOf(moves.filter((move) => isSetAside(move) && move.year === year))
