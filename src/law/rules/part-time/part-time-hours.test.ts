import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, foundBy, numbersOf, type Situation } from '../../../../tests/support/person.ts'
import { day } from '../../../shared/days.ts'
import { minutes } from '../../../shared/time.ts'

import { complementaryMinutesAllowed } from './complementary-hours.ts'

const contract = (
  weekly: number | null,
  startsOn = '2026-01-01',
  endsOn: string | null = null,
) => ({
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
  weeklyMinutes: weekly === null ? null : minutes(weekly),
})

const limit = (ruleId: string, value: number) => ({
  ruleId,
  value,
  startsOn: day('2026-01-01'),
  endsOn: null,
  source: 'Accord du 1er janvier',
})

/** Work of the week of 12 October: six hours a day from Monday, at two members. */
const weekOf = (total: number) =>
  Array.from({ length: Math.ceil(total / 360) }, (_, index) => {
    const start = `2026-10-${12 + index}T08:00`
    const end = 480 + Math.min(360, total - index * 360)
    const hhmm = `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
    return at(index % 2 === 0 ? 'A' : 'B', start, hhmm)
  })

describe('complementary hours (Code du travail, L3123-28)', () => {
  const found = (situation: Situation) => numbersOf('PTW-04', situation)
  const contracts = [contract(1_440)]

  it('are a tenth of the contract at most, over all members', () => {
    expect(found({ contracts, worked: weekOf(1_584) })).toEqual([])
    expect(found({ contracts, worked: weekOf(1_585) })).toEqual([['2026-10-12', 145, 144]])
    expect(foundBy('PTW-04', { contracts, worked: weekOf(1_585) })).toMatchObject([
      { basis: 'worked', memberIds: ['A', 'B'], severity: 'breach', article: 'L3123-28' },
    ])
  })

  it('reach a third of the contract where an agreement says so (T07)', () => {
    const limits = [limit('PTW-04', 3_333)]
    expect(found({ contracts, limits, worked: weekOf(1_920) })).toEqual([])
    expect(found({ contracts, limits, planned: weekOf(1_921) })).toEqual([['2026-10-12', 481, 480]])
  })

  it('are not counted for full time, annualised or intermittent contracts', () => {
    const worked = weekOf(2_000)
    const annual = { ...contract(1_440), annualMinutes: minutes(66_000) }
    const intermittent = { ...contract(1_440), kind: 'intermittent' as const }
    for (const one of [contract(2_100), contract(null), annual, intermittent])
      expect(found({ contracts: [one], worked })).toEqual([])
    expect(found({ contracts: [], worked })).toEqual([])
  })

  it('are counted from the longest version of a contract that changes within the week', () => {
    const amended = [contract(1_440, '2026-01-01', '2026-10-13'), contract(1_500, '2026-10-14')]
    expect(found({ contracts: amended, worked: weekOf(1_650) })).toEqual([])
    expect(found({ contracts: amended, worked: weekOf(1_651) })).toEqual([['2026-10-12', 151, 150]])
    const toFull = [contract(1_440, '2026-01-01', '2026-10-13'), contract(2_100, '2026-10-14')]
    expect(found({ contracts: toFull, worked: weekOf(2_000) })).toEqual([])
    const before = [contract(1_440, '2026-01-01', '2026-10-11'), contract(2_100, '2026-10-12')]
    expect(found({ contracts: before, worked: weekOf(2_000) })).toEqual([])
  })

  it('are those of the weeks that are judged, and of the weeks under the contract', () => {
    const worked = weekOf(2_100)
    const seen = (from: string, to: string) =>
      ['PTW-04', 'PTW-05'].map((id) => numbersOf(id, { contracts, worked, from, to }).length)
    expect(seen('2026-10-18', '2026-10-31')).toEqual([1, 1])
    expect(seen('2026-10-01', '2026-10-12')).toEqual([1, 1])
    expect(seen('2026-10-19', '2026-10-31')).toEqual([0, 0])
    expect(seen('2026-10-01', '2026-10-11')).toEqual([0, 0])
    const from = (startsOn: string, endsOn: string | null = null) =>
      found({ contracts: [contract(1_440, startsOn, endsOn)], worked }).length
    expect([from('2026-10-18'), from('2026-10-19')]).toEqual([1, 0])
    expect([from('2026-01-01', '2026-10-12'), from('2026-01-01', '2026-10-11')]).toEqual([1, 0])
  })

  it('allow a share to the nearest minute', () => {
    expect(complementaryMinutesAllowed(1_440, 3_333)).toBe(480)
    expect(complementaryMinutesAllowed(1_800, 3_333)).toBe(600)
    expect(complementaryMinutesAllowed(1_455, 1_000)).toBe(146)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_099 }),
        fc.integer({ min: 0, max: 3_334 }),
        (w, e4) => {
          const slow = Math.floor((w * e4 * 2 + 10_000) / 20_000)
          expect(complementaryMinutesAllowed(w, e4)).toBe(slow)
        },
      ),
    )
  })
})

describe('part time below full time (Code du travail, L3123-9)', () => {
  const contracts = [contract(1_800)]
  const limits = [limit('PTW-04', 3_333)]

  it('never reaches thirty-five hours (T09)', () => {
    expect(numbersOf('PTW-05', { contracts, limits, worked: weekOf(2_099) })).toEqual([])
    expect(numbersOf('PTW-05', { contracts, limits, worked: weekOf(2_100) })).toEqual([
      ['2026-10-12', 2_100, 2_100],
    ])
    expect(foundBy('PTW-04', { contracts, limits, worked: weekOf(2_100) })).toEqual([])
  })

  it('never reaches the lower full time of an agreement', () => {
    const lower = [limit('TIM-13', 1_920), limit('PTW-04', 3_333)]
    const seen = { contracts, limits: lower }
    expect(numbersOf('PTW-05', { ...seen, worked: weekOf(1_919) })).toEqual([])
    expect(foundBy('PTW-05', { ...seen, worked: weekOf(1_920) })).toMatchObject([
      { measured: 1_920, limit: 1_920, source: 'Accord du 1er janvier' },
    ])
    const full = { contracts: [contract(1_920)], limits: lower, worked: weekOf(2_200) }
    expect(numbersOf('PTW-05', full)).toEqual([])
    const longer = { contracts, limits: [limit('TIM-13', 2_340)], worked: weekOf(2_100) }
    expect(numbersOf('PTW-05', longer)).toEqual([['2026-10-12', 2_100, 2_100]])
  })

  it('is not asked of full time', () => {
    expect(numbersOf('PTW-05', { contracts: [contract(2_100)], worked: weekOf(2_200) })).toEqual([])
  })
})

describe('the least part time (Code du travail, L3123-27)', () => {
  const found = (situation: Situation) => numbersOf('PTW-02', situation)

  it('is twenty-four hours a week, said once for each version of the contract', () => {
    expect(found({ contracts: [contract(1_440)] })).toEqual([])
    expect(found({ contracts: [contract(1_439)] })).toEqual([['2026-10-01', 1_439, 1_440]])
    const versions = [contract(1_200, '2026-01-01', '2026-10-13'), contract(1_300, '2026-10-14')]
    expect(found({ contracts: versions })).toEqual([
      ['2026-10-01', 1_200, 1_440],
      ['2026-10-14', 1_300, 1_440],
    ])
    expect(foundBy('PTW-02', { contracts: [contract(1_200)] })).toMatchObject([
      { severity: 'warning', basis: 'planned', startsAt: '2026-10-01T00:00', shiftIds: [] },
    ])
  })

  it('is not asked of contracts outside the period', () => {
    expect(found({ contracts: [contract(1_200, '2026-01-01', '2026-09-30')] })).toEqual([])
    expect(found({ contracts: [contract(1_200, '2026-11-01')] })).toEqual([])
    expect(found({ contracts: [contract(1_200)], leftOn: '2026-09-30' })).toEqual([])
    expect(found({ contracts: [contract(1_200)], leftOn: '2026-10-01' })).toHaveLength(1)
    const later = [contract(1_200, '2026-10-31')]
    expect(foundBy('PTW-02', { contracts: later })).toMatchObject([
      { date: '2026-10-31', startsAt: '2026-10-31T00:00', endsAt: '2026-11-01T00:00' },
    ])
    expect(found({ contracts: later, leftOn: '2026-10-30' })).toEqual([])
    const ended = [contract(1_200, '2026-01-01', '2026-10-01')]
    expect(found({ contracts: ended })).toEqual([['2026-10-01', 1_200, 1_440]])
  })

  it('is not asked of contracts of seven days', () => {
    expect(found({ contracts: [contract(1_200, '2026-10-05', '2026-10-11')] })).toEqual([])
    expect(found({ contracts: [contract(1_200, '2026-10-05', '2026-10-12')] })).toHaveLength(1)
  })

  it('gives way to a known reason, a replacement or a training contract', () => {
    const few = contract(1_200)
    expect(found({ contracts: [{ ...few, partTimeReason: 'student' }] })).toEqual([])
    expect(found({ contracts: [{ ...few, fixedTermReason: 'replacement' }] })).toEqual([])
    expect(found({ contracts: [{ ...few, fixedTermReason: 'increase' }] })).toHaveLength(1)
    for (const kind of ['apprenticeship', 'professionalisation', 'intermittent'] as const)
      expect(found({ contracts: [{ ...few, kind }] })).toEqual([])
  })

  it('is lower where a branch agreement says so', () => {
    const limits = [limit('PTW-02', 1_000)]
    expect(found({ contracts: [contract(1_000)], limits })).toEqual([])
    expect(found({ contracts: [contract(999)], limits })).toEqual([['2026-10-01', 999, 1_000]])
  })
})

describe('delegation hours at part time (Code du travail, L3123-14)', () => {
  const away = (on: string, length: number | null, kind = 'delegation') => ({
    kind,
    startsOn: day(on),
    endsOn: day(on),
    minutes: length === null ? null : minutes(length),
  })
  const found = (situation: Situation) => numbersOf('PTW-12', situation)

  it('take a third of the month at most', () => {
    const absences = (last: number) => [away('2026-10-01', 1_000), away('2026-10-31', last)]
    const contracts = [contract(1_440)]
    expect(found({ contracts, absences: absences(1_080) })).toEqual([])
    expect(found({ contracts, absences: absences(1_081) })).toEqual([['2026-10-01', 2_081, 2_080]])
  })

  it('are counted month by month, and only those given in hours', () => {
    const contracts = [contract(1_440)]
    const absences = [away('2026-09-30', 2_000), away('2026-10-01', 2_000)]
    expect(found({ contracts, absences })).toEqual([])
    const days = [away('2026-10-01', null), away('2026-10-02', 2_080)]
    expect(found({ contracts, absences: days })).toEqual([])
    const sick = [away('2026-10-01', 1_000, 'sickness'), away('2026-10-02', 2_080)]
    expect(found({ contracts, absences: sick })).toEqual([])
  })

  it('are said for each month of the judged days, from its first day to its last', () => {
    const contracts = [contract(1_440)]
    const absences = [
      away('2026-10-31', 2_081),
      away('2026-11-01', 2_082),
      away('2026-12-01', 2_083),
    ]
    const both = { contracts, absences, from: '2026-10-15', to: '2026-11-15' }
    expect(found(both)).toEqual([
      ['2026-10-01', 2_081, 2_080],
      ['2026-11-01', 2_082, 2_080],
    ])
    expect(foundBy('PTW-12', { ...both, to: '2026-10-31' })).toMatchObject([
      {
        basis: 'planned',
        severity: 'breach',
        startsAt: '2026-10-01T00:00',
        endsAt: '2026-11-01T00:00',
        article: 'L3123-14',
        source: 'law',
      },
    ])
  })

  it('are a third of the longest version of the month, and free where one is no part time', () => {
    const absences = [away('2026-10-05', 2_428)]
    const versions = (weekly: number) => [
      contract(1_440, '2026-01-01', '2026-10-15'),
      contract(weekly, '2026-10-16'),
    ]
    // A third of 28 h a week are 2,426 minutes and two thirds.
    expect(found({ contracts: versions(1_680), absences })).toEqual([['2026-10-01', 2_428, 2_427]])
    expect(found({ contracts: versions(1_680), absences: [away('2026-10-05', 2_427)] })).toEqual([])
    expect(found({ contracts: versions(2_100), absences })).toEqual([])
    expect(found({ contracts: [contract(1_440, '2026-01-01', '2026-09-30')], absences })).toEqual(
      [],
    )
    const until = [contract(1_440, '2026-01-01', '2026-10-01')]
    expect(found({ contracts: until, absences })).toHaveLength(1)
  })

  it('are free for full time', () => {
    expect(found({ contracts: [contract(2_100)], absences: [away('2026-10-01', 9_000)] })).toEqual(
      [],
    )
  })
})

describe('part-time work of random weeks', () => {
  it('is judged as a slow count says', () => {
    const total = fc.integer({ min: 0, max: 2_160 })
    fc.assert(
      fc.property(total, fc.integer({ min: 600, max: 2_160 }), (worked, weekly) => {
        const seen = { contracts: [contract(weekly)], worked: weekOf(worked) }
        let complementary = 0
        for (let minute = weekly; minute < worked; minute += 1) complementary += 1
        const allowed = Math.round(weekly / 10)
        const isPart = weekly < 2_100
        expect(found(seen, 'PTW-04')).toEqual(
          isPart && complementary > allowed ? [[complementary, allowed]] : [],
        )
        expect(found(seen, 'PTW-05')).toEqual(isPart && worked >= 2_100 ? [[worked, 2_100]] : [])
      }),
    )
  })
  const found = (situation: Situation, ruleId: string) =>
    numbersOf(ruleId, situation).map(([, measured, allowed]) => [measured, allowed])
})
