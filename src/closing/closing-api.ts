import type { FindingsThread } from '../compliance/index.ts'
import type { Clock } from '../platform/clock.ts'
import {
  type ApiModule,
  HttpProblem,
  notFound,
  type RefusalTable,
  refusalProblem,
} from '../platform/http/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'
import { month, parseDay } from '../shared/days.ts'
import { progressOf, withRemaining } from './close-progress.ts'
import { askToCancel, closeOf, runOf } from './close-queries.ts'
import { closingContract } from './closing-contract.ts'
import { employeeMonthApi } from './employee-month-api.ts'
import { monthSummary } from './month-summary.ts'
import { monthClose } from './month-close.ts'
import { type StartRefusal, startClose } from './start-close.ts'

const REFUSALS: RefusalTable<StartRefusal> = {
  'unknown-group': { is: 'not-found', fr: 'Groupement introuvable.', en: 'No such group.' },
  'later-month-closed': {
    is: 'conflict',
    fr: 'Un mois plus tardif est déjà clos : les mois se closent dans l’ordre.',
    en: 'A later month is closed already: months are closed in order.',
  },
  'earlier-month-open': {
    is: 'conflict',
    fr: 'Un mois antérieur est encore ouvert : les mois se closent dans l’ordre.',
    en: 'An earlier month is still open: months are closed in order.',
  },
  'issued-before-last-invoice': {
    is: 'conflict',
    fr: 'Une facture porte déjà une date plus tardive : les numéros suivent les dates.',
    en: 'An invoice bears a later day already: numbers follow the days of issue.',
  },
  'books-closed': {
    is: 'conflict',
    fr: 'La comptabilité est arrêtée à ces dates : levez le verrou du mois dans Comptes, Périodes.',
    en: 'The books are closed on these days: lift the lock of the month in Books, Periods.',
  },
  cancelled: { is: 'conflict', fr: 'La clôture a été annulée.', en: 'The close was cancelled.' },
  closed: { is: 'conflict', fr: 'Le mois est déjà clos.', en: 'The month is closed already.' },
  'run-under-way': {
    is: 'conflict',
    fr: 'Une clôture est déjà en cours.',
    en: 'A close is under way already.',
  },
  'nothing-to-close': {
    is: 'conflict',
    fr: 'Ce mois ne contient aucune heure déclarée.',
    en: 'No hours are declared in this month.',
  },
}

export interface ClosingOptions {
  readonly clock: Clock
  readonly enqueue: Jobs['enqueue']
  readonly findings: Pick<FindingsThread, 'prepare'>
}

export const closingApi =
  ({ clock, enqueue, findings }: ClosingOptions): ApiModule =>
  (api) => {
    api.serve(closingContract.summary, async ({ db, viewer, params, language, now }) => {
      const of = month(params.month)
      if (viewer.role === 'officer') await findings.prepare(db, viewer.groupId, of)
      return monthSummary(db, viewer, of, { language, now })
    })

    api.serve(closingContract.close, async ({ db, viewer, params, now }) => {
      await findings.prepare(db, viewer.groupId, month(params.month))
      return monthClose(db, viewer.groupId, month(params.month), now)
    })

    api.serve(closingContract.start, async ({ db, viewer, body, now }) => {
      const result = await startClose(db, enqueue, {
        groupId: viewer.groupId,
        month: month(body.month),
        issuedOn: issueDay(body.issuedOn),
        requestedBy: viewer.userName,
        now,
      })
      if (!result.ok) throw refusalProblem(REFUSALS, result.refusal)
      return withRemaining(result.value, now)
    })

    api.serve(closingContract.run, async ({ db, viewer, params: { runId }, now }) => {
      const run = await runOf(db, viewer.groupId, runId)
      if (run === null) throw notFound()
      return withRemaining(run, now)
    })

    api.serve(closingContract.cancel, async ({ db, viewer, params: { runId }, now }) => {
      await askToCancel(db, viewer.groupId, runId)
      const run = await runOf(db, viewer.groupId, runId)
      if (run === null) throw notFound()
      return withRemaining(run, now)
    })

    api.serveEvents(closingContract.events, ({ viewer, params: { runId } }, signal) =>
      progressOf(api.database, clock, viewer, runId, signal),
    )

    api.serve(closingContract.report, async ({ db, viewer, params }) => {
      const close = await closeOf(db, viewer.groupId, month(params.month))
      if (close === null) throw notFound()
      return close.report
    })

    employeeMonthApi(findings)(api)
  }

function issueDay(text: string | undefined) {
  if (text === undefined) return null
  const day = parseDay(text)
  if (day === null)
    throw new HttpProblem('invalid', {
      errors: [{ path: '/body/issuedOn', expected: 'YYYY-MM-DD', value: text }],
    })
  return day
}
