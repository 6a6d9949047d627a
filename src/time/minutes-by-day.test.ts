import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant, intervalOf, localTime, zone } from '../shared/time.ts'
import { breakOf, minutesByDay, type Work } from './minutes-by-day.ts'

const paris = zone('Europe/Paris')

function work(from: string, to: string, breakMinutes = 0, breakAt: string | null = null): Work {
  const span = intervalOf(localTime(from), localTime(to), paris)
  if (span === null) throw new Error('no span')
  const at = breakAt === null ? null : intervalOf(localTime(breakAt), localTime(to), paris)
  return { ...span, zone: paris, breakMinutes, breakStart: at?.start ?? null }
}

const days = (item: Work) => minutesByDay(item).map(({ day, minutes }) => [day, minutes])

describe('minutes of work by day', () => {
  it('is one day when the work ends at midnight', () => {
    expect(days(work('2026-10-01T20:00', '2026-10-02T00:00'))).toEqual([['2026-10-01', 240]])
  })

  it('cuts a night at midnight, a minute later', () => {
    expect(days(work('2026-10-01T20:00', '2026-10-02T00:01'))).toEqual([
      ['2026-10-01', 240],
      ['2026-10-02', 1],
    ])
  })

  it('takes a break of unknown place out of the middle', () => {
    expect(days(work('2026-10-01T22:00', '2026-10-02T06:00', 60))).toEqual([
      ['2026-10-01', 120],
      ['2026-10-02', 300],
    ])
  })

  it('takes a known break out of the day on which it lies', () => {
    expect(days(work('2026-10-01T22:00', '2026-10-02T06:00', 60, '2026-10-01T23:30'))).toEqual([
      ['2026-10-01', 90],
      ['2026-10-02', 330],
    ])
  })

  it('counts the hour that autumn repeats', () => {
    expect(days(work('2026-10-24T22:00', '2026-10-25T06:00'))).toEqual([
      ['2026-10-24', 120],
      ['2026-10-25', 420],
    ])
  })

  it('adds up to the length less the break, whatever they are', () => {
    const any = fc.record({
      start: fc.integer({ min: 29_000_000, max: 30_000_000 }),
      length: fc.integer({ min: 1, max: 3000 }),
      breakMinutes: fc.integer({ min: 0, max: 3200 }),
      breakAt: fc.option(fc.integer({ min: -100, max: 3100 })),
    })
    fc.assert(
      fc.property(any, ({ start, length, breakMinutes, breakAt }) => {
        const item: Work = {
          start: instant(start),
          end: instant(start + length),
          zone: paris,
          breakMinutes,
          breakStart: breakAt === null ? null : instant(start + breakAt),
        }
        const pause = breakOf(item)
        if (pause !== null) {
          expect(pause.start).toBeGreaterThanOrEqual(item.start)
          expect(pause.end).toBeLessThanOrEqual(item.end)
        }
        const sum = minutesByDay(item).reduce((total, { minutes }) => total + minutes, 0)
        expect(sum).toBe(Math.max(0, length - breakMinutes))
      }),
    )
  })
})
