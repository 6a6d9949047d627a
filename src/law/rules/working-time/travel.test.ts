import { describe, expect, it } from 'vitest'
import { at, circumstancesOf, personOf, type Situation } from '../../../../tests/support/person.ts'
import { addDays, day } from '../../../shared/days.ts'
import type { Travel } from '../../rule.ts'
import { judgePerson } from '../../rules.ts'

const found = (situation: Situation, travel: Travel) =>
  judgePerson(personOf(situation), { ...circumstancesOf(situation), travel }).filter(
    ({ ruleId }) => ruleId === 'TIM-12',
  )

const numbers = (situation: Situation, travel: Travel) =>
  found(situation, travel).map(({ date, measured, limit }) => [date, measured, limit])

const minutesAway =
  (length: number | null): Travel =>
  () =>
    length

describe('ways between two members (Code du travail, L3121-1)', () => {
  // Ten hours in all, an hour between the two members.
  const tenHours = [at('A', '2026-10-12T08:00', '12:00'), at('B', '2026-10-12T13:00', '19:00')]

  it('are added to the work of the day, whose article is named', () => {
    expect(found({ planned: tenHours }, minutesAway(1))).toMatchObject([
      {
        severity: 'warning',
        basis: 'planned',
        date: '2026-10-12',
        startsAt: '2026-10-12T08:00',
        endsAt: '2026-10-12T19:00',
        memberIds: ['A', 'B'],
        measured: 601,
        limit: 600,
        article: 'L3121-18',
        source: 'law',
      },
    ])
    expect(found({ worked: tenHours }, minutesAway(1))).toMatchObject([{ basis: 'worked' }])
    expect(found({ planned: tenHours }, minutesAway(0))).toEqual([])
  })

  it('never count for more than the time between the two, nor where they are not known', () => {
    expect(numbers({ planned: tenHours }, minutesAway(90))).toEqual([['2026-10-12', 660, 600]])
    expect(numbers({ planned: tenHours }, minutesAway(null))).toEqual([])
    const overlapping = [at('A', '2026-10-12T08:00', '13:00'), at('B', '2026-10-12T12:30', '17:30')]
    expect(numbers({ planned: overlapping }, minutesAway(30))).toEqual([])
  })

  it('are taken from the place left to the place reached', () => {
    const known: Travel = (from, to) => (from === 'site-A' && to === 'site-B' ? 20 : null)
    expect(numbers({ planned: tenHours }, known)).toEqual([['2026-10-12', 620, 600]])
    const back = [...tenHours, at('A', '2026-10-12T19:30', '19:31')]
    // The day alone is over: the rule on the day says it.
    expect(numbers({ planned: back }, known)).toEqual([])
  })

  it('are none between two posts of one member, on one site, or on two days', () => {
    const away = minutesAway(30)
    const at2 = (member: string, siteId: string) => [
      at('A', '2026-10-12T08:00', '12:00', { siteId: 'S1' }),
      at(member, '2026-10-12T13:00', '19:00', { siteId }),
    ]
    expect(numbers({ planned: at2('A', 'S2') }, away)).toEqual([])
    expect(numbers({ planned: at2('B', 'S1') }, away)).toEqual([])
    expect(numbers({ planned: at2('B', 'S2') }, away)).toHaveLength(1)
    const night = [at('A', '2026-10-12T14:00', '00:00'), at('B', '2026-10-13T00:30', '01:00')]
    expect(numbers({ planned: night }, away)).toEqual([])
  })

  it('are judged on the judged days', () => {
    const away = minutesAway(30)
    const judged = (from: string, to: string) => numbers({ planned: tenHours, from, to }, away)
    expect(judged('2026-10-12', '2026-10-12')).toHaveLength(1)
    expect(judged('2026-10-13', '2026-10-31')).toEqual([])
    expect(judged('2026-10-01', '2026-10-11')).toEqual([])
  })

  it('follow the limit of an agreement on the day', () => {
    const limits = [
      { ruleId: 'TIM-01', value: 660, startsOn: day('2026-01-01'), endsOn: null, source: 'Accord' },
    ]
    expect(numbers({ planned: tenHours, limits }, minutesAway(60))).toEqual([])
    const longer = [...tenHours.slice(0, 1), at('B', '2026-10-12T13:00', '19:01')]
    expect(found({ planned: longer, limits }, minutesAway(60))).toMatchObject([
      { measured: 661, limit: 660, source: 'Accord' },
    ])
  })

  it('are added to the work of the week', () => {
    // Six days of eight hours at two members: 48 h.
    const week = (last: string) =>
      Array.from({ length: 6 }, (_, index) => addDays(day('2026-10-12'), index)).flatMap((on) => [
        at('A', `${on}T08:00`, '12:00'),
        at('B', `${on}T13:00`, on === '2026-10-17' ? last : '17:00'),
      ])
    const oneMinuteThere: Travel = (from, to) => (from === 'site-A' && to === 'site-B' ? 1 : null)
    expect(found({ planned: week('17:00') }, oneMinuteThere)).toMatchObject([
      { date: '2026-10-12', measured: 2_886, limit: 2_880, article: 'L3121-20' },
    ])
    expect(numbers({ planned: week('16:54') }, oneMinuteThere)).toEqual([])
    expect(numbers({ planned: week('16:55') }, oneMinuteThere)).toEqual([
      ['2026-10-12', 2_881, 2_880],
    ])
    expect(numbers({ planned: week('17:01') }, oneMinuteThere)).toEqual([])
    const november = { from: '2026-10-18', to: '2026-10-18' }
    expect(numbers({ planned: week('17:00'), ...november }, oneMinuteThere)).toHaveLength(1)
    const later = { from: '2026-10-19', to: '2026-10-31' }
    expect(numbers({ planned: week('17:00'), ...later }, oneMinuteThere)).toEqual([])
  })
})
