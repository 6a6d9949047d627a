import { type Day, parseDay } from '../../shared/days.ts'
import { frenchIban } from './rib.ts'
import {
  type BankOperation,
  type BankStatement,
  differenceOf,
  plainText,
  type ReadStatements,
  type StatementBalance,
  type StatementMistake,
  type StatementWarning,
  textOrNull,
} from './statement.ts'

const LENGTH = 120

interface RecordLine {
  readonly line: number
  readonly text: string
}

/** Records of 120 characters, one a line; some banks write them without any end of line. */
function recordsOf(text: string): RecordLine[] {
  const lines = text.split(/\r\n|\r|\n/)
  const [only = ''] = lines
  if (lines.filter((line) => line.trim() !== '').length === 1 && only.length > LENGTH) {
    return Array.from({ length: Math.ceil(only.trimEnd().length / LENGTH) }, (_, index) => ({
      line: index + 1,
      text: only.slice(index * LENGTH, (index + 1) * LENGTH),
    }))
  }
  return lines
    .map((line, index) => ({ line: index + 1, text: line }))
    .filter(({ text: record }) => record.replace(/\u001a/g, '').trim() !== '')
}

/** Day JJMMAA; banks wrote none of these files before 1970. */
function dayOf(text: string): Day | null {
  if (!/^\d{6}$/.test(text)) return null
  const year = Number(text.slice(4)) >= 70 ? `19${text.slice(4)}` : `20${text.slice(4)}`
  return parseDay(`${year}-${text.slice(2, 4)}-${text.slice(0, 2)}`)
}

const PLUS = '{ABCDEFGHI'
const MINUS = '}JKLMNOPQR'

/** Fourteen characters; the last is a digit and the sign at once. Null when it is no amount. */
function centsOf(text: string, decimals: number): number | null {
  const last = text.slice(-1)
  const isMinus = MINUS.includes(last)
  const digit = isMinus ? MINUS.indexOf(last) : PLUS.indexOf(last)
  if (digit < 0 || !/^\d{13}$/.test(text.slice(0, -1))) return null
  const units = Number(text.slice(0, -1)) * 10 + digit
  const amount = units * 10 ** (2 - decimals)
  if (!Number.isInteger(amount)) return null
  return isMinus && amount !== 0 ? -amount : amount
}

interface Detail {
  readonly qualifier: string
  readonly text: string
}

interface Started {
  readonly record: RecordLine
  readonly account: string
  readonly currency: string
  readonly opening: StatementBalance | null
  readonly operations: { readonly record: RecordLine; readonly details: Detail[] }[]
}

/** Reads a file record by record and keeps every mistake. */
class Reading {
  readonly mistakes: StatementMistake[] = []
  readonly warnings: StatementWarning[] = []
  readonly statements: BankStatement[] = []
  started: Started | null = null

  wrong(kind: StatementMistake['kind'], { line, text }: RecordLine, field: string): void {
    this.mistakes.push({ kind, line, field, found: plainText(text).slice(0, 80) })
  }

  read(given: RecordLine): void {
    if (given.text.length > LENGTH) return this.wrong('long-record', given, '120')
    if (given.text.length < 104 && !given.text.startsWith('05'))
      return this.wrong('missing', given, '120')
    const record = { ...given, text: given.text.padEnd(LENGTH) }
    const code = record.text.slice(0, 2)
    if (code === '01') this.start(record)
    else if (code === '04') this.operation(record)
    else if (code === '05') this.detail(record)
    else if (code === '07') this.end(record)
    else this.wrong('unknown-record', record, code)
  }

  start(record: RecordLine): void {
    if (this.started !== null) this.wrong('statement-not-ended', this.started.record, '07')
    this.started = {
      record,
      account: accountOf(record),
      currency: record.text.slice(16, 19).trim() || 'EUR',
      opening: this.balance(record),
      operations: [],
    }
  }

  operation(record: RecordLine): void {
    if (this.started === null) this.wrong('outside-statement', record, '04')
    else if (this.isOfTheSame(this.started, record, '04'))
      this.started.operations.push({ record, details: [] })
  }

  /** The number must be the same; a bank that was taken over writes two bank codes. */
  isOfTheSame({ record: first }: Started, record: RecordLine, field: string): boolean {
    if (numberOf(record) !== numberOf(first)) {
      this.wrong('of-another-account', record, field)
      return false
    }
    const [own, other] = [first.text.slice(2, 7), record.text.slice(2, 7)]
    if (own !== other)
      this.warnings.push({ kind: 'bank-code-differs', line: record.line, found: other })
    return true
  }

  detail(record: RecordLine): void {
    const operation = this.started?.operations.at(-1)
    if (operation === undefined) this.wrong('detail-without-operation', record, '05')
    else
      operation.details.push({
        qualifier: record.text.slice(45, 48),
        text: record.text.slice(48, 118).trimEnd(),
      })
  }

  end(record: RecordLine): void {
    const { started } = this
    this.started = null
    if (started === null) return this.wrong('statement-not-started', record, '01')
    this.isOfTheSame(started, record, '07')
    const operations = started.operations
      .map((operation) => this.operationOf(operation))
      .filter((operation) => operation !== null)
    const closing = this.balance(record)
    this.statements.push({
      format: 'cfonb120',
      line: started.record.line,
      reference: null,
      account: started.account,
      currency: started.currency,
      opening: started.opening,
      closing,
      operations,
      differenceCents: differenceOf(started.opening, closing, operations),
    })
  }

  finish(last: number): void {
    if (this.started !== null) this.wrong('statement-not-ended', this.started.record, '07')
    else if (this.statements.length === 0 && this.mistakes.length === 0)
      this.mistakes.push({ kind: 'no-statement', line: last, field: '01', found: '' })
  }

  day(record: RecordLine, from: number, field: string): Day | null {
    const text = record.text.slice(from, from + 6)
    const found = dayOf(text)
    if (found === null) this.wrong('not-a-day', { ...record, text }, field)
    return found
  }

  amount(record: RecordLine): number | null {
    const decimals = /\d/.test(record.text.charAt(19)) ? Number(record.text.charAt(19)) : 2
    const text = record.text.slice(90, 104)
    const found = centsOf(text, decimals)
    if (found === null) this.wrong('not-an-amount', { ...record, text }, record.text.slice(0, 2))
    return found
  }

  balance(record: RecordLine): StatementBalance | null {
    const on = this.day(record, 34, record.text.slice(0, 2))
    const amountCents = this.amount(record)
    return amountCents === null ? null : { on, amountCents }
  }

  operationOf({ record, details }: Started['operations'][number]): BankOperation | null {
    const { text } = record
    const bookedOn = this.day(record, 34, '04')
    const amountCents = this.amount(record)
    if (bookedOn === null || amountCents === null) return null
    const valueText = text.slice(42, 48)
    const valueOn = valueText.trim() === '' ? bookedOn : (dayOf(valueText) ?? bookedOn)
    const raw = (...qualifiers: readonly string[]) =>
      details.find(({ qualifier }) => qualifiers.includes(qualifier))?.text
    const first = (...qualifiers: readonly string[]) => textOrNull(raw(...qualifiers))
    // They hold two fields of 35 characters: the reference, then its nature.
    const half = (qualifier: string) => textOrNull(raw(qualifier)?.slice(0, 35))
    const free = details
      .filter(({ qualifier }) => /^(?:LIB|LCC|LC2|LCS|RCN|REF|MMO|CPY|   )$/.test(qualifier))
      .map((detail) => detail.text)
    return {
      line: record.line,
      bookedOn,
      valueOn,
      amountCents,
      label: plainText([text.slice(48, 79), text.slice(104, 120), ...free].join(' ')),
      counterpartyName: amountCents >= 0 ? first('NPY', 'NPO') : first('NBE', 'NBU', 'NPY'),
      counterpartyIban: bareIban(first('IPY', 'IBE', 'CPY')),
      endToEndId: half('RCN'),
      mandateReference: half('RUM'),
      bankReference: reference(text.slice(81, 88)),
      returnReason: textOrNull(text.slice(40, 42)),
      details: [],
    }
  }
}

const bareIban = (text: string | null): string | null =>
  /^[A-Z]{2}\d{2}[0-9A-Z]{10,30}/.exec((text ?? '').replace(/ /g, ''))?.[0] ?? null

/** The number that the bank gave; zeros say that it gave none. */
const reference = (text: string): string | null => (/^[0 ]*$/.test(text) ? null : textOrNull(text))

const numberOf = ({ text }: RecordLine): string => text.slice(21, 32)

function accountOf({ text }: RecordLine): string {
  const [bank, branch, account] = [text.slice(2, 7), text.slice(11, 16), text.slice(21, 32)]
  return frenchIban(bank, branch, account) ?? `${bank}${branch}${account}`.trim()
}

/**
 * CFONB 120: opening balance (01), movements (04) with their details (05), closing balance (07).
 * The number of decimals stands in each record; the sign in the last digit of the amount.
 */
export function readCfonb120(text: string): ReadStatements {
  const reading = new Reading()
  const records = recordsOf(text)
  for (const record of records) reading.read(record)
  reading.finish(records.at(-1)?.line ?? 1)
  return reading
}
