import {
  type Cents,
  cents,
  divideHalfUp,
  NO_CENTS,
  type RateE4,
  rateE4,
} from '../../../shared/money.ts'
import type { FigureLine } from '../month-figures.ts'
import { addParts, type CostCell, costOfParts, NO_PARTS, type Parts } from './true-cost.ts'

/** What margins are read by. */
export const MARGIN_KEYS = ['member', 'employee', 'assignment'] as const
export type MarginKey = (typeof MARGIN_KEYS)[number]

/** Price against cost for some time. */
export interface Margin {
  readonly minutes: number
  /** Invoiced without VAT. */
  readonly netCents: Cents
  readonly parts: Parts
  readonly costCents: Cents
  readonly marginCents: Cents
  readonly costPerHourE4: RateE4
  readonly pricePerHourE4: RateE4
}

export interface MarginRow extends Margin {
  readonly memberId: string | null
  readonly employeeId: string | null
  readonly assignmentId: string | null
}

const perHour = (amount: Cents, minutes: number): RateE4 =>
  minutes > 0 ? rateE4(divideHalfUp(BigInt(amount) * 6_000n, BigInt(minutes))) : rateE4(0)

export const marginOf = (minutes: number, netCents: Cents, parts: Parts): Margin => {
  const costCents = costOfParts(parts)
  return {
    minutes,
    netCents,
    parts,
    costCents,
    marginCents: cents(netCents - costCents),
    costPerHourE4: perHour(costCents, minutes),
    pricePerHourE4: perHour(netCents, minutes),
  }
}

interface Named {
  readonly memberId: string | null
  readonly employeeId: string | null
  readonly assignmentId: string | null
}

const KEPT = {
  member: ({ memberId }: Named) => ({ memberId, employeeId: null, assignmentId: null }),
  employee: ({ employeeId }: Named) => ({ memberId: null, employeeId, assignmentId: null }),
  assignment: (one: Named) => ({
    memberId: one.memberId,
    employeeId: one.employeeId,
    assignmentId: one.assignmentId,
  }),
} as const satisfies Record<MarginKey, (one: Named) => Named>

interface Sum extends Named {
  minutes: number
  net: number
  parts: Parts
}

/** Margins by member, person or assignment; what belongs to none stands in a row of its own. */
export function marginRows(
  cells: readonly CostCell[],
  lines: readonly FigureLine[],
  by: MarginKey,
): readonly MarginRow[] {
  const sums = new Map<string, Sum>()
  const of = (one: Named): Sum => {
    const kept = KEPT[by](one)
    const key = [kept.memberId, kept.employeeId, kept.assignmentId].join('\0')
    const known = sums.get(key) ?? { ...kept, minutes: 0, net: 0, parts: NO_PARTS }
    sums.set(key, known)
    return known
  }
  for (const cell of cells) {
    const sum = of(cell)
    sum.minutes += cell.minutes
    sum.parts = addParts(sum.parts, cell.parts)
  }
  for (const line of lines) of(line).net += line.netCents
  return [...sums.values()]
    .map(({ minutes, net, parts, ...named }) => ({
      ...named,
      ...marginOf(minutes, cents(net), parts),
    }))
    .filter(({ minutes, netCents, costCents }) => minutes > 0 || netCents !== 0 || costCents !== 0)
}

/** Rows of several months as one. */
export function sumRows(rows: readonly MarginRow[]): readonly MarginRow[] {
  const groups = Map.groupBy(rows, ({ memberId, employeeId, assignmentId }) =>
    [memberId, employeeId, assignmentId].join('\0'),
  )
  return [...groups.values()].flatMap((same) => {
    const [first] = same
    return first === undefined ? [] : [{ ...first, ...totalOf(same) }]
  })
}

export function totalOf(rows: readonly Margin[]): Margin {
  let [minutes, net, parts] = [0, 0, NO_PARTS]
  for (const row of rows) {
    minutes += row.minutes
    net += row.netCents
    parts = addParts(parts, row.parts)
  }
  return marginOf(minutes, cents(net), parts)
}

export const NO_MARGIN: Margin = marginOf(0, NO_CENTS, NO_PARTS)
