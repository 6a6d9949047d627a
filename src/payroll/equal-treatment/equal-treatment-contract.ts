import { z } from 'zod'
import {
  centsNumber,
  dayText,
  defineRoute,
  e4Number,
  identifier,
  instantText,
  minutesNumber,
  monthQuery,
  monthText,
} from '../../platform/http/contract.ts'
import { COMPARED_KINDS } from './rules/compare-pay.ts'

const tag = 'equal treatment'

const advantages = {
  seniority: z
    .array(z.object({ years: z.int().min(0).max(60), shareE4: e4Number.min(1).max(9999) }))
    .max(20)
    .describe('From this many years of seniority on, this share of the base'),
  thirteenthMonthE4: e4Number.min(0).max(40_000).nullable().describe('10000: a month a year'),
  holidayBonusCents: centsNumber.min(0).nullable().describe('A year, at full time'),
  monthlyBonusCents: centsNumber.min(0).nullable().describe('A month, at full time'),
  shiftBonusCents: centsNumber.min(0).nullable().describe('A day worked'),
  nightPremiumE4: e4Number.min(0).max(100_000).nullable(),
  sundayPremiumE4: e4Number.min(0).max(100_000).nullable(),
  mealBenefitCents: centsNumber.min(0).nullable().describe('A day worked; no expense repaid'),
  transportBenefitCents: centsNumber.min(0).nullable().describe('A month, at full time'),
  profitSharingCents: centsNumber.min(0).nullable().describe('A year, at full time'),
  profitSharingDirect: z
    .boolean()
    .describe('The people made available have it from the member itself'),
}

const scale = {
  memberId: z.string().nullable().describe('Null: what the group itself gives'),
  job: z.string().max(200).nullable().describe('Null: every job without a scale of its own'),
  classification: z.string().max(200).nullable(),
  startsOn: dayText,
  source: z.string().max(500).describe('Who said so, or the agreement'),
  hourlyGrossE4: e4Number.min(1).nullable(),
  monthlyGrossCents: centsNumber.min(1).nullable(),
  monthlyMinutes: minutesNumber.min(1).max(20_000).describe('That the monthly base pays'),
  ...advantages,
}

export const payScaleRow = z
  .object({
    comparableId: z.string(),
    memberName: z.string().nullable(),
    ...scale,
    inForce: z.boolean().describe('The version that holds on the last day of the month'),
  })
  .meta({ id: 'ComparablePay' })
export type PayScaleRow = z.infer<typeof payScaleRow>

const comparedLine = z.object({
  kind: z.enum(COMPARED_KINDS),
  minutes: minutesNumber.nullable(),
  days: z.int().nullable(),
  groupCents: centsNumber,
  comparableCents: centsNumber,
})

const memberComparison = z.object({
  memberId: z.string(),
  memberName: z.string(),
  minutes: minutesNumber,
  job: z.string(),
  scale: z.object(scale).nullable().describe('Null: none is recorded, nothing is compared'),
  lines: z.array(comparedLine),
  groupCents: centsNumber,
  comparableCents: centsNumber,
  bonusCents: centsNumber,
  retained: z
    .object({ amountCents: centsNumber, retainedBy: z.string(), retainedAt: instantText })
    .nullable(),
})

export const personComparison = z
  .object({
    month: monthText,
    closed: z.boolean(),
    employeeId: z.string(),
    employeeName: z.string(),
    members: z.array(memberComparison),
    groupCents: centsNumber,
    comparableCents: centsNumber,
    bonusCents: centsNumber,
    retainedCents: centsNumber,
  })
  .meta({ id: 'PayComparison' })
export type PersonComparison = z.infer<typeof personComparison>

export const comparisonRow = z
  .object({
    employeeId: z.string(),
    employeeName: z.string(),
    minutes: minutesNumber,
    members: z.array(
      z.object({ memberId: z.string(), memberName: z.string(), compared: z.boolean() }),
    ),
    groupCents: centsNumber,
    comparableCents: centsNumber,
    bonusCents: centsNumber,
    retainedCents: centsNumber,
    differenceCents: centsNumber.describe('Due less retained'),
    state: z
      .enum(['none', 'to-retain', 'retained', 'changed', 'not-compared'])
      .describe('none: no bonus is due; not-compared: no scale for any member of the month'),
  })
  .meta({ id: 'ComparisonRow' })
export type ComparisonRow = z.infer<typeof comparisonRow>

export const comparisonOfMonth = z
  .object({
    month: monthText,
    closed: z.boolean().describe('What is retained then is paid by the next close'),
    people: z.array(comparisonRow),
    lacking: z.object({
      people: z.int().describe('With time at a member without a scale'),
      scales: z.array(
        z.object({
          memberId: z.string(),
          memberName: z.string(),
          job: z.string(),
          people: z.int(),
        }),
      ),
    }),
    bonusCents: centsNumber,
    retainedCents: centsNumber,
  })
  .meta({ id: 'ComparisonOfMonth' })
export type ComparisonOfMonth = z.infer<typeof comparisonOfMonth>

export const equalTreatmentContract = {
  comparison: defineRoute({
    method: 'GET',
    url: '/equal-treatment',
    tag,
    summary: 'Pay of everybody against that of comparable employees of the members',
    description: 'L1253-9, over the time of the month that both sides confirmed.',
    access: 'officer',
    querystring: z.object({
      month: monthText,
      format: z.enum(['json', 'csv', 'xlsx']).default('json'),
    }),
    response: comparisonOfMonth,
    exports: {
      file: 'egalite-de-traitement',
      columns: [
        { path: 'employeeId', heading: 'Matricule', kind: 'text' },
        { path: 'employeeName', heading: 'Salarié', kind: 'text' },
        { path: 'minutes', heading: 'Heures confirmées', kind: 'minutes' },
        { path: 'groupCents', heading: 'Payé par le groupement (EUR)', kind: 'cents' },
        { path: 'comparableCents', heading: 'Salarié comparable (EUR)', kind: 'cents' },
        { path: 'bonusCents', heading: 'Prime différentielle due (EUR)', kind: 'cents' },
        { path: 'retainedCents', heading: 'Retenue (EUR)', kind: 'cents' },
        { path: 'differenceCents', heading: 'Différence (EUR)', kind: 'cents' },
      ],
    },
  }),
  person: defineRoute({
    method: 'GET',
    url: '/equal-treatment/people/:employeeId',
    tag,
    summary: 'The comparison of one person, line by line',
    access: 'officer',
    params: z.object({ employeeId: identifier }),
    querystring: monthQuery,
    response: personComparison,
  }),
  retain: defineRoute({
    method: 'POST',
    url: '/equal-treatment/retentions',
    tag,
    summary: 'Retain the bonuses of people, as they are compared now',
    description:
      'One pay item a person, member and month: the close pays and bills it. Twice changes nothing.',
    access: 'officer',
    body: z.object({ month: monthText, employeeIds: z.array(identifier).min(1).max(5000) }),
    response: z.object({
      changes: z.array(
        z.object({
          employeeId: z.string(),
          memberId: z.string(),
          beforeCents: centsNumber,
          amountCents: centsNumber,
        }),
      ),
    }),
  }),
  scales: defineRoute({
    method: 'GET',
    url: '/comparable-pay',
    tag,
    summary: 'Pay of comparable employees, by member and job, with every version',
    access: 'officer',
    querystring: monthQuery,
    response: z.object({ items: z.array(payScaleRow) }),
  }),
  choices: defineRoute({
    method: 'GET',
    url: '/comparable-pay/choices',
    tag,
    summary: 'Members and jobs that a scale can be about',
    access: 'officer',
    response: z.object({
      members: z.array(z.object({ memberId: z.string(), name: z.string() })),
      jobs: z.array(z.string()),
    }),
  }),
  addScale: defineRoute({
    method: 'POST',
    url: '/comparable-pay',
    tag,
    summary: 'Record the pay of a comparable employee from a day on',
    description: '409 where the member and the job have a version of that day already.',
    access: 'officer',
    status: 201,
    body: z.object(scale),
    response: z.object({ comparableId: z.string() }),
  }),
  withdrawScale: defineRoute({
    method: 'POST',
    url: '/comparable-pay/:comparableId/withdrawals',
    tag,
    summary: 'Take back a version that was recorded by mistake; the audit keeps it',
    access: 'officer',
    params: z.object({ comparableId: identifier }),
    body: z.object({}),
    response: z.object({ comparableId: z.string() }),
  }),
}
