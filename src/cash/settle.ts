import { randomUUID } from 'node:crypto'
import { vatBreakdown } from '../billing/index.ts'
import { closedPeriods, isAccountNumber } from '../ledger/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { cents } from '../shared/money.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import { lockCash } from './cash-lock.ts'
import type { OpenInvoice, PartDraft } from './model.ts'
import { postSettlement } from './post-settlement.ts'
import { tellReceipts } from './tell-receipts.ts'
import { advancesOf, invoicesNamed, vatOfInvoices } from './receivables-store.ts'
import { allocateVat } from './rules/allocate-vat.ts'
import {
  insertSettlement,
  membersToMatch,
  operationOf,
  type StoredPart,
  type StoredSettlement,
} from './settlement-store.ts'

/** Why a settlement is not made: all that stands against it. */
export type SettleRefusal =
  | { readonly kind: 'already-settled' }
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'does-not-add-up'
      readonly expectedCents: number
      readonly foundCents: number
    }
  | { readonly kind: 'unknown-invoice'; readonly invoiceNumber: string }
  | { readonly kind: 'unknown-member'; readonly memberId: string }
  | { readonly kind: 'not-an-account'; readonly account: string }
  | { readonly kind: 'named-twice'; readonly invoiceNumber: string }
  | {
      readonly kind: 'more-than-open'
      readonly invoiceNumber: string
      readonly openCents: number
      readonly askedCents: number
    }
  | {
      readonly kind: 'more-than-advanced'
      readonly memberId: string
      readonly advanceCents: number
      readonly askedCents: number
    }
  | { readonly kind: 'members-differ' }

export interface Settling {
  readonly groupId: GroupId
  readonly parts: readonly PartDraft[]
  readonly actor: string
  readonly at: string
  /** The day that it is: of the entry, where that of the movement is in a closed period. */
  readonly today: Day
  readonly origin?: 'person' | 'certain' | 'rule'
  readonly ruleId?: string | null
  readonly reason?: string
}

/** Settles a movement of the bank; null when there is none. */
export async function settleOperation(
  db: GroupDb,
  { operationId, ...settling }: Settling & { readonly operationId: string },
): Promise<Result<StoredSettlement, readonly SettleRefusal[]> | null> {
  const { groupId, parts } = settling
  await lockCash(db, groupId)
  const operation = await operationOf(db, groupId, operationId)
  if (operation === null) return null
  const sum = parts.reduce((total, { amountCents }) => total + amountCents, 0)
  const first: SettleRefusal[] = [
    ...(operation.isFree ? [] : [{ kind: 'already-settled' as const }]),
    ...(sum === operation.amountCents
      ? []
      : [
          {
            kind: 'does-not-add-up' as const,
            expectedCents: operation.amountCents,
            foundCents: sum,
          },
        ]),
  ]
  const checked = await checkedParts(db, groupId, parts, operation.returnReason)
  if (!checked.ok) return refused([...first, ...checked.refusal])
  if (first.length > 0) return refused(first)
  const isClosed = (await closedPeriods(db, groupId, [operation.bookedOn])).length > 0
  const settlement: StoredSettlement = {
    ...base(settling),
    operationId,
    settledOn: isClosed ? settling.today : operation.bookedOn,
    parts: checked.value,
  }
  await insertSettlement(db, groupId, settlement)
  await postSettlement(db, groupId, settlement, operation)
  await recordSettled(db, groupId, settlement)
  await tellReceipts(db, groupId, settlement)
  return done(settlement)
}

/** Sets what a member has in its favour against what it owes: no money moves. */
export async function setOff(
  db: GroupDb,
  settling: Settling,
): Promise<Result<StoredSettlement, readonly SettleRefusal[]>> {
  const { groupId, parts, today } = settling
  await lockCash(db, groupId)
  const sum = parts.reduce((total, { amountCents }) => total + amountCents, 0)
  const checked = await checkedParts(db, groupId, parts, null)
  const others: SettleRefusal[] = [
    ...(sum === 0 ? [] : [{ kind: 'does-not-add-up' as const, expectedCents: 0, foundCents: sum }]),
    ...(checked.ok && new Set(checked.value.map(({ memberId }) => memberId)).size > 1
      ? [{ kind: 'members-differ' as const }]
      : []),
  ]
  if (!checked.ok) return refused([...others, ...checked.refusal])
  if (others.length > 0) return refused(others)
  const settlement: StoredSettlement = {
    ...base(settling),
    operationId: null,
    settledOn: today,
    parts: checked.value,
  }
  await insertSettlement(db, groupId, settlement)
  await postSettlement(db, groupId, settlement, null)
  await recordSettled(db, groupId, settlement)
  await tellReceipts(db, groupId, settlement)
  return done(settlement)
}

const base = ({ origin = 'person', ruleId = null, reason = '', actor, at }: Settling) => ({
  settlementId: randomUUID(),
  origin,
  ruleId,
  reverses: null,
  reason,
  settledBy: actor,
  settledAt: at,
})

async function recordSettled(
  db: GroupDb,
  groupId: GroupId,
  settlement: StoredSettlement,
): Promise<void> {
  const { settlementId, settledBy, settledAt, operationId, origin, parts } = settlement
  await recordEvent(db, groupId, {
    at: settledAt,
    actor: settledBy,
    action: 'cash.settled',
    subject: settlementId,
    detail: {
      operationId,
      origin,
      parts: parts.map(({ kind, memberId, invoiceNumber, account, amountCents }) => ({
        kind,
        memberId,
        invoiceNumber,
        account,
        amountCents,
      })),
    },
  })
}

async function checkedParts(
  db: GroupDb,
  groupId: GroupId,
  parts: readonly PartDraft[],
  returnReason: string | null,
): Promise<Result<readonly StoredPart[], readonly SettleRefusal[]>> {
  const numbers = parts.flatMap((part) => (part.kind === 'invoice' ? [part.invoiceNumber] : []))
  const invoices = await invoicesNamed(db, groupId, numbers)
  const members = new Set((await membersToMatch(db, groupId)).map(({ memberId }) => memberId))
  const advances = new Map(
    (await advancesOf(db, groupId)).map((row) => [row.memberId, row.amountCents]),
  )
  const known = { invoices, members, advances }
  const twice = numbers.filter((number, at) => numbers.indexOf(number) !== at)
  const refusals: SettleRefusal[] = [
    ...(parts.length === 0 || parts.some(({ amountCents }) => amountCents === 0)
      ? [{ kind: 'nothing' as const }]
      : []),
    ...twice.map((invoiceNumber) => ({ kind: 'named-twice' as const, invoiceNumber })),
    ...parts.flatMap((part) => objection(part, known) ?? []),
  ]
  if (refusals.length > 0) return refused(refusals)
  const rates = await vatOfInvoices(db, groupId, numbers)
  return done(
    parts.map((part): StoredPart => {
      const empty = {
        memberId: null,
        invoiceNumber: null,
        account: null,
        accountLabel: null,
        vat: [],
        returnReason: null,
      }
      if (part.kind === 'advance') return { ...empty, ...part }
      if (part.kind === 'account') return { ...empty, ...part }
      const of = rates.get(part.invoiceNumber) ?? { lines: [], settled: [] }
      const breakdown = vatBreakdown(
        of.lines.map((line) => ({ ...line, netCents: cents(line.netCents) })),
      )
      return {
        ...empty,
        ...part,
        memberId: invoices.get(part.invoiceNumber)?.memberId ?? null,
        vat: allocateVat(part.amountCents, breakdown, of.settled),
        returnReason: part.amountCents < 0 ? returnReason : null,
      }
    }),
  )
}

interface Known {
  readonly invoices: ReadonlyMap<string, OpenInvoice>
  readonly members: ReadonlySet<string>
  readonly advances: ReadonlyMap<string, number>
}

function objection(part: PartDraft, { invoices, members, advances }: Known): SettleRefusal | null {
  const { amountCents: askedCents } = part
  if (part.kind === 'account')
    return isAccountNumber(part.account) && part.accountLabel.trim() !== ''
      ? null
      : { kind: 'not-an-account', account: part.account }
  if (part.kind === 'advance') {
    const { memberId } = part
    if (!members.has(memberId)) return { kind: 'unknown-member', memberId }
    const advanceCents = advances.get(memberId) ?? 0
    return askedCents < 0 && advanceCents + askedCents < 0
      ? { kind: 'more-than-advanced', memberId, advanceCents, askedCents }
      : null
  }
  const invoice = invoices.get(part.invoiceNumber)
  if (invoice === undefined) return { kind: 'unknown-invoice', invoiceNumber: part.invoiceNumber }
  const after = invoice.paidCents + askedCents
  const [least, most] = [Math.min(0, invoice.grossCents), Math.max(0, invoice.grossCents)]
  if (after >= least && after <= most) return null
  const { invoiceNumber, openCents } = invoice
  return { kind: 'more-than-open', invoiceNumber, openCents, askedCents }
}
