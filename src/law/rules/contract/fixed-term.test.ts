import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, foundBy, numbersOf, on, personOf } from '../../../../tests/support/person.ts'
import { addDays, day } from '../../../shared/days.ts'
import { minutes } from '../../../shared/time.ts'
import { openingDaysBetween } from '../../calendar.ts'
import { waitingDays } from '../../contract-dates.ts'
import type { ContractFacts } from '../../facts.ts'
import { LIMITS_OF_THE_LAW, lacksOf, sceneOf } from '../../index.ts'
import { fixedTermChains } from './fixed-term-chain.ts'

const term = (startsOn: string, endsOn: string | null, more: Partial<ContractFacts> = {}) => ({
  kind: 'fixed_term' as const,
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
  ...more,
})

const agreed = (ruleId: string, value: number) => [
  { ruleId, value, source: 'accord 4', startsOn: day('2020-01-01'), endsOn: null },
]

describe('length of fixed-term contracts (Code du travail, L1242-8-1)', () => {
  const found = (...contracts: ReturnType<typeof term>[]) => numbersOf('CTR-10', { contracts })

  it('is eighteen months to the day, dated on the first day too many', () => {
    expect(found(term('2025-04-13', '2026-10-12'))).toEqual([])
    expect(found(term('2025-04-13', '2026-10-13'))).toEqual([['2026-10-13', 19, 18]])
    expect(foundBy('CTR-10', { contracts: [term('2025-04-13', '2026-10-13')] })).toMatchObject([
      { severity: 'breach', unit: 'month', article: 'L1242-8-1', shiftIds: [], basis: 'planned' },
    ])
  })

  it('is said again on the first judged day while the contract lasts, not before or after', () => {
    expect(found(term('2025-01-01', '2026-12-31'))).toEqual([['2026-10-01', 24, 18]])
    expect(found(term('2025-06-01', '2026-12-31'))).toEqual([])
    expect(found(term('2024-01-01', '2026-09-30'))).toEqual([])
  })

  it('holds from the first judged day too many to the last', () => {
    const lasting = (startsOn: string, endsOn: string) =>
      foundBy('CTR-10', { contracts: [term(startsOn, endsOn)] }).map(({ startsAt, endsAt }) => [
        startsAt,
        endsAt,
      ])
    expect(lasting('2025-01-01', '2026-12-31')).toEqual([['2026-10-01T00:00', '2026-11-01T00:00']])
    expect(lasting('2025-04-13', '2026-10-20')).toEqual([['2026-10-13T00:00', '2026-10-21T00:00']])
    expect(lasting('2025-04-13', '2026-10-13')).toEqual([['2026-10-13T00:00', '2026-10-14T00:00']])
    expect(lasting('2025-05-01', '2026-11-01')).toEqual([])
    expect(lasting('2025-04-30', '2026-10-31')).toHaveLength(1)
  })

  it('counts versions in any order, from the first, by its reason', () => {
    const versions = [
      term('2026-06-01', '2026-10-31', { fixedTermReason: 'increase' }),
      term('2026-01-31', '2026-05-31', { fixedTermReason: 'urgent_work' }),
    ]
    expect(foundBy('CTR-10', { contracts: versions })).toMatchObject([
      { measured: 10, limit: 9, article: 'L1242-8-1', date: '2026-10-31' },
    ])
    const between = [
      term('2025-01-01', '2025-12-31'),
      term('2025-06-01', '2025-06-30', { job: 'soudeur' }),
      term('2026-01-01', '2026-10-31'),
    ]
    expect(found(...between)).toEqual([['2026-10-01', 22, 18]])
    expect(foundBy('CTR-10', { contracts: [term('2020-01-01', null)] })).toEqual([])
  })

  it('is warned of for a fourth version without an end, on the first judged day', () => {
    const months = ['2026-06', '2026-07', '2026-08'].map((name) =>
      term(`${name}-01`, name === '2026-07' || name === '2026-08' ? `${name}-31` : `${name}-30`),
    )
    const open = foundBy('CTR-10', { contracts: [...months, term('2026-09-01', null)] })
    expect(open).toMatchObject([
      { date: '2026-10-01', endsAt: '2026-11-01T00:00', measured: 3, source: 'law' },
    ])
    const later = foundBy('CTR-10', {
      contracts: [...months, term('2026-09-01', '2026-10-31'), term('2026-11-01', '2026-11-30')],
    })
    expect(later).toMatchObject([{ measured: 4, limit: 2 }])
    const over = foundBy('CTR-10', { contracts: [...months, term('2026-09-01', '2026-09-30')] })
    expect(over).toEqual([])
  })

  it('follows the reason of the term, and what a branch agreed', () => {
    const reason = (fixedTermReason: ContractFacts['fixedTermReason'], startsOn: string) =>
      foundBy('CTR-10', { contracts: [term(startsOn, '2026-10-31', { fixedTermReason })] })
    expect(reason('urgent_work', '2026-02-01')).toEqual([])
    expect(reason('urgent_work', '2026-01-31')).toMatchObject([{ measured: 10, limit: 9 }])
    expect(reason('awaiting_hire', '2026-01-31')).toHaveLength(1)
    expect(reason('defined_purpose', '2023-11-01')).toEqual([])
    expect(reason('defined_purpose', '2023-10-31')).toMatchObject([
      { measured: 37, limit: 36, article: 'L1242-8-2' },
    ])
    const branch = { contracts: [term('2024-11-01', '2026-10-31')], limits: agreed('CTR-10', 24) }
    expect(foundBy('CTR-10', branch)).toEqual([])
    expect(
      foundBy('CTR-10', { ...branch, contracts: [term('2024-10-31', '2026-10-31')] }),
    ).toMatchObject([{ measured: 25, limit: 24, source: 'accord 4', article: 'L1242-8' }])
  })

  it('adds renewals of the same job, and nothing else', () => {
    const renewed = [term('2025-04-01', '2025-12-31'), term('2026-01-01', '2026-10-31')]
    expect(found(...renewed)).toEqual([['2026-10-01', 19, 18]])
    const [first = term('2025-04-01', null), second = first] = renewed
    expect(found(first, { ...second, startsOn: day('2026-01-02') })).toEqual([])
    expect(found(first, { ...second, job: 'soudeur' })).toEqual([])
    expect(numbersOf('CTR-10', { contracts: [first, { ...second, kind: 'permanent' }] })).toEqual(
      [],
    )
  })

  it('allows two renewals, and warns of the third while it runs', () => {
    const months = (count: number) =>
      Array.from({ length: count }, (_, n) =>
        term(`2026-0${9 - count + n}-01`, `2026-0${9 - count + n}-28`),
      )
    const joined = months(3).map((one, n, all) => ({
      ...one,
      endsOn: n === 2 ? day('2026-12-31') : addDays(all[n + 1]?.startsOn ?? one.startsOn, -1),
    }))
    expect(found(...joined)).toEqual([])
    const fourth = [
      ...joined.slice(0, 2),
      { ...term('2026-08-01', '2026-10-11') },
      { ...term('2026-10-12', '2026-12-31') },
    ]
    expect(found(...fourth)).toEqual([['2026-10-12', 3, 2]])
    expect(foundBy('CTR-10', { contracts: fourth })).toMatchObject([
      { severity: 'warning', unit: 'count', article: 'L1243-13-1' },
    ])
  })

  it('cannot be judged without the end of a contract that replaces nobody', () => {
    const lacking = (more: Partial<ContractFacts>) =>
      lacksOf(
        sceneOf(personOf({ contracts: [term('2024-01-01', null, more)] }), {
          group: { kind: 'general', idcc: null },
          members: new Map(),
          sites: new Map(),
          limits: LIMITS_OF_THE_LAW,
          period: { from: day('2026-10-01'), to: day('2026-10-31') },
        }),
      )
        .filter(({ rule }) => rule.id === 'CTR-10')
        .map(({ datum }) => datum.column)
    expect(lacking({})).toEqual(['contracts.ends_on'])
    expect(lacking({ fixedTermReason: 'replacement' })).toEqual([])
    expect(lacking({ kind: 'permanent' })).toEqual([])
  })
})

describe('waiting period between fixed-term contracts (Code du travail, L1244-3-1)', () => {
  const gap = (startsOn: string, more: Partial<ContractFacts> = {}) =>
    foundBy('CTR-11', {
      contracts: [term('2026-09-01', '2026-09-30'), term(startsOn, null, more)],
    })

  it('is a third of thirty days: ten opening days', () => {
    expect(gap('2026-10-15')).toEqual([])
    expect(gap('2026-10-14')).toMatchObject([
      { date: '2026-10-14', measured: 9, limit: 10, unit: 'day', severity: 'warning' },
    ])
  })

  it('does not follow terms that ask for none, other jobs, nor a renewal', () => {
    for (const fixedTermReason of ['replacement', 'seasonal', 'urgent_work', 'customary'] as const)
      expect(gap('2026-10-05', { fixedTermReason })).toEqual([])
    expect(gap('2026-10-05', { fixedTermReason: 'increase' })).toHaveLength(1)
    expect(gap('2026-10-05', { job: 'soudeur' })).toEqual([])
    expect(gap('2026-10-05', { kind: 'seasonal' })).toEqual([])
    expect(gap('2026-10-01')).toEqual([])
  })

  it('is said in the month of the second contract only, and as a branch agreed', () => {
    const contracts = [term('2026-08-01', '2026-08-30'), term('2026-09-02', null)]
    expect(foundBy('CTR-11', { contracts })).toEqual([])
    const three = { contracts: [term('2026-09-01', '2026-09-30'), term('2026-10-06', null)] }
    expect(foundBy('CTR-11', { ...three, limits: agreed('CTR-11', 3) })).toEqual([])
    expect(foundBy('CTR-11', { ...three, limits: agreed('CTR-11', 4) })).toMatchObject([
      { measured: 3, limit: 4, source: 'accord 4' },
    ])
  })

  it('looks at the contract before of the same job, and says the day of the next', () => {
    const contracts = [
      term('2026-09-01', '2026-09-30', { fixedTermReason: 'increase' }),
      term('2026-10-01', '2026-10-02', { job: 'soudeur' }),
      term('2026-10-05', '2026-10-31', { fixedTermReason: 'increase' }),
    ]
    expect(foundBy('CTR-11', { contracts })).toMatchObject([
      {
        date: '2026-10-05',
        startsAt: '2026-10-05T00:00',
        endsAt: '2026-10-06T00:00',
        measured: 2,
        limit: 10,
        basis: 'planned',
        article: 'L1244-3-1',
        source: 'law',
      },
    ])
    const replacing = [term('2026-09-01', '2026-09-30', { fixedTermReason: 'replacement' })]
    expect(foundBy('CTR-11', { contracts: [...replacing, term('2026-10-05', null)] })).toEqual([])
    const overlapping = [term('2026-09-01', null), term('2026-10-05', null)]
    expect(foundBy('CTR-11', { contracts: overlapping })).toEqual([])
  })

  it('finds exactly the gaps that are too short', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 30 }),
        (days, wait) => {
          const to = day('2026-09-30')
          const from = addDays(to, 1 - days)
          const startsOn = addDays(to, 1 + wait)
          const isTooShort = openingDaysBetween(to, startsOn) < waitingDays({ from, to })
          const contracts = [term(from, to), term(startsOn, null)]
          expect(foundBy('CTR-11', { contracts, to: '2026-11-30' })).toHaveLength(
            isTooShort ? 1 : 0,
          )
        },
      ),
    )
  })

  it('joins what follows without a day between, in any order', () => {
    const versions = [term('2026-02-01', '2026-02-28'), term('2026-01-01', '2026-01-31')]
    const { contracts } = personOf({ contracts: versions })
    expect(fixedTermChains(contracts)).toMatchObject([
      { startsOn: '2026-01-01', endsOn: '2026-02-28' },
    ])
    expect(contracts.map(({ startsOn }) => startsOn)).toEqual(['2026-02-01', '2026-01-01'])
  })
})

describe('work without a contract in force (Code du travail, L1253-9)', () => {
  const planned = on(['2026-10-09', '2026-10-12'], 'A', '08:00', '12:00')

  it('is a warning for people whose contracts are recorded', () => {
    const contracts = [term('2026-01-01', '2026-10-11')]
    expect(foundBy('CTR-01', { planned, contracts })).toMatchObject([
      { date: '2026-10-12', measured: 240, limit: 0, severity: 'warning', memberIds: ['A'] },
    ])
    expect(foundBy('CTR-01', { planned, contracts: [] })).toEqual([])
    expect(foundBy('CTR-01', { planned, contracts: [term('2026-01-01', null)] })).toEqual([])
  })

  it('is judged before a contract that lasts, too', () => {
    const contracts = [term('2026-10-10', null)]
    expect(numbersOf('CTR-01', { planned, contracts })).toEqual([['2026-10-09', 240, 0]])
  })
})

describe('intermittent work (Code du travail, L3123-35)', () => {
  const contracts = [
    term('2026-01-01', null, { kind: 'intermittent', annualMinutes: minutes(100) }),
  ]

  it('goes at most a third beyond the least of the year, rounded down', () => {
    const worked = (end: string) => [at('A', '2026-10-12T08:00', end)]
    expect(foundBy('CTR-19', { contracts, worked: worked('10:13') })).toEqual([])
    expect(numbersOf('CTR-19', { contracts, worked: worked('10:14') })).toEqual([
      ['2026-10-12', 134, 133],
    ])
  })

  it('starts anew on 1 January, and is said in the week that passes it', () => {
    const worked = [
      at('A', '2026-12-30T08:00', '10:00'),
      at('A', '2027-01-02T08:00', '10:00'),
      at('A', '2027-01-04T08:00', '08:14'),
      at('A', '2027-01-05T08:00', '09:00'),
    ]
    expect(
      numbersOf('CTR-19', { contracts, worked, from: '2026-12-01', to: '2027-01-31' }),
    ).toEqual([['2027-01-04', 194, 133]])
  })

  it('is not judged without the hours of the contract', () => {
    const silent = [term('2026-01-01', null, { kind: 'intermittent' })]
    const worked = [at('A', '2026-10-12T08:00', '20:00')]
    expect(foundBy('CTR-19', { contracts: silent, worked })).toEqual([])
  })
})
