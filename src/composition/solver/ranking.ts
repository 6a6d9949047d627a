import { disjoint } from './packing.ts'
import type { Instance } from './part.ts'
import { type Column, columnOf } from './pricing.ts'

/** Jobs out of the columns of needs that few others want first. */
export function byRarity(columns: readonly Column[], instance: Instance): Column[] {
  const uses = new Float64Array(instance.needs.length)
  for (const { needs } of columns) for (const need of needs) uses[need] = (uses[need] ?? 0) + 1
  const rarity = ({ needs }: Column): number =>
    needs.reduce((sum, need) => sum + 1 / (uses[need] ?? 1), 0) / needs.length
  const ranked = columns
    .map((column) => ({ column, rank: rarity(column) }))
    .toSorted((a, b) => b.rank - a.rank || b.column.worth - a.column.worth)
  return disjoint(
    ranked.map(({ column }) => column),
    instance,
  )
}

/** What a column is worth beyond the prices of its needs. */
export function gainOf(column: Column, prices: Float64Array): number {
  return column.needs.reduce((rest, need) => rest - (prices[need] ?? 0), column.worth)
}

/** The columns that gain most at these prices. */
export function cheapest(columns: Iterable<Column>, prices: Float64Array, count: number): Column[] {
  return [...columns]
    .map((column) => ({ column, gain: gainOf(column, prices) }))
    .toSorted((a, b) => b.gain - a.gain)
    .slice(0, count)
    .map(({ column }) => column)
}

/** The column of needs that are given from outside; null where they cannot be a job. */
export function legalColumn(
  instance: Instance,
  needs: readonly number[],
  person: number,
): Column | null {
  const { conflicts, serves, needs: all } = instance
  const clash = needs.some((a) => needs.some((b) => conflicts[a * all.length + b] === 1))
  const served =
    person < 0
      ? new Set(needs.map((index) => all[index]?.need.skill)).size === 1
      : needs.every((index) => serves[person]?.[index] === 1)
  if (clash || !served) return null
  const column = columnOf(instance, needs, person)
  const known = instance.people[person]?.memberIds ?? []
  const members = new Set([...known, ...needs.map((index) => all[index]?.need.memberId ?? '')])
  return column !== null && members.size <= instance.problem.terms.membersMost ? column : null
}
