import { z } from 'zod'
import {
  dayText,
  defineRoute,
  e4Number,
  identifier,
  listQuery,
  pageOf,
} from '../platform/http/contract.ts'
import { jobDetail, missingDetail } from './job-contract.ts'
import {
  acceptance,
  documentToSign,
  DOCUMENT_STATES,
  myPost,
  POST_STATES,
  post,
  postRow,
} from './post-contract.ts'
import { composeRun, composition } from './result-contract.ts'
import { composeLocks, composeTerms, whatIfChange } from './terms-contract.ts'

export * from './job-contract.ts'
export * from './post-contract.ts'
export * from './result-contract.ts'
export * from './terms-contract.ts'

const tag = 'composition'
const posts = 'posts'

const runParams = z.object({ runId: z.uuid() })
const resultParams = z.object({ resultId: z.uuid().describe('Id of a run or of a scenario') })
const jobParams = resultParams.extend({ jobId: identifier })
const postParams = z.object({ postId: z.uuid() })
const acceptanceParams = z.object({ acceptanceId: z.uuid() })

/** What the page opens with. */
export const compositionStart = z
  .object({
    run: composeRun.nullable().describe('The newest run; null before the first'),
    resultId: z
      .string()
      .nullable()
      .describe('What to show: the scenario kept last, else the newest run that has a result'),
    openNeeds: z.int().describe('Stated and not yet answered'),
    openMinutes: z.int().describe('That they ask for a week, in the weeks of their seasons'),
    peopleToFill: z.int().describe('Employees with hours to fill'),
    candidates: z.int(),
    openPosts: z.int(),
    documentsToSign: z.int(),
    terms: composeTerms.describe('Of the newest run, else the defaults'),
    locks: composeLocks.describe('Of what is shown'),
  })
  .meta({ id: 'CompositionStart' })
export type CompositionStart = z.infer<typeof compositionStart>

export const compositionContract = {
  start: defineRoute({
    method: 'GET',
    url: '/composition',
    tag,
    summary: 'Where the composition stands',
    access: 'officer',
    response: compositionStart,
  }),
  runs: defineRoute({
    method: 'GET',
    url: '/compose-runs',
    tag,
    summary: 'Runs, newest first',
    access: 'officer',
    querystring: listQuery(['requestedAt'], {}),
    response: pageOf(composeRun),
  }),
  compose: defineRoute({
    method: 'POST',
    url: '/compose-runs',
    tag,
    summary: 'Compose the open needs into jobs: starts a run',
    description: '409 when a run of the group is under way (`facts.runId`), or no need is open.',
    access: 'officer',
    status: 202,
    body: z.object({
      terms: composeTerms.partial().default({}),
      locks: composeLocks.default({ jobs: [], needsApart: [], membersApart: [] }),
      timeLimitSeconds: z.int().min(1).max(600).default(30),
    }),
    response: composeRun,
  }),
  run: defineRoute({
    method: 'GET',
    url: '/compose-runs/:runId',
    tag,
    summary: 'Progress of a run',
    access: 'officer',
    params: runParams,
    response: composeRun,
  }),
  events: defineRoute({
    method: 'GET',
    url: '/compose-runs/:runId/events',
    tag,
    summary: 'Progress of a run as server-sent events',
    description:
      'Each event `progress` carries a ComposeRun as JSON; the stream ends when the run has ended.',
    access: 'officer',
    params: runParams,
    produces: 'text/event-stream',
    response: z.string(),
  }),
  cancel: defineRoute({
    method: 'DELETE',
    url: '/compose-runs/:runId',
    tag,
    summary: 'Stop a run: the best answer so far is kept',
    access: 'officer',
    params: runParams,
    status: 202,
    response: composeRun,
  }),
  result: defineRoute({
    method: 'GET',
    url: '/compositions/:resultId',
    tag,
    summary: 'The jobs of a run or of a scenario, what is missing, what is left',
    description: '404 while the run has no answer yet.',
    access: 'officer',
    params: resultParams,
    response: composition,
  }),
  job: defineRoute({
    method: 'GET',
    url: '/compositions/:resultId/jobs/:jobId',
    tag,
    summary: 'One job: week, year, travel, cost and price to each member, margin, checks',
    access: 'officer',
    params: jobParams,
    querystring: z.object({
      hourlyGrossE4: z.coerce
        .number()
        .int()
        .min(0)
        .optional()
        .describe('Wage to reckon with, ten-thousandths of a euro an hour'),
    }),
    response: jobDetail,
  }),
  jobDocument: defineRoute({
    method: 'GET',
    url: '/compositions/:resultId/jobs/:jobId/document',
    tag,
    summary: 'The job as a sheet to print for the board',
    access: 'officer',
    params: jobParams,
    produces: 'application/pdf',
    response: z.string(),
  }),
  missing: defineRoute({
    method: 'GET',
    url: '/compositions/:resultId/missing/:missingId',
    tag,
    summary: 'One missing piece: where and when hours lack, who could bring them',
    access: 'officer',
    params: resultParams.extend({ missingId: identifier }),
    response: missingDetail,
  }),
  whatIf: defineRoute({
    method: 'POST',
    url: '/compositions/:resultId/what-if',
    tag,
    summary: 'Try changes: the answer is made again with the fewest changes, as a draft',
    description:
      'The answer is a result of its own with the difference in `scenario`. Undo: drop it and show ' +
      '`baseId` again. 422 names the change that cannot be made.',
    access: 'officer',
    status: 201,
    params: resultParams,
    body: z.object({ changes: z.array(whatIfChange).min(1).max(50) }),
    response: composition,
  }),
  keep: defineRoute({
    method: 'POST',
    url: '/compositions/:resultId/keeping',
    tag,
    summary: 'Keep a draft: it becomes the result that is shown',
    access: 'officer',
    params: resultParams,
    response: composition,
  }),
  drop: defineRoute({
    method: 'DELETE',
    url: '/compositions/:resultId',
    tag,
    summary: 'Drop a scenario, kept or not: what it was made on is shown again',
    description: '409 when a job of it was accepted.',
    access: 'officer',
    status: 204,
    params: resultParams,
    response: z.null(),
  }),
  accept: defineRoute({
    method: 'POST',
    url: '/compositions/:resultId/jobs/:jobId/acceptance',
    tag,
    summary: 'Accept a job: a post to recruit for, or assignments and documents of a person',
    description:
      'All in one step, which can be reversed. 409 with every reason (AcceptanceReason) in ' +
      '`facts.reasons`.',
    access: 'officer',
    status: 201,
    params: jobParams,
    body: z.object({
      as: z
        .enum(['post', 'person'])
        .optional()
        .describe('Default: person when the job fills somebody, else post'),
      startsOn: dayText.describe('First day of work'),
      title: z.string().min(1).max(120).optional().describe('Default: the skill'),
      hourlyGrossE4: e4Number
        .optional()
        .describe('Default: of the contract of the person, else the minimum wage'),
      note: z.string().max(1000).optional(),
    }),
    response: acceptance,
  }),
  acceptance: defineRoute({
    method: 'GET',
    url: '/acceptances/:acceptanceId',
    tag,
    summary: 'What an acceptance made',
    access: 'officer',
    params: acceptanceParams,
    response: acceptance,
  }),
  reverse: defineRoute({
    method: 'POST',
    url: '/acceptances/:acceptanceId/reversal',
    tag,
    summary: 'Undo an acceptance of which nothing is signed, planned or worked',
    description:
      'Also one whose contract the person refused, whatever members signed meanwhile. ' +
      '409 with every reason (ReversalReason) in `facts.reasons`.',
    access: 'officer',
    params: acceptanceParams,
    response: acceptance,
  }),
  posts: defineRoute({
    method: 'GET',
    url: '/posts',
    tag: posts,
    summary: 'Posts to recruit for',
    access: 'officer',
    querystring: listQuery(['title', 'startsOn', 'openedAt', 'weeklyMinutes'], {
      state: z.enum(POST_STATES).optional(),
      q: z.string().max(100).optional().describe('In title, skill and members'),
    }),
    response: pageOf(postRow),
    exports: {
      file: 'postes',
      columns: [
        { path: 'title', heading: 'Poste', kind: 'text' },
        { path: 'skill', heading: 'Compétence', kind: 'text' },
        { path: 'weeklyMinutes', heading: 'Minutes par semaine', kind: 'minutes' },
        { path: 'startsOn', heading: 'Début souhaité', kind: 'day' },
        {
          path: 'state',
          heading: 'État',
          kind: 'text',
          words: { open: 'à pourvoir', filled: 'pourvu', withdrawn: 'retiré' },
        },
        { path: 'needs', heading: 'Besoins', kind: 'count' },
        { path: 'candidatesThatFit', heading: 'Candidats qui conviennent', kind: 'count' },
        { path: 'employeeName', heading: 'Salarié', kind: 'text' },
      ],
    },
  }),
  post: defineRoute({
    method: 'GET',
    url: '/posts/:postId',
    tag: posts,
    summary: 'A post: its pieces, candidates that fit, documents to sign',
    access: 'officer',
    params: postParams,
    response: post,
  }),
  postDocument: defineRoute({
    method: 'GET',
    url: '/posts/:postId/document',
    tag: posts,
    summary: 'The post as a sheet to print for the board',
    access: 'officer',
    params: postParams,
    produces: 'application/pdf',
    response: z.string(),
  }),
  fill: defineRoute({
    method: 'POST',
    url: '/posts/:postId/filling',
    tag: posts,
    summary: 'Fill a post: employee, contract, assignments and documents to sign, as drafts',
    description: 'Undone by the reversal of the acceptance. 409 with `facts.reasons`.',
    access: 'officer',
    status: 201,
    params: postParams,
    body: z.object({
      candidateId: z.string().describe('Who is hired'),
      startsOn: dayText,
      hourlyGrossE4: e4Number.optional().describe('Default: what the post offers'),
    }),
    response: acceptance,
  }),
  withdrawPost: defineRoute({
    method: 'POST',
    url: '/posts/:postId/withdrawal',
    tag: posts,
    summary: 'Give up a post that is open: its needs are open again',
    access: 'officer',
    params: postParams,
    body: z.object({ reason: z.string().min(1).max(500) }),
    response: post,
  }),
  documents: defineRoute({
    method: 'GET',
    url: '/documents-to-sign',
    tag: posts,
    summary: 'Contracts, amendments and agreements with their state',
    access: 'officer',
    querystring: listQuery(['createdAt', 'kind', 'employeeName'], {
      state: z.enum(DOCUMENT_STATES).optional(),
      postId: z.uuid().optional(),
      employeeId: z.string().optional(),
    }),
    response: pageOf(documentToSign),
  }),
  decide: defineRoute({
    method: 'POST',
    url: '/documents-to-sign/:documentId/decision',
    tag: posts,
    summary: 'Enter that a document was signed or refused',
    description:
      'A signed agreement covers its need; a signed amendment becomes the version of the contract ' +
      'in force; a refused agreement opens its need again.',
    access: 'officer',
    params: z.object({ documentId: z.uuid() }),
    body: z.object({
      decision: z.enum(['signed', 'refused']),
      on: dayText,
      reason: z.string().max(500).optional().describe('Of a refusal'),
    }),
    response: documentToSign,
  }),
  myPosts: defineRoute({
    method: 'GET',
    url: '/my-posts',
    tag: posts,
    summary: 'What answers the needs of the member: its own part, nobody else',
    description: 'For the user of a member company; empty for the staff of the group.',
    access: 'signed-in',
    response: z.object({ items: z.array(myPost) }),
  }),
}
