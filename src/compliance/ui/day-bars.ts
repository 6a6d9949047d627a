import type { WorkedExample } from '../law-contract.ts'

/** A piece of work inside one day, in minutes from its midnight. */
export interface Bar {
  readonly memberId: string
  readonly from: number
  readonly to: number
}

export interface DayOfBars {
  readonly day: string
  readonly bars: readonly Bar[]
}

const MINUTES_PER_DAY = 1_440
const MS_PER_DAY = 86_400_000

const minuteOf = (localTime: string): number =>
  Number(localTime.slice(11, 13)) * 60 + Number(localTime.slice(14, 16))

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + MS_PER_DAY).toISOString().slice(0, 10)

/** The work of an example as bars, a row each day from its first to its last. */
export function daysOfBars(works: WorkedExample['works']): readonly DayOfBars[] {
  const bars = works.flatMap(({ memberId, startsAt, endsAt }) => {
    const [first, last] = [startsAt.slice(0, 10), endsAt.slice(0, 10)]
    const to = minuteOf(endsAt)
    if (first === last) return [{ day: first, memberId, from: minuteOf(startsAt), to }]
    return [
      { day: first, memberId, from: minuteOf(startsAt), to: MINUTES_PER_DAY },
      ...(to === 0 ? [] : [{ day: last, memberId, from: 0, to }]),
    ]
  })
  const days = bars.map(({ day }) => day).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const rows: DayOfBars[] = []
  for (let day = first; day <= last && rows.length < MOST_DAYS; day = nextDay(day))
    rows.push({
      day,
      bars: bars
        .filter((bar) => bar.day === day)
        .map(({ memberId, from, to }) => ({ memberId, from, to })),
    })
  return rows
}

/** A picture of two weeks is still one that is read. */
const MOST_DAYS = 14
