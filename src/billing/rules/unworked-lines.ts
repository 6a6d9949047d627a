import type {
  AgreedPrice,
  PaidAbsence,
  PayContract,
  PricedAssignment,
  WorkPart,
} from '../../payroll/index.ts'
import {
  covers,
  type Day,
  daysFrom,
  firstDayOf,
  lastDayOf,
  type Month,
  weekday,
} from '../../shared/days.ts'
import { allocate, divideHalfUp, NO_CENTS } from '../../shared/money.ts'
import type { LineKind } from '../invoice.ts'
import type { DraftLine } from './lines-of-month.ts'
import { type Loading, priceOfPart } from './price.ts'
import { decisionOf, type PriceRule, priceUnder } from './price-rules.ts'
import type { AssignmentSpan, PriceTerms } from './price-terms.ts'

/** What is known of an employee's month beside the work. */
export interface UnworkedFacts {
  readonly employeeId: string
  readonly contracts: readonly PayContract[]
  readonly absences: readonly PaidAbsence[]
  readonly assignments: ReadonlyMap<string, PricedAssignment>
  readonly isHoliday: (on: Day) => boolean
}

const FULL_WEEK = 2100
const WORKING_DAYS = 5

const LINE_OF_ABSENCE: Readonly<Record<string, LineKind>> = {
  training: 'training',
  paid_leave: 'leave',
}

/**
 * Lines for time that a member pays without work, where a decision says so: absences (training and
 * leave among them) and hours guaranteed but not worked. Without a decision the group bears them.
 * Nothing of them is told as wages: the true-up tells what was really paid.
 */
export function unworkedLines(
  facts: UnworkedFacts,
  month: Month,
  parts: readonly WorkPart[],
  terms: PriceTerms,
  loading: (assignmentId: string) => Loading,
): readonly DraftLine[] {
  return [
    ...absenceLines(facts, month, terms, loading),
    ...guaranteedLines(facts, month, parts, terms, loading),
  ]
}

const daysOf = (month: Month): readonly Day[] => daysFrom(firstDayOf(month), lastDayOf(month))

const contractOn = (contracts: readonly PayContract[], on: Day): PayContract | undefined =>
  contracts.find((contract) => covers(contract, on))

const weeklyOf = (contract: PayContract | undefined): number => contract?.weeklyMinutes ?? FULL_WEEK

/**
 * Minutes of each kind of absence that the members bear: a day away counts a fifth of the week of
 * the contract, Monday to Friday but for public holidays, and is split over the assignments of that
 * day by their weekly minutes.
 */
function absenceLines(
  facts: UnworkedFacts,
  month: Month,
  terms: PriceTerms,
  loading: (assignmentId: string) => Loading,
): readonly DraftLine[] {
  const minutes = new Map<string, { kind: string; span: AssignmentSpan; minutes: number }>()
  for (const absence of facts.absences)
    for (const on of daysOf(month)) {
      const away = minutesAway(absence, on, facts)
      const spans = terms.assignments.filter((span) => covers(span, on))
      if (away === 0 || spans.length === 0) continue
      const weights = spans.map(({ weeklyMinutes }) => weeklyMinutes ?? 1)
      for (const [index, share] of allocate(away, weights).entries()) {
        const span = spans[index]
        if (span === undefined || share === 0) continue
        const key = `${absence.kind} ${span.assignmentId}`
        const before = minutes.get(key)?.minutes ?? 0
        minutes.set(key, { kind: absence.kind, span, minutes: before + share })
      }
    }
  return [...minutes.values()].flatMap(({ kind, span, minutes: total }) => {
    const rule = terms.ruleOf('absence', span.assignmentId, kind)
    if (rule === null) return []
    const label = {
      item: `absence:${kind}:${span.assignmentId}`,
      kind: LINE_OF_ABSENCE[kind] ?? ('absence' as const),
    }
    return lineOf(facts, month, span, total, rule, loading(span.assignmentId), label)
  })
}

function minutesAway(
  absence: PaidAbsence,
  on: Day,
  { contracts, isHoliday }: UnworkedFacts,
): number {
  if (!covers(absence, on)) return 0
  if (absence.minutes !== null) return on === absence.startsOn ? absence.minutes : 0
  if (weekday(on) > WORKING_DAYS || isHoliday(on)) return 0
  const contract = contractOn(contracts, on)
  if (contract === undefined) return 0
  return Number(divideHalfUp(BigInt(weeklyOf(contract)), BigInt(WORKING_DAYS)))
}

/**
 * The hours that a member guaranteed and did not use. The guarantee of a month shrinks with the days
 * outside of the assignment or the contract, and with those on which the person was away.
 */
function guaranteedLines(
  facts: UnworkedFacts,
  month: Month,
  parts: readonly WorkPart[],
  terms: PriceTerms,
  loading: (assignmentId: string) => Loading,
): readonly DraftLine[] {
  return terms.assignments.flatMap((span) => {
    const rule = terms.ruleOf('guaranteed', span.assignmentId)
    if (rule === null || rule.guaranteedMinutes === null) return []
    const days = daysOf(month)
    const there = days.filter((on) => isThere(on, span, facts)).length
    const guaranteed = Number(
      divideHalfUp(BigInt(rule.guaranteedMinutes) * BigInt(there), BigInt(days.length)),
    )
    const worked = parts.reduce(
      (sum, part) =>
        part.kind === 'hours' && part.assignmentId === span.assignmentId ? sum + part.minutes : sum,
      0,
    )
    if (worked >= guaranteed) return []
    const label = { item: `guaranteed:${span.assignmentId}`, kind: 'guaranteed' as const }
    return lineOf(facts, month, span, guaranteed - worked, rule, loading(span.assignmentId), label)
  })
}

const isThere = (on: Day, span: AssignmentSpan, { contracts, absences }: UnworkedFacts): boolean =>
  covers(span, on) &&
  contractOn(contracts, on) !== undefined &&
  !absences.some((absence) => absence.minutes === null && covers(absence, on))

/** The price that holds on the last day of the month on which the assignment has one. */
function priceOn(prices: readonly AgreedPrice[], on: Day): AgreedPrice | undefined {
  const price = prices.findLast(({ startsOn }) => startsOn <= on)
  return price?.pricing === 'coefficient' && price.coefficientE4 === null ? undefined : price
}

function lineOf(
  { employeeId, contracts, assignments }: UnworkedFacts,
  month: Month,
  { assignmentId, memberId }: AssignmentSpan,
  minutes: number,
  rule: PriceRule,
  loading: Loading,
  { kind, item }: { readonly kind: LineKind; readonly item: string },
): readonly DraftLine[] {
  const last = lastDayOf(month)
  const agreed = priceOn(assignments.get(assignmentId)?.prices ?? [], last)
  const price = agreed === undefined ? null : priceUnder(agreed, rule)
  const contract = daysOf(month)
    .toReversed()
    .map((on) => contractOn(contracts, on))
    .find((each) => each !== undefined)
  if (price === null || contract === undefined || minutes === 0) return []
  const rate = { key: '', hourlyGrossE4: contract.hourlyGrossE4, price, job: contract.job }
  const { unitPriceE4, netCents, explanation } = priceOfPart(
    { minutes, rate, premiumE4: null },
    loading,
  )
  return [
    {
      memberId,
      employeeId,
      assignmentId,
      kind,
      period: month,
      correctedKind: null,
      minutes,
      unitPriceE4,
      netCents,
      wagesCents: NO_CENTS,
      contributionsCents: NO_CENTS,
      explanation: { ...explanation, item, label: contract.job, ...decisionOf(rule) },
      entryIds: [],
    },
  ]
}
