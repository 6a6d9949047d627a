import { describe, expect, it } from 'vitest'
import { at, foundBy, on } from '../../../../tests/support/person.ts'
import { day } from '../../../shared/days.ts'

const version = (startsOn: string, endsOn: string | null, ...memberIds: string[]) => ({
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
  weeklyMinutes: null,
  memberIds,
})

const planned = [
  ...on(['2026-10-09', '2026-10-12', '2026-10-13'], 'B', '08:00', '12:00'),
  at('A', '2026-10-12T13:00', '15:00'),
]

describe('members named in the contract (Code du travail, L1253-9)', () => {
  it('warns of work at a member that the version in force does not name', () => {
    const contracts = [
      version('2026-01-01', '2026-10-11', 'A', 'B'),
      version('2026-10-12', null, 'A'),
    ]
    expect(foundBy('CTR-05', { planned, contracts })).toMatchObject([
      {
        severity: 'warning',
        basis: 'planned',
        memberIds: ['B'],
        assignmentIds: ['as-B'],
        shiftIds: ['B@2026-10-12T08:00', 'B@2026-10-13T08:00'],
        date: '2026-10-12',
        measured: 480,
        limit: 0,
        article: 'L1253-9',
      },
    ])
  })

  it('judges no contract that names nobody, and no day without a contract', () => {
    expect(foundBy('CTR-05', { planned, contracts: [version('2026-01-01', null)] })).toEqual([])
    const ended = [version('2026-01-01', '2026-10-08', 'A')]
    expect(foundBy('CTR-05', { planned, contracts: ended })).toEqual([])
  })
})
