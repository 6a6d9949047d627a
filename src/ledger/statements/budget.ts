import { sql } from 'kysely'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import { type Month, parseMonth } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { firstOfYear, lastOfYear } from '../books/balances.ts'

/** An amount of the budget, positive as expense on class 6 and as income on class 7. */
export interface BudgetLine {
  readonly account: string
  readonly month: Month
  readonly amountCents: number
}

export interface BudgetRow {
  readonly account: string
  readonly label: string
  /** Twelve months. */
  readonly budgetCents: readonly number[]
  readonly actualCents: readonly number[]
}

export type BudgetRefusal =
  | { readonly kind: 'not-a-result-account'; readonly line: number; readonly account: string }
  | { readonly kind: 'not-of-the-year'; readonly line: number; readonly month: string }
  | { readonly kind: 'twice'; readonly line: number; readonly account: string }

/** Budget and actual of each account of income and expense, month by month. */
export async function budgetOf(
  db: GroupDb,
  groupId: GroupId,
  year: number,
  labels: ReadonlyMap<string, string>,
): Promise<readonly BudgetRow[]> {
  const { rows } = await sql<{
    account: string
    label: string | null
    month: number
    budget: number
    actual: number
  }>`
    with planned as (select account, right(month, 2)::int as month, amount_cents
      from budget_lines where group_id = ${groupId} and left(month, 4)::int = ${year}),
    posted as (select l.account, max(l.account_label) as label,
        extract(month from e.entry_date)::int as month,
        sum(case when l.account like '6%' then l.debit_cents - l.credit_cents
          else l.credit_cents - l.debit_cents end)::bigint as amount
      from ledger_lines l join ledger_entries e using (group_id, journal, year, entry_number)
      where l.group_id = ${groupId} and l.account ~ '^[67]'
        and e.entry_date between ${firstOfYear(year)}::date and ${lastOfYear(year)}::date
      group by l.account, 3)
    select account, p.label, month, coalesce(b.amount_cents, 0) as budget,
      coalesce(p.amount, 0) as actual
    from planned b full join posted p using (account, month)
    order by account, month`.execute(db)
  return [...Map.groupBy(rows, ({ account }) => account)].map(([account, own]) => ({
    account,
    label: labels.get(account) ?? own.find(({ label }) => label !== null)?.label ?? account,
    budgetCents: monthly(own, 'budget'),
    actualCents: monthly(own, 'actual'),
  }))
}

const monthly = (
  rows: readonly { readonly month: number; readonly budget: number; readonly actual: number }[],
  name: 'budget' | 'actual',
): readonly number[] =>
  Array.from({ length: 12 }, (_, index) =>
    rows.reduce((total, row) => total + (row.month === index + 1 ? row[name] : 0), 0),
  )

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
}

/** Puts the budget of a year in the place of what was planned; all that is wrong, at once. */
export async function setBudget(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  year: number,
  lines: readonly {
    readonly account: string
    readonly month: string
    readonly amountCents: number
  }[],
): Promise<Result<readonly BudgetLine[], readonly BudgetRefusal[]>> {
  const refusals: BudgetRefusal[] = []
  const accepted: BudgetLine[] = []
  const seen = new Set<string>()
  lines.forEach(({ account, month: text, amountCents }, index) => {
    const line = index + 1
    const month = parseMonth(text)
    if (!/^[67]\d{2}[0-9A-Z]{0,9}$/.test(account))
      refusals.push({ kind: 'not-a-result-account', line, account })
    else if (month === null || Number(month.slice(0, 4)) !== year)
      refusals.push({ kind: 'not-of-the-year', line, month: text })
    else if (seen.has(`${account} ${month}`)) refusals.push({ kind: 'twice', line, account })
    else accepted.push({ account, month, amountCents })
    seen.add(`${account} ${text}`)
  })
  if (refusals.length > 0) return refused(refusals)
  await sql`delete from budget_lines where group_id = ${groupId}
    and left(month, 4)::int = ${year}`.execute(db)
  const kept = accepted.filter(({ amountCents }) => amountCents !== 0)
  await sql`insert into budget_lines (group_id, month, account, amount_cents)
    select ${groupId}, month, account, "amountCents"
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
      as row (month text, account text, "amountCents" bigint)`.execute(db)
  const detail = { lines: kept.length }
  await recordEvent(db, groupId, { at, actor, action: 'set-budget', subject: String(year), detail })
  return done(kept)
}
