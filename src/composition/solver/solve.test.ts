import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { needOf, northBy, personOf, problemOf } from '../../../tests/support/composition-problem.ts'
import { plantedComposition } from '../../../tests/support/planted-composition.ts'
import { day } from '../../shared/days.ts'
import { minutes } from '../../shared/time.ts'
import { type CompositionNeed, type CompositionProblem, DEFAULT_TERMS } from '../model.ts'
import { check } from '../rules/check.ts'
import { loadSolver } from './master.ts'
import { instanceOf, partsOf } from './part.ts'
import { PartSolver } from './part-solver.ts'
import { columnOf } from './pricing.ts'
import { answerOf, solve } from './solve.ts'

const highs = await loadSolver()

/** Solves in this thread, until nothing is left to do, or only employers and ways are. */
function solveHere(problem: CompositionProblem, polish = true) {
  const news = partsOf(problem).map((part) => {
    const instance = instanceOf(problem, part)
    const solver = new PartSolver(instance, highs)
    const control = { left: () => 1e6, stopped: () => false, improved: () => undefined }
    solver.first(control)
    solver.prove(control)
    if (polish) solver.polish(control)
    solver.dispose()
    const { state } = solver
    return {
      ...state,
      closed: solver.closed,
      goalsMet: solver.goalsMet,
      jobs: state.columns.map(({ needs, person }) => ({
        needIds: needs.map((index) => instance.needs[index]?.need.id ?? ''),
        personId: instance.people[person]?.id ?? null,
      })),
    }
  })
  return answerOf(problem, news)
}

const idsOf = (problem: CompositionProblem): string[][] =>
  solveHere(problem).jobs.map(({ pieces }) => pieces.map(({ needId }) => needId))

/** The most that jobs of a tiny problem can be worth: every set of needs is tried. */
function bruteForce(problem: CompositionProblem): number {
  const [part, ...others] = partsOf({ ...problem, sites: new Map(problem.sites) })
  if (part === undefined) return 0
  const instance = instanceOf(problem, {
    needIds: [part, ...others].flatMap(({ needIds }) => needIds),
    personIds: problem.people.map(({ id }) => id),
  })
  const count = instance.needs.length
  const seats = [-1, ...instance.people.keys()]
  const columns: { mask: number; person: number; worth: number }[] = []
  for (let mask = 1; mask < 1 << count; mask += 1) {
    const needs = instance.needs.map((_, index) => index).filter((at) => (mask & (1 << at)) !== 0)
    for (const person of seats) {
      const column = columnOf(instance, needs, person)
      if (column === null) continue
      const news = [{ ...column, ...EMPTY_NEWS, jobs: [jobOf(instance, column)] }]
      if (check(problem, answerOf(problem, news).jobs).length === 0)
        columns.push({ mask, person, worth: column.worth })
    }
  }
  const best = (from: number, taken: number, busy: number): number => {
    let most = 0
    for (let at = from; at < columns.length; at += 1) {
      const { mask = 0, person = -1, worth = 0 } = columns[at] ?? {}
      const holder = person < 0 ? 0 : 1 << person
      if ((mask & taken) === 0 && (holder & busy) === 0)
        most = Math.max(most, worth + best(at + 1, taken | mask, busy | holder))
    }
    return most
  }
  return best(0, 0, 0)
}

const EMPTY_NEWS = { objective: 0, bound: 0, jobsBound: 0, closed: true, goalsMet: true }

const jobOf = (
  instance: ReturnType<typeof instanceOf>,
  { needs, person }: { readonly needs: readonly number[]; readonly person: number },
) => ({
  needIds: needs.map((index) => instance.needs[index]?.need.id ?? ''),
  personId: instance.people[person]?.id ?? null,
})

const WINTER = { startsOn: day('2026-10-01'), endsOn: day('2027-03-31') }
const SUMMER = { startsOn: day('2027-04-01'), endsOn: day('2027-09-30') }

const tinyNeed = fc.record({
  asked: fc.constantFrom(420, 525, 700, 735, 840, 1_050, 1_155, 1_260, 1_400),
  slack: fc.constantFrom(0, 0, 0, 105),
  member: fc.integer({ min: 0, max: 5 }),
  season: fc.constantFrom(null, null, null, WINTER, SUMMER),
  halfDays: fc.constantFrom([], [], [], [0, 1, 2], [2, 3, 4, 5], [12, 13, 0]),
  far: fc.constantFrom(0, 0, 0, 30, 60),
})

const tinyProblem = fc
  .record({
    needs: fc.array(tinyNeed, { minLength: 1, maxLength: 7 }),
    rivals: fc.boolean(),
    publicBody: fc.boolean(),
    sold: fc.constantFrom(null, 700, 1_050),
  })
  .map(({ needs, rivals, publicBody, sold }) => {
    const made = needs.map(
      ({ asked, slack, member, season, halfDays, far }, at): CompositionNeed =>
        needOf({
          id: `N${at}`,
          asked,
          least: asked - slack,
          most: asked + slack,
          memberId: `M${member}`,
          siteId: `S${far}`,
          halfDays,
          ...season,
        }),
    )
    return problemOf(made, {
      members: {
        M0: rivals ? { competitorGroup: 'x' } : {},
        M1: rivals ? { competitorGroup: 'x' } : {},
        M2: { publicBody },
      },
      sites: { S0: northBy(0), S30: northBy(30), S60: northBy(60) },
      people: sold === null ? [] : [personOf({ id: 'P', soldMinutes: minutes(sold) })],
    })
  })

describe('composing', () => {
  it('finds as much as trying everything does, and every job is legal', () => {
    fc.assert(
      fc.property(tinyProblem, (problem) => {
        const answer = solveHere(problem)
        expect(check(problem, answer.jobs)).toEqual([])
        expect(answer.objective).toBeCloseTo(bruteForce(problem), 6)
        expect(answer.objective).toBeLessThanOrEqual(answer.bound + 1e-9)
        expect(answer.jobs.length).toBeLessThanOrEqual(answer.jobsBound)
        expect(answer.finished).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('does not depend on the order of the needs', () => {
    fc.assert(
      fc.property(tinyProblem, (problem) => {
        const turned = { ...problem, needs: problem.needs.toReversed() }
        expect(solveHere(turned).jobs).toEqual(solveHere(problem).jobs)
      }),
      { numRuns: 25 },
    )
  })

  it('covers each minute of weeks that were cut apart', () => {
    for (const options of [
      { seed: 1, jobs: 12, zones: 2, skills: 1, grain: 1, decoys: 6, baits: true },
      { seed: 2, jobs: 16, zones: 1, skills: 2, grain: 210, fixedEvery: 3 },
      { seed: 3, jobs: 12, zones: 1, skills: 1, grain: 15, seasonalEvery: 3, personEvery: 4 },
    ]) {
      const planted = plantedComposition(options)
      const answer = solveHere(planted.problem, false)
      expect(check(planted.problem, answer.jobs)).toEqual([])
      expect(answer.score.minutes).toBeCloseTo(planted.minutes, 6)
    }
  })

  it('keeps a locked job and composes the rest, and keeps apart what the planner parts', () => {
    const needs = ['a', 'b', 'c', 'd'].map((id) => needOf({ id, asked: 1_050 }))
    const problem = problemOf(needs)
    const locked = { jobs: [['a', 'd']], needsApart: [], membersApart: [] }
    expect(idsOf({ ...problem, locks: locked })).toEqual([
      ['a', 'd'],
      ['b', 'c'],
    ])
    const apart = {
      jobs: [],
      needsApart: [['a', 'b'] as const],
      membersApart: [['M-a', 'M-c'] as const],
    }
    expect(idsOf({ ...problem, locks: apart })).toEqual([
      ['a', 'd'],
      ['b', 'c'],
    ])
  })

  it('of equal answers keeps the jobs that run', () => {
    const needs = ['a', 'b', 'c', 'd'].map((id) => needOf({ id, asked: 1_050 }))
    for (const running of [
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      [
        ['a', 'd'],
        ['b', 'c'],
      ],
      [
        ['a', 'c'],
        ['b', 'd'],
      ],
    ])
      expect(idsOf(problemOf(needs, { running }))).toEqual(running)
  })

  it('completes an employee rather than leave him with hours to fill', () => {
    const problem = problemOf([needOf({ id: 'a', asked: 700 })], {
      people: [personOf({ id: 'P', soldMinutes: minutes(1_400) })],
    })
    expect(solveHere(problem).jobs).toMatchObject([{ personId: 'P', weeklyMinutes: 2_100 }])
    const short = personOf({ id: 'P', soldMinutes: minutes(1_399) })
    expect(solveHere({ ...problem, people: [short] }).jobs).toEqual([])
  })

  it('mixes skills only for somebody who holds them', () => {
    const needs = [
      needOf({ id: 'a', asked: 1_050, skill: 'soudeur' }),
      needOf({ id: 'b', asked: 1_050, skill: 'cariste', authorisations: ['CACES'] }),
    ]
    const person = personOf({ id: 'P', kind: 'candidate', skills: ['soudeur', 'cariste', 'CACES'] })
    expect(idsOf(problemOf(needs))).toEqual([])
    expect(idsOf(problemOf(needs, { people: [person] }))).toEqual([['a', 'b']])
    const without = { ...person, skills: ['soudeur', 'cariste'] }
    expect(idsOf(problemOf(needs, { people: [without] }))).toEqual([])
  })
})

describe('each limit, on both sides', () => {
  const parts = (count: number, asked = 2_100 / count) =>
    Array.from({ length: count }, (_, at) => needOf({ id: `n${at}`, asked }))

  it('full time is 2,100 minutes, neither one less nor one more', () => {
    expect(idsOf(problemOf(parts(2)))).toHaveLength(1)
    for (const asked of [1_049, 1_051])
      expect(
        idsOf(problemOf([needOf({ id: 'a', asked: 1_050 }), needOf({ id: 'b', asked })])),
      ).toEqual([])
  })

  it('four employers, not five', () => {
    expect(idsOf(problemOf(parts(4)))).toHaveLength(1)
    expect(idsOf(problemOf(parts(5)))).toEqual([])
    const shared = parts(5).map((need) => ({
      ...need,
      memberId: need.id === 'n4' ? 'M-n3' : need.memberId,
    }))
    expect(idsOf(problemOf(shared))).toHaveLength(1)
  })

  it('40 km by road, not more', () => {
    const needs = parts(2)
    const at = (km: number) => problemOf(needs, { sites: { 'S-M-n1': northBy(km) } })
    expect(idsOf(at(39.99))).toHaveLength(1)
    expect(idsOf(at(40.01))).toEqual([])
    const table = new Map([['S-M-n0|S-M-n1', 39]])
    expect(idsOf({ ...at(60), roadKm: table })).toHaveLength(1)
  })

  it('ten hours a day', () => {
    const day = (id: string, asked: number, halfDays: number[]) => needOf({ id, asked, halfDays })
    const rest = needOf({ id: 'c', asked: 1_500, halfDays: [2, 3, 4, 5, 6] })
    expect(idsOf(problemOf([day('a', 300, [0]), day('b', 300, [1]), rest]))).toHaveLength(1)
    const over = {
      ...rest,
      minutes: { least: minutes(1_499), asked: minutes(1_499), most: minutes(1_499) },
    }
    expect(idsOf(problemOf([day('a', 300, [0]), day('b', 301, [1]), over]))).toEqual([])
  })

  it('six days a week', () => {
    const needs = (last: number) => [
      needOf({ id: 'a', asked: 1_200, halfDays: [0, 2, 4, 6] }),
      needOf({ id: 'b', asked: 600, halfDays: [8, 10] }),
      needOf({ id: 'c', asked: 300, halfDays: [last] }),
    ]
    expect(idsOf(problemOf(needs(11)))).toHaveLength(1)
    expect(idsOf(problemOf(needs(12)))).toEqual([])
  })

  it('three quarters of the year at public members of a mixed group', () => {
    const needs = (atPublic: number) => [
      needOf({ id: 'a', asked: atPublic }),
      needOf({ id: 'b', asked: 2_100 - atPublic }),
    ]
    const members = { 'M-a': { publicBody: true } }
    expect(idsOf(problemOf(needs(1_575), { members }))).toHaveLength(1)
    expect(idsOf(problemOf(needs(1_576), { members }))).toEqual([])
  })

  it('1,607 hours a year: 43 days without work, not 44', () => {
    const pair = (end: string) =>
      problemOf([
        needOf({ id: 'a', asked: 2_100, ...WINTER }),
        needOf({ id: 'b', asked: 2_100, startsOn: SUMMER.startsOn, endsOn: day(end) }),
      ])
    expect(solveHere(pair('2027-08-18')).jobs).toMatchObject([{ annualised: true }])
    expect(idsOf(pair('2027-08-17'))).toEqual([])
  })

  it('one half-day, one place, unless the seasons do not meet', () => {
    const at = { halfDays: [0, 1, 2, 3, 4] }
    const needs = [
      needOf({ id: 'a', asked: 1_050, ...at }),
      needOf({ id: 'b', asked: 1_050, ...at }),
    ]
    expect(idsOf(problemOf(needs))).toEqual([])
    const all = { halfDays: [0, 1, 2, 3, 4, 5, 6] }
    const seasons = [
      needOf({ id: 'a', asked: 2_100, ...WINTER, ...all }),
      needOf({ id: 'b', asked: 2_100, ...SUMMER, ...all }),
    ]
    expect(idsOf(problemOf(seasons))).toEqual([['a', 'b']])
  })

  it('members on the day on which the need starts', () => {
    const leaving = (endsOn: string) => ({
      'M-n0': { memberships: [{ startsOn: day('2020-01-01'), endsOn: day(endsOn) }] },
    })
    expect(idsOf(problemOf(parts(2), { members: leaving('2026-10-01') }))).toHaveLength(1)
    const gone = solveHere(problemOf(parts(2), { members: leaving('2026-09-30') }))
    expect(gone.jobs).toEqual([])
    expect(gone.uncovered).toContainEqual({ needId: 'n0', reason: { kind: 'not-a-member' } })
  })
})

describe('in threads', () => {
  it('tells progress, and answers what it has when it is stopped', async () => {
    const planted = plantedComposition({ seed: 5, jobs: 6, zones: 2, skills: 1, grain: 210 })
    const stages = new Set<string>()
    const answer = await solve(planted.problem, {
      timeLimitMs: 20_000,
      onProgress: ({ stage }) => stages.add(stage),
    })
    expect(answer.jobs).toHaveLength(6)
    expect(stages).toContain('columns')
    const stop = new AbortController()
    stop.abort()
    const stopped = await solve(planted.problem, { signal: stop.signal })
    expect(stopped).toMatchObject({ jobs: [], finished: false })
    expect(stopped.bound).toBeGreaterThanOrEqual(answer.objective)
  })

  it('has nothing to say of nothing', async () => {
    expect(await solve(problemOf([]))).toMatchObject({ jobs: [], objective: 0, gap: 0 })
    expect(await solve(problemOf([], { terms: DEFAULT_TERMS }))).toMatchObject({ finished: true })
  })
})
