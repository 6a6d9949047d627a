import type { Instance } from './part.ts'
import type { Seat } from './seat.ts'

/**
 * How many sets of lasting needs come to full time, those of needs that cannot be together among
 * them: whether it is worth going through all. Seasons are left out of the count.
 */
export function countSets(instance: Instance, seat: Seat, unitsMost: number): number {
  const width = unitsMost + 1
  const rows = seat.membersMost + 1
  // By members and least minutes: flexible needs make a set count once for what it can reach.
  let table = new Float64Array(rows * width)
  table[0] = 1
  for (let place = 0; place < seat.lasting.length; ) {
    const member = instance.memberOf[seat.lasting[place] ?? 0]
    let open = new Float64Array(rows * width)
    const closed = table
    for (; place < seat.lasting.length; place += 1) {
      const index = seat.lasting[place] ?? 0
      if (instance.memberOf[index] !== member) break
      const middle = Math.round(((instance.least[index] ?? 0) + (instance.most[index] ?? 0)) / 2)
      const next = open.slice()
      for (let row = 1; row < rows; row += 1)
        for (let sum = middle; sum < width; sum += 1) {
          const before = row * width + sum - middle
          next[row * width + sum] =
            (next[row * width + sum] ?? 0) + (open[before] ?? 0) + (closed[before - width] ?? 0)
        }
      open = next
    }
    table = closed.map((value, at) => value + (open[at] ?? 0))
  }
  const low = Math.max(0, (seat.goal.full - seat.goal.sold) / instance.unit)
  const high = (seat.goal.contract - seat.goal.sold) / instance.unit
  let count = 0
  for (let row = 1; row < rows; row += 1)
    for (let sum = low; sum <= high; sum += 1) count += table[row * width + sum] ?? 0
  return count
}
