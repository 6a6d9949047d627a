import {
  type AbsenceFacts,
  LIMITS_OF_THE_LAW,
  type Limits,
  ORDINARY_PERSON,
  sceneOf,
  weekOf,
  type Work,
} from '../../law/index.ts'
import { addDays, covers, type Day, daysFrom } from '../../shared/days.ts'
import { type LocalTime, localDayAt, localTimeAt, type Minutes } from '../../shared/time.ts'

/** Work without interruption but its break, as it was declared. */
export interface RecordedSpan {
  readonly startsAt: LocalTime
  readonly endsAt: LocalTime
  readonly breakMinutes: Minutes
  readonly memberId: string
  readonly siteId: string
}

/** A day of the register (D3171-8): each period, and the effective work of the civil day. */
export interface RecordedDay {
  readonly day: Day
  /** Those that start on the day; one over midnight counts on both days, each for its part. */
  readonly spans: readonly RecordedSpan[]
  readonly minutes: number
  /** Rest before the first start of the day; null where no work is known before, or none today. */
  readonly restBefore: number | null
  /** Kinds of the absences that cover the day. */
  readonly absences: readonly string[]
}

export interface RecordedWeek {
  /** First and last day of the week, also those outside of the period. */
  readonly from: Day
  readonly to: Day
  /** Effective work of the whole week, of which the register shows the days of the period. */
  readonly minutes: number
  readonly minutesShown: number
  /** Longest rest that begins in the week; null where no work is known after it. */
  readonly longestRest: number | null
  readonly days: readonly RecordedDay[]
}

export interface RecordedPeriod {
  readonly from: Day
  readonly to: Day
}

/** Days that must be known on both sides of the period: its weeks whole, and the rests around. */
export const DAYS_AROUND_RECORD = 10

/**
 * The register of working time of a person: every day, every week, and the rests between
 * (D3171-8, D3171-16).
 *
 * @param works of the period and of the days around it.
 */
export function timeRecord(
  works: readonly Work[],
  absences: readonly AbsenceFacts[],
  period: RecordedPeriod,
  limits: Limits = LIMITS_OF_THE_LAW,
): readonly RecordedWeek[] {
  const { worked } = sceneOf(
    { ...ORDINARY_PERSON, worked: works },
    {
      group: { kind: 'general', idcc: null },
      members: new Map(),
      sites: new Map(),
      limits,
      period,
    },
  )
  const minutesOn = new Map(worked.days.map(({ day, minutes }) => [day, minutes]))
  const worksOn = Map.groupBy(works, ({ start, zone }) => localDayAt(start, zone))
  const { spells } = worked
  const rests = spells.flatMap((spell, index) => {
    const before = spells[index - 1]
    return before === undefined ? [] : [{ before, spell, minutes: spell.start - before.end }]
  })
  const restBefore = (index: number): number | null => {
    const [before, spell] = [spells[index - 1], spells[index]]
    return before === undefined || spell === undefined ? null : spell.start - before.end
  }
  const dayOf = (day: Day): RecordedDay => ({
    day,
    spans: (worksOn.get(day) ?? []).toSorted((a, b) => a.start - b.start).map(spanOf),
    minutes: minutesOn.get(day) ?? 0,
    restBefore: restBefore(spells.findIndex((spell) => spell.day === day)),
    absences: absences.filter((absence) => covers(absence, day)).map(({ kind }) => kind),
  })
  const days = daysFrom(period.from, period.to)
  return [...Map.groupBy(days, (day) => weekOf(limits, day))].map(([from, shown]) => {
    const to = addDays(from, 6)
    const isIn = (day: Day) => from <= day && day <= to
    const total = (of: readonly Day[]) =>
      of.reduce((sum, day) => sum + (minutesOn.get(day) ?? 0), 0)
    const last = spells.findLast(({ last: work }) => isIn(localDayAt(work.end, work.zone)))
    const inWeek = rests.filter(({ before: { last: work } }) =>
      isIn(localDayAt(work.end, work.zone)),
    )
    const isOpen = last !== undefined && last === spells.at(-1)
    return {
      from,
      to,
      minutes: total(daysFrom(from, to)),
      minutesShown: total(shown),
      longestRest:
        isOpen || inWeek.length === 0 ? null : Math.max(...inWeek.map(({ minutes }) => minutes)),
      days: shown.map(dayOf),
    }
  })
}

const spanOf = ({ start, end, zone, breakMinutes, memberId, siteId }: Work): RecordedSpan => ({
  startsAt: localTimeAt(start, zone),
  endsAt: localTimeAt(end, zone),
  breakMinutes,
  memberId,
  siteId,
})
