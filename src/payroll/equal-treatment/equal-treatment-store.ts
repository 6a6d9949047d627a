import { sql } from 'kysely'
import type { ComparablePayTable, GroupDb } from '../../platform/database/index.ts'
import type { Day, Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type Cents, cents, rateE4 } from '../../shared/money.ts'
import { DIFFERENTIAL_BONUS, LEGAL_MONTH_MINUTES, type PayScale, readSteps } from './pay-scale.ts'

const amount = (value: number | null): Cents | null => (value === null ? null : cents(value))
const share = (value: number | null) => (value === null ? null : rateE4(value))

const toScale = (row: ComparablePayTable): PayScale => ({
  comparableId: row.comparable_id,
  memberId: row.member_id,
  job: row.job,
  classification: row.classification,
  startsOn: row.starts_on,
  source: row.source,
  hourlyGrossE4: share(row.hourly_gross_e4),
  monthlyGrossCents: amount(row.monthly_gross_cents),
  monthlyMinutes: row.monthly_minutes ?? LEGAL_MONTH_MINUTES,
  seniority: readSteps(row.seniority_steps).map(({ years, shareE4 }) => ({
    years,
    shareE4: rateE4(shareE4),
  })),
  thirteenthMonthE4: share(row.thirteenth_month_e4),
  holidayBonusCents: amount(row.holiday_bonus_cents),
  monthlyBonusCents: amount(row.monthly_bonus_cents),
  shiftBonusCents: amount(row.shift_bonus_cents),
  nightPremiumE4: share(row.night_premium_e4),
  sundayPremiumE4: share(row.sunday_premium_e4),
  mealBenefitCents: amount(row.meal_benefit_cents),
  transportBenefitCents: amount(row.transport_benefit_cents),
  profitSharingCents: amount(row.profit_sharing_cents),
  profitSharingDirect: row.profit_sharing_direct ?? false,
})

/** All versions of all scales of the group, by member and job, latest first. */
export async function scalesOf(db: GroupDb, groupId: GroupId): Promise<readonly PayScale[]> {
  const rows = await db
    .selectFrom('comparable_pay')
    .selectAll()
    .where('group_id', '=', groupId)
    .orderBy('member_id')
    .orderBy('job')
    .orderBy('starts_on', 'desc')
    .orderBy('comparable_id')
    .execute()
  return rows.map(toScale)
}

/** Stores a version. @returns false when its member and job have one of that day already. */
export async function insertScale(
  db: GroupDb,
  groupId: GroupId,
  scale: PayScale,
): Promise<boolean> {
  const twin = await sql<{ found: boolean }>`
    select exists (select from comparable_pay where group_id = ${groupId}
      and member_id is not distinct from ${scale.memberId}::text
      and lower(trim(job)) is not distinct from lower(trim(${scale.job}::text))
      and starts_on = ${scale.startsOn}::date) as found`.execute(db)
  if (twin.rows[0]?.found === true) return false
  await db
    .insertInto('comparable_pay')
    .values({
      group_id: groupId,
      comparable_id: scale.comparableId,
      member_id: scale.memberId,
      job: scale.job,
      classification: scale.classification,
      starts_on: scale.startsOn,
      source: scale.source,
      hourly_gross_e4: scale.hourlyGrossE4,
      monthly_gross_cents: scale.monthlyGrossCents,
      monthly_minutes: scale.monthlyGrossCents === null ? null : scale.monthlyMinutes,
      seniority_steps:
        scale.seniority.length === 0
          ? null
          : scale.seniority.map(({ years, shareE4 }) => `${years}=${shareE4}`).join(';'),
      thirteenth_month_e4: scale.thirteenthMonthE4,
      holiday_bonus_cents: scale.holidayBonusCents,
      monthly_bonus_cents: scale.monthlyBonusCents,
      shift_bonus_cents: scale.shiftBonusCents,
      night_premium_e4: scale.nightPremiumE4,
      sunday_premium_e4: scale.sundayPremiumE4,
      meal_benefit_cents: scale.mealBenefitCents,
      transport_benefit_cents: scale.transportBenefitCents,
      profit_sharing_cents: scale.profitSharingCents,
      profit_sharing_direct: scale.profitSharingDirect ? true : null,
    })
    .execute()
  return true
}

/** Takes a version away and answers it; null when there was none. */
export async function deleteScale(
  db: GroupDb,
  groupId: GroupId,
  comparableId: string,
): Promise<PayScale | null> {
  const row = await db
    .deleteFrom('comparable_pay')
    .where('group_id', '=', groupId)
    .where('comparable_id', '=', comparableId)
    .returningAll()
    .executeTakeFirst()
  return row === undefined ? null : toScale(row)
}

export async function memberExists(
  db: GroupDb,
  groupId: GroupId,
  memberId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('members')
    .select('member_id')
    .where('group_id', '=', groupId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row !== undefined
}

export interface NamedPerson {
  readonly name: string
  readonly hiredOn: Day
}

export async function peopleOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, NamedPerson>> {
  const rows = await db
    .selectFrom('employees')
    .select(['employee_id', 'first_name', 'last_name', 'hired_on'])
    .where('group_id', '=', groupId)
    .execute()
  return new Map(
    rows.map((row) => [
      row.employee_id,
      { name: `${row.first_name} ${row.last_name}`, hiredOn: row.hired_on },
    ]),
  )
}

export async function memberNamesOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('members')
    .select(['member_id', 'name'])
    .where('group_id', '=', groupId)
    .orderBy('name')
    .execute()
  return new Map(rows.map(({ member_id, name }) => [member_id, name]))
}

/** Jobs of the contracts, as they are spelled. */
export async function jobsOf(db: GroupDb, groupId: GroupId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('contracts')
    .select('job')
    .distinct()
    .where('group_id', '=', groupId)
    .orderBy('job')
    .execute()
  return rows.map(({ job }) => job)
}

export async function isClosed(db: GroupDb, groupId: GroupId, month: Month): Promise<boolean> {
  const row = await db
    .selectFrom('month_closes')
    .select('month')
    .where('group_id', '=', groupId)
    .where('month', '=', month)
    .executeTakeFirst()
  return row !== undefined
}

/** A bonus as it was retained last. */
export interface Retained {
  readonly employeeId: string
  readonly memberId: string
  readonly version: number
  readonly amountCents: Cents
  readonly retainedBy: string
  readonly retainedAt: string
}

export async function retainedOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<readonly Retained[]> {
  const { rows } = await sql<{
    employee_id: string
    member_id: string
    version: number
    amount_cents: number
    retained_by: string
    retained_at: string
  }>`
    select distinct on (employee_id, member_id) employee_id, member_id, version, amount_cents,
      retained_by, retained_at
    from differential_bonuses where group_id = ${groupId} and month = ${month}
    order by employee_id, member_id, version desc`.execute(db)
  return rows.map((row) => ({
    employeeId: row.employee_id,
    memberId: row.member_id,
    version: row.version,
    amountCents: cents(row.amount_cents),
    retainedBy: row.retained_by,
    retainedAt: row.retained_at,
  }))
}

/** A bonus that is retained anew, whole, with what was compared. */
export interface BonusVersion {
  readonly month: Month
  readonly employeeId: string
  readonly memberId: string
  readonly version: number
  readonly amountCents: Cents
  readonly explanation: unknown
  readonly by: string
  readonly at: string
}

export async function insertVersion(
  db: GroupDb,
  groupId: GroupId,
  bonus: BonusVersion,
): Promise<void> {
  await db
    .insertInto('differential_bonuses')
    .values({
      group_id: groupId,
      month: bonus.month,
      employee_id: bonus.employeeId,
      member_id: bonus.memberId,
      version: bonus.version,
      amount_cents: bonus.amountCents,
      explanation: JSON.stringify(bonus.explanation),
      retained_by: bonus.by,
      retained_at: bonus.at,
    })
    .execute()
}

/** The one pay item of a person, member and month: whatever is retained again finds it. */
export const bonusItemId = ({
  month,
  employeeId,
  memberId,
}: Pick<BonusVersion, 'month' | 'employeeId' | 'memberId'>): string =>
  `DIF-${month}-${employeeId}-${memberId}`

/** Writes the pay item that the close pays and bills; none for nothing in a month still open. */
export async function putBonusItem(
  db: GroupDb,
  groupId: GroupId,
  bonus: BonusVersion,
  closed: boolean,
): Promise<void> {
  const pay_item_id = bonusItemId(bonus)
  if (bonus.amountCents === 0 && !closed) {
    await db
      .deleteFrom('pay_items')
      .where('group_id', '=', groupId)
      .where('pay_item_id', '=', pay_item_id)
      .execute()
    return
  }
  await sql`
    insert into pay_items (group_id, pay_item_id, employee_id, member_id, month, code, label,
      amount_cents, kind)
    values (${groupId}, ${pay_item_id}, ${bonus.employeeId}, ${bonus.memberId}, ${bonus.month},
      ${DIFFERENTIAL_BONUS}, 'Prime différentielle', ${bonus.amountCents}, 'taxable_bonus')
    on conflict (group_id, pay_item_id) do update
      set amount_cents = excluded.amount_cents, changed_at = clock_timestamp()`.execute(db)
}
