import { z } from 'zod'
import {
  centsNumber,
  dayText,
  defineRoute,
  identifier,
  instantText,
  monthQuery,
  monthText,
} from '../../platform/http/contract.ts'
import { INVOICE_KINDS } from '../invoice.ts'

const tag = 'transmission'

const flowState = z.enum(['waiting', 'uncertain', 'sent', 'accepted', 'refused'])
const route = z.enum(['platform', 'chorus_pro', 'reported', 'abroad', 'outside'])

export const transmission = z
  .object({
    invoiceNumber: z.string(),
    kind: z.enum(INVOICE_KINDS),
    memberId: z.string(),
    memberName: z.string(),
    month: monthText,
    issuedOn: dayText,
    grossCents: centsNumber,
    route: route.describe('How the invoice reaches its member'),
    electronicAddress: z.string().nullable(),
    flowState: flowState.nullable().describe('Of the flow that carried it; null: it did not go'),
    failure: z.string().nullable().describe('What the platform found wrong, in its words'),
    statusCode: z.int().nullable().describe('Last status of its life (XP Z12-012)'),
    statusAt: instantText.nullable(),
  })
  .meta({ id: 'Transmission' })
export type TransmissionAnswer = z.infer<typeof transmission>

const amountByRate = z.object({
  vatPercentE2: z.int().min(0).max(10_000).describe('Hundredths of a percent: 2000 is 20 %'),
  grossCents: centsNumber.describe('Tax included'),
})

export const lifeStatus = z
  .object({
    statusId: z.string(),
    code: z.int().describe('Code of XP Z12-012: 200 deposited, 205 approved, 212 cashed…'),
    origin: z.enum(['group', 'platform']),
    happenedAt: instantText,
    recordedBy: z.string(),
    reasonCode: z.string().nullable(),
    reason: z.string().nullable(),
    amounts: z.array(amountByRate),
  })
  .meta({ id: 'LifeStatus' })
export type LifeStatus = z.infer<typeof lifeStatus>

const openStatus = z.object({
  code: z.int(),
  reasons: z.array(z.string()).describe('Codes of which one must be given; none: no reason asked'),
})

export const platformAccount = z
  .object({
    flowAddress: z.string(),
    directoryAddress: z.string(),
    tokenAddress: z.string(),
    clientId: z.string(),
    hasSecret: z.boolean().describe('The secret itself is never given back'),
    organizationId: z.string().nullable(),
    sendsByItself: z.boolean().describe('Whether invoices leave when they are issued'),
    lastContactAt: instantText.nullable(),
    lastFailure: z.string().nullable(),
  })
  .meta({ id: 'PlatformAccount' })
export type PlatformAccountAnswer = z.infer<typeof platformAccount>

const choices = z
  .object({
    profile: z.enum(['en16931', 'extended_ctc_fr']),
    vatDue: z.enum(['payment', 'issue']).describe('Set with the books of the group'),
    accent: z
      .string()
      .regex(/^#[0-9a-f]{6}$/)
      .describe('Colour of titles, #rrggbb, on which white can be read'),
    hasLogo: z.boolean(),
  })
  .meta({ id: 'DocumentChoices' })
export type ChoicesAnswer = z.infer<typeof choices>

const routing = z
  .object({
    electronicAddress: z
      .string()
      .max(125)
      .nullable()
      .describe('Address in the directory (scheme 0225); null: the SIREN'),
    serviceCode: z.string().max(100).nullable().describe('Code of the service, for Chorus Pro'),
    orderNumber: z.string().max(100).nullable().describe('Number of commitment or order'),
  })
  .meta({ id: 'MemberRouting' })
export type RoutingAnswer = z.infer<typeof routing>

const memberParams = z.object({ memberId: identifier })
const invoiceParams = z.object({ invoiceNumber: identifier })

export const transmissionContract = {
  list: defineRoute({
    method: 'GET',
    url: '/transmissions',
    tag,
    summary: 'How the invoices of a month reach their members, and what became of them',
    access: 'officer',
    querystring: monthQuery.extend({ format: z.enum(['json', 'csv', 'xlsx']).default('json') }),
    response: z.object({
      items: z.array(transmission),
      account: platformAccount.nullable(),
    }),
    exports: {
      file: 'transmissions',
      columns: [
        { path: 'invoiceNumber', heading: 'Numéro', kind: 'text' },
        { path: 'memberName', heading: 'Adhérent', kind: 'text' },
        { path: 'issuedOn', heading: 'Émise le', kind: 'day' },
        { path: 'grossCents', heading: 'TTC (EUR)', kind: 'cents' },
        { path: 'route', heading: 'Voie', kind: 'text' },
        { path: 'flowState', heading: 'Envoi', kind: 'text' },
        { path: 'failure', heading: 'Motif', kind: 'text' },
        { path: 'statusCode', heading: 'Statut', kind: 'count' },
      ],
    },
  }),
  transmit: defineRoute({
    method: 'POST',
    url: '/transmissions',
    tag,
    summary: 'Send invoices through the platform',
    description: 'They leave with the next exchange, which starts at once. What went stays.',
    access: 'officer',
    body: z.object({ invoiceNumbers: z.array(identifier).min(1).max(5000) }),
    response: z.object({ queued: z.int() }),
  }),
  exchange: defineRoute({
    method: 'POST',
    url: '/platform-exchanges',
    tag,
    summary: 'Send what waits and read what came, now',
    access: 'officer',
    status: 202,
    response: z.object({ isNew: z.boolean().describe('false when one is under way') }),
  }),
  life: defineRoute({
    method: 'GET',
    url: '/invoices/:invoiceNumber/statuses',
    tag,
    summary: 'The statuses of an invoice, in their order, and those that the group may set',
    access: 'signed-in',
    params: invoiceParams,
    response: z.object({ statuses: z.array(lifeStatus), open: z.array(openStatus) }),
  }),
  record: defineRoute({
    method: 'POST',
    url: '/invoices/:invoiceNumber/statuses',
    tag,
    summary: 'Set a status of an invoice that the group issued',
    access: 'officer',
    params: invoiceParams,
    body: z.object({
      code: z.int(),
      reasonCode: z.string().max(40).nullable(),
      reason: z.string().max(500).nullable(),
      amounts: z.array(amountByRate).max(20),
    }),
    response: z.object({ statuses: z.array(lifeStatus), open: z.array(openStatus) }),
  }),
  message: defineRoute({
    method: 'POST',
    url: '/status-messages',
    tag,
    summary: 'Take the message of a status that came another way (CDAR)',
    description: 'A form with one XML file. 422 with all that is wrong.',
    access: 'officer',
    consumes: ['multipart/form-data'],
    response: z.object({ stored: z.int() }),
  }),
  account: defineRoute({
    method: 'GET',
    url: '/platform-account',
    tag,
    summary: 'The account at an approved platform',
    access: 'officer',
    response: z.object({ account: platformAccount.nullable() }),
  }),
  setAccount: defineRoute({
    method: 'PUT',
    url: '/platform-account',
    tag,
    summary: 'Set the account at an approved platform',
    access: 'officer',
    body: z.object({
      flowAddress: z.string().max(500),
      directoryAddress: z.string().max(500),
      tokenAddress: z.string().max(500),
      clientId: z.string().min(1).max(200),
      secret: z.string().min(1).max(500).nullable().describe('null keeps the one that is there'),
      organizationId: z.string().min(1).max(100).nullable(),
      sendsByItself: z.boolean(),
    }),
    response: z.object({ account: platformAccount.nullable() }),
  }),
  removeAccount: defineRoute({
    method: 'DELETE',
    url: '/platform-account',
    tag,
    summary: 'Forget the account; what went and came stays',
    access: 'officer',
    response: z.object({ account: platformAccount.nullable() }),
  }),
  tryAccount: defineRoute({
    method: 'POST',
    url: '/platform-account/trials',
    tag,
    summary: 'Whether the platform takes the account',
    access: 'officer',
    response: z.object({ ok: z.boolean(), said: z.string().nullable() }),
  }),
  choices: defineRoute({
    method: 'GET',
    url: '/invoicing-choices',
    tag,
    summary: 'How the documents of the group look and are written',
    access: 'officer',
    response: choices,
  }),
  setChoices: defineRoute({
    method: 'PUT',
    url: '/invoicing-choices',
    tag,
    summary: 'Change how the documents of the group look and are written',
    description: 'Those that exist stay as they are. With the ETag of what was read in If-Match.',
    access: 'officer',
    body: choices.pick({ profile: true, accent: true }),
    response: choices,
  }),
  setLogo: defineRoute({
    method: 'POST',
    url: '/invoicing-logo',
    tag,
    summary: 'Set the logo: a PNG or JPEG file of at most 500 kB',
    access: 'officer',
    consumes: ['multipart/form-data'],
    response: choices,
  }),
  removeLogo: defineRoute({
    method: 'DELETE',
    url: '/invoicing-logo',
    tag,
    summary: 'Take the logo away',
    access: 'officer',
    response: choices,
  }),
  preview: defineRoute({
    method: 'GET',
    url: '/invoicing-preview',
    tag,
    summary: 'An invoice as it would look: a specimen, of no value',
    access: 'officer',
    produces: 'application/pdf',
    response: z.string(),
  }),
  routing: defineRoute({
    method: 'GET',
    url: '/members/:memberId/routing',
    tag,
    summary: 'What a member asked to read on its invoices',
    access: 'officer',
    params: memberParams,
    response: routing,
  }),
  setRouting: defineRoute({
    method: 'PUT',
    url: '/members/:memberId/routing',
    tag,
    summary: 'Set what a member asked to read on its invoices',
    access: 'officer',
    params: memberParams,
    body: routing,
    response: routing,
  }),
  directory: defineRoute({
    method: 'GET',
    url: '/directory-lines',
    tag,
    summary: 'Addresses of a member in the French directory, asked of the platform',
    access: 'officer',
    querystring: z.object({ memberId: identifier }),
    response: z.object({
      lines: z.array(
        z.object({
          address: z.string(),
          name: z.string().nullable(),
          isPublic: z.boolean(),
          isOpen: z.boolean(),
        }),
      ),
    }),
  }),
  reporting: defineRoute({
    method: 'GET',
    url: '/e-reporting',
    tag,
    summary: 'Transactions of a month that are reported to the tax office, by day and rate',
    access: 'officer',
    querystring: monthQuery.extend({ format: z.enum(['json', 'csv', 'xlsx']).default('json') }),
    response: z.object({
      items: z.array(
        z.object({
          day: dayText,
          kind: z.enum(['sale', 'payment']),
          route: z.enum(['reported', 'abroad']),
          vatPercentE2: z.int(),
          count: z.int(),
          netCents: centsNumber,
          vatCents: centsNumber,
          grossCents: centsNumber,
        }),
      ),
    }),
    exports: {
      file: 'e-reporting',
      columns: [
        { path: 'day', heading: 'Jour', kind: 'day' },
        {
          path: 'kind',
          heading: 'Nature',
          kind: 'text',
          words: { sale: 'Opérations', payment: 'Encaissements' },
        },
        {
          path: 'route',
          heading: 'Avec',
          kind: 'text',
          words: { reported: 'Non assujettis', abroad: 'Étranger' },
        },
        { path: 'vatPercentE2', heading: 'Taux (centièmes de %)', kind: 'count' },
        { path: 'count', heading: 'Nombre', kind: 'count' },
        { path: 'netCents', heading: 'HT (EUR)', kind: 'cents' },
        { path: 'vatCents', heading: 'TVA (EUR)', kind: 'cents' },
        { path: 'grossCents', heading: 'TTC (EUR)', kind: 'cents' },
      ],
    },
  }),
}
