import { day, firstDayAfter, monthOf, parseDay } from '../../shared/days.ts'
import type { HalfDay } from '../half-days.ts'
import type { NeedBody } from '../needs-contract.ts'
import { isWholeMonths, seasonAround } from './need-words.ts'

/** When a need is there: all year, in some months of each year, or between two days. */
export type When = 'always' | 'months' | 'dates'

/** A need as a person types it: texts until they are read. */
export interface TypedNeed {
  readonly siteId: string
  readonly skill: string
  readonly authorisations: readonly string[]
  readonly when: When
  readonly startsOn: string
  readonly endsOn: string
  readonly fromMonth: number
  readonly toMonth: number
  readonly everyYear: boolean
  readonly hours: string
  readonly least: string
  readonly most: string
  readonly halfDays: readonly HalfDay[]
  readonly halfDaysNeeded: string
  readonly price: string
  readonly note: string
}

/** Fields of the form, which are those of the API. */
export type NeedField = keyof NeedBody

export type NeedProblem = 'site' | 'skill' | 'hours' | 'hours-needed' | 'day' | 'count' | 'price'

/** `12`, `12,5`, `12h30`, `12 h 30` or `12:30` as minutes; null when it is none of them. */
export function readHours(typed: string): number | null {
  const bare = typed.trim().toLowerCase().replaceAll(/\s/g, '')
  const clock = /^(\d{1,3})[h:]([0-5]\d)?$/.exec(bare)
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2] ?? 0)
  const decimal = /^(\d{1,3})(?:[.,](\d{1,2}))?h?$/.exec(bare)
  if (decimal === null) return null
  const hundredths = Number((decimal[2] ?? '').padEnd(2, '0'))
  return Number(decimal[1]) * 60 + Math.round((hundredths * 60) / 100)
}

/** `12`, `12 h 30`: what `readHours` takes back. */
export const writtenHours = (minutes: number | null): string =>
  minutes === null
    ? ''
    : minutes % 60 === 0
      ? String(minutes / 60)
      : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`

/** `24,50` euros as ten-thousandths; null when it is no price. */
export function readPrice(typed: string): number | null {
  const found = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(typed.trim().replaceAll(/[\s€]/g, ''))
  if (found === null) return null
  return Number(found[1]) * 10_000 + Number((found[2] ?? '').padEnd(2, '0')) * 100
}

const writtenPrice = (e4: number | null): string =>
  e4 === null ? '' : (e4 / 10_000).toFixed(2).replace('.', ',').replace(/,00$/, '')

/** An empty form: all year from the first day of next month. */
export function emptyNeed(today: string, siteId: string): TypedNeed {
  return {
    siteId,
    skill: '',
    authorisations: [],
    when: 'always',
    startsOn: firstDayAfter(monthOf(day(today))),
    endsOn: '',
    fromMonth: 11,
    toMonth: 3,
    everyYear: false,
    hours: '',
    least: '',
    most: '',
    halfDays: [],
    halfDaysNeeded: '',
    price: '',
    note: '',
  }
}

/** A stated need, to change it. */
export function typedNeed(need: NeedBody & { readonly comesBack: boolean }): TypedNeed {
  const { startsOn, endsOn, comesBack } = need
  const isMonths = comesBack && endsOn !== null && isWholeMonths(startsOn, endsOn)
  return {
    siteId: need.siteId,
    skill: need.skill,
    authorisations: need.authorisations,
    when: endsOn === null ? 'always' : isMonths ? 'months' : 'dates',
    startsOn,
    endsOn: endsOn ?? '',
    fromMonth: Number(startsOn.slice(5, 7)),
    toMonth: Number((endsOn ?? startsOn).slice(5, 7)),
    everyYear: comesBack,
    hours: writtenHours(need.weeklyMinutes),
    least: writtenHours(need.weeklyMinutesLeast),
    most: writtenHours(need.weeklyMinutesMost),
    halfDays: need.halfDays,
    halfDaysNeeded: need.halfDaysNeeded?.toString() ?? '',
    price: writtenPrice(need.hourlyPriceE4),
    note: need.note ?? '',
  }
}

type Period = Pick<NeedBody, 'startsOn' | 'endsOn' | 'everyYear'>

/** The days of the need. Months keep the days they had where they are the same months. */
function periodOf(typed: TypedNeed, today: string, before: Period | null): Period {
  const { when, startsOn, endsOn, fromMonth, toMonth, everyYear } = typed
  if (when === 'always') return { startsOn, endsOn: null, everyYear: null }
  if (when === 'dates') return { startsOn, endsOn, everyYear }
  const known = before?.endsOn ?? null
  if (
    before !== null &&
    known !== null &&
    isWholeMonths(before.startsOn, known) &&
    Number(before.startsOn.slice(5, 7)) === fromMonth &&
    Number(known.slice(5, 7)) === toMonth
  )
    return { startsOn: before.startsOn, endsOn: known, everyYear: true }
  return { ...seasonAround(fromMonth, toMonth, today), everyYear: true }
}

export type ReadNeed =
  | { readonly body: NeedBody }
  | { readonly problems: Partial<Record<NeedField, NeedProblem>> }

/** Reads the form: the need, or all that cannot be read, by field. */
export function readNeed(typed: TypedNeed, today: string, before: NeedBody | null): ReadNeed {
  const problems: Partial<Record<NeedField, NeedProblem>> = {}
  const orNull = (
    field: NeedField,
    written: string,
    read: (text: string) => number | null,
    problem: NeedProblem,
  ) => {
    if (written.trim() === '') return null
    const value = read(written)
    if (value === null || value < 1) problems[field] = problem
    return value
  }
  const whole = (written: string) => (/^\d{1,2}$/.test(written.trim()) ? Number(written) : null)
  if (typed.siteId === '') problems.siteId = 'site'
  if (typed.skill.trim() === '') problems.skill = 'skill'
  const weeklyMinutes = orNull('weeklyMinutes', typed.hours, readHours, 'hours')
  if (typed.hours.trim() === '') problems.weeklyMinutes = 'hours-needed'
  const period = periodOf(typed, today, before)
  if (parseDay(period.startsOn) === null) problems.startsOn = 'day'
  if (period.endsOn !== null && parseDay(period.endsOn) === null) problems.endsOn = 'day'
  const body = {
    ...period,
    siteId: typed.siteId,
    skill: typed.skill,
    authorisations: [...typed.authorisations],
    weeklyMinutes: weeklyMinutes ?? 0,
    weeklyMinutesLeast: orNull('weeklyMinutesLeast', typed.least, readHours, 'hours'),
    weeklyMinutesMost: orNull('weeklyMinutesMost', typed.most, readHours, 'hours'),
    halfDays: [...typed.halfDays],
    halfDaysNeeded: orNull('halfDaysNeeded', typed.halfDaysNeeded, whole, 'count'),
    hourlyPriceE4: orNull('hourlyPriceE4', typed.price, readPrice, 'price'),
    note: typed.note.trim() || null,
  }
  return Object.keys(problems).length > 0 ? { problems } : { body }
}
