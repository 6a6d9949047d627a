import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

/** What was done: who, what, on which thing, with which facts. */
export interface AuditEvent {
  /** UTC, ISO 8601. */
  readonly at: string
  readonly actor: string
  /** Verb and noun, `close-month`. */
  readonly action: string
  readonly subject: string
  readonly detail: unknown
}

export interface ChainedEvent extends AuditEvent {
  readonly sequence: number
  readonly previousHash: string
  readonly hash: string
}

export const FIRST_HASH = '0'.repeat(64)

/** SHA-256 of the event and of the hash before it: a row changed, added or missing breaks it. */
export function hashOf(
  groupId: string,
  sequence: number,
  previousHash: string,
  { at, actor, action, subject, detail }: AuditEvent,
): string {
  const text = canonicalJson({
    groupId,
    sequence,
    previousHash,
    at,
    actor,
    action,
    subject,
    detail,
  })
  return createHash('sha256').update(text).digest('hex')
}

export type ChainBreak =
  | { readonly kind: 'missing-event'; readonly sequence: number }
  | { readonly kind: 'changed-event'; readonly sequence: number }

/** Where a chain, given in order of sequence, does not hold. */
export function chainBreaks(groupId: string, events: readonly ChainedEvent[]): ChainBreak[] {
  const breaks: ChainBreak[] = []
  let previousHash = FIRST_HASH
  let expected = 1
  for (const event of events) {
    for (; expected < event.sequence; expected += 1)
      breaks.push({ kind: 'missing-event', sequence: expected })
    const intact =
      event.previousHash === previousHash &&
      event.hash === hashOf(groupId, event.sequence, event.previousHash, event)
    // After a missing event the link is broken by that event, not by this one.
    const afterMissing = breaks.at(-1)?.sequence === event.sequence - 1
    if (!intact && !(afterMissing && breaks.at(-1)?.kind === 'missing-event'))
      breaks.push({ kind: 'changed-event', sequence: event.sequence })
    previousHash = event.hash
    expected = event.sequence + 1
  }
  return breaks
}
