import type { Invoice, InvoiceKind, InvoiceLine } from '../../billing/index.ts'
import { type Day, lastDayOf, type Month } from '../../shared/days.ts'
import { type Cents, cents, rateE4, shareOf, sumCents } from '../../shared/money.ts'
import type { Account, Accounts, LedgerEvent } from '../accounts.ts'
import {
  balanced,
  credit,
  debit,
  type EntryDraft,
  type LedgerLine,
  type LinePart,
  ofVat,
} from '../entry.ts'

/** What of a group decides how its invoices and its pay are posted. */
export interface Books {
  readonly accounts: Accounts
  /** VAT waits for the receipt; false where the group opted for debits. */
  readonly vatOnReceipts: boolean
  /** The establishment of each member that has one. */
  readonly establishments: ReadonlyMap<string, string>
}

/** Cost of a person at one member in a month; no member for time that none used. */
export interface PostedCost {
  readonly employeeId?: string
  readonly memberId: string | null
  readonly grossCents: Cents
  readonly contributionsCents: Cents
  /** Paid leave earned: a tenth of the gross and the contributions on it. */
  readonly leaveProvisionCents: Cents
}

const KIND_WORDS = {
  invoice: 'Facture',
  credit_note: 'Avoir',
  corrective: 'Facture rectificative',
  advance: 'Acompte',
} as const satisfies Record<InvoiceKind, string>

/** What a line sells. An advance is owed to the member until an invoice deducts it. */
function soldAs({ kind, correctedKind }: InvoiceLine): Sold {
  const of = correctedKind ?? kind
  return of === 'advance' ? 'advances_received' : of === 'fee' ? 'membership_fees' : 'services'
}

const SOLD = [
  'services',
  'membership_fees',
  'advances_received',
] as const satisfies readonly LedgerEvent[]
type Sold = (typeof SOLD)[number]

/**
 * 411 to 706 (756 for fees, 4191 for advances) and the VAT, which waits on 44574 until the receipt or is due at once on 44571. A
 * credit note has negative amounts: its sides are swapped.
 */
export function invoiceEntry(
  invoice: Invoice,
  { accounts, vatOnReceipts, establishments }: Books,
): EntryDraft {
  const { memberId, buyer, number } = invoice
  const label = `${KIND_WORDS[invoice.kind]} ${number} ${buyer.name}`
  const establishmentId = establishments.get(memberId) ?? null
  const vatAccount = vatOnReceipts ? accounts.vat_pending : accounts.vat_collected
  const sold = (row: Invoice['vat'][number]): LedgerLine[] => {
    const own = invoice.lines.filter(
      (line) => line.vatPercentE2 === row.vatPercentE2 && line.vatExemption === row.vatExemption,
    )
    const apart = own.filter((line) => soldAs(line) !== 'services')
    return SOLD.flatMap((sort) => {
      const lines = own.filter((line) => soldAs(line) === sort)
      const amount =
        sort === 'services'
          ? row.netCents - sumCents(apart.map(({ netCents }) => netCents))
          : sumCents(lines.map(({ netCents }) => netCents))
      const parts = lines.map(({ employeeId, netCents }) => ({
        employeeId,
        amountCents: -netCents,
      }))
      return credit(accounts[sort], amount, label, memberId).map((line) => ({
        ...line,
        establishmentId,
        ...partsOf(parts, memberId, establishmentId),
      }))
    })
  }
  return balanced({
    journal: 'VE',
    cause: `invoice:${number}`,
    entryDate: invoice.issuedOn,
    pieceReference: number,
    pieceDate: invoice.issuedOn,
    label,
    lines: [
      ...debit(accounts.member_receivable, invoice.grossCents, label, memberId, {
        id: memberId,
        name: buyer.name,
      }),
      ...invoice.vat.flatMap(sold),
      ...invoice.vat.flatMap(({ vatPercentE2, netCents, vatCents }) =>
        ofVat(credit(vatAccount, vatCents, label, memberId), vatPercentE2, netCents),
      ),
    ],
  })
}

/** One part a person, in the order of their ids; none where nothing is known of the line. */
function partsOf(
  amounts: readonly { readonly employeeId: string | null; readonly amountCents: number }[],
  memberId: string | null,
  establishmentId: string | null,
): { readonly parts?: readonly LinePart[] } {
  const sums = new Map<string | null, number>()
  for (const { employeeId, amountCents } of amounts)
    sums.set(employeeId, (sums.get(employeeId) ?? 0) + amountCents)
  const parts = [...sums]
    .filter(([, amount]) => amount !== 0)
    .sort(([a], [b]) => (a ?? '').localeCompare(b ?? '', 'en'))
    .map(([employeeId, amount]) => ({
      memberId,
      establishmentId,
      employeeId,
      amountCents: cents(amount),
    }))
  return parts.length === 0 ? {} : { parts }
}

const LEAVE_SHARE = rateE4(1000)

/** What a cost puts on each account of expense. */
const CHARGES = {
  wages: ({ grossCents }) => grossCents,
  contributions: ({ contributionsCents }) => contributionsCents,
  leavePay: ({ grossCents }) => shareOf(grossCents, LEAVE_SHARE),
  leaveContributions: ({ grossCents, leaveProvisionCents }) =>
    cents(leaveProvisionCents - shareOf(grossCents, LEAVE_SHARE)),
} as const satisfies Record<string, (cost: PostedCost) => Cents>
type Charge = keyof typeof CHARGES

const sumOf = (charge: Charge, costs: readonly PostedCost[]): Cents =>
  sumCents(costs.map(CHARGES[charge]))

/**
 * The month's pay as it is forecast, charged to the members that used the time: 641, 645 and the
 * leave earned, against what is owed (421, 431, 4282, 4382). One entry a month: the pay of a
 * person is not read from the books, only from the parts beside them.
 */
export function payEntry(
  month: Month,
  costs: readonly PostedCost[],
  { accounts, establishments }: Books,
): EntryDraft | null {
  const label = `Paie prévisionnelle ${month}`
  const members = [...new Set(costs.map(({ memberId }) => memberId))].sort((a, b) =>
    (a ?? '').localeCompare(b ?? '', 'en'),
  )
  const charged = (memberId: string | null, account: Account, charge: Charge): LedgerLine[] => {
    const own = costs.filter((cost) => cost.memberId === memberId)
    const establishmentId = memberId === null ? null : (establishments.get(memberId) ?? null)
    const amounts = own
      .filter(({ employeeId }) => employeeId !== undefined)
      .map((cost) => ({
        employeeId: cost.employeeId ?? null,
        amountCents: CHARGES[charge](cost),
      }))
    return debit(account, sumOf(charge, own), label, memberId).map((line) => ({
      ...line,
      establishmentId,
      ...partsOf(amounts, memberId, establishmentId),
    }))
  }
  const owed = (account: Account, charge: Charge) =>
    credit(account, sumOf(charge, costs), label, null)
  const lines = [
    ...members.flatMap((memberId) => [
      ...charged(memberId, accounts.wages_expense, 'wages'),
      ...charged(memberId, accounts.contributions_expense, 'contributions'),
      ...charged(memberId, accounts.leave_expense, 'leavePay'),
      ...charged(memberId, accounts.leave_contributions_expense, 'leaveContributions'),
    ]),
    ...owed(accounts.wages_due, 'wages'),
    ...owed(accounts.contributions_due, 'contributions'),
    ...owed(accounts.leave_due, 'leavePay'),
    ...owed(accounts.leave_contributions_due, 'leaveContributions'),
  ]
  if (lines.length === 0) return null
  const on: Day = lastDayOf(month)
  return balanced({
    journal: 'PA',
    cause: `close:${month}:pay`,
    entryDate: on,
    pieceReference: `PAIE-${month}`,
    pieceDate: on,
    label,
    lines,
  })
}
