import { describe, expect, it } from 'vitest'
import { at, foundBy, numbersOf } from '../../../../tests/support/person.ts'

const site = (memberId: string, opensOnSunday: boolean | null) => ({
  [`site-${memberId}`]: { memberId, communeCode: null, opensOnSunday },
})

describe('Sunday rest (Code du travail, L3132-3)', () => {
  const planned = [
    at('A', '2026-10-18T08:00', '12:00', { breakMinutes: 20 }),
    at('B', '2026-10-18T14:00', '15:00'),
  ]

  it('is broken by the work at places that have no exception, and by no other', () => {
    expect(
      foundBy('TIM-07', { planned, sites: { ...site('A', false), ...site('B', true) } }),
    ).toMatchObject([
      {
        severity: 'breach',
        basis: 'planned',
        date: '2026-10-18',
        startsAt: '2026-10-18T08:00',
        endsAt: '2026-10-18T12:00',
        memberIds: ['A'],
        measured: 220,
        limit: 0,
        article: 'L3132-3',
      },
    ])
    expect(numbersOf('TIM-07', { planned, sites: site('A', null) })).toEqual([])
    expect(numbersOf('TIM-07', { planned })).toEqual([])
    const both = { ...site('A', false), ...site('B', false) }
    expect(numbersOf('TIM-07', { planned, sites: both })).toEqual([['2026-10-18', 280, 0]])
  })

  it('is the Sunday by the clock of the place, from midnight to midnight', () => {
    const sites = site('A', false)
    const over = [at('A', '2026-10-17T22:00', '06:00'), at('A', '2026-10-18T22:00', '06:00')]
    expect(numbersOf('TIM-07', { worked: over, sites })).toEqual([['2026-10-18', 480, 0]])
    const around = [at('A', '2026-10-17T20:00', '00:00'), at('A', '2026-10-19T00:00', '02:00')]
    expect(numbersOf('TIM-07', { worked: around, sites })).toEqual([])
  })

  it('is judged on the judged days', () => {
    const sites = site('A', false)
    const judged = (from: string, to: string) => numbersOf('TIM-07', { planned, sites, from, to })
    expect(judged('2026-10-18', '2026-10-18')).toHaveLength(1)
    expect(judged('2026-10-19', '2026-10-31')).toEqual([])
    expect(judged('2026-10-01', '2026-10-17')).toEqual([])
  })
})
