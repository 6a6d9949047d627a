import { closedPeriods } from '../ledger/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { withRemaining } from './close-progress.ts'
import { closeOf, newestRun, type StoredRun } from './close-queries.ts'
import type { CloseStep, MonthClose } from './closing-contract.ts'
import { entriesToCorrect } from './load-changes.ts'
import { missingOfSeller } from './month-queries.ts'
import { type PreflightStep, type PreflightStepName, preflightOf } from './preflight.ts'

const PAGES: Readonly<Record<PreflightStepName, string>> = {
  hours: '/heures',
  checks: '/controles',
  pay_variables: '/paie',
  invoices: '/facturation',
  ledger: '/comptes',
}

function stateOf(closed: boolean, run: StoredRun | null): MonthClose['state'] {
  if (closed) return 'closed'
  return run?.state === 'queued' || run?.state === 'running' ? run.state : 'open'
}

/** The state of the close and its five steps, before and after. */
export async function monthClose(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  now: string,
): Promise<MonthClose> {
  const close = await closeOf(db, groupId, month)
  const run = await newestRun(db, groupId, month)
  return {
    month,
    state: stateOf(close !== null, run),
    run: run === null ? null : withRemaining(run, now),
    issuedOn: close?.issuedOn ?? null,
    closedAt: close?.closedAt ?? null,
    closedBy: close?.closedBy ?? null,
    defaultIssueDay: lastDayOf(month),
    booksClosed: (await closedPeriods(db, groupId, [lastDayOf(month)])).length > 0,
    steps: await stepsOf(db, groupId, month),
    corrections: close === null ? await entriesToCorrect(db, groupId, month) : [],
  }
}

const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

const withCamelCase = (counts: PreflightStep['counts']): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).map(([name, value]) => [camelCase(name), value]))

async function stepsOf(db: GroupDb, groupId: GroupId, month: Month): Promise<CloseStep[]> {
  const sellerMissing = (await missingOfSeller(db, groupId)).length
  const steps = await preflightOf(db, groupId, month)
  return steps.map(({ step, state, counts }): CloseStep => {
    const link = `${PAGES[step]}?month=${month}`
    const named = withCamelCase(counts)
    if (step !== 'invoices') return { step, state, counts: named, link }
    return {
      step,
      state: state === 'ready' && sellerMissing > 0 ? 'attention' : state,
      counts: { ...named, sellerMissing },
      link,
    }
  })
}
