import type { z } from 'zod'
import {
  type ApiModule,
  notFound,
  type RefusalTable,
  refusalProblem,
  dayAt,
} from '../../platform/http/index.ts'
import { month } from '../../shared/days.ts'
import { cents, rateE4 } from '../../shared/money.ts'
import type { FactsOfMonth } from './compare-month.ts'
import { equalTreatmentContract } from './equal-treatment-contract.ts'
import { jobsOf, memberNamesOf } from './equal-treatment-store.ts'
import { comparisonView, personView, scalesView } from './equal-treatment-view.ts'
import type { PayScale } from './pay-scale.ts'
import { addScale, type ScaleRefusal, withdrawScale } from './keep-scales.ts'
import { retainBonuses } from './retain-bonuses.ts'

const REFUSALS: RefusalTable<ScaleRefusal> = {
  'no-source': {
    is: 'invalid',
    fr: 'Indiquez qui a donné cette rémunération, ou l’accord.',
    en: 'Say who gave this pay, or the agreement.',
  },
  'no-base': {
    is: 'invalid',
    fr: 'Indiquez le salaire de base du salarié comparable, à l’heure ou au mois.',
    en: 'Give the base pay of the comparable employee, by the hour or by the month.',
  },
  'two-bases': {
    is: 'invalid',
    fr: 'Un seul salaire de base : à l’heure ou au mois.',
    en: 'One base pay only: by the hour or by the month.',
  },
  'base-of-group': {
    is: 'invalid',
    fr: 'La base payée par le groupement est celle des contrats : n’indiquez que les avantages.',
    en: 'The base that the group pays is that of the contracts: give the advantages only.',
  },
  'nothing-given': {
    is: 'invalid',
    fr: 'Indiquez au moins un avantage.',
    en: 'Give one advantage at least.',
  },
  'unknown-member': {
    is: 'invalid',
    fr: 'Cet adhérent n’existe pas.',
    en: 'There is no such member.',
  },
  'version-of-that-day': {
    is: 'conflict',
    fr: 'Une version commence déjà ce jour-là pour cet emploi : retirez-la d’abord.',
    en: 'A version of this job starts on that day already: take it back first.',
  },
}

const amount = (value: number | null) => (value === null ? null : cents(value))
const share = (value: number | null) => (value === null ? null : rateE4(value))

/** Routes of equal treatment; the facts of a month are handed in by who composes the product. */
export const equalTreatmentApi =
  (factsOfMonth: FactsOfMonth): ApiModule =>
  (api) => {
    api.serve(
      equalTreatmentContract.comparison,
      ({ db, viewer: { groupId }, query }) =>
        comparisonView(db, groupId, month(query.month), factsOfMonth),
      { rowsOf: ({ people }) => people },
    )

    api.serve(
      equalTreatmentContract.person,
      async ({ db, viewer: { groupId }, params: { employeeId }, query }) => {
        const asked = { groupId, employeeId, month: month(query.month) }
        const found = await personView(db, asked, factsOfMonth)
        if (found === null) throw notFound()
        return found
      },
    )

    api.serve(equalTreatmentContract.retain, async ({ db, viewer, body, now }) => {
      const { groupId, userName: actor } = viewer
      const command = { groupId, actor, at: now, employeeIds: body.employeeIds }
      const changes = await retainBonuses(
        db,
        { ...command, month: month(body.month) },
        factsOfMonth,
      )
      return { changes: [...changes] }
    })

    scaleRoutes(api)
  }

/** The body of a request with its units. */
const scaleOf = (
  body: z.output<typeof equalTreatmentContract.addScale.body>,
): Omit<PayScale, 'comparableId'> => ({
  ...body,
  startsOn: dayAt('/body/startsOn', body.startsOn),
  hourlyGrossE4: share(body.hourlyGrossE4),
  monthlyGrossCents: amount(body.monthlyGrossCents),
  seniority: body.seniority.map((step) => ({ ...step, shareE4: rateE4(step.shareE4) })),
  thirteenthMonthE4: share(body.thirteenthMonthE4),
  holidayBonusCents: amount(body.holidayBonusCents),
  monthlyBonusCents: amount(body.monthlyBonusCents),
  shiftBonusCents: amount(body.shiftBonusCents),
  nightPremiumE4: share(body.nightPremiumE4),
  sundayPremiumE4: share(body.sundayPremiumE4),
  mealBenefitCents: amount(body.mealBenefitCents),
  transportBenefitCents: amount(body.transportBenefitCents),
  profitSharingCents: amount(body.profitSharingCents),
})

const scaleRoutes: ApiModule = (api) => {
  api.serve(equalTreatmentContract.scales, async ({ db, viewer: { groupId }, query }) => ({
    items: [...(await scalesView(db, groupId, month(query.month)))],
  }))

  api.serve(equalTreatmentContract.choices, async ({ db, viewer: { groupId } }) => ({
    members: [...(await memberNamesOf(db, groupId))].map(([memberId, name]) => ({
      memberId,
      name,
    })),
    jobs: [...(await jobsOf(db, groupId))],
  }))

  api.serve(equalTreatmentContract.addScale, async ({ db, viewer, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const added = await addScale(db, doer, scaleOf(body))
    if (added.ok) return { comparableId: added.value.comparableId }
    const [first] = added.refusal
    if (first === undefined) throw new Error('a refusal has a reason')
    throw refusalProblem(REFUSALS, first, { kind: first.kind, refusals: added.refusal })
  })

  api.serve(
    equalTreatmentContract.withdrawScale,
    async ({ db, viewer, params: { comparableId }, now }) => {
      const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
      const withdrawn = await withdrawScale(db, doer, comparableId)
      if (withdrawn === null) throw notFound()
      return { comparableId: withdrawn.comparableId }
    },
  )
}
