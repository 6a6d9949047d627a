import { randomUUID } from 'node:crypto'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { deleteScale, insertScale, memberExists } from './equal-treatment-store.ts'
import type { Advantages, PayScale } from './pay-scale.ts'

export type ScaleRefusal =
  | { readonly kind: 'no-source' }
  /** A scale of a member says what an hour or a month is paid. */
  | { readonly kind: 'no-base' }
  | { readonly kind: 'two-bases' }
  /** What the group gives beside the base of the contracts: something, and no base. */
  | { readonly kind: 'base-of-group' }
  | { readonly kind: 'nothing-given' }
  | { readonly kind: 'unknown-member'; readonly memberId: string }
  | { readonly kind: 'version-of-that-day'; readonly startsOn: Day }

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
}

const gives = ({ seniority, ...rest }: Advantages): boolean =>
  seniority.length > 0 ||
  [
    rest.thirteenthMonthE4,
    rest.holidayBonusCents,
    rest.monthlyBonusCents,
    rest.shiftBonusCents,
    rest.nightPremiumE4,
    rest.sundayPremiumE4,
    rest.mealBenefitCents,
    rest.transportBenefitCents,
    rest.profitSharingCents,
  ].some((value) => (value ?? 0) > 0)

const nothingIfEmpty = (text: string | null): string | null => text?.trim() || null

/** All that is wrong with a scale by itself. */
export function mistakesInScale(scale: PayScale): ScaleRefusal[] {
  const { memberId, hourlyGrossE4, monthlyGrossCents, source } = scale
  const bases = [hourlyGrossE4, monthlyGrossCents].filter((base) => base !== null).length
  return [
    ...(source === '' ? [{ kind: 'no-source' } as const] : []),
    ...(memberId !== null && bases === 0 ? [{ kind: 'no-base' } as const] : []),
    ...(memberId !== null && bases === 2 ? [{ kind: 'two-bases' } as const] : []),
    ...(memberId === null && bases > 0 ? [{ kind: 'base-of-group' } as const] : []),
    ...(memberId === null && !gives(scale) ? [{ kind: 'nothing-given' } as const] : []),
  ]
}

/** Records a version of a scale; it holds from its day on until the next one. */
export async function addScale(
  db: GroupDb,
  doer: Doer,
  given: Omit<PayScale, 'comparableId'>,
): Promise<Result<PayScale, readonly ScaleRefusal[]>> {
  const { groupId } = doer
  const scale: PayScale = {
    ...given,
    comparableId: randomUUID(),
    source: given.source.trim(),
    job: nothingIfEmpty(given.job),
    classification: nothingIfEmpty(given.classification),
  }
  const { memberId, startsOn } = scale
  const refusals = mistakesInScale(scale)
  if (memberId !== null && !(await memberExists(db, groupId, memberId)))
    refusals.push({ kind: 'unknown-member', memberId })
  if (refusals.length > 0) return refused(refusals)
  if (!(await insertScale(db, groupId, scale)))
    return refused([{ kind: 'version-of-that-day', startsOn }])
  await record(db, doer, 'add-comparable-pay', scale)
  return done(scale)
}

/** Takes back a version recorded by mistake, null when there is none; the audit keeps it. */
export async function withdrawScale(
  db: GroupDb,
  doer: Doer,
  comparableId: string,
): Promise<PayScale | null> {
  const scale = await deleteScale(db, doer.groupId, comparableId)
  if (scale !== null) await record(db, doer, 'withdraw-comparable-pay', scale)
  return scale
}

const record = (
  db: GroupDb,
  { groupId, actor, at }: Doer,
  action: string,
  scale: PayScale,
): Promise<void> =>
  recordEvent(db, groupId, { at, actor, action, subject: scale.comparableId, detail: { ...scale } })
