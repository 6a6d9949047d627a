import fc from 'fast-check'
import { expect, it } from 'vitest'
import { needOf, problemOf } from '../../../tests/support/composition-problem.ts'
import { Exchange } from './exchange.ts'
import { instanceOf, partsOf } from './part.ts'
import { worthOf } from './part-state.ts'
import { type Column, columnOf } from './pricing.ts'

/** Halves of a week: any two of them are a job. */
const halves = problemOf(
  Array.from({ length: 6 }, (_, at) => needOf({ id: `n${at}`, asked: 1_050 })),
)
const [part] = partsOf(halves)
const instance = instanceOf(halves, part ?? { needIds: [], personIds: [] })
const pair = (a: number, b: number): Column[] => {
  const column = columnOf(instance, [a, b], -1)
  return column === null ? [] : [column]
}
const places = fc.integer({ min: 0, max: 5 })

const mostOf = (columns: readonly Column[], taken = new Set<number>()): number =>
  columns.reduce((most, column, at) => {
    if (column.needs.some((need) => taken.has(need))) return most
    const rest = mostOf(columns.slice(at + 1), new Set([...taken, ...column.needs]))
    return Math.max(most, column.worth + rest)
  }, 0)

it('finds the jobs that are worth most together, whichever pairs there are', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(places, places), { minLength: 1, maxLength: 9 }), (pairs) => {
      const keys = new Set(pairs.filter(([a, b]) => a < b).map(([a, b]) => `${a} ${b}`))
      const columns = [...keys].flatMap((key) => {
        const [a = 0, b = 0] = key.split(' ').map(Number)
        return pair(a, b)
      })
      let best: readonly Column[] = []
      new Exchange(instance, columns).run(columns.slice(0, 1), {
        stop: () => false,
        enough: () => false,
        found: (found) => {
          best = found
        },
      })
      const known = Math.max(worthOf(best), worthOf(columns.slice(0, 1)))
      expect(known).toBeCloseTo(mostOf(columns), 6)
      expect(new Set(best.flatMap(({ needs }) => needs)).size).toBe(best.length * 2)
    }),
  )
})
