import {
  type ApiModule,
  arranged,
  isFound,
  notFound,
  type RefusalTable,
  refusalProblem,
  dayAt,
} from '../platform/http/index.ts'
import { month } from '../shared/days.ts'
import type { Result } from '../shared/refusal.ts'
import {
  type Accepted,
  type AcceptRefusal,
  acceptFindings,
  withdrawAcceptance,
} from './accept-findings.ts'
import { agreementsApi } from './agreements-api.ts'
import { capacitiesOn } from './capacities.ts'
import { complianceContract, type FindingRow } from './compliance-contract.ts'
import { findingRowOf, memberFindingRows, namesOf } from './finding-rows.ts'
import { judgementWithin, liveFindingsWithin } from './findings-of-month.ts'
import { eventsOf, findingsById } from './findings-store.ts'
import type { FindingsThread } from './findings-thread.ts'
import { type LiveFinding, stateOf } from './live-finding.ts'
import { lackRow, lawApi } from './law-api.ts'
import { reportApi } from './report-api.ts'

const REFUSALS: RefusalTable<AcceptRefusal> = {
  'not-found': {
    is: 'not-found',
    fr: 'Des constats sont introuvables.',
    en: 'Some findings are not there.',
  },
  closed: {
    is: 'conflict',
    fr: 'La cause de certains constats a disparu entre-temps : ils sont clos.',
    en: 'The cause of some findings is gone meanwhile: they are closed.',
  },
  'no-reason': {
    is: 'invalid',
    fr: 'Une raison est nécessaire pour accepter un constat.',
    en: 'A finding is accepted with a reason only.',
  },
}

function acceptedOr(result: Result<Accepted, readonly AcceptRefusal[]>) {
  if (result.ok) return { changed: [...result.value.changed], unchanged: result.value.unchanged }
  const [first] = result.refusal
  if (first === undefined) throw new Error('a refusal without a reason')
  throw refusalProblem(REFUSALS, first, { kind: first.kind, refusals: result.refusal })
}

function countsOf(live: readonly LiveFinding[]) {
  const in_ = (state: ReturnType<typeof stateOf>) => live.filter((one) => stateOf(one) === state)
  const open = in_('open')
  const breaches = open.filter(({ finding }) => finding.severity === 'breach').length
  return {
    open: { breaches, warnings: open.length - breaches },
    accepted: in_('accepted').length,
    closed: in_('closed').length,
  }
}

export const complianceApi =
  (findings: FindingsThread): ApiModule =>
  (api) => {
    api.atEnd(() => findings.close())
    agreementsApi(api)
    lawApi(findings)(api)
    reportApi(findings)(api)

    api.serve(complianceContract.findings, async ({ db, viewer, query, paging, language }) => {
      await findings.prepare(db, viewer.groupId, month(query.month))
      const live = await liveFindingsWithin(db, viewer.groupId, month(query.month))
      const names = await namesOf(db, viewer.groupId)
      const rows = live
        .map((one) => findingRowOf(one, names, language))
        .filter((row) => isAsked(row, query))
      const order = { sort: query.sort ?? 'date', slice: paging.slice }
      const page = arranged(rows, order, {
        date: ({ startsAt }) => startsAt,
        employee: ({ employeeName }) => employeeName,
        rule: ({ ruleId }) => ruleId,
        severity: (row) => row.severity,
        measured: ({ measured }) => measured,
        state: ({ state }) => state,
      })
      return paging.page(page)
    })

    api.serve(complianceContract.findingCounts, async ({ db, viewer, query, language }) => {
      const of = month(query.month)
      await findings.prepare(db, viewer.groupId, of)
      const live = await liveFindingsWithin(db, viewer.groupId, of)
      const { lacks } = await judgementWithin(db, viewer.groupId, of)
      return { ...countsOf(live), lacks: lacks.map((lack) => lackRow(lack, language)) }
    })

    memberRoutes(findings)(api)

    api.serve(complianceContract.finding, async ({ db, viewer, params, language }) => {
      const [live] = await findingsById(db, [params.findingId])
      if (live === undefined) throw notFound()
      const names = await namesOf(db, viewer.groupId)
      const events = await eventsOf(db, params.findingId)
      return { finding: findingRowOf(live, names, language), events: [...events] }
    })

    api.serve(complianceContract.acceptFindings, async ({ db, viewer, body, now }) => {
      const { groupId, userName: actor } = viewer
      return acceptedOr(await acceptFindings(db, { ...body, groupId, actor, at: now }))
    })

    api.serve(complianceContract.withdrawAcceptance, async ({ db, viewer, body, now }) => {
      const { groupId, userName: actor } = viewer
      return acceptedOr(await withdrawAcceptance(db, { ...body, groupId, actor, at: now }))
    })
  }

/** What a member company reads of limits: its own, and what is left to plan. */
const memberRoutes =
  (findings: Pick<FindingsThread, 'prepareUnseen'>): ApiModule =>
  (api) => {
    api.serve(complianceContract.ownFindings, async ({ db, viewer, query, language }) => {
      const { memberId, groupId } = viewer
      if (memberId === null) throw notFound()
      const of = month(query.month)
      await findings.prepareUnseen(groupId, of)
      return {
        items: [...(await memberFindingRows(db, groupId, { month: of, memberId, language }))],
      }
    })

    api.serve(complianceContract.capacities, async ({ db, viewer, query }) => {
      const day = dayAt('/query/day', query.day)
      const items = await capacitiesOn(db, viewer.groupId, { ...query, day })
      return { day, items: [...items] }
    })
  }

interface Asked {
  readonly rule?: string | undefined
  readonly severity?: string | undefined
  readonly state?: string | undefined
  readonly basis?: string | undefined
  readonly employee?: string | undefined
  readonly member?: string | undefined
  readonly q?: string | undefined
}

function isAsked(row: FindingRow, { rule, severity, state, basis, employee, member, q }: Asked) {
  return (
    (rule === undefined || row.ruleId === rule) &&
    (severity === undefined || row.severity === severity) &&
    (basis === undefined || row.basis === basis) &&
    (employee === undefined || row.employeeId === employee) &&
    (member === undefined || row.members.some(({ memberId }) => memberId === member)) &&
    (state === undefined || row.state === state || (state === 'live' && row.state !== 'closed')) &&
    isFound(q, [row.employeeName, row.employeeId, row.title, row.ruleId])
  )
}
