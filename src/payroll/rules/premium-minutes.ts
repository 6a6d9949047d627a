import { addDays, type Day, weekday } from '../../shared/days.ts'
import type { RateE4 } from '../../shared/money.ts'
import {
  type Instant,
  instantsOf,
  localDayAt,
  localTime,
  MINUTES_PER_DAY,
  startOfDay,
  type Zone,
} from '../../shared/time.ts'
import { breakOf, minutesByDay, type Work } from '../../time/index.ts'

/** A premium that the group pays on top of the hours: by agreement or decision, not by law. */
export interface AgreedPremium {
  readonly kind: 'night' | 'sunday' | 'public_holiday'
  readonly premiumE4: RateE4
  /** Hours of the night, in minutes of the day; an end before the start is of the next day. */
  readonly fromMinute: number
  readonly toMinute: number
}

/** Night work of the law (L3122-2): between nine in the evening and six in the morning. */
export const NIGHT = { fromMinute: 21 * 60, toMinute: 6 * 60 } as const

/** Minutes of work that carry an agreed premium, by local day. */
export function premiumMinutes(
  work: Work,
  premium: AgreedPremium,
  isHoliday: (on: Day) => boolean,
): readonly { readonly day: Day; readonly minutes: number }[] {
  if (premium.kind === 'night') return nightMinutes(work, premium)
  const carries =
    premium.kind === 'sunday'
      ? (on: Day) => weekday(on) === 7
      : // The first of May has a premium by law (L3133-6), which this one would double.
        (on: Day) => isHoliday(on) && !on.endsWith('-05-01')
  return minutesByDay(work).filter(({ day }) => carries(day))
}

/** All of the day on which the work begins; real minutes, also when clocks change. */
function nightMinutes(work: Work, { fromMinute, toMinute }: AgreedPremium) {
  const first = localDayAt(work.start, work.zone)
  const last = localDayAt(work.end, work.zone)
  const pause = breakOf(work)
  let minutes = 0
  for (let day = addDays(first, -1); day <= last; day = addDays(day, 1)) {
    const start = instantOf(day, fromMinute, work.zone)
    const end = instantOf(toMinute <= fromMinute ? addDays(day, 1) : day, toMinute, work.zone)
    const within = (from: number, until: number): number =>
      Math.max(0, Math.min(until, end) - Math.max(from, start))
    minutes += within(work.start, work.end)
    if (pause !== null) minutes -= within(pause.start, pause.end)
  }
  return minutes > 0 ? [{ day: first, minutes }] : []
}

/** A time that the clocks skip is the first that they show after it. */
function instantOf(day: Day, minute: number, zone: Zone): Instant {
  const two = (value: number): string => String(value).padStart(2, '0')
  for (let at = minute; at < MINUTES_PER_DAY; at += 1) {
    const [found] = instantsOf(
      localTime(`${day}T${two(Math.floor(at / 60))}:${two(at % 60)}`),
      zone,
    )
    if (found !== undefined) return found
  }
  return startOfDay(addDays(day, 1), zone)
}
