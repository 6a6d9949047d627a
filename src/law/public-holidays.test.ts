import { describe, expect, it } from 'vitest'
import { day } from '../shared/days.ts'
import {
  easterSunday,
  type HolidayTerritory,
  isPublicHoliday,
  isWorkingDay,
  publicHolidays,
  territoryOf,
} from './public-holidays.ts'

const dayOf = (year: number, name: string, territory: HolidayTerritory = 'national') =>
  publicHolidays(year, territory).find(({ nameEn }) => nameEn === name)?.day

describe('public holidays (Code du travail, L3133-1)', () => {
  it.each([
    [2026, '2026-04-06', '2026-05-14', '2026-05-25'],
    [2027, '2027-03-29', '2027-05-06', '2027-05-17'],
    [2028, '2028-04-17', '2028-05-25', '2028-06-05'],
  ])('of %i that follow Easter', (year, easterMonday, ascension, whitMonday) => {
    expect(dayOf(year, 'Easter Monday')).toBe(easterMonday)
    expect(dayOf(year, 'Ascension Day')).toBe(ascension)
    expect(dayOf(year, 'Whit Monday')).toBe(whitMonday)
  })

  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2038, '2038-04-25'],
  ])('Easter of %i is %s', (year, expected) => {
    expect(easterSunday(year)).toBe(expected)
  })

  it('number eleven in the country', () => {
    expect(publicHolidays(2026).map((holiday) => holiday.day)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ])
  })

  it('add two in Alsace and Moselle, one of them only in some communes', () => {
    expect(dayOf(2026, 'Good Friday', 'alsace_moselle')).toBe('2026-04-03')
    expect(dayOf(2027, 'Good Friday', 'alsace_moselle')).toBe('2027-03-26')
    expect(isPublicHoliday(day('2026-12-26'), 'alsace_moselle')).toBe(true)
    expect(isPublicHoliday(day('2026-12-26'))).toBe(false)
    expect(isPublicHoliday(day('2026-04-03'), 'alsace_moselle_without_good_friday')).toBe(false)
  })

  it.each([
    ['mayotte', '2026-04-27'],
    ['martinique', '2026-05-22'],
    ['guadeloupe', '2026-05-27'],
    ['saint_martin', '2026-05-27'],
    ['guyane', '2026-06-10'],
    ['saint_barthelemy', '2026-10-09'],
    ['reunion', '2026-12-20'],
  ] as const)('add the abolition of slavery in %s on %s', (territory, expected) => {
    expect(dayOf(2026, 'Abolition of Slavery', territory)).toBe(expected)
    expect(publicHolidays(2026, territory)).toHaveLength(12)
    expect(isPublicHoliday(day(expected))).toBe(false)
  })
})

describe('the calendar of a place of work', () => {
  it.each([
    ['57463', 'alsace_moselle_without_good_friday'],
    ['67482', 'alsace_moselle_without_good_friday'],
    ['68066', 'alsace_moselle_without_good_friday'],
    ['97105', 'guadeloupe'],
    ['97209', 'martinique'],
    ['97302', 'guyane'],
    ['97411', 'reunion'],
    ['97608', 'mayotte'],
    ['97701', 'saint_barthelemy'],
    ['97801', 'saint_martin'],
    ['97502', 'national'],
    ['54395', 'national'],
    ['2A004', 'national'],
    ['61001', 'national'],
    [null, 'national'],
  ])('of commune %s is that of %s', (code, territory) => {
    expect(territoryOf(code)).toBe(territory)
  })

  it('has Good Friday only where the commune is said to have a temple', () => {
    expect(territoryOf('67482', { hasGoodFriday: true })).toBe('alsace_moselle')
    expect(territoryOf('61001', { hasGoodFriday: true })).toBe('national')
  })

  it('makes working days of all days but Sundays and its holidays', () => {
    expect(isWorkingDay(day('2026-10-17'))).toBe(true)
    expect(isWorkingDay(day('2026-10-18'))).toBe(false)
    expect(isWorkingDay(day('2026-11-11'))).toBe(false)
    expect(isWorkingDay(day('2026-12-26'))).toBe(true)
    expect(isWorkingDay(day('2026-12-26'), territoryOf('67482'))).toBe(false)
  })
})
