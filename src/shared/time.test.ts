import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  ageOn,
  day,
  dayIn,
  lastDayOf,
  mondayOf,
  month,
  parseDay,
  weekday,
} from './days.ts'
import {
  instant,
  instantsOf,
  intervalOf,
  lengthOf,
  localDayAt,
  localTime,
  localTimeAt,
  startOfDay,
  zone,
} from './time.ts'

const PARIS = zone('Europe/Paris')
const length = (start: string, end: string) => {
  const interval = intervalOf(localTime(start), localTime(end), PARIS)
  return interval === null ? null : lengthOf(interval)
}

describe('work over a clock change', () => {
  it('has an hour less in the night of March and an hour more in that of October', () => {
    expect(length('2026-03-28T22:00', '2026-03-29T06:00')).toBe(7 * 60)
    expect(length('2026-10-24T22:00', '2026-10-25T06:00')).toBe(9 * 60)
    expect(length('2026-10-17T22:00', '2026-10-18T06:00')).toBe(8 * 60)
  })

  it('does not exist in the hour that spring skips', () => {
    expect(instantsOf(localTime('2026-03-29T02:30'), PARIS)).toEqual([])
    expect(length('2026-03-29T02:30', '2026-03-29T06:00')).toBeNull()
  })

  it('is read as the first of the two where autumn repeats the hour', () => {
    expect(instantsOf(localTime('2026-10-25T02:30'), PARIS)).toHaveLength(2)
    expect(length('2026-10-25T01:30', '2026-10-25T02:30')).toBe(60)
    expect(length('2026-10-25T02:30', '2026-10-25T02:15')).toBe(45)
  })
})

describe('conversions', () => {
  const zones = ['Europe/Paris', 'Indian/Reunion', 'America/Cayenne', 'Pacific/Noumea', 'UTC']
  const anyInstant = fc.integer({ min: 0, max: 60 * 24 * 365 * 90 })

  it('agree with Temporal in every zone', () => {
    fc.assert(
      fc.property(anyInstant, fc.constantFrom(...zones), (at, name) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(at * 60_000)
          .toZonedDateTimeISO(name)
          .toPlainDateTime()
          .toString({ smallestUnit: 'minute' })
        expect(localTimeAt(instant(at), zone(name))).toBe(expected)
      }),
    )
  })

  it('come back to the instant they started from', () => {
    fc.assert(
      fc.property(anyInstant, fc.constantFrom(...zones), (at, name) => {
        expect(instantsOf(localTimeAt(instant(at), zone(name)), zone(name))).toContain(at)
      }),
    )
  })

  it('find midnight, and the day that it starts', () => {
    const at = startOfDay(day('2026-10-25'), PARIS)
    expect(localTimeAt(at, PARIS)).toBe('2026-10-25T00:00')
    expect(localDayAt(instant(at - 1), PARIS)).toBe('2026-10-24')
  })
})

describe('days and months', () => {
  it('refuse days that are not', () => {
    expect(parseDay('2026-02-30')).toBeNull()
    expect(parseDay('2026-2-3')).toBeNull()
    expect(parseDay('2028-02-29')).toBe('2028-02-29')
  })

  it('know the week from Monday to Sunday', () => {
    expect(weekday(day('2026-11-22'))).toBe(7)
    expect(mondayOf(day('2026-11-01'))).toBe('2026-10-26')
    expect(mondayOf(day('2026-11-02'))).toBe('2026-11-02')
  })

  it('cross the year', () => {
    expect(addMonths(month('2026-12'), 1)).toBe('2027-01')
    expect(addMonths(month('2026-01'), -1)).toBe('2025-12')
    expect(lastDayOf(month('2028-02'))).toBe('2028-02-29')
    expect(dayIn(month('2028-02'), 29)).toBe('2028-02-29')
    expect(dayIn(month('2027-02'), 29)).toBe('2027-02-28')
  })

  it('count years of age from the birthday on', () => {
    expect(ageOn(day('2008-10-12'), day('2026-10-11'))).toBe(17)
    expect(ageOn(day('2008-10-12'), day('2026-10-12'))).toBe(18)
  })
})
