import { z } from 'zod'
import {
  centsNumber,
  defineRoute,
  e4Number,
  identifier,
  minutesNumber,
  monthText,
} from '../../platform/http/contract.ts'
import { situation } from '../cost/situation.ts'

const tag = 'cost simulation'
const { shape } = situation

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
const yesNo = (absent: 'true' | 'false') => z.enum(['true', 'false']).default(absent)

/**
 * What is asked: the situation of the command `cost`, in an address that can be kept and sent. What
 * the rules refuse is answered, all at once.
 */
const situationQuery = {
  month: monthText,
  grossCents: whole(0, 1_000_000_000).describe('Of the month, without the overtime below'),
  contract: shape.contract.default('permanent'),
  executive: yesNo('false'),
  weeklyMinutes: whole(1, 10_080).default(2_100).describe('Contractual, 2100 at most'),
  overtimeMinutes: whole(0, 44_640).default(0).describe('In the month, over 35 hours a week'),
  complementaryMinutes: whole(0, 44_640).default(0).describe('In the month, part-time work'),
  endIndemnity: yesNo('true').describe('A fixed term earns its indemnity (L1243-8)'),
  headcount: z.coerce
    .number()
    .min(0)
    .max(10_000_000)
    .default(20)
    .describe('CSS L130-1: without the people made available'),
  workAccidentRateE4: whole(0, 10_000).default(208),
  idcc: z.string().max(10).default('').describe('Empty: no agreement that the model knows'),
  seniorityYears: whole(0, 60).default(0),
  healthCents: whole(0, 1_000_000_000).default(0).describe('Premium a month'),
  healthEmployerPercent: z.coerce.number().min(0).max(100).default(50),
  communeCode: z.string().max(10).default('').describe('INSEE code of the establishment'),
  mobilityRateE4: whole(0, 1_000).default(0).describe('Mobility payment of the commune'),
}
const situationAsked = z.object(situationQuery)
export type SituationAsked = z.infer<typeof situationAsked>

const simulatedLine = z.object({
  code: z.string(),
  label: z.string(),
  article: z.string(),
  baseCents: centsNumber,
  employerCents: centsNumber.describe('Below zero: a reduction'),
  employeeCents: centsNumber,
  employerRule: z.string().nullable().describe('Rule of the model that computes the share'),
  employeeRule: z.string().nullable(),
})
export type SimulatedLine = z.infer<typeof simulatedLine>

export const simulatedCost = z
  .object({
    payCents: centsNumber.describe('Gross with overtime and what the contract adds'),
    lines: z.array(simulatedLine),
    generalReductionCents: centsNumber,
    employerTotalCents: centsNumber,
    netBeforeTaxCents: centsNumber,
    netTaxableCents: centsNumber,
    netSocialCents: centsNumber,
    rulesVersion: z.string(),
  })
  .meta({ id: 'SimulatedCost' })
export type SimulatedCost = z.infer<typeof simulatedCost>

const refusals = z.array(z.string()).describe('Why nothing is computed; empty when all is')

const ruleValue = z.object({
  rule: z.string(),
  title: z.string(),
  value: z.union([z.number(), z.string(), z.boolean()]).nullable(),
  unit: z.string(),
})
export type RuleValueRow = z.infer<typeof ruleValue>

export const ruleExplanation = ruleValue
  .extend({
    isStated: z.boolean().describe('Said by the situation itself'),
    description: z.string().nullable(),
    formula: z.array(z.object({ depth: z.int(), text: z.string() })),
    parts: z.array(ruleValue),
    references: z.array(z.object({ title: z.string(), url: z.string() })),
  })
  .meta({ id: 'RuleExplanation' })
export type RuleExplanation = z.infer<typeof ruleExplanation>

export const PRICINGS = [
  'coefficient',
  'cost_plus_fixed',
  'cost_plus_percent',
  'actual_cost',
] as const

const yearAmounts = {
  payCents: centsNumber,
  contributionsCents: centsNumber,
  aidCents: centsNumber,
  leaveEarnedCents: centsNumber,
  leaveTakenCents: centsNumber,
  totalCents: centsNumber,
  workedMinutes: minutesNumber,
  soldMinutes: minutesNumber,
  priceCents: centsNumber,
  marginCents: centsNumber,
}

export const simulatedYear = z
  .object({
    months: z.array(
      z.object({
        month: monthText,
        ...yearAmounts,
        rulesVersion: z.string(),
        hasOwnRules: z.boolean().describe('Else the rules of the nearest month that has some'),
      }),
    ),
    total: z.object(yearAmounts),
    hourlyGrossE4: e4Number,
    costPerHourE4: e4Number.describe('Of an hour worked'),
    balancingCoefficientE4: e4Number.nullable().describe('The lowest that loses nothing'),
  })
  .meta({ id: 'SimulatedYear' })
export type SimulatedYear = z.infer<typeof simulatedYear>

export const simulationStart = z
  .object({
    situation: z.object({
      month: monthText,
      grossCents: centsNumber,
      contract: shape.contract,
      executive: z.boolean(),
      weeklyMinutes: minutesNumber,
      headcount: z.number(),
      workAccidentRateE4: e4Number,
      idcc: z.string().nullable(),
      seniorityYears: z.int(),
      communeCode: z.string().nullable(),
    }),
    employee: z.object({ employeeId: z.string(), name: z.string() }).nullable(),
  })
  .meta({ id: 'SimulationStart' })
export type SimulationStart = z.infer<typeof simulationStart>

export const simulationContract = {
  start: defineRoute({
    method: 'GET',
    url: '/cost-simulations/start',
    tag,
    summary: 'A situation to begin with: that of an employee, or of the group',
    access: 'officer',
    querystring: z.object({ month: monthText, employee: identifier.optional() }),
    response: simulationStart,
  }),
  month: defineRoute({
    method: 'GET',
    url: '/cost-simulations/month',
    tag,
    summary: 'Contributions and cost of a month, line by line',
    description: 'The payroll engine has the last word.',
    access: 'officer',
    querystring: situationAsked,
    response: z.object({ refused: refusals, cost: simulatedCost.nullable() }),
  }),
  explanation: defineRoute({
    method: 'GET',
    url: '/cost-simulations/explanation',
    tag,
    summary: 'How a rule comes to its value in a situation',
    access: 'officer',
    querystring: z.object({ ...situationQuery, rule: z.string().min(1).max(300) }),
    response: ruleExplanation,
  }),
  year: defineRoute({
    method: 'GET',
    url: '/cost-simulations/year',
    tag,
    summary: 'Twelve months of a contract against a price',
    access: 'officer',
    querystring: z.object({
      ...situationQuery,
      leaveWeeks: whole(0, 10).default(5),
      soldShareE4: whole(0, 10_000).default(10_000).describe('Of the hours worked'),
      pricing: z.enum(PRICINGS).default('coefficient'),
      priceE4: whole(0, 10_000_000)
        .default(20_000)
        .describe('The coefficient, euros an hour, or the share added; of no use at actual cost'),
    }),
    response: z.object({ refused: refusals, year: simulatedYear.nullable() }),
  }),
}
