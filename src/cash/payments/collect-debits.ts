import { randomUUID } from 'node:crypto'
import { directDebitFile, endToEndId } from '../../adapters/sepa/index.ts'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { cents } from '../../shared/money.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { addressOf } from '../debits/debit-file.ts'
import { groupBankingOf } from '../debits/debit-store.ts'
import { bareIban, lacksOfGroup, lacksOfMember, type MemberLack } from '../debits/direct-debits.ts'
import type { OpenInvoice } from '../model.ts'
import { openInvoices } from '../receivables-store.ts'
import * as store from './payment-store.ts'
import { messageIdFor } from './message-id.ts'
import { collectionDay, mandateEnd, type MandateEnd } from './rules/collect.ts'

/** An invoice that could be collected, and when; or all that stands against it. */
export interface Collectable {
  readonly invoice: OpenInvoice
  /** What is still open and not asked of the bank. */
  readonly amountCents: number
  readonly collectedOn: Day
  readonly mandate: store.KnownMandate | null
  readonly lacks: readonly (MemberLack | MandateEnd | 'paused')[]
}

export type CollectRefusal =
  | { readonly kind: 'group-cannot'; readonly missing: ReturnType<typeof lacksOfGroup> }
  | { readonly kind: 'not-collectable'; readonly invoiceNumbers: readonly string[] }
  | { readonly kind: 'nothing-chosen' }

/** What members owe and the bank was not asked for, with what stands against a debit. */
export async function collectables(
  db: GroupDb,
  groupId: GroupId,
  today: Day,
): Promise<readonly Collectable[]> {
  const mandates = await store.mandatesByMember(db, groupId)
  const ordered = await store.orderedByInvoice(db, groupId)
  return (await openInvoices(db, groupId)).flatMap((invoice) => {
    const amountCents = invoice.openCents - (ordered.get(invoice.invoiceNumber) ?? 0)
    if (amountCents <= 0) return []
    const mandate = mandates.get(invoice.memberId) ?? null
    const collectedOn = collectionDay(invoice, mandate?.noticeDays ?? 14, today)
    const end = mandate === null ? null : mandateEnd(mandate, collectedOn, mandate.isImported)
    const banking = {
      iban: mandate?.iban ?? null,
      mandateReference: mandate?.reference ?? null,
      mandateSignedOn: mandate?.signedOn ?? null,
    }
    const lacks = [
      ...lacksOfMember(banking, collectedOn),
      ...(end === null ? [] : [end]),
      ...(invoice.isPaused ? (['paused'] as const) : []),
    ]
    return [{ invoice, amountCents, collectedOn, mandate, lacks }]
  })
}

/**
 * Makes the file of direct debits of the chosen invoices. What was asked of the bank is not asked
 * again until it refuses it, so the same choice twice finds nothing the second time.
 */
export async function collectDebits(
  db: GroupDb,
  doer: { readonly groupId: GroupId; readonly actor: string; readonly at: string },
  { today, invoiceNumbers }: { readonly today: Day; readonly invoiceNumbers: readonly string[] },
): Promise<Result<{ readonly fileId: string; readonly messageId: string }, CollectRefusal>> {
  const { groupId, actor, at } = doer
  await store.lockPayments(db, groupId)
  const group = await groupBankingOf(db, groupId)
  const missing = lacksOfGroup(group)
  if (missing.length > 0) return refused({ kind: 'group-cannot', missing })
  if (invoiceNumbers.length === 0) return refused({ kind: 'nothing-chosen' })
  const wanted = new Set(invoiceNumbers)
  const ready = (await collectables(db, groupId, today)).filter(
    ({ invoice, lacks }) => lacks.length === 0 && wanted.has(invoice.invoiceNumber),
  )
  const found = new Set(ready.map(({ invoice }) => invoice.invoiceNumber))
  const lost = [...wanted].filter((number) => !found.has(number))
  if (lost.length > 0) return refused({ kind: 'not-collectable', invoiceNumbers: lost })
  const messageId = await messageIdFor(db, groupId, 'PRLV', group.siren, today)
  const fileId = randomUUID()
  const content = directDebitFile({
    messageId,
    createdOn: today,
    creditor: {
      name: group.name,
      address: addressOf(group),
      iban: bareIban(group.iban),
      bic: group.bic,
      identifier: group.creditorIdentifier ?? '',
    },
    debits: ready.flatMap(debitOf),
  })
  const orders = ready.map(({ invoice, mandate, collectedOn, amountCents }) => ({
    endToEndId: endToEndId(invoice.invoiceNumber),
    invoiceNumber: invoice.invoiceNumber,
    memberId: invoice.memberId,
    employeeId: null,
    mandateReference: mandate?.reference ?? null,
    dueOn: collectedOn,
    amountCents,
  }))
  const file = { fileId, kind: 'debits' as const, messageId, dueOn: null, month: null, content }
  await store.storeFile(db, groupId, { ...file, madeBy: actor, madeAt: at }, orders)
  const total = orders.reduce((sum, { amountCents }) => sum + amountCents, 0)
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'payments.debits',
    subject: messageId,
    detail: { fileId, orders: orders.length, totalCents: total },
  })
  return done({ fileId, messageId })
}

function debitOf({ invoice, mandate, collectedOn, amountCents }: Collectable) {
  if (mandate === null) return []
  const { reference, signedOn, scheme, isOneOff } = mandate
  return [
    {
      reference: invoice.invoiceNumber,
      collectedOn,
      amountCents: cents(amountCents),
      debtor: { name: invoice.memberName, iban: bareIban(mandate.iban) },
      mandate: { reference, signedOn, scheme, isOneOff },
    },
  ]
}
