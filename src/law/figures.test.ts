import { describe, expect, it } from 'vitest'
import { day, month } from '../shared/days.ts'
import {
  missingFigures,
  OVERTIME,
  SMIC_HOURLY,
  SMIC_HOURLY_MAYOTTE,
  SOCIAL_SECURITY_CEILING,
  smicHourlyE4,
  socialSecurityCeilingCents,
} from './figures.ts'

/** The year whose figures must be known; a release of a later year sets it. */
const CURRENT_YEAR = Number(process.env['LAW_YEAR'] ?? 2026)

describe('public figures', () => {
  it('are all known for the current year', () => {
    expect(missingFigures(CURRENT_YEAR)).toEqual([])
  })

  it('say what is missing for a year whose texts are not there', () => {
    expect(missingFigures(2090)).toEqual(['smic', 'smicMayotte', 'socialSecurityCeiling'])
  })

  it.each([
    ['2025-12-31', 118_800],
    ['2026-01-01', 120_200],
    ['2026-05-31', 120_200],
    ['2026-06-01', 123_100],
    ['2027-01-01', 123_100],
  ])('the minimum wage on %s is %i ten-thousandths', (on, expected) => {
    expect(smicHourlyE4(day(on))).toBe(expected)
  })

  it('the social-security ceiling changes with the year', () => {
    expect(socialSecurityCeilingCents(month('2025-12'))).toBe(392_500)
    expect(socialSecurityCeilingCents(month('2026-01'))).toBe(400_500)
  })

  it('are refused before the first known text instead of guessed', () => {
    expect(() => smicHourlyE4(day('2001-01-01'))).toThrow(/no figure on 2001-01-01/)
  })

  it.each([
    ['smic', SMIC_HOURLY],
    ['smic of Mayotte', SMIC_HOURLY_MAYOTTE],
    ['ceiling', SOCIAL_SECURITY_CEILING],
  ])('rows of %s are in order of their days', (_, table) => {
    const days = table.map(({ from }) => from)
    expect(days).toEqual([...new Set(days)].sort())
    for (const { source } of table) expect(source).not.toBe('')
  })

  it('overtime is paid 25 % for eight hours, then 50 %', () => {
    const [first, second] = OVERTIME.bands
    expect((first?.uptoMinutes ?? 0) - OVERTIME.thresholdMinutes).toBe(8 * 60)
    expect([first?.premiumE4, second?.premiumE4]).toEqual([2_500, 5_000])
  })
})
