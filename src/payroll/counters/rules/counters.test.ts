import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isPublicHoliday,
  leaveAcquired,
  leaveYearOf,
  limitsOf,
  splitDays,
} from '../../../law/index.ts'
import {
  addDays,
  type Day,
  day,
  daysFrom,
  mondayOf,
  monthOf,
  weekday,
} from '../../../shared/days.ts'
import { minutes } from '../../../shared/time.ts'
import type { CounterId } from '../counter.ts'
import type { CountedAbsence, CounterFacts, CounterPolicy, Presence } from '../facts.ts'
import { countersOn } from './counters-on.ts'
import { mealsOf } from './meal-vouchers.ts'

const NONE = { days: new Map<Day, number>(), weeks: [] }

const CONTRACT = {
  id: 'C1',
  kind: 'permanent',
  startsOn: day('2024-06-01'),
  endsOn: null,
  weeklyMinutes: null,
  annualMinutes: null,
  job: 'Magasinier',
  memberIds: [],
  category: null,
  trialEndsOn: null,
  fixedTermReason: null,
  partTimeReason: null,
} as const

const person = (more: Partial<CounterFacts> = {}): CounterFacts => ({
  employeeId: 'P1',
  bornOn: day('1990-05-05'),
  hiredOn: day('2024-06-01'),
  leftOn: null,
  dependentChildren: 0,
  contracts: [CONTRACT],
  absences: [],
  territory: 'national',
  openings: [],
  adjustments: [],
  credits: [],
  worked: NONE,
  planned: NONE,
  presences: [],
  ...more,
})

const policy = (more: Partial<CounterPolicy> = {}): CounterPolicy => ({
  leaveCount: 'working',
  grantsSplitDays: true,
  givesMealVouchers: true,
  limits: limitsOf([]),
  headcountOf: () => 12,
  way: () => null,
  siteName: (siteId) => siteId,
  ...more,
})

const away = (
  id: string,
  kind: string,
  [from, to]: readonly [string, string],
  more: Partial<CountedAbsence> = {},
): CountedAbsence => ({
  id,
  kind,
  startsOn: day(from),
  endsOn: day(to),
  minutes: null,
  informedOn: null,
  ...more,
})

const counter = (
  facts: CounterFacts,
  id: CounterId,
  on: string,
  more: Partial<CounterPolicy> = {},
) => countersOn(facts, policy(more), day(on)).find((one) => one.id === id)

const told = (facts: CounterFacts, id: CounterId, on: string, more: Partial<CounterPolicy> = {}) =>
  counter(facts, id, on, more)?.lines.map((one) => [one.on, one.cause, one.quantity, one.balance])

describe('leave in the making (L3141-3)', () => {
  it('grows by two days and a half a month, and moves on 31 May', () => {
    expect(told(person(), 'leave_accrual', '2024-08-15')).toEqual([
      ['2024-06-30', 'accrued', 250, 250],
      ['2024-07-31', 'accrued', 250, 500],
    ])
    const year = told(person(), 'leave_accrual', '2025-05-31')
    expect(year?.at(-2)).toEqual(['2025-05-31', 'accrued', 250, 3_000])
    expect(year?.at(-1)).toEqual(['2025-05-31', 'moved', -3_000, 0])
    expect(counter(person(), 'paid_leave', '2025-05-30')?.balance).toBe(0)
    expect(counter(person(), 'paid_leave', '2025-05-31')?.balance).toBe(3_000)
  })

  it('is rounded up when the year ends (L3141-7)', () => {
    const facts = person({ hiredOn: day('2025-01-01') })
    expect(told(facts, 'leave_accrual', '2025-05-31')?.slice(-2)).toEqual([
      ['2025-05-31', 'rounded_up', 50, 1_300],
      ['2025-05-31', 'moved', -1_300, 0],
    ])
  })

  it('counts jours ouvres where the group does', () => {
    const of = { leaveCount: 'business' as const }
    expect(counter(person(), 'paid_leave', '2025-06-01', of)?.balance).toBe(2_500)
    const absences = [away('L', 'paid_leave', ['2025-08-04', '2025-08-08'])]
    expect(counter(person({ absences }), 'paid_leave', '2025-08-31', of)?.balance).toBe(2_000)
    expect(counter(person({ absences }), 'paid_leave', '2025-08-31')?.balance).toBe(2_400)
  })

  it('gives two days a month of sickness (L3141-5-1)', () => {
    const absences = [away('S', 'sickness', ['2024-06-01', '2025-05-31'])]
    expect(counter(person({ absences }), 'paid_leave', '2025-06-01')?.balance).toBe(2_400)
  })

  it('goes on from a balance that was taken over, and only from its day', () => {
    const openings = [
      { counter: 'leave_accrual', datedOn: day('2025-01-01'), quantity: 1_500, source: 'Bulletin' },
      { counter: 'paid_leave', datedOn: day('2025-01-01'), quantity: 700, source: 'Bulletin' },
    ] as const
    const absences = [
      away('A', 'paid_leave', ['2024-12-23', '2024-12-24']),
      away('B', 'paid_leave', ['2025-02-03', '2025-02-04']),
    ]
    const facts = person({ openings, absences })
    expect(told(facts, 'paid_leave', '2025-05-31', { grantsSplitDays: false })).toEqual([
      ['2025-01-01', 'opening', 700, 700],
      ['2025-02-03', 'taken', -200, 500],
      ['2025-05-31', 'acquired', 2_800, 3_300],
    ])
    expect(told(facts, 'leave_accrual', '2025-01-31')).toEqual([
      ['2025-01-01', 'opening', 1_500, 1_500],
      ['2025-01-31', 'accrued', 250, 1_750],
    ])
    expect(counter(facts, 'paid_leave', '2024-12-31')?.balance).toBe(-200)
  })

  it('gives days for dependent children, once their parent is known (L3141-8)', () => {
    const young = person({ dependentChildren: 2, bornOn: day('2005-05-01') })
    expect(told(young, 'paid_leave', '2025-05-31')).toEqual([
      ['2025-05-31', 'acquired', 3_000, 3_000],
      ['2025-05-31', 'children', 400, 3_400],
    ])
    // One day older: twenty-one on 30 April, so thirty days in all.
    const older = person({ dependentChildren: 2, bornOn: day('2004-04-30') })
    expect(counter(older, 'paid_leave', '2025-05-31')?.balance).toBe(3_000)
    const unknown = person({ dependentChildren: 2, bornOn: null })
    expect(counter(unknown, 'paid_leave', '2025-05-31')?.notices).toEqual([
      { kind: 'birth_unknown' },
    ])
  })
})

describe('leave that may be taken', () => {
  it('takes the Saturday after a Friday, no public holiday, and no day twice', () => {
    const absences = [
      away('A', 'paid_leave', ['2025-07-07', '2025-07-11']),
      away('B', 'paid_leave', ['2025-07-12', '2025-07-18']),
      away('C', 'paid_leave', ['2025-07-21', '2025-07-21'], { minutes: minutes(210) }),
    ]
    expect(told(person({ absences }), 'paid_leave', '2025-07-31')).toEqual([
      ['2025-05-31', 'acquired', 3_000, 3_000],
      ['2025-07-07', 'taken', -600, 2_400],
      ['2025-07-15', 'taken', -500, 1_900],
      ['2025-07-21', 'taken', -50, 1_850],
    ])
  })

  it('gives split days when three, then six, are taken in winter (L3141-23)', () => {
    const absences = [
      away('A', 'paid_leave', ['2025-08-04', '2025-08-16']),
      away('B', 'paid_leave', ['2025-12-01', '2025-12-05']),
    ]
    const facts = person({ absences })
    const splits = (of: CounterFacts) =>
      told(of, 'paid_leave', '2025-12-31')?.filter(([, cause]) => cause === 'split_days')
    expect(splits(facts)?.map(([on, , quantity]) => [on, quantity])).toEqual([
      ['2025-12-03', 100],
      ['2025-12-06', 100],
    ])
    expect(
      told(facts, 'paid_leave', '2025-12-31', { grantsSplitDays: false })?.map(
        ([, cause]) => cause,
      ),
    ).not.toContain('split_days')
  })

  it('keeps what a period did not see taken, and says it', () => {
    const kept = counter(person(), 'paid_leave', '2026-05-31')
    expect(kept?.balance).toBe(6_000)
    expect(kept?.notices).toContainEqual({
      kind: 'left_after_period',
      days: 3_000,
      on: '2026-05-31',
    })
    expect(counter(person(), 'paid_leave', '2026-05-30')?.notices).toEqual([])
  })

  it('ends what sickness kept from being taken fifteen months after the information', () => {
    const sick = (informedOn: string | null) =>
      person({
        absences: [
          away('S', 'sickness', ['2026-05-01', '2026-06-30'], {
            informedOn: informedOn === null ? null : day(informedOn),
          }),
        ],
      })
    const before = counter(sick('2026-07-10'), 'paid_leave', '2027-10-10')
    expect(before?.notices).toContainEqual({
      kind: 'carried_until',
      days: 3_000,
      on: '2027-10-10',
    })
    const after = told(sick('2026-07-10'), 'paid_leave', '2027-10-11')
    expect(after?.at(-1)?.slice(0, 3)).toEqual(['2027-10-11', 'carry_over_ended', -3_000])
    expect(counter(sick(null), 'paid_leave', '2027-10-11')?.notices).toContainEqual({
      kind: 'to_inform',
      days: 3_000,
      on: '2026-08-01',
    })
  })

  it('takes the oldest first, so what is carried over shrinks with each leave', () => {
    const absences = [
      away('S', 'sickness', ['2026-05-01', '2026-06-30'], { informedOn: day('2026-07-10') }),
      away('L', 'paid_leave', ['2026-08-03', '2026-08-08']),
    ]
    const after = counter(person({ absences }), 'paid_leave', '2027-10-11')
    expect(after?.lines.at(-1)).toMatchObject({ cause: 'carry_over_ended', quantity: -2_400 })
  })
})

/** Weeks of so many minutes from a Monday on, as days of work from Monday to Saturday. */
function weeksFrom(monday: string, loads: readonly number[]): CounterFacts['worked'] {
  const days = new Map<Day, number>()
  const weeks = loads.map((load, index) => {
    const week = addDays(day(monday), 7 * index)
    for (let rank = 0; rank < 6; rank += 1)
      days.set(
        addDays(week, rank),
        Math.floor((load * (rank + 1)) / 6) - Math.floor((load * rank) / 6),
      )
    return { week, minutes: load }
  })
  return { days, weeks }
}

describe('overtime and compulsory rest', () => {
  const worked = weeksFrom(
    '2026-01-05',
    Array.from({ length: 18 }, () => 2_880),
  )

  it('counts whole weeks beyond 35 h, and gives half beyond 220 h back', () => {
    const facts = person({ worked })
    expect(counter(facts, 'overtime_quota', '2026-05-10')?.balance).toBe(14_040)
    expect(counter(facts, 'overtime_quota', '2026-05-09')?.balance).toBe(13_260)
    expect(told(facts, 'compulsory_rest', '2026-05-10')).toEqual([
      ['2026-05-03', 'rest_acquired', 30, 30],
      ['2026-05-10', 'rest_acquired', 390, 420],
    ])
    expect(counter(facts, 'compulsory_rest', '2026-05-10')?.notices).toEqual([
      { kind: 'rest_open', since: '2026-05-10', on: '2026-07-10' },
    ])
    expect(counter(facts, 'compulsory_rest', '2026-05-03')?.notices).toEqual([])
    expect(counter(facts, 'compulsory_rest', '2026-07-11')?.notices).toEqual([
      { kind: 'rest_overdue', on: '2026-07-10' },
    ])
  })

  it.each([
    [20, 420],
    [21, 840],
  ])('gives all of it back above twenty employees: %d', (headcount, rest) => {
    const of = { headcountOf: () => headcount }
    expect(counter(person({ worked }), 'compulsory_rest', '2026-05-10', of)?.balance).toBe(rest)
  })

  it('leaves out what rest replaced and urgent work (L3121-30)', () => {
    const adjustments = [
      {
        adjustmentId: 'J',
        counter: 'overtime_quota',
        datedOn: day('2026-04-15'),
        quantity: -600,
        cause: 'urgent_work',
        reason: 'Tempête',
        recordedBy: 'Paie',
      },
    ] as const
    const facts = person({ worked, adjustments })
    expect(counter(facts, 'overtime_quota', '2026-05-10')?.balance).toBe(13_440)
    expect(counter(facts, 'compulsory_rest', '2026-05-10')?.balance).toBe(120)
  })

  it('takes rest by days, and says what was taken without a right to it', () => {
    const absences = [away('R', 'compensatory_rest', ['2026-05-11', '2026-05-11'])]
    expect(counter(person({ worked, absences }), 'compulsory_rest', '2026-05-17')?.balance).toBe(0)
    const none = counter(person({ absences }), 'compulsory_rest', '2026-05-17')
    expect(none).toMatchObject({ balance: -420, notices: [{ kind: 'taken_without_right' }] })
  })

  it('starts from a balance of the year, without the weeks before it', () => {
    const openings = [
      { counter: 'overtime_quota', datedOn: day('2026-05-04'), quantity: 13_200, source: 'Paie' },
    ] as const
    const facts = person({ worked, openings })
    expect(counter(facts, 'overtime_quota', '2026-05-10')?.balance).toBe(13_980)
    expect(counter(facts, 'compulsory_rest', '2026-05-10')?.balance).toBe(390)
  })

  it('is no counter of part-time people', () => {
    const contracts = [{ ...CONTRACT, weeklyMinutes: minutes(1_440) }]
    expect(counter(person({ contracts }), 'overtime_quota', '2026-05-10')).toBeUndefined()
  })
})

describe('the annualised account', () => {
  const contracts = [{ ...CONTRACT, annualMinutes: minutes(96_420), weeklyMinutes: minutes(2_100) }]

  it('holds what was worked and what absences count for, less what is due, month by month', () => {
    const facts = person({
      contracts,
      worked: weeksFrom('2026-01-05', [2_880, 2_880]),
      absences: [away('S', 'sickness', ['2026-01-19', '2026-01-23'])],
    })
    const due = Math.round((96_420 * 31) / 365)
    expect(told(facts, 'annual_account', '2026-01-31')).toEqual([
      ['2026-01-31', 'due', -due, -due],
      ['2026-01-31', 'worked', 5_760, 5_760 - due],
      ['2026-01-31', 'excused', 2_100, 7_860 - due],
    ])
    expect(counter(facts, 'annual_account', '2026-01-31')?.notices).toEqual([
      { kind: 'forecast', minutes: 7_860 - 96_420, on: '2026-12-31' },
    ])
  })

  it('goes on from a balance taken over in the year', () => {
    const openings = [
      { counter: 'annual_account', datedOn: day('2026-02-01'), quantity: 300, source: 'Paie' },
    ] as const
    const facts = person({ contracts, openings, worked: weeksFrom('2026-01-05', [2_880]) })
    const due = Math.round((96_420 * 59) / 365) - Math.round((96_420 * 31) / 365)
    expect(told(facts, 'annual_account', '2026-02-28')).toEqual([
      ['2026-02-01', 'opening', 300, 300],
      ['2026-02-28', 'due', -due, 300 - due],
    ])
  })
})

describe('hours of delegation', () => {
  const mandate = (carriesOver: boolean) => [
    { mandate: 'CSE', startsOn: day('2026-01-01'), endsOn: null, monthlyMinutes: 600, carriesOver },
  ]
  const used = (from: string, length: number) =>
    away(`D${from}`, 'delegation', [from, from], { minutes: minutes(length) })

  it('ends with the month, or lasts twelve where the mandate carries over (R2315-5)', () => {
    const absences = [used('2026-01-10', 240)]
    const short = person({ credits: mandate(false), absences })
    expect(told(short, 'delegation', '2026-02-01')).toEqual([
      ['2026-01-01', 'credit', 600, 600],
      ['2026-01-10', 'used', -240, 360],
      ['2026-01-31', 'month_over', -360, 0],
      ['2026-02-01', 'credit', 600, 600],
    ])
    const long = person({ credits: mandate(true), absences })
    expect(counter(long, 'delegation', '2026-12-30')?.balance).toBe(12 * 600 - 240)
    expect(counter(long, 'delegation', '2026-12-31')?.balance).toBe(11 * 600)
  })

  it('says use beyond the credit, which does not weigh on the next month', () => {
    const facts = person({ credits: mandate(false), absences: [used('2026-01-10', 901)] })
    const february = counter(facts, 'delegation', '2026-02-01')
    expect(february?.balance).toBe(600)
    expect(february?.notices).toEqual([
      { kind: 'beyond_credit', on: '2026-01-31' },
      { kind: 'over_half_more', on: '2026-01-31' },
    ])
    const limit = person({ credits: mandate(true), absences: [used('2026-02-10', 900)] })
    expect(counter(limit, 'delegation', '2026-02-28')?.notices).toEqual([])
  })
})

describe('meals and ways', () => {
  const work = (from: string, to: string, more: Partial<Presence> = {}): Presence => {
    const at = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
    return {
      entryId: `${from}`,
      day: day('2026-10-12'),
      from: at(from),
      to: at(to),
      breakFrom: at(from),
      breakMinutes: 0,
      memberId: 'A',
      siteId: 'SA',
      ...more,
    }
  }

  it.each([
    ['a morning and an afternoon', [work('08:00', '12:00'), work('14:00', '18:00')], 1],
    ['a morning alone', [work('08:00', '14:00')], 0],
    [
      'a day with its break at noon',
      [work('09:00', '17:00', { breakFrom: 750, breakMinutes: 30 })],
      1,
    ],
    [
      'a break of nineteen minutes',
      [work('09:00', '17:00', { breakFrom: 750, breakMinutes: 19 })],
      0,
    ],
    ['a break of twenty', [work('09:00', '17:00', { breakFrom: 750, breakMinutes: 20 })], 1],
    ['a break in the morning', [work('06:00', '14:00', { breakFrom: 540, breakMinutes: 30 })], 0],
    [
      'noon and evening',
      [work('09:00', '12:00'), work('13:00', '19:00'), work('20:00', '23:00')],
      2,
    ],
  ])('finds the meals of %s', (_, works, meals) => {
    expect(mealsOf(works)).toBe(meals)
  })

  it('counts a voucher a meal, of the month, where the group gives some', () => {
    const presences = [work('08:00', '12:00'), work('14:00', '18:00')]
    expect(told(person({ presences }), 'meal_vouchers', '2026-10-31')).toEqual([
      ['2026-10-12', 'meal', 1, 1],
    ])
    const none = { givesMealVouchers: false }
    expect(counter(person({ presences }), 'meal_vouchers', '2026-10-31', none)).toBeUndefined()
  })

  it('counts the measured time of a way, at most the time between, and says the others', () => {
    const to = { memberId: 'B', siteId: 'SB' }
    const presences = [work('08:00', '12:00'), work('12:20', '16:00', to)]
    const travel = (way: number | null) =>
      counter(person({ presences }), 'travel', '2026-10-31', { way: () => way })
    expect(travel(15)).toMatchObject({ balance: 15, lines: [{ note: 'SA → SB' }], notices: [] })
    expect(travel(45)?.balance).toBe(20)
    expect(travel(null)?.notices).toEqual([{ kind: 'ways_unknown', count: 1 }])
  })
})

/** Another way to count, day by day, with nothing of the rules but the law itself. */
class Recount {
  readonly #facts: CounterFacts
  readonly #on: Day

  constructor(facts: CounterFacts, on: Day) {
    this.#facts = facts
    this.#on = on
  }

  paidLeave(): number {
    const { absences, hiredOn, adjustments } = this.#facts
    let balance = 0
    let [inside, outside, given] = [0, 0, 0]
    for (const on of daysFrom(hiredOn, this.#on)) {
      if (on.endsWith('-05-01')) [inside, outside, given] = [0, 0, 0]
      if (this.#isLeave(on)) {
        balance -= 100
        if (on.slice(5) >= '05-01' && on.slice(5) < '11-01') inside += 1
        else outside += 1
        const now = splitDays(inside, outside)
        if (now > given) balance += (now - given) * 100
        given = Math.max(given, now)
      }
      if (on.endsWith('-05-31')) {
        const year = leaveYearOf(on)
        const employed = [{ startsOn: hiredOn, endsOn: null }]
        balance += Math.ceil(leaveAcquired({ employed, absences }, year, on).daysE2 / 100) * 100
      }
      for (const one of adjustments)
        if (one.counter === 'paid_leave' && one.datedOn === on) balance += one.quantity
    }
    return balance
  }

  #isLeave(on: Day): boolean {
    if (weekday(on) === 7 || isPublicHoliday(on)) return false
    return this.#facts.absences.some(
      ({ kind, startsOn, endsOn }) =>
        kind === 'paid_leave' &&
        startsOn <= on &&
        (on <= endsOn || (weekday(endsOn) === 5 && on === addDays(endsOn, 1))),
    )
  }

  /** Overtime of the year, and the rest of what lies beyond the quota less what was taken. */
  overtime(): { readonly used: number; readonly rest: number } {
    const year = this.#on.slice(0, 4)
    let [used, taken, load] = [0, 0, 0]
    for (const on of daysFrom(mondayOf(day(`${year}-01-01`)), this.#on)) {
      load += this.#facts.worked.days.get(on) ?? 0
      if (weekday(on) === 7) {
        if (on.startsWith(year)) used += Math.max(0, load - 2_100)
        load = 0
      }
      const rests = this.#facts.absences.some(
        ({ kind, startsOn, endsOn }) =>
          kind === 'compensatory_rest' && startsOn <= on && on <= endsOn,
      )
      if (rests && on.startsWith(year) && weekday(on) <= 5) taken += 420
    }
    return { used, rest: Math.round(Math.max(0, used - 13_200) / 2) - taken }
  }

  /** Of one mandate whose hours end with the month. */
  delegation(): number {
    let left = 0
    for (const on of daysFrom(this.#facts.hiredOn, this.#on)) {
      if (on.endsWith('-01')) left = 600
      for (const { kind, startsOn, minutes: length } of this.#facts.absences)
        if (kind === 'delegation' && startsOn === on) left -= length ?? 0
      if (monthOf(addDays(on, 1)) !== monthOf(on)) left = 0
    }
    return left
  }
}

describe('counters of any history', () => {
  const history = fc.record({
    leaves: fc.array(
      fc.record({
        offset: fc.integer({ min: 0, max: 900 }),
        length: fc.integer({ min: 0, max: 20 }),
      }),
      { maxLength: 12 },
    ),
    rests: fc.array(fc.integer({ min: 580, max: 900 }), { maxLength: 4 }),
    mandates: fc.array(
      fc.record({
        offset: fc.integer({ min: 0, max: 900 }),
        length: fc.integer({ min: 1, max: 900 }),
      }),
      { maxLength: 6 },
    ),
    unpaid: fc.integer({ min: 0, max: 900 }),
    loads: fc.array(fc.integer({ min: 0, max: 2_880 }), { minLength: 20, maxLength: 50 }),
    lost: fc.integer({ min: 1, max: 500 }),
    on: fc.integer({ min: 600, max: 940 }),
  })

  const START = day('2024-06-01')
  function factsOf(
    of: typeof history extends fc.Arbitrary<infer Value> ? Value : never,
  ): CounterFacts {
    const at = (offset: number): Day => addDays(START, offset)
    const leaves = of.leaves.map(({ offset, length }, index) =>
      away(`L${index}`, 'paid_leave', [at(offset), at(offset + length)]),
    )
    const rests = [...new Set(of.rests)].map((offset) =>
      away(`R${offset}`, 'compensatory_rest', [at(offset), at(offset)]),
    )
    const mandates = of.mandates.map(({ offset, length }, index) =>
      away(`D${index}`, 'delegation', [at(offset), at(offset)], { minutes: minutes(length) }),
    )
    const unpaid = away('U', 'unpaid', [at(of.unpaid), at(of.unpaid + 20)])
    return person({
      absences: [...leaves, ...rests, ...mandates, unpaid],
      worked: weeksFrom('2026-01-05', of.loads),
      credits: [
        { mandate: 'DS', startsOn: START, endsOn: null, monthlyMinutes: 600, carriesOver: false },
      ],
      adjustments: [
        {
          adjustmentId: 'J',
          counter: 'paid_leave',
          datedOn: day('2025-07-01'),
          quantity: -of.lost,
          cause: 'lost',
          reason: 'Accord',
          recordedBy: 'Paie',
        },
      ],
    })
  }

  it('are what a slow recount from day to day finds', () => {
    fc.assert(
      fc.property(history, (of) => {
        const facts = factsOf(of)
        const on = addDays(START, of.on)
        const recount = new Recount(facts, on)
        const { used, rest } = recount.overtime()
        const balance = (id: CounterId): number => counter(facts, id, on)?.balance ?? 0
        expect(balance('paid_leave')).toBe(recount.paidLeave())
        expect(balance('overtime_quota')).toBe(on >= '2026-01-01' ? used : 0)
        if (on >= '2026-01-01') expect(balance('compulsory_rest')).toBe(rest)
        expect(balance('delegation')).toBe(recount.delegation())
      }),
      { numRuns: 60 },
    )
  })

  it('are the sum of their lines, in order, and do not know what comes later', () => {
    fc.assert(
      fc.property(history, (of) => {
        const facts = factsOf(of)
        const on = addDays(START, of.on)
        const past: CounterFacts = {
          ...facts,
          absences: facts.absences
            .filter(({ startsOn }) => startsOn <= on)
            .map((one) => (one.endsOn > on && weekday(on) !== 5 ? { ...one, endsOn: on } : one)),
          adjustments: facts.adjustments.filter(({ datedOn }) => datedOn <= on),
          worked: {
            days: new Map([...facts.worked.days].filter(([at]) => at <= on)),
            weeks: facts.worked.weeks.filter(({ week }) => addDays(week, 6) <= on),
          },
        }
        const found = countersOn(facts, policy(), on)
        expect(countersOn(past, policy(), on)).toEqual(found)
        for (const { lines, balance } of found) {
          expect(lines.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(balance)
          expect(lines.at(-1)?.balance ?? 0).toBe(balance)
          expect(lines.every((one, i) => i === 0 || (lines[i - 1]?.on ?? '') <= one.on)).toBe(true)
          expect(lines.every((one) => one.on <= on)).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})
