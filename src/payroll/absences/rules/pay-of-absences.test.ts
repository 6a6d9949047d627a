import { describe, expect, it } from 'vitest'
import { day, month } from '../../../shared/days.ts'
import { cents, rateE4 } from '../../../shared/money.ts'
import { ABSENCE_KINDS } from '../absence-kinds.ts'
import type { Absence } from '../facts.ts'
import { away, contract, lines, NOTHING, person, POLICY } from './example-person.ts'
import { payOfAbsences } from './pay-of-absences.ts'

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
