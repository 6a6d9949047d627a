import { type MemberCode, memberCodes } from '../../employees/ui/member-codes.ts'

const COLOURS = 6

/**
 * Letters and colours of all members of a page. A member keeps its colour in every picture, and
 * members of one job differ wherever six colours are enough.
 * @param together members of each job
 */
export function colouredMembers(
  members: readonly { readonly memberId: string; readonly name: string }[],
  together: readonly (readonly string[])[],
): ReadonlyMap<string, MemberCode> {
  const beside = neighboursOf(together)
  const codes = memberCodes(members)
  const colours = new Map<string, number>()
  const used = Array.from({ length: COLOURS + 1 }, () => 0)
  for (const memberId of codes.keys()) {
    const near = new Set([...(beside.get(memberId) ?? [])].map((other) => colours.get(other)))
    const colour = leastUsed(used, near)
    used[colour] = (used[colour] ?? 0) + 1
    colours.set(memberId, colour)
  }
  return new Map(
    [...codes].map(([memberId, code]) => [
      memberId,
      { ...code, colour: colours.get(memberId) ?? code.colour },
    ]),
  )
}

function neighboursOf(
  together: readonly (readonly string[])[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const beside = new Map<string, Set<string>>()
  for (const group of together) {
    for (const memberId of group) {
      const known = beside.get(memberId) ?? new Set()
      for (const other of group) if (other !== memberId) known.add(other)
      beside.set(memberId, known)
    }
  }
  return beside
}

/** The colour that the fewest have, none of the neighbours' where one is left. */
function leastUsed(used: readonly number[], near: ReadonlySet<number | undefined>): number {
  const all = Array.from({ length: COLOURS }, (_, place) => place + 1)
  const free = all.filter((colour) => !near.has(colour))
  return (free.length === 0 ? all : free).reduce((best, colour) =>
    (used[colour] ?? 0) < (used[best] ?? 0) ? colour : best,
  )
}
