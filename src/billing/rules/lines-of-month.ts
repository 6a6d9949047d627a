import type { EmployeeCost, PayItem, WorkPart } from '../../payroll/index.ts'
import { isGross } from '../../payroll/index.ts'
import type { Month } from '../../shared/days.ts'
import {
  allocate,
  type Cents,
  cents,
  NO_CENTS,
  type RateE4,
  rateE4,
  sumCents,
} from '../../shared/money.ts'
import type { LineKind, PriceExplanation } from '../invoice.ts'
import { agreementKey, type Loading, priceOfBonus, priceOfPart } from './price.ts'

/** A line before it has its invoice and its VAT. */
export interface DraftLine {
  readonly memberId: string
  /** Null for what is about nobody: a fee, an advance. */
  readonly employeeId: string | null
  readonly assignmentId: string | null
  readonly kind: LineKind
  readonly period: Month
  readonly correctedKind: LineKind | null
  readonly minutes: number | null
  readonly unitPriceE4: RateE4 | null
  readonly netCents: Cents
  readonly wagesCents: Cents
  readonly contributionsCents: Cents
  readonly explanation: PriceExplanation
  readonly entryIds: readonly string[]
}

export interface LinesOfMonth {
  readonly lines: readonly DraftLine[]
  /** Bonuses billed at face value: the person has no assignment at that member in the month. */
  readonly atFaceValue: readonly string[]
}

/**
 * The lines that one employee makes in a month: one per assignment, rate and kind for the hours and
 * the premiums, one per pay item that a member bears. Expenses are billed on at cost.
 */
export function linesOfMonth(
  employeeId: string,
  period: Month,
  parts: readonly WorkPart[],
  payItems: readonly PayItem[],
  costs: readonly EmployeeCost[],
): LinesOfMonth {
  const loading = loadingOf(costs)
  const atFaceValue: string[] = []
  const worked = parts.map((part) => workLine(employeeId, period, part, loading))
  const items = payItems.flatMap((item) => {
    if (item.memberId === null || item.month !== period) return []
    const home = mainPart(parts, item.memberId)
    if (home === undefined && isGross(item)) atFaceValue.push(item.payItemId)
    return [itemLine(employeeId, item, item.memberId, home, loading)]
  })
  return { lines: withContributions([...worked, ...items], costs), atFaceValue }
}

export const loadingOf = (costs: readonly EmployeeCost[]): Loading => ({
  grossCents: sumCents(costs.map(({ grossCents }) => grossCents)),
  totalCents: sumCents(costs.map(({ totalCents }) => totalCents)),
})

function workLine(employeeId: string, period: Month, part: WorkPart, loading: Loading): DraftLine {
  const { unitPriceE4, netCents, explanation } = priceOfPart(part, loading)
  return {
    memberId: part.memberId,
    employeeId,
    assignmentId: part.assignmentId,
    kind: part.kind,
    period,
    correctedKind: null,
    minutes: part.minutes,
    unitPriceE4,
    netCents,
    wagesCents: part.grossCents,
    contributionsCents: NO_CENTS,
    explanation: { ...explanation, label: part.rate.job },
    entryIds: part.entryIds,
  }
}

/** Hours of the assignment with most minutes at the member; of equals, the lowest identifier. */
function mainPart(parts: readonly WorkPart[], memberId: string): WorkPart | undefined {
  const here = parts.filter((part) => part.kind === 'hours' && part.memberId === memberId)
  const total = (assignmentId: string): number =>
    here.reduce((sum, part) => sum + (part.assignmentId === assignmentId ? part.minutes : 0), 0)
  return here.toSorted(
    (a, b) =>
      total(b.assignmentId) - total(a.assignmentId) ||
      (a.assignmentId === b.assignmentId
        ? b.minutes - a.minutes
        : a.assignmentId < b.assignmentId
          ? -1
          : 1),
  )[0]
}

function itemLine(
  employeeId: string,
  item: PayItem,
  memberId: string,
  home: WorkPart | undefined,
  loading: Loading,
): DraftLine {
  const asBonus = isGross(item) && home !== undefined
  const netCents = asBonus
    ? priceOfBonus(item.amountCents, home.rate.price, loading)
    : item.amountCents
  const price = home?.rate.price
  return {
    memberId,
    employeeId,
    assignmentId: home?.assignmentId ?? null,
    kind: isGross(item) ? 'bonus' : 'expense',
    period: item.month,
    correctedKind: null,
    minutes: null,
    unitPriceE4: rateE4(netCents * 100),
    netCents,
    wagesCents: isGross(item) ? item.amountCents : NO_CENTS,
    contributionsCents: NO_CENTS,
    explanation: {
      pricing: asBonus && price ? price.pricing : 'at_cost',
      ...(asBonus && price?.pricing === 'coefficient' && price.coefficientE4 !== null
        ? { coefficientE4: price.coefficientE4 }
        : {}),
      ...(asBonus && price?.pricing === 'cost_plus_percent' && price.percentE4 !== null
        ? { percentE4: price.percentE4 }
        : {}),
      item: item.code,
      label: item.label ?? item.code,
    },
    entryIds: [],
  }
}

/** The contributions that the lines of each member repay: split by their gross pay, to the cent. */
function withContributions(
  lines: readonly DraftLine[],
  costs: readonly EmployeeCost[],
): readonly DraftLine[] {
  const shares = new Map<DraftLine, number>()
  for (const cost of costs) {
    const own = lines.filter((line) => line.memberId === cost.memberId && line.wagesCents > 0)
    if (own.length === 0) continue
    const parts = allocate(
      cost.contributionsCents,
      own.map(({ wagesCents }) => wagesCents),
    )
    for (const [index, line] of own.entries()) shares.set(line, parts[index] ?? 0)
  }
  return lines.map((line) => ({ ...line, contributionsCents: cents(shares.get(line) ?? 0) }))
}

/** Lines with the same key are about the same thing: a correction compares them. */
export function lineKey(line: DraftLine): string {
  const kind = line.correctedKind ?? line.kind
  const { item } = line.explanation
  return item === undefined
    ? `${line.memberId} ${line.assignmentId} ${kind} ${agreementKey(line.explanation)}`
    : `${line.memberId} ${kind} item ${item}`
}
