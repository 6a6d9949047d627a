import { z } from 'zod'
import {
  centsNumber,
  dayText,
  defineRoute,
  e4Number,
  identifier,
  instantText,
  listQuery,
  pageOf,
} from '../platform/http/contract.ts'
import { lifeStatus } from '../billing/transmission/transmission-contract.ts'

const tag = 'purchases'
const params = z.object({ purchaseId: identifier })

export const purchaseRow = z
  .object({
    purchaseId: z.string(),
    supplierId: z.string(),
    supplierName: z.string(),
    invoiceNumber: z.string(),
    typeCode: z.string().describe('UNTDID 1001: 380 invoice, 381 credit note…'),
    syntax: z.enum(['CII', 'UBL', 'Factur-X']),
    issuedOn: dayText,
    dueOn: dayText.nullable(),
    netCents: centsNumber,
    vatCents: centsNumber,
    grossCents: centsNumber,
    payableCents: centsNumber,
    receivedAt: instantText,
    fromPlatform: z.boolean(),
    statusCode: z.int().nullable(),
  })
  .meta({ id: 'PurchaseRow' })
export type PurchaseRowAnswer = z.infer<typeof purchaseRow>

const party = z.object({
  name: z.string(),
  siren: z.string().nullable(),
  siret: z.string().nullable(),
  vatNumber: z.string().nullable(),
  address: z.string(),
  countryCode: z.string().nullable(),
  electronicAddress: z.string().nullable(),
})

const warning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('for-another-buyer'), siren: z.string() }),
  z.object({
    kind: z.literal('line-product'),
    lineId: z.string(),
    statedCents: centsNumber,
    computedCents: centsNumber,
  }),
  z.object({ kind: z.literal('no-lines') }),
  z.object({ kind: z.literal('same-number'), purchaseId: z.string() }),
])

const expense = z.object({ account: z.string().max(12), label: z.string().min(1).max(100) })

export const purchase = purchaseRow
  .extend({
    fileName: z.string(),
    profile: z.string().nullable(),
    currency: z.string(),
    seller: party,
    buyer: party,
    orderNumber: z.string().nullable(),
    iban: z.string().nullable(),
    preceding: z.array(z.string()),
    notes: z.array(z.string()),
    lines: z.array(
      z.object({
        lineId: z.string(),
        name: z.string(),
        quantity: z.string().nullable(),
        unit: z.string().nullable(),
        price: z.string().nullable(),
        netCents: centsNumber,
        vatCategory: z.string().nullable(),
        vatPercentE2: z.int().nullable(),
      }),
    ),
    vat: z.array(
      z.object({
        category: z.string(),
        percentE2: z.int(),
        baseCents: centsNumber,
        taxCents: centsNumber,
        exemption: z.string().nullable(),
      }),
    ),
    warnings: z.array(warning),
    statuses: z.array(lifeStatus),
    open: z.array(z.object({ code: z.int(), reasons: z.array(z.string()) })),
    expense: expense.describe('What the books would hold: chosen before, or that of the product'),
    deductibleE4: e4Number.describe('Share of the tax that is deducted: 10000 is all of it'),
    expenses: z.array(expense).describe('Accounts of the suppliers of the group'),
  })
  .meta({ id: 'Purchase' })
export type PurchaseAnswer = z.infer<typeof purchase>

export const purchasesContract = {
  list: defineRoute({
    method: 'GET',
    url: '/purchases',
    tag,
    summary: 'Invoices received from suppliers',
    access: 'officer',
    querystring: listQuery(['receivedAt', 'issuedOn', 'dueOn', 'supplier', 'grossCents'], {
      state: z.enum(['open', 'approved', 'refused']).optional(),
      q: z.string().max(200).optional().describe('Part of the number or of the supplier'),
    }),
    response: pageOf(purchaseRow),
    exports: {
      file: 'achats',
      columns: [
        { path: 'supplierName', heading: 'Fournisseur', kind: 'text' },
        { path: 'supplierId', heading: 'SIREN', kind: 'text' },
        { path: 'invoiceNumber', heading: 'Numéro', kind: 'text' },
        { path: 'typeCode', heading: 'Code de nature', kind: 'text' },
        { path: 'issuedOn', heading: 'Émise le', kind: 'day' },
        { path: 'dueOn', heading: 'Échéance', kind: 'day' },
        { path: 'netCents', heading: 'Net HT (EUR)', kind: 'cents' },
        { path: 'vatCents', heading: 'TVA (EUR)', kind: 'cents' },
        { path: 'grossCents', heading: 'TTC (EUR)', kind: 'cents' },
        { path: 'statusCode', heading: 'Statut', kind: 'count' },
      ],
    },
  }),
  receive: defineRoute({
    method: 'POST',
    url: '/purchases',
    tag,
    summary: 'Take an invoice of a supplier: Factur-X, CII or UBL',
    description:
      'A form with one file. 422 with all that is wrong; the same file again is the same purchase.',
    access: 'officer',
    consumes: ['multipart/form-data'],
    response: z.object({ purchaseId: z.string(), isNew: z.boolean() }),
  }),
  purchase: defineRoute({
    method: 'GET',
    url: '/purchases/:purchaseId',
    tag,
    summary: 'One invoice received: what it says, what became of it, what may be answered',
    access: 'officer',
    params,
    response: purchase,
  }),
  file: defineRoute({
    method: 'GET',
    url: '/purchases/:purchaseId/file',
    tag,
    summary: 'The file as it came',
    access: 'officer',
    params,
    produces: 'application/octet-stream',
    response: z.string(),
  }),
  validate: defineRoute({
    method: 'POST',
    url: '/purchases/:purchaseId/validation',
    tag,
    summary: 'Validate a purchase: it is posted and the supplier told that it is approved',
    access: 'officer',
    params,
    body: expense.extend({ deductibleE4: e4Number.min(0).max(10_000) }),
    response: purchase,
  }),
  answer: defineRoute({
    method: 'POST',
    url: '/purchases/:purchaseId/answers',
    tag,
    summary: 'Dispute, suspend or refuse a purchase with its reason, or say that it is paid',
    access: 'officer',
    params,
    body: z.object({
      code: z.int(),
      reasonCode: z.string().max(40).nullable(),
      reason: z.string().max(500).nullable(),
    }),
    response: purchase,
  }),
}
