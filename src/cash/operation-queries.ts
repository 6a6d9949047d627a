import { type RawBuilder, sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Slice } from '../platform/http/index.ts'
import type { GroupId } from '../shared/ids.ts'
import type { OperationRow, SettlementAnswer } from './cash-contract.ts'

const SETTLEMENT = sql`jsonb_build_object('settlementId', s.settlement_id, 'settledOn', s.settled_on,
  'origin', s.origin, 'isUndone', exists (select from settlements r
    where r.group_id = s.group_id and r.reverses = s.settlement_id),
  'reason', s.reason, 'settledBy', s.settled_by,
  'settledAt', to_char(s.settled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'parts', (select jsonb_agg(jsonb_build_object('kind', p.kind, 'memberId', p.member_id,
      'memberName', m.name, 'invoiceNumber', p.invoice_number, 'account', p.account,
      'accountLabel', p.account_label, 'amountCents', p.amount_cents,
      'returnReason', p.return_reason) order by p.part)
    from settlement_parts p left join members m using (group_id, member_id)
    where p.group_id = s.group_id and p.settlement_id = s.settlement_id))`

const STANDING = sql`left join lateral (
  select ${SETTLEMENT} as settlement from settlements s
  where s.group_id = o.group_id and s.operation_id = o.operation_id and s.reverses is null
    and not exists (select from settlements r where r.group_id = s.group_id
      and r.reverses = s.settlement_id)
) as standing on true`

const ORDERS: Readonly<Record<string, RawBuilder<unknown>>> = {
  bookedOn: sql`o.booked_on`,
  amountCents: sql`o.amount_cents`,
  label: sql`o.label`,
}

export interface OperationFilter {
  readonly state?: 'free' | 'settled' | undefined
  readonly account?: string | undefined
  readonly q?: string | undefined
  readonly operation?: string
}

type Row = Omit<OperationRow, 'targets'>

/** Movements, newest first unless said. */
export async function operationsOf(
  db: GroupDb,
  groupId: GroupId,
  { state, account, q, operation }: OperationFilter,
  { sort, slice }: { readonly sort: string; readonly slice: Slice },
): Promise<{ readonly rows: OperationRow[]; readonly total: number }> {
  const conditions = [sql`o.group_id = ${groupId}`]
  if (state !== undefined)
    conditions.push(
      state === 'free' ? sql`standing.settlement is null` : sql`standing.settlement is not null`,
    )
  if (account !== undefined) conditions.push(sql`o.account_id::text = ${account}`)
  if (operation !== undefined) conditions.push(sql`o.operation_id::text = ${operation}`)
  const text = (q ?? '').trim().replace(/[\\%_]/g, '\\$&')
  if (text !== '')
    conditions.push(
      sql`(o.label ilike ${`%${text}%`} or o.counterparty_name ilike ${`%${text}%`}
        or standing.settlement::text ilike ${`%${text}%`})`,
    )
  const direction = sort.startsWith('-') ? sql`desc` : sql`asc`
  const order = ORDERS[sort.replace(/^-/, '')] ?? ORDERS['bookedOn']
  const from = sql`from bank_operations o join bank_accounts a using (group_id, account_id)
    ${STANDING} where ${sql.join(conditions, sql` and `)}`
  const { rows } = await sql<Row>`
    select o.operation_id as "operationId", o.account_id as "accountId", a.name as "accountName",
      o.booked_on as "bookedOn", o.value_on as "valueOn", o.amount_cents as "amountCents", o.label,
      o.counterparty_name as "counterpartyName", o.return_reason as "returnReason",
      standing.settlement ${from}
    order by ${order} ${direction}, o.operation_id limit ${slice.limit} offset ${slice.offset}`.execute(
    db,
  )
  const counted = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(db)
  return {
    rows: rows.map((row) => ({ ...row, targets: targetsOf(row.settlement) })),
    total: counted.rows[0]?.total ?? 0,
  }
}

/** What a settlement settles, in a few words: the first parts and how many more. */
function targetsOf(settlement: SettlementAnswer | null): string {
  const names = (settlement?.parts ?? []).map(
    ({ invoiceNumber, memberName, account, accountLabel }) =>
      invoiceNumber ?? (account === null ? (memberName ?? '') : `${account} ${accountLabel ?? ''}`),
  )
  const shown = names.slice(0, 2).join(', ')
  return names.length > 2 ? `${shown} + ${names.length - 2}` : shown
}

/** Every settlement of a movement, newest first, those that were undone with them. */
export async function historyOf(
  db: GroupDb,
  groupId: GroupId,
  operationId: string,
): Promise<SettlementAnswer[]> {
  const { rows } = await sql<{ settlement: SettlementAnswer }>`
    select ${SETTLEMENT} as settlement from settlements s
    where s.group_id = ${groupId} and s.operation_id::text = ${operationId}
    order by s.settled_at desc, s.reverses is null, s.settlement_id`.execute(db)
  return rows.map(({ settlement }) => settlement)
}

export async function countFree(db: GroupDb, groupId: GroupId): Promise<number> {
  const { total } = await operationsOf(
    db,
    groupId,
    { state: 'free' },
    { sort: 'bookedOn', slice: { limit: 1, offset: 0 } },
  )
  return total
}
