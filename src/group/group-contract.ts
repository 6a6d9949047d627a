import { z } from 'zod'
import { defineRoute, monthText } from '../platform/http/contract.ts'

const tag = 'group'

export const groupSettings = z
  .object({
    overtimeSplit: z
      .enum(['pro_rata', 'chronological'])
      .describe('How overtime of a week is split over its members (OVT-08)'),
    paymentDays: z.int().min(0).max(60),
    workAccidentRateE4: z.int().min(0).max(10_000),
    addressLine: z.string().max(200).nullable(),
    postalCode: z.string().max(20).nullable(),
    city: z.string().max(100).nullable(),
    iban: z.string().max(60).nullable().describe('Spaces are taken away'),
    bic: z.string().max(20).nullable(),
    creditorIdentifier: z.string().max(60).nullable().describe('ICS, for direct debits'),
  })
  .meta({ id: 'GroupSettings' })
export type GroupSettings = z.infer<typeof groupSettings>

export const groupMonth = z.object({
  month: monthText,
  closed: z.boolean(),
  hasEntries: z.boolean().describe('Whether hours are declared'),
})
export type GroupMonth = z.infer<typeof groupMonth>

export const group = z
  .object({
    groupId: z.string(),
    name: z.string(),
    siren: z.string().nullable(),
    legalForm: z.string().nullable(),
    country: z.string(),
    timeZone: z.string(),
    idcc: z.string().nullable(),
    kind: z.string().nullable(),
    establishments: z.array(
      z.object({ establishmentId: z.string(), name: z.string(), siret: z.string().nullable() }),
    ),
    months: z.array(groupMonth).describe('Months that hold work, oldest first'),
    currentMonth: monthText
      .nullable()
      .describe('The first month with entries that is not closed, else the last'),
  })
  .meta({ id: 'Group' })
export type Group = z.infer<typeof group>

export const groupContract = {
  group: defineRoute({
    method: 'GET',
    url: '/group',
    tag,
    summary: 'The group and its months',
    access: 'signed-in',
    response: group,
  }),
  settings: defineRoute({
    method: 'GET',
    url: '/group/settings',
    tag,
    summary: 'Choices of the group',
    access: 'officer',
    response: groupSettings,
  }),
  changeSettings: defineRoute({
    method: 'PUT',
    url: '/group/settings',
    tag,
    summary: 'Change the choices of the group',
    description: 'With the ETag of what was read in If-Match.',
    access: 'officer',
    body: groupSettings,
    response: groupSettings,
  }),
}
