import { todayOf } from '../../group/index.ts'
import { type ApiModule, type RefusalTable, refusalProblem } from '../../platform/http/index.ts'
import { cents, sumCents } from '../../shared/money.ts'
import { cancelReserve, recordReserve, type ReserveRefusal } from './record-reserve.ts'
import { reserveContract } from './reserve-contract.ts'
import { remunerationsOf, reserveMoves } from './reserve-store.ts'
import { reserveLimit, reserveLots, setAsideIn, toAddBack } from './rules/reserve.ts'

const REFUSALS: RefusalTable<ReserveRefusal> = {
  'beyond-limit': {
    is: 'conflict',
    fr: 'L’année dépasserait ce que la loi laisse déduire : 10 000 € ou 2 % des rémunérations (CGI 214, 1, 8°).',
    en: 'The year would go beyond what the law lets deduct: 10,000 EUR or 2 % of the remunerations (CGI 214-1-8).',
  },
  'more-than-left': {
    is: 'conflict',
    fr: 'Il ne reste pas autant à prendre cette année-là.',
    en: 'Not as much is left to take in that year.',
  },
  'unknown-move': { is: 'not-found', fr: 'Cet acte n’existe pas.', en: 'No such act.' },
  'already-cancelled': {
    is: 'conflict',
    fr: 'Cet acte est déjà annulé.',
    en: 'That act was taken back before.',
  },
  'in-use': {
    is: 'conflict',
    fr: 'Des actes suivants reposent sur celui-ci : annulez-les d’abord.',
    en: 'Later acts rest on it: take them back first.',
  },
}

/** Routes of the tax reserve. */
export const reserveApi: ApiModule = (api) => {
  api.serve(reserveContract.reserve, async ({ db, viewer: { groupId }, query, now }) => {
    const year = query.year ?? Number((await todayOf(db, now)).slice(0, 4))
    const moves = await reserveMoves(db, groupId)
    const counted = moves.filter(({ cancelledFor }) => cancelledFor === null)
    const remunerations = await remunerationsOf(db, groupId, year)
    const lots = reserveLots(counted, year)
    return {
      year,
      remunerationsCents: remunerations.cents,
      months: remunerations.months,
      limitCents: reserveLimit(remunerations.cents),
      setAsideCents: setAsideIn(counted, year),
      balanceCents: sumCents(lots.map(({ leftCents }) => leftCents)),
      toAddBackCents: toAddBack(lots, year),
      lots: [...lots],
      moves: moves.toReversed(),
    }
  })

  api.serve(reserveContract.recordMove, async ({ db, viewer, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const recorded = await recordReserve(db, doer, {
      ...body,
      amountCents: cents(body.amountCents),
    })
    if (!recorded.ok) throw refusalProblem(REFUSALS, recorded.refusal)
    return { moveId: recorded.value.moveId }
  })

  api.serve(reserveContract.cancelMove, async ({ db, viewer, params, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const cancelled = await cancelReserve(db, doer, { ...params, reason: body.reason })
    if (!cancelled.ok) throw refusalProblem(REFUSALS, cancelled.refusal)
    return { moveId: cancelled.value }
  })
}
