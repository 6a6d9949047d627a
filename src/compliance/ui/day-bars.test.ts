import { describe, expect, it } from 'vitest'
import { daysOfBars } from './day-bars.ts'

const work = (memberId: string, startsAt: string, endsAt: string) => ({
  memberId,
  startsAt,
  endsAt,
  breakMinutes: 0,
})

describe('the picture of an example', () => {
  it('has a row for each day, also for those without work', () => {
    const rows = daysOfBars([
      work('A', '2026-10-12T08:00', '2026-10-12T12:00'),
      work('B', '2026-10-14T09:30', '2026-10-14T10:00'),
    ])
    expect(rows).toEqual([
      { day: '2026-10-12', bars: [{ memberId: 'A', from: 480, to: 720 }] },
      { day: '2026-10-13', bars: [] },
      { day: '2026-10-14', bars: [{ memberId: 'B', from: 570, to: 600 }] },
    ])
  })

  it('cuts work at midnight', () => {
    expect(daysOfBars([work('A', '2026-12-31T22:00', '2027-01-01T02:00')])).toEqual([
      { day: '2026-12-31', bars: [{ memberId: 'A', from: 1_320, to: 1_440 }] },
      { day: '2027-01-01', bars: [{ memberId: 'A', from: 0, to: 120 }] },
    ])
    expect(daysOfBars([work('A', '2026-12-31T22:00', '2027-01-01T00:00')])).toHaveLength(1)
  })

  it('is nothing without work', () => {
    expect(daysOfBars([])).toEqual([])
  })
})
