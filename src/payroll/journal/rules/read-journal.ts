import type { Month } from '../../../shared/days.ts'
import { type Cents, cents, type RateE4, rateE4 } from '../../../shared/money.ts'
import { done, type Result, refused } from '../../../shared/refusal.ts'
import {
  JOURNAL_FIELDS,
  JOURNAL_FIELD_NAMES,
  type JournalError,
  type JournalField,
  type JournalHeadings,
  type JournalLine,
} from '../journal-line.ts'
import { parseAmount } from './parse-amount.ts'

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

type Places = ReadonlyMap<JournalField, number>

/** Headings are compared without accents, case and spaces: `Net payé` is `NET PAYE`. */
const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

/** Where the columns stand: lines above the headings, such as a title, are passed over. */
function headRow(rows: readonly Row[], headings: JournalHeadings): Row | undefined {
  const wanted = new Set(JOURNAL_FIELD_NAMES.map((field) => bare(headings[field])))
  const score = ({ cells }: Row): number => cells.filter((cell) => wanted.has(bare(cell))).length
  return rows
    .slice(0, 20)
    .reduce<Row | undefined>(
      (best, row) => (score(row) > (best === undefined ? 0 : score(best)) ? row : best),
      undefined,
    )
}

function placesOf(
  head: Row | undefined,
  headings: JournalHeadings,
): { readonly places: Places; readonly errors: readonly JournalError[] } {
  const places = new Map<JournalField, number>()
  const errors: JournalError[] = []
  for (const field of JOURNAL_FIELD_NAMES) {
    const column = headings[field]
    const at = (head?.cells ?? []).flatMap((cell, index) =>
      cell !== '' && bare(cell) === bare(column) ? [index] : [],
    )
    const [first] = at
    const line = head?.line ?? 0
    if (first !== undefined && at.length === 1) places.set(field, first)
    else if (at.length > 1) errors.push({ line, column, value: column, expected: 'one-column' })
    else if (JOURNAL_FIELDS[field].required)
      errors.push({ line, column, value: '', expected: 'column' })
  }
  return { places, errors }
}

/** `10/2026`, `2026-10`, `31/10/2026`, `2026-10-31`, `202610`. */
function isOfMonth(text: string, month: Month): boolean {
  const [year, number] = month.split('-')
  const compact = text.replaceAll(/[\s.]/g, '').replaceAll('/', '-')
  return [
    new RegExp(`^(\\d{1,2}-)?0?${Number(number)}-${year}$`),
    new RegExp(`^${year}-?${number}(-\\d{2})?$`),
  ].some((form) => form.test(compact))
}

/** Percent, or a part of one as workbooks keep it: the one that gives the tax of the line. */
function rateOf(text: string, taxCents: number, netCents: number): RateE4 | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,6}))?%?$/.exec(text.replaceAll(/\s/g, ''))
  if (match === null) return null
  const value = Number(`${match[1]}.${match[2] ?? '0'}`)
  const asPart = Math.round(value * 10_000)
  const asPercent = Math.round(value * 100)
  const missBy = (e4: number) => Math.abs(taxCents - (netCents * e4) / 10_000)
  const isPart = value <= 1 && !text.includes('%') && missBy(asPart) < missBy(asPercent)
  const e4 = isPart ? asPart : asPercent
  return e4 <= 10_000 ? rateE4(e4) : null
}

/** Engines end their journal with a line of totals, which is nobody's. */
const isTotal = ({ cells }: Row, number: string): boolean =>
  /^tota(?:l|ux)\b/i.test(number) ||
  (number === '' && cells.some((cell) => /^tota(?:l|ux)\b/i.test(cell)))

interface Reading {
  readonly month: Month
  readonly headings: JournalHeadings
  /** Employees by their number in the engine. */
  readonly employees: ReadonlyMap<string, string>
}

/** A line of the file, or everything that is wrong with it. */
function readRow(
  row: Row,
  places: Places,
  { month, headings, employees }: Reading,
): Result<JournalLine, readonly JournalError[]> {
  const errors: JournalError[] = []
  const cell = (field: JournalField): string => row.cells[places.get(field) ?? -1] ?? ''
  const wrong = (field: JournalField, expected: JournalError['expected']): void => {
    errors.push({ line: row.line, column: headings[field], value: cell(field), expected })
  }
  const amount = (field: JournalField): Cents => {
    const value = parseAmount(cell(field))
    if (value === null) wrong(field, 'amount')
    return cents(value ?? 0)
  }
  const number = cell('payroll_number')
  const employeeId = employees.get(number) ?? employees.get(number.replace(/^0+(?=.)/, ''))
  if (employeeId === undefined) wrong('payroll_number', 'payroll-number')
  if (places.has('month') && !isOfMonth(cell('month'), month)) wrong('month', 'month')
  const grossCents = amount('gross')
  const employerContributionsCents = amount('employer_contributions')
  const employeeContributionsCents = amount('employee_contributions')
  const netBeforeTaxCents = amount('net_before_tax')
  const taxCents = amount('tax')
  const netPaidCents = amount('net_paid')
  const employerTotalCents =
    places.has('employer_total') && cell('employer_total') !== ''
      ? amount('employer_total')
      : cents(grossCents + employerContributionsCents)
  const rateText = cell('tax_rate')
  const taxRateE4 = rateText === '' ? null : rateOf(rateText, taxCents, netBeforeTaxCents)
  if (rateText !== '' && taxRateE4 === null) wrong('tax_rate', 'rate')
  if (errors.length > 0 || employeeId === undefined) return refused(errors)
  return done({
    employeeId,
    grossCents,
    employerContributionsCents,
    employeeContributionsCents,
    netBeforeTaxCents,
    taxRateE4,
    taxCents,
    netPaidCents,
    employerTotalCents,
  })
}

const AMOUNTS = [
  'grossCents',
  'employerContributionsCents',
  'employeeContributionsCents',
  'netBeforeTaxCents',
  'taxCents',
  'netPaidCents',
  'employerTotalCents',
] as const

/** A person with two payslips in the month has them added up; the rate is that of the last. */
function together(lines: readonly JournalLine[]): JournalLine[] {
  const people = new Map<string, JournalLine>()
  for (const line of lines) {
    const before = people.get(line.employeeId)
    if (before === undefined) people.set(line.employeeId, line)
    else {
      const sums = Object.fromEntries(
        AMOUNTS.map((name) => [name, cents(before[name] + line[name])]),
      )
      people.set(line.employeeId, {
        ...line,
        ...sums,
        taxRateE4: line.taxRateE4 ?? before.taxRateE4,
      })
    }
  }
  return [...people.values()].sort((a, b) => a.employeeId.localeCompare(b.employeeId, 'en'))
}

/** The journal of a month, or every error of the file at once, with line and column. */
export function readJournal(
  rows: readonly Row[],
  reading: Reading,
): Result<readonly JournalLine[], readonly JournalError[]> {
  const head = headRow(rows, reading.headings)
  const { places, errors } = placesOf(head, reading.headings)
  if (errors.length > 0) return refused(errors)
  const own = rows.filter((row) => row.line > (head?.line ?? 0))
  const wrong: JournalError[] = []
  const lines: JournalLine[] = []
  for (const row of own) {
    if (isTotal(row, row.cells[places.get('payroll_number') ?? -1] ?? '')) continue
    const read = readRow(row, places, reading)
    if (read.ok) lines.push(read.value)
    else wrong.push(...read.refusal)
  }
  if (wrong.length > 0) return refused(wrong)
  if (lines.length === 0)
    return refused([{ line: 0, column: '', value: '', expected: 'rows' as const }])
  return done(together(lines))
}
