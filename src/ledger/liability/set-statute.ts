import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import type { StatuteRule } from './liability.ts'
import { deleteStatute, insertStatute } from './liability-store.ts'

export type StatuteRefusal =
  | { readonly kind: 'no-source' }
  | { readonly kind: 'joint-has-no-cap' }
  | { readonly kind: 'version-of-that-day'; readonly startsOn: Day }

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
}

/** Adds a version of the rule of the bylaws: all that is wrong with it is told at once. */
export async function addStatute(
  db: GroupDb,
  doer: Doer,
  given: StatuteRule,
): Promise<Result<StatuteRule, readonly StatuteRefusal[]>> {
  const version = { ...given, source: given.source.trim() }
  const refusals: StatuteRefusal[] = [
    ...(version.source === '' ? [{ kind: 'no-source' } as const] : []),
    ...(version.rule === 'joint' && version.capCents !== null
      ? [{ kind: 'joint-has-no-cap' } as const]
      : []),
  ]
  if (refusals.length > 0) return refused(refusals)
  if (!(await insertStatute(db, doer.groupId, version, { by: doer.actor, at: doer.at })))
    return refused([{ kind: 'version-of-that-day', startsOn: version.startsOn }])
  await record(db, doer, 'set-liability-rule', version)
  return done(version)
}

/** Takes back a version set by mistake, null when there is none; the audit keeps that it was. */
export async function withdrawStatute(
  db: GroupDb,
  doer: Doer,
  startsOn: Day,
): Promise<StatuteRule | null> {
  const version = await deleteStatute(db, doer.groupId, startsOn)
  if (version !== null) await record(db, doer, 'withdraw-liability-rule', version)
  return version
}

const record = (
  db: GroupDb,
  { groupId, actor, at }: Doer,
  action: string,
  version: StatuteRule,
): Promise<void> =>
  recordEvent(db, groupId, { at, actor, action, subject: version.startsOn, detail: { ...version } })
