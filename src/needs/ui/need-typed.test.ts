import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NeedBody } from '../needs-contract.ts'
import { emptyNeed, readHours, readNeed, readPrice, typedNeed, writtenHours } from './need-typed.ts'
import { needSentence } from './need-words.ts'

const TODAY = '2026-11-22'

describe('hours as people write them', () => {
  it.for([
    ['12', 720],
    ['12,5', 750],
    ['12.25', 735],
    ['12h30', 750],
    ['12 h', 720],
    ['1:05', 65],
    ['douze', null],
    ['12h60', null],
    ['', null],
  ] as const)('%s', ([typed, minutes]) => {
    expect(readHours(typed)).toBe(minutes)
  })

  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6000 }), (minutes) => {
        expect(readHours(writtenHours(minutes))).toBe(minutes)
      }),
    )
  })

  it('stand beside prices', () => {
    expect(readPrice('24,50 €')).toBe(245_000)
    expect(readPrice('24')).toBe(240_000)
    expect(readPrice('vingt')).toBeNull()
  })
})

describe('the form of a need', () => {
  const empty = emptyNeed(TODAY, 'S1')

  it('says all that is missing at once', () => {
    const wrong = { ...empty, siteId: '', least: 'peu', price: 'cher', when: 'dates' } as const
    expect(readNeed(wrong, TODAY, null)).toEqual({
      problems: {
        siteId: 'site',
        skill: 'skill',
        weeklyMinutes: 'hours-needed',
        endsOn: 'day',
        weeklyMinutesLeast: 'hours',
        hourlyPriceE4: 'price',
      },
    })
  })

  it('is ready after three answers, and says them back', () => {
    const typed = {
      ...empty,
      skill: 'Boulanger',
      hours: '12',
      halfDays: [2, 6],
      when: 'months',
    } as const
    const read = readNeed(typed, TODAY, null)
    expect(read).toMatchObject({
      body: { startsOn: '2026-11-01', endsOn: '2027-03-31', everyYear: true, weeklyMinutes: 720 },
    })
    if (!('body' in read)) return
    expect(needSentence({ ...read.body, comesBack: true }).replaceAll('\u00a0', ' ')).toBe(
      '12 h par semaine, mardi et jeudi matin, de novembre à mars, chaque année',
    )
  })

  it('starts next month, and takes the season that is on or the next', () => {
    expect(empty.startsOn).toBe('2026-12-01')
    expect(emptyNeed('2026-12-31', 'S1').startsOn).toBe('2027-01-01')
    const season = (fromMonth: number, toMonth: number) => {
      const typed = {
        ...empty,
        skill: 'x',
        hours: '1',
        when: 'months',
        fromMonth,
        toMonth,
      } as const
      const read = readNeed(typed, TODAY, null)
      return 'body' in read ? [read.body.startsOn, read.body.endsOn] : null
    }
    expect(season(5, 10)).toEqual(['2027-05-01', '2027-10-31'])
    expect(season(2, 2)).toEqual(['2027-02-01', '2027-02-28'])
    expect(season(12, 11)).toEqual(['2025-12-01', '2026-11-30'])
  })

  it('gives a stated need back unchanged', () => {
    const need: NeedBody = {
      siteId: 'S1',
      skill: 'Cariste',
      authorisations: ['CACES 3'],
      startsOn: '2024-11-01',
      endsOn: '2025-02-28',
      everyYear: true,
      weeklyMinutes: 750,
      weeklyMinutesLeast: 600,
      weeklyMinutesMost: null,
      halfDays: [0, 13],
      halfDaysNeeded: 1,
      hourlyPriceE4: 245_000,
      note: null,
    }
    expect(readNeed(typedNeed({ ...need, comesBack: true }), TODAY, need)).toEqual({ body: need })
    const once = { ...need, startsOn: '2026-11-03', everyYear: false }
    expect(readNeed(typedNeed({ ...once, comesBack: false }), TODAY, once)).toEqual({ body: once })
    const lasting = { ...need, endsOn: null, everyYear: null }
    const read = readNeed(typedNeed({ ...lasting, comesBack: false }), TODAY, lasting)
    expect(read).toEqual({ body: lasting })
  })
})
