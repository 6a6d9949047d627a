import { candidatesToPlace } from '../needs/index.ts'
import { beyondMember, type GroupDb } from '../platform/database/index.ts'
import { day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { candidatesFor } from './candidates-that-fit.ts'
import type {
  Acceptance,
  DocumentToSign,
  FittingCandidate,
  MyPost,
  Post,
  PostRow,
} from './composition-contract.ts'
import { DEFAULT_TERMS } from './model.ts'
import { placesOf } from './places-store.ts'
import {
  acceptancesOf,
  documentsList,
  documentsOf,
  headsOfPosts,
  myPieces,
  postsOf,
  type StoredAcceptance,
  type StoredDocument,
  type StoredPost,
} from './post-queries.ts'
import { reasonsAgainst } from './reverse-acceptance.ts'

/** A document as it is shown: without what is in force because of it. */
export const documentView = (stored: StoredDocument): DocumentToSign => ({
  documentId: stored.documentId,
  acceptanceId: stored.acceptanceId,
  kind: stored.kind,
  state: stored.state,
  employeeId: stored.employeeId,
  memberId: stored.memberId,
  memberName: stored.memberName,
  data: stored.data,
  createdAt: stored.createdAt,
  decidedOn: stored.decidedOn,
  decidedBy: stored.decidedBy,
  reason: stored.reason,
})

const shownOf = (stored: StoredAcceptance): Omit<Acceptance, 'documents' | 'reversible'> => ({
  acceptanceId: stored.acceptanceId,
  kind: stored.kind,
  state: stored.state,
  resultId: stored.resultId,
  jobId: stored.jobId,
  postId: stored.postId,
  employeeId: stored.employeeId,
  employeeName: stored.employeeName,
  title: stored.title,
  weeklyMinutes: stored.weeklyMinutes,
  needIds: stored.needIds,
  assignmentIds: stored.assignmentIds,
  acceptedBy: stored.acceptedBy,
  acceptedAt: stored.acceptedAt,
  reversedBy: stored.reversedBy,
  reversedAt: stored.reversedAt,
})

/** An acceptance with its documents, and whether it can be undone. */
export async function acceptanceView(
  db: GroupDb,
  groupId: GroupId,
  stored: StoredAcceptance,
): Promise<Acceptance> {
  const documents = await documentsOf(db, groupId, [stored.acceptanceId])
  const reasons = await reasonsAgainst(db, groupId, stored, documents)
  return {
    ...shownOf(stored),
    documents: documents.map(documentView),
    reversible: reasons.length === 0,
  }
}

export async function acceptanceOf(
  db: GroupDb,
  groupId: GroupId,
  acceptanceId: string,
): Promise<Acceptance | null> {
  const [stored] = await acceptancesOf(db, groupId, { acceptanceId })
  return stored === undefined ? null : acceptanceView(db, groupId, stored)
}

/** Who fits a post, of the candidates whose data may be used today. */
async function fitting(
  db: GroupDb,
  groupId: GroupId,
  today: string,
): Promise<(post: StoredPost) => FittingCandidate[]> {
  const candidates = await candidatesToPlace(db, day(today))
  const sites = await placesOf(db, groupId)
  const roads = { sites, roadKm: new Map<string, number>(), terms: DEFAULT_TERMS }
  return (post) => candidatesFor(roads, candidates, post)
}

const membersIn = ({ pieces }: StoredPost): Post['members'] => [
  ...new Map(
    pieces.map(({ memberId, memberName: name }) => [memberId, { memberId, name }]),
  ).values(),
]

/** A post with all that belongs to it; null when there is none. */
export async function postView(
  db: GroupDb,
  groupId: GroupId,
  postId: string,
  now: string,
): Promise<Post | null> {
  const [stored] = await postsOf(db, groupId, postId)
  if (stored === undefined) return null
  const acceptances = await acceptancesOf(db, groupId, { postIds: [postId] })
  const opening = acceptances.find(({ kind }) => kind === 'post')
  if (opening === undefined) throw new Error('a post was opened by an acceptance')
  const filling = acceptances.find(({ kind, state }) => kind === 'hire' && state === 'done')
  const fit = await fitting(db, groupId, now.slice(0, 10))
  return {
    ...stored,
    members: membersIn(stored),
    opening: await acceptanceView(db, groupId, opening),
    filling: filling === undefined ? null : await acceptanceView(db, groupId, filling),
    candidates: stored.state === 'open' ? fit(stored) : [],
  }
}

/** The posts of the group with what is to do for each. */
export async function postRows(db: GroupDb, groupId: GroupId, now: string): Promise<PostRow[]> {
  const posts = await postsOf(db, groupId)
  const postIds = posts.map(({ postId }) => postId)
  const acceptances = await acceptancesOf(db, groupId, { postIds })
  const open = await documentsList(db, groupId, { state: 'to_sign' })
  const fit = await fitting(db, groupId, now.slice(0, 10))
  return posts.map((post) => {
    const filling = acceptances.find(
      ({ postId, kind, state }) => postId === post.postId && kind === 'hire' && state === 'done',
    )
    const documents = open.filter(({ acceptanceId }) => acceptanceId === filling?.acceptanceId)
    const candidates = post.state === 'open' ? fit(post) : []
    return {
      postId: post.postId,
      title: post.title,
      skill: post.skill,
      authorisations: post.authorisations,
      weeklyMinutes: post.weeklyMinutes,
      annualMinutes: post.annualMinutes,
      startsOn: post.startsOn,
      state: post.state,
      members: membersIn(post),
      openedAt: post.openedAt,
      openedBy: post.openedBy,
      needs: post.pieces.length,
      candidatesThatFit: candidates.filter(({ fits }) => fits).length,
      employeeId: filling?.employeeId ?? null,
      employeeName: filling?.employeeName ?? null,
      documentsToSign: documents.length,
    }
  })
}

/**
 * What a member sees of the posts that answer its needs. The pieces are read with its own eyes; of
 * the posts that they name, only what concerns everyone is read beyond.
 */
export async function myPosts(db: GroupDb, groupId: GroupId): Promise<MyPost[]> {
  const pieces = await myPieces(db, groupId)
  const signed = await documentsList(db, groupId, { state: 'signed' })
  const nameOf = new Map(signed.map(({ needId, data }) => [needId, data.employeeName]))
  const postIds = [...new Set(pieces.map(({ postId }) => postId))]
  const heads = await beyondMember(db, () => headsOfPosts(db, groupId, postIds))
  return heads.map((head) => {
    const own = pieces.filter(({ postId }) => postId === head.postId)
    const employeeName = own.map(({ piece }) => nameOf.get(piece.needId)).find(Boolean) ?? null
    return { ...head, pieces: own.map(({ piece }) => piece), employeeName }
  })
}
