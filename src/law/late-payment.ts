import { addDays, type Day, daysBetween } from '../shared/days.ts'
import { type Cents, cents, divideHalfUp } from '../shared/money.ts'
import { type DatedFigure, figureOn } from './figures.ts'

const dated = (from: string, value: number, source: string): DatedFigure<number> => ({
  from: from as Day,
  value,
  source,
})

/**
 * Rate of the main refinancing operations of the European Central Bank on the first day of each
 * half-year, in ten-thousandths: the base of late interest (C. com. L441-10, II). The last row holds
 * until the next is entered.
 */
export const ECB_REFINANCING_E4: readonly DatedFigure<number>[] = [
  dated('2016-07-01', 0, 'BCE, 0,00 % du 16 mars 2016 au 26 juillet 2022'),
  dated('2023-01-01', 250, 'BCE, taux en vigueur au 1er janvier 2023'),
  dated('2023-07-01', 400, 'BCE, taux en vigueur au 1er juillet 2023'),
  dated('2024-01-01', 450, 'BCE, taux en vigueur au 1er janvier 2024'),
  dated('2024-07-01', 425, 'BCE, taux en vigueur au 1er juillet 2024'),
  dated('2025-01-01', 315, 'BCE, taux en vigueur au 1er janvier 2025'),
  dated('2025-07-01', 215, 'BCE, taux en vigueur au 1er juillet 2025'),
  dated('2026-01-01', 215, 'BCE, taux en vigueur au 1er janvier 2026'),
]

/** Taux de l'interet legal between professionals, in ten-thousandths (C. mon. fin. L313-2). */
export const LEGAL_INTEREST_E4: readonly DatedFigure<number>[] = [
  dated('2024-07-01', 492, 'Taux légal du second semestre 2024'),
  dated('2025-01-01', 371, 'Taux légal du premier semestre 2025'),
  dated('2025-07-01', 276, 'Taux légal du second semestre 2025'),
  dated('2026-01-01', 262, 'Arrêté du 15 décembre 2025'),
]

/** Added to the rate of the central bank where the parties said nothing (C. com. L441-10, II). */
export const LATE_POINTS_E4 = 1000
/** The same towards a public body (CCP R2192-31); the rate of the first day of delay stays. */
export const PUBLIC_LATE_POINTS_E4 = 800
/** Fixed sum for the cost of recovery, each invoice (C. com. D441-5; CCP D2192-35). */
export const RECOVERY_FEE: Cents = cents(4000)

const halfYearOf = (day: Day): Day =>
  `${day.slice(0, 4)}-${day.slice(5, 7) < '07' ? '01' : '07'}-01` as Day

const nextHalfYear = (day: Day): Day =>
  (day.slice(5, 7) < '07'
    ? `${day.slice(0, 4)}-07-01`
    : `${Number(day.slice(0, 4)) + 1}-01-01`) as Day

/** Least rate that a contract may say: three times the legal interest; 0 before the first row. */
export const leastLateRateE4 = (on: Day): number =>
  3 * (LEGAL_INTEREST_E4.findLast(({ from }) => from <= on)?.value ?? 0)

/** Yearly rate of late interest on a day, never below three times the legal interest. */
export function lateRateE4(on: Day, isPublic: boolean, firstLateDay: Day): number {
  if (isPublic)
    return figureOn(ECB_REFINANCING_E4, halfYearOf(firstLateDay)).value + PUBLIC_LATE_POINTS_E4
  const rate = figureOn(ECB_REFINANCING_E4, halfYearOf(on)).value + LATE_POINTS_E4
  return Math.max(rate, leastLateRateE4(on))
}

/** What was still owed of an invoice from a day on. */
export interface Owed {
  readonly from: Day
  readonly cents: number
}

/**
 * Late interest of one invoice until a day, that day included: principal x rate x days / 365, from
 * the day after it fell due (INV-06, INV-07), by the rate of each half-year and by what was still
 * owed on each day, rounded once.
 *
 * @param owed what was owed, from the first day on, in the order of the days
 */
export function lateInterest(
  { dueOn, isPublic }: { readonly dueOn: Day; readonly isPublic: boolean },
  owed: readonly Owed[],
  at: Day,
): Cents {
  const first = addDays(dueOn, 1)
  let numerator = 0n
  for (let from = first; from <= at; ) {
    const change = owed.find((step) => step.from > from)?.from ?? addDays(at, 1)
    const until = [change, nextHalfYear(from), addDays(at, 1)].reduce((a, b) => (a < b ? a : b))
    const open = owed.findLast((step) => step.from <= from)?.cents ?? 0
    const days = daysBetween(from, until)
    if (open > 0)
      numerator += BigInt(open) * BigInt(lateRateE4(from, isPublic, first)) * BigInt(days)
    from = until
  }
  return cents(divideHalfUp(numerator, 365n * 10_000n))
}
