import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, month } from '../../shared/days.ts'
import {
  type CashItem,
  DEFAULT_ASSUMPTIONS,
  daysOfItem,
  type ForecastFacts,
  forecastOf,
} from './forecast.ts'

/** A Sunday. */
const TODAY = day('2026-11-22')
const facts = (change: Partial<ForecastFacts> = {}): ForecastFacts => ({
  today: TODAY,
  weeks: 13,
  openingCents: 100_000,
  open: [],
  delays: new Map(),
  billing: [],
  monthsToBill: [],
  paymentDays: 30,
  pay: [],
  headcount: 49,
  vatOnReceipts: true,
  vatSoFar: new Map(),
  items: [],
  assumptions: DEFAULT_ASSUMPTIONS,
  ...change,
})
const invoice = (dueOn: string, openCents = 12_000) => ({
  invoiceNumber: 'F-1',
  memberId: 'M1',
  memberName: 'Garage',
  dueOn: day(dueOn),
  openCents,
  vatCents: 2000,
  grossCents: 12_000,
})
const item = (change: Partial<CashItem>): CashItem => ({
  itemId: 'I',
  label: 'Loyer',
  amountCents: -50_000,
  firstOn: day('2026-11-30'),
  every: 'month',
  lastOn: null,
  ...change,
})
const daysOf = (given: ForecastFacts, kind: string) =>
  forecastOf(given)
    .flows.filter((flow) => flow.kind === kind)
    .map(({ on, amountCents }) => [on, amountCents])

describe('the cash of the weeks to come', () => {
  it('has weeks from Monday to Sunday, the first from today', () => {
    const { weeks } = forecastOf(facts())
    expect(weeks).toHaveLength(13)
    expect(weeks[0]).toMatchObject({ startsOn: '2026-11-22', endsOn: '2026-11-22' })
    expect(weeks[1]).toMatchObject({ startsOn: '2026-11-23', endsOn: '2026-11-29' })
    expect(weeks.at(-1)?.endsOn).toBe('2027-02-14')
  })

  it('brings invoices at their due date and the usual delay, late ones within a week', () => {
    const delays = new Map([['M1', 9]])
    expect(daysOf(facts({ open: [invoice('2026-11-30')], delays }), 'invoices')).toEqual([
      ['2026-12-09', 12_000],
    ])
    expect(daysOf(facts({ open: [invoice('2026-11-13')], delays }), 'invoices')).toEqual([
      ['2026-11-29', 12_000],
    ])
    expect(daysOf(facts({ open: [invoice('2026-11-14')], delays }), 'invoices')).toEqual([
      ['2026-11-23', 12_000],
    ])
  })

  it('takes wages on the last day, contributions on the 15th, or the 5th from fifty employees', () => {
    const pay = [{ month: month('2026-11'), grossCents: 100_000, employerCents: 30_000, people: 3 }]
    expect(daysOf(facts({ pay }), 'wages')).toEqual([['2026-11-30', -78_000]])
    expect(daysOf(facts({ pay }), 'contributions')).toEqual([['2026-12-15', -52_000]])
    expect(daysOf(facts({ pay, headcount: 50 }), 'contributions')).toEqual([
      ['2026-12-05', -52_000],
    ])
  })

  it('pays the VAT of a month in the next one: received so far and to come', () => {
    const given = facts({
      open: [invoice('2026-11-25', 6000)],
      vatSoFar: new Map([
        [month('2026-10'), 700],
        [month('2026-11'), 300],
      ]),
    })
    expect(daysOf(given, 'vat')).toEqual([
      ['2026-11-24', -700],
      ['2026-12-24', -1300],
    ])
  })

  it('with VAT on debits pays that of what is billed', () => {
    const billing = [{ memberId: 'M1', memberName: 'G', grossCents: 1200, vatCents: 200 }]
    const given = facts({ billing, monthsToBill: [month('2026-11')], vatOnReceipts: false })
    expect(daysOf(given, 'vat')).toEqual([['2026-12-24', -200]])
    expect(daysOf(given, 'billing')).toEqual([['2026-12-30', 1200]])
  })

  it('repeats items, on the last day of a month that is shorter', () => {
    const until = day('2027-03-31')
    expect(daysOfItem(item({ firstOn: day('2026-12-31') }), until)).toEqual([
      '2026-12-31',
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
    ])
    expect(daysOfItem(item({ every: 'quarter' }), until)).toEqual(['2026-11-30', '2027-02-28'])
    expect(daysOfItem(item({ every: 'once' }), until)).toEqual(['2026-11-30'])
    const lastOn = day('2026-12-14')
    expect(daysOfItem(item({ every: 'week', lastOn }), until)).toHaveLength(3)
  })

  it('tells the day with least, by the end of the day', () => {
    const on = day('2026-12-01')
    const items = [
      item({ itemId: 'A', every: 'once', firstOn: on, amountCents: -150_000 }),
      item({ itemId: 'B', every: 'once', firstOn: on, amountCents: 60_000 }),
      item({ itemId: 'C', every: 'once', firstOn: addDays(on, 1), amountCents: 5 }),
    ]
    expect(forecastOf(facts({ items })).lowest).toEqual({ on, balanceCents: 10_000 })
    expect(forecastOf(facts()).lowest).toEqual({ on: TODAY, balanceCents: 100_000 })
  })

  it('ends where it starts plus all that flows, and each week is the sum of its kinds', () => {
    const anyItem = fc.record({
      at: fc.integer({ min: 0, max: 120 }),
      amountCents: fc.integer({ min: -99_999, max: 99_999 }).filter((amount) => amount !== 0),
      every: fc.constantFrom('once' as const, 'week' as const, 'month' as const),
    })
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 8 }), (items) => {
        const given = items.map(({ at, ...rest }) => item({ ...rest, firstOn: addDays(TODAY, at) }))
        const { weeks, flows, openingCents, lowest } = forecastOf(facts({ items: given }))
        const moved = flows.reduce((sum, { amountCents }) => sum + amountCents, 0)
        expect(weeks.at(-1)?.closingCents).toBe(openingCents + moved)
        let balance = openingCents
        for (const { sums, closingCents } of weeks) {
          balance += Object.values(sums).reduce((sum, each) => sum + each, 0)
          expect(closingCents).toBe(balance)
          expect(lowest.balanceCents).toBeLessThanOrEqual(closingCents)
        }
      }),
    )
  })
})
