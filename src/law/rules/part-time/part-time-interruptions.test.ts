import { describe, expect, it } from 'vitest'
import { at, foundBy } from '../../../../tests/support/person.ts'
import { day } from '../../../shared/days.ts'
import { minutes } from '../../../shared/time.ts'

const contract = (
  weekly: number | null,
  startsOn = '2026-01-01',
  endsOn: string | null = null,
) => ({
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
  weeklyMinutes: weekly === null ? null : minutes(weekly),
  memberIds: [],
})

const PART_TIME = [contract(1_440)]

const found = (situation: Parameters<typeof foundBy>[1]) =>
  foundBy('PTW-08', { contracts: PART_TIME, ...situation }).map(
    ({ startsAt, endsAt, measured, limit, unit }) => [startsAt, endsAt, measured, limit, unit],
  )

const upTo = (start: string) => [
  at('A', '2026-10-12T08:00', '10:00'),
  at('B', `2026-10-12T${start}`, '16:00'),
]

describe('part-time interruptions (Code du travail, L3123-30)', () => {
  it('last two hours at most between two members', () => {
    expect(found({ planned: upTo('12:00') })).toEqual([])
    expect(found({ planned: upTo('12:01') })).toEqual([
      ['2026-10-12T10:00', '2026-10-12T12:01', 121, 120, 'minute'],
    ])
    expect(foundBy('PTW-08', { contracts: PART_TIME, planned: upTo('12:01') })).toMatchObject([
      { memberIds: ['A', 'B'], article: 'L3123-30', severity: 'breach', date: '2026-10-12' },
    ])
  })

  it('are one a day at most, over three members', () => {
    const planned = [...upTo('10:00'), at('C', '2026-10-12T16:30', '17:30')]
    expect(found({ planned })).toEqual([])
    const more = [...planned, at('A', '2026-10-12T17:31', '18:00')]
    expect(found({ planned: more })).toEqual([
      ['2026-10-12T16:00', '2026-10-12T17:31', 2, 1, 'count'],
    ])
  })

  it('are not the breaks of a shift', () => {
    const planned = [at('A', '2026-10-12T08:00', '16:00', { breakMinutes: 150 })]
    expect(found({ planned })).toEqual([])
  })

  it('are free for full time, and where the hours are not known', () => {
    const planned = upTo('14:00')
    expect(found({ planned, contracts: [contract(2_100)] })).toEqual([])
    expect(found({ planned, contracts: [contract(null)] })).toEqual([])
    expect(found({ planned, contracts: [] })).toEqual([])
    expect(found({ planned, contracts: [contract(2_099)] })).toHaveLength(1)
    const intermittent = { ...contract(1_440), kind: 'intermittent' as const }
    expect(found({ planned, contracts: [intermittent] })).toEqual([])
  })

  it('are judged on the judged days, by the day on which the work starts', () => {
    const planned = upTo('12:01')
    expect(found({ planned, from: '2026-10-01', to: '2026-10-11' })).toEqual([])
    expect(found({ planned, from: '2026-10-12', to: '2026-10-12' })).toHaveLength(1)
    expect(found({ planned, from: '2026-10-13' })).toEqual([])
  })

  it('that are too long and too many are both said, with the shifts around them', () => {
    const planned = [
      at('A', '2026-10-12T08:00', '09:00'),
      at('B', '2026-10-12T10:00', '11:00'),
      at('C', '2026-10-12T13:01', '14:00'),
    ]
    expect(foundBy('PTW-08', { contracts: PART_TIME, planned })).toMatchObject([
      {
        unit: 'count',
        measured: 2,
        limit: 1,
        source: 'law',
        startsAt: '2026-10-12T09:00',
        endsAt: '2026-10-12T13:01',
        memberIds: ['A', 'B', 'C'],
      },
      {
        unit: 'minute',
        measured: 121,
        limit: 120,
        startsAt: '2026-10-12T11:00',
        endsAt: '2026-10-12T13:01',
        memberIds: ['B', 'C'],
      },
    ])
  })

  it('are judged by the contract in force on the day', () => {
    const planned = upTo('14:00')
    const amended = [contract(1_440, '2026-01-01', '2026-10-11'), contract(2_100, '2026-10-12')]
    expect(found({ planned, contracts: amended })).toEqual([])
    const later = [contract(2_100, '2026-01-01', '2026-10-11'), contract(1_440, '2026-10-12')]
    expect(found({ planned, contracts: later })).toHaveLength(1)
  })

  it('are not the days between nights', () => {
    const planned = [at('A', '2026-10-12T22:00', '02:00'), at('A', '2026-10-13T22:00', '02:00')]
    expect(found({ planned })).toEqual([])
  })

  it('last as long as an agreement allows', () => {
    const limits = [
      { ruleId: 'PTW-08', value: 180, startsOn: day('2026-01-01'), endsOn: null, source: 'Accord' },
    ]
    expect(found({ planned: upTo('13:00'), limits })).toEqual([])
    expect(found({ planned: upTo('13:01'), limits })).toMatchObject([
      ['2026-10-12T10:00', '2026-10-12T13:01', 181, 180, 'minute'],
    ])
  })

  it('last an hour more in the night that autumn repeats', () => {
    const planned = (start: string) => [
      at('A', '2026-10-25T00:00', '02:00'),
      at('B', `2026-10-25T${start}`, '06:00'),
    ]
    expect(found({ planned: planned('03:00') })).toEqual([])
    expect(found({ planned: planned('03:01') })).toMatchObject([
      ['2026-10-25T02:00', '2026-10-25T03:01', 121, 120, 'minute'],
    ])
  })
})
