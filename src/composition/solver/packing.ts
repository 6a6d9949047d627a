import type { Instance } from './part.ts'
import type { Column } from './pricing.ts'

/** Columns over at most 31 places, each a bit. */
export interface Packed {
  readonly column: Column
  readonly mask: number
}

/**
 * The columns that are worth most together, none sharing a place, found by going through the
 * places: each is covered by one of its columns, or left. Ends after so many steps with the best so
 * far; answers null when nothing passes `least`.
 *
 * @param covers minutes that each place stands for, 0 for a person: what is left bounds the worth
 */
export function pack(
  columns: readonly Packed[],
  covers: readonly number[],
  perMinute: number,
  least: number,
  stepsMost: number,
): readonly Column[] | null {
  const byPlace = covers.map((_, place) =>
    columns
      .filter(({ mask }) => (mask & (1 << place)) !== 0)
      .toSorted((a, b) => b.column.worth - a.column.worth),
  )
  const masks = byPlace.map((own) => Int32Array.from(own, ({ mask }) => mask))
  let best: readonly Column[] | null = null
  let bestWorth = least
  let steps = 0
  const chosen: Column[] = []
  const search = (closed: number, worth: number, minutes: number): void => {
    steps += 1
    if (worth > bestWorth + 1e-7) {
      bestWorth = worth
      best = [...chosen]
    }
    if (steps > stepsMost || worth + minutes * perMinute <= bestWorth + 1e-7) return
    const place = scarcest(masks, covers, closed)
    if (place < 0) return
    for (const { column, mask } of byPlace[place] ?? []) {
      if ((mask & closed) !== 0) continue
      chosen.push(column)
      search(closed | mask, worth + column.worth, minutes - minutesIn(mask, covers))
      chosen.pop()
      if (steps > stepsMost) return
    }
    search(closed | (1 << place), worth, minutes - (covers[place] ?? 0))
  }
  search(
    0,
    0,
    covers.reduce((sum, each) => sum + each, 0),
  )
  return best
}

function minutesIn(mask: number, covers: readonly number[]): number {
  let sum = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1)
    sum += covers[31 - Math.clz32(rest & -rest)] ?? 0
  return sum
}

/** The open place with fewest columns left; places without any are out of the question. */
function scarcest(masks: readonly Int32Array[], covers: readonly number[], closed: number): number {
  let found = -1
  let fewest = Number.POSITIVE_INFINITY
  for (let place = 0; place < masks.length; place += 1) {
    const own = masks[place]
    if (own === undefined || (closed & (1 << place)) !== 0 || covers[place] === 0) continue
    let count = 0
    for (let at = 0; at < own.length && count < fewest; at += 1)
      if (((own[at] ?? 0) & closed) === 0) count += 1
    if (count > 0 && count < fewest) {
      fewest = count
      found = place
    }
  }
  return found
}

/** Columns one after the other, each if its needs and its person are still free. */
export function disjoint(columns: readonly Column[], instance: Instance): Column[] {
  const taken = new Uint8Array(instance.needs.length)
  const busy = new Uint8Array(instance.people.length)
  return columns.filter(({ needs, person }) => {
    if (needs.some((need) => taken[need] === 1) || busy[person] === 1) return false
    for (const need of needs) taken[need] = 1
    if (person >= 0) busy[person] = 1
    return true
  })
}
