import { z } from 'zod'
import {
  centsNumber,
  dayText,
  defineRoute,
  identifier,
  instantText,
  monthText,
} from '../../platform/http/contract.ts'

const tag = 'payments'
const scheme = z.enum(['CORE', 'B2B']).describe('B2B: companies alone, without refund')

const mandate = z.object({
  reference: z.string(),
  scheme,
  isOneOff: z.boolean(),
  signedOn: dayText.nullable(),
  revokedOn: dayText.nullable(),
  noticeDays: z.int(),
  lastUsedOn: dayText.nullable(),
  isImported: z.boolean().describe('Of the data package: its past is not known'),
  lastFour: z.string().describe('End of the IBAN'),
})

export const collectableRow = z
  .object({
    invoiceNumber: z.string(),
    memberId: z.string(),
    memberName: z.string(),
    issuedOn: dayText,
    dueOn: dayText,
    amountCents: centsNumber.describe('Open and not asked of the bank'),
    collectedOn: dayText.describe('Due, announced, and a day on which banks settle'),
    mandate: mandate.nullable(),
    lacks: z.array(z.string()).describe('All that stands against a debit; empty: it can be made'),
  })
  .meta({ id: 'CollectableInvoice' })
export type CollectableRow = z.infer<typeof collectableRow>

export const payableRow = z
  .object({
    id: z.string().describe('The employee, or the credit note'),
    payeeId: z.string(),
    name: z.string(),
    lastFour: z.string().nullable().describe('End of the IBAN; null: none is known'),
    amountCents: centsNumber,
    label: z.string(),
  })
  .meta({ id: 'PayableRow' })
export type PayableRow = z.infer<typeof payableRow>

export const paymentFile = z
  .object({
    fileId: z.string(),
    kind: z.enum(['debits', 'wages', 'refunds']),
    messageId: z.string(),
    madeBy: z.string(),
    madeAt: instantText,
    orders: z.int(),
    amountCents: centsNumber,
    rejected: z.int().describe('Orders that the bank refused, or of a file withdrawn'),
    isWithdrawn: z.boolean(),
  })
  .meta({ id: 'PaymentFile' })
export type PaymentFileAnswer = z.infer<typeof paymentFile>

export const paymentOrder = z
  .object({
    endToEndId: z.string(),
    invoiceNumber: z.string().nullable(),
    memberId: z.string().nullable(),
    employeeId: z.string().nullable(),
    name: z.string(),
    dueOn: dayText,
    amountCents: centsNumber,
    status: z.enum(['rejected', 'accepted', 'pending', 'withdrawn']).nullable(),
    reason: z.string().nullable(),
    words: z.string().nullable(),
  })
  .meta({ id: 'PaymentOrder' })
export type PaymentOrderAnswer = z.infer<typeof paymentOrder>

const fileParams = z.object({ fileId: z.uuid() })
const made = z.object({ fileId: z.string(), messageId: z.string() })

export const paymentsContract = {
  collectables: defineRoute({
    method: 'GET',
    url: '/payments/collectables',
    tag,
    summary: 'Invoices that the bank can be asked to collect, and why the others cannot',
    access: 'officer',
    response: z.object({ today: dayText, items: z.array(collectableRow) }),
  }),
  collect: defineRoute({
    method: 'POST',
    url: '/payments/debits',
    tag,
    summary: 'Make the file of direct debits (pain.008) of the chosen invoices',
    description: '409 where one of them cannot be collected, or was asked for before.',
    access: 'officer',
    status: 201,
    body: z.object({ invoiceNumbers: z.array(identifier).max(10_000) }),
    response: made,
  }),
  wages: defineRoute({
    method: 'GET',
    url: '/payments/wages',
    tag,
    summary: 'Net pay of a month still to be sent, by the payroll journal',
    access: 'officer',
    querystring: z.object({ month: monthText }),
    response: z.object({ today: dayText, items: z.array(payableRow) }),
  }),
  refunds: defineRoute({
    method: 'GET',
    url: '/payments/refunds',
    tag,
    summary: 'Credit notes still to be paid back',
    access: 'officer',
    response: z.object({ today: dayText, items: z.array(payableRow) }),
  }),
  transfer: defineRoute({
    method: 'POST',
    url: '/payments/transfers',
    tag,
    summary: 'Make the file of transfers (pain.001) of what was chosen',
    access: 'officer',
    status: 201,
    body: z.object({
      month: monthText.nullable().describe('Of the wages; null for refunds'),
      executedOn: dayText,
      ids: z.array(identifier).max(50_000),
    }),
    response: made,
  }),
  files: defineRoute({
    method: 'GET',
    url: '/payments/files',
    tag,
    summary: 'Files that were made for the bank, newest first',
    access: 'officer',
    response: z.object({ items: z.array(paymentFile) }),
  }),
  orders: defineRoute({
    method: 'GET',
    url: '/payments/files/:fileId',
    tag,
    summary: 'What a file asks, and what the bank said of it',
    access: 'officer',
    params: fileParams,
    response: z.object({ messageId: z.string(), items: z.array(paymentOrder) }),
  }),
  content: defineRoute({
    method: 'GET',
    url: '/payments/files/:fileId/content',
    tag,
    summary: 'The file for the bank, as it was made',
    access: 'officer',
    params: fileParams,
    produces: 'application/xml',
    response: z.unknown(),
  }),
  withdraw: defineRoute({
    method: 'POST',
    url: '/payments/files/:fileId/withdrawal',
    tag,
    summary: 'Say that a file was never given to the bank',
    access: 'officer',
    params: fileParams,
    body: z.object({ reason: z.string().min(1).max(500) }),
    response: z.object({ fileId: z.string() }),
  }),
  answer: defineRoute({
    method: 'POST',
    url: '/payments/answers',
    tag,
    summary: 'Read the status report of the bank (pain.002)',
    access: 'officer',
    consumes: ['multipart/form-data'],
    response: z.object({ fileId: z.string(), rejected: z.int() }),
  }),
  setMandate: defineRoute({
    method: 'POST',
    url: '/payments/mandates',
    tag,
    summary: 'Record a mandate that a member signed',
    access: 'officer',
    status: 201,
    body: z.object({
      memberId: identifier,
      reference: z.string().min(1).max(100),
      iban: z.string().min(1).max(60),
      scheme: scheme.default('CORE'),
      isOneOff: z.boolean().default(false),
      signedOn: dayText,
      noticeDays: z.int().min(1).max(60).default(14),
    }),
    response: z.object({ reference: z.string() }),
  }),
  endMandate: defineRoute({
    method: 'POST',
    url: '/payments/mandates/revocations',
    tag,
    summary: 'End a mandate',
    access: 'officer',
    body: z.object({ reference: z.string().min(1).max(100), on: dayText }),
    response: z.object({ reference: z.string() }),
  }),
  setPayee: defineRoute({
    method: 'POST',
    url: '/payments/payees',
    tag,
    summary: 'Say to which account wages or refunds are sent',
    access: 'officer',
    status: 201,
    body: z.object({
      employeeId: identifier.nullable(),
      memberId: identifier.nullable(),
      iban: z.string().min(1).max(60),
      bic: z.string().max(20).nullable().default(null),
    }),
    response: z.object({ lastFour: z.string() }),
  }),
}
