import type { Day } from '../../shared/days.ts'
import type { Cents } from '../../shared/money.ts'
import {
  account,
  agent,
  documentOf,
  element,
  endToEndId,
  euros,
  name,
  postalAddress,
  remittance,
  type SepaAddress,
  sums,
} from './sepa-xml.ts'

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
  readonly mandate: {
    readonly reference: string
    readonly signedOn: Day
    /** CORE unless said; B2B is for companies alone and knows no refund. */
    readonly scheme?: DebitScheme
    /** A mandate for one debit alone (OOFF). */
    readonly isOneOff?: boolean
  }
}

export type DebitScheme = 'CORE' | 'B2B'

export interface DirectDebitOrder {
  /** Banks refuse the same one twice: at most 24 characters, as `isSepaReference` wants it. */
  readonly messageId: string
  readonly createdOn: Day
  readonly creditor: Creditor
  /** At least one. */
  readonly debits: readonly DirectDebit[]
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.008.001.08'
/**
 * A file of SEPA direct debits, pain.008.001.08: one collection for each day, scheme and sequence.
 *
 * A debit is RCUR, or OOFF under a mandate for one: since November 2016 the first one needs no FRST
 * any more, and who sends FRST must know which debits a bank has rejected.
 */
export function directDebitFile({
  messageId,
  createdOn,
  creditor,
  debits,
}: DirectDebitOrder): string {
  const collections = [...Map.groupBy(debits, kindOf)].sort(([a], [b]) => (a < b ? -1 : 1))
  return documentOf(
    NAMESPACE,
    element('CstmrDrctDbtInitn', [
      element('GrpHdr', [
        element('MsgId', messageId),
        element('CreDtTm', `${createdOn}T00:00:00`),
        sumsOf(debits),
        element('InitgPty', name(creditor.name)),
      ]),
      ...collections.map(([kind, ofKind]) => collection(`${messageId}-${kind}`, creditor, ofKind)),
    ]),
  )
}

const sumsOf = (debits: readonly DirectDebit[]): string =>
  sums(debits.map(({ amountCents }) => amountCents))

const schemeOf = ({ mandate }: DirectDebit): DebitScheme => mandate.scheme ?? 'CORE'
const sequenceOf = ({ mandate }: DirectDebit): 'OOFF' | 'RCUR' =>
  mandate.isOneOff === true ? 'OOFF' : 'RCUR'

/** `20261130`, then what is not the usual CORE and RCUR: `20261130B`, `20261130O`. */
const kindOf = (debit: DirectDebit): string =>
  [
    debit.collectedOn.replaceAll('-', ''),
    schemeOf(debit) === 'B2B' ? 'B' : '',
    sequenceOf(debit) === 'OOFF' ? 'O' : '',
  ].join('')

/** Debits of one day, scheme and sequence. */
function collection(
  id: string,
  { name: creditorName, address, iban, bic, identifier }: Creditor,
  debits: readonly DirectDebit[],
): string {
  const [first] = debits
  if (first === undefined) return ''
  return element('PmtInf', [
    element('PmtInfId', id),
    element('PmtMtd', 'DD'),
    sumsOf(debits),
    element('PmtTpInf', [
      element('SvcLvl', element('Cd', 'SEPA')),
      element('LclInstrm', element('Cd', schemeOf(first))),
      element('SeqTp', sequenceOf(first)),
    ]),
    element('ReqdColltnDt', first.collectedOn),
    element('Cdtr', [name(creditorName), address === null ? '' : postalAddress(address)]),
    element('CdtrAcct', account(iban)),
    element('CdtrAgt', agent(bic)),
    element('ChrgBr', 'SLEV'),
    element('CdtrSchmeId', scheme(identifier)),
    ...debits.map(transaction),
  ])
}

const scheme = (identifier: string): string =>
  element(
    'Id',
    element(
      'PrvtId',
      element('Othr', [element('Id', identifier), element('SchmeNm', element('Prtry', 'SEPA'))]),
    ),
  )

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
    remittance(`Facture ${debit.reference}`),
  ])
