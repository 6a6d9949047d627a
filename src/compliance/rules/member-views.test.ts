import { describe, expect, it } from 'vitest'
import { at, foundBy, on } from '../../../tests/support/person.ts'
import type { Work } from '../../law/index.ts'
import { memberViews } from './member-views.ts'

/** What each member is told of the findings of a rule on planned work. */
function toldOf(rule: string, planned: readonly Work[]) {
  const works = new Map(planned.map((work) => [work.id, work]))
  return foundBy(rule, { planned }).flatMap((finding) => memberViews(finding, works))
}

describe('what a member company is told of a finding', () => {
  it('is when its work may start after the work at another, and when it must end before', () => {
    const evening = at('A', '2026-10-12T14:00', '22:00')
    const morning = at('B', '2026-10-13T08:30', '12:00')
    expect(toldOf('TIM-05', [evening, morning])).toEqual([
      {
        memberId: 'A',
        shiftIds: [evening.id],
        startsAt: '2026-10-12T14:00',
        endsAt: '2026-10-12T22:00',
        says: { kind: 'latest', at: '2026-10-12T21:30' },
      },
      {
        memberId: 'B',
        shiftIds: [morning.id],
        startsAt: '2026-10-13T08:30',
        endsAt: '2026-10-13T12:00',
        says: { kind: 'earliest', at: '2026-10-13T09:00' },
      },
    ])
  })

  it('counts the rest in hours that pass, also in the night that has one more', () => {
    const told = toldOf('TIM-05', [
      at('A', '2026-10-24T14:00', '22:00'),
      at('B', '2026-10-25T06:00', '10:00'),
    ])
    expect(told[1]?.says).toEqual({ kind: 'earliest', at: '2026-10-25T08:00' })
  })

  it('is its own numbers where all hours are its own', () => {
    const told = toldOf('TIM-01', [at('A', '2026-10-12T07:00', '18:00')])
    expect(told.map(({ says }) => says)).toEqual([
      { kind: 'own', measured: 660, limit: 600, unit: 'minute' },
    ])
  })

  it('is no number where hours of others count too', () => {
    const told = toldOf('TIM-01', [
      at('A', '2026-10-12T06:00', '12:00'),
      at('B', '2026-10-12T13:00', '19:00'),
    ])
    expect(told.map(({ memberId, says }) => [memberId, says])).toEqual([
      ['A', { kind: 'shared' }],
      ['B', { kind: 'shared' }],
    ])
  })

  it('is no number that is made of a whole week of rests, even alone', () => {
    const week = ['2026-10-12', '2026-10-13', '2026-10-14', '2026-10-15', '2026-10-16']
    const all = on([...week, '2026-10-17', '2026-10-18'], 'A', '08:00', '12:00')
    expect(new Set(toldOf('TIM-06', all).map(({ says }) => says.kind))).toEqual(new Set(['shared']))
  })

  it('is nothing of the contract nor of the group', () => {
    const works = [at('A', '2026-10-12T08:00', '12:00'), at('B', '2026-10-12T14:00', '18:00')]
    const competitors = { A: { competitorGroup: 'x' }, B: { competitorGroup: 'x' } }
    const byId = new Map(works.map((work) => [work.id, work]))
    const found = foundBy('MAD-14', {
      planned: works,
      members: competitors,
      assignments: ['A', 'B'].map((memberId) => ({
        memberId,
        startsOn: '2026-01-01' as never,
        endsOn: null,
      })),
    })
    expect(found).not.toEqual([])
    expect(found.flatMap((finding) => memberViews(finding, byId))).toEqual([])
  })
})
