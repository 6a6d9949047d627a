import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { DocumentData, DocumentToSign } from './composition-contract.ts'
import type { WeekRange } from './week-picture.ts'

/** Acceptances and what undoes them come one after the other: each sees what the last one did. */
export async function oneAtATime(db: GroupDb, groupId: GroupId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('acceptance:' || ${groupId}, 0))`.execute(
    db,
  )
}

/** A part of an accepted job: what one member asked for, where and when. */
export interface AcceptedPiece {
  readonly needId: string
  readonly siteId: string
  readonly memberId: string
  readonly minutes: number
  readonly halfDays: readonly number[]
  readonly weeks: readonly WeekRange[]
}

export interface NewPost {
  readonly postId: string
  readonly title: string
  readonly skill: string
  readonly authorisations: readonly string[]
  readonly weeklyMinutes: number
  readonly annualMinutes: number | null
  readonly hourlyGrossE4: number
  readonly startsOn: Day
  readonly travelKm: number
  readonly note: string | null
  readonly pieces: readonly AcceptedPiece[]
  readonly actor: string
  readonly now: string
}

export async function storePost(db: GroupDb, groupId: GroupId, post: NewPost): Promise<void> {
  await db
    .insertInto('posts')
    .values({
      group_id: groupId,
      post_id: post.postId,
      title: post.title,
      skill: post.skill,
      authorisations: [...post.authorisations],
      weekly_minutes: post.weeklyMinutes,
      annual_minutes: post.annualMinutes,
      hourly_gross_e4: post.hourlyGrossE4,
      starts_on: post.startsOn,
      travel_km: post.travelKm,
      note: post.note,
      opened_by: post.actor,
      opened_at: post.now,
      withdrawn_at: null,
      withdrawn_reason: null,
    })
    .execute()
  const pieces = post.pieces.map((piece, position) => ({
    group_id: groupId,
    post_id: post.postId,
    need_id: piece.needId,
    site_id: piece.siteId,
    member_id: piece.memberId,
    minutes: piece.minutes,
    half_days: [...piece.halfDays],
    weeks: JSON.stringify(piece.weeks),
    position,
  }))
  await db.insertInto('post_pieces').values(pieces).execute()
}

export async function setPostState(
  db: GroupDb,
  groupId: GroupId,
  postId: string,
  change:
    | { readonly state: 'open' | 'filled' }
    | { readonly state: 'withdrawn'; readonly at: string; readonly reason: string | null },
): Promise<void> {
  const withdrawn = change.state === 'withdrawn' ? change : null
  await db
    .updateTable('posts')
    .set({
      state: change.state,
      withdrawn_at: withdrawn?.at ?? null,
      withdrawn_reason: withdrawn?.reason ?? null,
    })
    .where('group_id', '=', groupId)
    .where('post_id', '=', postId)
    .execute()
}

export interface NewAcceptance {
  readonly acceptanceId: string
  readonly kind: 'post' | 'person' | 'hire'
  readonly resultId: string | null
  readonly jobId: string | null
  readonly postId: string | null
  readonly employeeId: string | null
  readonly employeeName: string | null
  readonly candidateId: string | null
  /** Of the contract that a hire made. */
  readonly contractId: string | null
  readonly title: string
  readonly weeklyMinutes: number
  readonly needIds: readonly string[]
  readonly assignmentIds: readonly string[]
  readonly actor: string
  readonly now: string
}

export async function storeAcceptance(
  db: GroupDb,
  groupId: GroupId,
  one: NewAcceptance,
): Promise<void> {
  await db
    .insertInto('acceptances')
    .values({
      group_id: groupId,
      acceptance_id: one.acceptanceId,
      kind: one.kind,
      result_id: one.resultId,
      job_id: one.jobId,
      post_id: one.postId,
      employee_id: one.employeeId,
      employee_name: one.employeeName,
      candidate_id: one.candidateId,
      contract_id: one.contractId,
      title: one.title,
      weekly_minutes: one.weeklyMinutes,
      need_ids: [...one.needIds],
      assignment_ids: [...one.assignmentIds],
      accepted_by: one.actor,
      accepted_at: one.now,
      reversed_by: null,
      reversed_at: null,
    })
    .execute()
}

export async function markReversed(
  db: GroupDb,
  groupId: GroupId,
  acceptanceId: string,
  { actor, now }: { readonly actor: string; readonly now: string },
): Promise<void> {
  await db
    .updateTable('acceptances')
    .set({ state: 'reversed', reversed_by: actor, reversed_at: now })
    .where('group_id', '=', groupId)
    .where('acceptance_id', '=', acceptanceId)
    .execute()
  await db
    .updateTable('documents_to_sign')
    .set({ state: 'withdrawn', decided_on: null, decided_by: null, reason: null })
    .where('group_id', '=', groupId)
    .where('acceptance_id', '=', acceptanceId)
    .execute()
}

export interface NewDocument {
  readonly documentId: string
  readonly acceptanceId: string
  readonly kind: DocumentToSign['kind']
  readonly employeeId: string
  /** Of an agreement alone. */
  readonly agreement: {
    readonly memberId: string
    readonly assignmentId: string
    readonly needId: string
  } | null
  readonly data: DocumentData
}

export async function storeDocuments(
  db: GroupDb,
  groupId: GroupId,
  documents: readonly NewDocument[],
  now: string,
): Promise<void> {
  if (documents.length === 0) return
  const rows = documents.map(({ documentId, acceptanceId, kind, employeeId, agreement, data }) => ({
    group_id: groupId,
    document_id: documentId,
    acceptance_id: acceptanceId,
    kind,
    employee_id: employeeId,
    member_id: agreement?.memberId ?? null,
    assignment_id: agreement?.assignmentId ?? null,
    need_id: agreement?.needId ?? null,
    data: JSON.stringify(data),
    created_at: now,
    decided_on: null,
    decided_by: null,
    reason: null,
  }))
  await db.insertInto('documents_to_sign').values(rows).execute()
}

export interface Decision {
  readonly decision: 'signed' | 'refused'
  readonly on: Day
  readonly reason: string | null
  readonly actor: string
}

export async function storeDecision(
  db: GroupDb,
  groupId: GroupId,
  documentId: string,
  { decision, on, reason, actor }: Decision,
): Promise<void> {
  await db
    .updateTable('documents_to_sign')
    .set({ state: decision, decided_on: on, decided_by: actor, reason })
    .where('group_id', '=', groupId)
    .where('document_id', '=', documentId)
    .execute()
}
