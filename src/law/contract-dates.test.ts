import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personOf } from '../../tests/support/person.ts'
import { addDays, type Day, day, daysBetween, weekday } from '../shared/days.ts'
import {
  afterOpeningDays,
  lastDayOfMonths,
  monthsAfter,
  monthsBegun,
  openingDaysBetween,
} from './calendar.ts'
import {
  copyDue,
  dismissalNotice,
  firstInterviewDue,
  firstVisitDue,
  fixedTermTrialEnd,
  hiringDeclarationWindow,
  informationDue,
  intermediateVisitDue,
  midCareerVisitDue,
  nextInterviewDue,
  permanentTrialEnd,
  recapitulationDue,
  returnVisitDue,
  trialEnd,
  visitRenewalDue,
  waitingDays,
  waitingPeriodEnd,
} from './contract-dates.ts'
import type { ContractFacts } from './facts.ts'

const anyDay = fc.integer({ min: 0, max: 9_000 }).map((n) => addDays(day('2015-01-01'), n))

describe('months from date to date', () => {
  it.each([
    ['2026-03-15', 1, '2026-04-15', '2026-04-14'],
    ['2026-03-01', 12, '2027-03-01', '2027-02-28'],
    ['2026-12-31', 2, '2027-02-28', '2027-02-28'],
    ['2026-12-28', 2, '2027-02-28', '2027-02-27'],
    ['2027-12-31', 2, '2028-02-29', '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28', '2026-02-28'],
    ['2028-02-29', 12, '2029-02-28', '2029-02-28'],
  ])('from %s, %i months later is %s and the last day of them %s', (start, months, later, last) => {
    expect(monthsAfter(day(start), months)).toBe(later)
    expect(lastDayOfMonths(day(start), months)).toBe(last)
  })

  it('counts as begun a month of which one day is used', () => {
    expect(monthsBegun(day('2025-01-01'), day('2026-06-30'))).toBe(18)
    expect(monthsBegun(day('2025-01-01'), day('2026-07-01'))).toBe(19)
    expect(monthsBegun(day('2026-10-12'), day('2026-10-12'))).toBe(1)
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (start, months) => {
        const last = lastDayOfMonths(start, months)
        expect(monthsBegun(start, last)).toBe(months)
        expect(monthsBegun(start, addDays(last, 1))).toBe(months + 1)
      }),
    )
  })

  it('counts opening days one by one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (start, count) => {
        const free = afterOpeningDays(start, count)
        expect(openingDaysBetween(start, free)).toBe(count)
        expect(weekday(addDays(free, -1))).toBeLessThanOrEqual(5)
      }),
    )
  })
})

describe('trial periods', () => {
  it('lasts two, three or four months by category, twice as much when renewed (L1221-19, -21)', () => {
    const ends = (['worker', 'technician', 'manager'] as const).map(
      (category) => permanentTrialEnd(day('2026-03-01'), category).on,
    )
    expect(ends).toEqual(['2026-04-30', '2026-05-31', '2026-06-30'])
    expect(permanentTrialEnd(day('2026-03-15'), 'worker').article).toBe('L1221-19')
    expect(permanentTrialEnd(day('2026-03-15'), 'manager', { renewed: true })).toEqual({
      on: '2026-11-14',
      article: 'L1221-21',
    })
  })

  it.each([
    // A day a week: 4 whole weeks and 2 days are 4 days.
    ['2026-10-01', '2026-10-30', '2026-10-04'],
    // Under a week there is none.
    ['2026-10-05', '2026-10-10', null],
    ['2026-10-05', '2026-10-11', '2026-10-05'],
    // Fourteen weeks reach the two weeks; half a year to the day too.
    ['2026-01-01', '2026-04-08', '2026-01-14'],
    ['2026-01-01', '2026-06-30', '2026-01-14'],
    // One day more than six months: a day a week again, 26 weeks.
    ['2026-01-01', '2026-07-01', '2026-01-26'],
    // Never more than a month.
    ['2026-01-01', '2026-12-31', '2026-01-31'],
    ['2026-02-01', '2026-12-31', '2026-02-28'],
  ])('of a term from %s to %s ends on %s (L1242-10)', (startsOn, endsOn, expected) => {
    expect(fixedTermTrialEnd(day(startsOn), day(endsOn))?.on ?? null).toBe(expected)
  })
})

describe('the trial of a contract', () => {
  const endOf = (more: Partial<ContractFacts>) => {
    const [contract] = personOf({
      contracts: [{ startsOn: day('2026-03-02'), endsOn: null, ...more }],
    }).contracts
    return contract === undefined ? undefined : trialEnd(contract)
  }

  it('ends on the day that the contract says, by the article of its kind', () => {
    const trialEndsOn = day('2026-03-20')
    for (const kind of ['permanent', 'apprenticeship'] as const)
      expect(endOf({ kind, trialEndsOn })).toEqual({ on: trialEndsOn, article: 'L1221-19' })
    for (const kind of ['fixed_term', 'seasonal'] as const)
      expect(endOf({ kind, trialEndsOn })).toEqual({ on: trialEndsOn, article: 'L1242-10' })
  })

  it('is otherwise the longest of its category, or of its term', () => {
    for (const kind of ['permanent', 'intermittent'] as const)
      expect(endOf({ kind, category: 'technician' })).toEqual({
        on: '2026-06-01',
        article: 'L1221-19',
      })
    for (const kind of ['fixed_term', 'seasonal'] as const)
      expect(endOf({ kind, category: 'worker', endsOn: day('2026-03-29') })).toEqual({
        on: '2026-03-05',
        article: 'L1242-10',
      })
  })

  it('is not known without a category or a term, and is none of other kinds', () => {
    expect(endOf({ kind: 'permanent' })).toBeNull()
    expect(endOf({ kind: 'fixed_term', category: 'worker' })).toBeNull()
    for (const kind of ['apprenticeship', 'professionalisation', null] as const)
      expect(endOf({ kind, category: 'worker', endsOn: day('2027-03-01') })).toBeNull()
  })
})

describe('what follows the hiring', () => {
  it('is information within seven days and a month (R1221-35)', () => {
    expect(informationDue(day('2026-01-31'))).toMatchObject({
      main: { on: '2026-02-07', article: 'R1221-35' },
      all: { on: '2026-02-28', article: 'R1221-35' },
    })
  })

  it('is a copy of a fixed-term contract within two working days (L1242-13)', () => {
    expect(copyDue(day('2026-10-05'))).toEqual({ on: '2026-10-07', article: 'L1242-13' })
    // Friday: Saturday works, Sunday does not.
    expect(copyDue(day('2026-10-09')).on).toBe('2026-10-12')
    // All Saints' Day falls on the Sunday, Armistice Day on Wednesday 11.
    expect(copyDue(day('2026-11-10')).on).toBe('2026-11-13')
  })

  it('is declared before, at most eight days (R1221-4)', () => {
    expect(hiringDeclarationWindow(day('2026-03-05'))).toMatchObject({
      from: '2026-02-25',
      to: '2026-03-05',
      article: 'R1221-4',
    })
  })
})

describe('waiting between two fixed-term contracts (L1244-3-1)', () => {
  const lasting = (days: number) => ({
    from: day('2026-10-01'),
    to: addDays(day('2026-10-01'), days - 1),
  })

  it('is half under fourteen days and a third from there', () => {
    expect([1, 2, 13, 14, 15, 16, 30].map((days) => waitingDays(lasting(days)))).toEqual([
      1, 1, 7, 5, 5, 6, 10,
    ])
  })

  it('passes in days from Monday to Friday', () => {
    // 21 days until Friday 2026-10-30: seven opening days, free on Wednesday 2026-11-11.
    const contract = { from: day('2026-10-10'), to: day('2026-10-30') }
    expect(waitingPeriodEnd(contract)).toEqual({ on: '2026-11-11', article: 'L1244-3-1' })
  })
})

describe('notice of dismissal (L1234-1)', () => {
  it.each([
    ['2026-07-14', null, null],
    ['2026-07-15', 1, '2026-08-14'],
    ['2028-01-14', 1, '2028-02-13'],
    ['2028-01-15', 2, '2028-03-14'],
  ])('given on %s is of %s months', (givenOn, months, endsOn) => {
    expect(dismissalNotice(day('2026-01-15'), day(givenOn))).toEqual({
      months,
      endsOn,
      article: 'L1234-1',
    })
  })
})

describe('visits at the occupational health service', () => {
  const hired = day('2026-03-15')

  it('start within three months, before the post for some', () => {
    const of = (exposure: object) => firstVisitDue(hired, { bornOn: null, ...exposure })
    expect(of({})).toEqual({ on: '2026-06-15', article: 'R4624-10' })
    expect(of({ bornOn: '2008-03-16' })).toEqual({ on: hired, article: 'R4624-18' })
    expect(of({ bornOn: '2008-03-15' }).article).toBe('R4624-10')
    expect(of({ isNightWorker: true })).toEqual({ on: hired, article: 'R4624-18' })
    expect(of({ isAtRisk: true })).toEqual({ on: hired, article: 'R4624-24' })
    expect(of({ isAtRisk: true, isNightWorker: true }).article).toBe('R4624-24')
    expect(of({ isAtRisk: false, isNightWorker: false }).article).toBe('R4624-10')
  })

  it('are renewed as the attestation says, else as late as the law allows', () => {
    const visit = { heldOn: day('2022-02-28'), validUntil: null }
    expect(visitRenewalDue({ ...visit, kind: 'vip' })).toEqual({
      on: '2027-02-28',
      article: 'R4624-16',
    })
    expect(visitRenewalDue({ ...visit, kind: 'vip' }, { isNightWorker: true })).toEqual({
      on: '2025-02-28',
      article: 'R4624-17',
    })
    for (const isNightWorker of [false, true])
      expect(visitRenewalDue({ ...visit, kind: 'sir' }, { isNightWorker })).toEqual({
        on: '2026-02-28',
        article: 'R4624-28',
      })
    expect(visitRenewalDue({ ...visit, kind: 'intermediate' })?.on).toBe('2024-02-28')
    const dated = { ...visit, kind: 'vip', validUntil: day('2024-01-31') } as const
    expect(visitRenewalDue(dated)?.on).toBe('2024-01-31')
    expect(visitRenewalDue({ ...visit, kind: 'return' })).toBeNull()
    expect(visitRenewalDue({ ...visit, kind: 'mid_career' })).toBeNull()
    expect(intermediateVisitDue(visit.heldOn)).toEqual({ on: '2024-02-28', article: 'R4624-28' })
  })

  it('follow a long absence within eight days of the return (R4624-31)', () => {
    const absent = (kind: string, days: number) =>
      returnVisitDue({
        kind,
        startsOn: day('2026-09-01'),
        endsOn: addDays(day('2026-09-01'), days - 1),
      })?.on ?? null
    expect(absent('sickness', 59)).toBeNull()
    expect(absent('sickness', 60)).toBe('2026-11-08')
    expect(absent('work_accident', 29)).toBeNull()
    expect(absent('work_accident', 30)).toBe('2026-10-09')
    expect(absent('maternity', 16)).toBe('2026-09-25')
    expect(absent('paid_leave', 90)).toBeNull()
    const maternity = { kind: 'maternity', startsOn: day('2026-09-01') }
    expect(returnVisitDue({ ...maternity, endsOn: null })).toBeNull()
    expect(returnVisitDue({ ...maternity, endsOn: day('2026-09-01') })).toEqual({
      on: '2026-09-10',
      article: 'R4624-31',
    })
  })

  it('has one in the year of the forty-fifth birthday', () => {
    expect(midCareerVisitDue(day('1981-05-06'))).toEqual({
      on: '2026-12-31',
      article: 'L4624-2-2',
    })
  })
})

describe('career interviews (L6315-1)', () => {
  it('come within the first year, every four years, with a recapitulation at eight', () => {
    const article = 'L6315-1'
    const first = firstInterviewDue(day('2026-03-01'))
    expect(first).toEqual({ on: '2027-02-28', article })
    expect(nextInterviewDue(first.on)).toEqual({ on: '2031-02-28', article })
    expect(recapitulationDue(day('2026-03-01'))).toEqual({ on: '2034-02-28', article })
  })

  it('never lets more than four years pass', () => {
    fc.assert(
      fc.property(anyDay, (heldOn: Day) => {
        const between = daysBetween(heldOn, nextInterviewDue(heldOn).on)
        expect(between).toBeGreaterThanOrEqual(1_460)
        expect(between).toBeLessThanOrEqual(1_461)
      }),
    )
  })
})
