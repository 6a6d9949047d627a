import { isSepaReference } from '../../adapters/sepa/index.ts'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { bareIban, lacksOfIban } from '../debits/direct-debits.ts'
import * as store from './payment-store.ts'
import type { Mandate } from './rules/collect.ts'

export type MandateRefusal =
  | { readonly kind: 'unknown-member'; readonly memberId: string }
  | { readonly kind: 'not-an-iban'; readonly iban: string }
  /** Banks take at most 35 characters of their set (EPC130-08). */
  | { readonly kind: 'not-a-reference'; readonly reference: string }
  | { readonly kind: 'reference-known'; readonly reference: string }
  | { readonly kind: 'signed-in-the-future'; readonly signedOn: Day }
  | { readonly kind: 'not-in-force'; readonly reference: string }

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
  readonly today: Day
}

/** Records a mandate that a member signed; all that is wrong with it is told at once. */
export async function setMandate(
  db: GroupDb,
  { groupId, actor, at, today }: Doer,
  given: Omit<Mandate, 'lastUsedOn' | 'revokedOn'>,
): Promise<Result<string, readonly MandateRefusal[]>> {
  const mandate = { ...given, reference: given.reference.trim(), iban: bareIban(given.iban) }
  const members = await store.memberPayees(db, groupId)
  const { memberId, reference, signedOn } = mandate
  const refusals: MandateRefusal[] = [
    ...(members.has(memberId) ? [] : [{ kind: 'unknown-member' as const, memberId }]),
    ...(lacksOfIban(mandate.iban).length === 0
      ? []
      : [{ kind: 'not-an-iban' as const, iban: given.iban }]),
    ...(reference !== '' && isSepaReference(reference)
      ? []
      : [{ kind: 'not-a-reference' as const, reference }]),
    ...(signedOn <= today ? [] : [{ kind: 'signed-in-the-future' as const, signedOn }]),
  ]
  if (refusals.length > 0) return refused(refusals)
  if (!(await store.storeMandate(db, groupId, mandate, { by: actor, at })))
    return refused([{ kind: 'reference-known', reference }])
  const { iban, ...rest } = mandate
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'payments.mandate-set',
    subject: reference,
    detail: { ...rest, lastFour: iban.slice(-4) },
  })
  return done(reference)
}

/** Ends a mandate: no debit under it falls on that day or later. */
export async function endMandate(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  { reference, on }: { readonly reference: string; readonly on: Day },
): Promise<Result<string, readonly MandateRefusal[]>> {
  if (!(await store.revokeMandate(db, groupId, reference, on)))
    return refused([{ kind: 'not-in-force', reference }])
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'payments.mandate-revoked',
    subject: reference,
    detail: { on },
  })
  return done(reference)
}
