import { z } from 'zod'
import {
  dayText,
  defineRoute,
  e4Number,
  identifier,
  listQuery,
  minutesNumber,
  pageOf,
} from '../../platform/http/contract.ts'
import { COUNTERS, OPENED } from './counter.ts'

const tag = 'payroll'
const hundredths = z.int().describe('Hundredths of a day')
const quantity = z.int().describe('Hundredths of a day for leave, vouchers, or minutes')

export const ADJUSTMENT_CAUSES = [
  'replaced_by_rest',
  'urgent_work',
  'lost',
  'waived',
  'correction',
] as const

const line = z.object({
  on: dayText,
  cause: z.enum([
    'opening',
    ...ADJUSTMENT_CAUSES,
    ...(['accrued', 'rounded_up', 'moved', 'acquired', 'children', 'split_days'] as const),
    ...(['taken', 'carry_over_ended', 'overtime_week', 'rest_acquired', 'rest_taken'] as const),
    ...(['due', 'worked', 'credited', 'excused', 'credit', 'used', 'month_over'] as const),
    ...(['beyond_credit', 'meal', 'way'] as const),
  ]),
  quantity,
  balance: quantity.describe('Of the counter, this line included'),
  sourceId: z
    .string()
    .nullable()
    .describe('The absence, entry, week, month or adjustment behind it'),
  note: z.string().nullable(),
})
export type CounterLineRow = z.infer<typeof line>

const days = { days: hundredths, on: dayText }
const notice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('left_after_period'), ...days }),
  z.object({ kind: z.literal('to_inform'), ...days }),
  z.object({ kind: z.literal('carried_until'), ...days }),
  z.object({ kind: z.literal('no_opening'), since: dayText }),
  z.object({ kind: z.literal('taken_in_advance') }),
  z.object({ kind: z.literal('birth_unknown') }),
  z.object({ kind: z.literal('quota'), limit: minutesNumber, source: z.string() }),
  z.object({ kind: z.literal('rest_open'), since: dayText, on: dayText }),
  z.object({ kind: z.literal('rest_overdue'), on: dayText }),
  z.object({ kind: z.literal('taken_without_right') }),
  z.object({ kind: z.literal('forecast'), minutes: minutesNumber, on: dayText }),
  z.object({ kind: z.literal('beyond_credit'), on: dayText }),
  z.object({ kind: z.literal('over_half_more'), on: dayText }),
  z.object({ kind: z.literal('ways_unknown'), count: z.int() }),
])
export type CounterNoticeRow = z.infer<typeof notice>

const counter = z.object({
  id: z.enum(COUNTERS),
  balance: quantity,
  lines: z.array(line).describe('In order of days'),
  notices: z.array(notice),
  articles: z.array(z.string()),
})
export type CounterRow = z.infer<typeof counter>

export const employeeCounters = z
  .object({
    employeeId: z.string(),
    on: dayText,
    leaveCount: z.enum(['working', 'business']).describe('Monday to Saturday, or to Friday'),
    counters: z.array(counter),
  })
  .meta({ id: 'CountersOfEmployee' })
export type CountersOfEmployee = z.infer<typeof employeeCounters>

export const balancesRow = z
  .object({
    employeeId: z.string(),
    employeeName: z.string(),
    paidLeaveE2: hundredths.nullable(),
    leaveAccrualE2: hundredths.nullable(),
    overtimeMinutes: minutesNumber.nullable().describe('Of the civil year, against the quota'),
    restMinutes: minutesNumber.nullable(),
    accountMinutes: minutesNumber.nullable(),
    delegationMinutes: minutesNumber.nullable(),
    mealVouchers: z.int().nullable().describe('Of the month'),
    travelMinutes: minutesNumber.nullable().describe('Of the month'),
    notices: z.array(notice),
  })
  .meta({ id: 'CounterBalances' })
export type BalancesRow = z.infer<typeof balancesRow>

export const counterSettings = z
  .object({
    leaveCount: z.enum(['working', 'business']),
    grantsSplitDays: z.boolean(),
    givesMealVouchers: z.boolean(),
    endIndemnityE4: e4Number.min(600).max(1_000),
    endIndemnitySource: z.string().max(500).nullable().describe('The agreement, below 10 %'),
  })
  .meta({ id: 'CounterSettings' })
export type CounterSettings = z.infer<typeof counterSettings>

const ofEmployee = z.object({ employeeId: identifier })
const kept = z.object({ employeeId: z.string(), counter: z.enum(COUNTERS), datedOn: dayText })

export const countersContract = {
  balances: defineRoute({
    method: 'GET',
    url: '/counters',
    tag,
    summary: 'Balances of the counters of all people employed on a day',
    access: 'officer',
    querystring: listQuery(['name', 'employeeId'], {
      on: dayText,
      q: z.string().max(200).optional(),
    }),
    response: pageOf(balancesRow),
    exports: {
      file: 'compteurs',
      columns: [
        { path: 'employeeId', heading: 'Matricule', kind: 'text' },
        { path: 'employeeName', heading: 'Salarié', kind: 'text' },
        // Hundredths, as cents are.
        { path: 'paidLeaveE2', heading: 'Congés à prendre (jours)', kind: 'cents' },
        { path: 'leaveAccrualE2', heading: 'Congés en acquisition (jours)', kind: 'cents' },
        { path: 'overtimeMinutes', heading: 'Heures supplémentaires', kind: 'minutes' },
        { path: 'restMinutes', heading: 'Contrepartie en repos', kind: 'minutes' },
        { path: 'accountMinutes', heading: 'Compte annualisé', kind: 'minutes' },
        { path: 'mealVouchers', heading: 'Titres-restaurant', kind: 'count' },
        { path: 'travelMinutes', heading: 'Trajets', kind: 'minutes' },
      ],
    },
  }),
  counters: defineRoute({
    method: 'GET',
    url: '/counters/:employeeId',
    tag,
    summary: 'The counters of an employee on a day, each with the lines that made it',
    access: 'officer',
    params: ofEmployee,
    querystring: z.object({ on: dayText }),
    response: employeeCounters,
  }),
  adjust: defineRoute({
    method: 'POST',
    url: '/counters/:employeeId/adjustments',
    tag,
    summary: 'Add a dated line to a counter, with its reason; it is never edited',
    access: 'officer',
    status: 201,
    params: ofEmployee,
    body: z.object({
      counter: z.enum(COUNTERS),
      datedOn: dayText,
      quantity,
      cause: z.enum(ADJUSTMENT_CAUSES),
      reason: z.string().max(500),
    }),
    response: kept,
  }),
  open: defineRoute({
    method: 'POST',
    url: '/counters/:employeeId/openings',
    tag,
    summary: 'Take over the balance of a counter at the start of a day, with its source',
    description: '409 where a balance of that day is there: an adjustment corrects it.',
    access: 'officer',
    status: 201,
    params: ofEmployee,
    body: z.object({
      counter: z.enum(OPENED),
      datedOn: dayText,
      quantity,
      source: z.string().max(500),
    }),
    response: kept,
  }),
  grantDelegation: defineRoute({
    method: 'POST',
    url: '/counters/:employeeId/delegation-credits',
    tag,
    summary: 'Hours of delegation that a mandate gives each month, from a day on',
    access: 'officer',
    status: 201,
    params: ofEmployee,
    body: z.object({
      mandate: z.string().max(200),
      startsOn: dayText,
      endsOn: dayText.nullable(),
      monthlyMinutes: z.int().min(1).max(10_000),
      carriesOver: z.boolean().describe('Unused hours last twelve months (R2315-5)'),
    }),
    response: kept,
  }),
  settings: defineRoute({
    method: 'GET',
    url: '/counter-settings',
    tag,
    summary: 'How the group counts leave, split days, meal vouchers and the end of contracts',
    access: 'officer',
    response: counterSettings,
  }),
  changeSettings: defineRoute({
    method: 'PUT',
    url: '/counter-settings',
    tag,
    summary: 'Change how the group counts; an indemnity below 10 % needs its agreement',
    access: 'officer',
    body: counterSettings,
    response: counterSettings,
  }),
}
