import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day, Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Mandate } from './rules/collect.ts'

/** A mandate; an imported one is that of the data package, of whose past nothing is known. */
export interface KnownMandate extends Mandate {
  readonly isImported: boolean
}

/**
 * The mandate of each member: the one recorded last, in force or not, else that of the data package.
 * Its last use is the last debit that the bank did not refuse.
 */
export async function mandatesByMember(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, KnownMandate>> {
  const { rows } = await sql<KnownMandate>`
    with known as (
      select distinct on (member_id) reference, member_id, iban, scheme, is_one_off, signed_on,
        revoked_on, notice_days, false as imported
      from mandates where group_id = ${groupId}
      order by member_id, signed_on desc, reference
    ), whole as (
      select * from known union all
      select coalesce(mandate_reference, ''), member_id, coalesce(iban, ''), 'CORE', false,
        mandate_signed_on, null, 14, true
      from members m where group_id = ${groupId}
        and not exists (select from known k where k.member_id = m.member_id)
        and (mandate_reference is not null or iban is not null)
    )
    select w.reference, w.member_id as "memberId", w.iban, w.scheme, w.is_one_off as "isOneOff",
      w.signed_on as "signedOn", w.revoked_on as "revokedOn", w.notice_days as "noticeDays",
      w.imported as "isImported",
      (select max(o.due_on) from payment_orders o where o.group_id = ${groupId}
        and o.member_id = w.member_id and o.mandate_reference = w.reference
        and ${standing(sql`o`)}) as "lastUsedOn"
    from whole w`.execute(db)
  return new Map(rows.map((row) => [row.memberId, row]))
}

/** Whether an order still stands: the last that was said of it is no refusal and no withdrawal. */
const standing = (order: ReturnType<typeof sql>) => sql`coalesce((
  select a.status not in ('rejected', 'withdrawn') from payment_answers a
  where a.group_id = ${order}.group_id and a.file_id = ${order}.file_id
    and (a.end_to_end_id is null or a.end_to_end_id = ${order}.end_to_end_id)
  order by a.sequence desc limit 1), true)`

/** What is asked of the bank for each invoice and not refused. */
export async function orderedByInvoice(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ invoice_number: string; amount: number }>`
    select invoice_number, sum(amount_cents)::bigint as amount from payment_orders o
    where group_id = ${groupId} and invoice_number is not null and ${standing(sql`o`)}
    group by invoice_number`.execute(db)
  return new Map(rows.map(({ invoice_number, amount }) => [invoice_number, amount]))
}

/** People whose wages of a month were asked of the bank and not refused, with the sum. */
export async function orderedWages(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ employee_id: string; amount: number }>`
    select o.employee_id, sum(o.amount_cents)::bigint as amount
    from payment_orders o join payment_files f using (group_id, file_id)
    where o.group_id = ${groupId} and f.kind = 'wages' and f.month = ${month} and ${standing(sql`o`)}
    group by o.employee_id`.execute(db)
  return new Map(rows.map(({ employee_id, amount }) => [employee_id, amount]))
}

export interface Payee {
  readonly id: string
  readonly name: string
  readonly iban: string | null
  readonly bic: string | null
}

/** Employees with the account that their wages go to. */
export async function employeePayees(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, Payee>> {
  const { rows } = await sql<Payee>`
    select e.employee_id as id, e.first_name || ' ' || e.last_name as name, p.iban, p.bic
    from employees e left join payees p using (group_id, employee_id)
    where e.group_id = ${groupId}`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Members with the account that refunds go to: the one recorded, else that of their mandate. */
export async function memberPayees(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, Payee>> {
  const { rows } = await sql<Payee>`
    select m.member_id as id, m.name, coalesce(p.iban, m.iban) as iban, p.bic
    from members m left join payees p using (group_id, member_id)
    where m.group_id = ${groupId}`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

export async function storePayee(
  db: GroupDb,
  groupId: GroupId,
  payee: {
    readonly employeeId: string | null
    readonly memberId: string | null
    readonly iban: string
    readonly bic: string | null
  },
  { by, at }: { readonly by: string; readonly at: string },
): Promise<void> {
  const key = payee.employeeId === null ? 'member_id' : 'employee_id'
  const row = { iban: payee.iban, bic: payee.bic, recorded_by: by, recorded_at: at }
  await db
    .insertInto('payees')
    .values({
      group_id: groupId,
      employee_id: payee.employeeId,
      member_id: payee.memberId,
      ...row,
    })
    .onConflict((conflict) => conflict.columns(['group_id', key]).doUpdateSet(row))
    .execute()
}

export interface PaymentOrder {
  readonly endToEndId: string
  readonly invoiceNumber: string | null
  readonly memberId: string | null
  readonly employeeId: string | null
  readonly mandateReference: string | null
  readonly dueOn: Day
  readonly amountCents: number
}

export interface PaymentFile {
  readonly fileId: string
  readonly kind: 'debits' | 'wages' | 'refunds'
  readonly messageId: string
  readonly dueOn: Day | null
  readonly month: Month | null
  readonly content: string
  readonly madeBy: string
  readonly madeAt: string
}

/** One file at a time is made in a group: what is asked is read, then asked. */
export const lockPayments = (db: GroupDb, groupId: GroupId) =>
  sql`select pg_advisory_xact_lock(hashtextextended('payments:' || ${groupId}, 0))`.execute(db)

export async function storeFile(
  db: GroupDb,
  groupId: GroupId,
  file: PaymentFile,
  orders: readonly PaymentOrder[],
): Promise<void> {
  await db
    .insertInto('payment_files')
    .values({
      group_id: groupId,
      file_id: file.fileId,
      kind: file.kind,
      message_id: file.messageId,
      due_on: file.dueOn,
      month: file.month,
      content: file.content,
      made_by: file.madeBy,
      made_at: file.madeAt,
    })
    .execute()
  await db
    .insertInto('payment_orders')
    .values(
      orders.map((order) => ({
        group_id: groupId,
        file_id: file.fileId,
        end_to_end_id: order.endToEndId,
        invoice_number: order.invoiceNumber,
        member_id: order.memberId,
        employee_id: order.employeeId,
        mandate_reference: order.mandateReference,
        due_on: order.dueOn,
        amount_cents: order.amountCents,
      })),
    )
    .execute()
}

/** How many files a message prefix has: the next one takes the number after. */
export async function filesWith(db: GroupDb, groupId: GroupId, prefix: string): Promise<number> {
  const { count } = await db
    .selectFrom('payment_files')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('group_id', '=', groupId)
    .where(sql<boolean>`starts_with(message_id, ${prefix})`)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface ListedFile {
  readonly fileId: string
  readonly kind: PaymentFile['kind']
  readonly messageId: string
  readonly madeBy: string
  readonly madeAt: string
  readonly orders: number
  readonly amountCents: number
  readonly rejected: number
  readonly isWithdrawn: boolean
}

/** The files of the group, newest first. */
export async function filesOf(db: GroupDb, groupId: GroupId): Promise<ListedFile[]> {
  const { rows } = await sql<ListedFile>`
    select f.file_id as "fileId", f.kind, f.message_id as "messageId", f.made_by as "madeBy",
      f.made_at as "madeAt", count(*)::int as orders, sum(o.amount_cents)::bigint as "amountCents",
      count(*) filter (where not ${standing(sql`o`)})::int as rejected,
      exists (select from payment_answers w where w.group_id = f.group_id
        and w.file_id = f.file_id and w.status = 'withdrawn') as "isWithdrawn"
    from payment_files f join payment_orders o using (group_id, file_id)
    where f.group_id = ${groupId}
    group by f.group_id, f.file_id order by f.made_at desc, f.message_id desc`.execute(db)
  return rows
}

export async function fileOf(
  db: GroupDb,
  groupId: GroupId,
  fileId: string,
): Promise<PaymentFile | null> {
  return oneFile(db, groupId, sql`file_id = ${fileId}::uuid`)
}

export async function fileNamed(
  db: GroupDb,
  groupId: GroupId,
  messageId: string,
): Promise<PaymentFile | null> {
  return oneFile(db, groupId, sql`message_id = ${messageId}`)
}

async function oneFile(
  db: GroupDb,
  groupId: GroupId,
  condition: ReturnType<typeof sql>,
): Promise<PaymentFile | null> {
  const { rows } = await sql<PaymentFile>`
    select file_id as "fileId", kind, message_id as "messageId", due_on as "dueOn", month, content,
      made_by as "madeBy", made_at as "madeAt"
    from payment_files where group_id = ${groupId} and ${condition}`.execute(db)
  return rows[0] ?? null
}

export interface OrderWithAnswer extends PaymentOrder {
  readonly name: string
  readonly status: 'rejected' | 'accepted' | 'pending' | 'withdrawn' | null
  readonly reason: string | null
  readonly words: string | null
}

/** The orders of a file with what the bank said last of each. */
export async function ordersOf(
  db: GroupDb,
  groupId: GroupId,
  fileId: string,
): Promise<OrderWithAnswer[]> {
  const { rows } = await sql<OrderWithAnswer>`
    select o.end_to_end_id as "endToEndId", o.invoice_number as "invoiceNumber",
      o.member_id as "memberId", o.employee_id as "employeeId",
      o.mandate_reference as "mandateReference", o.due_on as "dueOn",
      o.amount_cents as "amountCents",
      coalesce(m.name, e.first_name || ' ' || e.last_name) as name, a.status, a.reason, a.words
    from payment_orders o
    left join members m on m.group_id = o.group_id and m.member_id = o.member_id
    left join employees e on e.group_id = o.group_id and e.employee_id = o.employee_id
    left join lateral (select status, reason, words from payment_answers a
      where a.group_id = o.group_id and a.file_id = o.file_id
        and (a.end_to_end_id is null or a.end_to_end_id = o.end_to_end_id)
      order by a.sequence desc limit 1) a on true
    where o.group_id = ${groupId} and o.file_id = ${fileId}::uuid
    order by o.due_on, name, o.end_to_end_id`.execute(db)
  return rows
}

export async function storeAnswers(
  db: GroupDb,
  groupId: GroupId,
  fileId: string,
  answers: readonly {
    readonly endToEndId: string | null
    readonly status: OrderWithAnswer['status'] & string
    readonly reason: string | null
    readonly words: string | null
  }[],
  { by, at }: { readonly by: string; readonly at: string },
): Promise<void> {
  if (answers.length === 0) return
  await db
    .insertInto('payment_answers')
    .values(
      answers.map(({ endToEndId, status, reason, words }) => ({
        group_id: groupId,
        file_id: fileId,
        end_to_end_id: endToEndId,
        status,
        reason,
        words,
        recorded_by: by,
        recorded_at: at,
      })),
    )
    .execute()
}

export async function storeMandate(
  db: GroupDb,
  groupId: GroupId,
  mandate: Omit<Mandate, 'lastUsedOn' | 'revokedOn'>,
  { by, at }: { readonly by: string; readonly at: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('mandates')
    .values({
      group_id: groupId,
      reference: mandate.reference,
      member_id: mandate.memberId,
      iban: mandate.iban,
      scheme: mandate.scheme,
      is_one_off: mandate.isOneOff,
      signed_on: mandate.signedOn,
      revoked_on: null,
      notice_days: mandate.noticeDays,
      recorded_by: by,
      recorded_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Ends a mandate on a day. @returns false where there is none in force. */
export async function revokeMandate(
  db: GroupDb,
  groupId: GroupId,
  reference: string,
  on: Day,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('mandates')
    .set({ revoked_on: on })
    .where('group_id', '=', groupId)
    .where('reference', '=', reference)
    .where('revoked_on', 'is', null)
    .where('signed_on', '<=', on)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
