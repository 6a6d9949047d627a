import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, type Situation } from '../../../tests/support/person.ts'
import { judged } from '../../../tests/support/person.ts'
import { addDays, type Day, day, dayOfNumber, dayNumber, mondayOf } from '../../shared/days.ts'
import { instant, localDayAt, type Minutes, minutes, startOfDay, zone } from '../../shared/time.ts'
import type { Finding, Work } from '../index.ts'

const PARIS = zone('Europe/Paris')

interface Choice {
  /** Minutes of rest before the work. */
  readonly rest: number
  readonly length: number
  readonly break: number
  readonly breakAt: number | null
  readonly member: string
}

const choice: fc.Arbitrary<Choice> = fc.record({
  rest: fc.oneof(
    fc.constantFrom(0, 5, 19, 20, 30, 60, 120, 121),
    fc.integer({ min: 600, max: 1_000 }),
    fc.integer({ min: 1_900, max: 2_300 }),
  ),
  length: fc.oneof(fc.integer({ min: 1, max: 240 }), fc.integer({ min: 300, max: 780 })),
  break: fc.constantFrom(0, 0, 19, 20, 45),
  breakAt: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 300 })),
  member: fc.constantFrom('A', 'B', 'C'),
})

/** Work in a row from a day on: no two overlap. */
function worksFrom(first: string, choices: readonly Choice[]): Work[] {
  let clock: number = startOfDay(day(first), PARIS)
  return choices.map((one, index) => {
    const start = clock + one.rest
    clock = start + one.length
    const length = Math.min(one.break, one.length)
    const latest = one.length - length
    return {
      id: `w${String(index).padStart(3, '0')}`,
      assignmentId: `as-${one.member}`,
      memberId: one.member,
      siteId: one.member,
      zone: PARIS,
      start: instant(start),
      end: instant(clock),
      breakStart: one.breakAt === null ? null : instant(start + Math.min(one.breakAt, latest)),
      breakMinutes: minutes(length),
    }
  })
}

/** Random months around a clock change, a month's end and a year's end. */
const someWorks = fc
  .tuple(
    fc.constantFrom('2026-03-19', '2026-10-15', '2026-12-20', '2026-05-25'),
    fc.array(choice, { minLength: 1, maxLength: 30 }),
  )
  .map(([first, choices]) => worksFrom(first, choices))

const PERIOD = { from: '2026-01-01', to: '2027-12-31' } as const
const judgeWorks = (worked: readonly Work[], more: Situation = {}) =>
  judged({ worked, ...PERIOD, ...more })

/** Every minute of effective work, one by one: slow and obvious. */
function minutesOf(works: readonly Work[]): Set<number> {
  const found = new Set<number>()
  for (const work of works) {
    const length: Minutes = work.breakMinutes
    const pause = work.breakStart ?? work.start + Math.floor((work.end - work.start - length) / 2)
    for (let at: number = work.start; at < work.end; at += 1)
      if (at < pause || at >= pause + length) found.add(at)
  }
  return found
}

function countBy(works: readonly Work[], key: (on: Day) => Day): Map<Day, number> {
  const counts = new Map<Day, number>()
  for (const at of minutesOf(works)) {
    const name = key(localDayAt(instant(at), PARIS))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

const over = (counts: ReadonlyMap<Day, number>, limit: number): [Day, number][] =>
  [...counts].filter(([, count]) => count > limit).sort(([a], [b]) => (a < b ? -1 : 1))

const found = (findings: readonly Finding[], ruleId: string): [Day, number][] =>
  findings.filter((one) => one.ruleId === ruleId).map(({ date, measured }) => [date, measured])

/** Whether a run of minutes without presence is long enough and of the week. */
function hasWeeklyRest(works: readonly Work[], monday: Day): boolean {
  const start = startOfDay(monday, PARIS)
  const end = startOfDay(addDays(monday, 7), PARIS)
  const present = new Set<number>()
  for (const work of works)
    for (let at: number = work.start; at < work.end; at += 1) present.add(at)
  const sunday = addDays(monday, 6)
  const FAR = 2_200
  let from: number | null = null
  for (let at = start - FAR; at <= end + FAR; at += 1) {
    const isFree = at < end + FAR && !present.has(at)
    if (isFree && from === null) from = at
    if (isFree || from === null) continue
    const inside = Math.min(at, end) - Math.max(from, start)
    let began = from
    while (present.has(began - 1)) began -= 1
    const followsNight = from >= start && began < from && localDayAt(instant(began), PARIS) < sunday
    if (at - from >= 2_100 && (inside >= 1_440 || followsNight)) return true
    from = null
  }
  return false
}

describe('the rules', () => {
  it('agree with a count minute by minute on days, weeks and weekly rests', () => {
    fc.assert(
      fc.property(someWorks, (works) => {
        const findings = judgeWorks(works)
        expect(found(findings, 'TIM-01')).toEqual(
          over(
            countBy(works, (on) => on),
            600,
          ),
        )
        const weeks = countBy(works, mondayOf)
        expect(found(findings, 'TIM-02')).toEqual(over(weeks, 2_880))
        const restless = [...weeks.keys()].filter((monday) => !hasWeeklyRest(works, monday)).sort()
        const short = findings.filter((one) => one.ruleId === 'TIM-06' && one.unit === 'minute')
        expect(short.map(({ date }) => date)).toEqual(restless)
        for (const { measured, limit } of short) expect(measured).toBeLessThan(limit)
      }),
      { numRuns: 40 },
    )
  })

  it('find a short daily rest only where twenty-four hours hold none of eleven', () => {
    fc.assert(
      fc.property(someWorks, (works) => {
        const present = new Set<number>()
        for (const { start, end } of works)
          for (let at: number = start; at < end; at += 1) present.add(at)
        const longest = (from: number) => {
          let best = 0
          for (let at = from, run = 0; at < from + 1_440; at += 1) {
            run = present.has(at) ? 0 : run + 1
            best = Math.max(best, run)
          }
          return best
        }
        for (const finding of judgeWorks(works).filter(({ ruleId }) => ruleId === 'TIM-05')) {
          const named = works.filter(({ id }) => finding.shiftIds.includes(id))
          const until = Math.max(...named.map(({ end }) => end))
          const starts = works.filter(({ start }) => start >= until - 3_000 && start < until)
          expect(starts.some(({ start }) => longest(start) < 660)).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('do not depend on the order in which work was entered', () => {
    fc.assert(
      fc.property(
        someWorks.chain((works) =>
          fc.tuple(fc.constant(works), fc.shuffledSubarray(works, { minLength: works.length })),
        ),
        ([works, shuffled]) => {
          expect(judgeWorks(shuffled)).toEqual(judgeWorks(works))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('see no difference when a shift is split between two members', () => {
    const numbers = (findings: readonly Finding[]) =>
      findings.map(({ ruleId, date, startsAt, endsAt, measured }) =>
        [ruleId, date, startsAt, endsAt, measured].join(' '),
      )
    const split = (work: Work): Work[] => {
      const middle = instant(Math.floor((work.start + work.end) / 2))
      if (middle <= work.start) return [work]
      return [
        { ...work, end: middle },
        { ...work, id: `${work.id}-2`, memberId: 'Z', assignmentId: 'as-Z', start: middle },
      ]
    }
    fc.assert(
      fc.property(someWorks, (works) => {
        const unbroken = works.map((work) => ({ ...work, breakMinutes: minutes(0) }))
        const ofTheLaw = ({ ruleId }: Finding) => ruleId.startsWith('TIM')
        expect(numbers(judgeWorks(unbroken.flatMap(split)).filter(ofTheLaw))).toEqual(
          numbers(judgeWorks(unbroken).filter(ofTheLaw)),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('never turn a day or a week right because work was added', () => {
    fc.assert(
      fc.property(someWorks, choice, (works, more) => {
        const last = works.at(-1)
        const first = works[0]
        if (first === undefined || last === undefined) return
        const added = {
          ...first,
          id: 'added',
          start: last.end,
          end: instant(last.end + more.length),
        }
        const before = judgeWorks(works)
        const after = judgeWorks([...works, { ...added, breakStart: null }])
        for (const ruleId of ['TIM-01', 'TIM-02']) {
          const still = new Map(found(after, ruleId))
          for (const [date, measured] of found(before, ruleId))
            expect(still.get(date)).toBeGreaterThanOrEqual(measured)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('judge a month alone as they judge it inside a year', () => {
    fc.assert(
      fc.property(someWorks, (works) => {
        const first = works[0]
        if (first === undefined) return
        const from = dayOfNumber(dayNumber(localDayAt(first.start, PARIS)) + 7)
        const to = addDays(from, 6)
        const near = works.filter(
          ({ start }) =>
            localDayAt(start, PARIS) >= addDays(from, -10) &&
            localDayAt(start, PARIS) <= addDays(to, 10),
        )
        expect(judgeWorks(near, { from, to })).toEqual(judgeWorks(works, { from, to }))
      }),
      { numRuns: 60 },
    )
  })

  it('give nothing for a person without work', () => {
    expect(judgeWorks([])).toEqual([])
    expect(judgeWorks([at('A', '2026-10-12T08:00', '12:00')])).toEqual([])
  })
})
