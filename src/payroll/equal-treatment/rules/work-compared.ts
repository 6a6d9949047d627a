import { nightMinutesIn, piecesOf } from '../../../law/index.ts'
import {
  type Day,
  daysFrom,
  firstDayOf,
  lastDayOf,
  type Month,
  weekday,
} from '../../../shared/days.ts'
import { minutes } from '../../../shared/time.ts'
import type { PayContract, WorkedEntry } from '../../month-facts.ts'

const SUNDAY = 7
/** Full time in a week: a longer contract earns no more of what a month or a year gives. */
export const FULL_WEEK = 2100

/** What premiums and benefits count of the work at one member. */
export interface CountedWork {
  readonly nightMinutes: number
  readonly sundayMinutes: number
  readonly days: number
  /** Days of which this member has most minutes: one meal a day, whoever uses it. */
  readonly meals: number
}

const piecesOfEntry = (entry: WorkedEntry) =>
  piecesOf({
    id: entry.entryId,
    assignmentId: entry.assignmentId,
    memberId: entry.memberId,
    siteId: '',
    zone: entry.zone,
    start: entry.start,
    end: entry.end,
    breakStart: entry.breakStart,
    breakMinutes: minutes(entry.breakMinutes),
  })

/** Counts the work of one person by member. Night is that of the law: 21:00 to 6:00 (L3122-20). */
export function countWork(entries: readonly WorkedEntry[]): ReadonlyMap<string, CountedWork> {
  const main = mainMembers(entries)
  return new Map(
    [...Map.groupBy(entries, ({ memberId }) => memberId)].map(([memberId, own]) => {
      const pieces = own.flatMap((entry) => [...piecesOfEntry(entry)])
      const days = new Set(own.map(({ workDay }) => workDay))
      return [
        memberId,
        {
          nightMinutes: nightMinutesIn(pieces),
          sundayMinutes: pieces
            .filter(({ day }) => weekday(day) === SUNDAY)
            .reduce((sum, { start, end }) => sum + end - start, 0),
          days: days.size,
          meals: [...days].filter((day) => main.get(day) === memberId).length,
        },
      ]
    }),
  )
}

/** The member with most minutes of each day; of equals, the lowest identifier. */
function mainMembers(entries: readonly WorkedEntry[]): ReadonlyMap<Day, string> {
  return new Map(
    [...Map.groupBy(entries, ({ workDay }) => workDay)].map(([day, own]) => {
      const sums = new Map<string, number>()
      for (const { memberId, workedMinutes } of own)
        sums.set(memberId, (sums.get(memberId) ?? 0) + workedMinutes)
      const [first] = [...sums].sort(([a, most], [b, less]) => less - most || (a < b ? -1 : 1))
      return [day, first?.[0] ?? '']
    }),
  )
}

/** A part of full time as an exact fraction. */
export interface ContractShare {
  readonly part: bigint
  readonly whole: bigint
}

/** Part of a full month that contracts cover: part time in proportion, days without contract not. */
export function contractShare(contracts: readonly PayContract[], month: Month): ContractShare {
  const days = daysFrom(firstDayOf(month), lastDayOf(month))
  let part = 0
  for (const on of days) {
    const contract = contracts.find(
      ({ startsOn, endsOn }) => startsOn <= on && (endsOn === null || on <= endsOn),
    )
    if (contract !== undefined) part += Math.min(FULL_WEEK, contract.weeklyMinutes ?? FULL_WEEK)
  }
  return { part: BigInt(part), whole: BigInt(days.length * FULL_WEEK) }
}
