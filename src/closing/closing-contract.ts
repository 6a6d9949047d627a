import { z } from 'zod'
import {
  centsNumber,
  dayText,
  defineRoute,
  instantText,
  minutesNumber,
  monthParams,
  monthText,
} from '../platform/http/contract.ts'

const month = 'month'
const closes = 'closes'

const missing = z.object({
  id: z.string(),
  name: z.string(),
  entries: z.int(),
  minutes: minutesNumber,
})

/** What a person has to do next, with the address in the application where it is done. */
export const todo = z.object({
  kind: z.enum([
    'confirm_member_hours',
    'confirm_employee_hours',
    'resolve_breaches',
    'review_warnings',
    'complete_group_settings',
    'meet_deadlines',
    'close_month',
    'open_invoices',
  ]),
  count: z.int(),
  concerns: z.int().describe('Members or employees that are concerned'),
  link: z.string().describe('Address in the application, with its filters'),
})
export type Todo = z.infer<typeof todo>

const soldAndPaid = {
  soldMinutes: minutesNumber.describe('Declared at members'),
  confirmedMinutes: minutesNumber.describe('Of them confirmed by both sides'),
  plannedMinutes: minutesNumber,
  unsoldMinutes: minutesNumber.describe(
    'Due by contract, neither worked nor absent, person by person and week by week',
  ),
  paidAbsenceMinutes: minutesNumber.describe('Due by contract, absent and paid by the group'),
  paidMinutes: minutesNumber.describe('Sold, unsold and paid absences together'),
}

export const monthSummary = z
  .object({
    month: monthText,
    closed: z.boolean(),
    runId: z.string().nullable().describe('The run that closes the month at this moment'),
    entries: z.object({
      total: z.int(),
      confirmed: z.int().describe('By both sides'),
      missingEmployee: z.int(),
      missingMember: z.int(),
      different: z.int().describe('Minutes that differ from the shift'),
    }),
    missingByMember: z.array(missing).describe('Entries that members have to confirm'),
    missingByEmployee: z.array(missing).describe('Entries that employees have to confirm'),
    hours: z
      .object({
        ...soldAndPaid,
        weeks: z.array(
          z.object({ monday: dayText, firstDay: dayText, lastDay: dayText, ...soldAndPaid }),
        ),
      })
      .describe('Weeks are cut at the ends of the month, so they add up to it'),
    findings: z
      .object({
        total: z.int(),
        breaches: z.int(),
        warnings: z.int(),
        byRule: z.array(
          z.object({
            ruleId: z.string(),
            title: z.string(),
            severity: z.enum(['breach', 'warning']),
            article: z.string(),
            count: z.int(),
          }),
        ),
      })
      .nullable()
      .describe('Null for the user of a member company'),
    invoices: z
      .object({
        count: z.int(),
        netCents: centsNumber,
        vatCents: centsNumber,
        grossCents: centsNumber,
      })
      .nullable()
      .describe('Null before the close'),
    todo: z.array(todo),
  })
  .meta({ id: 'MonthSummary' })
export type MonthSummary = z.infer<typeof monthSummary>

export const CLOSE_RUN_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const

export const closeRun = z
  .object({
    runId: z.string(),
    month: monthText,
    state: z.enum(CLOSE_RUN_STATES),
    stage: z.string().nullable().describe('hours, costs, invoices, documents, ledger…'),
    stepsDone: z.int(),
    stepsTotal: z.int(),
    remainingSeconds: z.int().nullable().describe('Estimated from what is done'),
    cancelRequested: z.boolean(),
    failure: z.string().nullable(),
    requestedBy: z.string(),
    requestedAt: instantText,
    startedAt: instantText.nullable(),
    updatedAt: instantText,
  })
  .meta({ id: 'CloseRun' })
export type CloseRun = z.infer<typeof closeRun>

export const closeStep = z.object({
  step: z.enum(['hours', 'checks', 'pay_variables', 'invoices', 'ledger']),
  state: z.enum(['ready', 'attention', 'waiting', 'done']),
  counts: z
    .record(z.string(), z.int())
    .describe('Named counts and sums of the step; names end with the unit where it has one'),
  link: z.string().describe('Address in the application of what the step counts'),
})
export type CloseStep = z.infer<typeof closeStep>

export const monthClose = z
  .object({
    month: monthText,
    state: z.enum(['open', 'queued', 'running', 'closed']),
    run: closeRun.nullable().describe('The newest run'),
    issuedOn: dayText.nullable(),
    closedAt: instantText.nullable(),
    closedBy: z.string().nullable(),
    defaultIssueDay: dayText.describe('Day of issue when none is asked for'),
    booksClosed: z.boolean().describe('The books take no entry at the end of the month any more'),
    steps: z.array(closeStep).describe('The five steps in their order'),
    corrections: z
      .array(z.object({ month: monthText, entries: z.int() }))
      .describe(
        'Confirmed entries of closed months that changed since, which this close corrects; ' +
          'empty once the month is closed',
      ),
  })
  .meta({ id: 'MonthClose' })
export type MonthClose = z.infer<typeof monthClose>

const runParams = z.object({ runId: z.uuid() })

export const closingContract = {
  summary: defineRoute({
    method: 'GET',
    url: '/months/:month/summary',
    tag: month,
    summary: 'Where the month stands and what to do next',
    access: 'signed-in',
    params: monthParams,
    response: monthSummary,
  }),
  close: defineRoute({
    method: 'GET',
    url: '/closes/:month',
    tag: closes,
    summary: 'The close of a month: its state and its five steps',
    access: 'officer',
    params: monthParams,
    response: monthClose,
  }),
  start: defineRoute({
    method: 'POST',
    url: '/closes',
    tag: closes,
    summary: 'Close a month: starts a run',
    description: '409 when the month is closed or a run is under way.',
    access: 'officer',
    status: 202,
    body: z.object({
      month: monthText,
      issuedOn: dayText.optional().describe('Day of issue of the invoices'),
    }),
    response: closeRun,
  }),
  run: defineRoute({
    method: 'GET',
    url: '/close-runs/:runId',
    tag: closes,
    summary: 'Progress of a run',
    access: 'officer',
    params: runParams,
    response: closeRun,
  }),
  events: defineRoute({
    method: 'GET',
    url: '/close-runs/:runId/events',
    tag: closes,
    summary: 'Progress of a run as server-sent events',
    description:
      'Each event `progress` carries a CloseRun as JSON; the stream ends when the run has ended.',
    access: 'officer',
    params: runParams,
    produces: 'text/event-stream',
    response: z.string(),
  }),
  cancel: defineRoute({
    method: 'DELETE',
    url: '/close-runs/:runId',
    tag: closes,
    summary: 'Ask a run to stop: nothing of it is kept',
    access: 'officer',
    params: runParams,
    status: 202,
    response: closeRun,
  }),
  report: defineRoute({
    method: 'GET',
    url: '/closes/:month/report',
    tag: closes,
    summary: 'What the close reports: totals, warnings, what was left out and why',
    access: 'officer',
    params: monthParams,
    response: z.record(z.string(), z.unknown()),
  }),
}
