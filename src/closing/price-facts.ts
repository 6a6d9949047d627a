import { sql } from 'kysely'
import {
  type AssignmentSpan,
  isOnGrid,
  NO_TERMS,
  type PricedCase,
  type PriceRule,
  type PriceTerms,
  priceRulesOf,
  ruleFor,
  withGrid,
} from '../billing/index.ts'
import { isPublicHoliday, territoryOf } from '../law/index.ts'
import {
  type AgreedPremium,
  type AgreedPrice,
  NIGHT,
  type PayContract,
  type Premiums,
} from '../payroll/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { addDays, type Day, firstDayOf, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'

interface Span extends AssignmentSpan {
  readonly employeeId: string
  readonly isOnGrid: boolean
}

/** The decisions of the board on prices, and what is needed to know which holds for whom. */
export interface PriceFacts {
  readonly rules: readonly PriceRule[]
  readonly spans: ReadonlyMap<string, Span>
  readonly spansOf: ReadonlyMap<string, readonly Span[]>
  readonly skills: ReadonlyMap<string, ReadonlySet<string>>
  readonly isHoliday: (on: Day) => boolean
}

const NONE: PriceFacts = {
  rules: [],
  spans: new Map(),
  spansOf: new Map(),
  skills: new Map(),
  isHoliday: () => false,
}

/** Nothing more is read where the board decided nothing. */
export async function priceFactsOf(
  db: GroupDb,
  groupId: GroupId,
  communeCode: string | null,
  prices: ReadonlyMap<string, readonly AgreedPrice[]>,
): Promise<PriceFacts> {
  const rules = await priceRulesOf(db, groupId)
  if (rules.length === 0) return NONE
  const territory = territoryOf(communeCode)
  const spans = await spansOf(db, groupId, prices)
  return {
    rules,
    spans: new Map(spans.map((span) => [span.assignmentId, span])),
    spansOf: Map.groupBy(spans, ({ employeeId }) => employeeId),
    skills: await skillsOf(db, groupId),
    isHoliday: (on) => isPublicHoliday(on, territory),
  }
}

async function spansOf(
  db: GroupDb,
  groupId: GroupId,
  prices: ReadonlyMap<string, readonly AgreedPrice[]>,
): Promise<readonly Span[]> {
  const { rows } = await sql<Omit<Span, 'isOnGrid'>>`
    select assignment_id as "assignmentId", employee_id as "employeeId", member_id as "memberId",
      starts_on as "startsOn", ends_on as "endsOn", weekly_minutes as "weeklyMinutes"
    from assignments where group_id = ${groupId} order by assignment_id`.execute(db)
  return rows.map((row) => ({
    ...row,
    isOnGrid: (prices.get(row.assignmentId) ?? []).some(isOnGrid),
  }))
}

async function skillsOf(db: GroupDb, groupId: GroupId) {
  const { rows } = await sql<{ id: string; skills: string[] }>`
    select employee_id as id, array_agg(skill) as skills from skills
    where group_id = ${groupId} group by employee_id`.execute(db)
  return new Map(rows.map(({ id, skills }) => [id, new Set(skills)]))
}

/** Whole months from the first day to the last; null when no end is agreed. */
function monthsOf({ startsOn, endsOn }: Span): number | null {
  if (endsOn === null) return null
  const after = addDays(endsOn, 1)
  const index = (on: Day): number => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7))
  return index(after) - index(startsOn) - (after.slice(8) < startsOn.slice(8) ? 1 : 0)
}

/** The kind of the contract of the last day of the month on which there is one. */
function contractKindIn(contracts: readonly PayContract[], month: Month): string | null {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const current = contracts
    .filter(({ startsOn, endsOn }) => startsOn <= last && (endsOn === null || endsOn >= first))
    .toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0]
  return current?.kind ?? null
}

const caseOf =
  (facts: PriceFacts, span: Span, contracts: readonly PayContract[]) =>
  (month: Month): PricedCase => ({
    memberId: span.memberId,
    assignmentId: span.assignmentId,
    contractKind: contractKindIn(contracts, month),
    skills: facts.skills.get(span.employeeId) ?? new Set(),
    lastsMonths: monthsOf(span),
  })

/** The decisions that hold for an employee in a month. */
export function termsIn(
  facts: PriceFacts,
  employeeId: string,
  contracts: readonly PayContract[],
  month: Month,
): PriceTerms {
  if (facts.rules.length === 0) return NO_TERMS
  const spans = (facts.spansOf.get(employeeId) ?? []).filter(
    (span) =>
      span.startsOn <= lastDayOf(month) && (span.endsOn ?? '9999-12-31') >= firstDayOf(month),
  )
  return {
    assignments: spans,
    ruleOf: (item, assignmentId, absenceKind) => {
      const span = facts.spans.get(assignmentId)
      if (span === undefined || (item === 'hours' && !span.isOnGrid)) return null
      return ruleFor(facts.rules, item, caseOf(facts, span, contracts)(month), month, absenceKind)
    },
  }
}

const PREMIUM_ITEMS = [
  ['night', 'night'],
  ['sunday', 'sunday'],
  ['holiday', 'public_holiday'],
] as const

/** The premiums that the board decided, as the pay of an employee reads them. */
export function premiumsOf(
  facts: PriceFacts,
  employeeId: string,
  contracts: readonly PayContract[],
): Premiums {
  return {
    isHoliday: facts.isHoliday,
    of: (assignmentId, month) => {
      if (facts.rules.length === 0) return []
      const terms = termsIn(facts, employeeId, contracts, month)
      return PREMIUM_ITEMS.flatMap(([item, kind]): readonly AgreedPremium[] => {
        const rule = terms.ruleOf(item, assignmentId)
        if (rule === null || rule.premiumE4 === null) return []
        const { premiumE4, fromMinute, toMinute } = rule
        return [
          {
            kind,
            premiumE4,
            fromMinute: fromMinute ?? NIGHT.fromMinute,
            toMinute: toMinute ?? NIGHT.toMinute,
          },
        ]
      })
    },
  }
}

/** The agreed prices of an assignment, with the board's coefficients where it has none. */
export function pricesWithGrid(
  facts: PriceFacts,
  assignmentId: string,
  prices: readonly AgreedPrice[],
  contracts: readonly PayContract[],
): readonly AgreedPrice[] {
  const span = facts.spans.get(assignmentId)
  if (span === undefined) return prices
  const starts = contracts.map(({ startsOn }) => startsOn)
  return withGrid(prices, facts.rules, caseOf(facts, span, contracts), starts)
}
