import type { Day, Month } from '../shared/days.ts'
import { firstDayOf } from '../shared/days.ts'
import { type Cents, cents, type RateE4, rateE4 } from '../shared/money.ts'
import { invariant } from '../shared/refusal.ts'
import { type Minutes, minutes } from '../shared/time.ts'

/** A public figure from a day on, until the next row: the text that sets it is its source. */
export interface DatedFigure<Value> {
  readonly from: Day
  readonly value: Value
  readonly source: string
}

const dated = <Value>(from: string, value: Value, source: string): DatedFigure<Value> => ({
  from: from as Day,
  value,
  source,
})

/**
 * The row in force on a day. The last row lasts until a text replaces it.
 * @throws when the day is before the first row: a figure is never guessed backwards.
 */
export function figureOn<Value>(table: readonly DatedFigure<Value>[], on: Day): DatedFigure<Value> {
  const row = table.findLast(({ from }) => from <= on)
  invariant(row !== undefined, `no figure on ${on}, the first is from ${table[0]?.from}`)
  return row
}

/** Salaire minimum (SMIC), gross per hour, L3231-2 and following. Revised each 1 January. */
export const SMIC_HOURLY: readonly DatedFigure<RateE4>[] = [
  dated('2023-05-01', rateE4(115_200), 'Arrêté du 26 avril 2023'),
  dated('2024-01-01', rateE4(116_500), 'Décret 2023-1216'),
  dated('2024-11-01', rateE4(118_800), 'Décret 2024-951'),
  dated('2026-01-01', rateE4(120_200), 'SMIC au 1er janvier 2026'),
  dated('2026-06-01', rateE4(123_100), 'SMIC au 1er juin 2026'),
]

/** The same in Mayotte. */
export const SMIC_HOURLY_MAYOTTE: readonly DatedFigure<RateE4>[] = [
  dated('2026-01-01', rateE4(93_300), 'SMIC Mayotte au 1er janvier 2026'),
  dated('2026-06-01', rateE4(95_600), 'SMIC Mayotte au 1er juin 2026'),
]

/** Plafond de la sécurité sociale, cents per month, CSS D242-17. Set for each civil year. */
export const SOCIAL_SECURITY_CEILING: readonly DatedFigure<Cents>[] = [
  dated('2024-01-01', cents(386_400), 'Arrêté du 19 décembre 2023'),
  dated('2025-01-01', cents(392_500), 'Arrêté du 19 décembre 2024'),
  dated('2026-01-01', cents(400_500), 'Plafond 2026'),
]

export const smicHourlyE4 = (on: Day): RateE4 => figureOn(SMIC_HOURLY, on).value

export const socialSecurityCeilingCents = (month: Month): Cents =>
  figureOn(SOCIAL_SECURITY_CEILING, firstDayOf(month)).value

/** Durée légale du travail, per civil week: L3121-27. */
export const LEGAL_WEEKLY_MINUTES: Minutes = minutes(2_100)

interface OvertimeBand {
  /** Last minute of the week that the band pays; none for the last band. */
  readonly uptoMinutes?: Minutes
  readonly premiumE4: RateE4
}

/** Heures supplémentaires without an agreement: +25 % for hours 36 to 43, then +50 %. */
export const OVERTIME: {
  readonly thresholdMinutes: Minutes
  readonly bands: readonly OvertimeBand[]
  readonly source: string
} = {
  thresholdMinutes: LEGAL_WEEKLY_MINUTES,
  bands: [{ uptoMinutes: minutes(2_580), premiumE4: rateE4(2_500) }, { premiumE4: rateE4(5_000) }],
  source: 'Code du travail, L3121-28 et L3121-36',
}

/** Contingent annuel without an agreement, in hours a year for each person: D3121-24. */
export const OVERTIME_QUOTA_HOURS = 220

/**
 * Contrepartie obligatoire en repos beyond the quota: half of the hours up to twenty employees,
 * all of them above (L3121-38); the right opens at seven hours (D3121-18) and is used within two
 * months.
 */
export const COMPULSORY_REST = {
  employees: 20,
  uptoE4: rateE4(5_000),
  aboveE4: rateE4(10_000),
  opensAtMinutes: minutes(420),
  monthsToTake: 2,
} as const

/** Durée annuelle of full time where hours are annualised, solidarity day included: L3121-41. */
export const ANNUAL_HOURS = 1_607

/**
 * Heures complémentaires of part-time people without an agreement: +10 % within a tenth of the
 * contract, +25 % beyond it.
 */
export const COMPLEMENTARY = {
  firstShareE4: rateE4(1_000),
  firstPremiumE4: rateE4(1_000),
  secondPremiumE4: rateE4(2_500),
  source: 'Code du travail, L3123-28 et L3123-29',
} as const

const YEARLY_FIGURES = {
  smic: SMIC_HOURLY,
  smicMayotte: SMIC_HOURLY_MAYOTTE,
  socialSecurityCeiling: SOCIAL_SECURITY_CEILING,
} as const

/** Figures that a text sets each year and that are not known yet for this one. */
export const missingFigures = (year: number): readonly string[] =>
  Object.entries(YEARLY_FIGURES)
    .filter(([, table]) => !table.some(({ from }) => from.startsWith(`${year}-`)))
    .map(([name]) => name)
