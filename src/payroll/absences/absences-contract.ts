import { z } from 'zod'
import {
  dayText,
  defineRoute,
  identifier,
  listQuery,
  minutesNumber,
  monthText,
  pageOf,
} from '../../platform/http/contract.ts'

const tag = 'payroll'

export const FAMILY_EVENTS = [
  'own_marriage',
  'child_marriage',
  'birth',
  'adoption',
  'child_death',
  'young_child_death',
  'spouse_death',
  'parent_death',
  'parent_in_law_death',
  'sibling_death',
  'child_illness',
] as const

export const END_CAUSES = [
  'term',
  'permanent_refused',
  'early_by_employee',
  'serious_fault',
  'force_majeure',
  'agreed',
  'early_by_employer',
] as const

export const absenceRow = z
  .object({
    absenceId: z.string(),
    employeeId: z.string(),
    employeeName: z.string(),
    kind: z.string(),
    startsOn: dayText,
    endsOn: dayText,
    minutes: minutesNumber.nullable().describe('For a part of a day'),
    familyEvent: z.enum(FAMILY_EVENTS).nullable(),
    informedOn: dayText.nullable().describe('The person was told of the leave left (L3141-19-3)'),
    effect: z
      .enum(['maintained', 'sick_pay', 'by_event', 'none'])
      .nullable()
      .describe('What it does to pay; null for a kind that nobody knows'),
    articles: z.array(z.string()),
  })
  .meta({ id: 'AbsenceRow' })
export type AbsenceRow = z.infer<typeof absenceRow>

export const contractEnd = z
  .object({
    contractId: z.string(),
    employeeId: z.string(),
    employeeName: z.string(),
    job: z.string(),
    endsOn: dayText.describe('The term of the contract'),
    leftOn: dayText.describe('The last day of the person, before it'),
  })
  .meta({ id: 'ContractEnd' })
export type ContractEnd = z.infer<typeof contractEnd>

export const absencesContract = {
  absences: defineRoute({
    method: 'GET',
    url: '/absences',
    tag,
    summary: 'Absences of a month, with what each does to pay',
    access: 'officer',
    querystring: listQuery(['startsOn', 'employee', 'kind'], {
      month: monthText,
      kind: identifier.optional(),
      q: z.string().max(200).optional(),
    }),
    response: pageOf(absenceRow),
    exports: {
      file: 'absences',
      columns: [
        { path: 'employeeId', heading: 'Matricule', kind: 'text' },
        { path: 'employeeName', heading: 'Salarié', kind: 'text' },
        { path: 'kind', heading: 'Absence', kind: 'text' },
        { path: 'startsOn', heading: 'Du', kind: 'text' },
        { path: 'endsOn', heading: 'Au', kind: 'text' },
        { path: 'minutes', heading: 'Durée', kind: 'minutes' },
      ],
    },
  }),
  toComplete: defineRoute({
    method: 'GET',
    url: '/absences-to-complete',
    tag,
    summary: 'What an officer has to say before pay can be computed, up to the end of a month',
    access: 'officer',
    querystring: z.object({ month: monthText }),
    response: z.object({
      events: z.array(absenceRow).describe('Family events that nobody named'),
      toInform: z.array(absenceRow).describe('Back from sickness, not told of the leave left'),
      ends: z.array(contractEnd).describe('Fixed terms that ended early without a cause'),
    }),
  }),
  complete: defineRoute({
    method: 'PUT',
    url: '/absences/:absenceId/details',
    tag,
    summary: 'Name the family event of an absence, or the day of the information on leave',
    access: 'officer',
    params: z.object({ absenceId: identifier }),
    body: z.object({
      familyEvent: z.enum(FAMILY_EVENTS).nullable(),
      informedOn: dayText.nullable(),
    }),
    response: absenceRow,
  }),
  sayEnd: defineRoute({
    method: 'PUT',
    url: '/contracts/:contractId/end-cause',
    tag,
    summary: 'Say how a contract ended before its term',
    access: 'officer',
    params: z.object({ contractId: identifier }),
    body: z.object({ cause: z.enum(END_CAUSES) }),
    response: z.object({ contractId: z.string(), cause: z.enum(END_CAUSES) }),
  }),
}
