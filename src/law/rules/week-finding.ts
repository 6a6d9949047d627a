import type { Day } from '../../shared/days.ts'
import type { Basis, Finding } from '../finding.ts'
import { findingOf, type Rule, type Scene, spanOf, worksOf } from '../rule.ts'

interface SeenOnWeek {
  readonly basis: Basis
  readonly week: Day
  readonly measured: number
  readonly limit: number
  readonly source: string
}

/** The finding of a sum on the week that passes it: that week's work is named, the sum measured. */
export function findingOnWeek(rule: Rule, scene: Scene, seen: SeenOnWeek): readonly Finding[] {
  const { week, ...numbers } = seen
  const load = scene[seen.basis].weeks.find(({ day }) => day === week)
  if (load === undefined) return []
  const place = { works: worksOf(load.pieces), ...spanOf(load.pieces), date: week }
  return [findingOf(rule, scene, { ...numbers, ...place })]
}
