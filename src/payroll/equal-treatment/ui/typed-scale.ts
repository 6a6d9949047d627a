import { parseDecimal } from '../../../web/typed-number.ts'
import type { TypedScale } from './equality-queries.ts'

/** Fields of the form that hold a number, with their decimal places. */
export const PLACES = {
  hourly: 4,
  monthly: 2,
  monthlyHours: 2,
  thirteenth: 2,
  holiday: 2,
  bonuses: 2,
  shift: 2,
  night: 2,
  sunday: 2,
  meal: 2,
  transport: 2,
  sharing: 2,
} as const
export type NumberField = keyof typeof PLACES

export interface Typed extends Readonly<Record<NumberField, string>> {
  readonly memberId: string
  readonly job: string
  readonly classification: string
  readonly startsOn: string
  readonly source: string
  /** `3=3; 6=6`: years and percent. */
  readonly seniority: string
  readonly direct: boolean
}

export const EMPTY: Typed = {
  memberId: '',
  job: '',
  classification: '',
  startsOn: '',
  source: '',
  seniority: '',
  direct: false,
  hourly: '',
  monthly: '',
  monthlyHours: '151,67',
  thirteenth: '',
  holiday: '',
  bonuses: '',
  shift: '',
  night: '',
  sunday: '',
  meal: '',
  transport: '',
  sharing: '',
}

/** Steps of seniority as people write them: `3 ans 3 %; 6 ans 6 %`, `3=3;6=6,5`; null: unreadable. */
export function readSeniority(text: string): TypedScale['seniority'] | null {
  const steps = text.split(';').filter((step) => step.trim() !== '')
  const read = steps.map((step) => {
    const [, years = '', share = ''] =
      /^\s*(\d{1,2})\s*(?:ans?|years?)?\s*[=:]?\s*(\d{1,2}(?:[.,]\d{1,2})?)\s*%?\s*$/.exec(step) ??
      []
    const shareE4 = parseDecimal(share, 2)
    return years === '' || shareE4 === null ? null : { years: Number(years), shareE4 }
  })
  return read.some((step) => step === null) ? null : read.filter((step) => step !== null)
}

/** What of the form cannot be read. */
export function unreadable(typed: Typed): readonly (NumberField | 'seniority')[] {
  const names = Object.entries(PLACES).flatMap(([name, places]) => {
    const field = name as NumberField
    return typed[field].trim() === '' || parseDecimal(typed[field], places) !== null ? [] : [field]
  })
  return readSeniority(typed.seniority) === null ? [...names, 'seniority'] : names
}

const MINUTES_OF_LEGAL_MONTH = 9100

/** Hours of a month in minutes; 151,67 is 151 h 40. */
const minutesOf = (hours: string): number => {
  const hundredths = parseDecimal(hours, 2)
  if (hundredths === null || hundredths === 15_167) return MINUTES_OF_LEGAL_MONTH
  return Math.round((hundredths * 60) / 100)
}

/** The scale that a readable form says. */
export function scaleOf(typed: Typed): TypedScale {
  const number = (field: NumberField): number | null => parseDecimal(typed[field], PLACES[field])
  const orNull = (text: string): string | null => text.trim() || null
  return {
    memberId: orNull(typed.memberId),
    job: orNull(typed.job),
    classification: orNull(typed.classification),
    startsOn: typed.startsOn,
    source: typed.source,
    hourlyGrossE4: number('hourly'),
    monthlyGrossCents: number('monthly'),
    monthlyMinutes: minutesOf(typed.monthlyHours),
    seniority: readSeniority(typed.seniority) ?? [],
    thirteenthMonthE4: number('thirteenth'),
    holidayBonusCents: number('holiday'),
    monthlyBonusCents: number('bonuses'),
    shiftBonusCents: number('shift'),
    nightPremiumE4: number('night'),
    sundayPremiumE4: number('sunday'),
    mealBenefitCents: number('meal'),
    transportBenefitCents: number('transport'),
    profitSharingCents: number('sharing'),
    profitSharingDirect: typed.direct,
  }
}
