import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import { accountsOf } from '../ledger-store.ts'
import { type ChartAccount, STANDARD_CHART } from './chart.ts'

export interface ListedAccount extends ChartAccount {
  /** Of the product, of the mapping of events, added by the group, or met in an entry. */
  readonly source: 'standard' | 'mapped' | 'added' | 'posted'
  readonly lines: number
}

/** Every account that can be posted on, in order: the nearest to the group names it. */
export async function chartOf(db: GroupDb, groupId: GroupId): Promise<readonly ListedAccount[]> {
  const chart = new Map<string, ListedAccount>()
  const put = (source: ListedAccount['source'], accounts: readonly ChartAccount[]) => {
    for (const { account, label } of accounts)
      chart.set(account, { account, label, source, lines: 0 })
  }
  const { rows: posted } = await sql<ChartAccount & { readonly lines: number }>`
    select account, max(account_label) as label, count(*)::int as lines
    from ledger_lines where group_id = ${groupId} group by account`.execute(db)
  put('posted', posted)
  put('standard', STANDARD_CHART)
  put('mapped', Object.values(await accountsOf(db, groupId)))
  const added = await db
    .selectFrom('chart_accounts')
    .select(['account', 'label'])
    .where('group_id', '=', groupId)
    .execute()
  put('added', added)
  const lines = new Map(posted.map((row) => [row.account, row.lines]))
  return [...chart.values()]
    .map((row) => ({ ...row, lines: lines.get(row.account) ?? 0 }))
    .sort((a, b) => a.account.localeCompare(b.account, 'en'))
}

export async function storeChartAccounts(
  db: GroupDb,
  groupId: GroupId,
  accounts: readonly ChartAccount[],
  { by, at }: { readonly by: string; readonly at: string },
): Promise<void> {
  if (accounts.length === 0) return
  await db
    .insertInto('chart_accounts')
    .values(
      accounts.map(({ account, label }) => ({
        group_id: groupId,
        account,
        label,
        added_by: by,
        added_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['group_id', 'account'])
        .doUpdateSet((eb) => ({ label: eb.ref('excluded.label') })),
    )
    .execute()
}
