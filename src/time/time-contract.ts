import { z } from 'zod'
import {
  dayText,
  defineRoute,
  identifier,
  instantText,
  listQuery,
  localTimeText,
  minutesNumber,
  monthQuery,
  monthText,
  pageOf,
} from '../platform/http/contract.ts'

const tag = 'hours'

export const ENTRY_STATES = [
  'confirmed',
  'missing_member',
  'missing_employee',
  'missing_both',
] as const

export const hourRow = z
  .object({
    entryId: z.string(),
    version: z.int().describe('1 as declared; each correction adds one'),
    assignmentId: z.string(),
    employeeId: z.string(),
    employeeName: z.string(),
    memberId: z.string(),
    memberName: z.string(),
    siteId: z.string(),
    siteName: z.string(),
    workDay: dayText,
    timeZone: z.string(),
    startsAt: localTimeText,
    endsAt: localTimeText,
    breakMinutes: minutesNumber,
    workedMinutes: minutesNumber,
    employeeConfirmedAt: instantText.nullable(),
    memberConfirmedAt: instantText.nullable(),
    state: z.enum(ENTRY_STATES),
    cancelled: z.boolean().describe('A correction said that this work did not take place'),
    planned: z
      .object({
        shiftId: z.string(),
        startsAt: localTimeText,
        endsAt: localTimeText,
        breakMinutes: minutesNumber,
        minutes: minutesNumber,
      })
      .nullable()
      .describe('The shift of the same assignment and day that starts nearest'),
    differenceMinutes: minutesNumber.nullable().describe('Declared less planned'),
    monthClosed: z.boolean(),
    invoiceNumber: z.string().nullable().describe('The invoice that bills this entry'),
  })
  .meta({ id: 'HourRow' })
export type HourRow = z.infer<typeof hourRow>

export const hourGroup = z
  .object({
    memberId: z.string(),
    memberName: z.string(),
    entries: z.int(),
    people: z.int(),
    minutes: minutesNumber,
    confirmed: z.int().describe('Entries confirmed by both sides'),
    missingEmployee: z.int(),
    missingMember: z.int(),
    different: z.int().describe('Entries whose minutes differ from the shift'),
  })
  .meta({ id: 'HourGroup' })
export type HourGroup = z.infer<typeof hourGroup>

const confirmationBody = z.object({
  entryIds: z.array(identifier).min(1).max(20_000),
  side: z.enum(['employee', 'member']),
})

const confirmationAnswer = z
  .object({
    changed: z.array(z.string()).describe('Entries that this command changed'),
    unchanged: z.int().describe('Entries that were so already'),
  })
  .meta({ id: 'ConfirmationAnswer' })
export type ConfirmationAnswer = z.infer<typeof confirmationAnswer>

export const timeContract = {
  hours: defineRoute({
    method: 'GET',
    url: '/hours',
    tag,
    summary: 'Hours of the month, declared against planned',
    access: 'signed-in',
    querystring: listQuery(['day', 'employee', 'member', 'minutes', 'difference', 'state'], {
      month: monthText,
      member: identifier.optional(),
      employee: identifier.optional(),
      assignment: identifier.optional(),
      day: dayText.optional(),
      state: z
        .enum([...ENTRY_STATES, 'unconfirmed', 'different', 'cancelled'])
        .optional()
        .describe(
          'missing_member and missing_employee include missing_both; unconfirmed is any missing',
        ),
      q: z.string().max(200).optional().describe('Part of a name or identifier'),
    }),
    response: pageOf(hourRow),
    exports: {
      file: 'heures',
      columns: [
        { path: 'entryId', heading: 'Ligne', kind: 'text' },
        { path: 'workDay', heading: 'Jour', kind: 'day' },
        { path: 'employeeName', heading: 'Salarié', kind: 'text' },
        { path: 'memberName', heading: 'Adhérent', kind: 'text' },
        { path: 'siteName', heading: 'Site', kind: 'text' },
        { path: 'startsAt', heading: 'Début', kind: 'text' },
        { path: 'endsAt', heading: 'Fin', kind: 'text' },
        { path: 'breakMinutes', heading: 'Pause', kind: 'minutes' },
        { path: 'workedMinutes', heading: 'Heures', kind: 'minutes' },
        { path: 'planned.minutes', heading: 'Prévu', kind: 'minutes' },
        { path: 'differenceMinutes', heading: 'Écart', kind: 'minutes' },
        { path: 'employeeConfirmedAt', heading: 'Confirmé par le salarié', kind: 'text' },
        { path: 'memberConfirmedAt', heading: "Confirmé par l'adhérent", kind: 'text' },
        { path: 'invoiceNumber', heading: 'Facture', kind: 'text' },
      ],
    },
  }),
  groups: defineRoute({
    method: 'GET',
    url: '/hours/members',
    tag,
    summary: 'Hours of the month counted by member',
    access: 'signed-in',
    querystring: monthQuery,
    response: z.object({ items: z.array(hourGroup) }),
  }),
  entry: defineRoute({
    method: 'GET',
    url: '/hours/:entryId',
    tag,
    summary: 'One entry with all its versions, newest first',
    access: 'signed-in',
    params: z.object({ entryId: identifier }),
    response: z.object({
      entry: hourRow,
      versions: z.array(
        z.object({
          version: z.int(),
          startsAt: localTimeText,
          endsAt: localTimeText,
          breakMinutes: minutesNumber,
          workedMinutes: minutesNumber,
          cancelled: z.boolean(),
          employeeConfirmedAt: instantText.nullable(),
          memberConfirmedAt: instantText.nullable(),
          changedAt: instantText,
          supersededAt: instantText.nullable(),
        }),
      ),
    }),
  }),
  confirm: defineRoute({
    method: 'POST',
    url: '/hours/confirmations',
    tag,
    summary: 'Confirm entries for one side',
    description:
      'All or nothing. An officer confirms for either side, a member company for its own. ' +
      '409 when a month is closed and the entry was billed, 404 when an entry is not there.',
    access: 'signed-in',
    body: confirmationBody,
    response: confirmationAnswer,
  }),
  undoConfirmation: defineRoute({
    method: 'POST',
    url: '/hours/confirmations/undo',
    tag,
    summary: 'Take back confirmations of one side',
    access: 'signed-in',
    body: confirmationBody,
    response: confirmationAnswer,
  }),
  correct: defineRoute({
    method: 'POST',
    url: '/hours/:entryId/corrections',
    tag,
    summary: 'Correct an entry: a new version, to be confirmed again',
    description:
      'After the close of its month the difference is billed and paid with the next one. ' +
      '409 with the kind stale when the entry has a newer version than the one named.',
    access: 'officer',
    params: z.object({ entryId: identifier }),
    status: 201,
    body: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('times'),
        version: z.int().min(1).describe('The version that was read'),
        startsAt: localTimeText,
        endsAt: localTimeText,
        breakMinutes: z.int().min(0).max(1440),
        breakStartsAt: localTimeText.nullable().optional(),
      }),
      z.object({
        kind: z.literal('cancel').describe('The work did not take place'),
        version: z.int().min(1),
      }),
    ]),
    response: hourRow,
  }),
}
