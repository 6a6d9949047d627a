import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  type Day,
  day,
  daysBetween,
  daysFrom,
  month,
} from '../../../shared/days.ts'
import { cents, rateE4 } from '../../../shared/money.ts'
import { ABSENCE_KINDS } from '../absence-kinds.ts'
import type { Absence, AbsenceContract, AbsencePayFacts, PaidGross } from '../facts.ts'
import { endIndemnity } from './end-of-contract.ts'
import { maintainedFor } from './leave-at-exit.ts'
import { payOfAbsences, unworkedGross } from './pay-of-absences.ts'
import { sickLeaves } from './sick-pay.ts'

const contract = (more: Partial<AbsenceContract> = {}): AbsenceContract => ({
  contractId: 'C1',
  kind: 'permanent',
  startsOn: day('2022-01-01'),
  endsOn: null,
  weeklyMinutes: 2_100,
  hourlyGrossE4: rateE4(123_100),
  job: 'Magasinier',
  fixedTermReason: null,
  endCause: null,
  ...more,
})

const away = (
  absenceId: string,
  kind: string,
  [from, to]: readonly [string, string],
  more: Partial<Absence> = {},
): Absence => ({
  absenceId,
  kind,
  startsOn: day(from),
  endsOn: day(to),
  minutes: null,
  familyEvent: null,
  workedOnFirstDay: false,
  ...more,
})

const person = (more: Partial<AbsencePayFacts> = {}): AbsencePayFacts => ({
  employeeId: 'P1',
  hiredOn: day('2022-01-01'),
  leftOn: null,
  contracts: [contract()],
  absences: [],
  placements: [],
  grossOf: new Map(),
  leaveLeft: null,
  vouchersAdded: new Map(),
  ...more,
})

const POLICY = { endIndemnityE4: rateE4(1_000), givesMealVouchers: true }
const NOTHING = new Map<Day, number>()

function lines(facts: AbsencePayFacts, of: string, worked = NOTHING, grossCents = 0) {
  const done = { worked, grossCents: cents(grossCents), meals: 0 }
  const { pay, notices } = payOfAbsences(facts, POLICY, month(of), done)
  return {
    pay: pay.map(({ code, minutes, days, amountCents }) => [code, minutes, days, amountCents]),
    notices: notices.map(({ reason, sourceId }) => [reason, sourceId]),
  }
}

describe('public holidays not worked (L3133-3)', () => {
  it('keep the pay of the hours due, those worked apart', () => {
    // 11 November 2026 is a Wednesday; 1 November a Sunday.
    expect(lines(person(), '2026-11').pay).toEqual([['public_holiday_pay', 420, 1, 8_617]])
    const worked = new Map([[day('2026-11-11'), 180]])
    expect(lines(person(), '2026-11', worked).pay).toEqual([['public_holiday_pay', 240, 1, 4_924]])
    expect(lines(person(), '2026-11', new Map([[day('2026-11-11'), 420]])).pay).toEqual([])
  })

  it.each([
    ['2026-08-11', [['public_holiday_pay', 420, 1, 8_617]]],
    ['2026-08-12', []],
  ])('are paid from three months of seniority on: hired on %s', (hiredOn, expected) => {
    const contracts = [contract({ startsOn: day(hiredOn) })]
    expect(lines(person({ hiredOn: day(hiredOn), contracts }), '2026-11').pay).toEqual(expected)
  })

  it('are paid on 1 May from the first day', () => {
    const contracts = [contract({ startsOn: day('2026-04-30') })]
    const facts = person({ hiredOn: day('2026-04-30'), contracts })
    expect(lines(facts, '2026-05').pay).toEqual([['public_holiday_pay', 420, 1, 8_617]])
  })

  it.each([
    ['2026-10-10', 1],
    ['2026-10-11', 0],
  ])('add up the seasons of a seasonal person: two months before, then from %s', (from, paid) => {
    const season = (startsOn: string, endsOn: string | null) =>
      contract({
        kind: 'seasonal',
        startsOn: day(startsOn),
        endsOn: endsOn === null ? null : day(endsOn),
      })
    const contracts = [season('2026-05-01', '2026-06-29'), season(from, null)]
    const facts = person({ hiredOn: day('2026-05-01'), contracts })
    expect(lines(facts, '2026-11').pay).toHaveLength(paid)
  })

  it('follow the calendar of the place', () => {
    const placements = [
      { startsOn: day('2020-01-01'), endsOn: null, territory: 'alsace_moselle' as const },
    ]
    // Christmas is a Friday in 2026, Saint Stephen's Day a Saturday; in 2025 it is a Friday.
    expect(lines(person({ placements }), '2025-12').pay).toEqual([
      ['public_holiday_pay', 840, 2, 17_234],
    ])
    expect(lines(person(), '2025-12').pay).toEqual([['public_holiday_pay', 420, 1, 8_617]])
  })

  it('give nothing while the contract is suspended, and leave takes none of their hours', () => {
    const sick = person({ absences: [away('A', 'unpaid', ['2026-11-09', '2026-11-13'])] })
    expect(lines(sick, '2026-11').pay).toEqual([])
    const onLeave = person({ absences: [away('A', 'paid_leave', ['2026-11-09', '2026-11-14'])] })
    expect(lines(onLeave, '2026-11').pay).toEqual([
      ['public_holiday_pay', 420, 1, 8_617],
      ['paid_leave_pay', 1_680, null, 34_468],
    ])
  })
})

describe('time that keeps its pay', () => {
  it('goes out as paid time where a document could tell what it was for', () => {
    const absences = [
      away('A', 'delegation', ['2026-10-05', '2026-10-05'], { minutes: 120 }),
      away('B', 'training', ['2026-10-06', '2026-10-07']),
      away('C', 'compensatory_rest', ['2026-10-08', '2026-10-08']),
      away('D', 'intermission', ['2026-10-09', '2026-10-09']),
    ]
    expect(lines(person({ absences }), '2026-10').pay).toEqual([
      ['paid_time', 120 + 840 + 420, null, 28_313],
      ['intermission_pay', 420, null, 8_617],
    ])
  })

  it('follows the versions of the contract, rounded once each', () => {
    const contracts = [
      contract({ endsOn: day('2026-10-06') }),
      contract({
        contractId: 'C2',
        startsOn: day('2026-10-07'),
        weeklyMinutes: 1_200,
        hourlyGrossE4: rateE4(130_001),
      }),
    ]
    const absences = [away('A', 'paid_leave', ['2026-10-05', '2026-10-10'])]
    const facts = person({ contracts, absences })
    expect(lines(facts, '2026-10').pay).toEqual([
      ['paid_leave_pay', 840 + 720, null, 17_234 + 15_600],
    ])
  })

  it('says a kind that nobody knows, and an intermittent contract without hours', () => {
    const strange = person({ absences: [away('A', 'sabbatical', ['2026-10-05', '2026-10-06'])] })
    expect(lines(strange, '2026-10')).toEqual({ pay: [], notices: [['unknown_kind', 'A']] })
    const contracts = [contract({ kind: 'intermittent', weeklyMinutes: null })]
    const absences = [away('A', 'training', ['2026-10-05', '2026-10-06'])]
    expect(lines(person({ contracts, absences }), '2026-10')).toEqual({
      pay: [],
      notices: [['hours_due_unknown', 'A']],
    })
  })

  it('pays nothing after the last day of the person', () => {
    const absences = [away('A', 'training', ['2026-10-05', '2026-10-09'])]
    const facts = person({ absences, leftOn: day('2026-10-06') })
    expect(lines(facts, '2026-10').pay).toEqual([['paid_time', 840, null, 17_234]])
  })
})

describe('family events (L3142-1)', () => {
  const event = (familyEvent: Absence['familyEvent'], span: readonly [string, string]) =>
    lines(person({ absences: [away('A', 'family_event', span, { familyEvent })] }), '2026-10')

  it('pay the days of the event, counted from Monday to Saturday', () => {
    expect(event('own_marriage', ['2026-10-08', '2026-10-12'])).toEqual({
      pay: [['family_event_pay', 1_260, null, 25_851]],
      notices: [],
    })
  })

  it('say what goes beyond, which is not paid', () => {
    expect(event('own_marriage', ['2026-10-08', '2026-10-13'])).toEqual({
      pay: [['family_event_pay', 1_260, null, 25_851]],
      notices: [['event_days_exceeded', 'A']],
    })
  })

  it('give no amount while the event is not said', () => {
    expect(event(null, ['2026-10-08', '2026-10-09'])).toEqual({
      pay: [['family_event_pay', 840, null, null]],
      notices: [['event_not_said', 'A']],
    })
  })
})

describe('sick pay (L1226-1)', () => {
  const sick = (from: string, to: string, more: Partial<AbsencePayFacts> = {}) =>
    person({ absences: [away('A', 'sickness', [from, to])], ...more })

  it('starts on the eighth day, before the allowances of social security', () => {
    expect(lines(sick('2026-10-01', '2026-10-07'), '2026-10')).toEqual({
      pay: [
        ['social_security_waiting', null, 3, null],
        ['sick_waiting', null, 7, null],
      ],
      notices: [],
    })
    // Thursday 8 October at 90 %: 7 h x 12.31 x 0.9.
    expect(lines(sick('2026-10-01', '2026-10-08'), '2026-10')).toEqual({
      pay: [
        ['social_security_waiting', null, 3, null],
        ['sick_waiting', null, 7, null],
        ['sick_pay_90', 420, 1, 7_755],
      ],
      notices: [['allowances_not_deducted', 'A']],
    })
  })

  it('goes from 90 % to two thirds after thirty days, over the months', () => {
    const facts = sick('2026-09-01', '2026-11-30')
    // Paid at 90 % from 8 September to 7 October, at two thirds from 8 October to 6 November.
    const codes = (of: string) => lines(facts, of).pay.map(([code, , days]) => [code, days])
    expect(codes('2026-09')).toEqual([
      ['social_security_waiting', 3],
      ['sick_waiting', 7],
      ['sick_pay_90', 23],
    ])
    expect(codes('2026-10')).toEqual([
      ['sick_pay_90', 7],
      ['sick_pay_66', 24],
    ])
    expect(codes('2026-11')).toEqual([['sick_pay_66', 6]])
    // Five days of work from 2 to 6 November: 35 h x 12.31 x 2 / 3 = 287.233...
    expect(lines(facts, '2026-11').pay).toEqual([['sick_pay_66', 2_100, 6, 28_723]])
  })

  it.each([
    ['2025-10-01', 30],
    ['2025-10-02', 0],
  ])('needs a year of seniority: hired on %s', (hiredOn, days) => {
    const facts = sick('2026-10-01', '2026-12-31', {
      hiredOn: day(hiredOn),
      contracts: [contract({ startsOn: day(hiredOn) })],
    })
    expect(sickLeaves(facts)[0]?.pay.daysAtEachRate).toBe(days)
  })

  it('takes off the days paid in the twelve months before, and not those before them', () => {
    const earlier = (from: string, to: string) =>
      person({
        absences: [
          away('A', 'sickness', [from, to]),
          away('B', 'sickness', ['2026-10-01', '2026-10-31']),
        ],
      })
    // Twenty days paid from 8 to 27 October 2025: those from the 1st on are within twelve months.
    const ninety = (facts: AbsencePayFacts) =>
      sickLeaves(facts)
        .at(-1)
        ?.pay.steps.find(({ rateE4 }) => rateE4 === 9_000)
    expect(ninety(earlier('2025-10-01', '2025-10-27'))).toMatchObject({
      from: '2026-10-08',
      to: '2026-10-17',
    })
    // The first ten of them lie before 1 October 2025.
    expect(ninety(earlier('2025-09-14', '2025-10-10'))).toMatchObject({ to: '2026-10-27' })
  })

  it('has one waiting time for a leave and its prolongation', () => {
    const absences = [
      away('A', 'sickness', ['2026-10-01', '2026-10-05']),
      away('B', 'sickness', ['2026-10-06', '2026-10-10']),
    ]
    expect(lines(person({ absences }), '2026-10').pay).toContainEqual([
      'sick_pay_90',
      840,
      3,
      15_511,
    ])
    const apart = absences.map((one) =>
      one.absenceId === 'B' ? { ...one, startsOn: day('2026-10-07') } : one,
    )
    const codes = lines(person({ absences: apart }), '2026-10').pay.map(([code]) => code)
    expect(codes).not.toContain('sick_pay_90')
    // One day of work between: social security asks for no second waiting time.
    expect(codes.filter((code) => code === 'social_security_waiting')).toHaveLength(1)
  })

  it('waits neither here nor at social security after a work accident', () => {
    const absences = [
      away('A', 'work_accident', ['2026-10-07', '2026-10-09'], { workedOnFirstDay: true }),
    ]
    const worked = new Map([[day('2026-10-07'), 180]])
    expect(lines(person({ absences }), '2026-10', worked).pay).toEqual([
      ['accident_day_pay', 240, null, 4_924],
      ['sick_pay_90', 840, 2, 15_511],
    ])
  })

  it.each(['seasonal', 'intermittent'])('is not due to %s people', (kind) => {
    const facts = sick('2026-10-01', '2026-10-31', { contracts: [contract({ kind })] })
    expect(lines(facts, '2026-10').pay.map(([code]) => code)).not.toContain('sick_pay_90')
  })

  it('leaves the amount to the local law in Alsace-Moselle', () => {
    const placements = [
      { startsOn: day('2020-01-01'), endsOn: null, territory: 'alsace_moselle' as const },
    ]
    const { pay, notices } = lines(sick('2026-10-01', '2026-10-08', { placements }), '2026-10')
    expect(pay).toContainEqual(['sick_pay_90', 420, 1, null])
    expect(notices).toEqual([['local_law', 'A']])
  })

  it('never pays more days in any twelve months than the seniority gives', () => {
    const leave = fc.record({
      offset: fc.integer({ min: 0, max: 1_000 }),
      length: fc.integer({ min: 0, max: 120 }),
      isAccident: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(leave, { maxLength: 8 }), (leaves) => {
        let free = day('2023-01-01')
        const absences = leaves
          .toSorted((a, b) => a.offset - b.offset)
          .flatMap(({ offset, length, isAccident }, index) => {
            const startsOn = addDays(day('2023-01-01'), offset)
            if (startsOn < free) return []
            const endsOn = addDays(startsOn, length)
            free = addDays(endsOn, 2)
            const kind = isAccident ? 'work_accident' : 'sickness'
            return [away(`A${index}`, kind, [startsOn, endsOn])]
          })
        for (const { startsOn, endsOn, pay } of sickLeaves(person({ absences }))) {
          const paid = pay.steps.reduce((sum, one) => sum + daysBetween(one.from, one.to) + 1, 0)
          expect(paid).toBeLessThanOrEqual(2 * pay.daysAtEachRate)
          for (const step of pay.steps) {
            expect(step.from >= startsOn && step.to <= endsOn).toBe(true)
            expect(step.from <= step.to).toBe(true)
          }
        }
      }),
    )
  })
})

describe('the end-of-contract indemnity (L1243-8)', () => {
  const CLOSED: ReadonlyMap<ReturnType<typeof month>, PaidGross> = new Map([
    [month('2026-08'), { cents: cents(200_000), hasSickPay: false }],
    [month('2026-09'), { cents: cents(200_000), hasSickPay: false }],
  ])
  const term = (more: Partial<AbsenceContract> = {}) =>
    contract({
      kind: 'fixed_term',
      startsOn: day('2026-08-01'),
      endsOn: day('2026-10-31'),
      ...more,
    })
  const ends = (
    contracts: readonly AbsenceContract[],
    more: Partial<AbsencePayFacts> = {},
    of = '2026-10',
  ) =>
    lines(
      person({ hiredOn: day('2026-08-01'), contracts, grossOf: CLOSED, ...more }),
      of,
      NOTHING,
      200_000,
    )

  it('is a tenth of the gross of the contract: 600.00 for 6,000.00', () => {
    expect(ends([term()])).toEqual({
      pay: [['end_of_contract_indemnity', null, null, 60_000]],
      notices: [],
    })
    expect(endIndemnity(cents(600_000), { ...POLICY, endIndemnityE4: rateE4(600) })).toBe(36_000)
  })

  it.each([
    [{ kind: 'seasonal' }],
    [{ fixedTermReason: 'seasonal' as const }],
    [{ fixedTermReason: 'customary' as const }],
    [{ fixedTermReason: 'training' as const }],
    [{ endCause: 'permanent_refused' as const }],
    [{ endCause: 'early_by_employee' as const }],
    [{ endCause: 'serious_fault' as const }],
    [{ endCause: 'force_majeure' as const }],
    [{ kind: 'permanent' }],
  ])('is not due for %j', (more) => {
    expect(ends([term(more)]).pay).toEqual([])
  })

  it.each(['agreed', 'early_by_employer', 'term'] as const)('is due after %s', (endCause) => {
    expect(ends([term({ endCause })]).pay).toHaveLength(1)
  })

  it('is not due when work goes on under a permanent contract, or a renewal of the same job', () => {
    const next = (more: Partial<AbsenceContract>) =>
      contract({ contractId: 'C2', startsOn: day('2026-11-01'), ...more })
    expect(ends([term(), next({})]).pay).toEqual([])
    expect(ends([term(), next({ kind: 'fixed_term' })]).pay).toEqual([])
    expect(ends([term(), next({ kind: 'fixed_term', job: 'Vendeuse' })]).pay).toHaveLength(1)
    expect(ends([term(), next({ startsOn: day('2026-11-02') })]).pay).toHaveLength(1)
  })

  it('counts the gross of the versions before', () => {
    const versions = [
      term({ endsOn: day('2026-09-30') }),
      term({ contractId: 'C2', startsOn: day('2026-10-01') }),
    ]
    expect(ends(versions).pay).toEqual([['end_of_contract_indemnity', null, null, 60_000]])
  })

  it('says what nobody can tell: why it ended early, or what a month paid', () => {
    const early = ends([term({ endsOn: day('2026-11-30') })], { leftOn: day('2026-10-20') })
    expect(early).toEqual({
      pay: [['end_of_contract_indemnity', null, null, null]],
      notices: [['end_cause_not_said', 'C1']],
    })
    const unknown = {
      pay: [['end_of_contract_indemnity', null, null, null]],
      notices: [['gross_unknown', 'C1']],
    }
    expect(ends([term({ startsOn: day('2026-07-15') })])).toEqual(unknown)
    const grossOf = new Map(CLOSED).set(month('2026-09'), { cents: cents(1), hasSickPay: true })
    expect(ends([term()], { grossOf })).toEqual(unknown)
  })
})

describe('leave paid at the end (L3141-28)', () => {
  const months = (from: string, count: number, amount: number) =>
    new Map(
      Array.from({ length: count }, (_, index) => [
        addMonths(month(from), index),
        { cents: cents(amount), hasSickPay: false },
      ]),
    )
  /** Leaves on 31 May: one leave year, of which so much is left, at 2,000.00 a month. */
  const leaving = (accruedE2: number, more: Partial<AbsencePayFacts> = {}) =>
    person({
      hiredOn: day('2025-06-01'),
      leftOn: day('2026-05-31'),
      contracts: [contract({ startsOn: day('2025-06-01') })],
      grossOf: months('2025-06', 11, 200_000),
      leaveLeft: {
        exitOn: day('2026-05-31'),
        count: 'working',
        takeableE2: 0,
        acquiredE2: 0,
        accruedE2,
      },
      ...more,
    })
  const paid = (facts: AbsencePayFacts, grossCents = 200_000) => {
    // Every day of May was worked, so that nothing but the leave is paid besides.
    const worked = new Map(daysFrom(day('2026-05-01'), day('2026-05-31')).map((on) => [on, 480]))
    return lines(facts, '2026-05', worked, grossCents)
  }

  it('is a tenth of the gross where that is more than the pay of the days', () => {
    // 30 days of a year of 24,000.00: a tenth is 2,400.00; 30 days are 175 h, 2,154.25.
    expect(paid(leaving(3_000)).pay).toEqual([['leave_indemnity', null, 30, 240_000]])
  })

  it('is the pay of the days where that is more', () => {
    const low = leaving(3_000, { grossOf: months('2025-06', 11, 150_000) })
    expect(paid(low, 150_000).pay).toEqual([['leave_indemnity', null, 30, 215_425]])
  })

  it('takes each leave year for its part, and leave in advance off the running one', () => {
    const leaveLeft = {
      exitOn: day('2026-05-31'),
      count: 'working' as const,
      takeableE2: -600,
      acquiredE2: 0,
      accruedE2: 2_950,
    }
    // 29.5 days are 30 (L3141-7), six of them taken: 24 of 30 of a tenth of 24,000.00.
    expect(paid(leaving(0, { leaveLeft })).pay).toEqual([['leave_indemnity', null, 24, 192_000]])
  })

  it('counts sickness at 80 % in the tenth', () => {
    const absences = [away('S', 'sickness', ['2026-02-02', '2026-02-06'])]
    // 35 h at 12.31 are 430.85, of which 344.68 count: a tenth of 24,344.68.
    expect(paid(leaving(3_000, { absences })).pay).toEqual([['leave_indemnity', null, 30, 243_447]])
  })

  it('gives the days alone where a month was not closed here', () => {
    const facts = leaving(600, { grossOf: months('2025-07', 10, 200_000) })
    expect(paid(facts)).toEqual({
      pay: [['leave_indemnity', null, 6, null]],
      notices: [['gross_unknown', 'C1']],
    })
  })

  it('is nothing to who has none left, or stays', () => {
    expect(paid(leaving(0)).pay).toEqual([])
    expect(paid(leaving(0, { leaveLeft: null })).pay).toEqual([])
  })

  it.each([
    ['working', 600, 43_085],
    ['business', 500, 43_085],
  ] as const)('keeps the pay of a week for a week in jours %s', (count, daysE2, amount) => {
    expect(maintainedFor(daysE2, contract(), count)).toBe(amount)
  })
})

describe('what time not worked costs the group', () => {
  it('leaves leave apart, which its provision carries, and what no amount is known of', () => {
    const absences = [
      away('A', 'paid_leave', ['2026-11-02', '2026-11-03']),
      away('B', 'training', ['2026-11-04', '2026-11-04']),
      away('C', 'family_event', ['2026-11-05', '2026-11-05']),
    ]
    const done = { worked: NOTHING, grossCents: cents(0), meals: 0 }
    const { pay } = payOfAbsences(person({ absences }), POLICY, month('2026-11'), done)
    // 11 November and a day of training.
    expect(unworkedGross(pay)).toBe(8_617 + 8_617)
  })
})

describe('meal vouchers of the month', () => {
  it('are the meals of its days, with what was added or taken back', () => {
    const done = { worked: NOTHING, grossCents: cents(0), meals: 12 }
    const vouchersAdded = new Map([[month('2026-10'), -2]])
    const given = (givesMealVouchers: boolean) =>
      payOfAbsences(
        person({ vouchersAdded }),
        { ...POLICY, givesMealVouchers },
        month('2026-10'),
        done,
      )
    expect(given(true).pay).toMatchObject([{ code: 'meal_vouchers', days: 10, amountCents: null }])
    expect(given(false).pay).toEqual([])
  })
})

it('knows every kind of the exchange format, each with its article', () => {
  expect(ABSENCE_KINDS.map(({ kind }) => kind)).toEqual([
    'paid_leave',
    'sickness',
    'work_accident',
    'maternity',
    'paternity',
    'family_event',
    'unpaid',
    'training',
    'delegation',
    'compensatory_rest',
    'intermission',
  ])
  for (const { articles } of ABSENCE_KINDS) expect(articles.length).toBeGreaterThan(0)
})
