import { describe, expect, it } from 'vitest'
import {
  at,
  circumstancesOf,
  days,
  foundBy,
  numbersOf,
  on,
  personOf,
  type Situation,
} from '../../../../tests/support/person.ts'
import { day, month } from '../../../shared/days.ts'
import { minutes } from '../../../shared/time.ts'
import { judgeGroup } from '../../rules.ts'
import { replacementShare } from './replacement-hours.ts'

const ofGroup = (ruleId: string, situation: Situation) =>
  judgeGroup([personOf(situation)], circumstancesOf(situation)).filter(
    (finding) => finding.ruleId === ruleId,
  )

const PUBLIC = { publicBody: true }
const membership = (startsOn: string, endsOn: string | null = null) => ({
  memberships: [{ startsOn: day(startsOn), endsOn: endsOn === null ? null : day(endsOn) }],
})

describe('public members of a mixed group (Code du travail, L1253-19)', () => {
  const members = { M1: PUBLIC, M2: PUBLIC, M3: {}, M4: {} }

  it('are at most half of them', () => {
    expect(ofGroup('GEL-09', { members })).toEqual([])
    expect(ofGroup('GEL-09', { members: { ...members, M5: {} } })).toEqual([])
    expect(ofGroup('GEL-09', { members: { ...members, M5: PUBLIC } })).toMatchObject([
      {
        severity: 'breach',
        employeeId: '',
        memberIds: ['M1', 'M2', 'M5'],
        date: '2026-10-01',
        measured: 3,
        limit: 2,
        unit: 'member',
        article: 'L1253-19',
      },
    ])
  })

  it('are counted on each day: the finding stands on the first one of too many', () => {
    const leaves = { ...members, M4: membership('2020-01-01', '2026-10-11') }
    expect(ofGroup('GEL-09', { members: leaves })).toMatchObject([
      { date: '2026-10-12', measured: 2, limit: 1 },
    ])
    const joins = { ...members, M5: { ...PUBLIC, ...membership('2026-10-20') } }
    expect(ofGroup('GEL-09', { members: joins })).toMatchObject([{ date: '2026-10-20' }])
    const gone = { ...members, M5: { ...PUBLIC, ...membership('2020-01-01', '2026-09-30') } }
    expect(ofGroup('GEL-09', { members: gone })).toEqual([])
    const later = { ...members, M5: { ...PUBLIC, ...membership('2026-11-01') } }
    expect(ofGroup('GEL-09', { members: later })).toEqual([])
  })

  it('do not count in a group without any', () => {
    expect(ofGroup('GEL-09', { members: { M1: {} } })).toEqual([])
    expect(ofGroup('GEL-09', { members: {} })).toEqual([])
  })
})

describe('activity for public members (Code du travail, L1253-20)', () => {
  const members = { V: PUBLIC, A: {} }
  const share = (ofTown: string, situation: Situation = {}) =>
    ofGroup('GEL-10', {
      members,
      worked: [at('V', '2026-10-12T08:00', ofTown), at('A', '2026-10-12T13:00', '17:00')],
      ...situation,
    })

  it('is at most half of the hours of the year', () => {
    expect(share('12:00')).toEqual([])
    expect(share('12:01')).toMatchObject([
      {
        severity: 'warning',
        basis: 'worked',
        date: '2026-10-01',
        startsAt: '2026-10-01T00:00',
        endsAt: '2026-11-01T00:00',
        employeeId: '',
        article: 'L1253-20',
        source: 'law',
        measured: 5_011,
        limit: 5_000,
        unit: 'e4',
        memberIds: ['V'],
      },
    ])
  })

  it('counts the year before the judged days, not the one before, nor what comes after them', () => {
    const past = (when: string, memberId: string) => ({
      week: day(`${when}-05`),
      month: month(when),
      memberId,
      minutes: minutes(60),
      nightMinutes: minutes(0),
      longNights: 0,
    })
    expect(share('12:01', { pastWorked: [past('2026-01', 'A')] })).toEqual([])
    expect(share('12:01', { pastWorked: [past('2025-12', 'A')] })).toHaveLength(1)
    expect(share('12:00', { pastWorked: [past('2026-01', 'V')] })).toMatchObject([
      { measured: 5_556 },
    ])
    const later = [at('V', '2026-11-02T08:00', '20:00'), at('A', '2026-10-12T08:00', '09:00')]
    expect(ofGroup('GEL-10', { members, worked: later })).toEqual([])
  })

  it('is judged in mixed groups only, year by year', () => {
    expect(share('12:01', { members: { V: PUBLIC, A: PUBLIC } })).toEqual([])
    const worked = [at('A', '2026-12-31T08:00', '12:00'), at('V', '2027-01-04T08:00', '09:00')]
    const found = ofGroup('GEL-10', { members, worked, from: '2026-12-01', to: '2027-01-31' })
    expect(found).toMatchObject([
      { date: '2027-01-01', endsAt: '2027-02-01T00:00', measured: 10_000 },
    ])
  })
})

describe('time of a person at public members (Code du travail, L1253-20)', () => {
  const members = { V: PUBLIC, W: PUBLIC, A: {} }
  const contract = { startsOn: day('2026-01-01'), endsOn: null, weeklyMinutes: minutes(2_100) }
  const past = (memberId: string, hours: number, when = '2026-09') => ({
    week: day(`${when}-07`),
    month: month(when),
    memberId,
    minutes: minutes(hours * 60),
    nightMinutes: minutes(0),
    longNights: 0,
  })
  const found = (situation: Situation) =>
    numbersOf('GEL-11', { members, contracts: [contract], ...situation })

  it('is three quarters of 1,607 hours: 1,205 h 15, over all of them (T19)', () => {
    const pastWorked = [past('V', 700), past('W', 500), past('A', 300)]
    const until = (end: string) => [at('V', '2026-10-12T08:00', end)]
    expect(found({ pastWorked, worked: until('13:15') })).toEqual([])
    expect(found({ pastWorked, worked: until('13:16') })).toEqual([['2026-10-12', 72_316, 72_315]])
    expect(
      foundBy('GEL-11', { members, contracts: [contract], pastWorked, worked: until('14:00') }),
    ).toMatchObject([
      { measured: 72_360, limit: 72_315, severity: 'breach', memberIds: ['V'], basis: 'worked' },
    ])
  })

  it('is said once, in the week that passes it', () => {
    const pastWorked = [past('V', 1_200)]
    const worked = on(days('2026-10-05', 19), 'V', '08:00', '09:00')
    expect(found({ pastWorked, worked })).toEqual([['2026-10-05', 72_420, 72_315]])
    expect(found({ pastWorked: [past('V', 1_206)], worked })).toEqual([])
  })

  it('follows the contract: part time, annualised hours, none', () => {
    const pastWorked = [past('V', 600)]
    const worked = [at('V', '2026-10-12T08:00', '20:00')]
    const half = { ...contract, weeklyMinutes: minutes(1_050) }
    expect(found({ pastWorked, worked, contracts: [half] })).toEqual([
      ['2026-10-12', 36_720, 36_157],
    ])
    const annual = { ...contract, annualMinutes: minutes(48_000) }
    expect(found({ pastWorked, worked, contracts: [annual] })).toEqual([
      ['2026-10-12', 36_720, 36_000],
    ])
    expect(found({ pastWorked, worked, contracts: [] })).toEqual([])
    expect(found({ pastWorked: [past('V', 1_200)], worked, contracts: [] })).toEqual([
      ['2026-10-12', 72_720, 72_315],
    ])
  })

  it('counts civil years apart, in mixed groups only', () => {
    const worked = [at('V', '2026-10-12T08:00', '20:00')]
    expect(found({ pastWorked: [past('V', 1_200, '2025-12')], worked })).toEqual([])
    expect(found({ pastWorked: [past('V', 1_200)], worked, members: { V: PUBLIC } })).toEqual([])
  })
})

describe('main activity of a replacement group (Code du travail, R1253-16)', () => {
  it('is four fifths of the hours of the year (T21)', () => {
    expect(replacementShare(7_990, 10_000)).toEqual({ shareE4: 7_990, isEnough: false })
    expect(replacementShare(8_000, 10_000)).toEqual({ shareE4: 8_000, isEnough: true })
    expect(replacementShare(79_999, 100_000)).toEqual({ shareE4: 7_999, isEnough: false })
    expect(replacementShare(0, 0)).toBeNull()
  })
})
