import {
  type ApiModule,
  HttpProblem,
  isFound,
  notFound,
  type ProblemKind,
  dayAt,
} from '../../platform/http/index.ts'
import { frenchDate } from '../../shared/decimal-text.ts'
import type { Result } from '../../shared/refusal.ts'
import type { Counter, CounterId } from './counter.ts'
import { changeCounterSettings } from './change-settings.ts'
import { type BalancesRow, type CounterRow, countersContract } from './counters-contract.ts'
import { counterFacts, counterPolicy, peopleOn } from './counters-store.ts'
import { adjustCounter, type CounterRefusal, grantDelegation, openCounter } from './keep-line.ts'
import { settingsOf } from './kept-store.ts'
import { countersOn } from './rules/counters-on.ts'

const PROBLEMS = {
  'not-found': 'not-found',
  'nothing-to-add': 'invalid',
  'no-reason': 'invalid',
  'already-open': 'conflict',
  'before-hiring': 'invalid',
  'ends-before-start': 'invalid',
  'mandate-overlaps': 'conflict',
} as const satisfies Record<CounterRefusal['kind'], ProblemKind>

function sentenceOf(refusal: CounterRefusal): { readonly fr: string; readonly en: string } {
  switch (refusal.kind) {
    case 'not-found':
      return { fr: 'Ce salarié est introuvable.', en: 'There is no such employee.' }
    case 'nothing-to-add':
      return { fr: 'Indiquez une quantité non nulle.', en: 'Give a quantity other than zero.' }
    case 'no-reason':
      return { fr: 'Indiquez le motif ou la source.', en: 'Give the reason or the source.' }
    case 'already-open':
      return {
        fr: `Un solde du ${frenchDate(refusal.datedOn)} est repris de « ${refusal.source} » : ajoutez un ajustement.`,
        en: `A balance of ${refusal.datedOn} comes from “${refusal.source}”: add an adjustment.`,
      }
    case 'before-hiring':
      return {
        fr: `La date ne peut précéder l’embauche, le ${frenchDate(refusal.hiredOn)}.`,
        en: `The day cannot come before the hiring, ${refusal.hiredOn}.`,
      }
    case 'ends-before-start':
      return {
        fr: `La fin ne peut précéder le début, le ${frenchDate(refusal.startsOn)}.`,
        en: `The end cannot come before the start, ${refusal.startsOn}.`,
      }
    case 'mandate-overlaps':
      return {
        fr: `Ce mandat a déjà un crédit à partir du ${frenchDate(refusal.startsOn)}.`,
        en: `This mandate already has hours from ${refusal.startsOn}.`,
      }
  }
}

function orProblem(result: Result<null, readonly CounterRefusal[]>): void {
  if (result.ok) return
  const [first] = result.refusal
  if (first === undefined) throw new Error('a refusal without a reason')
  const all = result.refusal.map(sentenceOf)
  throw new HttpProblem(PROBLEMS[first.kind], {
    detail: { fr: all.map(({ fr }) => fr).join(' '), en: all.map(({ en }) => en).join(' ') },
    facts: { kind: first.kind, refusals: result.refusal },
  })
}

const rowOf = ({ lines, notices, articles, ...counter }: Counter): CounterRow => ({
  ...counter,
  lines: [...lines],
  notices: [...notices],
  articles: [...articles],
})

function balancesOf(
  person: { readonly employeeId: string; readonly name: string },
  counters: readonly Counter[],
): BalancesRow {
  const balance = (id: CounterId): number | null =>
    counters.find((one) => one.id === id)?.balance ?? null
  return {
    employeeId: person.employeeId,
    employeeName: person.name,
    paidLeaveE2: balance('paid_leave'),
    leaveAccrualE2: balance('leave_accrual'),
    overtimeMinutes: balance('overtime_quota'),
    restMinutes: balance('compulsory_rest'),
    accountMinutes: balance('annual_account'),
    delegationMinutes: balance('delegation'),
    mealVouchers: balance('meal_vouchers'),
    travelMinutes: balance('travel'),
    notices: counters.flatMap(({ notices }) => notices),
  }
}

const ORDERS = {
  name: null,
  employeeId: (a: { employeeId: string }, b: { employeeId: string }) =>
    a.employeeId < b.employeeId ? -1 : 1,
} as const

const readCounters: ApiModule = (api) => {
  api.serve(countersContract.balances, async ({ db, viewer, query, paging }) => {
    const on = dayAt('/query/on', query.on)
    const people = (await peopleOn(db, viewer.groupId, on)).filter(({ name, employeeId }) =>
      isFound(query.q, [name, employeeId]),
    )
    const sort = query.sort ?? 'name'
    const order = sort.endsWith('employeeId') ? ORDERS.employeeId : null
    const sorted = order === null ? people : people.toSorted(order)
    const arranged = sort.startsWith('-') ? sorted.toReversed() : sorted
    const { offset, limit } = paging.slice
    const seen = arranged.slice(offset, offset + limit)
    const policy = await counterPolicy(db, viewer.groupId, on)
    const ids = seen.map(({ employeeId }) => employeeId)
    const facts = await counterFacts(db, viewer.groupId, ids, on, policy)
    const rows = seen.map((person) => {
      const known = facts.get(person.employeeId)
      return balancesOf(person, known === undefined ? [] : countersOn(known, policy, on))
    })
    return paging.page({ rows, total: people.length })
  })

  api.serve(countersContract.counters, async ({ db, viewer, params: { employeeId }, query }) => {
    const on = dayAt('/query/on', query.on)
    const policy = await counterPolicy(db, viewer.groupId, on)
    const facts = await counterFacts(db, viewer.groupId, [employeeId], on, policy)
    const known = facts.get(employeeId)
    if (known === undefined) throw notFound()
    const counters = countersOn(known, policy, on).map(rowOf)
    return { employeeId, on, leaveCount: policy.leaveCount, counters }
  })
}

const keepLines: ApiModule = (api) => {
  api.serve(countersContract.adjust, async ({ db, viewer, params: { employeeId }, body, now }) => {
    const doer = { groupId: viewer.groupId, employeeId, actor: viewer.userName, at: now }
    const datedOn = dayAt('/body/datedOn', body.datedOn)
    orProblem(await adjustCounter(db, doer, { ...body, datedOn }))
    return { employeeId, counter: body.counter, datedOn }
  })

  api.serve(countersContract.open, async ({ db, viewer, params: { employeeId }, body, now }) => {
    const doer = { groupId: viewer.groupId, employeeId, actor: viewer.userName, at: now }
    const datedOn = dayAt('/body/datedOn', body.datedOn)
    orProblem(await openCounter(db, doer, { ...body, datedOn }))
    return { employeeId, counter: body.counter, datedOn }
  })

  api.serve(
    countersContract.grantDelegation,
    async ({ db, viewer, params: { employeeId }, body, now }) => {
      const doer = { groupId: viewer.groupId, employeeId, actor: viewer.userName, at: now }
      const startsOn = dayAt('/body/startsOn', body.startsOn)
      const endsOn = body.endsOn === null ? null : dayAt('/body/endsOn', body.endsOn)
      orProblem(await grantDelegation(db, doer, { ...body, startsOn, endsOn }))
      return { employeeId, counter: 'delegation' as const, datedOn: startsOn }
    },
  )
}

const keepSettings: ApiModule = (api) => {
  api.serve(countersContract.settings, ({ db, viewer }) => settingsOf(db, viewer.groupId))

  api.serve(countersContract.changeSettings, async ({ db, viewer, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const result = await changeCounterSettings(db, doer, body)
    if (result.ok) return result.value
    throw new HttpProblem('invalid', {
      detail: {
        fr: 'Une indemnité sous 10 % suppose un accord : indiquez-le (L1243-9).',
        en: 'An indemnity below 10 % needs an agreement: name it (L1243-9).',
      },
      facts: result.refusal,
    })
  })
}

/** Routes of the counters. */
export const countersApi: ApiModule = (api) => {
  readCounters(api)
  keepLines(api)
  keepSettings(api)
}
