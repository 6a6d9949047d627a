import { type ApiModule, notFound } from '../../platform/http/index.ts'
import { month } from '../../shared/days.ts'
import { type RateE4, rateE4 } from '../../shared/money.ts'
import { type Cost, costOf, type Situation } from '../cost/index.ts'
import { explained } from '../cost/explain.ts'
import { shareRules } from '../cost/lines.ts'
import { rulesOf } from '../cost/periods.ts'
import { ruleNamed } from '../cost/regime.ts'
import { refusalsOf } from '../cost/situation.ts'
import {
  type SimulatedCost,
  type SimulationStart,
  type SituationAsked,
  simulationContract,
} from './simulation-contract.ts'
import { simulationStart } from './start-simulation.ts'
import { type SimulatedPrice, yearOfContract } from './rules/year-of-contract.ts'

/** The situation of the command `cost`, whose names are those of the exchange format. */
const asked = (typed: SituationAsked): Situation => ({
  id: 'simulated',
  month: typed.month,
  gross_cents: typed.grossCents,
  contract: typed.contract,
  executive: typed.executive === 'true',
  weekly_minutes: typed.weeklyMinutes,
  paid_minutes: null,
  employed_days: null,
  overtime_minutes: typed.overtimeMinutes,
  overtime_cents: null,
  complementary_minutes: typed.complementaryMinutes,
  complementary_cents: null,
  end_indemnity: typed.endIndemnity === 'true',
  headcount: typed.headcount,
  work_accident_rate_e4: typed.workAccidentRateE4,
  idcc: typed.idcc || null,
  seniority_years: typed.seniorityYears,
  health_cents: typed.healthCents,
  health_employer_percent: typed.healthEmployerPercent,
  commune_code: typed.communeCode || null,
  mobility_rate_e4: typed.mobilityRateE4,
})

const started = (one: Situation): SimulationStart['situation'] => ({
  month: one.month,
  grossCents: one.gross_cents,
  contract: one.contract,
  executive: one.executive,
  weeklyMinutes: one.weekly_minutes,
  headcount: one.headcount,
  workAccidentRateE4: one.work_accident_rate_e4,
  idcc: one.idcc,
  seniorityYears: one.seniority_years,
  communeCode: one.commune_code,
})

function costRow(one: Situation, cost: Cost): SimulatedCost {
  const period = rulesOf(month(one.month))
  const named = (rule: string | undefined): string | null =>
    rule === undefined ? null : ruleNamed(rule, period)
  return {
    ...cost,
    lines: cost.lines.map((line) => {
      const { employer, employee } = shareRules(line.code)
      return { ...line, employerRule: named(employer), employeeRule: named(employee) }
    }),
  }
}

function priceOf(pricing: SimulatedPrice['pricing'], valueE4: RateE4): SimulatedPrice {
  switch (pricing) {
    case 'coefficient':
      return { pricing, coefficientE4: valueE4 }
    case 'cost_plus_fixed':
      return { pricing, fixedE4: valueE4 }
    case 'cost_plus_percent':
      return { pricing, percentE4: valueE4 }
    case 'actual_cost':
      return { pricing }
  }
}

export const simulationApi: ApiModule = (api) => {
  api.serve(simulationContract.start, async ({ db, viewer, query }) => {
    const wanted = { month: month(query.month), employeeId: query.employee ?? null }
    const found = await simulationStart(db, viewer.groupId, wanted)
    if (found === null) throw notFound()
    return { ...found, situation: started(found.situation) }
  })
  api.serve(simulationContract.month, async ({ query }) => {
    const one = asked(query)
    const answer = costOf(one)
    return answer.ok
      ? { refused: [], cost: costRow(one, answer.cost) }
      : { refused: [...answer.refused], cost: null }
  })
  api.serve(simulationContract.explanation, async ({ query }) => {
    const one = asked(query)
    const found = refusalsOf(one).length > 0 ? null : explained(one, query.rule)
    if (found === null) throw notFound()
    return {
      ...found,
      formula: [...found.formula],
      parts: [...found.parts],
      references: [...found.references],
    }
  })
  api.serve(simulationContract.year, async ({ query }) => {
    const one = asked(query)
    const refused = [...refusalsOf(one)]
    if (refused.length > 0) return { refused, year: null }
    const { months, ...year } = yearOfContract({
      situation: one,
      firstMonth: month(one.month),
      leaveWeeks: query.leaveWeeks,
      soldShareE4: rateE4(query.soldShareE4),
      price: priceOf(query.pricing, rateE4(query.priceE4)),
    })
    return { refused, year: { ...year, months: [...months] } }
  })
}
