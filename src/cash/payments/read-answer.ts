import { readStatusReport, type StatusReportMistake } from '../../adapters/sepa/index.ts'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import * as store from './payment-store.ts'

export type AnswerRefusal =
  | { readonly kind: 'unreadable'; readonly mistakes: readonly StatusReportMistake[] }
  /** The report answers a file that was not made here. */
  | { readonly kind: 'unknown-file'; readonly messageId: string }
  | { readonly kind: 'unknown-orders'; readonly endToEndIds: readonly string[] }
  | { readonly kind: 'no-such-file' }
  | { readonly kind: 'answered-already' }
  | { readonly kind: 'no-reason' }

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
}

/**
 * Reads what the bank answers to a file (pain.002): what it refuses is to be asked again. All or
 * nothing; the same report twice changes nothing.
 */
export async function readAnswer(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  content: Uint8Array,
): Promise<Result<{ readonly fileId: string; readonly rejected: number }, AnswerRefusal>> {
  const read = readStatusReport(content)
  if (!read.ok) return refused({ kind: 'unreadable', mistakes: read.mistakes })
  const { messageId, group, groupReason, payments } = read.report
  await store.lockPayments(db, groupId)
  const file = await store.fileNamed(db, groupId, messageId)
  if (file === null) return refused({ kind: 'unknown-file', messageId })
  const orders = await store.ordersOf(db, groupId, file.fileId)
  const byReference = new Map(orders.map((order) => [order.endToEndId, order]))
  const unknown = payments.map((one) => one.endToEndId).filter((id) => !byReference.has(id))
  if (unknown.length > 0) return refused({ kind: 'unknown-orders', endToEndIds: unknown })
  const whole =
    group === null || (group === 'pending' && payments.length > 0)
      ? []
      : [{ endToEndId: null, status: group, reason: groupReason, words: null }]
  const said = [...whole, ...payments].filter(({ endToEndId, status, reason }) => {
    const told = endToEndId === null ? orders : [byReference.get(endToEndId)]
    return told.some((order) => order?.status !== status || order.reason !== reason)
  })
  await store.storeAnswers(db, groupId, file.fileId, said, { by: actor, at })
  const rejected =
    group === 'rejected'
      ? orders.length
      : payments.filter(({ status }) => status === 'rejected').length
  if (said.length > 0)
    await recordEvent(db, groupId, {
      at,
      actor,
      action: 'payments.answered',
      subject: messageId,
      detail: { fileId: file.fileId, answers: said.length, rejected },
    })
  return done({ fileId: file.fileId, rejected })
}

/** Says that a file was never given to the bank: what it asked may be asked again. */
export async function withdrawFile(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  { fileId, reason }: { readonly fileId: string; readonly reason: string },
): Promise<Result<string, AnswerRefusal>> {
  if (reason.trim() === '') return refused({ kind: 'no-reason' })
  await store.lockPayments(db, groupId)
  const file = await store.fileOf(db, groupId, fileId)
  if (file === null) return refused({ kind: 'no-such-file' })
  const orders = await store.ordersOf(db, groupId, fileId)
  if (orders.some(({ status }) => status !== null)) return refused({ kind: 'answered-already' })
  const words = reason.trim()
  const answer = { endToEndId: null, status: 'withdrawn' as const, reason: null, words }
  await store.storeAnswers(db, groupId, fileId, [answer], { by: actor, at })
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'payments.withdrawn',
    subject: file.messageId,
    detail: { fileId, reason: words },
  })
  return done(fileId)
}
