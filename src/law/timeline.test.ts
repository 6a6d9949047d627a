import { describe, expect, it } from 'vitest'
import { at } from '../../tests/support/person.ts'
import { day } from '../shared/days.ts'
import { instant, localTimeAt, minutes, zone } from '../shared/time.ts'
import type { Work } from './facts.ts'
import { LIMITS_OF_THE_LAW, limitsOf } from './limits.ts'
import { type Piece, piecesOf, timelineOf } from './timeline.ts'

const clock = (work: Work) => (moment: Piece['start']) => localTimeAt(moment, work.zone).slice(5)

/** The pieces of a shift: day, first and last minute by the clock of the place. */
const spans = (work: Work) =>
  piecesOf(work).map(({ day: on, start, end }) => [
    on.slice(5),
    clock(work)(start),
    clock(work)(end),
  ])

describe('the effective work of a shift', () => {
  it('is its presence less the break, in the middle where its start is not known', () => {
    const shift = at('A', '2026-10-12T08:00', '16:01', { breakMinutes: 60 })
    expect(spans(shift)).toEqual([
      ['10-12', '10-12T08:00', '10-12T11:30'],
      ['10-12', '10-12T12:30', '10-12T16:01'],
    ])
  })

  it('has its break where it is declared, kept inside the presence', () => {
    const breakAt = (hour: string) =>
      spans(
        at('A', '2026-10-12T08:00', '12:00', { breakMinutes: 60, breakAt: `2026-10-12T${hour}` }),
      )
    expect(breakAt('09:00')).toEqual([
      ['10-12', '10-12T08:00', '10-12T09:00'],
      ['10-12', '10-12T10:00', '10-12T12:00'],
    ])
    expect(breakAt('07:30')).toEqual([['10-12', '10-12T09:00', '10-12T12:00']])
    expect(breakAt('11:30')).toEqual([['10-12', '10-12T08:00', '10-12T11:00']])
  })

  it('is nothing where the break takes all of it, and whole without a break', () => {
    expect(spans(at('A', '2026-10-12T08:00', '09:00', { breakMinutes: 60 }))).toEqual([])
    expect(spans(at('A', '2026-10-12T08:00', '09:00', { breakMinutes: 90 }))).toEqual([])
    expect(spans(at('A', '2026-10-12T08:00', '08:01'))).toEqual([
      ['10-12', '10-12T08:00', '10-12T08:01'],
    ])
  })

  it('is cut at each midnight of the place, and belongs to the day before until it', () => {
    expect(spans(at('A', '2026-10-12T20:00', '00:00'))).toEqual([
      ['10-12', '10-12T20:00', '10-13T00:00'],
    ])
    expect(spans(at('A', '2026-10-12T20:00', '2026-10-14T00:01'))).toEqual([
      ['10-12', '10-12T20:00', '10-13T00:00'],
      ['10-13', '10-13T00:00', '10-14T00:00'],
      ['10-14', '10-14T00:00', '10-14T00:01'],
    ])
    const reunion = at('A', '2026-10-12T23:00', '01:00', { zone: 'Indian/Reunion' })
    expect(spans(reunion).map(([on]) => on)).toEqual(['10-12', '10-13'])
  })
})

const timeline = (...works: readonly Work[]) => timelineOf('worked', works, LIMITS_OF_THE_LAW)

describe('the days and weeks of a person', () => {
  it('add up the work of all members, in order of time whatever the order of entry', () => {
    const works = [
      at('B', '2026-10-19T08:00', '10:00'),
      at('B', '2026-10-12T13:00', '15:00'),
      at('A', '2026-10-12T08:00', '12:00'),
    ]
    const { basis, days, weeks } = timeline(...works)
    expect(basis).toBe('worked')
    expect(days.map((load) => [load.day, load.minutes])).toEqual([
      ['2026-10-12', 360],
      ['2026-10-19', 120],
    ])
    expect(days[0]?.pieces.map(({ work }) => work.memberId)).toEqual(['A', 'B'])
    expect(weeks.map((load) => [load.day, load.minutes])).toEqual([
      ['2026-10-12', 360],
      ['2026-10-19', 120],
    ])
  })

  it('count a night over Sunday on both days, and in both weeks', () => {
    const { days, weeks } = timeline(at('A', '2026-10-18T22:00', '06:00'))
    expect(days.map((load) => [load.day, load.minutes])).toEqual([
      ['2026-10-18', 120],
      ['2026-10-19', 360],
    ])
    expect(weeks.map((load) => [load.day, load.minutes])).toEqual([
      ['2026-10-12', 120],
      ['2026-10-19', 360],
    ])
  })

  it('follow the week of an agreement', () => {
    const sunday = { ruleId: 'TIM-09', value: 7, source: 'Accord', endsOn: null }
    const limits = limitsOf([{ ...sunday, startsOn: day('2026-01-01') }])
    const works = [at('A', '2026-10-17T08:00', '09:00'), at('A', '2026-10-18T08:00', '10:00')]
    expect(
      timelineOf('planned', works, limits).weeks.map((load) => [load.day, load.minutes]),
    ).toEqual([
      ['2026-10-11', 60],
      ['2026-10-18', 120],
    ])
  })

  it('keep shifts that begin at one minute in the order of their identifiers', () => {
    const one = at('A', '2026-10-12T08:00', '09:00', { id: 'b' })
    const other = at('B', '2026-10-12T08:00', '10:00', { id: 'a' })
    for (const works of [
      [one, other],
      [other, one],
    ])
      expect(timeline(...works).days[0]?.pieces.map(({ work }) => work.id)).toEqual(['a', 'b'])
  })
})

describe('presence from one rest to the next', () => {
  const spells = (...works: readonly Work[]) =>
    timeline(...works).spells.map(({ day: on, start, end, first, last, works: all, pieces }) => [
      on.slice(5),
      end - start,
      first.memberId,
      last.memberId,
      all.length,
      pieces.length,
    ])

  it('is one where a shift follows another without a minute between', () => {
    expect(
      spells(at('A', '2026-10-12T08:00', '12:00'), at('B', '2026-10-12T12:00', '14:00')),
    ).toEqual([['10-12', 360, 'A', 'B', 2, 2]])
    expect(
      spells(at('A', '2026-10-12T08:00', '12:00'), at('B', '2026-10-12T12:01', '14:00')),
    ).toEqual([
      ['10-12', 240, 'A', 'A', 1, 1],
      ['10-12', 119, 'B', 'B', 1, 1],
    ])
  })

  it('holds the breaks of a shift', () => {
    expect(spells(at('A', '2026-10-12T08:00', '16:00', { breakMinutes: 60 }))).toEqual([
      ['10-12', 480, 'A', 'A', 1, 2],
    ])
  })

  it('ends with the shift that ends last, where two overlap', () => {
    const long = at('A', '2026-10-12T08:00', '16:00')
    const inside = at('B', '2026-10-12T09:00', '10:00')
    const beyond = at('C', '2026-10-12T15:00', '17:00')
    const same = at('D', '2026-10-12T12:00', '16:00')
    expect(spells(long, inside)).toEqual([['10-12', 480, 'A', 'A', 2, 2]])
    expect(spells(long, same)).toEqual([['10-12', 480, 'A', 'A', 2, 2]])
    expect(spells(long, inside, beyond)).toEqual([['10-12', 540, 'A', 'C', 3, 3]])
  })

  it('belongs to the local day on which it starts, with the others of that day', () => {
    const { daysWork } = timeline(
      at('A', '2026-10-12T08:00', '09:00'),
      at('B', '2026-10-12T22:00', '06:00'),
      at('A', '2026-10-13T22:00', '23:00'),
    )
    expect(daysWork.map((one) => [one.day, one.spells.length, one.pieces.length])).toEqual([
      ['2026-10-12', 2, 3],
      ['2026-10-13', 1, 1],
    ])
  })

  it('of a place overseas starts on the day of that place', () => {
    const work: Work = {
      ...at('A', '2026-10-12T22:30', '23:30'),
      zone: zone('Indian/Reunion'),
      breakMinutes: minutes(0),
    }
    // 22:30 in Paris is half past midnight in La Réunion.
    expect(timeline(work).spells[0]?.day).toBe('2026-10-13')
    expect(timeline({ ...work, start: instant(work.end) }).days).toEqual([])
  })
})
