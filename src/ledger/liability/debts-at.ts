import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import { type Day, lastDayOf, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type Cents, cents, NO_CENTS } from '../../shared/money.ts'
import type { Accounts } from '../accounts.ts'
import { guaranteesOn } from '../guarantees/guarantees-view.ts'
import { accountsOf } from '../ledger-store.ts'
import type { Debts, LiabilityShare, StatuteRule } from './liability.ts'
import { liabilityOfMonth, type NetOfMonth, termsOf } from './liability-of-month.ts'
import { statutesOf } from './liability-store.ts'
import { type OwedMonth, unpaidByMonth } from './rules/unpaid.ts'

/** What a month left unpaid on a day, and by which rule it is shared. */
export interface UnpaidMonth extends Debts {
  readonly month: Month
  readonly statute: StatuteRule | null
  /** False where the rule of the month weighs nobody. */
  readonly isShared: boolean
}

/** What a member answers for on a day, all months together. */
export interface MemberDebt extends Debts {
  readonly memberId: string
  readonly name: string
  readonly depositCents: Cents
  readonly bankGuaranteeCents: Cents
  readonly guaranteedCents: Cents
  readonly uncoveredCents: Cents
}

export interface DebtsAt {
  readonly at: Day
  readonly months: readonly UnpaidMonth[]
  readonly members: readonly MemberDebt[]
  /** Shared with nobody: caps are full, or the rule of the month weighs nobody. */
  readonly unshared: Debts
  /** False: no payment of wages or contributions is in the books, so nothing looks paid. */
  readonly hasPayments: boolean
}

interface BookRow {
  readonly month: Month
  readonly isPayment: boolean
  readonly wages: number
  readonly contributions: number
}

/**
 * What the books say is owed to employees (421) and to the bodies that collect contributions (431
 * to 437) at the end of a day. An entry that moves money (class 5) pays; any other owes, for the
 * month of its close or of its date. After an opening, the balances that it carries forward count.
 */
async function booksOf(
  db: GroupDb,
  groupId: GroupId,
  at: Day,
  { wages_due, contributions_due }: Pick<Accounts, 'wages_due' | 'contributions_due'>,
): Promise<readonly BookRow[]> {
  const { rows } = await sql<BookRow>`
    with opening as (
      select coalesce(max(entry_date), '0001-01-01') as from_day from ledger_entries
      where group_id = ${groupId} and journal = 'AN' and entry_date <= ${at}
    ), moves as (
      select coalesce(e.month, to_char(e.entry_date, 'YYYY-MM')) as month,
        exists (select from ledger_lines m where m.group_id = e.group_id and m.journal = e.journal
          and m.year = e.year and m.entry_number = e.entry_number and m.account like '5%'
          and e.journal <> 'AN') as is_payment,
        l.account, l.credit_cents - l.debit_cents as owed
      from ledger_entries e join ledger_lines l using (group_id, journal, year, entry_number)
      where e.group_id = ${groupId} and e.entry_date <= ${at}
        and e.entry_date >= (select from_day from opening)
        and (l.account ~ '^(421|43[1-7])' or l.account in (${wages_due.account},
          ${contributions_due.account}))
    )
    select month, is_payment as "isPayment",
      coalesce(sum(owed) filter (where account like '421%' or account = ${wages_due.account}), 0)::bigint
        as wages,
      coalesce(sum(owed) filter (where not (account like '421%'
        or account = ${wages_due.account})), 0)::bigint as contributions
    from moves group by month, is_payment order by month`.execute(db)
  return rows
}

/** Owed on a day, by month: payments settle the oldest first. */
async function unpaidMonths(
  db: GroupDb,
  groupId: GroupId,
  at: Day,
): Promise<{ readonly debts: ReadonlyMap<Month, Debts>; readonly hasPayments: boolean }> {
  const rows = await booksOf(db, groupId, at, await accountsOf(db, groupId))
  const left = (part: 'wages' | 'contributions') => {
    const owed = rows
      .filter(({ isPayment }) => !isPayment)
      .map((row): OwedMonth => ({ month: row.month, cents: cents(row[part]) }))
    const paid = rows.reduce((sum, row) => (row.isPayment ? sum - row[part] : sum), 0)
    return unpaidByMonth(owed, cents(paid))
  }
  const [wages, contributions] = [left('wages'), left('contributions')]
  const months = [...new Set([...wages.keys(), ...contributions.keys()])].sort()
  return {
    debts: new Map(
      months.map((month) => [
        month,
        {
          wagesCents: wages.get(month) ?? NO_CENTS,
          contributionsCents: contributions.get(month) ?? NO_CENTS,
        },
      ]),
    ),
    hasPayments: rows.some(({ isPayment }) => isPayment),
  }
}

/**
 * Who answers for what is owed on a day (LIA-01 to LIA-03): each month is shared by the rule, the
 * members and the weights of that month; what guarantees cover is what is held on the day.
 */
export async function debtsAt(
  db: GroupDb,
  groupId: GroupId,
  at: Day,
  netOfMonth: NetOfMonth,
): Promise<DebtsAt> {
  const { debts, hasPayments } = await unpaidMonths(db, groupId, at)
  const statutes = await statutesOf(db, groupId)
  const months: UnpaidMonth[] = []
  const owed = new Map<string, { wages: number; contributions: number }>()
  const names = new Map<string, string>()
  const unshared = { wages: 0, contributions: 0 }
  for (const [month, due] of debts) {
    const statute = statutes.find(({ startsOn }) => startsOn <= lastDayOf(month)) ?? null
    const asked = { groupId, month, debts: due, ...termsOf(statute), failing: new Set<string>() }
    const { members, result } = await liabilityOfMonth(db, asked, netOfMonth)
    months.push({ month, ...due, statute, isShared: result.ok })
    for (const { memberId, name } of members) names.set(memberId, name)
    const beyond = result.ok ? result.value.beyondCaps : due
    unshared.wages += beyond.wagesCents
    unshared.contributions += beyond.contributionsCents
    for (const share of result.ok ? result.value.shares : []) addShare(owed, share)
  }
  const held = await guaranteesOn(db, groupId, at)
  const guarantees = new Map(held.members.map((member) => [member.memberId, member]))
  const members = [...owed].map(([memberId, part]): MemberDebt => {
    const given = guarantees.get(memberId)
    const depositCents = given?.deposit.heldCents ?? NO_CENTS
    const bankGuaranteeCents = given?.bankGuarantee.heldCents ?? NO_CENTS
    const whole = part.wages + part.contributions
    const guaranteed = Math.min(whole, depositCents + bankGuaranteeCents)
    return {
      memberId,
      name: names.get(memberId) ?? memberId,
      wagesCents: cents(part.wages),
      contributionsCents: cents(part.contributions),
      depositCents,
      bankGuaranteeCents,
      guaranteedCents: cents(guaranteed),
      uncoveredCents: cents(whole - guaranteed),
    }
  })
  return {
    at,
    months,
    members: members.sort((a, b) => debtOf(b) - debtOf(a) || (a.memberId < b.memberId ? -1 : 1)),
    unshared: {
      wagesCents: cents(unshared.wages),
      contributionsCents: cents(unshared.contributions),
    },
    hasPayments,
  }
}

const debtOf = ({ wagesCents, contributionsCents }: Debts): number =>
  wagesCents + contributionsCents

function addShare(
  owed: Map<string, { wages: number; contributions: number }>,
  { memberId, wagesCents, contributionsCents }: LiabilityShare,
): void {
  const before = owed.get(memberId) ?? { wages: 0, contributions: 0 }
  owed.set(memberId, {
    wages: before.wages + wagesCents,
    contributions: before.contributions + contributionsCents,
  })
}
