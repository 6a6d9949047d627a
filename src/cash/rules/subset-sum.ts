const MOST_STEPS = 60_000

/**
 * The sets of amounts, by their places, that add up to a total: two at most, since what matters is
 * whether there is one alone. The search ends after so many steps; then what was found is not known
 * to be alone.
 */
export function subsetsOfSum(
  amounts: readonly number[],
  total: number,
): { readonly found: readonly (readonly number[])[]; readonly isComplete: boolean } {
  const order = amounts.map((_, at) => at).sort((a, b) => magnitude(b) - magnitude(a))
  function magnitude(at: number): number {
    return Math.abs(amounts[at] ?? 0)
  }
  const least = rest(order, (amount) => Math.min(0, amount))
  const most = rest(order, (amount) => Math.max(0, amount))
  function rest(places: readonly number[], part: (amount: number) => number): number[] {
    const sums = [0]
    for (const at of [...places].reverse()) sums.unshift((sums[0] ?? 0) + part(amounts[at] ?? 0))
    return sums
  }
  const found: number[][] = []
  let steps = 0
  const search = (depth: number, missing: number, taken: readonly number[]): void => {
    steps += 1
    if (found.length > 1 || steps > MOST_STEPS) return
    if (missing === 0 && taken.length > 0) {
      found.push([...taken].sort((a, b) => a - b))
      // A longer set with the same sum holds amounts that cancel out: it is no other answer.
      return
    }
    const at = order[depth]
    if (at === undefined) return
    if (missing < (least[depth] ?? 0) || missing > (most[depth] ?? 0)) return
    search(depth + 1, missing - (amounts[at] ?? 0), [...taken, at])
    search(depth + 1, missing, taken)
  }
  search(0, total, [])
  return { found, isComplete: steps <= MOST_STEPS }
}
