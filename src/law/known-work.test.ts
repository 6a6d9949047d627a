import { expect, it } from 'vitest'
import { at, personOf } from '../../tests/support/person.ts'
import { day, month } from '../shared/days.ts'
import { minutes } from '../shared/time.ts'
import type { PastWork } from './facts.ts'
import { withKnownWork } from './known-work.ts'
import { LIMITS_OF_THE_LAW } from './limits.ts'
import { workSums } from './work-sums.ts'

const past = (week: string, memberId: string, length: number): PastWork => ({
  week: day(week),
  month: month(week.slice(0, 7)),
  memberId,
  minutes: minutes(length),
  nightMinutes: minutes(0),
  longNights: 0,
})

it('what a person declared stands for what was planned on the same days and in the same weeks', () => {
  const declared = at('A', '2026-10-12T09:00', '12:00')
  const sameDay = at('B', '2026-10-12T14:00', '18:00')
  const nextDay = at('B', '2026-10-13T14:00', '18:00')
  const known = withKnownWork(
    personOf({
      worked: [declared],
      planned: [sameDay, nextDay],
      pastWorked: [past('2026-09-07', 'A', 600)],
      pastPlanned: [past('2026-09-07', 'B', 900), past('2026-09-14', 'B', 900)],
    }),
  )
  expect(known.planned).toEqual([declared, nextDay])
  expect(known.worked).toEqual([])
  expect(known.past.planned.map(({ week, memberId }) => [week, memberId])).toEqual([
    ['2026-09-07', 'A'],
    ['2026-09-14', 'B'],
  ])
  expect(known.past.worked).toEqual([])
})

it('work adds up by local day and by week', () => {
  const { days, weeks } = workSums(
    [at('A', '2026-10-18T20:00', '02:00'), at('B', '2026-10-18T08:00', '09:00')],
    LIMITS_OF_THE_LAW,
  )
  expect([...days]).toEqual([
    ['2026-10-18', 300],
    ['2026-10-19', 120],
  ])
  expect(weeks).toEqual([
    { week: '2026-10-12', minutes: 300 },
    { week: '2026-10-19', minutes: 120 },
  ])
})
