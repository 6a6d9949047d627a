import { randomUUID } from 'node:crypto'
import { isAccountNumber } from '../ledger/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import type { SettlementRule } from './model.ts'
import { membersToMatch, rulesOf } from './settlement-store.ts'

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
}

export type RuleRefusal =
  | { readonly kind: 'one-target' }
  | { readonly kind: 'not-an-account'; readonly account: string }
  | { readonly kind: 'unknown-member'; readonly memberId: string }

/** Teaches a rule: a label that contains so and so goes to an account or to a member. */
export async function teachRule(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  given: Omit<SettlementRule, 'ruleId'>,
): Promise<Result<SettlementRule, readonly RuleRefusal[]>> {
  const { account, memberId } = given
  const accountLabel = given.accountLabel?.trim() ?? ''
  const members = await membersToMatch(db, groupId)
  const refusals: RuleRefusal[] = [
    ...((account === null) === (memberId === null) ? [{ kind: 'one-target' as const }] : []),
    ...(account !== null && (!isAccountNumber(account) || accountLabel === '')
      ? [{ kind: 'not-an-account' as const, account }]
      : []),
    ...(memberId !== null && !members.some((one) => one.memberId === memberId)
      ? [{ kind: 'unknown-member' as const, memberId }]
      : []),
  ]
  if (refusals.length > 0) return refused(refusals)
  const rule: SettlementRule = {
    ...given,
    ruleId: randomUUID(),
    accountLabel: account === null ? null : accountLabel,
  }
  await db
    .insertInto('settlement_rules')
    .values({
      group_id: groupId,
      rule_id: rule.ruleId,
      contains: rule.contains,
      direction: rule.direction,
      member_id: rule.memberId,
      account: rule.account,
      account_label: rule.accountLabel,
      automatic: rule.automatic,
      recorded_by: actor,
      recorded_at: at,
    })
    .execute()
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'cash.rule-taught',
    subject: rule.ruleId,
    detail: { ...rule },
  })
  return done(rule)
}

/** Forgets a rule; null when there is none. What it settled stays. */
export async function forgetRule(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  ruleId: string,
): Promise<readonly SettlementRule[] | null> {
  const rule = (await rulesOf(db, groupId)).find((one) => one.ruleId === ruleId)
  if (rule === undefined) return null
  await db
    .deleteFrom('settlement_rules')
    .where('group_id', '=', groupId)
    .where('rule_id', '=', ruleId)
    .execute()
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'cash.rule-forgotten',
    subject: ruleId,
    detail: { ...rule },
  })
  return rulesOf(db, groupId)
}
