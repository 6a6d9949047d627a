import {
  figureOn,
  type DatedFigure,
  smicHourlyE4,
  socialSecurityCeilingCents,
} from '../law/index.ts'
import { type Day, lastDayOf, type Month } from '../shared/days.ts'
import {
  type Cents,
  cents,
  divideHalfUp,
  E4,
  NO_CENTS,
  priceOfMinutes,
  type RateE4,
  rateE4,
  sumCents,
} from '../shared/money.ts'

/** Codes of employer contributions (cotisations patronales), general regime, private sector. */
export const CONTRIBUTION_CODES = [
  'sickness',
  'old_age_capped',
  'old_age_uncapped',
  'family',
  'work_accident',
  'autonomy',
  'housing',
  'unemployment',
  'wage_guarantee',
  'pension_band_1',
  'pension_band_2',
  'pension_balance_band_1',
  'pension_balance_band_2',
  'pension_technical_balance',
  'training',
  'apprenticeship',
  'social_dialogue',
  'general_reduction',
] as const
export type ContributionCode = (typeof CONTRIBUTION_CODES)[number]

export interface ContributionLine {
  readonly code: ContributionCode
  readonly baseCents: Cents
  readonly employerCents: Cents
}

/** Rates are in hundred-thousandths of a percent: the smallest, 0.016 %, is 1600. */
const RATE_UNIT = 10_000_000n
const percent = (value: number): bigint => BigInt(Math.round(value * 100_000))

/** Slices of the gross: between multiples of the social-security ceiling of the month. */
interface Rate {
  readonly code: ContributionCode
  readonly rate: bigint
  readonly from: number
  readonly to: number | null
  /** Only when the gross goes beyond the ceiling. */
  readonly onlyAboveCeiling?: true
}

const line = (code: ContributionCode, value: number, from = 0, to: number | null = null): Rate => ({
  code,
  rate: percent(value),
  from,
  to,
})

/**
 * Employer of fewer than 11 people in the sense of CSS L130-1: employees made available to members
 * are not counted (EFF-03), so that nearly every group is one. Source: modele-social 11.1.0
 * (URSSAF), checked by a test against its engine.
 */
const RATES: readonly DatedFigure<readonly Rate[]>[] = [
  {
    from: '2026-01-01' as Day,
    source: 'modele-social 11.1.0 (URSSAF)',
    value: [
      line('sickness', 13),
      line('old_age_capped', 8.55, 0, 1),
      line('old_age_uncapped', 2.11),
      line('family', 5.25),
      line('autonomy', 0.3),
      line('housing', 0.1, 0, 1),
      line('unemployment', 4, 0, 4),
      line('wage_guarantee', 0.25, 0, 4),
      line('pension_band_1', 4.72, 0, 1),
      line('pension_band_2', 12.95, 1, 8),
      line('pension_balance_band_1', 1.29, 0, 1),
      line('pension_balance_band_2', 1.62, 1, 8),
      { ...line('pension_technical_balance', 0.21, 0, 8), onlyAboveCeiling: true },
      line('training', 0.55),
      line('apprenticeship', 0.68),
      line('social_dialogue', 0.016),
    ],
  },
]

/** Reduction generale degressive unique of 2026: CSS L241-13, D241-7. */
const REDUCTION = { base: 0.02, slope: 0.3781, power: 1.75, limit: 3 } as const

const FIRST_RATES = '2026-01-01' as Day

/** The rates of the month are those of another year, because its own are not in the table. */
export const ratesAreOfAnotherYear = (month: Month): boolean =>
  !RATES.some(({ from }) => from.slice(0, 4) === month.slice(0, 4))

export interface Employment {
  readonly month: Month
  readonly grossCents: Cents
  /** Minutes of work that the gross pays: they bring the minimum wage to scale. */
  readonly paidMinutes: number
  readonly workAccidentRateE4: RateE4
}

/**
 * Employer contributions of an employee-month, a line each, rounded to the cent, the general
 * reduction as a negative line. A forecast until the payroll journal comes back: it knows neither
 * the yearly regularisation nor particular contracts (apprentices, executives, Alsace-Moselle).
 */
export function employerContributions(employment: Employment): readonly ContributionLine[] {
  const { month, grossCents, workAccidentRateE4 } = employment
  if (grossCents <= 0) return []
  const on = lastDayOf(month) < FIRST_RATES ? FIRST_RATES : lastDayOf(month)
  const ceiling = socialSecurityCeilingCents(month)
  const lines: ContributionLine[] = []
  for (const { code, rate, from, to, onlyAboveCeiling } of figureOn(RATES, on).value) {
    if (onlyAboveCeiling && grossCents <= ceiling) continue
    const top = to === null ? grossCents : Math.min(grossCents, to * ceiling)
    const base = Math.max(0, top - from * ceiling)
    if (base === 0) continue
    lines.push({
      code,
      baseCents: cents(base),
      employerCents: cents(divideHalfUp(BigInt(base) * rate, RATE_UNIT)),
    })
  }
  lines.push({
    code: 'work_accident',
    baseCents: grossCents,
    employerCents: cents(divideHalfUp(BigInt(grossCents) * BigInt(workAccidentRateE4), E4)),
  })
  const reduction = generalReduction(employment)
  if (reduction > 0)
    lines.push({
      code: 'general_reduction',
      baseCents: grossCents,
      employerCents: cents(-reduction),
    })
  return lines
}

/**
 * General reduction of employer contributions: 0.02 + 0.3781 x (1/2 x (3 x SMIC / gross - 1)) to
 * the power 1.75, to four decimals, none from three times the minimum wage on. The minimum wage is that
 * of the minutes paid.
 */
export function generalReduction({ month, grossCents, paidMinutes }: Employment): Cents {
  const smic = priceOfMinutes(paidMinutes, smicHourlyE4(lastDayOf(month)))
  if (grossCents <= 0 || grossCents >= REDUCTION.limit * smic) return NO_CENTS
  const ratio = Math.min(1, ((REDUCTION.limit * smic) / grossCents - 1) / 2)
  const coefficient = REDUCTION.base + REDUCTION.slope * ratio ** REDUCTION.power
  const e4 = rateE4(Math.round(coefficient * 10_000))
  return cents(divideHalfUp(BigInt(grossCents) * BigInt(e4), E4))
}

export const contributionsTotal = (lines: readonly ContributionLine[]): Cents =>
  sumCents(lines.map(({ employerCents }) => employerCents))
