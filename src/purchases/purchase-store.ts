import { sql } from 'kysely'
import type { Account } from '../ledger/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Slice } from '../platform/http/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { ReadingWarning, ReceivedInvoice } from './received-invoice.ts'

/** An invoice in the list of purchases. */
export interface PurchaseRow {
  readonly purchaseId: string
  readonly supplierId: string
  readonly supplierName: string
  readonly invoiceNumber: string
  readonly typeCode: string
  readonly syntax: 'CII' | 'UBL' | 'Factur-X'
  readonly issuedOn: Day
  readonly dueOn: Day | null
  readonly netCents: number
  readonly vatCents: number
  readonly grossCents: number
  readonly payableCents: number
  readonly receivedAt: string
  readonly fromPlatform: boolean
  /** Of the last status; null where nothing was decided. */
  readonly statusCode: number | null
}

export interface StoredContent {
  readonly invoice: ReceivedInvoice
  readonly warnings: readonly ReadingWarning[]
}

export interface PurchaseFilter {
  readonly state?: 'open' | 'approved' | 'refused' | undefined
  readonly q?: string | undefined
}

const ROW = sql`p.purchase_id as "purchaseId", p.supplier_id as "supplierId",
  p.supplier_name as "supplierName", p.invoice_number as "invoiceNumber",
  p.type_code as "typeCode", p.syntax, p.issued_on as "issuedOn", p.due_on as "dueOn",
  p.net_cents as "netCents", p.vat_cents as "vatCents", p.gross_cents as "grossCents",
  p.payable_cents as "payableCents", p.received_at as "receivedAt",
  p.flow_id is not null as "fromPlatform", s.code as "statusCode"`

const LAST_STATUS = sql`left join lateral (
  select code from invoice_statuses s
  where s.group_id = p.group_id and s.purchase_id = p.purchase_id
  order by happened_at desc, sequence desc limit 1) s on true`

const STATES = {
  open: sql`coalesce(s.code, 0) not in (205, 210, 211, 212)`,
  approved: sql`s.code in (205, 211, 212)`,
  refused: sql`s.code = 210`,
} as const

const ORDERS = {
  issuedOn: sql`p.issued_on`,
  dueOn: sql`p.due_on`,
  supplier: sql`p.supplier_name collate "fr-x-icu"`,
  grossCents: sql`p.gross_cents`,
  receivedAt: sql`p.received_at`,
} as const
const isOrder = (name: string): name is keyof typeof ORDERS => Object.hasOwn(ORDERS, name)

export async function purchasesOf(
  db: GroupDb,
  groupId: GroupId,
  { state, q }: PurchaseFilter,
  { sort, slice }: { readonly sort: string; readonly slice: Slice },
): Promise<{ rows: PurchaseRow[]; total: number }> {
  const conditions = [sql`p.group_id = ${groupId}`]
  if (state !== undefined) conditions.push(STATES[state])
  const text = (q ?? '').trim().replace(/[\\%_]/g, '\\$&')
  if (text !== '')
    conditions.push(sql`(p.invoice_number ilike ${`%${text}%`}
      or p.supplier_name ilike ${`%${text}%`})`)
  const name = sort.replace(/^-/, '')
  const order = isOrder(name) ? ORDERS[name] : ORDERS.receivedAt
  const direction = sort.startsWith('-') ? sql`desc` : sql`asc`
  const wanted = sql`from purchase_invoices p ${LAST_STATUS}
    where ${sql.join(conditions, sql` and `)}`
  const { rows } = await sql<PurchaseRow>`select ${ROW} ${wanted}
    order by ${order} ${direction} nulls last, p.purchase_id
    limit ${slice.limit} offset ${slice.offset}`.execute(db)
  const count = await sql<{ total: number }>`select count(*)::int as total ${wanted}`.execute(db)
  return { rows, total: count.rows[0]?.total ?? 0 }
}

export interface StoredPurchase extends PurchaseRow {
  readonly fileName: string
  readonly content: StoredContent
  readonly account: string | null
  readonly accountLabel: string | null
  readonly deductibleE4: number
}

export async function purchaseOf(
  db: GroupDb,
  groupId: GroupId,
  purchaseId: string,
): Promise<StoredPurchase | null> {
  const { rows } = await sql<StoredPurchase>`
    select ${ROW}, p.file_name as "fileName", p.content, u.account,
      u.account_label as "accountLabel", u.deductible_e4 as "deductibleE4"
    from purchase_invoices p join suppliers u using (group_id, supplier_id) ${LAST_STATUS}
    where p.group_id = ${groupId} and p.purchase_id::text = ${purchaseId}`.execute(db)
  return rows[0] ?? null
}

export async function fileOfPurchase(db: GroupDb, groupId: GroupId, purchaseId: string) {
  const { rows } = await sql<{ name: string; type: string; file: Buffer }>`
    select file_name as name, media_type as type, file from purchase_invoices
    where group_id = ${groupId} and purchase_id::text = ${purchaseId}`.execute(db)
  return rows[0] ?? null
}

/** Purchases with the same number of the same supplier, the older first. */
export async function sameNumber(
  db: GroupDb,
  groupId: GroupId,
  { supplierId, number }: { readonly supplierId: string; readonly number: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('purchase_invoices')
    .select('purchase_id')
    .where('group_id', '=', groupId)
    .where('supplier_id', '=', supplierId)
    .where('invoice_number', '=', number)
    .orderBy('received_at')
    .execute()
  return rows.map((row) => row.purchase_id)
}

export async function purchaseOfFile(
  db: GroupDb,
  groupId: GroupId,
  sha256: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('purchase_invoices')
    .select('purchase_id')
    .where('group_id', '=', groupId)
    .where('file_sha256', '=', sha256)
    .executeTakeFirst()
  return row?.purchase_id ?? null
}

export interface NewPurchase {
  readonly purchaseId: string
  readonly supplierId: string
  readonly sha256: string
  readonly fileName: string
  readonly mediaType: string
  readonly file: Uint8Array
  readonly content: StoredContent
  readonly receivedAt: string
  readonly receivedBy: string
  readonly flowId: string | null
}

export async function storePurchase(
  db: GroupDb,
  groupId: GroupId,
  purchase: NewPurchase,
): Promise<void> {
  const { content, supplierId } = purchase
  const { invoice } = content
  const { name, siren, vatNumber } = invoice.seller
  await db
    .insertInto('suppliers')
    .values({ group_id: groupId, supplier_id: supplierId, name, siren, vat_number: vatNumber })
    .onConflict((conflict) => conflict.columns(['group_id', 'supplier_id']).doUpdateSet({ name }))
    .execute()
  await db
    .insertInto('purchase_invoices')
    .values({
      group_id: groupId,
      purchase_id: purchase.purchaseId,
      file_sha256: purchase.sha256,
      file_name: purchase.fileName,
      media_type: purchase.mediaType,
      file: Buffer.from(purchase.file),
      syntax: invoice.syntax,
      supplier_id: supplierId,
      supplier_name: name,
      invoice_number: invoice.number,
      type_code: invoice.typeCode,
      issued_on: invoice.issuedOn,
      due_on: invoice.dueOn,
      net_cents: invoice.netCents,
      vat_cents: invoice.vatCents,
      gross_cents: invoice.grossCents,
      payable_cents: invoice.payableCents,
      content: JSON.stringify({ ...content, seller: invoice.seller }),
      received_at: purchase.receivedAt,
      received_by: purchase.receivedBy,
      flow_id: purchase.flowId,
    })
    .execute()
}

/** Keeps what was chosen for a supplier: its next invoice is proposed the same way. */
export async function storeSupplierChoice(
  db: GroupDb,
  groupId: GroupId,
  supplierId: string,
  { account, label, deductibleE4 }: Account & { readonly deductibleE4: number },
): Promise<void> {
  await db
    .updateTable('suppliers')
    .set({ account, account_label: label, deductible_e4: deductibleE4 })
    .where('group_id', '=', groupId)
    .where('supplier_id', '=', supplierId)
    .execute()
}

/** Expense accounts that suppliers of the group have, to choose from. */
export async function usedExpenses(db: GroupDb, groupId: GroupId): Promise<Account[]> {
  const { rows } = await sql<Account>`
    select distinct account, account_label as label from suppliers
    where group_id = ${groupId} and account is not null and account_label is not null
    order by account`.execute(db)
  return rows
}
