import { recordEvent } from '../../platform/audit/index.ts'
import { type GroupDb, lockHours } from '../../platform/database/index.ts'
import type { Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type Cents, cents, NO_CENTS } from '../../shared/money.ts'
import { compareMonth, type FactsOfMonth } from './compare-month.ts'
import { insertVersion, isClosed, putBonusItem, retainedOf } from './equal-treatment-store.ts'
import type { MemberComparison, PayComparison } from './rules/compare-pay.ts'

export interface RetainCommand {
  readonly groupId: GroupId
  readonly month: Month
  readonly employeeIds: readonly string[]
  readonly actor: string
  readonly at: string
}

/** A bonus that changed: what it was, and what it is now. */
export interface RetainedChange {
  readonly employeeId: string
  readonly memberId: string
  readonly beforeCents: Cents
  readonly amountCents: Cents
}

/**
 * Retains the bonuses of the people named, as they are compared now: one pay item a person, member
 * and month, so that doing it twice changes nothing. In a month that is closed, the next close pays
 * and bills the difference. What was compared is kept with the amount.
 */
export async function retainBonuses(
  db: GroupDb,
  { groupId, month, employeeIds, actor, at }: RetainCommand,
  factsOfMonth: FactsOfMonth,
): Promise<readonly RetainedChange[]> {
  // A close that runs meanwhile would pay one amount and be told another.
  await lockHours(db, groupId, 'alone')
  const closed = await isClosed(db, groupId, month)
  const wanted = new Set(employeeIds)
  const compared = await compareMonth(db, { groupId, month }, factsOfMonth)
  const before = new Map(
    (await retainedOf(db, groupId, month)).map((one) => [`${one.employeeId} ${one.memberId}`, one]),
  )
  const changes: RetainedChange[] = []
  for (const comparison of compared.filter(({ employeeId }) => wanted.has(employeeId)))
    for (const member of dueOf(comparison, before.keys())) {
      const { employeeId } = comparison
      const known = before.get(`${employeeId} ${member.memberId}`)
      const beforeCents = known?.amountCents ?? NO_CENTS
      if (beforeCents === member.bonusCents) continue
      const bonus = {
        month,
        employeeId,
        memberId: member.memberId,
        version: (known?.version ?? 0) + 1,
        amountCents: member.bonusCents,
        explanation: comparison,
        by: actor,
        at,
      }
      await insertVersion(db, groupId, bonus)
      await putBonusItem(db, groupId, bonus, closed)
      const { memberId, amountCents } = bonus
      changes.push({ employeeId, memberId, beforeCents, amountCents })
    }
  if (changes.length > 0)
    await recordEvent(db, groupId, {
      at,
      actor,
      action: 'retain-differential-bonuses',
      subject: month,
      detail: { changes },
    })
  return changes
}

/** The members compared, and those that bore a bonus before and no longer have the person. */
function dueOf(
  { employeeId, members }: PayComparison,
  before: Iterable<string>,
): readonly Pick<MemberComparison, 'memberId' | 'bonusCents'>[] {
  const present = new Set(members.map(({ memberId }) => `${employeeId} ${memberId}`))
  const gone = [...before].filter((key) => key.startsWith(`${employeeId} `) && !present.has(key))
  return [
    ...members,
    ...gone.map((key) => ({
      memberId: key.slice(employeeId.length + 1),
      bonusCents: cents(0),
    })),
  ]
}
