import { type RawBuilder, sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import type { Group, GroupMonth, GroupSettings } from './group-contract.ts'

/**
 * The first day of each month in which the table has a day: the index is asked month by month.
 * Of the very type of the column: row security keeps other comparisons away from the index.
 */
const monthsWith = (first: (after: RawBuilder<unknown>) => RawBuilder<unknown>) => sql`
  select (${first(sql`'-infinity'`)}) as first
  union all
  select (${first(sql`date_trunc('month', first) + interval '1 month'`)})`

/** The months that hold work, oldest first. A member company sees its own work and closes. */
export async function monthsOf(db: GroupDb, groupId: GroupId): Promise<GroupMonth[]> {
  const worked = monthsWith(
    (after) => sql`select work_day from time_entries where group_id = ${groupId}
      and superseded_at is null and not cancelled and work_day >= (${after})::date
      order by work_day limit 1`,
  )
  const planned = monthsWith(
    (after) => sql`select starts_local from shifts where group_id = ${groupId}
      and starts_local >= (${after})::timestamp order by starts_local limit 1`,
  )
  const { rows } = await sql<GroupMonth>`
    with recursive worked as (${worked} from worked where first is not null),
    planned as (${planned} from planned where first is not null),
    work as (
      select to_char(first, 'YYYY-MM') as month, true as entries from worked
      union all select to_char(first, 'YYYY-MM'), false from planned
    ), closed as (
      select month from month_closes where group_id = ${groupId}
      union select closed_month from invoices where group_id = ${groupId}
    )
    select month, closed.month is not null as closed,
      coalesce(bool_or(entries), false) as "hasEntries"
    from work full join closed using (month)
    where month is not null
    group by month, closed.month order by month`.execute(db)
  return rows
}

export async function groupOf(db: GroupDb, groupId: GroupId): Promise<Group> {
  const { rows } = await sql<Omit<Group, 'months' | 'currentMonth'>>`
    select g.group_id as "groupId", g.name, g.siren, g.legal_form as "legalForm", g.country,
      g.time_zone as "timeZone", g.idcc, g.kind, coalesce((
        select jsonb_agg(jsonb_build_object('establishmentId', e.establishment_id,
          'name', e.name, 'siret', e.siret) order by e.name collate "fr-x-icu")
        from establishments e where e.group_id = g.group_id), '[]') as establishments
    from employer_group g where g.group_id = ${groupId}`.execute(db)
  const [group] = rows
  if (group === undefined) throw new Error('the group of a session exists')
  const months = await monthsOf(db, groupId)
  // Months close in their order: one left open before a closed one is not worked on any more.
  const last = months.findLast(({ closed }) => closed)?.month ?? ''
  const open = months.find(({ month, closed, hasEntries }) => !closed && hasEntries && month > last)
  return { ...group, months, currentMonth: (open ?? months.at(-1))?.month ?? null }
}

const DEFAULTS: GroupSettings = {
  overtimeSplit: 'pro_rata',
  paymentDays: 30,
  workAccidentRateE4: 208,
  addressLine: null,
  postalCode: null,
  city: null,
  iban: null,
  bic: null,
  creditorIdentifier: null,
}

export async function settingsOf(db: GroupDb, groupId: GroupId): Promise<GroupSettings> {
  const { rows } = await sql<GroupSettings>`
    select overtime_split as "overtimeSplit", payment_days as "paymentDays",
      work_accident_rate_e4 as "workAccidentRateE4", address_line as "addressLine",
      postal_code as "postalCode", city, iban, bic, creditor_identifier as "creditorIdentifier"
    from group_settings where group_id = ${groupId}`.execute(db)
  return rows[0] ?? DEFAULTS
}

export async function storeSettings(
  db: GroupDb,
  groupId: GroupId,
  settings: GroupSettings,
): Promise<void> {
  const columns = {
    overtime_split: settings.overtimeSplit,
    payment_days: settings.paymentDays,
    work_accident_rate_e4: settings.workAccidentRateE4,
    address_line: settings.addressLine,
    postal_code: settings.postalCode,
    city: settings.city,
    iban: settings.iban,
    bic: settings.bic,
    creditor_identifier: settings.creditorIdentifier,
  }
  await db
    .insertInto('group_settings')
    .values({ group_id: groupId, ...columns })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(columns))
    .execute()
}
