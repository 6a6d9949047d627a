import { type OverrideRefusal, overrideRefusal } from '../law/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { type Day, periodsOverlap } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import * as store from './agreements-store.ts'
import { lockFindings } from './findings-store.ts'

type Agreement = store.Agreement

export type AgreementRefusal =
  | OverrideRefusal
  | { readonly kind: 'no-source' }
  | { readonly kind: 'ends-before-start'; readonly startsOn: Day }
  | { readonly kind: 'overlap'; readonly with: Agreement }
  | { readonly kind: 'not-found' }

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
}

type Outcome = Result<Agreement, readonly AgreementRefusal[]>

/** Sets a limit from a day on: all that the law says against it is told at once. */
export async function addAgreement(db: GroupDb, doer: Doer, given: Agreement): Promise<Outcome> {
  await lockFindings(db, doer.groupId)
  const agreement = { ...given, source: given.source.trim() }
  const outOfLaw = overrideRefusal(agreement.ruleId, agreement.value)
  const refusals: AgreementRefusal[] = [
    ...(outOfLaw === null ? [] : [outOfLaw]),
    ...(agreement.source === '' ? [{ kind: 'no-source' } as const] : []),
    ...datesRefused(agreement, await store.agreementsOf(db)),
  ]
  if (refusals.length > 0) return refused(refusals)
  await store.insertAgreement(db, doer.groupId, agreement)
  await record(db, doer, 'set-limit', agreement)
  return done(agreement)
}

/** Ends a limit after a day; null lets it go on. */
export async function endAgreement(
  db: GroupDb,
  doer: Doer,
  { ruleId, startsOn, endsOn }: Pick<Agreement, 'ruleId' | 'startsOn' | 'endsOn'>,
): Promise<Outcome> {
  await lockFindings(db, doer.groupId)
  const all = await store.agreementsOf(db)
  const known = all.find((one) => one.ruleId === ruleId && one.startsOn === startsOn)
  if (known === undefined) return refused([{ kind: 'not-found' }])
  const agreement = { ...known, endsOn }
  const refusals = datesRefused(
    agreement,
    all.filter((one) => one !== known),
  )
  if (refusals.length > 0) return refused(refusals)
  await store.storeEnd(db, agreement, endsOn)
  await record(db, doer, 'end-limit', agreement)
  return done(agreement)
}

/** Takes back a limit that was set by mistake; the audit keeps that it was there. */
export async function withdrawAgreement(
  db: GroupDb,
  doer: Doer,
  { ruleId, startsOn }: Pick<Agreement, 'ruleId' | 'startsOn'>,
): Promise<Outcome> {
  await lockFindings(db, doer.groupId)
  const all = await store.agreementsOf(db)
  const known = all.find((one) => one.ruleId === ruleId && one.startsOn === startsOn)
  if (known === undefined) return refused([{ kind: 'not-found' }])
  await store.deleteAgreement(db, known)
  await record(db, doer, 'withdraw-limit', known)
  return done(known)
}

function datesRefused(
  agreement: Agreement,
  others: readonly Agreement[],
): readonly AgreementRefusal[] {
  const { startsOn, endsOn, ruleId } = agreement
  if (endsOn !== null && endsOn < startsOn) return [{ kind: 'ends-before-start', startsOn }]
  return others
    .filter((other) => other.ruleId === ruleId && periodsOverlap(other, agreement))
    .map((other) => ({ kind: 'overlap', with: other }))
}

const record = (db: GroupDb, { groupId, actor, at }: Doer, action: string, of: Agreement) =>
  recordEvent(db, groupId, {
    at,
    actor,
    action,
    subject: `${of.ruleId} ${of.startsOn}`,
    detail: { ...of },
  })
