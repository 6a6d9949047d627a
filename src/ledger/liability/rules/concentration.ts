import { divideHalfUp, E4 } from '../../../shared/money.ts'

/** Shares in ten-thousandths, half up; null where nothing was billed. */
export interface Concentration {
  readonly topOneE4: number | null
  readonly topFiveE4: number | null
  /** Sum of the squared shares (Herfindahl-Hirschman): 10000 is one member alone. */
  readonly herfindahlE4: number | null
}

/**
 * On how few members a group rests: what a default would take away (domain page, 9.3). What weighs
 * below zero, where credit notes exceed invoices, counts for nothing.
 */
export function concentrationOf(netCents: readonly number[]): Concentration {
  const weights = netCents.filter((net) => net > 0).sort((a, b) => b - a)
  const total = weights.reduce((sum, net) => sum + BigInt(net), 0n)
  if (total === 0n) return { topOneE4: null, topFiveE4: null, herfindahlE4: null }
  const top = (count: number): number => {
    const sum = weights.slice(0, count).reduce((all, net) => all + BigInt(net), 0n)
    return Number(divideHalfUp(sum * E4, total))
  }
  const squares = weights.reduce((sum, net) => sum + BigInt(net) * BigInt(net), 0n)
  return {
    topOneE4: top(1),
    topFiveE4: top(5),
    herfindahlE4: Number(divideHalfUp(squares * E4, total * total)),
  }
}
