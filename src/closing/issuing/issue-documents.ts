import {
  type BillableLine,
  draftInvoice,
  type InvoiceKind,
  type NumberedInvoice,
  numberInvoices,
  type PaymentTerm,
  type TermRefusal,
  termRefusal,
} from '../../billing/index.ts'
import { todayOf } from '../../group/index.ts'
import { postInvoices } from '../../ledger/index.ts'
import { recordEvent } from '../../platform/audit/index.ts'
import { type GroupDb, lockHours } from '../../platform/database/index.ts'
import { type Day, monthOf } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { earliestIssue, lastIssue, storeInvoices, takeNumbers } from '../close-store.ts'
import { settingsOf } from '../facts-store.ts'
import { membersOf } from '../load-month.ts'
import { documentsOfCauses, type IssuedDocument } from './issuing-store.ts'

/** A document that is to be issued outside of the close of a month. */
export interface DocumentDraft {
  readonly kind: InvoiceKind
  readonly memberId: string
  /** What makes it; the same cause makes one document, however often it is asked. */
  readonly cause: string
  readonly lines: readonly BillableLine[]
  readonly precedingNumbers?: readonly string[]
  /** Where it is not that of the member. */
  readonly term?: PaymentTerm
}

export interface IssueCommand {
  readonly groupId: GroupId
  /** Day of issue; today unless said, or the day of the latest invoice when that is later. */
  readonly issuedOn?: Day | null
  readonly actor: string
  /** Moment in UTC. */
  readonly now: string
  /** What the audit chain calls it, and why it was done. */
  readonly action: string
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

/** Why nothing is issued. */
export type IssueRefusal =
  | { readonly kind: 'unknown-member'; readonly memberId: string }
  /** Numbers follow the days of issue: an invoice was issued on a later day. */
  | { readonly kind: 'issued-before-last-invoice'; readonly issuedOn: Day; readonly last: Day }
  | { readonly kind: 'issued-in-the-future'; readonly issuedOn: Day; readonly today: Day }
  | TermRefusal

/**
 * Numbers, stores and posts documents, and says so in the audit chain: all of it or nothing, in the
 * caller's transaction. It holds the hours of the group alone, as a close does, so that numbers and
 * days of issue follow each other. The PDF and the XML are made when they are first asked for.
 */
export async function issueDocuments(
  db: GroupDb,
  command: IssueCommand,
  drafts: readonly DocumentDraft[],
): Promise<Result<readonly IssuedDocument[], IssueRefusal>> {
  const { groupId } = command
  await lockHours(db, groupId, 'alone')
  const causes = drafts.map(({ cause }) => cause)
  const before = await documentsOfCauses(db, groupId, causes)
  const asked = drafts.filter(({ cause }) => !before.has(cause))
  if (asked.length > 0) {
    const day = await dayOfIssue(db, command)
    if (!day.ok) return day
    const numbered = await numberedDrafts(db, groupId, day.value, asked)
    if (!numbered.ok) return numbered
    await storeInvoices(db, groupId, numbered.value)
    await postInvoices(db, groupId, day.value, numbered.value)
    for (const invoice of numbered.value) await recordIssue(db, command, invoice)
  }
  const issued = await documentsOfCauses(db, groupId, causes)
  return done(causes.flatMap((cause) => issued.get(cause) ?? []))
}

async function dayOfIssue(
  db: GroupDb,
  { groupId, issuedOn, now }: IssueCommand,
): Promise<Result<Day, IssueRefusal>> {
  const today = await todayOf(db, now)
  const earliest = await earliestIssue(db, groupId, today)
  if (issuedOn === undefined || issuedOn === null) return done(earliest)
  const last = await lastIssue(db, groupId)
  if (last !== null && issuedOn < last)
    return refused({ kind: 'issued-before-last-invoice', issuedOn, last })
  return issuedOn > earliest
    ? refused({ kind: 'issued-in-the-future', issuedOn, today })
    : done(issuedOn)
}

async function numberedDrafts(
  db: GroupDb,
  groupId: GroupId,
  issuedOn: Day,
  drafts: readonly DocumentDraft[],
): Promise<Result<readonly NumberedInvoice[], IssueRefusal>> {
  const members = new Map((await membersOf(db, groupId)).map((each) => [each.memberId, each]))
  const { term: ofGroup } = await settingsOf(db, groupId)
  const invoices = []
  const counts = new Map<string, number>()
  for (const { memberId, lines, term, kind, precedingNumbers = [] } of drafts) {
    const member = members.get(memberId)
    if (member === undefined) return refused({ kind: 'unknown-member', memberId })
    const tooLong = term === undefined ? null : termRefusal(term, 'single', member.isPublic)
    if (tooLong !== null) return refused(tooLong)
    const agreed = term ?? member.term ?? ofGroup
    const terms = { month: monthOf(issuedOn), issuedOn, term: agreed, kind, precedingNumbers }
    const draft = draftInvoice(lines, member, terms)
    counts.set(draft.series, (counts.get(draft.series) ?? 0) + 1)
    invoices.push(draft)
  }
  const year = Number(issuedOn.slice(0, 4))
  const numbered = numberInvoices(invoices, await takeNumbers(db, groupId, year, counts))
  return done(
    numbered.map((invoice, index) => {
      const cause = drafts[index]?.cause
      return cause === undefined ? invoice : { ...invoice, cause }
    }),
  )
}

const recordIssue = (db: GroupDb, command: IssueCommand, invoice: NumberedInvoice) =>
  recordEvent(db, command.groupId, {
    at: command.now,
    actor: command.actor,
    action: command.action,
    subject: invoice.number,
    detail: {
      ...command.detail,
      kind: invoice.kind,
      member_id: invoice.memberId,
      net_cents: invoice.netCents,
      gross_cents: invoice.grossCents,
      preceding: [...(invoice.precedingNumbers ?? [])],
    },
  })
