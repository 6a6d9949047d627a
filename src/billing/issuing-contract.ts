import { z } from 'zod'
import { INVOICE_KINDS, LINE_KINDS } from './invoice.ts'
import {
  centsNumber,
  dayText,
  defineRoute,
  identifier,
  instantText,
  minutesNumber,
  monthText,
} from '../platform/http/contract.ts'

const tag = 'issuing'
const access = 'officer'
const params = z.object({ invoiceNumber: identifier })

const issued = z
  .object({
    invoiceNumber: z.string(),
    memberId: z.string(),
    kind: z.enum(INVOICE_KINDS),
    netCents: centsNumber,
    grossCents: centsNumber,
  })
  .meta({ id: 'IssuedDocument' })
export type IssuedRow = z.infer<typeof issued>

const related = z.object({
  invoiceNumber: z.string(),
  kind: z.enum(INVOICE_KINDS),
  issuedOn: dayText,
  netCents: centsNumber,
  grossCents: centsNumber,
})

export const invoiceLife = z
  .object({
    issuedAt: instantText.nullable(),
    issuedBy: z.string().nullable().describe('Null for a member company'),
    reason: z.string().nullable().describe('Why it was issued, for a credit note'),
    precedes: z.array(related).describe('Documents that name this one, oldest first'),
    follows: z.array(related).describe('Documents that this one names'),
    left: z
      .array(z.object({ line: z.int(), leftCents: centsNumber }))
      .describe('What credit notes have left of each line'),
    corrections: z
      .object({ lines: z.int(), netCents: centsNumber })
      .nullable()
      .describe('What changed since and is not billed yet; null for a member company'),
  })
  .meta({ id: 'InvoiceLife' })
export type InvoiceLife = z.infer<typeof invoiceLife>

const term = z.object({ days: z.int().min(0).max(120), endOfMonth: z.boolean() })

const trueUp = z.object({
  memberId: z.string(),
  name: z.string(),
  isExempt: z.boolean(),
  minutes: minutesNumber,
  costCents: centsNumber,
  commonCents: centsNumber,
  billedCents: centsNumber,
  dueCents: centsNumber,
})

export const trueUpPreview = z
  .object({
    year: z.int(),
    closed: z.array(monthText),
    unusedCents: centsNumber.describe('Cost of time that no member used'),
    overheadsCents: centsNumber,
    members: z.array(trueUp),
  })
  .meta({ id: 'TrueUpPreview' })
export type TrueUpAnswer = z.infer<typeof trueUpPreview>

const feeDue = z.object({
  memberId: z.string(),
  name: z.string(),
  joinedOn: dayText,
  value: z.int().nullable().describe('Employees, or hours of the year before'),
  amountCents: centsNumber.nullable().describe('Null where the value is not known'),
  invoiceNumber: z.string().nullable(),
})
export type FeeDueRow = z.infer<typeof feeDue>

const year = z.coerce.number().int().min(2000).max(2100)

export const issuingContract = {
  life: defineRoute({
    method: 'GET',
    url: '/invoices/:invoiceNumber/life',
    tag,
    access: 'signed-in',
    summary: 'What an invoice came from and what became of it',
    params,
    response: invoiceLife,
  }),
  credit: defineRoute({
    method: 'POST',
    url: '/invoices/:invoiceNumber/credit-notes',
    tag,
    access,
    summary: 'Take an invoice back, whole or in part, by a credit note',
    params,
    body: z.object({
      lines: z
        .array(z.object({ line: z.int().min(1), netCents: centsNumber.optional() }))
        .min(1)
        .nullable()
        .describe('Null: all that is left'),
      reopens: z.boolean().describe('The hours may be corrected and billed again'),
      reason: z.string().trim().min(1).max(300),
    }),
    status: 201,
    response: issued,
  }),
  correct: defineRoute({
    method: 'POST',
    url: '/invoices/:invoiceNumber/corrections',
    tag,
    access,
    summary: 'Bill what changed since, by a corrective invoice or a credit note',
    params,
    body: z.object({}),
    status: 201,
    response: issued,
  }),
  advances: defineRoute({
    method: 'GET',
    url: '/advances',
    tag,
    access,
    summary: 'Advances that are not deducted whole',
    response: z.object({
      items: z.array(
        z.object({ invoiceNumber: z.string(), memberId: z.string(), leftCents: centsNumber }),
      ),
    }),
  }),
  advance: defineRoute({
    method: 'POST',
    url: '/advances',
    tag,
    access,
    summary: 'Invoice an advance',
    body: z.object({
      memberId: identifier,
      netCents: centsNumber.min(1).max(100_000_000_00),
      label: z.string().trim().min(1).max(200),
      term: term.optional(),
    }),
    status: 201,
    response: issued,
  }),
  feesDue: defineRoute({
    method: 'GET',
    url: '/fees/:feeId/due',
    tag,
    access,
    summary: 'Who owes a fee in a year',
    params: z.object({ feeId: z.uuid() }),
    querystring: z.object({ year }),
    response: z.object({ items: z.array(feeDue) }),
  }),
  issueFees: defineRoute({
    method: 'POST',
    url: '/fees/:feeId/invoices',
    tag,
    access,
    summary: 'Invoice a fee to those who owe it',
    params: z.object({ feeId: z.uuid() }),
    body: z.object({ year, memberIds: z.array(identifier).nullable() }),
    status: 201,
    response: z.object({ issued: z.array(issued) }),
  }),
  trueUp: defineRoute({
    method: 'GET',
    url: '/true-ups/:year',
    tag,
    access,
    summary: 'What bringing a year to actual cost would bill',
    params: z.object({ year }),
    querystring: z.object({ overheadsCents: z.coerce.number().int().min(0).optional() }),
    response: trueUpPreview,
  }),
  issueTrueUp: defineRoute({
    method: 'POST',
    url: '/true-ups/:year/invoices',
    tag,
    access,
    summary: 'Bring the year of exempt members to actual cost',
    params: z.object({ year }),
    body: z.object({ overheadsCents: centsNumber.min(0).nullable() }),
    status: 201,
    response: z.object({ issued: z.array(issued) }),
  }),
}

const act = z.object({
  act: z.enum(['accepted', 'disputed', 'answered', 'billed', 'left_out']),
  words: z.string(),
  minutes: minutesNumber.nullable(),
  netCents: centsNumber,
  actor: z.string(),
  at: instantText,
})

const preInvoiceLine = z.object({
  key: z.string(),
  kind: z.enum(LINE_KINDS),
  correctedKind: z.enum(LINE_KINDS).nullable(),
  period: monthText,
  employeeId: z.string().nullable(),
  employeeName: z.string().nullable(),
  siteName: z.string().nullable(),
  label: z.string().nullable(),
  minutes: minutesNumber.nullable(),
  unitPriceE4: z.int().nullable(),
  netCents: centsNumber,
  hours: z.array(
    z.object({
      entryId: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      workedMinutes: minutesNumber,
    }),
  ),
  state: z.enum(['open', 'accepted', 'disputed', 'billed', 'left_out']),
  acts: z.array(act),
})
export type PreInvoiceLineRow = z.infer<typeof preInvoiceLine>

export const preInvoice = z
  .object({
    memberId: z.string(),
    memberName: z.string(),
    month: monthText,
    closed: z.boolean(),
    netCents: centsNumber,
    vatCents: centsNumber,
    grossCents: centsNumber,
    minutes: minutesNumber,
    lines: z.array(preInvoiceLine),
  })
  .meta({ id: 'PreInvoice' })
export type PreInvoiceAnswer = z.infer<typeof preInvoice>

const preInvoiceRow = z.object({
  memberId: z.string(),
  memberName: z.string(),
  lines: z.int(),
  accepted: z.int(),
  disputed: z.int().describe('Not settled'),
  minutes: minutesNumber,
  netCents: centsNumber,
  disputedCents: centsNumber,
})
export type PreInvoiceRow = z.infer<typeof preInvoiceRow>

export const preInvoiceContract = {
  list: defineRoute({
    method: 'GET',
    url: '/pre-invoices',
    tag,
    access,
    summary: 'The invoices to come of a month, and what members said of them',
    querystring: z.object({ month: monthText }),
    response: z.object({ closed: z.boolean(), items: z.array(preInvoiceRow) }),
  }),
  one: defineRoute({
    method: 'GET',
    url: '/pre-invoices/:memberId',
    tag,
    access: 'signed-in',
    summary: 'The invoice to come of a member, line by line',
    params: z.object({ memberId: identifier }),
    querystring: z.object({ month: monthText }),
    response: preInvoice,
  }),
  say: defineRoute({
    method: 'POST',
    url: '/pre-invoices/:memberId/acts',
    tag,
    access: 'signed-in',
    summary: 'Accept or dispute lines; answer or settle a dispute',
    params: z.object({ memberId: identifier }),
    body: z.object({
      month: monthText,
      act: z.enum(['accepted', 'disputed', 'answered', 'billed', 'left_out']),
      keys: z.array(z.string().max(500)).min(1).nullable().describe('Null: all that are open'),
      words: z.string().max(1000),
    }),
    response: preInvoice,
  }),
}
