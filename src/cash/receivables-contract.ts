import { z } from 'zod'
import {
  centsNumber,
  dayText,
  defineRoute,
  identifier,
  instantText,
} from '../platform/http/contract.ts'

const tag = 'receivables'

const ages = z.object({
  not_due: centsNumber,
  d1_30: centsNumber,
  d31_60: centsNumber,
  d61_90: centsNumber,
  over_90: centsNumber,
})
export type AgesAnswer = z.infer<typeof ages>

const openInvoice = z.object({
  invoiceNumber: z.string(),
  kind: z.enum(['invoice', 'credit_note', 'corrective', 'advance']),
  memberId: z.string(),
  memberName: z.string(),
  issuedOn: dayText,
  dueOn: dayText,
  grossCents: centsNumber,
  paidCents: centsNumber,
  openCents: centsNumber,
  daysLate: z.int().describe('Negative before the due date'),
  isPaused: z.boolean(),
})
export type OpenInvoiceAnswer = z.infer<typeof openInvoice>

const agedMember = z.object({
  memberId: z.string(),
  memberName: z.string(),
  ages,
  advanceCents: centsNumber.describe('Paid ahead or too much'),
  totalCents: centsNumber,
})
export type AgedMemberAnswer = z.infer<typeof agedMember>

export const agedBalanceAnswer = z
  .object({
    at: dayText,
    members: z.array(agedMember),
    sums: ages,
    advanceCents: centsNumber,
    totalCents: centsNumber,
    lateCents: centsNumber,
    dsoTenths: z
      .int()
      .nullable()
      .describe('Tenths of a day: open over billed in 90 days, times 90; null without billing'),
    billedCents: centsNumber.describe('Billed in the 90 days before, taxes included'),
    invoices: z.array(openInvoice),
  })
  .meta({ id: 'AgedBalance' })
export type AgedBalanceAnswer = z.infer<typeof agedBalanceAnswer>

const payment = z.object({
  settlementId: z.string(),
  settledOn: dayText,
  amountCents: centsNumber,
  kind: z.enum(['receipt', 'return', 'set_off', 'undone']),
  returnReason: z.string().nullable(),
  vat: z.array(
    z.object({
      vatPercentE2: z.int(),
      vatExemption: z.string().nullable(),
      netCents: centsNumber,
      vatCents: centsNumber,
    }),
  ),
})
export type PaymentAnswer = z.infer<typeof payment>

const tone = z.enum(['courteous', 'firm', 'formal'])
const lateInvoice = z.object({
  invoiceNumber: z.string(),
  issuedOn: dayText,
  dueOn: dayText,
  grossCents: centsNumber,
  openCents: centsNumber,
  daysLate: z.int(),
  interestCents: centsNumber,
  fixedCents: centsNumber,
})
const level = z.object({
  level: z.int(),
  daysLate: z.int().min(1).max(365),
  tone,
  charges: z.boolean().describe('Late interest and the fixed sum are asked for'),
})
export type LevelAnswer = z.infer<typeof level>

const reminderProposal = z.object({
  memberId: z.string(),
  memberName: z.string(),
  level,
  invoices: z.array(lateInvoice),
  openCents: centsNumber,
  interestCents: centsNumber,
  fixedCents: centsNumber,
})
export type ReminderProposalAnswer = z.infer<typeof reminderProposal>

const reminder = z.object({
  reminderId: z.string(),
  memberId: z.string(),
  memberName: z.string(),
  level: z.int(),
  tone,
  writtenOn: dayText,
  invoices: z.array(lateInvoice),
  openCents: centsNumber,
  interestCents: centsNumber,
  fixedCents: centsNumber,
  channel: z.enum(['post', 'mail', 'phone']),
  recordedBy: z.string(),
  recordedAt: instantText,
})
export type ReminderAnswer = z.infer<typeof reminder>

export const receivablesContract = {
  agedBalance: defineRoute({
    method: 'GET',
    url: '/cash/aged-balance',
    tag,
    summary: 'What members owe on a day, by how late it is, and the DSO',
    access: 'officer',
    querystring: z.object({
      at: dayText.optional().describe('Today unless said'),
      format: z.enum(['json', 'csv', 'xlsx']).default('json'),
    }),
    response: agedBalanceAnswer,
    exports: {
      file: 'balance-agee',
      columns: [
        { path: 'memberId', heading: 'Identifiant', kind: 'text' },
        { path: 'memberName', heading: 'Adhérent', kind: 'text' },
        { path: 'ages.not_due', heading: 'Non échu (EUR)', kind: 'cents' },
        { path: 'ages.d1_30', heading: '1 à 30 jours (EUR)', kind: 'cents' },
        { path: 'ages.d31_60', heading: '31 à 60 jours (EUR)', kind: 'cents' },
        { path: 'ages.d61_90', heading: '61 à 90 jours (EUR)', kind: 'cents' },
        { path: 'ages.over_90', heading: 'Plus de 90 jours (EUR)', kind: 'cents' },
        { path: 'advanceCents', heading: 'Avances (EUR)', kind: 'cents' },
        { path: 'totalCents', heading: 'Total (EUR)', kind: 'cents' },
      ],
    },
  }),
  memberAccount: defineRoute({
    method: 'GET',
    url: '/members/:memberId/account',
    tag,
    summary: 'What a member owes, invoice by invoice, and what it has in its favour',
    access: 'signed-in',
    params: z.object({ memberId: identifier }),
    response: z.object({
      invoices: z.array(openInvoice),
      openCents: centsNumber,
      lateCents: centsNumber,
      advanceCents: centsNumber,
      reminders: z.array(reminder),
    }),
  }),
  payments: defineRoute({
    method: 'GET',
    url: '/invoices/:invoiceNumber/payments',
    tag,
    summary: 'What settled an invoice, with its VAT by rate',
    access: 'signed-in',
    params: z.object({ invoiceNumber: identifier }),
    response: z.object({
      grossCents: centsNumber,
      paidCents: centsNumber,
      openCents: centsNumber,
      dueOn: dayText,
      daysLate: z.int(),
      interestCents: centsNumber.describe('Late interest until today, on what is still owed'),
      isPaused: z.boolean(),
      items: z.array(payment),
    }),
  }),
  reminders: defineRoute({
    method: 'GET',
    url: '/cash/reminders',
    tag,
    summary: 'Reminders that are due today, the letters written and the levels',
    access: 'officer',
    response: z.object({
      today: dayText,
      proposals: z.array(reminderProposal),
      written: z.array(reminder),
      levels: z.array(level),
      rateE4: z.int().describe('Yearly rate of late interest today, in ten-thousandths'),
    }),
  }),
  writeReminders: defineRoute({
    method: 'POST',
    url: '/cash/reminders',
    tag,
    summary: 'Write the reminders of members, all or none',
    access: 'officer',
    status: 201,
    body: z.object({
      memberIds: z.array(identifier).min(1).max(2000),
      channel: z.enum(['post', 'mail', 'phone']),
    }),
    response: z.object({ written: z.array(z.string()) }),
  }),
  letter: defineRoute({
    method: 'GET',
    url: '/cash/reminders/:reminderId/pdf',
    tag,
    summary: 'The letter of a reminder',
    access: 'signed-in',
    params: z.object({ reminderId: identifier }),
    produces: 'application/pdf',
    response: z.string(),
  }),
  pause: defineRoute({
    method: 'POST',
    url: '/cash/reminder-pauses',
    tag,
    summary: 'Stop the reminders of a disputed invoice, or take them up again',
    access: 'officer',
    status: 201,
    body: z.object({
      invoiceNumber: identifier,
      paused: z.boolean(),
      reason: z.string().max(500).default(''),
    }),
    response: z.object({ invoiceNumber: z.string(), paused: z.boolean() }),
  }),
  changeLevels: defineRoute({
    method: 'PUT',
    url: '/cash/reminder-levels',
    tag,
    summary: 'Set when reminders are due and in which tone',
    access: 'officer',
    body: z.object({
      levels: z
        .array(level.omit({ level: true }))
        .min(1)
        .max(5),
    }),
    response: z.object({ levels: z.array(level) }),
  }),
}
