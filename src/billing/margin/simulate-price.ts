import type { GroupDb } from '../../platform/database/index.ts'
import { lastDayOf, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type Cents, cents, NO_CENTS } from '../../shared/money.ts'
import type { PriceSimulation } from './margin-contract.ts'
import { priceOn } from './margin-store.ts'
import type { FiguresOfMonth } from './month-figures.ts'
import { Figures, monthOfMargin, monthsOfYear } from './month-of-margin.ts'
import { type Margin, marginOf, marginRows, NO_MARGIN, totalOf } from './rules/margin-rows.ts'
import { reprice, type TriedPrice } from './rules/reprice.ts'

interface Compared {
  readonly before: Margin
  readonly after: Margin
  readonly keptCents: Cents
}

const NOTHING: Compared = { before: NO_MARGIN, after: NO_MARGIN, keptCents: NO_CENTS }

const compared = (before: Margin, gain: number, keptCents: Cents): Compared => ({
  before,
  after: marginOf(before.minutes, cents(before.netCents + gain), before.parts),
  keptCents,
})

const sum = (one: Compared, other: Compared): Compared => ({
  before: totalOf([one.before, other.before]),
  after: totalOf([one.after, other.after]),
  keptCents: cents(one.keptCents + other.keptCents),
})

/**
 * "If the coefficient of this assignment were 1.95": what the month and its year would bill and
 * leave. Costs do not move; lines that no price explains keep their amount. Null: no such
 * assignment.
 */
export async function simulatePrice(
  db: GroupDb,
  asked: {
    readonly groupId: GroupId
    readonly month: Month
    readonly assignmentId: string
    readonly tried: TriedPrice
  },
  figuresOfMonth: FiguresOfMonth,
): Promise<PriceSimulation | null> {
  const { groupId, month, assignmentId, tried } = asked
  const known = await priceOn(db, groupId, assignmentId, lastDayOf(month))
  if (known === null) return null
  const figures = new Figures(db, groupId, figuresOfMonth)
  const withFigures = await monthsOfYear(db, groupId, month.slice(0, 4))
  const months = [...new Set([...withFigures, month])].sort()
  let year = { assignment: NOTHING, group: NOTHING }
  let own = year
  let state: PriceSimulation['state'] = 'forecast'
  for (const each of months) {
    const found = await monthOfMargin(db, groupId, each, figures)
    const { lines, cells, costs } = found
    const ownLines = lines.filter((line) => line.assignmentId === assignmentId)
    const ownCells = cells.filter((cell) => cell.assignmentId === assignmentId)
    const before = totalOf(marginRows(ownCells, ownLines, 'assignment'))
    const { netCents, keptCents } = reprice(ownLines, each, tried, costs)
    const gain = netCents - before.netCents
    const moved = {
      assignment: compared(before, gain, keptCents),
      group: compared(totalOf(marginRows(cells, lines, 'member')), gain, keptCents),
    }
    year = {
      assignment: sum(year.assignment, moved.assignment),
      group: sum(year.group, moved.group),
    }
    if (each === month) [own, state] = [moved, found.state]
  }
  const { agreed, ...names } = known
  return {
    month,
    state,
    assignmentId,
    ...names,
    agreed,
    assignment: { month: own.assignment, year: year.assignment },
    group: { month: own.group, year: year.group },
    months,
  }
}
