import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mistakesInNeed, minutesHeld, type NeedTyped, tidied } from './need-mistakes.ts'

const NEED: NeedTyped = {
  siteId: 'S1',
  skill: 'Boulanger',
  authorisations: [],
  startsOn: '2026-11-01',
  endsOn: null,
  weeklyMinutes: 720,
  weeklyMinutesLeast: null,
  weeklyMinutesMost: null,
  halfDays: [],
  halfDaysNeeded: null,
  everyYear: null,
  hourlyPriceE4: null,
  note: null,
}
const wrong = (need: Partial<NeedTyped>) =>
  mistakesInNeed({ ...NEED, ...need }).map(({ field, kind }) => `${field} ${kind}`)

describe('what cannot be right in a need', () => {
  it('is nothing in a plain one', () => {
    expect(wrong({})).toEqual([])
  })

  it('is more than 48 hours a week for one person', () => {
    expect(wrong({ weeklyMinutes: 2880 })).toEqual([])
    expect(wrong({ weeklyMinutes: 2881 })).toEqual(['weeklyMinutes week'])
    expect(wrong({ weeklyMinutesMost: 2880 })).toEqual([])
    expect(wrong({ weeklyMinutesMost: 2881 })).toEqual(['weeklyMinutesMost week'])
  })

  it('is flexibility that leaves out what is asked', () => {
    expect(wrong({ weeklyMinutesLeast: 720, weeklyMinutesMost: 720 })).toEqual([])
    expect(wrong({ weeklyMinutesLeast: 721, weeklyMinutesMost: 719 })).toEqual([
      'weeklyMinutesLeast more-than-asked',
      'weeklyMinutesMost less-than-asked',
    ])
  })

  it('is more hours than its half-days hold, at ten a day', () => {
    // Two mornings of different days hold a day of ten hours each, one whole day holds one.
    expect(wrong({ halfDays: [0, 2], weeklyMinutes: 1200 })).toEqual([])
    expect(wrong({ halfDays: [0, 2], weeklyMinutes: 1201 })).toEqual(['halfDays half-days-hold'])
    expect(wrong({ halfDays: [0, 1], weeklyMinutes: 600 })).toEqual([])
    expect(wrong({ halfDays: [0, 1], weeklyMinutes: 601 })).toEqual(['halfDays half-days-hold'])
    expect(wrong({ halfDays: [0, 1, 2], halfDaysNeeded: 2, weeklyMinutes: 1200 })).toEqual([])
    expect(wrong({ halfDays: [0], halfDaysNeeded: 2 })).toEqual(['halfDaysNeeded half-days-listed'])
  })

  it('is a season longer than a year, or days that are not', () => {
    const season = (endsOn: string) => wrong({ everyYear: true, endsOn })
    expect(season('2027-10-31')).toEqual([])
    expect(season('2027-11-01')).toEqual(['endsOn season'])
    expect(wrong({ everyYear: true })).toEqual(['endsOn season'])
    expect(wrong({ startsOn: '2026-02-30', endsOn: '2026-13-01' })).toEqual([
      'startsOn day',
      'endsOn day',
    ])
    expect(wrong({ endsOn: '2026-10-31' })).toEqual(['endsOn before-start'])
    expect(wrong({ startsOn: '2028-02-29', endsOn: '2029-02-28', everyYear: true })).toEqual([])
  })

  it('is said for all fields at once', () => {
    const all = { skill: '', authorisations: ['a;b'], startsOn: 'x', weeklyMinutes: 3000 }
    expect(wrong(all)).toEqual([
      'skill required',
      'authorisations separator',
      'startsOn day',
      'weeklyMinutes week',
    ])
  })

  it('does not grow when a half-day more is offered', () => {
    const halves = fc.uniqueArray(fc.integer({ min: 0, max: 13 }), { maxLength: 14 })
    fc.assert(
      fc.property(halves, fc.integer({ min: 0, max: 13 }), fc.nat(14), (halfDays, more, count) => {
        const needed = count === 0 ? null : Math.min(count, halfDays.length)
        fc.pre(needed !== null && needed > 0 && !halfDays.includes(more))
        expect(minutesHeld([...halfDays, more], needed)).toBeGreaterThanOrEqual(
          minutesHeld(halfDays, needed),
        )
      }),
    )
  })
})

it('keeps each authorisation once, without blanks around, and half-days in order', () => {
  const need = { ...NEED, skill: ' Boulanger ', authorisations: [' A', 'A', ''], note: '  ' }
  expect(tidied({ ...need, halfDays: [4, 0, 4] })).toEqual({
    ...NEED,
    authorisations: ['A'],
    halfDays: [0, 4],
  })
})
