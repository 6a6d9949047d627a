import {
  type ApiModule,
  notFound,
  type RefusalTable,
  refusalProblem,
  dayAt,
} from '../../platform/http/index.ts'
import { month } from '../../shared/days.ts'
import { cents } from '../../shared/money.ts'
import { debtsApi } from './debts-api.ts'
import type { Debts } from './liability.ts'
import { liabilityContract } from './liability-contract.ts'
import type { NetOfMonth } from './liability-of-month.ts'
import { statutesOf } from './liability-store.ts'
import { liabilityView, ownLiabilityView } from './liability-view.ts'
import { addStatute, type StatuteRefusal, withdrawStatute } from './set-statute.ts'

const REFUSALS: RefusalTable<StatuteRefusal> = {
  'no-source': {
    is: 'invalid',
    fr: 'Indiquez l’article des statuts ou la décision.',
    en: 'Name the article of the bylaws or the decision.',
  },
  'joint-has-no-cap': {
    is: 'invalid',
    fr: 'La solidarité entière ne connaît pas de plafond : chacun répond de la totalité.',
    en: 'Joint liability knows no cap: each answers for the whole.',
  },
  'version-of-that-day': {
    is: 'conflict',
    fr: 'Une version commence déjà ce jour-là : retirez-la d’abord.',
    en: 'A version starts on that day already: take it back first.',
  },
}

/** The amounts that were given. */
const givenDebts = ({
  wagesCents,
  contributionsCents,
}: {
  readonly wagesCents?: number | undefined
  readonly contributionsCents?: number | undefined
}): Partial<Debts> => ({
  ...(wagesCents === undefined ? {} : { wagesCents: cents(wagesCents) }),
  ...(contributionsCents === undefined ? {} : { contributionsCents: cents(contributionsCents) }),
})

const idsOf = (text = ''): ReadonlySet<string> => new Set(text.split(',').filter((id) => id !== ''))

/** Routes of joint liability; what the month bills is handed in by who composes the product. */
export const liabilityApi =
  (netOfMonth: NetOfMonth): ApiModule =>
  (api) => {
    debtsApi(netOfMonth)(api)

    api.serve(
      liabilityContract.liability,
      ({ db, viewer: { groupId }, query }) =>
        liabilityView(
          db,
          {
            groupId,
            month: month(query.month),
            rule: query.rule ?? null,
            given: givenDebts(query),
            failing: idsOf(query.failing),
          },
          netOfMonth,
        ),
      { rowsOf: ({ shares }) => shares },
    )

    api.serve(liabilityContract.ownLiability, ({ db, viewer: { groupId, memberId }, query }) => {
      if (memberId === null) throw notFound()
      return ownLiabilityView(db, { groupId, memberId, month: month(query.month) }, netOfMonth)
    })

    api.serve(liabilityContract.statutes, async ({ db, viewer: { groupId } }) => ({
      items: [...(await statutesOf(db, groupId))],
    }))

    api.serve(liabilityContract.addStatute, async ({ db, viewer, body, now }) => {
      const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
      const { rule, source } = body
      const capCents = body.capCents === null ? null : cents(body.capCents)
      const version = { startsOn: dayAt('/body/startsOn', body.startsOn), rule, capCents, source }
      const added = await addStatute(db, doer, version)
      if (added.ok) return added.value
      const [first] = added.refusal
      if (first === undefined) throw new Error('a refusal has a reason')
      throw refusalProblem(REFUSALS, first, { kind: first.kind, refusals: added.refusal })
    })

    api.serve(liabilityContract.withdrawStatute, async ({ db, viewer, body, now }) => {
      const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
      const withdrawn = await withdrawStatute(db, doer, dayAt('/body/startsOn', body.startsOn))
      if (withdrawn === null) throw notFound()
      return withdrawn
    })
  }
