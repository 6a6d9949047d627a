import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, day, daysFrom, weekday } from '../shared/days.ts'
import { minutes } from '../shared/time.ts'
import { type AccountFacts, annualAccount } from './annual-account.ts'

const YEAR = { from: day('2026-01-01'), to: day('2026-12-31') }

const contract = (
  annual: number | null,
  startsOn = '2020-01-01',
  endsOn: string | null = null,
) => ({
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
  weeklyMinutes: minutes(2_100),
  annualMinutes: annual === null ? null : minutes(annual),
})

const absence = (
  kind: string,
  startsOn: string,
  endsOn = startsOn,
  part: number | null = null,
) => ({
  kind,
  startsOn: day(startsOn),
  endsOn: day(endsOn),
  minutes: part === null ? null : minutes(part),
})

const facts = (more: Partial<AccountFacts> = {}): AccountFacts => ({
  contracts: [contract(96_420)],
  leftOn: null,
  absences: [],
  worked: new Map(),
  planned: new Map(),
  ...more,
})

const each = (from: string, to: string, length: number): Map<Day, number> =>
  new Map(
    daysFrom(day(from), day(to))
      .filter((on) => weekday(on) <= 5)
      .map((on) => [on, length]),
  )

describe('the account of annualised hours (ANN-06)', () => {
  it('sets what was worked against the share of the year that has passed', () => {
    const worked = each('2026-01-01', '2026-06-30', 420)
    const account = annualAccount(facts({ worked }), YEAR, day('2026-06-30'))
    // 181 days of 365.
    expect(account.toDate.dueMinutes).toBe(Math.round((96_420 * 181) / 365))
    expect(account.toDate.workedMinutes).toBe(worked.size * 420)
    expect(account.balanceMinutes).toBe(worked.size * 420 - account.toDate.dueMinutes)
    expect(account.whole.dueMinutes).toBe(96_420)
    expect(account.months.map(({ month }) => month)).toHaveLength(12)
  })

  it('prorates an arrival, a departure and an amendment', () => {
    const due = (more: Partial<AccountFacts>) =>
      annualAccount(facts(more), YEAR, YEAR.to).whole.dueMinutes
    expect(due({ contracts: [contract(96_420, '2026-07-01')] })).toBe(
      Math.round((96_420 * 184) / 365),
    )
    expect(due({ leftOn: day('2026-06-30') })).toBe(Math.round((96_420 * 181) / 365))
    const amended = [contract(96_420, '2020-01-01', '2026-06-30'), contract(73_000, '2026-07-01')]
    expect(due({ contracts: amended })).toBe(Math.round((96_420 * 181 + 73_000 * 184) / 365))
    expect(due({ contracts: [contract(null)] })).toBe(0)
  })

  it('values absences at the hours planned, else at a fifth of the week', () => {
    const planned = each('2026-03-02', '2026-03-06', 480)
    const seen = (absences: AccountFacts['absences']) =>
      annualAccount(facts({ planned, absences }), YEAR, day('2026-03-31')).toDate
    const week = ['2026-03-02', '2026-03-08'] as const
    expect(seen([absence('sickness', ...week)])).toMatchObject({ excusedMinutes: 2_400 })
    expect(seen([absence('training', ...week)])).toMatchObject({ creditedMinutes: 2_400 })
    expect(seen([absence('unpaid', '2026-03-09', '2026-03-15')])).toMatchObject({
      excusedMinutes: 2_100,
    })
    expect(seen([absence('delegation', '2026-03-10', '2026-03-12', 90)])).toMatchObject({
      creditedMinutes: 90,
    })
    for (const kind of ['paid_leave', 'intermission'])
      expect(seen([absence(kind, ...week)])).toMatchObject({
        creditedMinutes: 0,
        excusedMinutes: 0,
      })
    const twice = [absence('sickness', ...week), absence('training', ...week)]
    expect(seen(twice)).toMatchObject({ excusedMinutes: 2_400, creditedMinutes: 0 })
  })

  it('says its period and its day', () => {
    expect(annualAccount(facts(), YEAR, day('2026-06-30'))).toMatchObject({
      ...YEAR,
      on: '2026-06-30',
      toDate: { plannedMinutes: 0, creditedMinutes: 0, excusedMinutes: 0, workedMinutes: 0 },
    })
  })

  it('counts the first and the last day under an annualised contract, and none around them', () => {
    const worked = new Map(
      ['2026-03-01', '2026-03-02', '2026-03-30', '2026-03-31'].map((on) => [day(on), 60]),
    )
    const contracts = [contract(96_420, '2026-03-02', '2026-03-31')]
    const seen = (more: Partial<AccountFacts>) =>
      annualAccount(facts({ contracts, worked, ...more }), YEAR, YEAR.to)
    expect(seen({}).whole).toMatchObject({
      workedMinutes: 180,
      dueMinutes: Math.round((96_420 * 30) / 365),
    })
    expect(seen({ leftOn: day('2026-03-30') }).whole.workedMinutes).toBe(120)
    expect(seen({ leftOn: day('2026-03-31') }).whole.workedMinutes).toBe(180)
    const weekly = [{ ...contract(null, '2026-03-02', '2026-03-31') }, ...contracts]
    expect(seen({ contracts: weekly }).whole).toEqual(seen({}).whole)
    const sick = [absence('sickness', '2026-02-27', '2026-03-03')]
    // Friday to Tuesday: Monday and Tuesday lie under the contract.
    expect(seen({ absences: sick }).whole.excusedMinutes).toBe(840)
  })

  it('shares a day between absences, those in hours taking theirs first come', () => {
    const on = '2026-03-10'
    const seen = (...absences: AccountFacts['absences']) => {
      const { creditedMinutes, excusedMinutes } = annualAccount(
        facts({ absences }),
        YEAR,
        YEAR.to,
      ).whole
      return [creditedMinutes, excusedMinutes]
    }
    expect(seen(absence('delegation', on, on, 120), absence('sickness', on))).toEqual([120, 300])
    expect(seen(absence('delegation', on, on, 500), absence('sickness', on))).toEqual([500, 0])
    expect(seen(absence('sickness', on), absence('delegation', on, on, 120))).toEqual([120, 420])
    expect(seen(absence('training', on, '2026-03-11', 120))).toEqual([120, 0])
    for (const kind of ['training', 'delegation', 'family_event', 'compensatory_rest'])
      expect(seen(absence(kind, on))).toEqual([420, 0])
    for (const kind of ['sickness', 'work_accident', 'maternity', 'paternity', 'unpaid'])
      expect(seen(absence(kind, on))).toEqual([0, 420])
    for (const kind of ['paid_leave', 'intermission', 'other'])
      expect(seen(absence(kind, on))).toEqual([0, 0])
  })

  it('values a day of part time, of unknown hours and of a weekend', () => {
    const week = (weeklyMinutes: number | null, from: string, to = from) =>
      annualAccount(
        facts({
          contracts: [
            {
              ...contract(48_210),
              weeklyMinutes: weeklyMinutes === null ? null : minutes(weeklyMinutes),
            },
          ],
          absences: [absence('sickness', from, to)],
        }),
        YEAR,
        YEAR.to,
      ).whole.excusedMinutes
    expect(week(1_001, '2026-03-09', '2026-03-15')).toBe(1_001)
    expect(week(1_001, '2026-03-09')).toBe(200)
    expect(week(1_001, '2026-03-13')).toBe(201)
    expect(week(null, '2026-03-13')).toBe(420)
    expect(week(2_100, '2026-03-14', '2026-03-15')).toBe(0)
  })

  it('plans on, from the day after the account, what absences do not take', () => {
    const planned = new Map([
      [day('2026-06-30'), 420],
      [day('2026-07-01'), 420],
    ])
    const seen = (absences: AccountFacts['absences']) =>
      annualAccount(facts({ planned, absences }), YEAR, day('2026-06-30')).whole.plannedMinutes
    expect(seen([])).toBe(420)
    expect(seen([absence('training', '2026-07-01', '2026-07-01', 120)])).toBe(300)
    expect(seen([absence('training', '2026-07-01', '2026-07-01', 500)])).toBe(0)
    expect(seen([absence('paid_leave', '2026-07-01')])).toBe(420)
  })

  it('forecasts the end of the year from what is planned after the day', () => {
    const worked = each('2026-01-01', '2026-12-31', 400)
    const planned = each('2026-01-01', '2026-12-31', 420)
    const account = annualAccount(facts({ worked, planned }), YEAR, day('2026-06-30'))
    const until = each('2026-01-01', '2026-06-30', 400).size
    expect(account.whole.workedMinutes).toBe(until * 400)
    expect(account.whole.plannedMinutes).toBe((planned.size - until) * 420)
    expect(account.forecastMinutes).toBe(until * 400 + (planned.size - until) * 420 - 96_420)
    // July 2026 has 23 days from Monday to Friday.
    expect(account.months[6]).toMatchObject({ month: '2026-07', plannedMinutes: 23 * 420 })
    expect(account.months[5]).toMatchObject({ month: '2026-06', plannedMinutes: 0 })
    const away = [absence('sickness', '2026-11-02', '2026-11-06')]
    const sick = annualAccount(facts({ worked, planned, absences: away }), YEAR, day('2026-06-30'))
    expect(sick.forecastMinutes).toBe(account.forecastMinutes)
    expect(sick.whole).toMatchObject({ excusedMinutes: 5 * 420 })
  })

  it('equals a slow count, month by month and in all', () => {
    const dates = fc.integer({ min: 0, max: 364 }).map((n) => addDays(YEAR.from, n))
    const hours = fc.array(fc.tuple(dates, fc.integer({ min: 1, max: 600 })), { maxLength: 80 })
    const spans = fc.tuple(dates, dates, fc.constantFrom('sickness', 'training', 'paid_leave'))
    fc.assert(
      fc.property(hours, hours, spans, dates, (did, will, [a, b, kind], on) => {
        const [startsOn, endsOn] = a < b ? [a, b] : [b, a]
        const [worked, planned] = [new Map(did), new Map(will)]
        const account = annualAccount(
          facts({ worked, planned, absences: [absence(kind, startsOn, endsOn)] }),
          YEAR,
          on,
        )
        let [done, left, away] = [0, 0, 0]
        for (const date of daysFrom(YEAR.from, YEAR.to)) {
          const isAway = kind !== 'paid_leave' && startsOn <= date && date <= endsOn
          if (date <= on) done += worked.get(date) ?? 0
          if (isAway) away += planned.get(date) ?? (weekday(date) <= 5 ? 420 : 0)
          else if (date > on) left += planned.get(date) ?? 0
        }
        const { whole, months, forecastMinutes } = account
        expect(forecastMinutes).toBe(done + left + away - 96_420)
        expect(months.reduce((sum, one) => sum + one.dueMinutes, 0)).toBe(96_420)
        expect(whole.workedMinutes + whole.plannedMinutes).toBe(done + left)
        expect(account.toDate.workedMinutes).toBe(done)
      }),
      { numRuns: 40 },
    )
  })
})
