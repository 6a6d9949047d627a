import { sql } from 'kysely'
import { recordEvent } from '../../platform/audit/index.ts'
import { type GroupDb, lockHours } from '../../platform/database/index.ts'
import { type Day, lastDayOf, type Month, monthOf } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import type { PriceRule } from '../rules/price-rules.ts'
import { dropPriceRule, endPriceRule, priceRulesOf, storePriceRule } from './price-rules-store.ts'
import { type RuleMistake, ruleMistakes } from './rule-mistakes.ts'

export type RuleRefusal =
  | { readonly kind: 'rule-refused'; readonly mistakes: readonly RuleMistake[] }
  | { readonly kind: 'unknown-rule'; readonly ruleId: string }

interface Act {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
}

/** Writes a decision of the board down. It changes no month that is closed. */
export async function recordPriceRule(
  db: GroupDb,
  { groupId, actor, at }: Act,
  rule: PriceRule,
): Promise<Result<PriceRule, RuleRefusal>> {
  await lockHours(db, groupId, 'alone')
  const mistakes = [
    ...ruleMistakes(rule, await lastClosed(db, groupId)),
    ...(await unknownIn(db, groupId, rule)),
  ]
  if (mistakes.length > 0) return refused({ kind: 'rule-refused', mistakes })
  await storePriceRule(db, groupId, rule, { actor, at })
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'price.decided',
    subject: rule.ruleId,
    detail: { ...rule },
  })
  return done(rule)
}

/**
 * Ends a rule with a month. Before its first month it is taken away: no line was ever priced by it.
 */
export async function stopPriceRule(
  db: GroupDb,
  { groupId, actor, at }: Act,
  ruleId: string,
  lastMonth: Month,
): Promise<Result<{ readonly endsOn: Day }, RuleRefusal>> {
  await lockHours(db, groupId, 'alone')
  const rule = (await priceRulesOf(db, groupId)).find((each) => each.ruleId === ruleId)
  if (rule === undefined) return refused({ kind: 'unknown-rule', ruleId })
  const closed = await lastClosed(db, groupId)
  const endsOn = lastDayOf(lastMonth)
  if (closed !== null && lastMonth < closed) {
    const mistakes = [{ kind: 'month-closed' as const, field: 'endsOn' as const, closed }]
    return refused({ kind: 'rule-refused', mistakes })
  }
  if (lastMonth < monthOf(rule.startsOn)) await dropPriceRule(db, groupId, ruleId)
  else await endPriceRule(db, groupId, ruleId, endsOn)
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'price.ended',
    subject: ruleId,
    detail: { ends_on: endsOn },
  })
  return done({ endsOn })
}

/** The latest month that is closed; null before the first close. */
export async function lastClosed(db: GroupDb, groupId: GroupId): Promise<Month | null> {
  const { rows } = await sql<{ month: Month | null }>`
    select max(month) as month from month_closes where group_id = ${groupId}`.execute(db)
  return rows[0]?.month ?? null
}

async function unknownIn(
  db: GroupDb,
  groupId: GroupId,
  { memberId, assignmentId }: PriceRule,
): Promise<readonly RuleMistake[]> {
  const { rows } = await sql<{ member: boolean; assignment: boolean }>`
    select exists (select from members where group_id = ${groupId}
        and member_id = ${memberId}) as member,
      exists (select from assignments where group_id = ${groupId}
        and assignment_id = ${assignmentId}) as assignment`.execute(db)
  return [
    ...(memberId !== null && rows[0]?.member !== true
      ? [{ kind: 'unknown' as const, field: 'memberId' as const }]
      : []),
    ...(assignmentId !== null && rows[0]?.assignment !== true
      ? [{ kind: 'unknown' as const, field: 'assignmentId' as const }]
      : []),
  ]
}
