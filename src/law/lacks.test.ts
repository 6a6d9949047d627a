import { describe, expect, it } from 'vitest'
import { at, circumstancesOf, on, personOf, type Situation } from '../../tests/support/person.ts'
import { day, month } from '../shared/days.ts'
import { minutes } from '../shared/time.ts'
import type { ContractFacts } from './facts.ts'
import type { Travel } from './rule.ts'
import { lacksOf, lacksOfGroup, sceneOf } from './rules.ts'

const sceneOfCase = ({ travel, ...situation }: Situation & { travel?: Travel }) =>
  sceneOf(personOf(situation), {
    ...circumstancesOf(situation),
    ...(travel === undefined ? {} : { travel }),
  })

/** The columns that one rule lacks to judge a person in October 2026. */
const lacking = (ruleId: string, situation: Situation & { travel?: Travel }) =>
  lacksOf(sceneOfCase(situation))
    .filter(({ rule }) => rule.id === ruleId)
    .map(({ datum }) => datum.column)

const contract = (more: Partial<ContractFacts> = {}) => ({
  startsOn: day('2026-01-01'),
  endsOn: null,
  ...more,
})

const worked = [at('A', '2026-10-12T08:00', '12:00')]

describe('what is lacking to judge a person', () => {
  it('is named in both languages, with its rule', () => {
    const lacks = lacksOf(
      sceneOfCase({ worked, contracts: [contract({ weeklyMinutes: minutes(1_200) })] }),
    )
    expect(lacks.length).toBeGreaterThan(4)
    for (const { datum } of lacks) {
      expect(datum.fr).not.toBe('')
      expect(datum.en).not.toBe('')
    }
  })

  it('is nothing of who did not work and has no contract', () => {
    expect(lacksOf(sceneOfCase({ to: '2026-10-30' }))).toEqual([])
  })

  describe('the weeks before, for a mean of twelve weeks or of twelve months', () => {
    const past = (week: string) => ({
      pastWorked: [
        {
          week: day(week),
          month: month(week.slice(0, 7)),
          memberId: 'A',
          minutes: minutes(60),
          nightMinutes: minutes(0),
          longNights: 0,
        },
      ],
    })
    const column = ['time_entries.starts_at']

    it('where somebody was there all along and none is known', () => {
      // October 2026 begins in the week of 28 September; twelve weeks begin on 13 July.
      expect(lacking('TIM-03', { worked })).toEqual(column)
      expect(lacking('TIM-03', { worked, hiredOn: '2026-07-12' })).toEqual(column)
      expect(lacking('TIM-03', { worked, hiredOn: '2026-07-13' })).toEqual([])
      expect(lacking('TIM-03', { worked, ...past('2026-07-13') })).toEqual([])
      expect(lacking('TIM-03', { worked, ...past('2026-07-20') })).toEqual(column)
    })

    it('only of who works in the judged days', () => {
      const at2 = (date: string) => lacking('TIM-03', { worked: on([date], 'A', '08:00', '12:00') })
      expect(at2('2026-09-27')).toEqual([])
      expect(at2('2026-09-28')).toEqual(column)
      expect(at2('2026-11-01')).toEqual(column)
      expect(at2('2026-11-02')).toEqual([])
    })

    it('over fifty-two weeks in agricultural production', () => {
      const group = { kind: 'agricultural' } as const
      expect(lacking('TIM-04', { worked, group })).toEqual(column)
      // Fifty-two weeks begin on 6 October 2025.
      expect(lacking('TIM-04', { worked, group, ...past('2025-10-06') })).toEqual([])
      expect(lacking('TIM-04', { worked, group, ...past('2025-10-13') })).toEqual(column)
      expect(lacking('TIM-04', { worked })).toEqual([])
    })
  })

  it('is whether a place opens on Sundays', () => {
    const sunday = on(['2026-10-18'], 'A', '08:00', '12:00')
    const site = (opensOnSunday: boolean | null) => ({
      sites: { 'site-A': { memberId: 'A', communeCode: null, opensOnSunday } },
    })
    expect(lacking('TIM-07', { worked: sunday })).toEqual([null])
    expect(lacking('TIM-07', { planned: sunday })).toEqual([null])
    expect(lacking('TIM-07', { worked: sunday, ...site(null) })).toEqual([null])
    for (const opens of [true, false])
      expect(lacking('TIM-07', { worked: sunday, ...site(opens) })).toEqual([])
    expect(lacking('TIM-07', { worked })).toEqual([])
    const november = on(['2026-11-01'], 'A', '08:00', '12:00')
    expect(lacking('TIM-07', { worked: november })).toEqual([])
  })

  it('is the way between two members at two places on one day', () => {
    const two = [at('A', '2026-10-12T08:00', '12:00'), at('B', '2026-10-12T14:00', '16:00')]
    expect(lacking('TIM-12', { worked: two })).toEqual([null])
    expect(lacking('TIM-12', { planned: two })).toEqual([null])
    expect(lacking('TIM-12', { planned: two, travel: () => null })).toEqual([null])
    expect(lacking('TIM-12', { planned: two, travel: () => 0 })).toEqual([])
    const ofSite = (siteId: string) => [
      at('A', '2026-10-12T08:00', '12:00', { siteId }),
      at('B', '2026-10-12T14:00', '16:00', { siteId: 'S' }),
    ]
    expect(lacking('TIM-12', { planned: ofSite('S') })).toEqual([])
    expect(lacking('TIM-12', { planned: ofSite('T') })).toEqual([null])
    const twoDays = [at('A', '2026-10-12T20:00', '00:00'), at('B', '2026-10-13T00:00', '02:00')]
    expect(lacking('TIM-12', { planned: twoDays })).toEqual([])
    const september = [at('A', '2026-09-28T08:00', '12:00'), at('B', '2026-09-28T14:00', '16:00')]
    expect(lacking('TIM-12', { planned: september })).toEqual([])
  })

  it('is the day of birth of who works', () => {
    expect(lacking('YNG-01', { worked })).toEqual(['employees.born_on'])
    expect(lacking('YNG-01', { planned: worked })).toEqual(['employees.born_on'])
    expect(lacking('YNG-01', { worked, bornOn: '1990-01-01' })).toEqual([])
    expect(lacking('YNG-01', {})).toEqual([])
  })

  it('is the commune where a minor works, for its public holidays', () => {
    const bornOn = '2010-01-15'
    const site = (communeCode: string | null) => ({
      sites: { 'site-A': { memberId: 'A', communeCode } },
    })
    expect(lacking('YNG-06', { worked, bornOn })).toEqual(['sites.commune_code'])
    expect(lacking('YNG-06', { planned: worked, bornOn, ...site(null) })).toHaveLength(1)
    expect(lacking('YNG-06', { worked, bornOn, ...site('75056') })).toEqual([])
    expect(lacking('YNG-06', { worked, bornOn: '1990-01-15' })).toEqual([])
    const november = on(['2026-11-02'], 'A', '08:00', '12:00')
    expect(lacking('YNG-06', { worked: november, bornOn })).toEqual([])
  })

  it('is a contract, to tell overtime and to judge what it says', () => {
    for (const known of [{ worked }, { planned: worked }]) {
      expect(lacking('OVT-04', known)).toEqual(['contracts.weekly_minutes'])
      expect(lacking('CTR-01', known)).toEqual(['contracts.contract_id'])
    }
    expect(lacking('OVT-04', { worked, contracts: [contract()] })).toEqual([])
  })

  it('is the members that a contract in force does not name, but in a replacement group', () => {
    const named = { memberIds: ['A'] }
    const column = ['contracts.member_ids']
    expect(lacking('CTR-01', { contracts: [contract()] })).toEqual(column)
    expect(lacking('CTR-01', { contracts: [contract(named)] })).toEqual([])
    expect(lacking('CTR-01', { contracts: [contract(named), contract()] })).toEqual(column)
    expect(lacking('CTR-01', { contracts: [contract()], group: { kind: 'replacement' } })).toEqual(
      [],
    )
    const until = (endsOn: string) =>
      lacking('CTR-01', { contracts: [contract({ endsOn: day(endsOn) })] })
    expect(until('2026-09-30')).toEqual([])
    expect(until('2026-10-01')).toEqual(column)
    const since = (startsOn: string) =>
      lacking('CTR-01', { contracts: [contract({ startsOn: day(startsOn) })] })
    expect(since('2026-10-31')).toEqual(column)
    expect(since('2026-11-01')).toEqual([])
  })

  it('is the summer of who had the rights to a main leave, on its last day', () => {
    const column = ['absences.starts_on']
    expect(lacking('LEA-08', {})).toEqual(column)
    expect(lacking('LEA-08', { to: '2026-10-30' })).toEqual([])
    expect(lacking('LEA-08', { from: '2026-11-01', to: '2026-11-30' })).toEqual([])
    expect(lacking('LEA-08', { hiredOn: '2026-05-02' })).toEqual([])
    const away = { kind: 'sickness', startsOn: day('2026-05-01'), endsOn: null }
    expect(lacking('LEA-08', { absences: [away] })).toEqual([])
  })

  it('is the reason of a part time under twenty-four hours', () => {
    const of = (weekly: number) =>
      lacking('PTW-02', { contracts: [contract({ weeklyMinutes: minutes(weekly) })] })
    expect(of(1_439)).toEqual(['contracts.part_time_reason'])
    expect(of(1_440)).toEqual([])
  })

  it('is the length of a delegation of part-time people', () => {
    const absence = (length: number | null, kind = 'delegation') => ({
      kind,
      startsOn: day('2026-10-12'),
      endsOn: day('2026-10-12'),
      minutes: length === null ? null : minutes(length),
    })
    const of = (one: ReturnType<typeof absence>, weekly = 1_440) =>
      lacking('PTW-12', {
        contracts: [contract({ weeklyMinutes: minutes(weekly) })],
        absences: [one],
      })
    expect(of(absence(null))).toEqual(['absences.minutes'])
    expect(of(absence(60))).toEqual([])
    expect(of(absence(null, 'sickness'))).toEqual([])
    expect(of(absence(null), 2_100)).toEqual([])
  })

  it('is the hours of the year of an intermittent contract', () => {
    const of = (more: Partial<ContractFacts>) =>
      lacking('CTR-19', { contracts: [contract({ kind: 'intermittent', ...more })] })
    expect(of({})).toEqual(['contracts.annual_minutes'])
    expect(of({ annualMinutes: minutes(60_000) })).toEqual([])
    expect(of({ kind: 'permanent' })).toEqual([])
  })

  it('is the reason of two terms that follow each other', () => {
    const terms = (
      first: ContractFacts['fixedTermReason'],
      second: ContractFacts['fixedTermReason'],
      startsOn = '2026-10-15',
    ) =>
      lacking('CTR-11', {
        contracts: [
          contract({ kind: 'fixed_term', endsOn: day('2026-09-30'), fixedTermReason: first }),
          contract({ kind: 'fixed_term', startsOn: day(startsOn), fixedTermReason: second }),
        ],
      })
    const column = ['contracts.fixed_term_reason']
    expect(terms(null, 'increase')).toEqual(column)
    expect(terms('increase', null)).toEqual(column)
    expect(terms('increase', 'increase')).toEqual([])
    expect(terms(null, 'replacement')).toEqual([])
    expect(terms('replacement', null)).toEqual([])
    expect(terms(null, null, '2026-11-02')).toEqual([])
    expect(terms(null, null, '2026-10-01')).toEqual([])
  })

  it('is the hours of the contract in a mixed group', () => {
    const members = { V: { publicBody: true }, A: {} }
    const of = (more: Partial<ContractFacts>, others: Situation['members'] = members) =>
      lacking('GEL-11', { contracts: [contract(more)], members: others })
    expect(of({})).toEqual(['contracts.weekly_minutes'])
    expect(of({ weeklyMinutes: minutes(2_100) })).toEqual([])
    expect(of({ annualMinutes: minutes(96_420) })).toEqual([])
    expect(of({}, { V: { publicBody: true } })).toEqual([])
    expect(of({}, { A: {} })).toEqual([])
  })
})

it('a replacement group lacks the reason of its interventions', () => {
  const lacks = (kind: 'replacement' | 'agricultural') =>
    lacksOfGroup([], circumstancesOf({ group: { kind } })).map(({ rule }) => rule.id)
  expect(lacks('replacement')).toEqual(['AGR-03'])
  expect(lacks('agricultural')).toEqual([])
})
