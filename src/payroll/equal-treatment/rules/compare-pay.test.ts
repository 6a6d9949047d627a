import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, month } from '../../../shared/days.ts'
import { cents, rateE4 } from '../../../shared/money.ts'
import { intervalOf, localDay, localTime, zone } from '../../../shared/time.ts'
import type { PayItem, PricedAssignment, WorkedEntry } from '../../month-facts.ts'
import { workOfMonth } from '../../rules/work-of-month.ts'
import type { PayScale } from '../pay-scale.ts'
import { type ComparedEmployee, comparePay } from './compare-pay.ts'

const OCTOBER = month('2026-10')
const PARIS = zone('Europe/Paris')

const price = {
  startsOn: day('2026-01-01'),
  pricing: 'coefficient' as const,
  coefficientE4: rateE4(18_700),
  fixedE4: null,
  percentE4: null,
}
const assignments = new Map<string, PricedAssignment>(
  ['M1', 'M2'].map((memberId) => [
    memberId,
    { assignmentId: memberId, employeeId: 'P', memberId, prices: [price] },
  ]),
)

function entry(memberId: string, from: string, to: string, breakMinutes = 0): WorkedEntry {
  const span = intervalOf(localTime(from), localTime(to), PARIS)
  if (span === null) throw new Error('no span')
  return {
    entryId: `${memberId} ${from}`,
    assignmentId: memberId,
    memberId,
    zone: PARIS,
    ...span,
    breakMinutes,
    breakStart: null,
    workDay: localDay(localTime(from)),
    workedMinutes: span.end - span.start - breakMinutes,
    employeeConfirmed: true,
    memberConfirmed: true,
  }
}

/** Seven hours on each of the first days of the week of 5 October. */
const daysOf = (memberId: string, first: string, count: number): WorkedEntry[] =>
  Array.from({ length: count }, (_, index) => {
    const on = addDays(day(first), index)
    return entry(memberId, `${on}T08:00`, `${on}T15:00`)
  })

const contract = (weeklyMinutes: number | null, hourly = 130_000) => ({
  contractId: 'C',
  kind: 'permanent' as const,
  startsOn: day('2026-01-01'),
  endsOn: null,
  weeklyMinutes,
  annualMinutes: null,
  hourlyGrossE4: rateE4(hourly),
  job: 'Cariste',
})

function person(
  entries: readonly WorkedEntry[],
  { weeklyMinutes = 2100, payItems = [] as readonly PayItem[], hourly = 130_000 } = {},
): ComparedEmployee {
  const facts = {
    employeeId: 'P',
    contracts: [{ ...contract(weeklyMinutes, hourly), category: null }],
    entries: entries.toSorted((a, b) => a.start - b.start),
    absences: [],
    payItems,
  }
  const { parts } = workOfMonth(facts, assignments, OCTOBER, 'pro_rata')
  return { facts, hiredOn: day('2022-03-01'), parts }
}

const scale = (of: Partial<PayScale> = {}): PayScale => ({
  comparableId: 'R1',
  memberId: 'M1',
  job: null,
  classification: null,
  startsOn: day('2026-01-01'),
  source: 'grille',
  hourlyGrossE4: rateE4(130_000),
  monthlyGrossCents: null,
  monthlyMinutes: 9100,
  seniority: [],
  thirteenthMonthE4: null,
  holidayBonusCents: null,
  monthlyBonusCents: null,
  shiftBonusCents: null,
  nightPremiumE4: null,
  sundayPremiumE4: null,
  mealBenefitCents: null,
  transportBenefitCents: null,
  profitSharingCents: null,
  profitSharingDirect: false,
  ...of,
})

const item = (of: Partial<PayItem>): PayItem => ({
  payItemId: 'I',
  memberId: 'M1',
  month: OCTOBER,
  code: 'PRIME',
  label: null,
  amountCents: cents(5_000),
  kind: 'taxable_bonus',
  ...of,
})

const bonus = (who: ComparedEmployee, ...scales: PayScale[]): number =>
  comparePay(who, OCTOBER, scales).bonusCents

describe('the differential bonus (L1253-9)', () => {
  const week = person(daysOf('M1', '2026-10-05', 5))

  it('is due from the first cent of difference on', () => {
    // 35 h: 455.00 EUR from the group.
    expect(bonus(week, scale())).toBe(0)
    expect(bonus(week, scale({ hourlyGrossE4: rateE4(130_001) }))).toBe(0)
    expect(bonus(week, scale({ hourlyGrossE4: rateE4(130_002) }))).toBe(1)
    expect(bonus(week, scale({ hourlyGrossE4: rateE4(140_000) }))).toBe(3_500)
    expect(bonus(week, scale({ hourlyGrossE4: rateE4(120_000) }))).toBe(0)
  })

  it('reads a monthly scale by the minutes that it pays', () => {
    // 2,100 of 9,100 minutes of 2,200 EUR are 507.69 EUR.
    const monthly = { hourlyGrossE4: null, monthlyGrossCents: cents(220_000) }
    expect(bonus(week, scale(monthly))).toBe(50_769 - 45_500)
    expect(bonus(week, scale({ ...monthly, monthlyMinutes: 10_140 }))).toBe(45_562 - 45_500)
  })

  it('counts each advantage of the scale once, in proportion to contract and time', () => {
    expect(bonus(week, scale({ seniority: [{ years: 3, shareE4: rateE4(300) }] }))).toBe(1_365)
    expect(bonus(week, scale({ seniority: [{ years: 5, shareE4: rateE4(300) }] }))).toBe(0)
    // A twelfth of a month of 151 h 40 at 13 EUR.
    expect(bonus(week, scale({ thirteenthMonthE4: rateE4(10_000) }))).toBe(16_431)
    expect(bonus(week, scale({ holidayBonusCents: cents(60_000) }))).toBe(5_000)
    expect(bonus(week, scale({ monthlyBonusCents: cents(3_000) }))).toBe(3_000)
    expect(bonus(week, scale({ transportBenefitCents: cents(2_000) }))).toBe(2_000)
    expect(bonus(week, scale({ shiftBonusCents: cents(250) }))).toBe(1_250)
    expect(bonus(week, scale({ mealBenefitCents: cents(600) }))).toBe(3_000)
    const half = person(daysOf('M1', '2026-10-05', 5), { weeklyMinutes: 1050 })
    expect(bonus(half, scale({ monthlyBonusCents: cents(3_000) }))).toBe(1_500)
  })

  it('pays night and Sunday on the base of the member', () => {
    // 20:00 to 23:00 has two hours of night; 4 October is a Sunday.
    const late = person([entry('M1', '2026-10-05T20:00', '2026-10-05T23:00')])
    expect(bonus(late, scale({ nightPremiumE4: rateE4(2_500) }))).toBe(650)
    const sunday = person([entry('M1', '2026-10-04T08:00', '2026-10-04T12:00')])
    expect(bonus(sunday, scale({ sundayPremiumE4: rateE4(5_000) }))).toBe(2_600)
    expect(bonus(late, scale({ sundayPremiumE4: rateE4(5_000) }))).toBe(0)
  })

  it('takes profit-sharing only from those who do not have it directly (PAY-01)', () => {
    const sharing = { profitSharingCents: cents(120_000) }
    expect(bonus(week, scale(sharing))).toBe(10_000)
    expect(bonus(week, scale({ ...sharing, profitSharingDirect: true }))).toBe(0)
  })

  it('owes one thirteenth month where both sides give one (PAY-03)', () => {
    const own = scale({ comparableId: 'G', memberId: null, hourlyGrossE4: null })
    const thirteenth = { thirteenthMonthE4: rateE4(10_000) }
    expect(bonus(week, scale(thirteenth), { ...own, ...thirteenth })).toBe(0)
    // The month in which the group pays it changes nothing: its twelfth was counted each month.
    const paid = person(daysOf('M1', '2026-10-05', 5), {
      payItems: [item({ code: 'thirteenth_month', amountCents: cents(197_000) })],
    })
    expect(bonus(paid, scale(thirteenth))).toBe(16_431)
  })

  it('counts what the group gives, neither expenses nor its own earlier bonus', () => {
    const higher = scale({ hourlyGrossE4: rateE4(140_000) })
    const given = (of: Partial<PayItem>) =>
      bonus(person(daysOf('M1', '2026-10-05', 5), { payItems: [item(of)] }), higher)
    expect(given({ amountCents: cents(1_000) })).toBe(2_500)
    expect(given({ amountCents: cents(1_000), kind: 'benefit' })).toBe(2_500)
    expect(given({ amountCents: cents(1_000), memberId: null })).toBe(2_500)
    expect(given({ kind: 'expense' })).toBe(3_500)
    expect(given({ code: 'differential_bonus' })).toBe(3_500)
    expect(given({ month: month('2026-09') })).toBe(3_500)
  })

  it('compares the two totals of the person over all members', () => {
    const both = person([...daysOf('M1', '2026-10-05', 3), ...daysOf('M2', '2026-10-08', 2)])
    const generous = scale({ hourlyGrossE4: rateE4(140_000) })
    const poor = scale({ comparableId: 'R2', memberId: 'M2', hourlyGrossE4: rateE4(125_000) })
    // 21 h x 1 EUR more at the first, 14 h x 0.50 EUR less at the second.
    const compared = comparePay(both, OCTOBER, [generous, poor])
    expect(compared.bonusCents).toBe(2_100 - 700)
    expect(compared.members.map(({ bonusCents }) => bonusCents)).toEqual([1_400, 0])
  })

  it('leaves out of both totals a member whose scale nobody recorded', () => {
    const both = person([...daysOf('M1', '2026-10-05', 3), ...daysOf('M2', '2026-10-08', 2)])
    const compared = comparePay(both, OCTOBER, [scale({ hourlyGrossE4: rateE4(140_000) })])
    expect(compared.members.map((one) => one.scale?.comparableId ?? null)).toEqual(['R1', null])
    expect(compared.groupCents).toBe(27_300)
    expect(compared.bonusCents).toBe(2_100)
  })

  it('takes the scale of the job before that of every job, and the version of the day', () => {
    const all = scale({ hourlyGrossE4: rateE4(190_000) })
    const own = scale({ comparableId: 'R2', job: 'cariste ', hourlyGrossE4: rateE4(140_000) })
    expect(bonus(week, all, own)).toBe(3_500)
    const later = { ...own, comparableId: 'R3', startsOn: day('2026-10-08') }
    // Three days at 14 EUR, two at 15 EUR.
    expect(bonus(week, own, { ...later, hourlyGrossE4: rateE4(150_000) })).toBe(2_100 + 2_800)
    expect(bonus(week, later)).toBe(0)
  })

  it('splits the bonus to the cent over the members where it arises', () => {
    const rate = fc.integer({ min: 100_000, max: 200_000 }).map(rateE4)
    fc.assert(
      fc.property(rate, rate, fc.integer({ min: 1, max: 4 }), (one, other, days) => {
        const both = person([
          ...daysOf('M1', '2026-10-05', days),
          ...daysOf('M2', addDays(day('2026-10-05'), days), 5 - days),
        ])
        const { bonusCents, members, groupCents, comparableCents } = comparePay(both, OCTOBER, [
          scale({ hourlyGrossE4: one, thirteenthMonthE4: rateE4(5_000) }),
          scale({ comparableId: 'R2', memberId: 'M2', hourlyGrossE4: other }),
        ])
        expect(members.reduce((sum, part) => sum + part.bonusCents, 0)).toBe(bonusCents)
        expect(bonusCents).toBe(Math.max(0, comparableCents - groupCents))
        for (const part of members)
          if (part.bonusCents > 0) expect(part.comparableCents).toBeGreaterThan(part.groupCents)
      }),
      { numRuns: 60 },
    )
  })
})
