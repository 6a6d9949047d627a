import { z } from 'zod'
import { dayText, e4Number, instantText, minutesNumber } from '../platform/http/contract.ts'
import { halfDayNumber, weekRange } from './terms-contract.ts'

export const POST_STATES = ['open', 'filled', 'withdrawn'] as const
export const DOCUMENT_STATES = ['to_sign', 'signed', 'refused', 'withdrawn'] as const
export const DOCUMENT_KINDS = ['contract', 'amendment', 'agreement'] as const

/** A part of a post: what one member asked for. */
export const postPiece = z
  .object({
    needId: z.string(),
    memberId: z.string(),
    memberName: z.string(),
    siteId: z.string(),
    siteName: z.string(),
    minutes: minutesNumber.describe('A week, in the weeks of its season'),
    halfDays: z.array(halfDayNumber),
    weeks: z.array(weekRange),
  })
  .meta({ id: 'PostPiece' })
export type PostPiece = z.infer<typeof postPiece>

const documentData = z
  .object({
    employeeName: z.string(),
    job: z.string(),
    startsOn: dayText,
    endsOn: dayText.nullable(),
    weeklyMinutes: minutesNumber,
    annualMinutes: minutesNumber.nullable().describe('Set where hours are counted over the year'),
    hourlyGrossE4: e4Number.nullable().describe('Null on an agreement: wages are not told there'),
    coefficientE4: e4Number.nullable().describe('Price of an agreement; null: at actual cost'),
    authorisations: z.array(z.string()),
    members: z
      .array(z.object({ memberId: z.string(), name: z.string() }))
      .describe('List of users (CTR-05) of a contract; the one member of an agreement'),
    pieces: z.array(postPiece).describe('Where and when; of an agreement its own alone'),
    before: z
      .object({
        weeklyMinutes: minutesNumber.nullable(),
        members: z.array(z.object({ memberId: z.string(), name: z.string() })),
      })
      .nullable()
      .describe('What an amendment changes'),
  })
  .meta({ id: 'DocumentData' })
export type DocumentData = z.infer<typeof documentData>

/** A contract, an amendment or an agreement (mise a disposition) to sign. */
export const documentToSign = z
  .object({
    documentId: z.string(),
    acceptanceId: z.string(),
    kind: z
      .enum(DOCUMENT_KINDS)
      .describe('contract and amendment: with the employee; agreement: with a member'),
    state: z.enum(DOCUMENT_STATES).describe('withdrawn: the acceptance was reversed'),
    employeeId: z.string(),
    memberId: z.string().nullable().describe('Of an agreement'),
    memberName: z.string().nullable(),
    data: documentData,
    createdAt: instantText,
    decidedOn: dayText.nullable().describe('Day of the signature or of the refusal'),
    decidedBy: z.string().nullable().describe('Who entered it'),
    reason: z.string().nullable().describe('Of a refusal'),
  })
  .meta({ id: 'DocumentToSign' })
export type DocumentToSign = z.infer<typeof documentToSign>

/** What the acceptance of a job made, in one step that can be reversed. */
export const acceptance = z
  .object({
    acceptanceId: z.string(),
    kind: z
      .enum(['post', 'person', 'hire'])
      .describe('post: to recruit for; person: an employee is filled; hire: a post is filled'),
    state: z.enum(['done', 'reversed']),
    resultId: z.string().nullable().describe('Null for the filling of a post'),
    jobId: z.string().nullable(),
    postId: z.string().nullable(),
    employeeId: z.string().nullable(),
    employeeName: z.string().nullable(),
    title: z.string(),
    weeklyMinutes: minutesNumber,
    needIds: z.array(z.string()),
    assignmentIds: z.array(z.string()),
    documents: z.array(documentToSign),
    reversible: z.boolean().describe('Nothing of it is signed, planned or worked'),
    acceptedBy: z.string(),
    acceptedAt: instantText,
    reversedBy: z.string().nullable(),
    reversedAt: instantText.nullable(),
  })
  .meta({ id: 'Acceptance' })
export type Acceptance = z.infer<typeof acceptance>

export const fittingCandidate = z
  .object({
    candidateId: z.string(),
    name: z.string(),
    fits: z.boolean().describe('Whether nothing is in `misfits`'),
    misfits: z
      .array(
        z.enum(['skill', 'authorisation', 'distance', 'half-days', 'hours', 'refused', 'date']),
      )
      .describe('What does not fit, all of it'),
    km: z.number().nullable().describe('From home to the farthest site, road km'),
    weeklyMinutes: minutesNumber.describe('Wished'),
    availableFrom: dayText.nullable(),
  })
  .meta({ id: 'FittingCandidate' })
export type FittingCandidate = z.infer<typeof fittingCandidate>

const postCore = {
  postId: z.string(),
  title: z.string(),
  skill: z.string(),
  authorisations: z.array(z.string()),
  weeklyMinutes: minutesNumber,
  annualMinutes: minutesNumber.nullable().describe('Set where hours are counted over the year'),
  startsOn: dayText.describe('Wished'),
  state: z.enum(POST_STATES),
  members: z.array(z.object({ memberId: z.string(), name: z.string() })),
  openedAt: instantText,
  openedBy: z.string(),
}

export const postRow = z
  .object({
    ...postCore,
    needs: z.int(),
    candidatesThatFit: z.int(),
    employeeId: z.string().nullable().describe('Who fills it'),
    employeeName: z.string().nullable(),
    documentsToSign: z.int(),
  })
  .meta({ id: 'PostRow' })
export type PostRow = z.infer<typeof postRow>

export const post = z
  .object({
    ...postCore,
    note: z.string().nullable(),
    pieces: z.array(postPiece),
    travelKm: z.number(),
    hourlyGrossE4: e4Number.describe('Offered, at least the minimum wage'),
    opening: acceptance.describe('The acceptance that opened it'),
    filling: acceptance.nullable().describe('The acceptance that filled it, unless reversed'),
    candidates: z.array(fittingCandidate).describe('Those that fit first, then nearest first'),
    withdrawnAt: instantText.nullable(),
    withdrawnReason: z.string().nullable(),
  })
  .meta({ id: 'Post' })
export type Post = z.infer<typeof post>

/** What a member sees of the posts that answer its needs: its own part, nobody else. */
export const myPost = z
  .object({
    postId: z.string(),
    skill: z.string(),
    state: z.enum(POST_STATES),
    startsOn: dayText,
    pieces: z.array(postPiece).describe('Of the member alone'),
    employeeName: z.string().nullable().describe('Who comes, once the agreement is signed'),
  })
  .meta({ id: 'MyPost' })
export type MyPost = z.infer<typeof myPost>

/** Why a job is not accepted, all reasons at once (409, in `facts.reasons`). */
export const acceptanceReason = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('already-accepted'), acceptanceId: z.string() }),
    z.object({ kind: z.literal('hypothetical-need'), needId: z.string() }),
    z.object({ kind: z.literal('need-taken'), needId: z.string(), state: z.string() }),
    z.object({ kind: z.literal('need-changed'), needId: z.string() }),
    z.object({ kind: z.literal('member-left'), memberId: z.string(), needId: z.string() }),
    z.object({ kind: z.literal('person-changed'), personId: z.string() }),
    z.object({ kind: z.literal('person-taken'), personId: z.string(), acceptanceId: z.string() }),
    z.object({ kind: z.literal('below-minimum-wage'), hourlyGrossE4: e4Number, smicE4: e4Number }),
    z.object({ kind: z.literal('needs-a-person') }),
    z
      .object({ kind: z.literal('fills-a-person'), personId: z.string() })
      .describe('No post: the job is full time only with the hours that the person has'),
    z.object({ kind: z.literal('scenario-not-kept') }),
  ])
  .meta({ id: 'AcceptanceReason' })
export type AcceptanceReason = z.infer<typeof acceptanceReason>

/** Why an acceptance is not reversed, all reasons at once (409, in `facts.reasons`). */
export const reversalReason = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('already-reversed') }),
    z.object({ kind: z.literal('signed'), documentId: z.string() }),
    z.object({ kind: z.literal('planned'), assignmentId: z.string(), shifts: z.int() }),
    z.object({ kind: z.literal('worked'), assignmentId: z.string(), entries: z.int() }),
    z.object({ kind: z.literal('filled'), acceptanceId: z.string() }),
  ])
  .meta({ id: 'ReversalReason' })
export type ReversalReason = z.infer<typeof reversalReason>
