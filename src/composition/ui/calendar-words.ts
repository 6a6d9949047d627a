import type { HalfDay } from '../model.ts'
import { listText, monthName, weekdayName } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'

/** Days of a week with their half-days: morning 2d, afternoon 2d + 1. */
export const DAYS = [0, 1, 2, 3, 4, 5, 6] as const
const WEEKS = 52

export const morningOf = (day: number): HalfDay => day * 2
export const afternoonOf = (day: number): HalfDay => day * 2 + 1

/** `jeudi matin`. */
export const halfDayText = (halfDay: HalfDay): string =>
  halfDay % 2 === 0
    ? t('{days} matin', { days: weekdayName(Math.floor(halfDay / 2)) })
    : t('{days} après-midi', { days: weekdayName(Math.floor(halfDay / 2)) })

/** Days in a row are said by their ends: `du lundi au jeudi`, else `lundi et jeudi`. */
function daysText(days: readonly number[]): string {
  const [first = 0] = days
  const last = days.at(-1) ?? first
  const inRow = last - first === days.length - 1
  return days.length > 2 && inRow
    ? t('du {first} au {last}', { first: weekdayName(first), last: weekdayName(last) })
    : listText(days.map((day) => weekdayName(day)))
}

/** `lundi matin, jeudi et vendredi`: whole days, mornings and afternoons as the week goes. */
export function halfDaysText(halfDays: readonly HalfDay[]): string {
  const asked = new Set(halfDays)
  const daysOf = (morning: boolean, afternoon: boolean): readonly number[] =>
    DAYS.filter(
      (day) => asked.has(morningOf(day)) === morning && asked.has(afternoonOf(day)) === afternoon,
    )
  return [
    { days: daysOf(true, true), write: daysText },
    {
      days: daysOf(true, false),
      write: (days: readonly number[]) => t('{days} matin', { days: daysText(days) }),
    },
    {
      days: daysOf(false, true),
      write: (days: readonly number[]) => t('{days} après-midi', { days: daysText(days) }),
    },
  ]
    .filter(({ days }) => days.length > 0)
    .toSorted((a, b) => (a.days[0] ?? 0) - (b.days[0] ?? 0))
    .map(({ days, write }) => write(days))
    .join(', ')
}

/** Weeks of the year, 1 to 52, as stretches; one that passes the new year stays whole. */
export function stretchesOf(weeks: readonly number[]): readonly (readonly [number, number])[] {
  const asked = new Set(weeks)
  if (asked.size >= WEEKS) return [[1, WEEKS]]
  const before = (week: number): number => (week === 1 ? WEEKS : week - 1)
  const after = (week: number): number => (week === WEEKS ? 1 : week + 1)
  return [...asked]
    .filter((week) => !asked.has(before(week)))
    .sort((a, b) => a - b)
    .map((first) => {
      let last = first
      while (asked.has(after(last))) last = after(last)
      return [first, last] as const
    })
}

/** The month, 1 to 12, in which most of a week of the year lies. */
export const monthOfWeek = (week: number): number =>
  new Date(Date.UTC(2026, 0, week * 7 - 3)).getUTCMonth() + 1

/** A pause of at most this many weeks is said as what lacks to a year. */
const SHORT_PAUSE = 8

/** `toute l’année`, `de novembre à mars`, `en août`, `toute l’année sauf en août`. */
export function seasonText(weeks: readonly number[]): string {
  const worked = new Set(weeks)
  if (worked.size === 0) return t('aucune semaine')
  if (worked.size >= WEEKS) return t('toute l’année')
  const others = Array.from({ length: WEEKS }, (_, place) => place + 1).filter(
    (week) => !worked.has(week),
  )
  return others.length <= SHORT_PAUSE
    ? t('toute l’année sauf {season}', { season: stretchesText(others) })
    : stretchesText(weeks)
}

const stretchesText = (weeks: readonly number[]): string =>
  listText(stretchesOf(weeks).map(stretchText))

function stretchText([first, last]: readonly [number, number]): string {
  const from = monthName(monthOfWeek(first))
  const to = monthName(monthOfWeek(last))
  if (from === to && last >= first) return t('en {month}', { month: from })
  return /^[ao]/.test(from)
    ? t('d’{from} à {to}', { from, to })
    : t('de {from} à {to}', { from, to })
}
