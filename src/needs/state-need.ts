import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import type { NeedAsked } from './need.ts'
import { addEvent, addNeed, heldNeeds, memberOfSite, storeChange } from './needs-store.ts'
import { mayChange } from './rules/need-life.ts'
import { mistakesInNeed, type NeedMistake, type NeedTyped, tidied } from './rules/need-mistakes.ts'

/**
 * Who states or changes. The transaction must see the whole group, since the numbers of needs and
 * the audit chain are hidden from a member; `memberId` says whose needs may be touched.
 */
interface By {
  readonly groupId: GroupId
  /** Set for the user of a member company: sites and needs of others are not found. */
  readonly memberId: string | null
  readonly actor: string
  /** Moment, ISO in UTC. */
  readonly at: string
}

export interface StateNeed extends By {
  readonly need: NeedTyped
}

export interface ChangeNeed extends StateNeed {
  readonly needId: string
}

/** Nothing is stored: all that is wrong, at once. */
export interface WrongNeed {
  readonly kind: 'wrong-need'
  readonly mistakes: readonly NeedMistake[]
}

export type ChangeRefusal =
  | WrongNeed
  | { readonly kind: 'not-found' }
  /** What is withdrawn is reopened before it is changed. */
  | { readonly kind: 'withdrawn' }

async function judged(
  db: GroupDb,
  { groupId, memberId }: By,
  typed: NeedTyped,
): Promise<Result<NeedAsked, WrongNeed>> {
  const need = tidied(typed)
  const mistakes = mistakesInNeed(need)
  const owner = await memberOfSite(db, groupId, need.siteId)
  if (owner === null || (memberId !== null && owner !== memberId))
    mistakes.unshift({ field: 'siteId', kind: 'site' })
  if (mistakes.length > 0) return refused({ kind: 'wrong-need', mistakes })
  const endsOn = need.endsOn === null ? null : day(need.endsOn)
  return done({ ...need, startsOn: day(need.startsOn), endsOn })
}

/** States a need; it is open from then on. */
export async function stateNeed(
  db: GroupDb,
  { need, ...by }: StateNeed,
): Promise<Result<{ readonly needId: string }, WrongNeed>> {
  const result = await judged(db, by, need)
  if (!result.ok) return result
  const { groupId, actor, at } = by
  const needId = await addNeed(db, groupId, result.value, at)
  await addEvent(db, groupId, needId, { at, actor, kind: 'stated', reason: null, detail: {} })
  const detail = { ...result.value }
  await recordEvent(db, groupId, { at, actor, action: 'need.stated', subject: needId, detail })
  return done({ needId })
}

const FIELDS = [
  ...(['siteId', 'skill', 'authorisations', 'startsOn', 'endsOn', 'weeklyMinutes'] as const),
  ...(['weeklyMinutesLeast', 'weeklyMinutesMost', 'halfDays', 'halfDaysNeeded'] as const),
  ...(['everyYear', 'hourlyPriceE4', 'note'] as const),
] satisfies readonly (keyof NeedAsked)[]

/** The fields that differ, each with its value before. */
export const changedFields = (before: NeedAsked, after: NeedAsked): Record<string, unknown> =>
  Object.fromEntries(
    FIELDS.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).map(
      (name) => [name, before[name]],
    ),
  )

/** Changes what a need asks: a new version, with what it was before kept in its life. */
export async function changeNeed(
  db: GroupDb,
  { need, needId, ...by }: ChangeNeed,
): Promise<Result<{ readonly needId: string }, ChangeRefusal>> {
  const { groupId, memberId, actor, at } = by
  const [before] = await heldNeeds(db, groupId, [needId])
  if (before === undefined || (memberId !== null && before.memberId !== memberId))
    return refused({ kind: 'not-found' })
  if (!mayChange(before.state)) return refused({ kind: 'withdrawn' })
  const result = await judged(db, by, need)
  if (!result.ok) return result
  const detail = { before: changedFields(before, result.value) }
  if (Object.keys(detail.before).length === 0) return done({ needId })
  await storeChange(db, groupId, needId, result.value)
  await addEvent(db, groupId, needId, { at, actor, kind: 'changed', reason: null, detail })
  await recordEvent(db, groupId, { at, actor, action: 'need.changed', subject: needId, detail })
  return done({ needId })
}
