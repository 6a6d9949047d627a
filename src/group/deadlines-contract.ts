import { z } from 'zod'
import { dayText, defineRoute, instantText } from '../platform/http/contract.ts'

const tag = 'deadlines'

export const nearness = z
  .enum(['done', 'passed', 'late', 'in_30', 'in_60', 'in_90', 'later'])
  .describe('How near it is today, in days')

export const deadlineRow = z
  .object({
    key: z.string().describe('Which one it is, the same each time'),
    kind: z.string(),
    ruleId: z.string(),
    article: z.string(),
    articleUrl: z.string().nullable(),
    dueOn: dayText,
    nearness,
    employee: z.object({ employeeId: z.string(), name: z.string() }).nullable(),
    member: z.object({ memberId: z.string(), name: z.string() }).nullable(),
    subject: z.string().nullable().describe('The authorisation that ends, the job'),
    doneOn: dayText.nullable(),
    mark: z
      .object({ note: z.string(), by: z.string(), at: instantText })
      .nullable()
      .describe('Who marked it as done; null where the facts themselves say it, or nobody did'),
  })
  .meta({ id: 'DeadlineRow' })
export type DeadlineRow = z.infer<typeof deadlineRow>

const filingKind = z.enum([
  'constitution',
  'change',
  'declaration_received',
  'opposition_notice',
  'opposition',
  'appeal',
  'approval_request',
])

export const filingRow = z
  .object({
    kind: filingKind,
    filedOn: dayText,
    note: z.string(),
    recordedBy: z.string(),
    recordedAt: instantText,
  })
  .meta({ id: 'FilingRow' })
export type FilingRow = z.infer<typeof filingRow>

export const deadlineList = z
  .object({
    today: dayText,
    from: dayText,
    to: dayText,
    items: z.array(deadlineRow).describe('In order of time'),
    lacks: z
      .array(
        z.object({
          ruleId: z.string(),
          column: z.string().nullable(),
          text: z.string(),
          people: z.int(),
        }),
      )
      .describe('Data without which deadlines could not be worked out'),
    filings: z.array(filingRow),
  })
  .meta({ id: 'DeadlineList' })
export type DeadlineList = z.infer<typeof deadlineList>

/** Names a person or a member, and what it is about. */
const deadlineKey = z.string().min(1).max(800)
const note = z.string().max(2_000)
const filing = z.object({ kind: filingKind, filedOn: dayText })
const done = z.object({ done: z.boolean() })

export const deadlinesContract = {
  deadlines: defineRoute({
    method: 'GET',
    url: '/deadlines',
    tag,
    summary: 'Every date that the law sets on the group, with its article and whom it is about',
    description: 'From sixty days ago to a year ahead unless said.',
    access: 'officer',
    querystring: z.object({ from: dayText.optional(), to: dayText.optional() }),
    response: deadlineList,
  }),
  markDeadline: defineRoute({
    method: 'POST',
    url: '/deadlines/marks',
    tag,
    summary: 'Mark a deadline as done on a day, with a note',
    description: 'A second mark of the same deadline replaces the first.',
    access: 'officer',
    body: z.object({ key: deadlineKey, doneOn: dayText, note }),
    response: done,
  }),
  unmarkDeadline: defineRoute({
    method: 'POST',
    url: '/deadlines/marks/removal',
    tag,
    summary: 'Take the mark of a deadline back',
    access: 'officer',
    body: z.object({ key: deadlineKey }),
    response: done,
  }),
  recordFiling: defineRoute({
    method: 'POST',
    url: '/group/filings',
    tag,
    summary: 'Record an act towards the labour authority, or of it, from which terms run',
    access: 'officer',
    body: filing.extend({ note }),
    response: done,
  }),
  removeFiling: defineRoute({
    method: 'POST',
    url: '/group/filings/removal',
    tag,
    summary: 'Take back an act that was recorded by mistake',
    access: 'officer',
    body: filing,
    response: done,
  }),
}
