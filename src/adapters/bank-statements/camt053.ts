import { type Day, parseDay } from '../../shared/days.ts'
import { centsOfDecimal } from './amount.ts'
import { all, at, type Element, elementsOf, textAt } from './markup.ts'
import {
  type BankOperation,
  type BankStatement,
  differenceOf,
  type OperationDetail,
  plainText,
  type ReadStatements,
  type StatementBalance,
  type StatementMistake,
  type StatementWarning,
  textOrNull,
} from './statement.ts'

/** What of a file is read as one small tree. */
const WHOLE = new Set(['Acct', 'Bal', 'Ntry', 'Id', 'CreDtTm'])

const isWanted = (path: readonly string[]): boolean =>
  path.length === 4 && path[1] === 'BkToCstmrStmt' && path[2] === 'Stmt' && WHOLE.has(path[3] ?? '')

const KNOWN_VERSIONS = /camt\.053\.001\.(?:02|08)"/

/** A `Day` of a date, of a date with its zone, or of a moment: the civil day that the bank wrote. */
const dayOf = (text: string | null): Day | null => parseDay((text ?? '').trim().slice(0, 10))

class Reading {
  readonly mistakes: StatementMistake[] = []
  readonly warnings: StatementWarning[] = []
  readonly statements: BankStatement[] = []

  wrong(kind: StatementMistake['kind'], line: number, field: string, found = ''): null {
    this.mistakes.push({ kind, line, field, found: plainText(found).slice(0, 80) })
    return null
  }

  warn(kind: StatementWarning['kind'], line: number, found = ''): void {
    this.warnings.push({ kind, line, found })
  }

  /** Signed by its indicator; null, and told, when it is none or of another currency. */
  amount(holder: Element, currency: string): number | null {
    const amount = at(holder, 'Amt')
    if (amount === undefined) return this.wrong('missing', holder.line, `${holder.name}/Amt`)
    const found = centsOfDecimal(amount.text)
    if (found === null) return this.wrong('not-an-amount', amount.line, 'Amt', amount.text)
    const ownCurrency = amount.attributes.get('Ccy') ?? currency
    if (ownCurrency !== currency)
      return this.wrong('other-currency', amount.line, 'Amt', `${amount.text} ${ownCurrency}`)
    const side = textAt(holder, 'CdtDbtInd')
    if (side === 'CRDT') return found
    if (side === 'DBIT') return found === 0 ? 0 : -found
    return this.wrong('not-a-sign', holder.line, `${holder.name}/CdtDbtInd`, side ?? '')
  }

  day(holder: Element, name: string): Day | null {
    const text = textAt(holder, `${name}/Dt`) ?? textAt(holder, `${name}/DtTm`)
    const found = dayOf(text)
    return found ?? this.wrong('not-a-day', holder.line, `${holder.name}/${name}`, text ?? '')
  }
}

/** What was read of one statement until its end. */
interface Draft {
  readonly line: number
  reference: string | null
  account: string | null
  currency: string | null
  readonly balances: Element[]
  readonly operations: BankOperation[]
}

/**
 * camt.053 in the versions .02 and .08, entry by entry; other versions are read the same way with
 * a warning. What a bank leaves out against the schema, and is not needed, is not asked.
 */
export function readCamt053(text: string): ReadStatements {
  const reading = new Reading()
  if (!KNOWN_VERSIONS.test(text.slice(0, 2000)))
    reading.warn('unknown-version', 1, /camt\.[\d.]+/.exec(text.slice(0, 2000))?.[0] ?? '')
  let draft: Draft | null = null
  for (const { element } of elementsOf(text, isWanted)) {
    // The name of a statement is its first element.
    if (element.name === 'Id') {
      if (draft !== null) finish(reading, draft)
      draft = newDraft(element.line)
    }
    draft ??= newDraft(element.line)
    take(reading, draft, element)
  }
  if (draft !== null) finish(reading, draft)
  if (reading.statements.length === 0 && reading.mistakes.length === 0)
    reading.wrong('no-statement', 1, 'Document/BkToCstmrStmt/Stmt')
  return reading
}

const newDraft = (line: number): Draft => ({
  line,
  reference: null,
  account: null,
  currency: null,
  balances: [],
  operations: [],
})

function take(reading: Reading, draft: Draft, element: Element): void {
  if (element.name === 'Id') draft.reference = textOrNull(element.text)
  else if (element.name === 'Acct') {
    draft.account = textAt(element, 'Id/IBAN') ?? textAt(element, 'Id/Othr/Id')
    draft.currency = textAt(element, 'Ccy')
  } else if (element.name === 'Bal') draft.balances.push(element)
  else if (element.name === 'Ntry') {
    const operation = operationOf(reading, element, draft.currency ?? 'EUR')
    if (operation !== null) draft.operations.push(operation)
  }
}

function finish(reading: Reading, draft: Draft): void {
  if (draft.account === null) {
    reading.wrong('missing', draft.line, 'Stmt/Acct/Id')
    return
  }
  const currency = draft.currency ?? 'EUR'
  const opening = balanceOf(reading, draft, currency, ['OPBD', 'PRCD', 'ITBD'])
  const last = { ...draft, balances: [...draft.balances].reverse() }
  const closing = balanceOf(reading, last, currency, ['CLBD', 'ITBD'])
  reading.statements.push({
    format: 'camt053',
    line: draft.line,
    reference: draft.reference,
    account: draft.account.replace(/\s/g, '').toUpperCase(),
    currency,
    opening,
    closing,
    operations: draft.operations,
    differenceCents: differenceOf(opening, closing, draft.operations),
  })
}

function balanceOf(
  reading: Reading,
  { balances, line }: Draft,
  currency: string,
  codes: readonly string[],
): StatementBalance | null {
  for (const code of codes) {
    const found = balances.find((balance) => textAt(balance, 'Tp/CdOrPrtry/Cd') === code)
    if (found === undefined) continue
    const ownCurrency = at(found, 'Amt')?.attributes.get('Ccy') ?? currency
    if (ownCurrency !== currency) {
      reading.warn('balance-of-another-currency', found.line, `${code} ${ownCurrency}`)
      return null
    }
    const amountCents = reading.amount(found, currency)
    const on = dayOf(textAt(found, 'Dt/Dt') ?? textAt(found, 'Dt/DtTm'))
    return amountCents === null ? null : { on, amountCents }
  }
  reading.warn('balance-missing', line, codes[0] ?? '')
  return null
}

const BOOKED = 'BOOK'

function operationOf(reading: Reading, entry: Element, currency: string): BankOperation | null {
  const status = textAt(entry, 'Sts/Cd') ?? textAt(entry, 'Sts')
  if (status === null) reading.warn('status-missing', entry.line)
  else if (status !== BOOKED) {
    reading.warn('not-booked', entry.line, status)
    return null
  }
  const amountCents = reading.amount(entry, currency)
  const bookedOn = reading.day(entry, 'BookgDt')
  if (amountCents === null || bookedOn === null) return null
  const transactions = all(entry, 'NtryDtls').flatMap((details) => all(details, 'TxDtls'))
  const details = transactions.map((transaction) => detailOf(transaction, amountCents >= 0))
  const [only] = transactions
  const one = transactions.length === 1 ? details[0] : undefined
  const sum = details.reduce((total, detail) => total + (detail.amountCents ?? 0), 0)
  if (details.length > 1 && details.every((detail) => detail.amountCents !== null))
    if (sum !== Math.abs(amountCents)) reading.warn('details-differ', entry.line, String(sum / 100))
  const info = [textAt(entry, 'AddtlNtryInf'), one?.label]
  return {
    line: entry.line,
    bookedOn,
    valueOn: dayOf(textAt(entry, 'ValDt/Dt') ?? textAt(entry, 'ValDt/DtTm')) ?? bookedOn,
    amountCents,
    label: plainText(info.filter((part) => part !== null && part !== undefined).join(' ')),
    counterpartyName: one?.counterpartyName ?? null,
    counterpartyIban: one?.counterpartyIban ?? null,
    endToEndId: one?.endToEndId ?? null,
    mandateReference: textOrNull(textAt(only, 'Refs/MndtId')),
    bankReference: textOrNull(textAt(entry, 'AcctSvcrRef') ?? textAt(only, 'Refs/AcctSvcrRef')),
    returnReason: returnReasonOf(transactions),
    details: details.length > 1 ? details : [],
  }
}

const returnReasonOf = (transactions: readonly Element[]): string | null =>
  transactions
    .map((each) => textAt(each, 'RtrInf/Rsn/Cd') ?? textAt(each, 'RtrInf/Rsn/Prtry'))
    .find((reason) => reason !== null) ?? null

/** The other side of a movement: who paid what the account received, who was paid. */
function detailOf(transaction: Element, isCredit: boolean): OperationDetail {
  const parties = at(transaction, 'RltdPties')
  // A returned debit comes back to the account that had received it: its debtor is the other side.
  const isReturn = at(transaction, 'RtrInf') !== undefined
  const side = isCredit !== isReturn ? 'Dbtr' : 'Cdtr'
  const other = at(parties, side)
  const remittance = at(transaction, 'RmtInf')
  const texts = [
    ...all(remittance, 'Ustrd').map(({ text }) => text),
    ...all(remittance, 'Strd').map((each) => textAt(each, 'CdtrRefInf/Ref') ?? ''),
    ...all(remittance, 'Strd').flatMap((each) =>
      all(each, 'RfrdDocInf').map((document) => textAt(document, 'Nb') ?? ''),
    ),
    textAt(transaction, 'AddtlTxInf') ?? '',
  ]
  const amount = textAt(transaction, 'Amt') ?? textAt(transaction, 'AmtDtls/TxAmt/Amt')
  return {
    amountCents: amount === null ? null : centsOfDecimal(amount),
    endToEndId: textOrNull(textAt(transaction, 'Refs/EndToEndId')),
    counterpartyName: textOrNull(textAt(other, 'Nm') ?? textAt(other, 'Pty/Nm')),
    counterpartyIban: textOrNull(textAt(parties, `${side}Acct/Id/IBAN`)),
    label: plainText(texts.join(' ')),
  }
}
