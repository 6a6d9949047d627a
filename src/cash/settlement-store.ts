import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { Operation, SettlementRule, VatShare } from './model.ts'

const OPERATION = sql`o.operation_id as "operationId", o.account_id as "accountId",
  o.booked_on as "bookedOn", o.value_on as "valueOn", o.amount_cents as "amountCents", o.label,
  o.counterparty_name as "counterpartyName", o.counterparty_iban as "counterpartyIban",
  o.end_to_end_id as "endToEndId", o.bank_reference as "bankReference",
  o.return_reason as "returnReason", o.details`

/** No settlement of it stands: there is none, or each was undone. */
const IS_FREE = sql`not exists (select from settlements s where s.group_id = o.group_id
  and s.operation_id = o.operation_id and s.reverses is null and not exists (
    select from settlements r where r.group_id = s.group_id and r.reverses = s.settlement_id))`

export interface BookedOperation extends Operation {
  readonly ledgerAccount: string
  readonly ledgerLabel: string
  readonly isFree: boolean
}

export async function operationOf(
  db: GroupDb,
  groupId: GroupId,
  operationId: string,
): Promise<BookedOperation | null> {
  const { rows } = await sql<BookedOperation>`
    select ${OPERATION}, a.ledger_account as "ledgerAccount", a.ledger_label as "ledgerLabel",
      ${IS_FREE} as "isFree"
    from bank_operations o join bank_accounts a using (group_id, account_id)
    where o.group_id = ${groupId} and o.operation_id = ${operationId}`.execute(db)
  return rows[0] ?? null
}

/** Movements that nobody ever settled, the oldest first: what a person undid is left to persons. */
export async function untouchedOperations(
  db: GroupDb,
  groupId: GroupId,
  limit: number,
): Promise<readonly BookedOperation[]> {
  const { rows } = await sql<BookedOperation>`
    select ${OPERATION}, a.ledger_account as "ledgerAccount", a.ledger_label as "ledgerLabel",
      true as "isFree"
    from bank_operations o join bank_accounts a using (group_id, account_id)
    where o.group_id = ${groupId} and not exists (select from settlements s
      where s.group_id = o.group_id and s.operation_id = o.operation_id)
    order by o.booked_on, o.operation_id limit ${limit}`.execute(db)
  return rows
}

export interface StoredPart {
  readonly kind: 'invoice' | 'advance' | 'account'
  readonly memberId: string | null
  readonly invoiceNumber: string | null
  readonly account: string | null
  readonly accountLabel: string | null
  readonly amountCents: number
  readonly vat: readonly VatShare[]
  readonly returnReason: string | null
}

export interface StoredSettlement {
  readonly settlementId: string
  readonly operationId: string | null
  readonly settledOn: Day
  readonly origin: 'person' | 'certain' | 'rule' | 'reversal'
  readonly ruleId: string | null
  readonly reverses: string | null
  readonly reason: string
  readonly settledBy: string
  readonly settledAt: string
  readonly parts: readonly StoredPart[]
}

export async function insertSettlement(
  db: GroupDb,
  groupId: GroupId,
  settlement: StoredSettlement,
): Promise<void> {
  const { settlementId, settledOn, reverses, operationId, parts } = settlement
  await db
    .insertInto('settlements')
    .values({
      group_id: groupId,
      settlement_id: settlementId,
      operation_id: operationId,
      settled_on: settledOn,
      origin: settlement.origin,
      rule_id: settlement.ruleId,
      reverses,
      reason: settlement.reason,
      settled_by: settlement.settledBy,
      settled_at: settlement.settledAt,
    })
    .execute()
  const way = reverses !== null ? 'reversal' : operationId === null ? 'set_off' : 'operation'
  await db
    .insertInto('settlement_parts')
    .values(
      parts.map((part, index) => ({
        group_id: groupId,
        settlement_id: settlementId,
        part: index + 1,
        kind: part.kind,
        member_id: part.memberId,
        invoice_number: part.invoiceNumber,
        account: part.account,
        account_label: part.accountLabel,
        amount_cents: part.amountCents,
        vat: JSON.stringify(part.vat),
        return_reason: part.returnReason,
        settled_on: settledOn,
        way: way as 'reversal' | 'set_off' | 'operation',
      })),
    )
    .execute()
}

const SETTLEMENT = sql`s.settlement_id as "settlementId", s.operation_id as "operationId",
  s.settled_on as "settledOn", s.origin, s.rule_id as "ruleId", s.reverses, s.reason,
  s.settled_by as "settledBy", s.settled_at as "settledAt", (
    select jsonb_agg(jsonb_build_object('kind', p.kind, 'memberId', p.member_id,
      'invoiceNumber', p.invoice_number, 'account', p.account, 'accountLabel', p.account_label,
      'amountCents', p.amount_cents, 'vat', p.vat, 'returnReason', p.return_reason)
      order by p.part)
    from settlement_parts p where p.group_id = s.group_id
      and p.settlement_id = s.settlement_id) as parts`

/** A settlement with whether it was undone. */
export async function settlementOf(
  db: GroupDb,
  groupId: GroupId,
  settlementId: string,
): Promise<(StoredSettlement & { readonly isUndone: boolean }) | null> {
  const { rows } = await sql<StoredSettlement & { readonly isUndone: boolean }>`
    select ${SETTLEMENT}, exists (select from settlements r where r.group_id = s.group_id
      and r.reverses = s.settlement_id) as "isUndone"
    from settlements s
    where s.group_id = ${groupId} and s.settlement_id = ${settlementId}`.execute(db)
  return rows[0] ?? null
}

export async function rulesOf(db: GroupDb, groupId: GroupId): Promise<readonly SettlementRule[]> {
  const { rows } = await sql<SettlementRule>`
    select rule_id as "ruleId", contains, direction, member_id as "memberId", account,
      account_label as "accountLabel", automatic
    from settlement_rules where group_id = ${groupId} order by recorded_at, rule_id`.execute(db)
  return rows
}

export async function membersToMatch(
  db: GroupDb,
  groupId: GroupId,
): Promise<readonly { memberId: string; name: string; iban: string | null }[]> {
  const rows = await db
    .selectFrom('members')
    .select(['member_id', 'name', 'iban'])
    .where('group_id', '=', groupId)
    .orderBy('member_id')
    .execute()
  return rows.map(({ member_id, name, iban }) => ({ memberId: member_id, name, iban }))
}

/**
 * The account on which the VAT of invoices waits for its receipt, as their own entries say: the
 * mapping may have changed since. None where it was due from the start.
 */
export async function pendingVatOf(
  db: GroupDb,
  groupId: GroupId,
  dueAccounts: readonly string[],
  numbers: readonly string[],
): Promise<ReadonlyMap<string, { readonly account: string; readonly label: string }>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{ number: string; account: string; label: string }>`
    select distinct e.piece_reference as number, l.account, l.account_label as label
    from ledger_entries e join ledger_lines l using (group_id, journal, year, entry_number)
    where e.group_id = ${groupId} and e.journal = 'VE' and l.vat_percent_e2 is not null
      and not l.account = any(${[...dueAccounts]}::text[])
      and e.piece_reference = any(${[...numbers]}::text[])`.execute(db)
  return new Map(rows.map(({ number, account, label }) => [number, { account, label }]))
}
