import { sql } from 'kysely'
import type { Clock } from '../platform/clock.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import type { Composition, CompositionStart } from './composition-contract.ts'
import { withTimes } from './composition-progress.ts'
import { runOf } from './composition-store.ts'
import { chosenTerms, compositionView } from './composition-view.ts'
import { problemOfGroup } from './current-problem.ts'
import { DEFAULT_TERMS, NO_LOCKS } from './model.ts'
import { namesOf } from './names-store.ts'
import {
  locksOf,
  newestRun,
  resultOf,
  type StoredResult,
  shownResult,
  standingAcceptances,
} from './result-store.ts'
import { stalenessOf } from './staleness.ts'

interface Counts {
  readonly openNeeds: number
  readonly openMinutes: number
  readonly openPosts: number
  readonly documentsToSign: number
}

async function countsOf(db: GroupDb, groupId: GroupId): Promise<Counts> {
  const { rows } = await sql<Counts>`select
    (select count(*)::int from needs where group_id = ${groupId} and state = 'stated')
      as "openNeeds",
    (select coalesce(sum(weekly_minutes), 0)::int from needs
      where group_id = ${groupId} and state = 'stated') as "openMinutes",
    (select count(*)::int from posts where group_id = ${groupId} and state = 'open')
      as "openPosts",
    (select count(*)::int from documents_to_sign
      where group_id = ${groupId} and state = 'to_sign') as "documentsToSign"`.execute(db)
  return rows[0] ?? { openNeeds: 0, openMinutes: 0, openPosts: 0, documentsToSign: 0 }
}

/** What the page of the composition opens with. */
export async function compositionStart(
  db: GroupDb,
  groupId: GroupId,
  clock: Clock,
): Promise<CompositionStart> {
  const newest = await newestRun(db, groupId)
  const run = newest === null ? null : await runOf(db, groupId, newest.runId)
  const resultId = await shownResult(db, groupId)
  const shown = resultId === null ? null : await locksOf(db, groupId, resultId)
  const problem = await problemOfGroup(db, clock)
  const { jobs, needsApart, membersApart } = shown ?? NO_LOCKS
  return {
    run: run === null ? null : withTimes(run, clock.now()),
    resultId,
    ...(await countsOf(db, groupId)),
    peopleToFill: problem.people.filter(({ kind }) => kind === 'employee').length,
    candidates: problem.people.filter(({ kind }) => kind === 'candidate').length,
    terms: newest?.terms ?? chosenTerms({ ...problem, terms: DEFAULT_TERMS }),
    locks: {
      jobs: jobs.map((job) => [...job]),
      needsApart: needsApart.map(([a, b]) => [a, b]),
      membersApart: membersApart.map(([a, b]) => [a, b]),
    },
  }
}

/** A result as a whole, with what changed in the data of the group since it was made. */
export async function compositionOf(
  db: GroupDb,
  groupId: GroupId,
  result: StoredResult,
  clock: Clock,
): Promise<Composition> {
  const acceptances = await standingAcceptances(db, groupId)
  const names = await namesOf(db, groupId)
  const current = await problemOfGroup(db, clock, chosenTerms(result.problem))
  const run = result.scenario === null ? result : await resultOf(db, groupId, result.runId)
  const since = acceptances.filter(({ acceptedAt }) => acceptedAt >= result.readAt)
  const accepted = new Set(since.flatMap(({ needIds, people }) => [...needIds, ...people]))
  return {
    ...compositionView(result, { names, acceptances }),
    // A scenario changes the problem on purpose: what the data did is seen from the run.
    staleness: stalenessOf((run ?? result).problem, current, accepted),
  }
}
