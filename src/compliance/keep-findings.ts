import type { Finding, PersonFacts, Work } from '../law/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { addMonths, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import * as store from './findings-store.ts'
import { memberViews } from './rules/member-views.ts'
import { type Reconciled, reconcile, type Refound } from './rules/reconcile.ts'

/** What a month was judged to hold, with the people it was found on. */
export interface JudgedMonth {
  readonly month: Month
  readonly findings: readonly Finding[]
  readonly people: readonly PersonFacts[]
}

/** Who judges, where the audit asks for a name. */
const MACHINE = 'maillage'

/**
 * Gives each finding of a judged month its life: opened, changed, closed, opened again. To be
 * called by one judgement of the group at a time.
 *
 * @returns months that held findings which are gone from this one: they must be judged again.
 */
export async function keepFindings(
  db: GroupDb,
  groupId: GroupId,
  { month, findings, people }: JudgedMonth,
): Promise<readonly Month[]> {
  // A finding on the edge of the month may be known from the month beside it.
  const around = [addMonths(month, -1), month, addMonths(month, 1)]
  const kept = await store.keptFindings(db, around)
  const liveIn = new Map(kept.map((one) => [one.findingId, one.months]))
  const isFoundHere = (findingId: string) => liveIn.get(findingId)?.get(month) === true
  const changes = reconcile(kept, findings, ({ findingId }) => isFoundHere(findingId))

  const at = await store.databaseMoment(db)
  const openedIds = await store.insertFindings(db, groupId, changes.opened, at)
  for (const { kept: before, finding, isReopened, isLapsed } of changes.found)
    if (!isUnchanged(before.finding, finding) || isReopened)
      await store.updateFinding(db, before, finding, { at, forget: isReopened || isLapsed })
  const goneIds = changes.gone.map(({ findingId }) => findingId)
  const elsewhere = new Map(goneIds.map((id) => [id, otherMonths(liveIn.get(id), month)]))
  const closed = changes.gone.filter(({ findingId }) => elsewhere.get(findingId)?.length === 0)
  const closedIds = closed.map(({ findingId }) => findingId)
  await store.closeFindings(db, closedIds, at)
  await store.placeFindings(db, groupId, month, [
    ...openedIds.map((findingId) => ({ findingId, found: true })),
    ...changes.found
      .filter(({ kept: one }) => !isFoundHere(one.findingId))
      .map(({ kept: one }) => ({ findingId: one.findingId, found: true })),
    ...goneIds.map((findingId) => ({ findingId, found: false })),
  ])
  const events = eventsOfJudgement({ ...changes, gone: closed }, openedIds)
  await store.insertEvents(db, groupId, at, events)
  await store.tellMembers(db, groupId, toldOf(changes, openedIds, people), closedIds)
  await recordJudgement(db, groupId, { month, at, events })
  return [...new Set([...elsewhere.values()].flat())]
}

const isUnchanged = (before: Finding, now: Finding): boolean =>
  JSON.stringify(before) === JSON.stringify(now)

/** Months other than this one in which the finding still stands. */
const otherMonths = (
  months: ReadonlyMap<Month, boolean> | undefined,
  month: Month,
): readonly Month[] =>
  [...(months ?? [])].filter(([at, found]) => found && at !== month).map(([at]) => at)

const byMachine = { actor: null, reason: null } as const

function eventsOfJudgement(
  { opened, found, gone }: Reconciled,
  openedIds: readonly string[],
): readonly store.NewEvent[] {
  const eventOf = (findingId: string, kind: store.NewEvent['kind'], finding: Finding) => {
    const { measured, limit } = finding
    return { findingId, kind, ...byMachine, measured, limit }
  }
  return [
    ...opened.map((finding, index) => eventOf(openedIds[index] ?? '', 'opened', finding)),
    ...found.flatMap((one) =>
      kindsOf(one).map((kind) => eventOf(one.kept.findingId, kind, one.finding)),
    ),
    ...gone.map(({ findingId, finding }) => eventOf(findingId, 'closed', finding)),
  ]
}

function kindsOf({ isReopened, isChanged, isLapsed }: Refound): store.NewEvent['kind'][] {
  if (isReopened) return ['reopened']
  return [...(isChanged ? (['changed'] as const) : []), ...(isLapsed ? (['lapsed'] as const) : [])]
}

function toldOf(
  { opened, found }: Reconciled,
  openedIds: readonly string[],
  people: readonly PersonFacts[],
): readonly store.ToldFinding[] {
  const live = [
    ...opened.map((finding, index) => ({
      findingId: openedIds[index] ?? '',
      finding,
      isAccepted: false,
    })),
    ...found.map(({ kept, finding, isReopened, isLapsed }) => ({
      findingId: kept.findingId,
      finding,
      isAccepted: kept.acceptance !== null && !isReopened && !isLapsed,
    })),
  ]
  const concerned = new Set(live.map(({ finding }) => finding.employeeId))
  const worksOf = new Map(
    people
      .filter(({ employeeId }) => concerned.has(employeeId))
      .map((person) => [person.employeeId, worksById(person)]),
  )
  return live.map((one) => ({
    ...one,
    views: memberViews(
      one.finding,
      worksOf.get(one.finding.employeeId)?.[one.finding.basis] ?? new Map<string, Work>(),
    ),
  }))
}

const worksById = ({ planned, worked }: PersonFacts) => ({
  planned: new Map(planned.map((work) => [work.id, work])),
  worked: new Map(worked.map((work) => [work.id, work])),
})

/** One event of the audit for one judgement that changed something: it may change thousands. */
async function recordJudgement(
  db: GroupDb,
  groupId: GroupId,
  {
    month,
    at,
    events,
  }: { readonly month: Month; readonly at: string; readonly events: readonly store.NewEvent[] },
): Promise<void> {
  if (events.length === 0) return
  const byKind = Object.groupBy(events, ({ kind }) => kind)
  const detail = Object.fromEntries(
    Object.entries(byKind).map(([kind, same]) => [kind, same.map(({ findingId }) => findingId)]),
  )
  const action = 'judge-month'
  await recordEvent(db, groupId, { at, actor: MACHINE, action, subject: month, detail })
}
