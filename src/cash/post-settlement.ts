import {
  accountsOf,
  credit,
  DEFAULT_ACCOUNTS,
  debit,
  type EntryDraft,
  type LedgerLine,
  ofVat,
  postEntries,
} from '../ledger/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import {
  membersToMatch,
  pendingVatOf,
  type BookedOperation,
  type StoredSettlement,
} from './settlement-store.ts'

export const causeOf = (settlementId: string): string => `settlement:${settlementId}`

/**
 * Books a settlement: the bank (512) against the accounts of the members (411), fees and others.
 * Where the VAT of an invoice waits for its receipt (44574), the part received falls due (44571) by
 * rate. What is set off moves no account but that VAT.
 */
export async function postSettlement(
  db: GroupDb,
  groupId: GroupId,
  settlement: StoredSettlement,
  operation: BookedOperation | null,
): Promise<void> {
  const accounts = await accountsOf(db, groupId)
  const names = new Map(
    (await membersToMatch(db, groupId)).map(({ memberId, name }) => [memberId, name]),
  )
  const numbers = settlement.parts.flatMap(({ invoiceNumber }) => invoiceNumber ?? [])
  const due = [accounts.vat_collected.account, DEFAULT_ACCOUNTS.vat_collected.account]
  const waiting = await pendingVatOf(db, groupId, due, numbers)
  const lines: LedgerLine[] = []
  if (operation !== null) {
    const { ledgerAccount: account, ledgerLabel: label, amountCents } = operation
    const text = operation.label === '' ? 'Mouvement bancaire' : operation.label.slice(0, 200)
    lines.push(...debit({ account, label }, amountCents, text, null))
    for (const part of settlement.parts) {
      if (part.account !== null) {
        const target = { account: part.account, label: part.accountLabel ?? '' }
        lines.push(...credit(target, part.amountCents, text, null))
        continue
      }
      const { memberId } = part
      const party = { id: memberId ?? '', name: names.get(memberId ?? '') ?? '' }
      const words = `${wordOf(part.amountCents, part.invoiceNumber)} ${party.name}`
      lines.push(...credit(accounts.member_receivable, part.amountCents, words, memberId, party))
    }
  }
  for (const { invoiceNumber, memberId, vat } of settlement.parts) {
    const pending = waiting.get(invoiceNumber ?? '')
    if (pending === undefined) continue
    const label = `TVA ${invoiceNumber}`
    for (const { vatPercentE2, netCents, vatCents } of vat) {
      const from = debit(pending, vatCents, label, memberId)
      const to = credit(accounts.vat_collected, vatCents, label, memberId)
      lines.push(...ofVat([...from, ...to], vatPercentE2, netCents))
    }
  }
  const day = settlement.settledOn
  const piece = operation?.bankReference ?? `REG-${settlement.settlementId.slice(0, 8)}`
  const entry: EntryDraft = {
    journal: operation === null ? 'OD' : 'BQ',
    cause: causeOf(settlement.settlementId),
    entryDate: day,
    pieceReference: piece,
    pieceDate: operation?.bookedOn ?? day,
    label: operation === null ? 'Compensation' : operation.label.slice(0, 200) || 'Mouvement',
    lines,
  }
  await postEntries(db, groupId, day, [entry])
}

function wordOf(amountCents: number, invoiceNumber: string | null): string {
  if (invoiceNumber === null) return amountCents > 0 ? 'Avance' : 'Avance rendue'
  return `${amountCents > 0 ? 'Règlement' : 'Retour'} ${invoiceNumber}`
}
