import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import type { Invoice } from '../billing/index.ts'
import { fecOf } from '../ledger/index.ts'
import { CONTRIBUTION_CODES } from '../payroll/index.ts'
import { type Database, type GroupDb, inGroup } from '../platform/database/index.ts'
import type { Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { reportOf } from './close-store.ts'
import { debitFileOf } from '../cash/index.ts'
import { costRows, variableRows } from './files-store.ts'
import { documentsOf, invoiceNumbers, invoicesOf } from './invoice-store.ts'
import { type CloseReport, withDebitWarnings } from './report.ts'

type Cell = string | number | null
type Table = readonly (readonly Cell[])[]

export interface WriteOptions {
  /** Writes the PDF and the XML of every invoice; they must have been made. */
  readonly pdf: boolean
  /** The report to write, when it knows more seconds than the stored one. */
  readonly report?: CloseReport
}

/**
 * Writes the files of a closed month into a folder, as the exchange format names them. Each appears
 * whole, under its name, or not at all; `report.json` comes last, so that a folder with a report is
 * complete.
 *
 * @throws when the month is not closed
 */
export async function writeCloseFiles(
  database: Pick<Database, 'system'>,
  groupId: GroupId,
  month: Month,
  out: string,
  { pdf, report }: WriteOptions,
): Promise<readonly string[]> {
  const written: string[] = []
  const write = async (name: string, content: string | Buffer): Promise<void> => {
    const path = join(out, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(`${path}.part`, content)
    await rename(`${path}.part`, path)
    written.push(name)
  }
  await rm(join(out, 'report.json'), { force: true })
  const stored = await inGroup(database, groupId, (db) => reportOf(db, groupId, month))
  if (stored === null) throw new Error(`the month ${month} of ${groupId} is not closed`)
  const numbers = await inGroup(database, groupId, (db) =>
    invoiceNumbers(db, groupId, month, 'all'),
  )
  const debitWarnings = await inGroup(database, groupId, async (db) => {
    const invoices = await invoicesOf(db, groupId, numbers)
    await write(
      'invoices.csv',
      csv(
        INVOICE_HEADER,
        invoices.map((i) => invoiceCells(i, pdf)),
      ),
    )
    await write('invoice_lines.csv', csv(LINE_HEADER, invoices.flatMap(lineCells)))
    const corrections = invoices.flatMap(correctionCells)
    if (corrections.length > 0) await write(CORRECTIONS, csv(CORRECTION_HEADER, corrections))
    else await rm(join(out, CORRECTIONS), { force: true })
    await write('pay_variables.csv', await variablesCsv(db, groupId, month))
    await write('cost.csv', await costsCsv(db, groupId, month))
    const fec = await fecOf(db, groupId, month)
    await write(fec.filename, fec.content)
    const debits = await debitFileOf(db, groupId, month, invoices)
    if (debits.content !== null) await write(DEBITS, debits.content)
    else await rm(join(out, DEBITS), { force: true })
    return debits.warnings
  })
  if (pdf) await writeDocuments(database, groupId, numbers, write)
  const said = withDebitWarnings(report ?? stored, debitWarnings)
  await write('report.json', `${JSON.stringify(said, null, 2)}\n`)
  return written
}

const DEBITS = 'sepa/pain.008.xml'

/** Documents read at once. */
const BATCH = 16

async function writeDocuments(
  database: Pick<Database, 'system'>,
  groupId: GroupId,
  numbers: readonly string[],
  write: (name: string, content: string | Buffer) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < numbers.length; from += BATCH) {
    const batch = numbers.slice(from, from + BATCH)
    const documents = await inGroup(database, groupId, (db) => documentsOf(db, groupId, batch))
    if (documents.length < batch.length) throw new Error('an invoice has no document yet')
    for (const { invoice_number, pdf, xml } of documents) {
      await write(pdfName(invoice_number), pdf)
      await write(xmlName(invoice_number), xml)
    }
  }
}

const pdfName = (number: string): string => `invoices/${number}.pdf`
const xmlName = (number: string): string => `invoices/${number}.xml`

const csv = (header: readonly string[], rows: Table): string =>
  stringify([header, ...rows].map((row) => [...row]))

/** Several identifiers in one cell, as the data package writes them. */
const list = (ids: readonly string[]): string => ids.join(' ')

const INVOICE_HEADER = [
  'invoice_number',
  'member_id',
  'issued_on',
  'due_on',
  'net_cents',
  'vat_cents',
  'gross_cents',
  'wages_cents',
  'contributions_cents',
  'other_cents',
  'pdf',
  'xml',
]

const invoiceCells = (invoice: Invoice, pdf: boolean): readonly Cell[] => [
  invoice.number,
  invoice.memberId,
  invoice.issuedOn,
  invoice.dueOn,
  invoice.netCents,
  invoice.vatCents,
  invoice.grossCents,
  invoice.wagesCents,
  invoice.contributionsCents,
  invoice.otherCents,
  pdf ? pdfName(invoice.number) : null,
  pdf ? xmlName(invoice.number) : null,
]

const LINE_HEADER = [
  'invoice_number',
  'line',
  'assignment_id',
  'employee_id',
  'kind',
  'minutes',
  'unit_price_e4',
  'net_cents',
  'vat_percent_e2',
  'vat_exemption',
  'entry_ids',
]

const lineCells = (invoice: Invoice): Table =>
  invoice.lines.map((line) => [
    invoice.number,
    line.line,
    line.assignmentId,
    line.employeeId,
    line.kind,
    line.minutes,
    line.unitPriceE4,
    line.netCents,
    line.vatPercentE2,
    line.vatExemption,
    list(line.entryIds),
  ])

/** What each line of kind `correction` corrects, which the lines themselves have no column for. */
const CORRECTIONS = 'corrections.csv'
const CORRECTION_HEADER = ['invoice_number', 'line', 'month', 'kind']

const correctionCells = (invoice: Invoice): Table =>
  invoice.lines.flatMap(({ line, period, correctedKind }) =>
    correctedKind === null ? [] : [[invoice.number, line, period, correctedKind]],
  )

async function variablesCsv(db: GroupDb, groupId: GroupId, month: Month): Promise<string> {
  const rows = await variableRows(db, groupId, month)
  return csv(
    [
      'employee_id',
      'month',
      'code',
      'quantity_minutes',
      'quantity_days',
      'amount_cents',
      'member_id',
      'source_ids',
    ],
    rows.map((row) => [
      row.employee_id,
      row.period,
      row.code,
      row.quantity_minutes,
      row.quantity_days,
      row.amount_cents,
      row.member_id,
      list(row.source_ids),
    ]),
  )
}

async function costsCsv(db: GroupDb, groupId: GroupId, month: Month): Promise<string> {
  const rows = await costRows(db, groupId, month)
  return csv(
    [
      'employee_id',
      'member_id',
      'month',
      'minutes',
      'gross_cents',
      ...CONTRIBUTION_CODES.map((code) => `${code}_cents`),
      'contributions_cents',
      'leave_provision_cents',
      'total_cents',
      'cost_per_hour_e4',
      'rules_version',
    ],
    rows.map((row) => [
      row.employee_id,
      row.member_id,
      row.period,
      row.minutes,
      row.gross_cents,
      ...CONTRIBUTION_CODES.map((code) => row.contributions[code] ?? 0),
      row.contributions_cents,
      row.leave_provision_cents,
      row.total_cents,
      row.cost_per_hour_e4,
      row.rules_version,
    ]),
  )
}
