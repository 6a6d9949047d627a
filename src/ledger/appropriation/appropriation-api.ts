import { todayOf } from '../../group/index.ts'
import {
  type ApiModule,
  dayAt,
  type RefusalTable,
  refusalProblem,
} from '../../platform/http/index.ts'
import { cents } from '../../shared/money.ts'
import type { Result } from '../../shared/refusal.ts'
import type { AppropriationRefusal } from './appropriate.ts'
import { appropriateResult, resultOfYear, reverseAppropriation } from './appropriate-result.ts'
import { appropriationContract } from './appropriation-contract.ts'

const REFUSALS: RefusalTable<AppropriationRefusal> = {
  'year-open': {
    is: 'conflict',
    fr: 'L’exercice n’est pas clos : son résultat n’est pas encore connu.',
    en: 'The year is not closed: its result is not known yet.',
  },
  'no-result': {
    is: 'conflict',
    fr: 'Le résultat est nul : il n’y a rien à affecter.',
    en: 'The result is nothing: there is nothing to appropriate.',
  },
  'not-the-result': {
    is: 'invalid',
    fr: 'Les deux parts ne font pas le résultat.',
    en: 'The two parts are not the result.',
  },
  'reserves-too-small': {
    is: 'conflict',
    fr: 'Les réserves ne contiennent pas autant.',
    en: 'The reserves do not hold as much.',
  },
  'before-the-end': {
    is: 'invalid',
    fr: 'L’assemblée se tient après la fin de l’exercice.',
    en: 'The assembly is held after the end of the year.',
  },
  'in-the-future': {
    is: 'invalid',
    fr: 'La date est après aujourd’hui.',
    en: 'The day is after today.',
  },
  'no-source': {
    is: 'invalid',
    fr: 'Indiquez la décision de l’assemblée.',
    en: 'Name the decision of the assembly.',
  },
  'decided-already': {
    is: 'conflict',
    fr: 'Le résultat est déjà affecté : annulez d’abord cette décision.',
    en: 'The result is appropriated already: take that decision back first.',
  },
  'nothing-decided': {
    is: 'conflict',
    fr: 'Aucune affectation n’est à annuler.',
    en: 'There is no decision to take back.',
  },
}

function accepted<Value>(result: Result<Value, readonly AppropriationRefusal[]>): Value {
  if (result.ok) return result.value
  const [first] = result.refusal
  if (first === undefined) throw new Error('a refusal has a reason')
  throw refusalProblem(REFUSALS, first, { kind: first.kind, refusals: result.refusal })
}

/** Routes of the result of a year. */
export const appropriationApi: ApiModule = (api) => {
  api.serve(appropriationContract.result, async ({ db, viewer: { groupId }, params, now }) => {
    const { year } = params
    const today = await todayOf(db, now)
    const { decided, ...result } = await resultOfYear(db, groupId, year, today)
    if (decided === null) return { year, ...result, decided: null }
    const { cause: _cause, ...shown } = decided
    return { year, ...result, decided: shown }
  })

  api.serve(appropriationContract.appropriate, async ({ db, viewer, params, body, now }) => {
    const today = await todayOf(db, now)
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now, today }
    const decision = {
      year: params.year,
      on: dayAt('/body/on', body.on),
      reservesCents: cents(body.reservesCents),
      carriedCents: cents(body.carriedCents),
      source: body.source,
    }
    accepted(await appropriateResult(db, doer, decision))
    return { year: params.year }
  })

  api.serve(appropriationContract.reverse, async ({ db, viewer, params, now }) => {
    const today = await todayOf(db, now)
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now, today }
    accepted(await reverseAppropriation(db, doer, params.year))
    return { year: params.year }
  })
}
