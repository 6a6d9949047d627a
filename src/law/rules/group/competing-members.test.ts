import { describe, expect, it } from 'vitest'
import { foundBy } from '../../../../tests/support/person.ts'
import { day } from '../../../shared/days.ts'

const ALWAYS = [{ startsOn: day('2000-01-01'), endsOn: null }]
const competitor = (competitorGroup: string | null) => ({ competitorGroup, memberships: ALWAYS })
const members = {
  A: competitor('printers'),
  B: competitor('printers'),
  C: competitor('printers'),
  D: competitor('bakers'),
  E: competitor(null),
  F: competitor(null),
}

const assignment = (id: string, memberId: string, startsOn: string, endsOn: string | null) => ({
  id,
  memberId,
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
})

const found = (...assignments: ReturnType<typeof assignment>[]) =>
  foundBy('MAD-14', { assignments, members })

describe('sharing between competing members (charter)', () => {
  it('warns from the first day on which both assignments are in force', () => {
    const a = assignment('1', 'A', '2026-01-01', '2026-10-20')
    expect(found(a, assignment('2', 'B', '2026-10-21', null))).toEqual([])
    expect(found(a, assignment('2', 'B', '2026-10-20', null))).toMatchObject([
      {
        severity: 'warning',
        basis: 'planned',
        memberIds: ['A', 'B'],
        assignmentIds: ['1', '2'],
        shiftIds: [],
        date: '2026-10-20',
        startsAt: '2026-10-20T00:00',
        endsAt: '2026-10-21T00:00',
        measured: 2,
        limit: 1,
        unit: 'member',
        article: 'charte',
        source: 'charter',
      },
    ])
  })

  it('counts the members that meet another, once', () => {
    const lasting = ['A', 'B', 'C'].map((id) => assignment(`1${id}`, id, '2026-01-01', null))
    expect(found(...lasting)).toMatchObject([{ measured: 3, date: '2026-10-01' }])
    const twice = assignment('2A', 'A', '2026-01-01', null)
    expect(found(...lasting.slice(0, 2), twice)).toMatchObject([{ measured: 2 }])
  })

  it('accepts one member twice, members that do not compete, and what ended before', () => {
    const a = assignment('1', 'A', '2026-01-01', null)
    expect(found(a, assignment('2', 'A', '2026-01-01', null))).toEqual([])
    expect(found(a, assignment('2', 'D', '2026-01-01', null))).toEqual([])
    const alone = [
      assignment('1', 'E', '2026-01-01', null),
      assignment('2', 'F', '2026-01-01', null),
    ]
    expect(found(...alone)).toEqual([])
    expect(found(a, assignment('2', 'B', '2026-01-01', '2026-09-30'))).toEqual([])
    expect(found(a, assignment('2', 'B', '2026-11-01', null))).toEqual([])
  })
})
