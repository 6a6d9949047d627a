import { type Day, parseDay } from '../../shared/days.ts'
import { centsOfDecimal } from './amount.ts'
import { unescaped } from './markup.ts'
import { frenchIban } from './rib.ts'
import {
  type BankOperation,
  type BankStatement,
  plainText,
  type ReadStatements,
  type StatementBalance,
  type StatementMistake,
  type StatementWarning,
  textOrNull,
  UnreadableStatement,
} from './statement.ts'

/** Elements that hold others; in SGML those that hold a value have no end. */
const AGGREGATES = new Set(
  `OFX SIGNONMSGSRSV1 SONRS STATUS FI BANKMSGSRSV1 STMTTRNRS STMTRS BANKACCTFROM BANKTRANLIST STMTTRN
  LEDGERBAL AVAILBAL CREDITCARDMSGSRSV1 CCSTMTTRNRS CCSTMTRS CCACCTFROM BANKACCTTO CURRENCY PAYEE`
    .split(/\s+/)
    .filter((name) => name !== ''),
)

type Values = Map<string, { readonly text: string; readonly line: number }>

interface Draft {
  readonly line: number
  readonly account: Values
  readonly balance: Values
  readonly own: Values
  readonly operations: BankOperation[]
}

class Reading {
  readonly mistakes: StatementMistake[] = []
  readonly warnings: StatementWarning[] = []
  readonly statements: BankStatement[] = []

  wrong(kind: StatementMistake['kind'], line: number, field: string, found = ''): null {
    this.mistakes.push({ kind, line, field, found: found.slice(0, 80) })
    return null
  }

  amount(values: Values, name: string, line: number): number | null {
    const value = values.get(name)
    if (value === undefined) return this.wrong('missing', line, name)
    const found = centsOfDecimal(value.text)
    return found ?? this.wrong('not-an-amount', value.line, name, value.text)
  }

  day(values: Values, name: string, line: number): Day | null {
    const value = values.get(name)
    if (value === undefined) return this.wrong('missing', line, name)
    return dayOf(value.text) ?? this.wrong('not-a-day', value.line, name, value.text)
  }
}

const dayOf = (text: string): Day | null =>
  /^\d{8}/.test(text)
    ? parseDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`)
    : null

const TAG = /<(\/?)([A-Z][A-Z0-9.]*)(?:\s[^>]*)?>([^<]*)/gi

/**
 * OFX, written as SGML (1.x) or as XML (2.x): an element with a value ends where the next begins.
 * The format tells the closing balance alone, so what it moves from is checked against the
 * statement before it.
 */
export function readOfx(text: string): ReadStatements {
  const reading = new Reading()
  const open: string[] = []
  let draft: Draft | null = null
  let operation: Values | null = null
  const lineOf = lineCounter(text)
  for (const { index, 1: slash, 2: tag = '', 3: written = '' } of text.matchAll(TAG)) {
    const name = tag.toUpperCase()
    const line = lineOf(index)
    const isStatement = name === 'STMTRS' || name === 'CCSTMTRS'
    if (slash === '/') {
      if (!AGGREGATES.has(name)) continue
      const last = open.pop()
      if (last !== name)
        throw new UnreadableStatement({
          kind: 'not-well-formed',
          line,
          field: `</${last ?? ''}>`,
          found: `</${name}>`,
        })
      if (name === 'STMTTRN' && draft !== null && operation !== null) {
        const read = operationOf(reading, operation, line)
        if (read !== null) draft.operations.push(read)
        operation = null
      }
      if (isStatement && draft !== null) {
        finish(reading, draft)
        draft = null
      }
    } else if (AGGREGATES.has(name)) {
      open.push(name)
      if (isStatement) draft = newDraft(line)
      if (name === 'STMTTRN') operation = new Map()
    } else if (draft !== null) {
      const value = { text: plainText(unescaped(unescaped(written))), line }
      if (value.text !== '') holderOf(draft, operation, open.at(-1) ?? '')?.set(name, value)
    }
  }
  const last = open.at(-1)
  if (last !== undefined) reading.wrong('not-well-formed', lineOf(text.length), `</${last}>`)
  else if (reading.statements.length === 0 && reading.mistakes.length === 0)
    reading.wrong('no-statement', 1, 'STMTRS')
  return reading
}

const newDraft = (line: number): Draft => ({
  line,
  account: new Map(),
  balance: new Map(),
  own: new Map(),
  operations: [],
})

function holderOf(draft: Draft, operation: Values | null, inside: string): Values | null {
  if (inside === 'STMTTRN') return operation
  if (inside === 'PAYEE') return operation
  if (inside === 'BANKACCTFROM' || inside === 'CCACCTFROM') return draft.account
  if (inside === 'LEDGERBAL') return draft.balance
  return inside === 'STMTRS' || inside === 'CCSTMTRS' ? draft.own : null
}

function finish(reading: Reading, { line, account, balance, own, operations }: Draft): void {
  const number = account.get('ACCTID')?.text
  if (number === undefined) {
    reading.wrong('missing', line, 'ACCTID')
    return
  }
  const [bank, branch] = [account.get('BANKID')?.text ?? '', account.get('BRANCHID')?.text ?? '']
  const bare = number.replace(/\s/g, '').toUpperCase()
  const isIban = /^[A-Z]{2}\d{2}[0-9A-Z]{10,30}$/.test(bare)
  let closing: StatementBalance | null = null
  if (balance.size > 0) {
    const amountCents = reading.amount(balance, 'BALAMT', line)
    const on = balance.has('DTASOF') ? reading.day(balance, 'DTASOF', line) : null
    if (amountCents !== null) closing = { on, amountCents }
  } else reading.warnings.push({ kind: 'balance-missing', line, found: 'LEDGERBAL' })
  reading.statements.push({
    format: 'ofx',
    line,
    reference: null,
    account: isIban ? bare : (frenchIban(bank, branch, bare) ?? bare),
    currency: own.get('CURDEF')?.text ?? 'EUR',
    opening: null,
    closing,
    operations,
    differenceCents: null,
  })
}

function operationOf(reading: Reading, values: Values, line: number): BankOperation | null {
  const amountCents = reading.amount(values, 'TRNAMT', line)
  const bookedOn = reading.day(values, 'DTPOSTED', line)
  if (amountCents === null || bookedOn === null) return null
  const text = (name: string) => values.get(name)?.text ?? ''
  return {
    line: values.get('TRNTYPE')?.line ?? line,
    bookedOn,
    valueOn: dayOf(text('DTAVAIL')) ?? bookedOn,
    amountCents,
    label: plainText([text('NAME'), text('MEMO'), text('CHECKNUM')].join(' ')),
    counterpartyName: textOrNull(text('NAME')),
    counterpartyIban: null,
    endToEndId: null,
    mandateReference: null,
    bankReference: textOrNull(text('FITID')),
    returnReason: null,
    details: [],
  }
}

/** Lines are asked for in the order of the text, so it is walked once. */
function lineCounter(text: string): (index: number) => number {
  let line = 1
  let next = text.indexOf('\n')
  return (index) => {
    while (next >= 0 && next < index) {
      line += 1
      next = text.indexOf('\n', next + 1)
    }
    return line
  }
}
