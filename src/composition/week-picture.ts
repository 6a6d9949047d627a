import { minutes } from '../shared/time.ts'
import type { ComposedPiece, WeekPicture, YearWeek } from './composition-contract.ts'
import type { CompositionNeed, HalfDay } from './model.ts'
import { seasonOf, weeksOf } from './rules/season.ts'

export interface WeekRange {
  readonly from: number
  readonly to: number
}

/** Weeks in a row as ranges. */
export function rangesOf(weeks: readonly number[]): WeekRange[] {
  const ranges: { from: number; to: number }[] = []
  for (const week of weeks) {
    const last = ranges.at(-1)
    if (last !== undefined && last.to === week - 1) last.to = week
    else ranges.push({ from: week, to: week })
  }
  return ranges
}

export const seasonWeeks = (need: CompositionNeed): WeekRange[] => rangesOf(weeksOf(seasonOf(need)))

const inRanges = (ranges: readonly WeekRange[], week: number): boolean =>
  ranges.some(({ from, to }) => from <= week && week <= to)

export const WEEKS_OF_YEAR = Array.from({ length: 52 }, (_, index) => index + 1)
const MONDAY_TO_SATURDAY = Array.from({ length: 12 }, (_, index) => index)

/** A piece with the place where it is worked. */
export type PlacedPiece = ComposedPiece & { readonly siteId: string }

/** Minutes of a piece by half-day: spread evenly, what is left over in the first ones. */
function minutesOf({ halfDays, minutes: total }: PlacedPiece): ReadonlyMap<HalfDay, number> {
  const each = Math.floor(total / halfDays.length)
  return new Map(
    halfDays.map((halfDay, index) => [
      halfDay,
      each + (index < total - each * halfDays.length ? 1 : 0),
    ]),
  )
}

/** The different weeks of a job, the most frequent first. */
export function weekPictures(pieces: readonly PlacedPiece[]): WeekPicture[] {
  const alike = new Map<string, number[]>()
  for (const week of WEEKS_OF_YEAR) {
    const there = pieces.filter(({ weeks }) => inRanges(weeks, week))
    const key = JSON.stringify(there.map(({ needId }) => needId))
    alike.set(key, [...(alike.get(key) ?? []), week])
  }
  return [...alike.values()]
    .toSorted((a, b) => b.length - a.length)
    .map((weeks) => pictureOf(pieces, weeks))
}

function pictureOf(pieces: readonly PlacedPiece[], weeks: readonly number[]): WeekPicture {
  const there = pieces.filter((piece) => inRanges(piece.weeks, weeks[0] ?? 0))
  const halfDays = there
    .flatMap((piece) =>
      [...minutesOf(piece)].map(([halfDay, worked]) => ({
        halfDay,
        needId: piece.needId,
        memberId: piece.memberId,
        siteId: piece.siteId,
        minutes: minutes(worked),
      })),
    )
    .toSorted((a, b) => a.halfDay - b.halfDay)
  const taken = new Set(halfDays.map(({ halfDay }) => halfDay))
  return {
    weeks: rangesOf(weeks),
    halfDays,
    minutes: there.reduce((sum, piece) => sum + piece.minutes, 0),
    freeHalfDays: MONDAY_TO_SATURDAY.filter((halfDay) => !taken.has(halfDay)),
  }
}

/** The 52 weeks of a job, need by need. */
export const yearPicture = (pieces: readonly PlacedPiece[]): YearWeek[] =>
  WEEKS_OF_YEAR.map((week) => {
    const there = pieces.filter(({ weeks }) => inRanges(weeks, week))
    return {
      week,
      minutes: there.reduce((sum, piece) => sum + piece.minutes, 0),
      needs: there.map(({ needId, memberId, minutes: worked }) => ({
        needId,
        memberId,
        minutes: worked,
      })),
    }
  })
