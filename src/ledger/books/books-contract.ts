import { z } from 'zod'
import {
  centsNumber,
  dayText,
  defineRoute,
  identifier,
  instantText,
  listQuery,
  monthText,
} from '../../platform/http/contract.ts'

const tag = 'books'
const yearNumber = z.coerce.number().int().min(1990).max(2100)
const account = z.string().min(3).max(13)

export const listedAccount = z.object({
  account: z.string(),
  label: z.string(),
  source: z.enum(['standard', 'mapped', 'added', 'posted']),
  lines: z.int().describe('Lines posted on it'),
})
export type ListedAccountAnswer = z.infer<typeof listedAccount>

const typedLine = z.object({
  account: z.string().max(20),
  auxiliary: z.string().max(60).nullable(),
  label: z.string().max(200).nullable(),
  debitCents: z.int().min(0).max(100_000_000_000),
  creditCents: z.int().min(0).max(100_000_000_000),
})
export type TypedLineBody = z.infer<typeof typedLine>

const entryKey = z.object({
  journal: z.string().max(10),
  year: z.int(),
  entryNumber: z.int(),
})

const entryTemplate = z
  .object({
    templateId: z.string(),
    name: z.string().min(1).max(100),
    journal: z.string().max(10),
    label: z.string().max(200),
    lines: z.array(typedLine).max(100),
  })
  .meta({ id: 'EntryTemplate' })
export type EntryTemplateAnswer = z.infer<typeof entryTemplate>

const accountLine = z.object({
  key: z.string().describe('Journal, year, entry and line'),
  journal: z.string(),
  year: z.int(),
  entryNumber: z.int(),
  number: z.string(),
  entryDate: dayText,
  pieceReference: z.string(),
  label: z.string(),
  auxiliary: z.string().nullable(),
  auxiliaryLabel: z.string().nullable(),
  debitCents: centsNumber,
  creditCents: centsNumber,
  balanceCents: centsNumber.describe('Balance of the account after the line, debit positive'),
  letters: z.string().nullable(),
  letteredOn: dayText.nullable(),
  letteringId: z.string().nullable(),
})
export type AccountLineAnswer = z.infer<typeof accountLine>

export const generalLedger = z
  .object({
    account: z.string(),
    label: z.string(),
    from: dayText,
    to: dayText,
    openingCents: centsNumber,
    closingCents: centsNumber,
    items: z.array(accountLine),
    total: z.int(),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'GeneralLedger' })
export type GeneralLedgerAnswer = z.infer<typeof generalLedger>

const closedPeriod = z.object({ kind: z.string() }).loose()

const yearOfBooks = z
  .object({
    year: z.int(),
    closedBy: z.string().nullable(),
    closedAt: instantText.nullable(),
    resultCents: centsNumber,
    openingLines: z.int(),
    isOpened: z.boolean().describe('An opening entry holds what was before'),
    refusals: z.array(closedPeriod).describe('What keeps the year from being closed'),
    months: z.array(
      z.object({
        month: monthText,
        entries: z.int(),
        debitCents: centsNumber,
        isClosed: z.boolean().describe('Invoices and pay of the month are posted'),
        lockedBy: z.string().nullable(),
        lockedAt: instantText.nullable(),
      }),
    ),
  })
  .meta({ id: 'YearOfBooks' })
export type YearOfBooksAnswer = z.infer<typeof yearOfBooks>

const openingBalance = z.object({
  account,
  label: z.string().max(200),
  auxiliary: z.string().max(60).nullable(),
  auxiliaryLabel: z.string().max(200).nullable(),
  balanceCents: centsNumber.describe('Debit positive'),
})

const opening = z
  .object({
    year: z.int(),
    balances: z.array(openingBalance),
    resultCents: centsNumber.describe('Result of the year before, carried to 120 or 129'),
    isPosted: z.boolean(),
    refusals: z.array(closedPeriod),
  })
  .meta({ id: 'Opening' })
export type OpeningAnswer = z.infer<typeof opening>

const approval = z
  .object({
    version: z.int(),
    accountant: z.string(),
    recordedBy: z.string(),
    approvedAt: instantText,
    changedEvents: z.array(z.string()).describe('Changed since; none when the approval holds'),
  })
  .nullable()
  .meta({ id: 'MappingApproval' })
export type MappingApprovalAnswer = z.infer<typeof approval>

export const leave = z
  .object({
    on: dayText,
    payCents: centsNumber.describe('What the leave not taken is worth'),
    contributionsCents: centsNumber,
    bookedPayCents: centsNumber.describe('What the books hold for it (4282)'),
    bookedContributionsCents: centsNumber.describe('The same of its contributions (4382)'),
    persons: z.array(
      z.object({
        employeeId: z.string(),
        name: z.string(),
        daysE2: z.int().describe('Hundredths of a day left and being earned'),
        payCents: centsNumber,
        owedContributionsCents: centsNumber,
      }),
    ),
  })
  .meta({ id: 'LeaveAccrual' })
export type LeaveAnswer = z.infer<typeof leave>

const posted = z.object({ cause: z.string(), pieceReference: z.string() })

export const booksContract = {
  chart: defineRoute({
    method: 'GET',
    url: '/ledger/chart',
    tag,
    summary: 'Chart of accounts',
    access: 'officer',
    querystring: z.object({ format: z.enum(['json', 'csv', 'xlsx']).default('json') }),
    response: z.object({ items: z.array(listedAccount) }),
    exports: {
      file: 'plan-comptable',
      columns: [
        { path: 'account', heading: 'Compte', kind: 'text' },
        { path: 'label', heading: 'Libellé', kind: 'text' },
        { path: 'lines', heading: 'Lignes', kind: 'count' },
      ],
    },
  }),
  addAccount: defineRoute({
    method: 'POST',
    url: '/ledger/chart',
    tag,
    summary: 'Add an account to the chart, or name one of those added',
    access: 'officer',
    body: z.object({ account: z.string().max(20), label: z.string().max(200) }),
    response: z.object({ items: z.array(listedAccount) }),
  }),
  approval: defineRoute({
    method: 'GET',
    url: '/ledger/account-mapping/approval',
    tag,
    summary: 'The last approval of the accounts by an accountant',
    access: 'officer',
    response: z.object({ approval }),
  }),
  approve: defineRoute({
    method: 'POST',
    url: '/ledger/account-mapping/approvals',
    tag,
    summary: 'Record that an accountant approves the accounts as they are',
    access: 'officer',
    body: z.object({ accountant: z.string().max(200) }),
    response: z.object({ approval }),
  }),
  generalLedger: defineRoute({
    method: 'GET',
    url: '/ledger/accounts/:account/lines',
    tag,
    summary: 'Lines of an account with its balance after each',
    access: 'officer',
    params: z.object({ account: identifier }),
    querystring: listQuery(['entryDate'], {
      from: dayText,
      to: dayText,
      auxiliary: z.string().max(60).optional(),
      open: z.enum(['true', 'false']).default('false').describe('Only lines without letters'),
    }),
    response: generalLedger,
    exports: {
      file: 'grand-livre',
      columns: [
        { path: 'entryDate', heading: 'Date', kind: 'day' },
        { path: 'number', heading: 'Écriture', kind: 'text' },
        { path: 'pieceReference', heading: 'Pièce', kind: 'text' },
        { path: 'label', heading: 'Libellé', kind: 'text' },
        { path: 'auxiliaryLabel', heading: 'Auxiliaire', kind: 'text' },
        { path: 'letters', heading: 'Lettrage', kind: 'text' },
        { path: 'debitCents', heading: 'Débit (EUR)', kind: 'cents' },
        { path: 'creditCents', heading: 'Crédit (EUR)', kind: 'cents' },
        { path: 'balanceCents', heading: 'Solde (EUR)', kind: 'cents' },
      ],
    },
  }),
  letter: defineRoute({
    method: 'POST',
    url: '/ledger/letterings',
    tag,
    summary: 'Letter lines of one account that add up to zero',
    access: 'officer',
    body: z.object({ lines: z.array(z.string().max(80)).min(1).max(500) }),
    response: z.object({ letters: z.string() }),
  }),
  letterAutomatically: defineRoute({
    method: 'POST',
    url: '/ledger/letterings/automatic',
    tag,
    summary: 'Letter all that settles itself for certain',
    access: 'officer',
    body: z.object({ accounts: z.array(account).min(1).max(50) }),
    response: z.object({ groups: z.int(), lines: z.int() }),
  }),
  unletter: defineRoute({
    method: 'POST',
    url: '/ledger/letterings/:letteringId/undo',
    tag,
    summary: 'Take a lettering back',
    access: 'officer',
    params: z.object({ letteringId: z.uuid() }),
    response: z.object({ letters: z.string() }),
  }),
  postEntry: defineRoute({
    method: 'POST',
    url: '/ledger/entries',
    tag,
    summary: 'Post an entry typed by a person, perhaps with what takes it back',
    access: 'officer',
    status: 201,
    body: z.object({
      journal: z.string().max(10),
      entryDate: dayText,
      pieceReference: z.string().max(100),
      label: z.string().max(200),
      lines: z.array(typedLine).max(200),
      reverseOn: dayText.nullable(),
    }),
    response: posted,
  }),
  reverseEntry: defineRoute({
    method: 'POST',
    url: '/ledger/reversals',
    tag,
    summary: 'Take a posted entry back by another',
    access: 'officer',
    status: 201,
    body: entryKey.extend({ on: dayText }),
    response: posted,
  }),
  templates: defineRoute({
    method: 'GET',
    url: '/ledger/templates',
    tag,
    summary: 'Templates of entries',
    access: 'officer',
    response: z.object({ items: z.array(entryTemplate) }),
  }),
  keepTemplate: defineRoute({
    method: 'POST',
    url: '/ledger/templates',
    tag,
    summary: 'Keep a template of an entry, or change one',
    access: 'officer',
    body: entryTemplate.partial({ templateId: true }),
    response: z.object({ templateId: z.string() }),
  }),
  dropTemplate: defineRoute({
    method: 'DELETE',
    url: '/ledger/templates/:templateId',
    tag,
    summary: 'Drop a template',
    access: 'officer',
    params: z.object({ templateId: z.uuid() }),
    response: z.object({ templateId: z.string() }),
  }),
  year: defineRoute({
    method: 'GET',
    url: '/ledger/years/:year',
    tag,
    summary: 'The months of a year, their locks, and what the close of the year will do',
    access: 'officer',
    params: z.object({ year: yearNumber }),
    response: yearOfBooks,
  }),
  lockMonth: defineRoute({
    method: 'PUT',
    url: '/ledger/locks/:month',
    tag,
    summary: 'Lock a month',
    access: 'officer',
    params: z.object({ month: monthText }),
    response: z.object({ month: monthText }),
  }),
  unlockMonth: defineRoute({
    method: 'DELETE',
    url: '/ledger/locks/:month',
    tag,
    summary: 'Lift the lock of a month',
    access: 'officer',
    params: z.object({ month: monthText }),
    response: z.object({ month: monthText }),
  }),
  closeYear: defineRoute({
    method: 'POST',
    url: '/ledger/years/:year/close',
    tag,
    summary: 'Close a year for good and open the next',
    access: 'officer',
    params: z.object({ year: yearNumber }),
    response: z.object({ year: z.int(), resultCents: centsNumber, openingLines: z.int() }),
  }),
  leave: defineRoute({
    method: 'GET',
    url: '/ledger/leave',
    tag,
    summary: 'Leave that is owed on a day, beside what the books hold for it',
    access: 'officer',
    querystring: z.object({
      on: dayText,
      format: z.enum(['json', 'csv', 'xlsx']).default('json'),
    }),
    response: leave,
    exports: {
      file: 'conges-a-payer',
      columns: [
        { path: 'name', heading: 'Salarié', kind: 'text' },
        { path: 'daysE2', heading: 'Jours (centièmes)', kind: 'count' },
        { path: 'payCents', heading: 'Congés à payer (EUR)', kind: 'cents' },
        { path: 'owedContributionsCents', heading: 'Cotisations (EUR)', kind: 'cents' },
      ],
    },
  }),
  postLeave: defineRoute({
    method: 'POST',
    url: '/ledger/leave-postings',
    tag,
    summary: 'Bring the books to what the leave is worth on a day',
    access: 'officer',
    status: 201,
    body: z.object({ on: dayText }),
    response: leave,
  }),
  open: defineRoute({
    method: 'POST',
    url: '/ledger/years/:year/opening',
    tag,
    summary: 'Open a year with typed balances',
    access: 'officer',
    params: z.object({ year: yearNumber }),
    body: z.object({ dryRun: z.boolean(), balances: z.array(openingBalance).max(5000) }),
    response: opening,
  }),
  openWithFile: defineRoute({
    method: 'POST',
    url: '/ledger/opening-file',
    tag,
    summary: 'Open a year with the file of another program',
    description:
      'A form with one file: the FEC of the year before, or a trial balance as CSV with account, ' +
      'label, debit and credit. `dryRun` reads and checks without posting.',
    access: 'officer',
    consumes: ['multipart/form-data'],
    querystring: z.object({
      year: yearNumber,
      dryRun: z.enum(['true', 'false']).default('true'),
    }),
    response: opening,
  }),
}
