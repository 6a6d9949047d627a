import { z } from 'zod'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import { cents } from '../../shared/money.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { type FeeMistake, feeMistakes, type FeeSchedule } from './fee-schedule.ts'

export interface FeeRefusal {
  readonly kind: 'fee-refused'
  readonly mistakes: readonly FeeMistake[]
}

const storedBands = z.array(z.object({ from: z.int(), amountCents: z.int() }))

/** The fees of the group, the latest first. */
export async function feesOf(db: GroupDb, groupId: GroupId): Promise<readonly FeeSchedule[]> {
  const rows = await db
    .selectFrom('fee_schedules')
    .selectAll()
    .where('group_id', '=', groupId)
    .orderBy('starts_on', 'desc')
    .orderBy('label')
    .execute()
  return rows.map((row) => ({
    feeId: row.fee_id,
    label: row.label,
    kind: row.kind,
    basis: row.basis,
    bands: storedBands
      .parse(row.bands)
      .map(({ from, amountCents }) => ({ from, amountCents: cents(amountCents) })),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    decidedOn: row.decided_on,
    source: row.source,
  }))
}

export async function recordFee(
  db: GroupDb,
  { groupId, actor, at }: { groupId: GroupId; actor: string; at: string },
  fee: FeeSchedule,
): Promise<Result<FeeSchedule, FeeRefusal>> {
  const mistakes = feeMistakes(fee)
  if (mistakes.length > 0) return refused({ kind: 'fee-refused', mistakes })
  await db
    .insertInto('fee_schedules')
    .values({
      group_id: groupId,
      fee_id: fee.feeId,
      label: fee.label.trim(),
      kind: fee.kind,
      basis: fee.basis,
      bands: JSON.stringify(fee.bands),
      starts_on: fee.startsOn,
      ends_on: fee.endsOn,
      decided_on: fee.decidedOn,
      source: fee.source.trim(),
      recorded_by: actor,
      recorded_at: at,
    })
    .execute()
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'fee.decided',
    subject: fee.feeId,
    detail: { ...fee, bands: fee.bands.map((band) => ({ ...band })) },
  })
  return done(fee)
}
