import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { CounterSettings } from './counters-contract.ts'
import type { Adjustment, DelegationCredit, Opening } from './facts.ts'

interface Whose {
  readonly groupId: GroupId
  readonly employeeId: string
}

/** Day of hiring; null when the viewer sees no such employee. The row is locked. */
export async function hiredOnOf(db: GroupDb, { groupId, employeeId }: Whose): Promise<Day | null> {
  const row = await db
    .selectFrom('employees')
    .select('hired_on')
    .where('group_id', '=', groupId)
    .where('employee_id', '=', employeeId)
    .forUpdate()
    .executeTakeFirst()
  return row?.hired_on ?? null
}

export async function insertAdjustment(
  db: GroupDb,
  { groupId, employeeId }: Whose,
  given: Adjustment,
): Promise<void> {
  await db
    .insertInto('counter_adjustments')
    .values({
      group_id: groupId,
      adjustment_id: given.adjustmentId,
      employee_id: employeeId,
      counter: given.counter,
      dated_on: given.datedOn,
      quantity: given.quantity,
      cause: given.cause,
      reason: given.reason,
      recorded_by: given.recordedBy,
    })
    .execute()
}

/** Source of the balance taken over for a day; null where there is none. */
export async function openingAt(
  db: GroupDb,
  { groupId, employeeId }: Whose,
  { counter, datedOn }: Pick<Opening, 'counter' | 'datedOn'>,
): Promise<string | null> {
  const row = await db
    .selectFrom('counter_openings')
    .select('source')
    .where('group_id', '=', groupId)
    .where('employee_id', '=', employeeId)
    .where('counter', '=', counter)
    .where('dated_on', '=', datedOn)
    .executeTakeFirst()
  return row?.source ?? null
}

export async function insertOpening(
  db: GroupDb,
  { groupId, employeeId }: Whose,
  { counter, datedOn, quantity, source }: Opening,
): Promise<void> {
  await db
    .insertInto('counter_openings')
    .values({
      group_id: groupId,
      employee_id: employeeId,
      counter,
      dated_on: datedOn,
      quantity,
      source,
    })
    .execute()
}

export async function creditsOf(
  db: GroupDb,
  { groupId, employeeId }: Whose,
): Promise<readonly DelegationCredit[]> {
  const rows = await db
    .selectFrom('delegation_credits')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('employee_id', '=', employeeId)
    .execute()
  return rows.map((row) => ({
    mandate: row.mandate,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    monthlyMinutes: row.monthly_minutes,
    carriesOver: row.carries_over,
  }))
}

export async function insertCredit(
  db: GroupDb,
  { groupId, employeeId }: Whose,
  credit: DelegationCredit,
): Promise<void> {
  await db
    .insertInto('delegation_credits')
    .values({
      group_id: groupId,
      employee_id: employeeId,
      mandate: credit.mandate,
      starts_on: credit.startsOn,
      ends_on: credit.endsOn,
      monthly_minutes: credit.monthlyMinutes,
      carries_over: credit.carriesOver,
    })
    .execute()
}

export async function settingsOf(db: GroupDb, groupId: GroupId): Promise<CounterSettings> {
  const row = await db
    .selectFrom('group_settings')
    .select([
      'leave_count',
      'grants_split_days',
      'gives_meal_vouchers',
      'end_indemnity_e4',
      'end_indemnity_source',
    ])
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  return {
    leaveCount: row?.leave_count ?? 'working',
    grantsSplitDays: row?.grants_split_days ?? true,
    givesMealVouchers: row?.gives_meal_vouchers ?? false,
    endIndemnityE4: row?.end_indemnity_e4 ?? 1_000,
    endIndemnitySource: row?.end_indemnity_source ?? null,
  }
}

export async function storeSettings(
  db: GroupDb,
  groupId: GroupId,
  settings: CounterSettings,
): Promise<void> {
  const values = {
    leave_count: settings.leaveCount,
    grants_split_days: settings.grantsSplitDays,
    gives_meal_vouchers: settings.givesMealVouchers,
    end_indemnity_e4: settings.endIndemnityE4,
    end_indemnity_source: settings.endIndemnitySource,
  }
  await db
    .insertInto('group_settings')
    .values({ group_id: groupId, ...values })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(values))
    .execute()
}
