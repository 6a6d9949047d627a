import { parseDay } from '../../shared/days.ts'
import type { HalfDay } from '../half-days.ts'
import type { NeedAsked } from '../need.ts'
import { endsWithinYear } from './season.ts'

/** What a person writes: days are texts until they are judged. */
export type NeedTyped = Omit<NeedAsked, 'startsOn' | 'endsOn'> & {
  readonly startsOn: string
  readonly endsOn: string | null
}

/** What cannot be right in a need, by field, with the limit that it meets. */
export type NeedMistake = { readonly field: keyof NeedTyped } & (
  | { readonly kind: 'site' | 'required' | 'day' | 'separator' | 'before-start' }
  | { readonly kind: 'more-than-asked' | 'less-than-asked' }
  /** One person works at most so many minutes a week (L3121-20), or in so many half-days. */
  | { readonly kind: 'week' | 'half-days-hold'; readonly limit: number }
  | { readonly kind: 'half-days-listed'; readonly limit: number }
  /** Only a period of at most a year comes back each year. */
  | { readonly kind: 'season' }
)

/** Absolute maximum of a week of one person: L3121-20. */
export const WEEK_MOST_MINUTES = 2880
/** Daily maximum of one person: L3121-18. */
const DAY_MOST_MINUTES = 600
/** Separates the authorisations of a need in the data package. */
const SEPARATOR = ';'

const tidiedText = (text: string | null): string | null => (text ?? '').trim() || null

/** The need as it is kept: texts without blanks around, half-days in the order of the week. */
export const tidied = (need: NeedTyped): NeedTyped => ({
  ...need,
  skill: need.skill.trim(),
  authorisations: [...new Set(need.authorisations.map((text) => text.trim()))].filter(Boolean),
  halfDays: [...new Set(need.halfDays)].toSorted((a, b) => a - b),
  note: tidiedText(need.note),
})

/**
 * Minutes that fit in the half-days of a need: they are spread evenly, and a day holds ten hours.
 * Half-days of different days are chosen first where more are listed than needed.
 */
export function minutesHeld(halfDays: readonly HalfDay[], needed: number | null): number {
  const count = Math.min(needed ?? halfDays.length, halfDays.length)
  const days = new Set(halfDays.map((halfDay) => halfDay >> 1)).size
  return (count > days ? DAY_MOST_MINUTES / 2 : DAY_MOST_MINUTES) * count
}

function daysMistakes({ startsOn, endsOn, everyYear }: NeedTyped): NeedMistake[] {
  const start = parseDay(startsOn)
  const end = endsOn === null ? null : parseDay(endsOn)
  const mistakes: NeedMistake[] = []
  if (start === null) mistakes.push({ field: 'startsOn', kind: 'day' })
  if (endsOn !== null && end === null) mistakes.push({ field: 'endsOn', kind: 'day' })
  if (start === null || (endsOn !== null && end === null)) return mistakes
  if (end !== null && end < start) mistakes.push({ field: 'endsOn', kind: 'before-start' })
  else if (everyYear === true && !endsWithinYear({ startsOn: start, endsOn: end }))
    mistakes.push({ field: 'endsOn', kind: 'season' })
  return mistakes
}

function hoursMistakes(need: NeedTyped): NeedMistake[] {
  const { weeklyMinutes: asked, weeklyMinutesLeast: least, weeklyMinutesMost: most } = need
  const { halfDays, halfDaysNeeded: needed } = need
  const mistakes: NeedMistake[] = []
  const week = { kind: 'week', limit: WEEK_MOST_MINUTES } as const
  if (asked > WEEK_MOST_MINUTES) mistakes.push({ field: 'weeklyMinutes', ...week })
  if (least !== null && least > asked)
    mistakes.push({ field: 'weeklyMinutesLeast', kind: 'more-than-asked' })
  if (most !== null && most < asked)
    mistakes.push({ field: 'weeklyMinutesMost', kind: 'less-than-asked' })
  else if (most !== null && most > WEEK_MOST_MINUTES)
    mistakes.push({ field: 'weeklyMinutesMost', ...week })
  if (needed !== null && needed > halfDays.length)
    mistakes.push({ field: 'halfDaysNeeded', kind: 'half-days-listed', limit: halfDays.length })
  else if (halfDays.length > 0 && asked > minutesHeld(halfDays, needed)) {
    const limit = minutesHeld(halfDays, needed)
    mistakes.push({ field: 'halfDays', kind: 'half-days-hold', limit })
  }
  return mistakes
}

/** Everything that is wrong in a tidied need, at once. */
export function mistakesInNeed(need: NeedTyped): NeedMistake[] {
  const mistakes: NeedMistake[] = []
  if (need.skill === '') mistakes.push({ field: 'skill', kind: 'required' })
  if (need.authorisations.some((text) => text.includes(SEPARATOR)))
    mistakes.push({ field: 'authorisations', kind: 'separator' })
  return [...mistakes, ...daysMistakes(need), ...hoursMistakes(need)]
}
