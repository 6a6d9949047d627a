import { directDebitFile, isSepaReference, type SepaAddress } from '../../adapters/sepa/index.ts'
import type { Invoice } from '../../billing/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type GroupBankingRow, groupBankingOf, memberBankingOf } from './debit-store.ts'
import { bareIban, type DirectDebitWarning, directDebitsOf } from './direct-debits.ts'

export interface DebitFile {
  /** Null when nothing can be debited. */
  readonly content: string | null
  /** Of today's bank details: they may have changed since the close. */
  readonly warnings: readonly DirectDebitWarning[]
}

type Collectable = Parameters<typeof directDebitsOf>[0]

/** What of these invoices can be debited, and why the rest cannot. */
export async function debitsOf(db: GroupDb, groupId: GroupId, invoices: Collectable) {
  const group = await groupBankingOf(db, groupId)
  const members = await memberBankingOf(db, groupId)
  return { group, ...directDebitsOf(invoices, group, members) }
}

/**
 * The direct debits of a closed month, by the bank details of today. It names itself by the month:
 * a bank that was given the file before refuses it, so that nobody is debited twice.
 */
export async function debitFileOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  invoices: readonly Invoice[],
): Promise<DebitFile> {
  const { group, debits, warnings } = await debitsOf(db, groupId, invoices)
  const [first] = invoices
  if (first === undefined || debits.length === 0) return { content: null, warnings }
  const content = directDebitFile({
    messageId: messageIdOf(group, month),
    createdOn: first.issuedOn,
    creditor: {
      name: group.name,
      address: addressOf(group),
      iban: bareIban(group.iban),
      bic: group.bic,
      identifier: group.creditorIdentifier ?? '',
    },
    debits,
  })
  return { content, warnings }
}

/** `PRLV-732829320-2026-10`; the creditor keeps the files of two groups apart. */
function messageIdOf({ siren }: GroupBankingRow, month: Month): string {
  const id = siren === null ? `PRLV-${month}` : `PRLV-${siren}-${month}`
  return isSepaReference(id) ? id : `PRLV-${month}`
}

/** Structured or not at all: a town and its country, at least. */
export const addressOf = ({
  addressLine,
  postalCode,
  city,
  country,
}: GroupBankingRow): SepaAddress | null =>
  city === null ? null : { street: addressLine, postalCode, city, country }
