import { createHash } from 'node:crypto'
import type { Day } from '../../shared/days.ts'
import { type Cents, sumCents } from '../../shared/money.ts'
import { isSepaReference, sepaText } from './sepa-text.ts'

/** Address by its parts: banks refuse one in free lines since 15 November 2026. */
export interface SepaAddress {
  readonly street: string | null
  readonly postalCode: string | null
  readonly city: string
  /** ISO 3166, two letters. */
  readonly country: string
}

export interface Creditor {
  readonly name: string
  readonly address: SepaAddress | null
  /** Without spaces, its key checked. */
  readonly iban: string
  readonly bic: string | null
  /** Identifiant créancier SEPA (ICS), its key checked. */
  readonly identifier: string
}

export interface DirectDebit {
  /** Number of the invoice that is collected, unique in its file. */
  readonly reference: string
  readonly collectedOn: Day
  /** More than zero. */
  readonly amountCents: Cents
  readonly debtor: { readonly name: string; readonly iban: string }
  /** Référence unique du mandat (RUM), as `isSepaReference` wants it. */
  readonly mandate: { readonly reference: string; readonly signedOn: Day }
}

export interface DirectDebitOrder {
  /** Banks refuse the same one twice: at most 26 characters, as `isSepaReference` wants it. */
  readonly messageId: string
  readonly createdOn: Day
  readonly creditor: Creditor
  /** At least one. */
  readonly debits: readonly DirectDebit[]
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.008.001.08'
/** Limits of the EPC, under those of the schema (EPC130-08). */
const LONGEST_NAME = 70
const LONGEST_CITY = 35
const LONGEST_POSTAL_CODE = 16
const LONGEST_REMITTANCE = 140

/**
 * A file of SEPA direct debits, pain.008.001.08: one collection for each day, scheme CORE.
 *
 * Every debit is RCUR: since November 2016 the first one under a mandate needs no FRST any more,
 * and who sends FRST must know which debits a bank has rejected.
 */
export function directDebitFile({
  messageId,
  createdOn,
  creditor,
  debits,
}: DirectDebitOrder): string {
  const days = [...Map.groupBy(debits, ({ collectedOn }) => collectedOn)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${NAMESPACE}">` +
    element('CstmrDrctDbtInitn', [
      element('GrpHdr', [
        element('MsgId', messageId),
        element('CreDtTm', `${createdOn}T00:00:00`),
        sums(debits),
        element('InitgPty', name(creditor.name)),
      ]),
      ...days.map(([day, ofDay]) => collection(messageId, day, creditor, ofDay)),
    ]) +
    '</Document>\n'
  )
}

/** Content comes as elements, or as text of the SEPA set, which holds nothing to escape. */
const element = (tag: string, content: string | readonly string[], attributes = ''): string =>
  `<${tag}${attributes}>${typeof content === 'string' ? content : content.join('')}</${tag}>`

const name = (text: string): string => element('Nm', sepaText(text, LONGEST_NAME))

const euros = (amount: Cents): string =>
  `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`

const sums = (debits: readonly DirectDebit[]): string =>
  element('NbOfTxs', String(debits.length)) +
  element('CtrlSum', euros(sumCents(debits.map(({ amountCents }) => amountCents))))

function collection(
  messageId: string,
  day: Day,
  { name: creditorName, address, iban, bic, identifier }: Creditor,
  debits: readonly DirectDebit[],
): string {
  return element('PmtInf', [
    element('PmtInfId', `${messageId}-${day.replaceAll('-', '')}`),
    element('PmtMtd', 'DD'),
    sums(debits),
    element('PmtTpInf', [
      element('SvcLvl', element('Cd', 'SEPA')),
      element('LclInstrm', element('Cd', 'CORE')),
      element('SeqTp', 'RCUR'),
    ]),
    element('ReqdColltnDt', day),
    element('Cdtr', [name(creditorName), address === null ? '' : postalAddress(address)]),
    element('CdtrAcct', account(iban)),
    element('CdtrAgt', agent(bic)),
    element('ChrgBr', 'SLEV'),
    element('CdtrSchmeId', scheme(identifier)),
    ...debits.map(transaction),
  ])
}

const account = (iban: string): string => element('Id', element('IBAN', iban))

/** The IBAN tells the bank: its BIC may be left unsaid, but not its place. */
const agent = (bic: string | null): string =>
  element(
    'FinInstnId',
    bic === null ? element('Othr', element('Id', 'NOTPROVIDED')) : element('BICFI', bic),
  )

const scheme = (identifier: string): string =>
  element(
    'Id',
    element(
      'PrvtId',
      element('Othr', [element('Id', identifier), element('SchmeNm', element('Prtry', 'SEPA'))]),
    ),
  )

const HOUSE_NUMBER = /^(\d+(?: ?(?:bis|ter|quater|[A-Z]))?),? (.+)$/i

function postalAddress({ street, postalCode, city, country }: SepaAddress): string {
  const [, number = null, road = null] = HOUSE_NUMBER.exec(street ?? '') ?? [null, null, street]
  return element('PstlAdr', [
    textIfAny('StrtNm', road, LONGEST_NAME),
    textIfAny('BldgNb', number, LONGEST_POSTAL_CODE),
    textIfAny('PstCd', postalCode, LONGEST_POSTAL_CODE),
    element('TwnNm', sepaText(city, LONGEST_CITY)),
    element('Ctry', country),
  ])
}

const textIfAny = (tag: string, text: string | null, most: number): string =>
  text === null || text.trim() === '' ? '' : element(tag, sepaText(text, most))

const transaction = (debit: DirectDebit): string =>
  element('DrctDbtTxInf', [
    element('PmtId', element('EndToEndId', endToEndId(debit.reference))),
    element('InstdAmt', euros(debit.amountCents), ' Ccy="EUR"'),
    element(
      'DrctDbtTx',
      element('MndtRltdInf', [
        element('MndtId', debit.mandate.reference),
        element('DtOfSgntr', debit.mandate.signedOn),
      ]),
    ),
    element('DbtrAgt', agent(null)),
    element('Dbtr', name(debit.debtor.name)),
    element('DbtrAcct', account(debit.debtor.iban)),
    element('RmtInf', element('Ustrd', sepaText(`Facture ${debit.reference}`, LONGEST_REMITTANCE))),
  ])

/** The reference itself where banks take it, else a plain form that stays unique. */
function endToEndId(reference: string): string {
  if (isSepaReference(reference)) return reference
  const digest = createHash('sha256').update(reference).digest('hex').slice(0, 8)
  return `${sepaText(reference.replaceAll('/', '-'), 26)}-${digest}`
}
