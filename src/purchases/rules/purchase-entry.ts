import { type Account, type Accounts, credit, debit, type EntryDraft } from '../../ledger/index.ts'
import type { Day } from '../../shared/days.ts'
import { type Cents, cents, rateE4, shareOf, sumCents } from '../../shared/money.ts'
import { isCreditNote } from './supplier.ts'

/** A purchase as the books need it; the amounts of a credit note are positive. */
export interface BookedPurchase {
  readonly purchaseId: string
  readonly supplierId: string
  readonly supplierName: string
  readonly number: string
  readonly typeCode: string
  readonly issuedOn: Day
  readonly netCents: Cents
  readonly vatCents: Cents
  readonly grossCents: Cents
  /** Tax by rate, which is deducted rate by rate. */
  readonly taxes: readonly Cents[]
}

/**
 * The entry of a purchase (achat): expense and tax deducted against the supplier. Tax that is not
 * deducted is part of the expense (CGI ann. II art. 206).
 *
 * @param deductibleE4 share of the tax that the group deducts, in ten-thousandths
 */
export function purchaseEntry(
  purchase: BookedPurchase,
  expense: Account,
  deductibleE4: number,
  accounts: Accounts,
): EntryDraft {
  const { purchaseId, supplierId, supplierName, number, typeCode, issuedOn } = purchase
  const sign = isCreditNote(typeCode) ? -1 : 1
  const label = `${sign === 1 ? 'Facture' : 'Avoir'} ${number} ${supplierName}`.slice(0, 200)
  const share = rateE4(deductibleE4)
  const taxes = purchase.taxes.length > 0 ? purchase.taxes : [purchase.vatCents]
  const deducted = sumCents(taxes.map((tax) => shareOf(tax, share)))
  const cost = cents(purchase.grossCents - deducted)
  return {
    journal: 'AC',
    cause: `purchase:${purchaseId}`,
    entryDate: issuedOn,
    pieceReference: number,
    pieceDate: issuedOn,
    label,
    lines: [
      ...debit(expense, sign * cost, label, null),
      ...debit(accounts.vat_deductible, sign * deducted, label, null),
      ...credit(accounts.supplier_payable, sign * purchase.grossCents, label, null, {
        id: supplierId,
        name: supplierName,
      }),
    ],
  }
}
