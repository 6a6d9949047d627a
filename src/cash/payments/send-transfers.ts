import { randomUUID } from 'node:crypto'
import { isValidIBAN } from 'ibantools'
import { type CreditTransfer, creditTransferFile, endToEndId } from '../../adapters/sepa/index.ts'
import { journalLinesOf } from '../../payroll/index.ts'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day, Month } from '../../shared/days.ts'
import { type GroupId, isBic } from '../../shared/ids.ts'
import { cents } from '../../shared/money.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { addressOf } from '../debits/debit-file.ts'
import { groupBankingOf } from '../debits/debit-store.ts'
import { bareIban } from '../debits/direct-debits.ts'
import { openInvoices } from '../receivables-store.ts'
import { messageIdFor } from './message-id.ts'
import * as store from './payment-store.ts'
import { bankDayFrom } from './rules/bank-days.ts'

/** What is to be sent to somebody; without an account it cannot be. */
export interface Payable {
  /** The employee, or the credit note. */
  readonly id: string
  readonly payeeId: string
  readonly name: string
  readonly iban: string | null
  readonly bic: string | null
  readonly amountCents: number
  readonly label: string
}

export type TransferRefusal =
  | { readonly kind: 'group-without-iban' }
  | { readonly kind: 'nothing-chosen' }
  | { readonly kind: 'not-payable'; readonly ids: readonly string[] }
  | { readonly kind: 'unknown-payee'; readonly id: string }
  | { readonly kind: 'not-an-iban'; readonly iban: string }
  | { readonly kind: 'not-a-bic'; readonly bic: string }

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
}

/** Net pay of a month, as the payroll journal says it, less what was asked of the bank. */
export async function wagesToPay(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<readonly Payable[]> {
  const payees = await store.employeePayees(db, groupId)
  const ordered = await store.orderedWages(db, groupId, month)
  return (await journalLinesOf(db, groupId, month)).flatMap(({ employeeId, netPaidCents }) => {
    const amountCents = netPaidCents - (ordered.get(employeeId) ?? 0)
    if (amountCents <= 0) return []
    const { name, iban, bic } = payees.get(employeeId) ?? {
      name: employeeId,
      iban: null,
      bic: null,
    }
    const label = `Salaire ${month.slice(5)}/${month.slice(0, 4)}`
    return [{ id: employeeId, payeeId: employeeId, name, iban, bic, amountCents, label }]
  })
}

/** Credit notes that nothing was set against, less what was asked of the bank. */
export async function refundsToPay(db: GroupDb, groupId: GroupId): Promise<readonly Payable[]> {
  const payees = await store.memberPayees(db, groupId)
  const ordered = await store.orderedByInvoice(db, groupId)
  return (await openInvoices(db, groupId)).flatMap((invoice) => {
    const amountCents = -invoice.openCents - (ordered.get(invoice.invoiceNumber) ?? 0)
    if (amountCents <= 0) return []
    const { iban = null, bic = null } = payees.get(invoice.memberId) ?? {}
    return [
      {
        id: invoice.invoiceNumber,
        payeeId: invoice.memberId,
        name: invoice.memberName,
        iban,
        bic,
        amountCents,
        label: `Avoir ${invoice.invoiceNumber}`,
      },
    ]
  })
}

const isPayable = ({ iban }: Payable): boolean => isValidIBAN(bareIban(iban))

export interface TransferCommand {
  readonly kind: 'wages' | 'refunds'
  /** The month of the wages; null for refunds. */
  readonly month: Month | null
  /** When the bank carries it out: the next bank day from it. */
  readonly executedOn: Day
  readonly ids: readonly string[]
  readonly today: Day
}

/** Makes the file of transfers of what was chosen; asked twice, the second finds nothing. */
export async function sendTransfers(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  { kind, month, executedOn, ids, today }: TransferCommand,
): Promise<Result<{ readonly fileId: string; readonly messageId: string }, TransferRefusal>> {
  await store.lockPayments(db, groupId)
  const group = await groupBankingOf(db, groupId)
  if (!isValidIBAN(bareIban(group.iban))) return refused({ kind: 'group-without-iban' })
  if (ids.length === 0) return refused({ kind: 'nothing-chosen' })
  const due =
    month === null ? await refundsToPay(db, groupId) : await wagesToPay(db, groupId, month)
  const wanted = new Set(ids)
  const ready = due.filter((one) => wanted.has(one.id) && isPayable(one))
  const found = new Set(ready.map(({ id }) => id))
  const lost = [...wanted].filter((id) => !found.has(id))
  if (lost.length > 0) return refused({ kind: 'not-payable', ids: lost })
  const dueOn = bankDayFrom(executedOn > today ? executedOn : today)
  const messageId = await messageIdFor(db, groupId, 'VIR', group.siren, today)
  const fileId = randomUUID()
  const transfers = ready.map((one) => transferOf(one, month))
  const content = creditTransferFile({
    messageId,
    createdOn: today,
    executedOn: dueOn,
    purpose: kind,
    debtor: {
      name: group.name,
      address: addressOf(group),
      iban: bareIban(group.iban),
      bic: group.bic,
    },
    transfers,
  })
  const orders = ready.map((one) => ({
    endToEndId: endToEndId(referenceOf(one, month)),
    invoiceNumber: kind === 'refunds' ? one.id : null,
    memberId: kind === 'refunds' ? one.payeeId : null,
    employeeId: kind === 'wages' ? one.payeeId : null,
    mandateReference: null,
    dueOn,
    amountCents: one.amountCents,
  }))
  const file = { fileId, kind, messageId, dueOn, month, content, madeBy: actor, madeAt: at }
  await store.storeFile(db, groupId, file, orders)
  await recordEvent(db, groupId, {
    at,
    actor,
    action: `payments.${kind}`,
    subject: messageId,
    detail: {
      fileId,
      orders: orders.length,
      totalCents: orders.reduce((sum, { amountCents }) => sum + amountCents, 0),
    },
  })
  return done({ fileId, messageId })
}

const referenceOf = ({ id }: Payable, month: Month | null): string =>
  month === null ? id : `SAL-${month}-${id}`

const transferOf = (one: Payable, month: Month | null): CreditTransfer => ({
  reference: referenceOf(one, month),
  amountCents: cents(one.amountCents),
  creditor: { name: one.name, iban: bareIban(one.iban), bic: one.bic },
  label: one.label,
})

/** Says to which account an employee's wages, or a member's refunds, are sent. */
export async function setPayee(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  given: {
    readonly employeeId: string | null
    readonly memberId: string | null
    readonly iban: string
    readonly bic: string | null
  },
): Promise<Result<{ readonly iban: string }, readonly TransferRefusal[]>> {
  const id = given.employeeId ?? given.memberId ?? ''
  const payees =
    given.employeeId === null
      ? await store.memberPayees(db, groupId)
      : await store.employeePayees(db, groupId)
  const iban = bareIban(given.iban)
  const bic = given.bic === null || given.bic.trim() === '' ? null : given.bic.trim().toUpperCase()
  const refusals: TransferRefusal[] = [
    ...(payees.has(id) ? [] : [{ kind: 'unknown-payee' as const, id }]),
    ...(isValidIBAN(iban) ? [] : [{ kind: 'not-an-iban' as const, iban: given.iban }]),
    ...(bic === null || isBic(bic) ? [] : [{ kind: 'not-a-bic' as const, bic }]),
  ]
  if (refusals.length > 0) return refused(refusals)
  await store.storePayee(db, groupId, { ...given, iban, bic }, { by: actor, at })
  // The audit says that it changed and by whom; the account itself is not spread.
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'payments.payee-set',
    subject: id,
    detail: { lastFour: iban.slice(-4) },
  })
  return done({ iban })
}
