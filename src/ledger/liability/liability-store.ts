import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import { type Day, firstDayOf, lastDayOf, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { cents } from '../../shared/money.ts'
import type { Accounts } from '../accounts.ts'
import type { Debts, LiableMember, StatuteRule } from './liability.ts'

export type MemberFacts = Omit<LiableMember, 'netCents'> & { readonly name: string }

/**
 * Members on a day of the month, by identifier, with what the rules weigh and what is held of them
 * on its last day.
 */
export async function liableMembers(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<readonly MemberFacts[]> {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const { rows } = await sql<{
    member_id: string
    name: string
    minutes: number
    posts: number
    deposit: number
    bank_guarantee: number
  }>`
    with work as (
      select member_id, sum(worked_minutes)::bigint as minutes from time_entries
      where group_id = ${groupId} and work_day between ${first} and ${last}
        and superseded_at is null and not cancelled
        and employee_confirmed_at is not null and member_confirmed_at is not null
      group by member_id
    ), posts as (
      select member_id, count(*)::int as posts from assignments
      where group_id = ${groupId} and starts_on <= ${last} and coalesce(ends_on, ${last}) >= ${first}
      group by member_id
    ), held as (
      select g.member_id,
        sum(signed) filter (where g.kind = 'deposit') as deposit,
        sum(signed) filter (where g.kind = 'bank_guarantee') as bank_guarantee
      from guarantee_moves g,
        lateral (select case g.move when 'held' then amount_cents when 'asked' then 0
          else -amount_cents end as signed) s
      where g.group_id = ${groupId} and g.moved_on <= ${last} and not exists (
        select from guarantee_cancellations c
        where c.group_id = g.group_id and c.move_id = g.move_id)
      group by g.member_id
    )
    select m.member_id, m.name, coalesce(minutes, 0)::bigint as minutes,
      coalesce(posts, 0) as posts,
      (coalesce(m.deposit_cents, 0) + coalesce(deposit, 0))::bigint as deposit,
      (coalesce(m.bank_guarantee_cents, 0) + coalesce(bank_guarantee, 0))::bigint as bank_guarantee
    from members m
    left join work using (member_id)
    left join posts using (member_id)
    left join held using (member_id)
    where m.group_id = ${groupId} and exists (select from memberships s
      where s.group_id = m.group_id and s.member_id = m.member_id
        and s.joined_on <= ${last} and coalesce(s.left_on, ${last}) >= ${first})
    order by m.member_id collate "C"`.execute(db)
  return rows.map((row) => ({
    memberId: row.member_id,
    name: row.name,
    confirmedMinutes: row.minutes,
    posts: row.posts,
    depositCents: cents(row.deposit),
    bankGuaranteeCents: cents(row.bank_guarantee),
  }))
}

/** Those of the identifiers that are no member of the group, in their order. */
export async function unknownMembers(
  db: GroupDb,
  groupId: GroupId,
  memberIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('members')
    .select('member_id')
    .where('group_id', '=', groupId)
    .where('member_id', '=', sql<string>`any(${memberIds}::text[])`)
    .execute()
  const known = new Set(rows.map(({ member_id }) => member_id))
  return memberIds.filter((id) => !known.has(id))
}

/**
 * Wages and contributions that a closed month left to pay, as its pay entry posted them; null for
 * a month that is not closed. Accounts of the chart are read beside those chosen today, so that a
 * change of accounts hides no debt; leave earned (428, 438) is owed later and is not counted.
 */
export async function debtsOfMonth(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  { wages_due, contributions_due }: Pick<Accounts, 'wages_due' | 'contributions_due'>,
): Promise<Debts | null> {
  const { rows } = await sql<{ wages: number; contributions: number }>`
    select
      coalesce(sum(l.credit_cents - l.debit_cents) filter (where l.account like '421%'
        or l.account = ${wages_due.account}), 0)::bigint as wages,
      coalesce(sum(l.credit_cents - l.debit_cents) filter (where l.account ~ '^43[1-7]'
        or l.account = ${contributions_due.account}), 0)::bigint as contributions
    from month_closes c
    left join ledger_entries e on e.group_id = c.group_id and e.month = c.month
      and e.journal = 'PA'
    left join ledger_lines l on l.group_id = e.group_id and l.journal = e.journal
      and l.year = e.year and l.entry_number = e.entry_number
    where c.group_id = ${groupId} and c.month = ${month}
    group by c.month`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  // A month of corrections alone may owe less than nothing: then it leaves no debt.
  return {
    wagesCents: cents(Math.max(0, row.wages)),
    contributionsCents: cents(Math.max(0, row.contributions)),
  }
}

/** All versions of the rule, latest first. */
export async function statutesOf(db: GroupDb, groupId: GroupId): Promise<readonly StatuteRule[]> {
  const rows = await db
    .selectFrom('liability_statutes')
    .select(['starts_on', 'rule', 'cap_cents', 'source'])
    .where('group_id', '=', groupId)
    .orderBy('starts_on', 'desc')
    .execute()
  return rows.map((row) => ({
    startsOn: row.starts_on,
    rule: row.rule,
    capCents: row.cap_cents === null ? null : cents(row.cap_cents),
    source: row.source,
  }))
}

/** Stores a version. @returns false when its day has one already. */
export async function insertStatute(
  db: GroupDb,
  groupId: GroupId,
  { startsOn, rule, capCents, source }: StatuteRule,
  recorded: { readonly by: string; readonly at: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('liability_statutes')
    .values({
      group_id: groupId,
      starts_on: startsOn,
      rule,
      cap_cents: capCents,
      source,
      recorded_by: recorded.by,
      recorded_at: recorded.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Takes a version away and answers it; null when there was none. */
export async function deleteStatute(
  db: GroupDb,
  groupId: GroupId,
  startsOn: Day,
): Promise<StatuteRule | null> {
  const row = await db
    .deleteFrom('liability_statutes')
    .where('group_id', '=', groupId)
    .where('starts_on', '=', startsOn)
    .returning(['rule', 'cap_cents', 'source'])
    .executeTakeFirst()
  if (row === undefined) return null
  const capCents = row.cap_cents === null ? null : cents(row.cap_cents)
  return { startsOn, rule: row.rule, capCents, source: row.source }
}
