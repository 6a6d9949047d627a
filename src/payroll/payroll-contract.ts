import { z } from 'zod'
import {
  centsNumber,
  defineRoute,
  e4Number,
  identifier,
  listQuery,
  minutesNumber,
  monthText,
  pageOf,
} from '../platform/http/contract.ts'
import { VARIABLE_WORDS } from './variable-words.ts'

const tag = 'payroll'

export const payVariableRow = z
  .object({
    line: z.int(),
    month: monthText,
    employeeId: z.string(),
    employeeName: z.string(),
    memberId: z.string().nullable(),
    memberName: z.string().nullable(),
    code: z.string(),
    period: monthText.describe('The month it is about: an earlier one for a correction'),
    quantityMinutes: minutesNumber.nullable(),
    quantityDays: z.number().nullable(),
    amountCents: centsNumber.nullable(),
    sourceIds: z.array(z.string()).describe('Time entries, absences or pay items behind it'),
  })
  .meta({ id: 'PayVariableRow' })
export type PayVariableRow = z.infer<typeof payVariableRow>

export const costRow = z
  .object({
    month: monthText,
    employeeId: z.string(),
    employeeName: z.string(),
    memberId: z.string().nullable().describe('Null: time that no member used'),
    memberName: z.string().nullable(),
    period: monthText.describe('The month it is about: an earlier one for a correction'),
    minutes: minutesNumber,
    grossCents: centsNumber,
    contributions: z
      .record(z.string(), z.int())
      .describe('Employer contributions by line, in cents'),
    contributionsCents: centsNumber,
    leaveProvisionCents: centsNumber,
    totalCents: centsNumber,
    costPerHourE4: e4Number,
  })
  .meta({ id: 'CostRow' })
export type CostRow = z.infer<typeof costRow>

const filters = {
  month: monthText,
  employee: identifier.optional(),
  member: identifier.optional(),
  q: z.string().max(200).optional(),
}

export const payrollContract = {
  variables: defineRoute({
    method: 'GET',
    url: '/pay-variables',
    tag,
    summary: 'Pay variables of a closed month',
    access: 'officer',
    querystring: listQuery(
      ['line', 'employee', 'member', 'code', 'quantityMinutes', 'amountCents'],
      {
        ...filters,
        code: identifier.optional(),
      },
    ),
    response: pageOf(payVariableRow),
    exports: {
      file: 'variables-de-paie',
      columns: [
        { path: 'employeeId', heading: 'Matricule', kind: 'text' },
        { path: 'employeeName', heading: 'Salarié', kind: 'text' },
        { path: 'period', heading: 'Période', kind: 'text' },
        { path: 'code', heading: 'Variable', kind: 'text' },
        { path: 'code', heading: 'Libellé', kind: 'text', words: VARIABLE_WORDS },
        { path: 'quantityMinutes', heading: 'Heures', kind: 'minutes' },
        { path: 'quantityDays', heading: 'Jours', kind: 'count' },
        { path: 'amountCents', heading: 'Montant (EUR)', kind: 'cents' },
        { path: 'memberId', heading: 'Adhérent', kind: 'text' },
        { path: 'memberName', heading: "Nom de l'adhérent", kind: 'text' },
      ],
    },
  }),
  costs: defineRoute({
    method: 'GET',
    url: '/costs',
    tag,
    summary: 'Cost of each employee at each member in a closed month',
    access: 'officer',
    querystring: listQuery(
      ['employee', 'member', 'minutes', 'totalCents', 'costPerHourE4'],
      filters,
    ),
    response: pageOf(costRow),
    exports: {
      file: 'couts',
      columns: [
        { path: 'employeeId', heading: 'Matricule', kind: 'text' },
        { path: 'employeeName', heading: 'Salarié', kind: 'text' },
        { path: 'memberId', heading: 'Adhérent', kind: 'text' },
        { path: 'memberName', heading: "Nom de l'adhérent", kind: 'text' },
        { path: 'period', heading: 'Période', kind: 'text' },
        { path: 'minutes', heading: 'Heures', kind: 'minutes' },
        { path: 'grossCents', heading: 'Brut (EUR)', kind: 'cents' },
        { path: 'contributionsCents', heading: 'Cotisations (EUR)', kind: 'cents' },
        { path: 'leaveProvisionCents', heading: 'Congés (EUR)', kind: 'cents' },
        { path: 'totalCents', heading: 'Coût (EUR)', kind: 'cents' },
        { path: 'costPerHourE4', heading: "Coût de l'heure (EUR)", kind: 'e4' },
      ],
    },
  }),
}
