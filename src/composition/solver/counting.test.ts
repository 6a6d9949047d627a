import { describe, expect, it } from 'vitest'
import { needOf, personOf, problemOf } from '../../../tests/support/composition-problem.ts'
import { day } from '../../shared/days.ts'
import { minutes } from '../../shared/time.ts'
import type { CompositionProblem } from '../model.ts'
import { counted } from './counting.ts'
import { instanceOf, partsOf } from './part.ts'
import { seatsOf } from './seat.ts'

const countedOf = (problem: CompositionProblem) =>
  partsOf(problem).map((part) => {
    const instance = instanceOf(problem, part)
    return counted(instance, seatsOf(instance))
  })

const sums = (problem: CompositionProblem) => ({
  jobs: countedOf(problem).reduce((sum, { jobs }) => sum + jobs, 0),
  bound: countedOf(problem).reduce((sum, { bound }) => sum + bound, 0),
})

/** A job of full time is worth its minutes, a tenth for itself, less one employer at least. */
const worthOf = (jobs: number, covered = jobs * 2_100): number => covered + jobs * 0.09

const lasting = (...asked: number[]) =>
  asked.map((each, at) => needOf({ id: `L${at}`, asked: each }))

const winter = (id: string, asked: number, endsOn = '2027-03-31') =>
  needOf({ id, asked, startsOn: day('2026-10-01'), endsOn: day(endsOn) })
const summer = (id: string, asked: number) =>
  needOf({ id, asked, startsOn: day('2027-04-01'), endsOn: day('2027-09-30') })

describe('counting', () => {
  it('cuts lasting needs to whole weeks: 4,199 minutes are one job, 4,200 two', () => {
    expect(sums(problemOf(lasting(700, 700, 700, 700, 700, 699)))).toEqual({
      jobs: 1,
      bound: worthOf(1),
    })
    expect(sums(problemOf(lasting(700, 700, 700, 700, 700, 700)))).toEqual({
      jobs: 2,
      bound: worthOf(2),
    })
  })

  it('makes no more jobs of a winter than its shortest long season has hours', () => {
    const pair = [winter('w', 2_100), summer('s', 2_100)]
    const three = sums(problemOf([...pair, winter('v', 2_100), ...lasting(2_099)]))
    expect(three.jobs).toBe(1)
    expect(three.bound).toBeCloseTo(worthOf(1), 6)
    const more = sums(problemOf([...pair, winter('v', 2_100), ...lasting(2_100)]))
    expect(more.jobs).toBe(2)
    expect(more.bound).toBeCloseTo(worthOf(2), 6)
  })

  it('lets a stretch of leave be empty, and no longer one', () => {
    // Until 30 September nobody is asked for any more: 43 days after 18 August, 44 after 17.
    const until = (endsOn: string) =>
      sums(
        problemOf([
          winter('w', 2_100),
          needOf({ id: 's', asked: 2_100, startsOn: day('2027-04-01'), endsOn: day(endsOn) }),
        ]),
      ).jobs
    expect(until('2027-08-18')).toBe(1)
    expect(until('2027-08-17')).toBe(0)
  })

  it('counts apart what may not share a person', () => {
    const needs = lasting(1_050, 1_050)
    const rivals = {
      'M-L0': { competitorGroup: 'x' },
      'M-L1': { competitorGroup: 'x' },
    }
    expect(sums(problemOf(needs)).jobs).toBe(1)
    expect(sums(problemOf(needs, { members: rivals }))).toEqual({ jobs: 0, bound: 0 })
  })

  it('fills people with what they lack, and makes posts of the rest', () => {
    const people = [700, 1_400].map((sold) =>
      personOf({ id: `P${sold}`, soldMinutes: minutes(sold) }),
    )
    const of = (...asked: number[]) => sums(problemOf(lasting(...asked), { people }))
    expect(of(700)).toEqual({ jobs: 1, bound: worthOf(1, 700) })
    expect(of(1_000, 1_099)).toEqual({ jobs: 1, bound: worthOf(1, 1_400) })
    expect(of(1_000, 1_100)).toEqual({ jobs: 2, bound: worthOf(2, 2_100) })
    expect(of(2_100, 1_400, 700)).toEqual({ jobs: 3, bound: worthOf(3, 4_200) })
  })
})
