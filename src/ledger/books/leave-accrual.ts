import { sql } from 'kysely'
import { MOST_DAYS } from '../../law/index.ts'
import { counterFacts, counterPolicy, countersOn } from '../../payroll/index.ts'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import { cents } from '../../shared/money.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { accountsOf } from '../ledger-store.ts'
import { postEntries } from '../post-entries.ts'
import { balancesOf, firstOfYear, yearOf } from './balances.ts'
import { type ClosedPeriod, closedPeriods } from './periods.ts'
import type { Doer } from './post-manual-entry.ts'
import { type LeaveAccrual, type LeaveOwed, leaveEntry, leaveOwedTo } from './rules/leave-owed.ts'

interface PaidPerson {
  readonly employeeId: string
  readonly name: string
  readonly gross: number
  readonly contributions: number
  readonly months: number
}

/** Pay of the twelve months up to the day, of who is employed on it. */
async function paidPeople(db: GroupDb, groupId: GroupId, on: Day): Promise<readonly PaidPerson[]> {
  const { rows } = await sql<PaidPerson>`
    select e.employee_id as "employeeId", e.last_name || ' ' || e.first_name as name,
      coalesce(sum(c.gross_cents), 0)::bigint as gross,
      coalesce(sum(c.contributions_cents), 0)::bigint as contributions,
      count(distinct c.month)::int as months
    from employees e left join costs c on c.group_id = e.group_id
      and c.employee_id = e.employee_id and c.month <= to_char(${on}::date, 'YYYY-MM')
      and c.month > to_char(${on}::date - interval '1 year', 'YYYY-MM')
    where e.group_id = ${groupId} and e.hired_on <= ${on}::date
      and coalesce(e.left_on, ${on}::date) >= ${on}::date
    group by e.employee_id, e.last_name, e.first_name
    order by name, e.employee_id`.execute(db)
  return rows
}

export interface LeaveView extends LeaveAccrual {
  readonly persons: readonly LeaveOwed[]
}

/** What the leave of each person is worth on a day, beside what the books hold for all. */
export async function leaveView(db: GroupDb, groupId: GroupId, on: Day): Promise<LeaveView> {
  const people = await paidPeople(db, groupId, on)
  const policy = await counterPolicy(db, groupId, on)
  const ids = people.map(({ employeeId }) => employeeId)
  const facts = await counterFacts(db, groupId, ids, on, policy)
  const daysOfYear = MOST_DAYS[policy.leaveCount]
  const persons = people.map((person) => {
    const known = facts.get(person.employeeId)
    const daysE2 = (known === undefined ? [] : countersOn(known, policy, on))
      .filter(({ id }) => id === 'paid_leave' || id === 'leave_accrual')
      .reduce((sum, { balance }) => sum + balance, 0)
    return leaveOwedTo(
      {
        employeeId: person.employeeId,
        name: person.name,
        daysE2,
        grossCents: cents(person.gross),
        contributionsCents: cents(person.contributions),
        months: person.months,
      },
      daysOfYear,
    )
  })
  const { leave_due, leave_contributions_due } = await accountsOf(db, groupId)
  const balances = await balancesOf(db, groupId, { from: firstOfYear(yearOf(on)), to: on })
  const booked = (account: string): number =>
    balances
      .filter((row) => row.account === account)
      .reduce((sum, { closingCents }) => sum - closingCents, 0)
  return {
    persons,
    payCents: persons.reduce((sum, { payCents }) => sum + payCents, 0),
    contributionsCents: persons.reduce((sum, one) => sum + one.owedContributionsCents, 0),
    bookedPayCents: booked(leave_due.account),
    bookedContributionsCents: booked(leave_contributions_due.account),
  }
}

export type LeaveRefusal =
  | { readonly kind: 'already-booked' }
  | { readonly kind: 'nothing-to-book' }
  | ClosedPeriod

/** Brings the books to what the leave is worth on a day. */
export async function postLeave(
  db: GroupDb,
  { groupId, actor, at, today }: Doer,
  on: Day,
): Promise<Result<LeaveView, readonly LeaveRefusal[]>> {
  const view = await leaveView(db, groupId, on)
  const entry = leaveEntry(on, view, await accountsOf(db, groupId))
  const posted = await db
    .selectFrom('ledger_entries')
    .select('cause')
    .where('group_id', '=', groupId)
    .where('cause', '=', entry.cause)
    .executeTakeFirst()
  const refusals: LeaveRefusal[] = [
    ...(posted === undefined ? [] : [{ kind: 'already-booked' } as const]),
    ...(entry.lines.length === 0 ? [{ kind: 'nothing-to-book' } as const] : []),
    ...(await closedPeriods(db, groupId, [on])),
  ]
  if (refusals.length > 0) return refused(refusals)
  await postEntries(db, groupId, today, [entry])
  const { payCents, contributionsCents } = view
  const detail = { payCents, contributionsCents }
  await recordEvent(db, groupId, { at, actor, action: 'post-leave', subject: on, detail })
  return done({ ...view, bookedPayCents: payCents, bookedContributionsCents: contributionsCents })
}
