import { describe, expect, it } from 'vitest'
import { day } from '../../../shared/days.ts'
import { away, contract, lines, person } from './example-person.ts'

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
