import { todayOf } from '../../group/index.ts'
import {
  type ApiModule,
  notFound,
  type RefusalTable,
  refusalProblem,
  dayAt,
} from '../../platform/http/index.ts'
import { cents, sumCents } from '../../shared/money.ts'
import type { Result } from '../../shared/refusal.ts'
import { guaranteesContract } from './guarantees-contract.ts'
import { movesOf, policiesOf } from './guarantee-store.ts'
import { guaranteesOn } from './guarantees-view.ts'
import {
  askMissing,
  cancelGuarantee,
  type GuaranteeRefusal,
  recordGuarantee,
  setPolicy,
} from './record-guarantee.ts'

const REFUSALS: RefusalTable<GuaranteeRefusal> = {
  'unknown-member': {
    is: 'invalid',
    fr: 'Cet adhérent n’est pas du groupement.',
    en: 'The group has no such member.',
  },
  'in-the-future': {
    is: 'invalid',
    fr: 'Un acte futur ne peut qu’être demandé : la date est après aujourd’hui.',
    en: 'The day is after today: only a request may be.',
  },
  'more-than-held': {
    is: 'conflict',
    fr: 'Il sortirait plus que ce que le groupement détient ce jour-là.',
    en: 'More would go out than the group holds on that day.',
  },
  'unknown-move': { is: 'not-found', fr: 'Cet acte n’existe pas.', en: 'No such act.' },
  'already-cancelled': {
    is: 'conflict',
    fr: 'Cet acte est déjà annulé.',
    en: 'That act was taken back before.',
  },
  'no-reason': {
    is: 'invalid',
    fr: 'Dites pourquoi, ou quelle décision.',
    en: 'Say why, or by which decision.',
  },
  'nothing-missing': {
    is: 'conflict',
    fr: 'Il ne manque rien à demander aujourd’hui.',
    en: 'Nothing is missing today.',
  },
}

function accepted<Value>(result: Result<Value, GuaranteeRefusal>): Value {
  if (result.ok) return result.value
  throw refusalProblem(REFUSALS, result.refusal)
}

/** Routes of the guarantees of members. */
export const guaranteesApi: ApiModule = (api) => {
  readings(api)
  acts(api)
}

const readings: ApiModule = (api) => {
  api.serve(
    guaranteesContract.guarantees,
    async ({ db, viewer: { groupId }, query, now }) => {
      const at = query.at === undefined ? await todayOf(db, now) : dayAt('/query/at', query.at)
      const { policy, members } = await guaranteesOn(db, groupId, at)
      return { at, policy, members: [...members] }
    },
    { rowsOf: ({ members }) => members },
  )

  api.serve(guaranteesContract.memberMoves, async ({ db, viewer, params, now }) => {
    const { groupId } = viewer
    const { memberId } = params
    const today = await todayOf(db, now)
    const { members } = await guaranteesOn(db, groupId, today, memberId)
    const [guarantees] = members
    if (guarantees === undefined) throw notFound()
    return { today, guarantees, moves: (await movesOf(db, groupId, memberId)).toReversed() }
  })

  api.serve(guaranteesContract.ownMoves, async ({ db, viewer: { groupId, memberId }, now }) => {
    if (memberId === null) throw notFound()
    const { members } = await guaranteesOn(db, groupId, await todayOf(db, now), memberId)
    const [own] = members
    if (own === undefined) throw notFound()
    const { deposit, bankGuarantee } = own
    const moves = await movesOf(db, groupId, memberId)
    return {
      deposit,
      bankGuarantee,
      moves: moves.toReversed().map(({ recordedBy: _by, recordedAt: _at, ...move }) => move),
    }
  })
}

const acts: ApiModule = (api) => {
  api.serve(guaranteesContract.recordMove, async ({ db, viewer, body, now }) => {
    const doer = await doerOf(db, viewer, now)
    const on = dayAt('/body/on', body.on)
    const amountCents = cents(body.amountCents)
    const move = accepted(await recordGuarantee(db, doer, { ...body, on, amountCents }))
    return { moveId: move.moveId }
  })

  api.serve(guaranteesContract.cancelMove, async ({ db, viewer, params, body, now }) => {
    const doer = await doerOf(db, viewer, now)
    const { moveId } = params
    return { moveId: accepted(await cancelGuarantee(db, doer, { moveId, reason: body.reason })) }
  })

  api.serve(guaranteesContract.askMissing, async ({ db, viewer, body, now }) => {
    const doer = await doerOf(db, viewer, now)
    const moves = accepted(await askMissing(db, doer, body.note))
    return {
      members: moves.length,
      amountCents: sumCents(moves.map(({ amountCents }) => amountCents)),
    }
  })

  api.serve(guaranteesContract.policies, async ({ db, viewer: { groupId } }) => ({
    items: [...(await policiesOf(db, groupId))],
  }))

  api.serve(guaranteesContract.setPolicy, async ({ db, viewer, body, now }) => {
    const doer = await doerOf(db, viewer, now)
    const startsOn = dayAt('/body/startsOn', body.startsOn)
    return accepted(await setPolicy(db, doer, { ...body, startsOn }))
  })
}

const doerOf = async (
  db: Parameters<typeof todayOf>[0],
  {
    groupId,
    userName,
  }: { readonly groupId: Parameters<typeof movesOf>[1]; readonly userName: string },
  now: string,
) => ({ groupId, actor: userName, at: now, today: await todayOf(db, now) })
