import { z } from 'zod'
import {
  centsNumber,
  dayText,
  defineRoute,
  e4Number,
  identifier,
  listQuery,
  minutesNumber,
  monthQuery,
  monthText,
  pageOf,
} from '../platform/http/contract.ts'

const tag = 'members'
const params = z.object({ memberId: identifier })

export const memberRow = z
  .object({
    memberId: z.string(),
    name: z.string(),
    siren: z.string().nullable(),
    establishmentName: z.string().nullable(),
    joinedOn: dayText.nullable().describe('First day of the first membership'),
    leftOn: dayText.nullable().describe('Last day of the last membership'),
    state: z.enum(['current', 'past', 'future']).describe('Seen from the month asked for'),
    sites: z.int(),
    people: z.int().describe('People with an assignment in the month'),
    minutes: minutesNumber.describe('Minutes declared in the month'),
    confirmedMinutes: minutesNumber.describe('Minutes confirmed by both sides'),
    entriesToConfirm: z.int().describe('Entries that the member has not confirmed'),
    netCents: centsNumber.nullable().describe('Net invoiced for the month; null before the close'),
    invoiceNumber: z.string().nullable(),
  })
  .meta({ id: 'MemberRow' })
export type MemberRow = z.infer<typeof memberRow>

export const member = z
  .object({
    memberId: z.string(),
    name: z.string(),
    siren: z.string().nullable(),
    vatNumber: z.string().nullable(),
    publicBody: z.boolean().nullable(),
    idcc: z.string().nullable(),
    headcount: z.int().nullable(),
    taxableRevenuePercent: z.number().nullable(),
    competitorGroup: z.string().nullable(),
    depositCents: centsNumber.nullable(),
    bankGuaranteeCents: centsNumber.nullable(),
    iban: z.string().nullable(),
    mandateReference: z.string().nullable(),
    mandateSignedOn: dayText.nullable(),
    email: z.string().nullable(),
    establishment: z
      .object({ establishmentId: z.string(), name: z.string() })
      .nullable()
      .describe('The establishment of the group that serves the member'),
    memberships: z.array(z.object({ joinedOn: dayText, leftOn: dayText.nullable() })),
    sites: z.array(
      z.object({
        siteId: z.string(),
        name: z.string(),
        siret: z.string().nullable(),
        communeCode: z.string().nullable(),
        timeZone: z.string(),
      }),
    ),
  })
  .meta({ id: 'Member' })
export type Member = z.infer<typeof member>

export const memberPerson = z
  .object({
    employeeId: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    job: z.string().nullable().describe('Not shown to the member: part of the contract'),
    assignmentId: z.string(),
    siteId: z.string(),
    siteName: z.string(),
    startsOn: dayText,
    endsOn: dayText.nullable(),
    weeklyMinutes: minutesNumber.nullable(),
    plannedMinutes: minutesNumber,
    minutes: minutesNumber,
    confirmedMinutes: minutesNumber,
    entriesToConfirm: z.int(),
  })
  .meta({ id: 'MemberPerson' })
export type MemberPerson = z.infer<typeof memberPerson>

export const memberPrice = z
  .object({
    assignmentId: z.string(),
    employeeId: z.string(),
    employeeName: z.string(),
    siteName: z.string(),
    job: z.string().nullable(),
    startsOn: dayText.describe('First day of the price'),
    endsOn: dayText.nullable().describe('Last day: that before the next price'),
    pricing: z.enum(['coefficient', 'cost_plus_fixed', 'cost_plus_percent', 'actual_cost']),
    coefficientE4: e4Number.nullable(),
    fixedE4: e4Number.nullable(),
    percentE4: e4Number.nullable(),
    hourlyGrossE4: e4Number.nullable().describe('Gross hourly rate of the contract on that day'),
    hourlyPriceE4: e4Number
      .nullable()
      .describe('Price of an hour; null where it follows from the cost of the month'),
  })
  .meta({ id: 'MemberPrice' })
export type MemberPrice = z.infer<typeof memberPrice>

export const membersContract = {
  list: defineRoute({
    method: 'GET',
    url: '/members',
    tag,
    summary: 'Members with their month',
    access: 'signed-in',
    querystring: listQuery(
      ['name', 'memberId', 'people', 'minutes', 'entriesToConfirm', 'netCents', 'joinedOn'],
      {
        month: monthText,
        q: z.string().max(200).optional().describe('Part of the name, identifier or SIREN'),
        state: z.enum(['current', 'past', 'future']).optional(),
      },
    ),
    response: pageOf(memberRow),
    exports: {
      file: 'adherents',
      columns: [
        { path: 'memberId', heading: 'Identifiant', kind: 'text' },
        { path: 'name', heading: 'Adhérent', kind: 'text' },
        { path: 'siren', heading: 'SIREN', kind: 'text' },
        { path: 'establishmentName', heading: 'Établissement', kind: 'text' },
        { path: 'joinedOn', heading: 'Depuis', kind: 'day' },
        { path: 'leftOn', heading: "Jusqu'au", kind: 'day' },
        { path: 'sites', heading: 'Sites', kind: 'count' },
        { path: 'people', heading: 'Salariés', kind: 'count' },
        { path: 'minutes', heading: 'Heures déclarées', kind: 'minutes' },
        { path: 'confirmedMinutes', heading: 'Heures confirmées', kind: 'minutes' },
        { path: 'entriesToConfirm', heading: 'Lignes à confirmer', kind: 'count' },
        { path: 'netCents', heading: 'Net facturé (EUR)', kind: 'cents' },
        { path: 'invoiceNumber', heading: 'Facture', kind: 'text' },
      ],
    },
  }),
  member: defineRoute({
    method: 'GET',
    url: '/members/:memberId',
    tag,
    summary: 'One member: file, memberships, sites',
    access: 'signed-in',
    params,
    response: member,
  }),
  people: defineRoute({
    method: 'GET',
    url: '/members/:memberId/people',
    tag,
    summary: 'People made available to the member in the month',
    access: 'signed-in',
    params,
    querystring: monthQuery,
    response: z.object({ items: z.array(memberPerson) }),
  }),
  prices: defineRoute({
    method: 'GET',
    url: '/members/:memberId/prices',
    tag,
    summary: 'Prices agreed with the member, newest first',
    access: 'officer',
    params,
    response: z.object({ items: z.array(memberPrice) }),
  }),
}
