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

/** One transfer (virement). */
export interface CreditTransfer {
  /** Unique in its file. */
  readonly reference: string
  /** More than zero. */
  readonly amountCents: Cents
  /** Without spaces, its key checked. */
  readonly creditor: { readonly name: string; readonly iban: string; readonly bic: string | null }
  /** What it is for, as the one who receives it reads. */
  readonly label: string
}

export interface CreditTransferOrder {
  /** Banks refuse the same one twice: at most 26 characters, as `isSepaReference` wants it. */
  readonly messageId: string
  readonly createdOn: Day
  /** When the bank carries it out. */
  readonly executedOn: Day
  /**
   * SALA for wages: the bank keeps the sums of each from the statement (one booking for all), and
   * whoever reads the statement does not see who earns what.
   */
  readonly purpose: 'wages' | 'refunds'
  readonly debtor: {
    readonly name: string
    readonly address: SepaAddress | null
    readonly iban: string
    readonly bic: string | null
  }
  /** At least one. */
  readonly transfers: readonly CreditTransfer[]
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'

/** A file of SEPA credit transfers, pain.001.001.09: one payment on one day. */
export function creditTransferFile({
  messageId,
  createdOn,
  executedOn,
  purpose,
  debtor,
  transfers,
}: CreditTransferOrder): string {
  const amounts = transfers.map(({ amountCents }) => amountCents)
  return documentOf(
    NAMESPACE,
    element('CstmrCdtTrfInitn', [
      element('GrpHdr', [
        element('MsgId', messageId),
        element('CreDtTm', `${createdOn}T00:00:00`),
        sums(amounts),
        element('InitgPty', name(debtor.name)),
      ]),
      element('PmtInf', [
        element('PmtInfId', `${messageId}-1`),
        element('PmtMtd', 'TRF'),
        element('BtchBookg', purpose === 'wages' ? 'true' : 'false'),
        sums(amounts),
        element('PmtTpInf', [
          element('SvcLvl', element('Cd', 'SEPA')),
          purpose === 'wages' ? element('CtgyPurp', element('Cd', 'SALA')) : '',
        ]),
        element('ReqdExctnDt', element('Dt', executedOn)),
        element('Dbtr', [
          name(debtor.name),
          debtor.address === null ? '' : postalAddress(debtor.address),
        ]),
        element('DbtrAcct', account(debtor.iban)),
        element('DbtrAgt', agent(debtor.bic)),
        element('ChrgBr', 'SLEV'),
        ...transfers.map(transaction),
      ]),
    ]),
  )
}

const transaction = ({ reference, amountCents, creditor, label }: CreditTransfer): string =>
  element('CdtTrfTxInf', [
    element('PmtId', element('EndToEndId', endToEndId(reference))),
    element('Amt', element('InstdAmt', euros(amountCents), ' Ccy="EUR"')),
    creditor.bic === null ? '' : element('CdtrAgt', agent(creditor.bic)),
    element('Cdtr', name(creditor.name)),
    element('CdtrAcct', account(creditor.iban)),
    remittance(label),
  ])
