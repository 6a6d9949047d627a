import { randomUUID } from 'node:crypto'
import { decodedText } from '../../adapters/fec/index.ts'
import { todayOf } from '../../group/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import {
  type ApiModule,
  HttpProblem,
  type SignedIn,
  dayAt,
  formFile,
} from '../../platform/http/index.ts'
import { type Day, month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Result } from '../../shared/refusal.ts'
import { isAccountNumber } from '../accounts.ts'
import { entryNumberOf } from '../fec-of-month.ts'
import { approveMapping, mappingApproval } from './approve-mapping.ts'
import { firstOfYear, startOfBooks } from './balances.ts'
import { booksContract, type LeaveAnswer } from './books-contract.ts'
import { type BooksRefusal, booksProblem } from './books-refusals.ts'
import { chartOf, storeChartAccounts } from './chart-store.ts'
import { closeYear, previewYear } from './close-year.ts'
import { deleteTemplate, storeTemplate, templatesOf } from './entries-store.ts'
import { accountLines } from './general-ledger.ts'
import { type LeaveView, leaveView, postLeave } from './leave-accrual.ts'
import { letterAutomatically, letterByHand, unletter } from './letter.ts'
import { openingOfFile, openYear, previewOpening } from './open-year.ts'
import type { OpeningBalance } from './read-opening.ts'
import { lockMonth, unlockMonth } from './periods.ts'
import { monthsOfYear, yearCloses } from './periods-store.ts'
import { type Doer, postManualEntry, reverseEntry } from './post-manual-entry.ts'

/** The value, or the problem that tells everything that is wrong. */
export function orProblem<Value>(result: Result<Value, readonly BooksRefusal[]>): Value {
  if (result.ok) return result.value
  throw booksProblem(result.refusal)
}

/** A day of a request; one that does not exist is refused there. */
export const doerOf = async ({
  db,
  viewer,
  now,
}: {
  readonly db: GroupDb
  readonly viewer: SignedIn
  readonly now: string
}): Promise<Doer> => ({
  groupId: viewer.groupId,
  actor: viewer.userName,
  at: now,
  today: await todayOf(db, now),
})

const chartAnswer = async (db: GroupDb, groupId: GroupId) => ({
  items: [...(await chartOf(db, groupId))],
})

/** Routes of the chart, of lettering, of typed entries, of periods and of openings. */
export const booksApi: ApiModule = (api) => {
  api.serve(booksContract.chart, ({ db, viewer }) => chartAnswer(db, viewer.groupId), {
    rowsOf: ({ items }) => items,
  })
  api.serve(booksContract.addAccount, async ({ db, viewer, body, now }) => {
    const account = body.account.trim().toUpperCase()
    const label = body.label.trim()
    const known = (await chartOf(db, viewer.groupId)).find((row) => row.account === account)
    const refusals: BooksRefusal[] = [
      ...(isAccountNumber(account) ? [] : [{ kind: 'not-an-account', line: 1, account } as const]),
      ...(label === '' ? [{ kind: 'no-label' } as const] : []),
      ...(known !== undefined && known.source !== 'added'
        ? [{ kind: 'account-exists' } as const]
        : []),
    ]
    if (refusals.length > 0) throw booksProblem(refusals)
    const by = { by: viewer.userName, at: now }
    await storeChartAccounts(db, viewer.groupId, [{ account, label }], by)
    return chartAnswer(db, viewer.groupId)
  })
  serveApproval(api)
  serveGeneralLedger(api)
  serveLettering(api)
  serveEntries(api)
  servePeriods(api)
  serveLeave(api)
}

const serveApproval: ApiModule = (api) => {
  api.serve(booksContract.approval, async ({ db, viewer }) => {
    const found = await mappingApproval(db, viewer.groupId)
    return {
      approval: found === null ? null : { ...found, changedEvents: [...found.changedEvents] },
    }
  })
  api.serve(booksContract.approve, async (call) => {
    const result = await approveMapping(call.db, await doerOf(call), call.body.accountant)
    return { approval: { ...orProblem(result), changedEvents: [] } }
  })
}

const serveGeneralLedger: ApiModule = (api) => {
  api.serve(booksContract.generalLedger, async ({ db, viewer, params, query, paging }) => {
    const { groupId } = viewer
    const { account } = params
    const period = { from: dayAt('/query/from', query.from), to: dayAt('/query/to', query.to) }
    const found = await accountLines(
      db,
      groupId,
      {
        account,
        auxiliary: query.auxiliary ?? null,
        openOnly: query.open === 'true',
        ...period,
      },
      paging.slice,
    )
    const label = (await chartOf(db, groupId)).find((row) => row.account === account)?.label
    const rows = found.rows.map((row) => ({
      ...row,
      number: entryNumberOf(row.journal, row.year, row.entryNumber),
    }))
    const { openingCents, closingCents, total } = found
    const page = paging.page({ rows, total })
    return { account, label: label ?? account, ...period, openingCents, closingCents, ...page }
  })
}

const serveLettering: ApiModule = (api) => {
  api.serve(booksContract.letter, async (call) =>
    orProblem(await letterByHand(call.db, await doerOf(call), call.body.lines, randomUUID())),
  )
  api.serve(booksContract.letterAutomatically, async (call) =>
    letterAutomatically(call.db, await doerOf(call), call.body.accounts, randomUUID),
  )
  api.serve(booksContract.unletter, async (call) =>
    orProblem(await unletter(call.db, await doerOf(call), call.params.letteringId)),
  )
}

const serveEntries: ApiModule = (api) => {
  api.serve(booksContract.postEntry, async (call) => {
    const { body } = call
    const typed = {
      ...body,
      entryDate: dayAt('/body/entryDate', body.entryDate),
      reverseOn: body.reverseOn === null ? null : dayAt('/body/reverseOn', body.reverseOn),
    }
    const result = await postManualEntry(call.db, await doerOf(call), typed, randomUUID())
    const { cause, pieceReference } = orProblem(result)
    return { cause, pieceReference }
  })
  api.serve(booksContract.reverseEntry, async (call) => {
    const on = dayAt('/body/on', call.body.on)
    const result = await reverseEntry(call.db, await doerOf(call), call.body, on)
    const { cause, pieceReference } = orProblem(result)
    return { cause, pieceReference }
  })
  api.serve(booksContract.templates, async ({ db, viewer }) => ({
    items: (await templatesOf(db, viewer.groupId)).map((row) => ({
      ...row,
      lines: [...row.lines],
    })),
  }))
  api.serve(booksContract.keepTemplate, async ({ db, viewer, body, now }) => {
    const templateId = body.templateId ?? randomUUID()
    const by = { by: viewer.userName, at: now }
    await storeTemplate(db, viewer.groupId, { ...body, templateId }, by)
    return { templateId }
  })
  api.serve(booksContract.dropTemplate, async ({ db, viewer, params }) => {
    const dropped = await deleteTemplate(db, viewer.groupId, params.templateId)
    if (!dropped) throw new HttpProblem('not-found')
    return { templateId: params.templateId }
  })
}

const serveLeave: ApiModule = (api) => {
  api.serve(
    booksContract.leave,
    async ({ db, viewer, query }) => {
      const on = dayAt('/query/on', query.on)
      return leaveAnswer(on, await leaveView(db, viewer.groupId, on))
    },
    { rowsOf: ({ persons }) => persons },
  )
  api.serve(booksContract.postLeave, async (call) => {
    const on = dayAt('/body/on', call.body.on)
    return leaveAnswer(on, orProblem(await postLeave(call.db, await doerOf(call), on)))
  })
}

const leaveAnswer = (on: Day, view: LeaveView): LeaveAnswer => ({
  on,
  payCents: view.payCents,
  contributionsCents: view.contributionsCents,
  bookedPayCents: view.bookedPayCents,
  bookedContributionsCents: view.bookedContributionsCents,
  persons: view.persons.map(({ employeeId, name, daysE2, payCents, owedContributionsCents }) => ({
    employeeId,
    name,
    daysE2,
    payCents,
    owedContributionsCents,
  })),
})

const servePeriods: ApiModule = (api) => {
  api.serve(booksContract.year, async (call) => {
    const { db, viewer, params } = call
    const { year } = params
    const doer = await doerOf(call)
    const preview = await previewYear(db, doer, year)
    const close = (await yearCloses(db, viewer.groupId)).find((each) => each.year === year)
    const start = await startOfBooks(db, viewer.groupId, year)
    return {
      year,
      closedBy: close?.closedBy ?? null,
      closedAt: close?.closedAt ?? null,
      resultCents: close?.resultCents ?? preview.resultCents,
      openingLines: preview.openingLines,
      isOpened: start === firstOfYear(year),
      refusals: [...preview.refusals],
      months: [...(await monthsOfYear(db, viewer.groupId, year))],
    }
  })
  api.serve(booksContract.lockMonth, async (call) => ({
    month: orProblem(await lockMonth(call.db, await doerOf(call), month(call.params.month))),
  }))
  api.serve(booksContract.unlockMonth, async (call) => ({
    month: orProblem(await unlockMonth(call.db, await doerOf(call), month(call.params.month))),
  }))
  api.serve(booksContract.closeYear, async (call) => {
    const closed = orProblem(await closeYear(call.db, await doerOf(call), call.params.year))
    const { year, resultCents, openingLines } = closed
    return { year, resultCents, openingLines }
  })
  const openWith = async (
    call: CallOfOpening,
    year: number,
    balances: readonly OpeningBalance[],
    dryRun: boolean,
  ) => {
    const { db, viewer } = call
    const preview = await previewOpening(db, viewer.groupId, year, balances)
    const { opening, refusals } = dryRun
      ? preview
      : {
          opening: orProblem(await openYear(db, await doerOf(call), year, balances)),
          refusals: [],
        }
    return {
      ...opening,
      balances: [...opening.balances],
      isPosted: !dryRun,
      refusals: [...refusals],
    }
  }
  api.serve(booksContract.open, (call) =>
    openWith(call, call.params.year, call.body.balances, call.body.dryRun),
  )
  api.serve(booksContract.openWithFile, async (call) => {
    const { bytes } = await formFile(call.upload)
    const balances = orProblem(openingOfFile(decodedText(bytes)))
    return openWith(call, call.query.year, balances, call.query.dryRun === 'true')
  })
}

interface CallOfOpening {
  readonly db: GroupDb
  readonly viewer: SignedIn
  readonly now: string
}
