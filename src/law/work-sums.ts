import type { Day } from '../shared/days.ts'
import type { Work } from './facts.ts'
import type { Limits } from './limits.ts'
import { timelineOf } from './timeline.ts'

/** Effective work of one person by local day, and by the group's own week. */
export interface WorkSums {
  readonly days: ReadonlyMap<Day, number>
  readonly weeks: readonly { readonly week: Day; readonly minutes: number }[]
}

export function workSums(works: readonly Work[], limits: Limits): WorkSums {
  const { days, weeks } = timelineOf('worked', works, limits)
  return {
    days: new Map(days.map(({ day, minutes }) => [day, minutes])),
    weeks: weeks.map(({ day: week, minutes }) => ({ week, minutes })),
  }
}
