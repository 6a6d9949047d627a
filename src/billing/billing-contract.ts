import { z } from 'zod'
import {
  centsNumber,
  dayText,
  defineRoute,
  e4Number,
  identifier,
  listQuery,
  localTimeText,
  minutesNumber,
  monthText,
  pageOf,
} from '../platform/http/contract.ts'
import { INVOICE_KINDS, LINE_KINDS } from './invoice.ts'
import { PRICE_METHODS } from './rules/price-rules.ts'

const tag = 'invoices'
const params = z.object({ invoiceNumber: identifier })

export const invoiceRow = z
  .object({
    invoiceNumber: z.string(),
    kind: z.enum(INVOICE_KINDS),
    memberId: z.string(),
    memberName: z.string(),
    month: monthText,
    issuedOn: dayText,
    dueOn: dayText,
    minutes: minutesNumber.describe('Minutes of the lines of hours and of their corrections'),
    netCents: centsNumber,
    vatCents: centsNumber,
    grossCents: centsNumber,
    wagesCents: centsNumber,
    contributionsCents: centsNumber,
    otherCents: centsNumber,
  })
  .meta({ id: 'InvoiceRow' })
export type InvoiceRow = z.infer<typeof invoiceRow>

const party = z.object({
  name: z.string(),
  siren: z.string().nullable(),
  siret: z.string().nullable(),
  vatNumber: z.string().nullable(),
  legalForm: z.string().nullable(),
  addressLine: z.string().nullable(),
  postalCode: z.string().nullable(),
  city: z.string().nullable(),
  communeCode: z.string().nullable(),
  countryCode: z.string(),
  email: z.string().nullable(),
})

const explanation = z
  .object({
    pricing: z.enum([
      'coefficient',
      'cost_plus_fixed',
      'cost_plus_percent',
      'actual_cost',
      'at_cost',
    ]),
    hourlyGrossE4: e4Number.optional(),
    coefficientE4: e4Number.optional(),
    costPerHourE4: e4Number.optional(),
    fixedE4: e4Number.optional(),
    percentE4: e4Number.optional(),
    premiumE4: e4Number.optional(),
    label: z.string().optional(),
    reason: z.string().optional().describe('Why it was credited'),
    method: z.enum(PRICE_METHODS).optional(),
    decidedOn: z.string().optional().describe('Day of the decision of the board'),
    decision: z.string().optional(),
  })
  .describe('The numbers that made the price; a member company sees pricing and label only')

const invoiceLine = z.object({
  line: z.int(),
  kind: z.enum(LINE_KINDS),
  correctedKind: z.enum(LINE_KINDS).nullable(),
  period: monthText,
  assignmentId: z.string().nullable(),
  employeeId: z.string().nullable(),
  employeeName: z.string().nullable(),
  siteName: z.string().nullable(),
  minutes: minutesNumber.nullable(),
  unitPriceE4: e4Number.nullable(),
  netCents: centsNumber,
  vatPercentE2: z.int().describe('Hundredths of a percent: 2000 is 20 %'),
  vatExemption: z.string().nullable(),
  wagesCents: centsNumber.nullable().describe('Null for a member company'),
  contributionsCents: centsNumber.nullable().describe('Null for a member company'),
  explanation,
  entries: z
    .array(
      z.object({
        entryId: z.string(),
        startsAt: localTimeText,
        endsAt: localTimeText,
        breakMinutes: minutesNumber,
        workedMinutes: minutesNumber,
      }),
    )
    .describe('The hours behind the line'),
})
export type InvoiceLineAnswer = z.infer<typeof invoiceLine>

export const invoice = z
  .object({
    ...invoiceRow.shape,
    seller: party,
    buyer: party,
    vat: z.array(
      z.object({
        vatPercentE2: z.int(),
        vatExemption: z.string().nullable(),
        netCents: centsNumber,
        vatCents: centsNumber,
      }),
    ),
    lines: z.array(invoiceLine),
    ledgerEntry: z
      .object({ journal: z.string(), year: z.int(), entryNumber: z.int() })
      .nullable()
      .describe('The accounting entry of the invoice; null for a member company'),
  })
  .meta({ id: 'Invoice' })
export type InvoiceAnswer = z.infer<typeof invoice>

export const billingContract = {
  list: defineRoute({
    method: 'GET',
    url: '/invoices',
    tag,
    summary: 'Invoices and credit notes',
    access: 'signed-in',
    querystring: listQuery(
      ['number', 'member', 'month', 'issuedOn', 'minutes', 'netCents', 'grossCents'],
      {
        month: monthText.optional(),
        member: identifier.optional(),
        kind: z.enum(INVOICE_KINDS).optional(),
        q: z.string().max(200).optional().describe('Part of the number or of the member'),
      },
    ),
    response: z.object({
      ...pageOf(invoiceRow).shape,
      sums: z
        .object({
          minutes: minutesNumber,
          netCents: centsNumber,
          vatCents: centsNumber,
          grossCents: centsNumber,
        })
        .describe('Of the whole list'),
    }),
    exports: {
      file: 'factures',
      columns: [
        { path: 'invoiceNumber', heading: 'Numéro', kind: 'text' },
        {
          path: 'kind',
          heading: 'Nature',
          kind: 'text',
          words: {
            invoice: 'Facture',
            credit_note: 'Avoir',
            corrective: 'Facture rectificative',
            advance: 'Acompte',
          },
        },
        { path: 'kind', heading: 'Code de nature', kind: 'text' },
        { path: 'memberId', heading: 'Identifiant', kind: 'text' },
        { path: 'memberName', heading: 'Adhérent', kind: 'text' },
        { path: 'month', heading: 'Mois', kind: 'text' },
        { path: 'issuedOn', heading: 'Émise le', kind: 'day' },
        { path: 'dueOn', heading: 'Échéance', kind: 'day' },
        { path: 'minutes', heading: 'Heures', kind: 'minutes' },
        { path: 'netCents', heading: 'Net HT (EUR)', kind: 'cents' },
        { path: 'vatCents', heading: 'TVA (EUR)', kind: 'cents' },
        { path: 'grossCents', heading: 'TTC (EUR)', kind: 'cents' },
        { path: 'wagesCents', heading: 'dont salaires (EUR)', kind: 'cents' },
        { path: 'contributionsCents', heading: 'dont cotisations (EUR)', kind: 'cents' },
        { path: 'otherCents', heading: 'dont autres (EUR)', kind: 'cents' },
      ],
    },
  }),
  invoice: defineRoute({
    method: 'GET',
    url: '/invoices/:invoiceNumber',
    tag,
    summary: 'One invoice with its lines and the hours behind them',
    access: 'signed-in',
    params,
    response: invoice,
  }),
  pdf: defineRoute({
    method: 'GET',
    url: '/invoices/:invoiceNumber/pdf',
    tag,
    summary: 'The invoice as PDF (Factur-X)',
    access: 'signed-in',
    params,
    produces: 'application/pdf',
    response: z.string(),
  }),
  xml: defineRoute({
    method: 'GET',
    url: '/invoices/:invoiceNumber/xml',
    tag,
    summary: 'The invoice as CII XML',
    access: 'signed-in',
    params,
    produces: 'application/xml',
    response: z.string(),
  }),
}
