import { describe, expect, it } from 'vitest'
import { at, foundBy, on } from '../../../../tests/support/person.ts'
import { day } from '../../../shared/days.ts'
import { minutes } from '../../../shared/time.ts'

const leave = (kind = 'paid_leave', part: number | null = null) => ({
  kind,
  minutes: part === null ? null : minutes(part),
  startsOn: day('2026-10-12'),
  endsOn: day('2026-10-16'),
})

describe('work during paid leave (Code du travail, D3141-1)', () => {
  it('is found on each day of the leave, and on none around it', () => {
    const dates = ['2026-10-11', '2026-10-12', '2026-10-16', '2026-10-17']
    const planned = [
      ...on(dates, 'A', '08:00', '10:00'),
      ...on(['2026-10-12'], 'B', '14:00', '15:00'),
    ]
    expect(foundBy('LEA-16', { planned, absences: [leave()] })).toMatchObject([
      {
        date: '2026-10-12',
        memberIds: ['A', 'B'],
        startsAt: '2026-10-12T08:00',
        endsAt: '2026-10-12T15:00',
        measured: 180,
        limit: 0,
        article: 'D3141-1',
      },
      { date: '2026-10-16', memberIds: ['A'], measured: 120 },
    ])
  })

  it('is the part of a night that lies on the leave', () => {
    const planned = [at('A', '2026-10-16T22:00', '06:00')]
    expect(foundBy('LEA-16', { planned, absences: [leave()] })).toMatchObject([
      { startsAt: '2026-10-16T22:00', endsAt: '2026-10-17T00:00', measured: 120 },
    ])
  })

  it('is not seen in a leave of part of a day, nor in another absence', () => {
    const planned = [at('A', '2026-10-12T08:00', '10:00')]
    expect(foundBy('LEA-16', { planned, absences: [leave('paid_leave', 210)] })).toEqual([])
    expect(foundBy('LEA-16', { planned, absences: [leave('sickness')] })).toEqual([])
  })
})
