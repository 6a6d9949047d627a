import {
  type ApiModule,
  HttpProblem,
  notFound,
  type RefusalTable,
  refusalProblem,
} from '../../platform/http/index.ts'
import { month } from '../../shared/days.ts'
import { cents, rateE4 } from '../../shared/money.ts'
import {
  addOverhead,
  endOverhead,
  type OverheadRefusal,
  withdrawOverhead,
} from './keep-overheads.ts'
import { marginContract } from './margin-contract.ts'
import { overheadsOf } from './margin-store.ts'
import { marginDetailView, marginOfMonthView, marginOfYearView } from './margin-view.ts'
import type { FiguresOfMonth } from './month-figures.ts'
import { simulatePrice } from './simulate-price.ts'

const REFUSALS: RefusalTable<OverheadRefusal> = {
  'no-label': { is: 'invalid', fr: 'Il manque un libellé.', en: 'A label is missing.' },
  'ends-before-start': {
    is: 'invalid',
    fr: 'Le dernier mois précède le premier.',
    en: 'The last month is before the first.',
  },
}

function problemOf(refusals: readonly OverheadRefusal[]) {
  const [first] = refusals
  if (first === undefined) throw new Error('a refusal has a reason')
  return refusalProblem(REFUSALS, first, { kind: first.kind, refusals })
}

/** The number that each way of pricing needs. */
const NEEDED = {
  coefficient: 'coefficientE4',
  cost_plus_fixed: 'fixedE4',
  cost_plus_percent: 'percentE4',
  actual_cost: null,
} as const

const rate = (value: number | undefined) => (value === undefined ? null : rateE4(value))

/** Routes of cost and margin; the figures of a month are handed in by who composes the product. */
export const marginApi =
  (figuresOfMonth: FiguresOfMonth): ApiModule =>
  (api) => {
    api.serve(
      marginContract.month,
      ({ db, viewer: { groupId }, query }) =>
        marginOfMonthView(db, groupId, month(query.month), query, figuresOfMonth),
      { rowsOf: ({ rows }) => rows },
    )

    api.serve(
      marginContract.year,
      ({ db, viewer: { groupId }, query }) =>
        marginOfYearView(db, groupId, query.year, query, figuresOfMonth),
      { rowsOf: ({ rows }) => rows },
    )

    api.serve(marginContract.detail, ({ db, viewer: { groupId }, query }) =>
      marginDetailView(db, groupId, month(query.month), query, figuresOfMonth),
    )

    api.serve(marginContract.simulation, async ({ db, viewer: { groupId }, query }) => {
      const { pricing, coefficientE4, fixedE4, percentE4 } = query
      const needed = NEEDED[pricing]
      if (needed !== null && query[needed] === undefined)
        throw new HttpProblem('invalid', {
          errors: [{ path: `/query/${needed}`, expected: `a number for ${pricing}` }],
        })
      const tried = {
        pricing,
        coefficientE4: rate(coefficientE4),
        fixedE4: rate(fixedE4),
        percentE4: rate(percentE4),
      }
      const asked = { groupId, month: month(query.month), assignmentId: query.assignment, tried }
      const found = await simulatePrice(db, asked, figuresOfMonth)
      if (found === null) throw notFound()
      return found
    })

    overheadRoutes(api)
  }

const overheadRoutes: ApiModule = (api) => {
  api.serve(marginContract.overheads, async ({ db, viewer: { groupId } }) => ({
    items: [...(await overheadsOf(db, groupId))],
  }))

  api.serve(marginContract.addOverhead, async ({ db, viewer, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const added = await addOverhead(db, doer, {
      ...body,
      monthlyCents: cents(body.monthlyCents),
      firstMonth: month(body.firstMonth),
      lastMonth: body.lastMonth === null ? null : month(body.lastMonth),
    })
    if (!added.ok) throw problemOf(added.refusal)
    return added.value
  })

  api.serve(marginContract.endOverhead, async ({ db, viewer, params, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const ended = await endOverhead(db, doer, params.overheadId, month(body.lastMonth))
    if (ended === null) throw notFound()
    if (!ended.ok) throw problemOf(ended.refusal)
    return ended.value
  })

  api.serve(marginContract.withdrawOverhead, async ({ db, viewer, params, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const withdrawn = await withdrawOverhead(db, doer, params.overheadId)
    if (withdrawn === null) throw notFound()
    return withdrawn
  })
}
