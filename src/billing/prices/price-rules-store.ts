import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { rateE4 } from '../../shared/money.ts'
import type { PriceRule } from '../rules/price-rules.ts'

/** A rule with who wrote it down, and when. */
export interface RecordedRule extends PriceRule {
  readonly recordedBy: string
  readonly recordedAt: string
}

const rate = (value: number | null) => (value === null ? null : rateE4(value))

/** All decisions on prices, the latest first. */
export async function priceRulesOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<readonly RecordedRule[]> {
  const rows = await db
    .selectFrom('price_rules')
    .selectAll()
    .where('group_id', '=', groupId)
    .orderBy('starts_on', 'desc')
    .orderBy('item')
    .orderBy('rule_id')
    .execute()
  return rows.map((row) => ({
    ruleId: row.rule_id,
    item: row.item,
    memberId: row.member_id,
    assignmentId: row.assignment_id,
    contractKind: row.contract_kind,
    skill: row.skill,
    monthsFrom: row.months_from,
    monthsTo: row.months_to,
    absenceKind: row.absence_kind,
    method: row.method,
    coefficientE4: rate(row.coefficient_e4),
    premiumE4: rate(row.premium_e4),
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    guaranteedMinutes: row.guaranteed_minutes,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    decidedOn: row.decided_on,
    source: row.source,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  }))
}

export async function storePriceRule(
  db: GroupDb,
  groupId: GroupId,
  rule: PriceRule,
  { actor, at }: { readonly actor: string; readonly at: string },
): Promise<void> {
  await db
    .insertInto('price_rules')
    .values({
      group_id: groupId,
      rule_id: rule.ruleId,
      item: rule.item,
      member_id: rule.memberId,
      assignment_id: rule.assignmentId,
      contract_kind: rule.contractKind,
      skill: rule.skill,
      months_from: rule.monthsFrom,
      months_to: rule.monthsTo,
      absence_kind: rule.absenceKind,
      method: rule.method,
      coefficient_e4: rule.coefficientE4,
      premium_e4: rule.premiumE4,
      from_minute: rule.fromMinute,
      to_minute: rule.toMinute,
      guaranteed_minutes: rule.guaranteedMinutes,
      starts_on: rule.startsOn,
      ends_on: rule.endsOn,
      decided_on: rule.decidedOn,
      source: rule.source,
      recorded_by: actor,
      recorded_at: at,
    })
    .execute()
}

/** @returns false when there is no such rule */
export async function endPriceRule(
  db: GroupDb,
  groupId: GroupId,
  ruleId: string,
  endsOn: Day,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('price_rules')
    .set({ ends_on: endsOn })
    .where('group_id', '=', groupId)
    .where('rule_id', '=', ruleId)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** A rule that never took part in a closed month is as if it had not been written. */
export async function dropPriceRule(db: GroupDb, groupId: GroupId, ruleId: string): Promise<void> {
  await db
    .deleteFrom('price_rules')
    .where('group_id', '=', groupId)
    .where('rule_id', '=', ruleId)
    .execute()
}
