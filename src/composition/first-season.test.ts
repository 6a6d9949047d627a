import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../shared/days.ts'
import { firstSeason } from './first-season.ts'

const WINTER = { startsOn: day('2025-11-01'), endsOn: day('2026-03-31'), everyYear: true }

describe('the first season of a need from a day on', () => {
  it.each([
    ['in the season, from that day', '2026-01-10', '2026-01-10', '2026-03-31'],
    ['on its last day', '2026-03-31', '2026-03-31', '2026-03-31'],
    ['the day after, the next one', '2026-04-01', '2026-11-01', '2027-03-31'],
    ['over New Year, years later', '2029-12-31', '2029-12-31', '2030-03-31'],
    ['before it, as it is', '2025-06-01', '2025-11-01', '2026-03-31'],
  ])('%s', (_, from, startsOn, endsOn) => {
    expect(firstSeason(WINTER, day(from))).toEqual({ startsOn, endsOn })
  })

  it('is the period itself of a need that does not come back', () => {
    const once = { ...WINTER, everyYear: false }
    expect(firstSeason(once, day('2026-01-10'))).toEqual({
      startsOn: '2026-01-10',
      endsOn: '2026-03-31',
    })
    const lasting = { startsOn: day('2026-01-01'), endsOn: null, everyYear: false }
    expect(firstSeason(lasting, day('2026-05-04'))).toEqual({
      startsOn: '2026-05-04',
      endsOn: null,
    })
  })

  it('ends on 28 February where the year has no 29th', () => {
    const need = { startsOn: day('2027-12-01'), endsOn: day('2028-02-29'), everyYear: true }
    expect(firstSeason(need, day('2028-03-01'))).toEqual({
      startsOn: '2028-12-01',
      endsOn: '2029-02-28',
    })
  })

  it('is never over on the day, and begins within a year of it', () => {
    const days = fc.integer({ min: 0, max: 3000 }).map((n) => addDays(day('2024-01-01'), n))
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 360 }), days, (startsOn, length, from) => {
        const need = { startsOn, endsOn: addDays(startsOn, length), everyYear: true }
        const season = firstSeason(need, from)
        expect(season.startsOn >= from && (season.endsOn ?? '') >= season.startsOn).toBe(true)
        if (startsOn <= from) expect(season.startsOn <= addDays(from, 366)).toBe(true)
      }),
    )
  })
})
