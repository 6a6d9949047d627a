import type { Finding } from '../finding.ts'
import { findingOf, isIn, onEachBasis, type Rule, type Scene, spanOf, worksOf } from '../rule.ts'
import type { Piece, Timeline } from '../timeline.ts'

/**
 * One finding for each assignment and basis that has work of the judged days at fault; its date
 * is the first such day, its measure the minutes of such work.
 */
export const faultyWorkByAssignment = (
  rule: Rule,
  scene: Scene,
  isAtFault: (piece: Piece) => boolean,
): readonly Finding[] =>
  onEachBasis(scene, (timeline) =>
    [...faultyPieces(scene, timeline, isAtFault).values()].map((pieces) => {
      const measured = pieces.reduce((sum, { start, end }) => sum + (end - start), 0)
      const place = { basis: timeline.basis, works: worksOf(pieces), ...spanOf(pieces) }
      const limit = { limit: rule.defaultLimit, source: rule.source }
      return findingOf(rule, scene, { ...place, measured, ...limit })
    }),
  )

function faultyPieces(
  { period }: Scene,
  { days }: Timeline,
  isAtFault: (piece: Piece) => boolean,
): ReadonlyMap<string, readonly Piece[]> {
  const found = new Map<string, Piece[]>()
  for (const { day, pieces } of days) {
    if (!isIn(period, day)) continue
    for (const piece of pieces) {
      if (!isAtFault(piece)) continue
      const known = found.get(piece.work.assignmentId)
      if (known) known.push(piece)
      else found.set(piece.work.assignmentId, [piece])
    }
  }
  return found
}
