import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ContractCase, personOf, type Situation } from '../../tests/support/person.ts'
import { addDays, day } from '../shared/days.ts'
import { minutes } from '../shared/time.ts'
import {
  fixedTermShareE4,
  HEADCOUNT_PURPOSES,
  headcountAtUser,
  headcountOf,
  meanHeadcount,
  presentSince,
  votersAtUser,
} from './headcount.ts'

const ON = day('2026-10-31')

const contract = (more: Partial<ContractCase> = {}): ContractCase => ({
  startsOn: day('2020-01-01'),
  endsOn: null,
  weeklyMinutes: minutes(2_100),
  ...more,
})

const assigned = (memberId: string, startsOn: string, endsOn: string | null, weekly = 2_100) => ({
  memberId,
  id: `${memberId}-${startsOn}`,
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
  weeklyMinutes: minutes(weekly),
})

const person = (employeeId: string, situation: Situation = {}) => ({
  ...personOf({ contracts: [contract()], ...situation }),
  employeeId,
})

const people = (count: number, situation: Situation = {}) =>
  Array.from({ length: count }, (_, index) => person(`P${index}`, situation))

const total = (purpose: (typeof HEADCOUNT_PURPOSES)[number], ...who: ReturnType<typeof person>[]) =>
  headcountOf(purpose, ON, who).totalE4

describe('headcount of the group (Code du travail, L1253-8-1)', () => {
  it('leaves out the people made available, but for representation and work accidents (T15)', () => {
    const shared = people(200, { assignments: [assigned('M1', '2026-01-01', null, 600)] })
    const all = [...people(18), ...shared]
    expect(HEADCOUNT_PURPOSES.map((purpose) => [purpose, total(purpose, ...all)])).toEqual([
      ['labour_code', 180_000],
      ['representation', 2_180_000],
      ['social_security', 180_000],
      ['work_accident', 2_180_000],
      ['disability', 180_000],
    ])
  })

  it('counts who is there on the day, first and last day included', () => {
    const from = (hiredOn: string, leftOn?: string) =>
      total('representation', person('P', leftOn === undefined ? { hiredOn } : { hiredOn, leftOn }))
    expect(from('2026-10-31')).toBe(10_000)
    expect(from('2026-11-01')).toBe(0)
    expect(from('2020-01-01', '2026-10-31')).toBe(10_000)
    expect(from('2020-01-01', '2026-10-30')).toBe(0)
  })

  it('counts part time for its hours, and never anybody for more than one', () => {
    const of = (more: Partial<ContractCase>) =>
      headcountOf('representation', ON, [person('P', { contracts: [contract(more)] })]).people[0]
    expect(of({ weeklyMinutes: minutes(1_440) })).toMatchObject({
      shareE4: 6_857,
      reason: 'part_time',
    })
    expect(of({ weeklyMinutes: minutes(2_340) })).toMatchObject({ shareE4: 10_000, reason: 'full' })
    expect(of({ annualMinutes: minutes(48_210) })).toMatchObject({ shareE4: 5_000 })
    expect(of({ weeklyMinutes: null })).toMatchObject({ shareE4: 10_000, reason: 'hours_unknown' })
  })

  it('leaves out training contracts, but for work accidents, and who replaces an absentee', () => {
    const apprentice = person('P', { contracts: [contract({ kind: 'apprenticeship' })] })
    expect(total('representation', apprentice)).toBe(0)
    expect(total('work_accident', apprentice)).toBe(10_000)
    const replacing = contract({ kind: 'fixed_term', fixedTermReason: 'replacement' })
    expect(
      headcountOf('labour_code', ON, [person('P', { contracts: [replacing] })]).people,
    ).toEqual([{ employeeId: 'P', shareE4: 0, reason: 'replaces' }])
  })

  it('counts a fixed term for its days of the last twelve months', () => {
    const term = (startsOn: string, endsOn: string | null) =>
      contract({
        kind: 'fixed_term',
        startsOn: day(startsOn),
        endsOn: endsOn === null ? null : day(endsOn),
      })
    const of = (...contracts: ContractCase[]) => total('representation', person('P', { contracts }))
    expect(of(term('2025-11-01', null))).toBe(10_000)
    // 73 days of 365.
    expect(of(term('2026-08-20', null))).toBe(2_000)
    expect(of(term('2026-01-01', '2026-03-14'), term('2026-10-31', null))).toBe(2_027)
    expect(of(term('2024-01-01', '2025-10-31'), term('2026-10-31', null))).toBe(27)
  })
})

describe('what is said of each person counted', () => {
  const of = (purpose: (typeof HEADCOUNT_PURPOSES)[number], situation: Situation) =>
    headcountOf(purpose, ON, [person('P', situation)]).people[0]

  it('names the purpose, the day, and the articles of the purpose', () => {
    expect(headcountOf('social_security', ON, [])).toEqual({
      purpose: 'social_security',
      on: ON,
      articles: ['CSS L130-1'],
      totalE4: 0,
      people: [],
    })
    expect(headcountAtUser('disability', ON, [], 'M1')).toMatchObject({
      purpose: 'disability',
      articles: ['L5212-1', 'D5212-3'],
    })
  })

  it('is why he does not count in the group', () => {
    const lent = { assignments: [assigned('M1', '2026-01-01', '2026-10-31')] }
    expect(of('labour_code', lent)).toEqual({
      employeeId: 'P',
      shareE4: 0,
      reason: 'made_available',
    })
    expect(of('representation', lent)).toMatchObject({ shareE4: 10_000, reason: 'full' })
    const back = { assignments: [assigned('M1', '2026-01-01', '2026-10-30')] }
    expect(of('labour_code', back)).toMatchObject({ shareE4: 10_000 })
    for (const kind of ['apprenticeship', 'professionalisation'] as const)
      expect(of('disability', { contracts: [contract({ kind })], ...lent })).toMatchObject({
        shareE4: 0,
        reason: 'training_contract',
      })
  })

  it('is what his contract is worth: by hours, or by presence for those with a term', () => {
    const worth = (more: Partial<ContractCase>) =>
      of('representation', { contracts: [contract(more)] })
    for (const kind of ['fixed_term', 'seasonal', 'intermittent'] as const)
      expect(worth({ kind, weeklyMinutes: minutes(1_050) })).toMatchObject({
        shareE4: 5_000,
        reason: 'presence',
      })
    expect(worth({ kind: 'seasonal', weeklyMinutes: null })).toMatchObject({ shareE4: 10_000 })
    // An absentee may be replaced by a permanent contract too: he counts then.
    expect(worth({ fixedTermReason: 'replacement' })).toMatchObject({ reason: 'full' })
    expect(of('representation', { contracts: [] })).toMatchObject({
      shareE4: 10_000,
      reason: 'hours_unknown',
    })
    const ended = [contract({ endsOn: day('2026-10-30'), weeklyMinutes: minutes(1_050) })]
    expect(of('representation', { contracts: ended })?.reason).toBe('hours_unknown')
  })

  it('adds the terms of the last twelve months, never to more than one', () => {
    const term = (startsOn: string, endsOn: string | null, weekly = 2_100) =>
      contract({
        kind: 'fixed_term',
        startsOn: day(startsOn),
        endsOn: endsOn === null ? null : day(endsOn),
        weeklyMinutes: minutes(weekly),
      })
    const share = (...contracts: ContractCase[]) => of('representation', { contracts })?.shareE4
    // 73 days of half time, and 73 of full time.
    expect(share(term('2026-08-20', null), term('2026-01-01', '2026-03-14', 1_050))).toBe(3_000)
    expect(share(term('2025-01-01', null), term('2025-11-01', '2026-10-31'))).toBe(10_000)
    expect(share(term('2026-08-20', '2027-08-19'))).toBe(2_000)
    // A permanent contract before it is not counted by presence.
    expect(share(term('2026-08-20', null), contract({ endsOn: day('2026-08-19') }))).toBe(2_000)
  })
})

describe('the group’s people in the headcount of a user company (L1111-2 2°)', () => {
  const at = (...assignments: ReturnType<typeof assigned>[]) =>
    headcountAtUser('representation', ON, [person('P', { assignments })], 'M1').people

  it('count from a year of presence without a day between', () => {
    expect(at(assigned('M1', '2025-10-31', null))).toMatchObject([{ shareE4: 10_000 }])
    expect(at(assigned('M1', '2025-11-01', null))).toMatchObject([
      { shareE4: 0, reason: 'under_a_year' },
    ])
    const joined = [assigned('M1', '2025-01-01', '2026-04-30'), assigned('M1', '2026-05-01', null)]
    expect(at(...joined)).toMatchObject([{ shareE4: 10_000 }])
    const apart = [assigned('M1', '2025-01-01', '2026-04-30'), assigned('M1', '2026-05-02', null)]
    expect(at(...apart)).toMatchObject([{ reason: 'under_a_year' }])
  })

  it('count for the hours of the assignment, and only while they are there', () => {
    expect(at(assigned('M1', '2024-01-01', null, 840))).toMatchObject([
      { shareE4: 4_000, reason: 'presence' },
    ])
    const two = [assigned('M1', '2024-01-01', null, 840), assigned('M1', '2024-01-02', null, 2_000)]
    expect(at(...two)).toMatchObject([{ shareE4: 10_000 }])
    expect(at(assigned('M1', '2024-01-01', '2026-10-30'))).toEqual([])
    expect(at(assigned('M2', '2024-01-01', null))).toEqual([])
  })

  it('do not count for contributions, nor when they replace an absentee', () => {
    const assignments = [assigned('M1', '2024-01-01', null)]
    const one = [person('P', { assignments })]
    expect(headcountAtUser('social_security', ON, one, 'M1').people).toEqual([
      { employeeId: 'P', shareE4: 0, reason: 'purpose' },
    ])
    const contracts = [contract({ kind: 'fixed_term', fixedTermReason: 'replacement' })]
    const replacing = [person('P', { assignments, contracts })]
    expect(headcountAtUser('representation', ON, replacing, 'M1').people).toMatchObject([
      { shareE4: 0, reason: 'replaces' },
    ])
  })

  it('count for their days there in the last twelve months, whatever the contract', () => {
    // There for two years, at half time for the last 73 days.
    const half = [
      assigned('M1', '2024-01-01', '2026-08-19'),
      assigned('M1', '2026-08-20', null, 1_050),
    ]
    expect(at(...half)).toMatchObject([{ shareE4: 9_000, reason: 'presence' }])
    const elsewhere = [
      assigned('M1', '2024-01-01', null, 1_050),
      assigned('M2', '2024-01-01', null),
    ]
    expect(at(...elsewhere)).toMatchObject([{ shareE4: 5_000 }])
    const unknown = [{ ...assigned('M1', '2024-01-01', null), weeklyMinutes: null }]
    const people = [person('P', { assignments: unknown })]
    expect(headcountAtUser('labour_code', ON, people, 'M1').people).toEqual([
      { employeeId: 'P', shareE4: 10_000, reason: 'hours_unknown' },
    ])
    const one = [...unknown, assigned('M1', '2024-01-01', null, 600)]
    expect(
      headcountAtUser('labour_code', ON, [person('P', { assignments: one })], 'M1').people,
    ).toMatchObject([{ reason: 'hours_unknown' }])
    const silent = [
      person('P', { assignments: [assigned('M1', '2024-01-01', null)], contracts: [] }),
    ]
    expect(headcountAtUser('labour_code', ON, silent, 'M1').people).toMatchObject([
      { shareE4: 10_000, reason: 'presence' },
    ])
  })

  it('do not count as apprentices, nor once they have left the group', () => {
    const assignments = [assigned('M1', '2024-01-01', null)]
    const of = (situation: Situation) =>
      headcountAtUser('labour_code', ON, [person('P', { assignments, ...situation })], 'M1')
    expect(of({ contracts: [contract({ kind: 'apprenticeship' })] })).toMatchObject({
      totalE4: 0,
      people: [{ shareE4: 0, reason: 'training_contract' }],
    })
    expect(of({ leftOn: '2026-10-30' }).people).toEqual([])
    expect(of({ leftOn: '2026-10-31' })).toMatchObject({ totalE4: 10_000 })
    expect(votersAtUser(ON, [person('P', { assignments, leftOn: '2026-10-30' })], 'M1')).toEqual([])
    expect(votersAtUser(ON, [person('P', {})], 'M1')).toEqual([])
  })

  it('vote there after twelve months, if they choose so (L2314-23)', () => {
    const voters = (startsOn: string) =>
      votersAtUser(ON, [person('P', { assignments: [assigned('M1', startsOn, null)] })], 'M1')
    expect(voters('2025-10-31')).toEqual([{ employeeId: 'P', since: '2025-10-31' }])
    expect(voters('2025-11-01')).toEqual([])
  })

  it('are present since the first day of what lasts, as a count day by day says', () => {
    const span = fc.tuple(fc.integer({ min: -60, max: 0 }), fc.integer({ min: 0, max: 30 }))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (spans) => {
        const { assignments } = person('P', {
          assignments: spans.map(([from, length]) =>
            assigned('M1', addDays(ON, from), addDays(ON, from + length)),
          ),
        })
        let slow = null
        for (
          let at = ON;
          assignments.some((one) => one.startsOn <= at && at <= (one.endsOn ?? at));
          at = addDays(at, -1)
        )
          slow = at
        expect(presentSince(assignments, 'M1', ON)).toBe(slow)
      }),
    )
  })
})

describe('headcount of a civil year (CSS L130-1)', () => {
  it('is the mean of the last days of its months, cut to the hundredth', () => {
    const stays = person('P1', { hiredOn: '2020-01-01' })
    const joins = person('P2', { hiredOn: '2026-03-31' })
    const { totalE4, months } = meanHeadcount('social_security', 2026, [stays, joins])
    expect(months.map((one) => one.totalE4 / 10_000)).toEqual([1, 1, ...Array(10).fill(2)])
    expect([months[0]?.month, months.at(-1)?.month]).toEqual(['2026-01', '2026-12'])
    expect(totalE4).toBe(18_300)
    expect(meanHeadcount('social_security', 2026, [joins]).months).toHaveLength(10)
    expect(meanHeadcount('social_security', 2019, [stays])).toEqual({ totalE4: 0, months: [] })
  })
})

it('the share of fixed terms counts contracts in force (CTR-12)', () => {
  const term = person('P', { contracts: [contract({ kind: 'seasonal' })] })
  expect(fixedTermShareE4([...people(2), term], ON)).toBe(3_333)
  const fixed = person('P', { contracts: [contract({ kind: 'fixed_term' })] })
  const ended = person('P', { contracts: [contract({ endsOn: day('2026-10-30') })] })
  expect(fixedTermShareE4([...people(2), term, fixed, ended], ON)).toBe(5_000)
  expect(fixedTermShareE4([person('P', { contracts: [] })], ON)).toBeNull()
})
