import { randomUUID } from 'node:crypto'
import { smicHourlyE4 } from '../law/index.ts'
import { candidatesToPlace, comesBack } from '../needs/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { type Day, day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { type RateE4, rateE4 } from '../shared/money.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import { hire, type PieceOfNeed } from './engage.ts'
import { namesOf } from './names-store.ts'
import { postsOf, type StoredPost } from './post-queries.ts'
import { oneAtATime, setPostState, storeAcceptance, storeDocuments } from './post-store.ts'
import { openAgain } from './reverse-acceptance.ts'

export type PostRefusal =
  | { readonly kind: 'unknown-post' }
  | { readonly kind: 'post-not-open'; readonly state: StoredPost['state'] }
  | { readonly kind: 'unknown-candidate'; readonly candidateId: string }
  | {
      readonly kind: 'below-minimum-wage'
      readonly hourlyGrossE4: RateE4
      readonly smicE4: RateE4
    }

export interface FillCommand {
  readonly groupId: GroupId
  readonly postId: string
  readonly candidateId: string
  readonly startsOn: Day
  /** Null: what the post offers. */
  readonly hourlyGrossE4: RateE4 | null
  readonly actor: string
  readonly now: string
}

/**
 * Fills a post: the candidate becomes an employee with a contract, assignments and documents to
 * sign, which the reversal of the acceptance takes back.
 *
 * @returns the identifier of the acceptance
 */
export async function fillPost(
  db: GroupDb,
  command: FillCommand,
): Promise<Result<string, PostRefusal>> {
  const { groupId, postId, candidateId, startsOn, actor, now } = command
  await oneAtATime(db, groupId)
  const [post] = await postsOf(db, groupId, postId)
  if (post === undefined) return refused({ kind: 'unknown-post' })
  if (post.state !== 'open') return refused({ kind: 'post-not-open', state: post.state })
  const candidates = await candidatesToPlace(db, day(now.slice(0, 10)))
  const candidate = candidates.find((one) => one.candidateId === candidateId)
  if (candidate === undefined) return refused({ kind: 'unknown-candidate', candidateId })
  const wage = command.hourlyGrossE4 ?? rateE4(post.hourlyGrossE4)
  const smicE4 = smicHourlyE4(startsOn)
  if (wage < smicE4) return refused({ kind: 'below-minimum-wage', hourlyGrossE4: wage, smicE4 })
  const acceptanceId = randomUUID()
  const { documents, ...hired } = await hire(db, groupId, {
    acceptanceId,
    candidateId,
    startsOn,
    hourlyGrossE4: wage,
    pieces: await piecesOf(db, groupId, post),
    names: await namesOf(db, groupId),
    engagement: {
      employeeName: candidate.name,
      job: post.title,
      startsOn,
      weeklyMinutes: post.weeklyMinutes,
      annualMinutes: post.annualMinutes,
      hourlyGrossE4: wage,
      authorisations: post.authorisations,
      memberIds: [...new Set(post.pieces.map(({ memberId }) => memberId))].toSorted(),
      pieces: post.pieces,
    },
  })
  await storeAcceptance(db, groupId, {
    ...hired,
    acceptanceId,
    kind: 'hire',
    resultId: null,
    jobId: null,
    postId,
    employeeName: candidate.name,
    candidateId,
    title: post.title,
    weeklyMinutes: post.weeklyMinutes,
    needIds: post.pieces.map(({ needId }) => needId).toSorted(),
    actor,
    now,
  })
  await storeDocuments(db, groupId, documents, now)
  await setPostState(db, groupId, postId, { state: 'filled' })
  const detail = { acceptanceId, candidateId, employeeId: hired.employeeId }
  await recordEvent(db, groupId, { at: now, actor, action: 'post.fill', subject: postId, detail })
  return done(acceptanceId)
}

/** The pieces of the post with the needs as they stand. */
async function piecesOf(db: GroupDb, groupId: GroupId, post: StoredPost): Promise<PieceOfNeed[]> {
  const needs = await needPeriods(
    db,
    groupId,
    post.pieces.map(({ needId }) => needId),
  )
  return post.pieces.flatMap((piece) => {
    const need = needs.get(piece.needId)
    return need === undefined ? [] : [{ ...piece, need }]
  })
}

async function needPeriods(
  db: GroupDb,
  groupId: GroupId,
  needIds: readonly string[],
): Promise<ReadonlyMap<string, PieceOfNeed['need']>> {
  const rows = await db
    .selectFrom('needs')
    .select(['need_id', 'skill', 'starts_on', 'ends_on', 'every_year', 'authorisations'])
    .where('group_id', '=', groupId)
    .where('need_id', 'in', [...needIds])
    .execute()
  return new Map(
    rows.map((row) => {
      const period = { startsOn: row.starts_on, endsOn: row.ends_on }
      const everyYear = comesBack({ ...period, everyYear: row.every_year })
      const { skill, authorisations } = row
      return [row.need_id, { ...period, skill, everyYear, authorisations }]
    }),
  )
}

/** Gives up a post that is open: its needs are open again. */
export async function withdrawPost(
  db: GroupDb,
  command: {
    readonly groupId: GroupId
    readonly postId: string
    readonly reason: string
    readonly actor: string
    readonly now: string
  },
): Promise<Result<string, PostRefusal>> {
  const { groupId, postId, reason, actor, now } = command
  await oneAtATime(db, groupId)
  const [post] = await postsOf(db, groupId, postId)
  if (post === undefined) return refused({ kind: 'unknown-post' })
  if (post.state !== 'open') return refused({ kind: 'post-not-open', state: post.state })
  const needIds = post.pieces.map(({ needId }) => needId)
  await setPostState(db, groupId, postId, { state: 'withdrawn', at: now, reason })
  await openAgain(db, groupId, { needIds, actor, at: now, reason, detail: { postId } })
  await recordEvent(db, groupId, {
    at: now,
    actor,
    action: 'post.withdraw',
    subject: postId,
    detail: { reason, needIds },
  })
  return done(postId)
}
