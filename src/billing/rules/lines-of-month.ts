import type { EmployeeCost, PayItem, WorkKind, WorkPart } from '../../payroll/index.ts'
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
import { decisionOf, type PriceItem, type PriceRule, priceUnder } from './price-rules.ts'
import { NO_TERMS, type PriceTerms } from './price-terms.ts'
import { type UnworkedFacts, unworkedLines } from './unworked-lines.ts'

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
  terms: PriceTerms = NO_TERMS,
  unworked: UnworkedFacts | null = null,
): LinesOfMonth {
  const loading = loadings(costs, terms)
  const atFaceValue: string[] = []
  const worked = parts.flatMap((part) => workLine(employeeId, period, part, terms, loading))
  const items = payItems.flatMap((item) => {
    if (item.memberId === null || item.month !== period) return []
    const home = mainPart(parts, item.memberId)
    if (home === undefined && isGross(item)) atFaceValue.push(item.payItemId)
    return itemLine(employeeId, item, item.memberId, home, terms, loading)
  })
  const away = unworked === null ? [] : unworkedLines(unworked, period, parts, terms, loading)
  return { lines: [...withContributions([...worked, ...items], costs), ...away], atFaceValue }
}

export const loadingOf = (costs: readonly EmployeeCost[]): Loading => ({
  grossCents: sumCents(costs.map(({ grossCents }) => grossCents)),
  totalCents: sumCents(costs.map(({ totalCents }) => totalCents)),
})

/**
 * What an hour costs beside its gross, by assignment: where leave is billed when it is taken, its
 * provision is not billed with the hours.
 */
function loadings(
  costs: readonly EmployeeCost[],
  terms: PriceTerms,
): (assignmentId: string) => Loading {
  const whole = loadingOf(costs)
  const leave = sumCents(costs.map(({ leaveProvisionCents }) => leaveProvisionCents))
  const withoutLeave = { ...whole, totalCents: cents(whole.totalCents - leave) }
  return (assignmentId) => {
    const rule = terms.ruleOf('absence', assignmentId, 'paid_leave')
    return rule === null || rule.method === 'not_billed' ? whole : withoutLeave
  }
}

const ITEM_OF = {
  hours: null,
  overtime_25: 'overtime',
  overtime_50: 'overtime',
  complementary_10: 'overtime',
  complementary_25: 'overtime',
  night: 'night',
  sunday: 'sunday',
  holiday: 'holiday',
  public_holiday: 'holiday',
} as const satisfies Record<WorkKind, PriceItem | null>

/** None where the group bears the item. */
function workLine(
  employeeId: string,
  period: Month,
  part: WorkPart,
  terms: PriceTerms,
  loading: (assignmentId: string) => Loading,
): readonly DraftLine[] {
  const item = ITEM_OF[part.kind]
  const rule = item === null ? null : terms.ruleOf(item, part.assignmentId)
  const price = priceUnder(part.rate.price, rule)
  if (price === null) return []
  const priced = { ...part, rate: { ...part.rate, price } }
  return [workLineAt(employeeId, period, priced, loading(part.assignmentId), rule)]
}

function workLineAt(
  employeeId: string,
  period: Month,
  part: WorkPart,
  loading: Loading,
  rule: PriceRule | null,
): DraftLine {
  const { unitPriceE4, netCents, explanation } = priceOfPart(part, loading)
  return {
    memberId: part.memberId,
    employeeId,
    assignmentId: part.assignmentId,
    kind: part.kind === 'public_holiday' ? 'holiday' : part.kind,
    period,
    correctedKind: null,
    minutes: part.minutes,
    unitPriceE4,
    netCents,
    wagesCents: part.grossCents,
    contributionsCents: NO_CENTS,
    explanation: { ...explanation, label: part.rate.job, ...decisionOf(rule) },
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
  terms: PriceTerms,
  loading: (assignmentId: string) => Loading,
): readonly DraftLine[] {
  const rule = ruleOfItem(item, home, terms)
  if (rule?.method === 'not_billed') return []
  const asBonus = home !== undefined && (isGross(item) || rule?.method === 'coefficient')
  const price = home === undefined ? null : priceUnder(home.rate.price, rule)
  const netCents =
    asBonus && price !== null
      ? priceOfBonus(item.amountCents, price, loading(home.assignmentId))
      : item.amountCents
  const line: DraftLine = {
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
      ...decisionOf(rule),
    },
    entryIds: [],
  }
  return [line]
}

/** Without an assignment at the member there is no price to start from: the item is at cost. */
const ruleOfItem = (
  item: PayItem,
  home: WorkPart | undefined,
  terms: PriceTerms,
): PriceRule | null =>
  home === undefined ? null : terms.ruleOf(isGross(item) ? 'bonus' : 'expense', home.assignmentId)

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
