import type { Day } from '../../shared/days.ts'
import type { Cents, RateE4 } from '../../shared/money.ts'

/** From this many whole years of seniority on, this share of the base. */
export interface SeniorityStep {
  readonly years: number
  readonly shareE4: RateE4
}

/** What pay holds beside its base; an absent amount is none. */
export interface Advantages {
  readonly seniority: readonly SeniorityStep[]
  /** 10000 is a whole month of base a year (treizieme mois). */
  readonly thirteenthMonthE4: RateE4 | null
  /** A year, at full time (prime de vacances). */
  readonly holidayBonusCents: Cents | null
  /** A month, at full time. */
  readonly monthlyBonusCents: Cents | null
  /** A day worked (prime d'equipe, de poste). */
  readonly shiftBonusCents: Cents | null
  /** Share of the base of the hours at night, and on Sunday. */
  readonly nightPremiumE4: RateE4 | null
  readonly sundayPremiumE4: RateE4 | null
  /** A day worked: the employer's part of a meal voucher, or its equivalent (L3262-1). */
  readonly mealBenefitCents: Cents | null
  /** A month, at full time. */
  readonly transportBenefitCents: Cents | null
  /** A year, at full time (interessement, participation). */
  readonly profitSharingCents: Cents | null
  /** The people made available have it from the member itself. */
  readonly profitSharingDirect: boolean
}

/**
 * Remuneration de reference: what a comparable employee of a member is paid in a job, from a day on
 * until the next version. Pay only: neither expenses that are repaid nor leave (L1253-9, L3221-3).
 */
export interface PayScale extends Advantages {
  readonly comparableId: string
  /** Null: what the group itself gives beside the base of the contract. */
  readonly memberId: string | null
  /** Null: every job of the member that has no scale of its own. */
  readonly job: string | null
  readonly classification: string | null
  readonly startsOn: Day
  readonly source: string
  readonly hourlyGrossE4: RateE4 | null
  readonly monthlyGrossCents: Cents | null
  readonly monthlyMinutes: number
}

/** Minutes of the legal month: 35 h x 52 / 12, 151 h 40. */
export const LEGAL_MONTH_MINUTES = 9100

/** Code of the pay item by which the bonus is paid and billed (prime differentielle). */
export const DIFFERENTIAL_BONUS = 'differential_bonus'

/**
 * Codes of items that pay once what a year earned. Their twelfth is counted each month from the
 * scale, so the month in which they are paid does not count them again.
 */
export const ANNUAL_ITEMS: ReadonlySet<string> = new Set([
  'thirteenth_month',
  'holiday_bonus',
  'profit_sharing',
])

const comparable = (job: string): string => job.trim().toLocaleLowerCase('fr')

/** The scale of a job at a member on a day: that of the job, else that of every job. */
export function scaleOn(
  scales: readonly PayScale[],
  memberId: string | null,
  job: string,
  on: Day,
): PayScale | null {
  const begun = scales.filter((scale) => scale.memberId === memberId && scale.startsOn <= on)
  const latest = (of: readonly PayScale[]): PayScale | null =>
    of.toSorted((a, b) =>
      a.startsOn === b.startsOn
        ? a.comparableId < b.comparableId
          ? 1
          : -1
        : a.startsOn < b.startsOn
          ? 1
          : -1,
    )[0] ?? null
  const own = begun.filter(
    (scale) => scale.job !== null && comparable(scale.job) === comparable(job),
  )
  return latest(own) ?? latest(begun.filter((scale) => scale.job === null))
}

/** `3=300;6=600` as steps; what is empty has none. */
export const readSteps = (text: string | null): readonly { years: number; shareE4: number }[] =>
  (text ?? '')
    .split(';')
    .filter((step) => step !== '')
    .map((step) => {
      const [years = '', share = ''] = step.split('=')
      return { years: Number(years), shareE4: Number(share) }
    })
