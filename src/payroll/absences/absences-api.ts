import {
  type ApiModule,
  arranged,
  HttpProblem,
  isFound,
  notFound,
  type ProblemKind,
  dayAt,
} from '../../platform/http/index.ts'
import { month } from '../../shared/days.ts'
import { frenchDate } from '../../shared/decimal-text.ts'
import { absencesContract } from './absences-contract.ts'
import { absencesIn, endsToSay, eventsToName, peopleToInform } from './absences-list.ts'
import { completeAbsence, type CompleteRefusal, sayEndCause } from './complete-absence.ts'

const PROBLEMS = {
  'not-found': 'not-found',
  'not-of-this-kind': 'invalid',
  'informed-before-return': 'invalid',
} as const satisfies Record<CompleteRefusal['kind'], ProblemKind>

function sentenceOf(refusal: CompleteRefusal): { readonly fr: string; readonly en: string } {
  switch (refusal.kind) {
    case 'not-found':
      return { fr: 'Cette absence est introuvable.', en: 'There is no such absence.' }
    case 'not-of-this-kind':
      return {
        fr: 'L’événement ne se dit que d’un événement familial, l’information que d’un arrêt.',
        en: 'An event belongs to a family event, an information to sickness or an accident.',
      }
    case 'informed-before-return':
      return {
        fr: `L’information suit le retour, après le ${frenchDate(refusal.endsOn)}.`,
        en: `The information follows the return, after ${refusal.endsOn}.`,
      }
  }
}

function problemOf(refusals: readonly CompleteRefusal[]): HttpProblem {
  const [first] = refusals
  if (first === undefined) throw new Error('a refusal without a reason')
  const all = refusals.map(sentenceOf)
  return new HttpProblem(PROBLEMS[first.kind], {
    detail: { fr: all.map(({ fr }) => fr).join(' '), en: all.map(({ en }) => en).join(' ') },
    facts: { refusals },
  })
}

/** Routes of absences and of what pay needs to know about them. */
export const absencesApi: ApiModule = (api) => {
  api.serve(absencesContract.absences, async ({ db, viewer, query, paging }) => {
    const all = await absencesIn(db, viewer.groupId, month(query.month))
    const wanted = all.filter(
      (row) =>
        (query.kind === undefined || row.kind === query.kind) &&
        isFound(query.q, [row.employeeName, row.employeeId]),
    )
    const order = { sort: query.sort ?? 'startsOn', slice: paging.slice }
    const keys = {
      startsOn: (row: (typeof all)[number]) => row.startsOn,
      employee: (row: (typeof all)[number]) => row.employeeName,
      kind: (row: (typeof all)[number]) => row.kind,
    }
    return paging.page(arranged(wanted, order, keys))
  })

  api.serve(absencesContract.toComplete, async ({ db, viewer: { groupId }, query }) => {
    const of = month(query.month)
    return {
      events: [...(await eventsToName(db, groupId, of))],
      toInform: [...(await peopleToInform(db, groupId, of))],
      ends: [...(await endsToSay(db, groupId, of))],
    }
  })

  api.serve(absencesContract.complete, async ({ db, viewer, params, body, now }) => {
    const informedOn = body.informedOn === null ? null : dayAt('/body/informedOn', body.informedOn)
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const given = { familyEvent: body.familyEvent, informedOn }
    const result = await completeAbsence(db, doer, params.absenceId, given)
    if (!result.ok) throw problemOf(result.refusal)
    return result.value
  })

  api.serve(absencesContract.sayEnd, async ({ db, viewer, params, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    if (!(await sayEndCause(db, doer, params.contractId, body.cause))) throw notFound()
    return { contractId: params.contractId, cause: body.cause }
  })
}
