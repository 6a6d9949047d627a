import { z } from 'zod'
import {
  dayText,
  defineRoute,
  e4Number,
  identifier,
  listQuery,
  localTimeText,
  minutesNumber,
  monthQuery,
  monthText,
  pageOf,
} from '../platform/http/contract.ts'

const tag = 'employees'
const params = z.object({ employeeId: identifier })

const memberName = z.object({ memberId: z.string(), name: z.string() })

export const employeeRow = z
  .object({
    employeeId: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    job: z.string().nullable(),
    contractKind: z.string().nullable(),
    weeklyMinutes: minutesNumber.nullable(),
    hiredOn: dayText,
    leftOn: dayText.nullable(),
    state: z.enum(['current', 'past', 'future']).describe('Seen from the month asked for'),
    members: z.array(memberName).describe('Members of the assignments of the month'),
    contractMinutes: minutesNumber.nullable().describe('Due in the month, absences taken off'),
    plannedMinutes: minutesNumber,
    minutes: minutesNumber.describe('Declared in the month'),
    confirmedMinutes: minutesNumber,
    balanceMinutes: minutesNumber.nullable().describe('Declared less due: below zero is unsold'),
    entriesToConfirm: z.int(),
  })
  .meta({ id: 'EmployeeRow' })
export type EmployeeRow = z.infer<typeof employeeRow>

export const contractVersion = z.object({
  contractId: z.string(),
  kind: z.string().nullable(),
  startsOn: dayText,
  endsOn: dayText.nullable(),
  weeklyMinutes: minutesNumber.nullable(),
  annualMinutes: minutesNumber.nullable(),
  hourlyGrossE4: e4Number,
  job: z.string(),
  classification: z.string().nullable(),
  members: z.array(memberName).describe('Members named in the contract (L1253-9)'),
})
export type ContractVersion = z.infer<typeof contractVersion>

const price = z.object({
  startsOn: dayText,
  pricing: z.enum(['coefficient', 'cost_plus_fixed', 'cost_plus_percent', 'actual_cost']),
  coefficientE4: e4Number.nullable(),
  fixedE4: e4Number.nullable(),
  percentE4: e4Number.nullable(),
})

export const employeeAssignment = z.object({
  assignmentId: z.string(),
  memberId: z.string(),
  memberName: z.string(),
  siteId: z.string(),
  siteName: z.string(),
  startsOn: dayText,
  endsOn: dayText.nullable(),
  weeklyMinutes: minutesNumber.nullable(),
  prices: z.array(price).describe('Empty for the user of a member company'),
})
export type EmployeeAssignment = z.infer<typeof employeeAssignment>

export const employee = z
  .object({
    employeeId: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    file: z
      .object({
        establishmentName: z.string().nullable(),
        bornOn: dayText.nullable(),
        hiredOn: dayText,
        leftOn: dayText.nullable(),
        homeCommuneCode: z.string().nullable(),
        email: z.string().nullable(),
      })
      .nullable()
      .describe('Null for the user of a member company'),
    contracts: z.array(contractVersion).describe('Newest first; empty for a member company'),
    assignments: z.array(employeeAssignment),
    skills: z.array(
      z.object({
        skill: z.string(),
        obtainedOn: dayText.nullable(),
        validUntil: dayText.nullable(),
      }),
    ),
  })
  .meta({ id: 'Employee' })
export type Employee = z.infer<typeof employee>

export const calendarWork = z.object({
  basis: z.enum(['planned', 'worked']),
  id: z.string().describe('Shift when planned, time entry when worked'),
  assignmentId: z.string(),
  memberId: z.string(),
  memberName: z.string(),
  siteId: z.string(),
  siteName: z.string(),
  timeZone: z.string(),
  startsAt: localTimeText,
  endsAt: localTimeText,
  breakMinutes: minutesNumber,
  minutes: minutesNumber,
  employeeConfirmed: z.boolean().nullable().describe('Null for a shift'),
  memberConfirmed: z.boolean().nullable(),
})
export type CalendarWork = z.infer<typeof calendarWork>

export const calendarMark = z.object({
  ruleId: z.string(),
  severity: z.enum(['breach', 'warning']),
  basis: z.enum(['planned', 'worked']),
  measured: z.int(),
  limit: z.int(),
  unit: z.string(),
  article: z.string(),
})

export const calendarDay = z.object({
  day: dayText,
  work: z.array(calendarWork).describe('In order of start'),
  moves: z
    .array(
      z.object({
        basis: z.enum(['planned', 'worked']),
        fromId: z.string(),
        toId: z.string(),
        gapMinutes: minutesNumber.describe('Between the end at one site and the start at another'),
      }),
    )
    .describe('Changes of site within the day'),
  restBeforeMinutes: minutesNumber
    .nullable()
    .describe('Rest between the work before and the first of the day; null without one'),
  absences: z.array(
    z.object({
      absenceId: z.string(),
      kind: z.string(),
      startsOn: dayText,
      endsOn: dayText,
      minutes: minutesNumber.nullable(),
    }),
  ),
  marks: z.array(calendarMark).describe('Findings that start on the day'),
})
export type CalendarDay = z.infer<typeof calendarDay>

export const employeeCalendar = z
  .object({ employeeId: z.string(), month: monthText, days: z.array(calendarDay) })
  .meta({ id: 'EmployeeCalendar' })
export type EmployeeCalendar = z.infer<typeof employeeCalendar>

export const employeeCounters = z
  .object({
    employeeId: z.string(),
    month: monthText,
    contractMinutes: minutesNumber.nullable().describe('Due by the contract in the month'),
    paidAbsenceMinutes: minutesNumber,
    unpaidAbsenceMinutes: minutesNumber,
    plannedMinutes: minutesNumber,
    workedMinutes: minutesNumber,
    confirmedMinutes: minutesNumber,
    unsoldMinutes: minutesNumber.describe('Due, not absent and not worked'),
    weeks: z.array(
      z.object({
        monday: dayText,
        workedMinutes: minutesNumber.describe('Of the whole civil week, also beyond the month'),
        confirmedMinutes: minutesNumber,
        weeklyMinutes: minutesNumber.nullable(),
        overtime25Minutes: minutesNumber,
        overtime50Minutes: minutesNumber,
        complementary10Minutes: minutesNumber,
        complementary25Minutes: minutesNumber,
      }),
    ),
    byMember: z.array(
      z.object({
        memberId: z.string(),
        memberName: z.string(),
        plannedMinutes: minutesNumber,
        workedMinutes: minutesNumber,
        confirmedMinutes: minutesNumber,
      }),
    ),
    absences: z.array(
      z.object({
        absenceId: z.string(),
        kind: z.string(),
        startsOn: dayText,
        endsOn: dayText,
        minutes: minutesNumber.nullable().describe('As declared, for part of a day'),
      }),
    ),
  })
  .meta({ id: 'EmployeeCounters' })
export type EmployeeCounters = z.infer<typeof employeeCounters>

/** What kinds of contract are called in a spreadsheet. */
const CONTRACT_WORDS = {
  permanent: 'CDI',
  fixed_term: 'CDD',
  seasonal: 'Saisonnier',
  apprenticeship: 'Apprentissage',
  professionalisation: 'Professionnalisation',
  intermittent: 'CDI intermittent',
}

export const employeesContract = {
  list: defineRoute({
    method: 'GET',
    url: '/employees',
    tag,
    summary: 'Employees with their month',
    access: 'signed-in',
    querystring: listQuery(
      [
        'name',
        'employeeId',
        'job',
        'weeklyMinutes',
        'hiredOn',
        'minutes',
        'plannedMinutes',
        'balanceMinutes',
        'entriesToConfirm',
      ],
      {
        month: monthText,
        q: z.string().max(200).optional().describe('Part of the name, identifier or job'),
        state: z.enum(['current', 'past', 'future']).optional(),
        member: identifier.optional().describe('Only people assigned to the member in the month'),
      },
    ),
    response: pageOf(employeeRow),
    exports: {
      file: 'salaries',
      columns: [
        { path: 'employeeId', heading: 'Identifiant', kind: 'text' },
        { path: 'lastName', heading: 'Nom', kind: 'text' },
        { path: 'firstName', heading: 'Prénom', kind: 'text' },
        { path: 'job', heading: 'Emploi', kind: 'text' },
        { path: 'contractKind', heading: 'Contrat', kind: 'text', words: CONTRACT_WORDS },
        { path: 'contractKind', heading: 'Code du contrat', kind: 'text' },
        { path: 'weeklyMinutes', heading: 'Durée hebdomadaire', kind: 'minutes' },
        { path: 'hiredOn', heading: 'Embauche', kind: 'day' },
        { path: 'leftOn', heading: 'Sortie', kind: 'day' },
        { path: 'contractMinutes', heading: 'Heures dues', kind: 'minutes' },
        { path: 'plannedMinutes', heading: 'Heures prévues', kind: 'minutes' },
        { path: 'minutes', heading: 'Heures déclarées', kind: 'minutes' },
        { path: 'confirmedMinutes', heading: 'Heures confirmées', kind: 'minutes' },
        { path: 'balanceMinutes', heading: 'Solde', kind: 'minutes' },
        { path: 'entriesToConfirm', heading: 'Lignes à confirmer', kind: 'count' },
      ],
    },
  }),
  employee: defineRoute({
    method: 'GET',
    url: '/employees/:employeeId',
    tag,
    summary: 'One employee: file, contract versions, assignments, skills',
    access: 'signed-in',
    params,
    response: employee,
  }),
  calendar: defineRoute({
    method: 'GET',
    url: '/employees/:employeeId/calendar',
    tag,
    summary: 'The month of an employee day by day, over all members',
    access: 'signed-in',
    params,
    querystring: monthQuery,
    response: employeeCalendar,
  }),
  counters: defineRoute({
    method: 'GET',
    url: '/employees/:employeeId/counters',
    tag,
    summary: 'Hours due, planned, worked, confirmed, unsold; overtime by week; absences',
    access: 'officer',
    params,
    querystring: monthQuery,
    response: employeeCounters,
  }),
}
