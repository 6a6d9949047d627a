import { allocate } from '../shared/money.ts'
import type { Band, WeekPremium } from './week-bands.ts'

/** How the premiums of a week are shared over the members that used the person: see `splitWeek`. */
export type OvertimeSplit = 'pro_rata' | 'chronological'

/** Minutes of one week worked for one assignment at one rate. */
export interface WeekCell {
  readonly memberId: string
  readonly assignmentId: string
  readonly rateKey: string
}

/** Work of the week in order of time. */
export interface WeekWork<Cell extends WeekCell> {
  readonly cell: Cell
  readonly minutes: number
}

export interface PremiumShare<Cell extends WeekCell> {
  readonly cell: Cell
  readonly band: Band
  readonly kind: WeekPremium
  readonly minutes: number
}

const LEVELS = ['memberId', 'assignmentId', 'rateKey'] as const

/**
 * Which member bears the premium minutes of a week that several members used (OVT-08; the law is
 * silent, the group chooses):
 * - `pro_rata`: each band is split by largest remainder over the members by their minutes of the
 *   week, then inside a member over its assignments, then over prices, each in order of identifier;
 * - `chronological`: the minutes beyond a threshold belong to the work during which they fell.
 * The shares of a band add up to the band.
 */
export function splitWeek<Cell extends WeekCell>(
  bands: readonly Band[],
  work: readonly WeekWork<Cell>[],
  policy: OvertimeSplit,
): readonly PremiumShare<Cell>[] {
  if (policy === 'chronological') return bands.flatMap((band) => inOrderOfTime(band, work))
  return bands.flatMap((band) => inProportion(band, band.to - band.from, work, 0))
}

function inOrderOfTime<Cell extends WeekCell>(
  band: Band,
  work: readonly WeekWork<Cell>[],
): readonly PremiumShare<Cell>[] {
  let before = 0
  return work.flatMap(({ cell, minutes }) => {
    const from = Math.max(band.from, before)
    before += minutes
    const shared = Math.min(band.to, before) - from
    return shared > 0 ? [{ cell, band, kind: band.kind, minutes: shared }] : []
  })
}

function inProportion<Cell extends WeekCell>(
  band: Band,
  minutes: number,
  work: readonly WeekWork<Cell>[],
  depth: number,
): readonly PremiumShare<Cell>[] {
  const level = LEVELS[depth]
  const first = work[0]
  if (minutes === 0 || first === undefined) return []
  if (level === undefined) return [{ cell: first.cell, band, kind: band.kind, minutes }]
  const groups = Map.groupBy(work, ({ cell }) => cell[level])
  const names = [...groups.keys()].sort()
  const weights = names.map((name) => sumOf(groups.get(name) ?? []))
  return allocate(minutes, weights).flatMap((part, index) =>
    inProportion(band, part, groups.get(names[index] ?? '') ?? [], depth + 1),
  )
}

const sumOf = (work: readonly { readonly minutes: number }[]): number =>
  work.reduce((sum, { minutes }) => sum + minutes, 0)
