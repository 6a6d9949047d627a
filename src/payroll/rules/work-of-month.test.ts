import { describe, expect, it } from 'vitest'
import { addDays, day, month } from '../../shared/days.ts'
import { cents, rateE4 } from '../../shared/money.ts'
import { intervalOf, localDay, localTime, zone } from '../../shared/time.ts'
import type {
  AgreedPrice,
  EmployeeFacts,
  OvertimeSplit,
  PayContract,
  PricedAssignment,
  WorkedEntry,
} from '../month-facts.ts'
import { costOfMonth } from './cost-of-month.ts'
import { payVariables } from './pay-variables.ts'
import { type WorkPart, workOfMonth } from './work-of-month.ts'

const PARIS = zone('Europe/Paris')

const contract = (more: Partial<PayContract> = {}): PayContract => ({
  contractId: 'C1',
  kind: 'permanent',
  startsOn: day('2026-01-01'),
  endsOn: null,
  weeklyMinutes: 2100,
  annualMinutes: null,
  hourlyGrossE4: rateE4(120_000),
  job: 'Agent',
  ...more,
})

const price = (more: Partial<AgreedPrice> = {}): AgreedPrice => ({
  startsOn: day('2026-01-01'),
  pricing: 'coefficient',
  coefficientE4: rateE4(18_700),
  fixedE4: null,
  percentE4: null,
  ...more,
})

const assignments = (...prices: AgreedPrice[]): ReadonlyMap<string, PricedAssignment> =>
  new Map(
    ['A', 'B'].map((name) => [
      name,
      {
        assignmentId: name,
        employeeId: 'P',
        memberId: `M${name}`,
        prices: prices.length > 0 ? prices : [price()],
      },
    ]),
  )

function entry(
  id: string,
  at: 'A' | 'B',
  from: string,
  to: string,
  more: Partial<WorkedEntry> = {},
): WorkedEntry {
  const span = intervalOf(localTime(from), localTime(to), PARIS)
  if (span === null) throw new Error('no span')
  return {
    ...span,
    entryId: id,
    assignmentId: at,
    memberId: `M${at}`,
    zone: PARIS,
    breakMinutes: 0,
    breakStart: null,
    workDay: localDay(localTime(from)),
    workedMinutes: span.end - span.start,
    employeeConfirmed: true,
    memberConfirmed: true,
    ...more,
  }
}

/** The same hours on five days from a Monday on. */
const fiveDays = (monday: string, at: 'A' | 'B', from: string, to: string): WorkedEntry[] =>
  [0, 1, 2, 3, 4].map((n) => {
    const on = addDays(day(monday), n)
    return entry(`${at}${on}${from}`, at, `${on}T${from}`, `${on}T${to}`)
  })

const person = (entries: WorkedEntry[], ...contracts: PayContract[]): EmployeeFacts => ({
  employeeId: 'P',
  contracts: contracts.length > 0 ? contracts : [contract()],
  entries: entries.toSorted((a, b) => a.start - b.start),
  absences: [],
  payItems: [],
})

const work = (
  employee: EmployeeFacts,
  name = '2026-10',
  { prices = assignments(), split = 'pro_rata' as OvertimeSplit } = {},
) => workOfMonth(employee, prices, month(name), split)

const told = (employee: EmployeeFacts, name = '2026-10', options = {}) =>
  work(employee, name, options).parts.map(({ kind, assignmentId, minutes, grossCents }) => [
    kind,
    assignmentId,
    minutes,
    grossCents,
  ])

describe('the work of a month', () => {
  it('pays 46 h over two members as base hours and premiums alone (T01)', () => {
    const week = [
      ...fiveDays('2026-10-05', 'A', '08:00', '12:00'),
      ...fiveDays('2026-10-05', 'B', '13:00', '18:12'),
    ]
    expect(told(person(week))).toEqual([
      ['hours', 'A', 1200, 24_000],
      ['hours', 'B', 1560, 31_200],
      ['overtime_25', 'A', 209, 1045],
      ['overtime_25', 'B', 271, 1355],
      ['overtime_50', 'A', 78, 780],
      ['overtime_50', 'B', 102, 1020],
    ])
  })

  it('counts a week in the month in which it ends, its hours in theirs', () => {
    // Monday 28 September to Friday 2 October, 40 h.
    const week = person(fiveDays('2026-09-28', 'A', '08:00', '16:00'))
    expect(told(week, '2026-09')).toEqual([['hours', 'A', 1440, 28_800]])
    expect(told(week, '2026-10')).toEqual([
      ['hours', 'A', 960, 19_200],
      ['overtime_25', 'A', 300, 1500],
    ])
  })

  it('counts a week that ends on the last day of the month in it', () => {
    // Sunday 31 May 2026.
    const week = person(fiveDays('2026-05-25', 'A', '08:00', '16:00'))
    expect(told(week, '2026-05')).toContainEqual(['overtime_25', 'A', 300, 1500])
    expect(told(week, '2026-06')).toEqual([])
  })

  it('cuts the night from Sunday to Monday between two weeks', () => {
    const nights = [
      ...fiveDays('2026-10-05', 'A', '08:00', '15:00'),
      entry('N', 'A', '2026-10-11T22:00', '2026-10-12T06:00'),
      ...fiveDays('2026-10-12', 'A', '08:00', '13:48'),
    ]
    // First week 35 h + 2 h, second week 6 h + 29 h.
    expect(told(person(nights))).toContainEqual(['overtime_25', 'A', 120, 600])
  })

  it('doubles the minutes worked on 1 May, of a night those of that day', () => {
    const night = person([entry('N', 'A', '2026-04-30T22:00', '2026-05-01T06:00')])
    expect(told(night, '2026-04')).toEqual([['hours', 'A', 480, 9600]])
    expect(told(night, '2026-05')).toEqual([['holiday', 'A', 360, 7200]])
  })

  it('pays by the contract and the price of the day', () => {
    const raised = person(
      fiveDays('2026-10-05', 'A', '08:00', '15:00'),
      contract({ endsOn: day('2026-10-06') }),
      contract({ contractId: 'C2', startsOn: day('2026-10-07'), hourlyGrossE4: rateE4(125_000) }),
    )
    const prices = assignments(
      price(),
      price({ startsOn: day('2026-10-09'), coefficientE4: rateE4(19_000) }),
    )
    const parts = work(raised, '2026-10', { prices }).parts
    expect(
      parts.map(({ minutes, rate }) => [minutes, rate.hourlyGrossE4, rate.price.coefficientE4]),
    ).toEqual([
      [840, 120_000, 18_700],
      [840, 125_000, 18_700],
      [420, 125_000, 19_000],
    ])
  })

  it('takes the contract of the last day worked for the whole week', () => {
    const week = person(
      fiveDays('2026-10-05', 'A', '08:00', '14:00'),
      contract({ endsOn: day('2026-10-08') }),
      contract({ contractId: 'C2', startsOn: day('2026-10-09'), weeklyMinutes: 1440 }),
    )
    expect(told(week)).toContainEqual(['complementary_10', 'A', 144, 288])
  })

  it('opens no weekly premium where hours are counted over the year, and says so', () => {
    const week = person(
      fiveDays('2026-10-05', 'A', '08:00', '18:00'),
      contract({ annualMinutes: 96_420 }),
    )
    expect(work(week)).toMatchObject({ annualised: true, parts: [{ kind: 'hours' }] })
  })

  it('names what it leaves out and why', () => {
    const on = (n: number) => [`2026-10-0${n}T08:00`, `2026-10-0${n}T09:00`] as const
    const entries = [
      entry('1', 'A', ...on(1), { employeeConfirmed: false }),
      entry('2', 'A', ...on(2), { memberConfirmed: false }),
      entry('3', 'A', ...on(3), { employeeConfirmed: false, memberConfirmed: false }),
      entry('4', 'A', ...on(4)),
      entry('5', 'A', ...on(5)),
    ]
    const contracts = contract({ startsOn: day('2026-10-05') })
    const prices = assignments(price({ startsOn: day('2026-10-06') }))
    const { parts, leftOut } = work(person(entries, contracts), '2026-10', { prices })
    expect(parts).toEqual([])
    expect(leftOut.map(({ entryId, reason, minutes }) => [entryId, reason, minutes])).toEqual([
      ['1', 'not_confirmed_by_employee', 60],
      ['2', 'not_confirmed_by_member', 60],
      ['3', 'not_confirmed_by_both', 60],
      ['4', 'no_contract', 60],
      ['5', 'no_price', 60],
    ])
  })
})

describe('the cost of a month', () => {
  const employer = {
    workAccidentRateE4: rateE4(208),
    headcount: 0.5,
    idcc: null,
    communeCode: '61001',
    isAgricultural: false,
  } as const
  const costs = (
    parts: readonly WorkPart[],
    more: Partial<Parameters<typeof costOfMonth>[0]> = {},
  ) =>
    costOfMonth({
      employeeId: 'P',
      month: month('2026-10'),
      contracts: [contract()],
      parts,
      payItems: [],
      employer,
      ...more,
    })

  it('splits every contribution over the members, to the cent', () => {
    const employee = person([
      ...fiveDays('2026-10-05', 'A', '08:00', '12:10'),
      ...fiveDays('2026-10-05', 'B', '13:00', '15:05'),
    ])
    const { parts } = work(employee)
    const [whole] = costs(parts.map((part) => ({ ...part, memberId: 'M' })))
    const split = costs(parts)
    expect(split.map(({ memberId, minutes }) => [memberId, minutes])).toEqual([
      ['MA', 1250],
      ['MB', 625],
    ])
    for (const code of ['sickness', 'general_reduction', 'work_accident'] as const) {
      const sum = split.reduce((total, cost) => total + (cost.contributions[code] ?? 0), 0)
      expect(sum).toBe(whole?.contributions[code])
    }
    const total = split.reduce((sum, { totalCents }) => sum + totalCents, 0)
    expect(total).toBe(whole?.totalCents)
  })

  it('gives what the group bears itself to no member', () => {
    const bonus = {
      payItemId: 'I',
      memberId: null,
      month: month('2026-10'),
      code: 'PRIME',
      label: null,
      amountCents: cents(10_000),
      kind: 'taxable_bonus',
    } as const
    expect(costs([], { payItems: [bonus] })).toMatchObject([
      { memberId: null, grossCents: 10_000, minutes: 0, costPerHourE4: 0 },
    ])
  })
})

describe('the pay variables of a month', () => {
  const variables = (employee: EmployeeFacts, name = '2026-10') =>
    payVariables(employee, month(name), work(employee, name).parts)
      .map(({ code, memberId, minutes, amountCents }) => [code, memberId, minutes, amountCents])
      .sort()

  it('gives 46 h over two members as 35 normal, 8 at 125 % and 3 at 150 % (T01)', () => {
    const week = [
      ...fiveDays('2026-10-05', 'A', '08:00', '12:00'),
      ...fiveDays('2026-10-05', 'B', '13:00', '18:12'),
    ]
    const rows = variables(person(week))
    const total = (code: string) =>
      rows.filter(([of]) => of === code).reduce((sum, row) => sum + Number(row[2]), 0)
    expect([total('hours_normal'), total('overtime_25'), total('overtime_50')]).toEqual([
      2100, 480, 180,
    ])
    // 35 h + 8 h x 1.25 + 3 h x 1.5 at 12 EUR
    expect(rows.reduce((sum, row) => sum + Number(row[3]), 0)).toBe(59_400)
  })

  it('gives 30 h of a contract of 24 h as 24 normal, 2.4 at 110 % and 3.6 at 125 % (T07)', () => {
    const week = fiveDays('2026-10-05', 'A', '08:00', '14:00')
    expect(variables(person(week, contract({ weeklyMinutes: 1440 })))).toEqual([
      ['complementary_10', 'MA', 144, 3168],
      ['complementary_25', 'MA', 216, 5400],
      ['hours_normal', 'MA', 1440, 28_800],
    ])
  })

  it('takes back the hours of a week that ends in the month from its normal hours', () => {
    // Monday 28 September to Friday 2 October, 40 h: 24 of them are paid in September.
    const week = fiveDays('2026-09-28', 'A', '08:00', '16:00')
    expect(variables(person(week), '2026-09')).toEqual([['hours_normal', 'MA', 1440, 28_800]])
    expect(variables(person(week))).toEqual([
      ['hours_normal', 'MA', 660, 13_200],
      ['overtime_25', 'MA', 300, 7500],
    ])
  })

  it('counts the calendar days of an absence that lie in the month', () => {
    const absence = (id: string, from: string, to: string, minutes: number | null = null) => ({
      absenceId: id,
      kind: 'paid_leave',
      startsOn: day(from),
      endsOn: day(to),
      minutes,
    })
    const employee = {
      ...person([]),
      absences: [
        absence('1', '2026-09-28', '2026-10-02'),
        absence('2', '2026-10-30', '2026-11-03'),
        absence('3', '2026-10-12', '2026-10-12', 180),
        absence('4', '2026-11-01', '2026-11-02'),
      ],
    }
    expect(
      payVariables(employee, month('2026-10'), []).map(({ code, days, minutes, sourceIds }) => [
        code,
        days,
        minutes,
        sourceIds,
      ]),
    ).toEqual([
      ['absence_paid_leave', 2, null, ['1']],
      ['absence_paid_leave', 2, null, ['2']],
      ['absence_paid_leave', null, 180, ['3']],
    ])
  })
})
