import { sql } from 'kysely'
import type { BankOperation } from '../adapters/bank-statements/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'

export interface BankAccount {
  readonly accountId: string
  readonly name: string
  readonly iban: string
  readonly bic: string | null
  readonly ledgerAccount: string
  readonly ledgerLabel: string
  readonly knownBalanceCents: number | null
  readonly knownOn: Day | null
}

export async function bankAccountsOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<readonly BankAccount[]> {
  const { rows } = await sql<BankAccount>`
    select account_id as "accountId", name, iban, bic, ledger_account as "ledgerAccount",
      ledger_label as "ledgerLabel", known_balance_cents as "knownBalanceCents",
      known_on as "knownOn"
    from bank_accounts where group_id = ${groupId} and closed_on is null
    order by name collate "fr-x-icu", account_id`.execute(db)
  return rows
}

/** Adds an account or changes the one of the same identifier; its IBAN stays. */
export async function storeBankAccount(
  db: GroupDb,
  groupId: GroupId,
  account: BankAccount,
): Promise<void> {
  const values = {
    name: account.name,
    bic: account.bic,
    ledger_account: account.ledgerAccount,
    ledger_label: account.ledgerLabel,
    known_balance_cents: account.knownBalanceCents,
    known_on: account.knownOn,
  }
  await db
    .insertInto('bank_accounts')
    .values({ group_id: groupId, account_id: account.accountId, iban: account.iban, ...values })
    .onConflict((conflict) => conflict.columns(['group_id', 'account_id']).doUpdateSet(values))
    .execute()
}

export interface AccountBalance {
  readonly accountId: string
  readonly balanceCents: number
  /** Day of the last statement or known balance that it rests on; null when there is none. */
  readonly since: Day | null
}

/**
 * The balance of each account on a day: the last one that the bank told, or that a person typed,
 * and the movements after it.
 */
export async function balancesOn(
  db: GroupDb,
  groupId: GroupId,
  at: Day,
): Promise<readonly AccountBalance[]> {
  const { rows } = await sql<AccountBalance>`
    with told as (
      select account_id, closing_on as on_day, closing_cents as amount, imported_at
      from bank_statements where group_id = ${groupId} and closing_cents is not null
        and closing_on <= ${at}::date
      union all
      select account_id, known_on, known_balance_cents, null from bank_accounts
      where group_id = ${groupId} and known_on <= ${at}::date
    ), last as (
      select distinct on (account_id) account_id, on_day, amount from told
      order by account_id, on_day desc, imported_at desc nulls last
    )
    select a.account_id as "accountId", l.on_day as since, (coalesce(l.amount, 0) + coalesce((
      select sum(o.amount_cents) from bank_operations o
      where o.group_id = a.group_id and o.account_id = a.account_id
        and o.booked_on <= ${at}::date and (l.on_day is null or o.booked_on > l.on_day)), 0)
    )::bigint as "balanceCents"
    from bank_accounts a left join last l using (account_id)
    where a.group_id = ${groupId} and a.closed_on is null`.execute(db)
  return rows
}

export interface StatementRow {
  readonly statementId: string
  readonly accountId: string
  readonly accountName: string
  readonly format: 'camt053' | 'cfonb120' | 'ofx' | 'manual'
  readonly fileName: string
  readonly reference: string | null
  readonly firstOn: Day | null
  readonly lastOn: Day | null
  readonly openingCents: number | null
  readonly closingCents: number | null
  readonly differenceCents: number | null
  readonly operations: number
  readonly added: number
  readonly importedBy: string
  readonly importedAt: string
}

export async function statementsOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<readonly StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    select s.statement_id as "statementId", s.account_id as "accountId", a.name as "accountName",
      s.format, s.file_name as "fileName", s.reference, s.first_on as "firstOn",
      s.last_on as "lastOn", s.opening_cents as "openingCents", s.closing_cents as "closingCents",
      s.difference_cents as "differenceCents", s.operations, s.added,
      s.imported_by as "importedBy", s.imported_at as "importedAt"
    from bank_statements s join bank_accounts a using (group_id, account_id)
    where s.group_id = ${groupId} order by s.imported_at desc, s.statement_id limit 500`.execute(db)
  return rows
}

export async function isImported(
  db: GroupDb,
  groupId: GroupId,
  fileSha256: string,
): Promise<boolean> {
  const { rows } = await sql`select 1 from bank_statements
    where group_id = ${groupId} and file_sha256 = ${fileSha256} limit 1`.execute(db)
  return rows.length > 0
}

/** The closing balance that the bank told last before a day. */
export async function closingBefore(
  db: GroupDb,
  groupId: GroupId,
  accountId: string,
  before: Day,
): Promise<{ readonly on: Day; readonly amountCents: number } | null> {
  const { rows } = await sql<{ on: Day; amountCents: number }>`
    select closing_on as on, closing_cents as "amountCents" from bank_statements
    where group_id = ${groupId} and account_id = ${accountId} and closing_cents is not null
      and closing_on <= ${before}::date order by closing_on desc, imported_at desc limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

/** How many of the movements have one of the same day and amount that came in another format. */
export async function alikeInOtherFormat(
  db: GroupDb,
  groupId: GroupId,
  {
    accountId,
    format,
    operations,
  }: {
    readonly accountId: string
    readonly format: string
    readonly operations: readonly { readonly bookedOn: Day; readonly amountCents: number }[]
  },
): Promise<number> {
  const asked = JSON.stringify(
    operations.map(({ bookedOn, amountCents }) => ({ on: bookedOn, cents: amountCents })),
  )
  const { rows } = await sql<{ alike: number }>`
    select count(*)::int as alike
    from jsonb_to_recordset(${asked}::jsonb) as asked ("on" date, cents bigint)
    where exists (select from bank_operations o join bank_statements s using (group_id, statement_id)
      where o.group_id = ${groupId} and o.account_id = ${accountId}::uuid
        and o.booked_on = asked."on" and o.amount_cents = asked.cents
        and s.format not in (${format}, 'manual'))`.execute(db)
  return rows[0]?.alike ?? 0
}

export interface NewStatement {
  readonly statementId: string
  readonly accountId: string
  readonly format: 'camt053' | 'cfonb120' | 'ofx' | 'manual'
  readonly fileName: string
  readonly fileSha256: string
  readonly reference: string | null
  readonly openingCents: number | null
  readonly closing: { readonly on: Day | null; readonly amountCents: number } | null
  readonly differenceCents: number | null
  readonly warnings: readonly string[]
  readonly importedBy: string
  readonly importedAt: string
}

export type NewOperation = Omit<BankOperation, 'line'> & {
  readonly operationId: string
  readonly fingerprint: string
}

/** Stores a statement and those of its movements that no earlier one had. */
export async function storeStatement(
  db: GroupDb,
  groupId: GroupId,
  statement: NewStatement,
  operations: readonly NewOperation[],
): Promise<{ readonly added: number }> {
  const days = operations.map(({ bookedOn }) => bookedOn).sort()
  const fingerprints = JSON.stringify(operations.map(({ fingerprint }) => fingerprint))
  const known = await sql<{ fingerprint: string }>`
    select fingerprint from bank_operations where group_id = ${groupId}
      and account_id = ${statement.accountId}
      and fingerprint in (select jsonb_array_elements_text(${fingerprints}::jsonb))`.execute(db)
  const have = new Set(known.rows.map(({ fingerprint }) => fingerprint))
  const fresh = operations.filter(({ fingerprint }) => !have.has(fingerprint))
  await db
    .insertInto('bank_statements')
    .values({
      group_id: groupId,
      statement_id: statement.statementId,
      account_id: statement.accountId,
      format: statement.format,
      file_name: statement.fileName,
      file_sha256: statement.fileSha256,
      reference: statement.reference,
      first_on: days[0] ?? null,
      last_on: days.at(-1) ?? null,
      opening_cents: statement.openingCents,
      closing_cents: statement.closing?.amountCents ?? null,
      closing_on: statement.closing?.on ?? null,
      difference_cents: statement.differenceCents,
      operations: operations.length,
      added: fresh.length,
      warnings: JSON.stringify(statement.warnings),
      imported_by: statement.importedBy,
      imported_at: statement.importedAt,
    })
    .execute()
  await sql`insert into bank_operations (group_id, operation_id, account_id, statement_id,
      fingerprint, booked_on, value_on, amount_cents, label, counterparty_name, counterparty_iban,
      end_to_end_id, mandate_reference, bank_reference, return_reason, details)
    select ${groupId}, "operationId", ${statement.accountId}, ${statement.statementId}, fingerprint,
      "bookedOn", "valueOn", "amountCents", label, "counterpartyName", "counterpartyIban",
      "endToEndId", "mandateReference", "bankReference", "returnReason", details
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as row ("operationId" uuid,
      fingerprint text, "bookedOn" date, "valueOn" date, "amountCents" bigint, label text,
      "counterpartyName" text, "counterpartyIban" text, "endToEndId" text,
      "mandateReference" text, "bankReference" text, "returnReason" text, details jsonb)`.execute(
    db,
  )
  return { added: fresh.length }
}
