import {
  ACTS_OF_MEMBER,
  type PreInvoiceAct,
  type PreInvoiceActKind,
  preInvoiceActs,
  storeActs,
} from '../../billing/index.ts'
import { recordEvent } from '../../platform/audit/index.ts'
import { type GroupDb, lockHours } from '../../platform/database/index.ts'
import type { Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { closedMonths } from '../close-store.ts'
import { preInvoicesOf } from './draft-of-month.ts'

export interface SayCommand {
  readonly groupId: GroupId
  readonly month: Month
  readonly memberId: string
  readonly act: PreInvoiceActKind
  /** Null: every line of which nothing was said, to accept them all at once. */
  readonly keys: readonly string[] | null
  readonly words: string
  readonly actor: string
  readonly at: string
}

export type SayRefusal =
  /** What is billed is not disputed here any more: a credit note takes it back. */
  | { readonly kind: 'month-closed'; readonly month: Month }
  | { readonly kind: 'unknown-lines'; readonly keys: readonly string[] }
  | { readonly kind: 'words-missing' }
  | { readonly kind: 'not-disputed'; readonly keys: readonly string[] }

type Said = Omit<PreInvoiceAct, 'act' | 'words' | 'actor' | 'at'>

/**
 * Says something of lines of the invoice to come: the member accepts or disputes them with a reason,
 * the group answers or settles. Before the close each line is as it is now; after it, what was
 * disputed and left out may still be settled, and the next close bills what is to be billed.
 */
export async function sayOfLines(
  db: GroupDb,
  command: SayCommand,
): Promise<Result<readonly string[], SayRefusal>> {
  const { groupId, month, memberId, act, words, actor } = command
  await lockHours(db, groupId, 'shared')
  if (act !== 'accepted' && words.trim() === '') return refused({ kind: 'words-missing' })
  const isClosed = (await closedMonths(db, groupId)).includes(month)
  const found = isClosed ? await disputedLines(db, command) : await linesNow(db, command)
  if (!found.ok) return found
  if (found.value.length > 0)
    await storeActs(
      db,
      groupId,
      found.value.map((line) => ({ ...line, act, words: words.trim(), actor })),
    )
  await recordEvent(db, groupId, {
    at: command.at,
    actor,
    action: `pre_invoice.${act}`,
    subject: `${memberId} ${month}`,
    detail: { lines: found.value.map(({ lineKey }) => lineKey), words: words.trim() },
  })
  return done(found.value.map(({ lineKey }) => lineKey))
}

async function linesNow(
  db: GroupDb,
  { groupId, month, memberId, act, keys }: SayCommand,
): Promise<Result<readonly Said[], SayRefusal>> {
  const [own] = await preInvoicesOf(db, groupId, month, memberId)
  const lines = own?.lines ?? []
  const unknown = (keys ?? []).filter((key) => !lines.some((line) => line.key === key))
  if (unknown.length > 0) return refused({ kind: 'unknown-lines', keys: unknown })
  const wanted = lines.filter(({ key, state }) =>
    keys === null ? state === 'open' : keys.includes(key),
  )
  const settled = ACTS_OF_MEMBER.includes(act) ? [] : wanted.filter(({ acts }) => acts.length === 0)
  if (settled.length > 0)
    return refused({ kind: 'not-disputed', keys: settled.map(({ key }) => key) })
  return done(
    wanted.map(({ key, line }) => ({
      month,
      memberId,
      lineKey: key,
      minutes: line.minutes,
      netCents: line.netCents,
      employeeId: line.employeeId,
    })),
  )
}

/** Of a closed month only the group settles, and only what was disputed. */
async function disputedLines(
  db: GroupDb,
  { groupId, month, memberId, act, keys }: SayCommand,
): Promise<Result<readonly Said[], SayRefusal>> {
  if (ACTS_OF_MEMBER.includes(act) || keys === null) return refused({ kind: 'month-closed', month })
  const acts = await preInvoiceActs(db, groupId, { month, memberId })
  const last = new Map(acts.map((each) => [each.lineKey, each]))
  const unknown = keys.filter((key) => !last.has(key))
  if (unknown.length > 0) return refused({ kind: 'unknown-lines', keys: unknown })
  return done(
    keys.flatMap((key) => {
      const said = last.get(key)
      if (said === undefined) return []
      const { minutes, netCents, employeeId } = said
      return [{ month, memberId, lineKey: key, minutes, netCents, employeeId }]
    }),
  )
}
