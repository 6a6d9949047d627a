import { describe, expect, it } from 'vitest'
import { day, month } from '../shared/days.ts'
import { FIGURES } from './figure-list.ts'
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

describe('the figures that the page of the law lists', () => {
  it('have a name in both languages, an article, and values in order with their source', () => {
    for (const { id, fr, en, articles, values } of FIGURES) {
      expect([id, fr, en, articles[0]].every((text) => text !== undefined && text !== '')).toBe(
        true,
      )
      expect(values.map(({ from }) => from)).toEqual(values.map(({ from }) => from).toSorted())
      for (const { value, source } of values) {
        expect(value, id).toBeGreaterThan(0)
        expect(source, id).not.toBe('')
      }
    }
    expect(new Set(FIGURES.map(({ id }) => id)).size).toBe(FIGURES.length)
  })

  it('hold those that a text sets each year', () => {
    const yearly = missingFigures(2090)
    expect(FIGURES.map(({ id }) => id)).toEqual(expect.arrayContaining([...yearly]))
  })

  it('say the law of overtime and part time in the numbers of their articles', () => {
    const valueOf = (id: string) => FIGURES.find((one) => one.id === id)?.values.at(-1)?.value
    expect(valueOf('overtimeQuota')).toBe(220)
    expect(valueOf('annualHours')).toBe(1_607)
    expect(valueOf('legalWeek')).toBe(2_100)
    expect(valueOf('complementaryShare')).toBe(1_000)
    expect(valueOf('compulsoryRestHeadcount')).toBe(20)
    expect(valueOf('partTimeMinimum')).toBe(1_440)
  })
})
