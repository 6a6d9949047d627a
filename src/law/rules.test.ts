import { expect, it } from 'vitest'
import { at, circumstancesOf, judged, personOf } from '../../tests/support/person.ts'
import { day } from '../shared/days.ts'
import { minutes } from '../shared/time.ts'
import { judgeGroup } from './rules.ts'

it('findings come by start, rule, basis, unit and assignment', () => {
  const long = (member: string) => at(member, '2026-10-12T08:00', '20:00')
  const found = judged({
    planned: [
      long('A'),
      at('B', '2026-10-14T08:00', '10:00'),
      at('A', '2026-10-14T13:00', '14:00'),
    ],
    worked: [long('A')],
    contracts: [
      { startsOn: day('2026-01-01'), endsOn: day('2026-10-13'), weeklyMinutes: minutes(1_440) },
    ],
    absences: [{ kind: 'paid_leave', startsOn: day('2026-10-12'), endsOn: day('2026-10-12') }],
  })
  const told = found.map(({ startsAt, ruleId, basis, assignmentIds }) =>
    [startsAt, ruleId, basis, ...assignmentIds].join(' '),
  )
  expect(told).toEqual([
    '2026-10-12T08:00 LEA-16 planned as-A',
    '2026-10-12T08:00 LEA-16 worked as-A',
    '2026-10-12T08:00 TIM-01 planned as-A',
    '2026-10-12T08:00 TIM-01 worked as-A',
    '2026-10-12T08:00 TIM-08 planned as-A',
    '2026-10-12T08:00 TIM-08 worked as-A',
    '2026-10-14T08:00 CTR-01 planned as-B',
    '2026-10-14T13:00 CTR-01 planned as-A',
  ])
})

it('findings of one rule at one start come in the order of unit, then of assignment', () => {
  const days = ['12', '13', '14', '15', '16', '17', '18'].map((date) => `2026-10-${date}`)
  const week = days.map((date) => at('A', `${date}T08:00`, '12:00'))
  const rests = judged({ worked: week }).filter(({ ruleId }) => ruleId === 'TIM-06')
  expect(rests.map(({ unit }) => unit)).toEqual(['day', 'minute'])
  const twice = ['B', 'A'].map((member) => at(member, '2026-10-12T08:00', '10:00'))
  const contracts = [{ startsOn: day('2026-10-13'), endsOn: null }]
  const without = judged({ planned: twice, contracts })
  expect(without.map(({ ruleId, assignmentIds }) => [ruleId, assignmentIds])).toEqual([
    ['CTR-01', ['as-A']],
    ['CTR-01', ['as-B']],
  ])
})

it('findings on the group come in the same order', () => {
  const worked = [at('V', '2026-10-12T08:00', '12:00')]
  const members = { V: { publicBody: true }, W: { publicBody: true }, A: {} }
  const situation = { worked, planned: worked, members }
  const found = judgeGroup([personOf(situation)], circumstancesOf(situation))
  expect(found.map(({ ruleId, basis }) => [ruleId, basis])).toEqual([
    ['GEL-09', 'planned'],
    ['GEL-10', 'planned'],
    ['GEL-10', 'worked'],
  ])
})
