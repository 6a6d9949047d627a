import { describe, expect, it } from 'vitest'
import { EMPTY, readSeniority, scaleOf, unreadable } from './typed-scale.ts'

describe('a scale as it is typed', () => {
  it('reads amounts, shares and hours in their own units', () => {
    const typed = {
      ...EMPTY,
      memberId: 'M1',
      startsOn: '2026-01-01',
      source: 'grille',
      monthly: '2 200,50',
      monthlyHours: '169',
      thirteenth: '100',
      night: '25',
      meal: '6,00',
    }
    expect(unreadable(typed)).toEqual([])
    expect(scaleOf(typed)).toMatchObject({
      memberId: 'M1',
      job: null,
      hourlyGrossE4: null,
      monthlyGrossCents: 220_050,
      monthlyMinutes: 10_140,
      thirteenthMonthE4: 10_000,
      nightPremiumE4: 2_500,
      mealBenefitCents: 600,
      profitSharingCents: null,
    })
    expect(scaleOf({ ...EMPTY, hourly: '13,5012' }).hourlyGrossE4).toBe(135_012)
    expect(scaleOf(EMPTY).monthlyMinutes).toBe(9_100)
  })

  it.for([
    ['3=3;6=6,5', [300, 650]],
    ['3 ans 3 %; 6 ans : 6 %', [300, 600]],
    ['', []],
  ] as const)('« %s » are steps of seniority', ([text, shares]) => {
    expect(readSeniority(text)?.map(({ shareE4 }) => shareE4)).toEqual(shares)
  })

  it('says what it cannot read', () => {
    const typed = { ...EMPTY, hourly: '13,50123', seniority: 'trois ans' }
    expect(unreadable(typed)).toEqual(['hourly', 'seniority'])
  })
})
