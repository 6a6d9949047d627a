import { describe, expect, it } from 'vitest'
import { at, foundBy, on } from '../../../../tests/support/person.ts'
import { day } from '../../../shared/days.ts'

const member = (joined: string, left: string | null, ...again: [string, string | null][]) => ({
  competitorGroup: null,
  memberships: [[joined, left] as const, ...again].map(([startsOn, endsOn]) => ({
    startsOn: day(startsOn),
    endsOn: endsOn === null ? null : day(endsOn),
  })),
})

const assignment = (memberId: string, startsOn: string, endsOn: string | null) => ({
  id: `as-${memberId}`,
  memberId,
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
})

const LEFT = { A: member('2020-01-01', '2026-10-15') }

describe('made available outside membership (Code du travail, L1253-1)', () => {
  it('is a breach for the work after the member has left', () => {
    const dates = ['2026-10-14', '2026-10-15', '2026-10-16', '2026-10-19']
    const planned = on(dates, 'A', '08:00', '12:00')
    const worked = on(['2026-10-16'], 'A', '08:00', '11:00')
    const assignments = [assignment('A', '2026-01-01', null)]
    expect(foundBy('GEL-03', { planned, worked, assignments, members: LEFT })).toMatchObject([
      {
        basis: 'planned',
        severity: 'breach',
        date: '2026-10-16',
        startsAt: '2026-10-16T08:00',
        endsAt: '2026-10-19T12:00',
        shiftIds: ['A@2026-10-16T08:00', 'A@2026-10-19T08:00'],
        assignmentIds: ['as-A'],
        memberIds: ['A'],
        measured: 480,
        limit: 0,
        article: 'L1253-1',
      },
      { basis: 'worked', date: '2026-10-16', measured: 180 },
    ])
  })

  it('counts the days of the period alone', () => {
    const planned = on(['2026-10-16', '2026-11-02'], 'A', '08:00', '12:00')
    const november = { from: '2026-11-01', to: '2026-11-30' }
    expect(foundBy('GEL-03', { planned, members: LEFT, ...november })).toMatchObject([
      { date: '2026-11-02', measured: 240 },
    ])
  })

  it('counts the part of a night after midnight', () => {
    const planned = [at('A', '2026-10-15T22:00', '06:00')]
    expect(foundBy('GEL-03', { planned, members: LEFT })).toMatchObject([
      { date: '2026-10-16', startsAt: '2026-10-16T00:00', measured: 360 },
    ])
  })

  it('is a warning for an assignment without such work', () => {
    const assignments = [assignment('A', '2026-10-01', null)]
    const planned = on(['2026-10-15'], 'A', '08:00', '12:00')
    expect(foundBy('GEL-03', { planned, assignments, members: LEFT })).toMatchObject([
      {
        basis: 'planned',
        severity: 'warning',
        date: '2026-10-16',
        startsAt: '2026-10-16T00:00',
        endsAt: '2026-11-01T00:00',
        memberIds: ['A'],
        assignmentIds: ['as-A'],
        shiftIds: [],
        measured: 0,
        limit: 0,
      },
    ])
  })

  it('is none for an assignment that ends with the membership, or between two of them', () => {
    const ended = [assignment('A', '2026-10-01', '2026-10-15')]
    expect(foundBy('GEL-03', { assignments: ended, members: LEFT })).toEqual([])
    const back = { A: member('2020-01-01', '2026-10-15', ['2026-10-16', null]) }
    const lasting = [assignment('A', '2026-10-01', null)]
    expect(foundBy('GEL-03', { assignments: lasting, members: back })).toEqual([])
    const gap = { A: member('2020-01-01', '2026-10-15', ['2026-10-17', null]) }
    expect(foundBy('GEL-03', { assignments: lasting, members: gap })).toMatchObject([
      { date: '2026-10-16', endsAt: '2026-10-17T00:00' },
    ])
  })

  it('is a warning for the judged days of the assignment that lie outside, from first to last', () => {
    const outside = (startsOn: string, endsOn: string | null, members = LEFT) =>
      foundBy('GEL-03', { assignments: [assignment('A', startsOn, endsOn)], members }).map(
        ({ startsAt, endsAt }) => [startsAt.slice(5, 10), endsAt.slice(5, 10)],
      )
    expect(outside('2026-10-20', '2026-10-22')).toEqual([['10-20', '10-23']])
    expect(outside('2026-10-31', null)).toEqual([['10-31', '11-01']])
    expect(outside('2026-01-01', '2026-10-16')).toEqual([['10-16', '10-17']])
    expect(outside('2026-10-16', '2026-11-30')).toEqual([['10-16', '11-01']])
    expect(outside('2026-11-01', null)).toEqual([])
    expect(outside('2026-01-01', '2026-09-30')).toEqual([])
    const gone = { A: member('2020-01-01', '2026-09-30') }
    expect(outside('2026-01-01', null, gone)).toEqual([['10-01', '11-01']])
    expect(outside('2026-10-01', '2026-10-01', gone)).toEqual([['10-01', '10-02']])
    // A company that nobody recorded as a member is none.
    expect(outside('2026-10-01', null, { A: { competitorGroup: null, memberships: [] } })).toEqual([
      ['10-01', '11-01'],
    ])
  })
})
