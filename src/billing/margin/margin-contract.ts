import { z } from 'zod'
import {
  centsNumber,
  defineRoute,
  e4Number,
  identifier,
  minutesNumber,
  monthText,
} from '../../platform/http/contract.ts'
import { LINE_KINDS } from '../invoice.ts'
import { MARGIN_KEYS } from './rules/margin-rows.ts'

const tag = 'margin'

const parts = z.object({
  pay: centsNumber,
  contributions: centsNumber,
  leave: centsNumber.describe('Provision for paid leave: the higher of the tenth and the pay kept'),
  supplement: centsNumber.describe('Differential bonus of equal treatment'),
  expenses: centsNumber,
  training: centsNumber,
  absences: centsNumber.describe('Public holidays and other absences that are paid, without leave'),
  intermission: centsNumber.describe('Hours due by contract that no member used'),
  overheads: centsNumber,
})

const margin = {
  minutes: minutesNumber,
  netCents: centsNumber.describe('Invoiced without VAT'),
  parts,
  costCents: centsNumber,
  marginCents: centsNumber,
  costPerHourE4: e4Number,
  pricePerHourE4: e4Number,
}

export const marginFigures = z.object(margin).meta({ id: 'Margin' })
export type MarginFigures = z.infer<typeof marginFigures>

export const marginRow = z
  .object({
    memberId: z.string().nullable(),
    memberName: z.string().nullable(),
    employeeId: z.string().nullable(),
    employeeName: z.string().nullable(),
    assignmentId: z.string().nullable(),
    siteName: z.string().nullable(),
    ...margin,
  })
  .meta({ id: 'MarginRow' })
export type MarginRowAnswer = z.infer<typeof marginRow>

const state = z
  .enum(['closed', 'forecast', 'none'])
  .describe(
    'closed: as invoiced and paid; forecast: as the close would have it; none: without data',
  )

const basis = z
  .object({
    confirmed: minutesNumber,
    declared: minutesNumber.describe('Declared, not yet confirmed by both sides'),
    planned: minutesNumber.describe('Planned shifts of days without a declared hour'),
    contract: minutesNumber.describe('Hours agreed, where nothing is declared or planned'),
  })
  .describe('Of a forecast, what its minutes were taken from')

export const marginOfMonth = z
  .object({
    month: monthText,
    state,
    basis,
    total: marginFigures,
    rows: z.array(marginRow),
  })
  .meta({ id: 'MarginOfMonth' })
export type MarginOfMonthAnswer = z.infer<typeof marginOfMonth>

export const marginOfYear = z
  .object({
    year: z.string(),
    months: z.array(z.object({ month: monthText, state, basis, ...margin })),
    missing: z.array(monthText).describe('Months of the year without any data in the product'),
    total: marginFigures,
    rows: z.array(marginRow),
  })
  .meta({ id: 'MarginOfYear' })
export type MarginOfYearAnswer = z.infer<typeof marginOfYear>

export const marginDetail = z
  .object({
    month: monthText,
    state,
    name: z.string().describe('Of the member, the person, or both'),
    row: marginFigures,
    lines: z.array(
      z.object({
        memberId: z.string(),
        employeeId: z.string().nullable(),
        employeeName: z.string().nullable(),
        assignmentId: z.string().nullable(),
        kind: z.enum(LINE_KINDS),
        minutes: minutesNumber.nullable(),
        netCents: centsNumber,
        label: z.string().nullable(),
        invoiceNumber: z.string().nullable(),
      }),
    ),
    unused: z
      .object({
        intermissionMinutes: minutesNumber,
        trainingMinutes: minutesNumber,
        absenceMinutes: minutesNumber,
        leaveMinutes: minutesNumber,
      })
      .nullable()
      .describe('Of one person: paid time that no member used'),
    overheads: z.array(z.object({ label: z.string(), monthlyCents: centsNumber })),
  })
  .meta({ id: 'MarginDetail' })
export type MarginDetail = z.infer<typeof marginDetail>

const pricing = z.enum(['coefficient', 'cost_plus_fixed', 'cost_plus_percent', 'actual_cost'])

const beforeAndAfter = z.object({
  before: marginFigures,
  after: marginFigures,
  keptCents: centsNumber.describe('Lines that follow a rule of their own and keep their amount'),
})

export const priceSimulation = z
  .object({
    month: monthText,
    state,
    assignmentId: z.string(),
    memberName: z.string(),
    employeeName: z.string(),
    siteName: z.string(),
    agreed: z
      .object({
        pricing,
        coefficientE4: e4Number.nullable(),
        fixedE4: e4Number.nullable(),
        percentE4: e4Number.nullable(),
      })
      .nullable()
      .describe('The price of the assignment at the end of the month'),
    assignment: z.object({ month: beforeAndAfter, year: beforeAndAfter }),
    group: z.object({ month: beforeAndAfter, year: beforeAndAfter }),
    months: z.array(monthText).describe('Months of the year with figures'),
  })
  .meta({ id: 'PriceSimulation' })
export type PriceSimulation = z.infer<typeof priceSimulation>

const splitKey = z
  .enum(['minutes', 'gross', 'billing', 'equal'])
  .describe('By confirmed hours, gross pay, net invoiced, or the same for each member')

const overhead = {
  label: z.string().max(200),
  kind: z.enum(['management', 'training']),
  monthlyCents: centsNumber.min(0).max(999_999_999_999),
  firstMonth: monthText,
  lastMonth: monthText.nullable(),
  splitKey,
}
export const overheadRow = z
  .object({ overheadId: z.string(), ...overhead })
  .meta({ id: 'Overhead' })
export type OverheadRow = z.infer<typeof overheadRow>

const filters = {
  by: z.enum(MARGIN_KEYS).default('member'),
  member: identifier.optional(),
  employee: identifier.optional(),
}
const format = z.enum(['json', 'csv', 'xlsx']).default('json')

const columns = [
  { path: 'memberId', heading: 'Adhérent', kind: 'text' },
  { path: 'memberName', heading: "Nom de l'adhérent", kind: 'text' },
  { path: 'employeeId', heading: 'Matricule', kind: 'text' },
  { path: 'employeeName', heading: 'Salarié', kind: 'text' },
  { path: 'siteName', heading: 'Lieu', kind: 'text' },
  { path: 'minutes', heading: 'Heures', kind: 'minutes' },
  { path: 'netCents', heading: 'Facturé HT (EUR)', kind: 'cents' },
  { path: 'parts.pay', heading: 'Salaires (EUR)', kind: 'cents' },
  { path: 'parts.contributions', heading: 'Cotisations (EUR)', kind: 'cents' },
  { path: 'parts.leave', heading: 'Congés (EUR)', kind: 'cents' },
  { path: 'parts.supplement', heading: 'Prime différentielle (EUR)', kind: 'cents' },
  { path: 'parts.expenses', heading: 'Frais (EUR)', kind: 'cents' },
  { path: 'parts.training', heading: 'Formation (EUR)', kind: 'cents' },
  { path: 'parts.absences', heading: 'Absences payées (EUR)', kind: 'cents' },
  { path: 'parts.intermission', heading: 'Intermission (EUR)', kind: 'cents' },
  { path: 'parts.overheads', heading: 'Frais de gestion (EUR)', kind: 'cents' },
  { path: 'costCents', heading: 'Coût (EUR)', kind: 'cents' },
  { path: 'marginCents', heading: 'Marge (EUR)', kind: 'cents' },
] as const

export const marginContract = {
  month: defineRoute({
    method: 'GET',
    url: '/margin',
    tag,
    summary: 'True cost against price in a month, closed or forecast',
    access: 'officer',
    querystring: z.object({ month: monthText, ...filters, format }),
    response: marginOfMonth,
    exports: { file: 'marge', columns },
  }),
  year: defineRoute({
    method: 'GET',
    url: '/margin/year',
    tag,
    summary: 'The same over a civil year: closed months, then forecasts up to December',
    access: 'officer',
    querystring: z.object({ year: z.string().regex(/^\d{4}$/), ...filters, format }),
    response: marginOfYear,
    exports: { file: 'marge-annuelle', columns },
  }),
  detail: defineRoute({
    method: 'GET',
    url: '/margin/detail',
    tag,
    summary: 'The lines behind a margin: what is invoiced, what is not used, what is shared',
    access: 'officer',
    querystring: z.object({
      month: monthText,
      member: identifier.optional(),
      employee: identifier.optional(),
      assignment: identifier.optional(),
    }),
    response: marginDetail,
  }),
  simulation: defineRoute({
    method: 'GET',
    url: '/margin/simulation',
    tag,
    summary: 'The margin of a month and of its year if an assignment had another price',
    description: 'Every month of the year with figures is priced anew; nothing is stored.',
    access: 'officer',
    querystring: z.object({
      month: monthText,
      assignment: identifier,
      pricing,
      coefficientE4: z.coerce.number().int().min(0).max(1_000_000).optional(),
      fixedE4: z.coerce.number().int().min(0).max(100_000_000).optional(),
      percentE4: z.coerce.number().int().min(0).max(1_000_000).optional(),
    }),
    response: priceSimulation,
  }),
  overheads: defineRoute({
    method: 'GET',
    url: '/overheads',
    tag,
    summary: 'Costs of the group that no hour carries',
    access: 'officer',
    response: z.object({ items: z.array(overheadRow) }),
  }),
  addOverhead: defineRoute({
    method: 'POST',
    url: '/overheads',
    tag,
    summary: 'Record a cost of the group, a month each, and how members bear it',
    access: 'officer',
    status: 201,
    body: z.object(overhead),
    response: overheadRow,
  }),
  endOverhead: defineRoute({
    method: 'POST',
    url: '/overheads/:overheadId/ends',
    tag,
    summary: 'Say with which month a cost ends',
    access: 'officer',
    params: z.object({ overheadId: identifier }),
    body: z.object({ lastMonth: monthText }),
    response: overheadRow,
  }),
  withdrawOverhead: defineRoute({
    method: 'POST',
    url: '/overheads/:overheadId/withdrawals',
    tag,
    summary: 'Take back a cost recorded by mistake; the audit keeps it',
    access: 'officer',
    params: z.object({ overheadId: identifier }),
    body: z.object({}),
    response: overheadRow,
  }),
}
