import type { Invoice } from '../../billing/index.ts'
import { type Day, lastDayOf, type Month } from '../../shared/days.ts'
import { type Cents, cents, rateE4, shareOf, sumCents } from '../../shared/money.ts'
import type { Accounts } from '../accounts.ts'
import { balanced, credit, debit, type EntryDraft } from '../entry.ts'

/** Cost of the people at one member in a month; no member for time that none used. */
export interface PostedCost {
  readonly memberId: string | null
  readonly grossCents: Cents
  readonly contributionsCents: Cents
  /** Paid leave earned: a tenth of the gross and the contributions on it. */
  readonly leaveProvisionCents: Cents
}

/** 411 to 706 and 44571. A credit note has negative amounts: its sides are swapped. */
export function invoiceEntry(invoice: Invoice, accounts: Accounts): EntryDraft {
  const { memberId, buyer, number } = invoice
  const label = `${invoice.kind === 'credit_note' ? 'Avoir' : 'Facture'} ${number} ${buyer.name}`
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
      ...invoice.vat.flatMap(({ netCents }) =>
        credit(accounts.services, netCents, label, memberId),
      ),
      ...invoice.vat.flatMap(({ vatCents }) =>
        credit(accounts.vat_collected, vatCents, label, memberId),
      ),
    ],
  })
}

const LEAVE_SHARE = rateE4(1000)

/**
 * The month's pay as it is forecast, charged to the members that used the time: 641, 645 and the
 * leave earned, against what is owed (421, 431, 4282, 4382). One entry a month: the pay of a
 * person is not read from the books.
 */
export function payEntry(
  month: Month,
  costs: readonly PostedCost[],
  accounts: Accounts,
): EntryDraft | null {
  const label = `Paie prévisionnelle ${month}`
  const members = [...new Set(costs.map(({ memberId }) => memberId))].sort((a, b) =>
    (a ?? '').localeCompare(b ?? '', 'en'),
  )
  const charged = members.map((memberId) => {
    const own = costs.filter((cost) => cost.memberId === memberId)
    const leave = sumCents(own.map((cost) => cost.leaveProvisionCents))
    const leavePay = sumCents(own.map((cost) => shareOf(cost.grossCents, LEAVE_SHARE)))
    return {
      memberId,
      wages: sumCents(own.map((cost) => cost.grossCents)),
      contributions: sumCents(own.map((cost) => cost.contributionsCents)),
      leavePay,
      leaveContributions: cents(leave - leavePay),
    }
  })
  const total = (part: 'wages' | 'contributions' | 'leavePay' | 'leaveContributions') =>
    charged.reduce((sum, row) => sum + row[part], 0)
  const lines = [
    ...charged.flatMap(({ memberId, wages, contributions, leavePay, leaveContributions }) => [
      ...debit(accounts.wages_expense, wages, label, memberId),
      ...debit(accounts.contributions_expense, contributions, label, memberId),
      ...debit(accounts.leave_expense, leavePay, label, memberId),
      ...debit(accounts.leave_contributions_expense, leaveContributions, label, memberId),
    ]),
    ...credit(accounts.wages_due, total('wages'), label, null),
    ...credit(accounts.contributions_due, total('contributions'), label, null),
    ...credit(accounts.leave_due, total('leavePay'), label, null),
    ...credit(accounts.leave_contributions_due, total('leaveContributions'), label, null),
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
