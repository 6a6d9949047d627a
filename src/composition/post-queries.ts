import { type RawBuilder, sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { Acceptance, DocumentToSign, MyPost, Post, PostPiece } from './composition-contract.ts'

export type StoredPost = Omit<
  Post,
  'members' | 'opening' | 'filling' | 'candidates' | 'startsOn'
> & { readonly startsOn: Day }

const POST = sql`p.post_id as "postId", p.title, p.skill, p.authorisations,
  p.weekly_minutes as "weeklyMinutes", p.annual_minutes as "annualMinutes",
  p.hourly_gross_e4 as "hourlyGrossE4", p.starts_on as "startsOn", p.travel_km as "travelKm",
  p.note, p.state, p.opened_by as "openedBy", p.opened_at as "openedAt",
  p.withdrawn_at as "withdrawnAt", p.withdrawn_reason as "withdrawnReason"`

const PIECES = sql`coalesce((
  select jsonb_agg(jsonb_build_object('needId', q.need_id, 'memberId', q.member_id,
    'memberName', m.name, 'siteId', q.site_id, 'siteName', s.name, 'minutes', q.minutes,
    'halfDays', q.half_days, 'weeks', q.weeks) order by q.position)
  from post_pieces q join members m using (group_id, member_id)
    join sites s using (group_id, site_id)
  where q.group_id = p.group_id and q.post_id = p.post_id), '[]') as pieces`

/** The posts of the group, newest first; with an identifier, that one alone. */
export async function postsOf(
  db: GroupDb,
  groupId: GroupId,
  postId: string | null = null,
): Promise<StoredPost[]> {
  const one = postId === null ? sql`` : sql`and p.post_id = ${postId}::uuid`
  const { rows } = await sql<StoredPost>`select ${POST}, ${PIECES} from posts p
    where p.group_id = ${groupId} ${one} order by p.opened_at desc, p.post_id`.execute(db)
  return rows
}

const DOCUMENT = sql`d.document_id as "documentId", d.acceptance_id as "acceptanceId", d.kind,
  d.state, d.employee_id as "employeeId", d.member_id as "memberId", m.name as "memberName",
  d.data, d.created_at as "createdAt", d.decided_on as "decidedOn", d.decided_by as "decidedBy",
  d.reason`

/** A document, with what is in force because of it. */
export interface StoredDocument extends DocumentToSign {
  readonly assignmentId: string | null
  readonly needId: string | null
}

const documentsWhere = async (
  db: GroupDb,
  groupId: GroupId,
  condition: RawBuilder<unknown>,
): Promise<StoredDocument[]> => {
  const { rows } = await sql<StoredDocument>`
    select ${DOCUMENT}, d.assignment_id as "assignmentId", d.need_id as "needId"
    from documents_to_sign d left join members m using (group_id, member_id)
    where d.group_id = ${groupId} and ${condition}
    order by d.created_at, array_position(array['contract', 'amendment', 'agreement'], d.kind),
      m.name collate "fr-x-icu", d.document_id`.execute(db)
  return rows
}

export const documentsOf = (
  db: GroupDb,
  groupId: GroupId,
  acceptanceIds: readonly string[],
): Promise<StoredDocument[]> =>
  documentsWhere(db, groupId, sql`d.acceptance_id = any(${[...acceptanceIds]}::uuid[])`)

export async function documentOf(
  db: GroupDb,
  groupId: GroupId,
  documentId: string,
): Promise<StoredDocument | null> {
  const [found] = await documentsWhere(db, groupId, sql`d.document_id = ${documentId}::uuid`)
  return found ?? null
}

/** Every document that the filters leave, oldest first. */
export async function documentsList(
  db: GroupDb,
  groupId: GroupId,
  filters: {
    readonly state?: DocumentToSign['state'] | undefined
    readonly postId?: string | undefined
    readonly employeeId?: string | undefined
  },
): Promise<StoredDocument[]> {
  const { state, postId, employeeId } = filters
  return documentsWhere(
    db,
    groupId,
    sql`(${state ?? null}::text is null or d.state = ${state ?? null})
      and (${employeeId ?? null}::text is null or d.employee_id = ${employeeId ?? null})
      and (${postId ?? null}::uuid is null or d.acceptance_id in (
        select acceptance_id from acceptances where post_id = ${postId ?? null}::uuid))`,
  )
}

export interface StoredAcceptance extends Omit<Acceptance, 'documents' | 'reversible'> {
  readonly candidateId: string | null
  readonly contractId: string | null
}

/** Acceptances by identifier, or those of posts; oldest first. */
export async function acceptancesOf(
  db: GroupDb,
  groupId: GroupId,
  of: { readonly acceptanceId: string } | { readonly postIds: readonly string[] },
): Promise<StoredAcceptance[]> {
  const condition =
    'acceptanceId' in of
      ? sql`acceptance_id = ${of.acceptanceId}::uuid`
      : sql`post_id = any(${[...of.postIds]}::uuid[])`
  const { rows } = await sql<StoredAcceptance>`
    select acceptance_id as "acceptanceId", kind, state, result_id as "resultId",
      job_id as "jobId", post_id as "postId", employee_id as "employeeId",
      employee_name as "employeeName", candidate_id as "candidateId",
      contract_id as "contractId", title, weekly_minutes as "weeklyMinutes",
      need_ids as "needIds", assignment_ids as "assignmentIds", accepted_by as "acceptedBy",
      accepted_at as "acceptedAt", reversed_by as "reversedBy", reversed_at as "reversedAt"
    from acceptances where group_id = ${groupId} and ${condition}
    order by accepted_at, acceptance_id`.execute(db)
  return rows
}

/** The pieces of posts that the viewer sees: of a member company, its own. */
export async function myPieces(
  db: GroupDb,
  groupId: GroupId,
): Promise<{ readonly postId: string; readonly piece: PostPiece }[]> {
  const { rows } = await sql<{ readonly postId: string; readonly piece: PostPiece }>`
    select q.post_id as "postId", jsonb_build_object('needId', q.need_id,
      'memberId', q.member_id, 'memberName', m.name, 'siteId', q.site_id, 'siteName', s.name,
      'minutes', q.minutes, 'halfDays', q.half_days, 'weeks', q.weeks) as piece
    from post_pieces q join members m using (group_id, member_id)
      join sites s using (group_id, site_id)
    where q.group_id = ${groupId} order by q.post_id, q.position`.execute(db)
  return rows
}

/** What a member may know of a post besides its own pieces. Sees the whole group. */
export async function headsOfPosts(
  db: GroupDb,
  groupId: GroupId,
  postIds: readonly string[],
): Promise<Omit<MyPost, 'pieces' | 'employeeName'>[]> {
  const { rows } = await sql<{
    postId: string
    skill: string
    state: MyPost['state']
    startsOn: Day
  }>`
    select post_id as "postId", skill, state, starts_on as "startsOn" from posts
    where group_id = ${groupId} and post_id = any(${[...postIds]}::uuid[])
    order by opened_at desc, post_id`.execute(db)
  return rows
}

/** Needs of the list that stand in a state. */
export async function needsInState(
  db: GroupDb,
  groupId: GroupId,
  needIds: readonly string[],
  states: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select need_id as id from needs where group_id = ${groupId}
      and need_id = any(${[...needIds]}) and state = any(${[...states]})
    order by need_id`.execute(db)
  return rows.map(({ id }) => id)
}
