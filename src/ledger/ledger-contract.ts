import { z } from 'zod'
import {
  centsNumber,
  dayText,
  defineRoute,
  listQuery,
  monthText,
  pageOf,
} from '../platform/http/contract.ts'

const tag = 'ledger'

const ledgerLine = z.object({
  line: z.int(),
  account: z.string(),
  accountLabel: z.string(),
  auxiliary: z.string().nullable(),
  auxiliaryLabel: z.string().nullable(),
  label: z.string(),
  debitCents: centsNumber,
  creditCents: centsNumber,
  memberId: z.string().nullable(),
  employeeId: z.string().nullable(),
  letters: z.string().nullable().describe('Lettering that holds the line'),
})

export const ledgerEntry = z
  .object({
    journal: z.string(),
    year: z.int(),
    entryNumber: z.int(),
    number: z.string().describe('As accountants cite it: journal, year, rank'),
    month: monthText,
    entryDate: dayText,
    pieceReference: z.string().describe('The invoice or the pay that it books'),
    invoiceNumber: z.string().nullable().describe('Where the piece is an invoice'),
    label: z.string(),
    cause: z.string().nullable().describe('What made it: invoice, receipt, manual…'),
    validatedOn: dayText,
    isReversed: z.boolean(),
    totalCents: centsNumber.describe('Sum of the debits, which is that of the credits'),
    lines: z.array(ledgerLine),
  })
  .meta({ id: 'LedgerEntry' })
export type LedgerEntryAnswer = z.infer<typeof ledgerEntry>

const balanceRow = z.object({
  account: z.string(),
  label: z.string(),
  auxiliary: z.string().nullable(),
  auxiliaryLabel: z.string().nullable(),
  openingCents: centsNumber.describe('Balance before the period, debit positive'),
  debitCents: centsNumber,
  creditCents: centsNumber,
  balanceCents: centsNumber.describe('Debit less credit of the period'),
  closingCents: centsNumber,
})

export const trialBalanceAnswer = z
  .object({
    month: monthText,
    from: monthText,
    rows: z.array(balanceRow),
    openingCents: centsNumber,
    closingCents: centsNumber,
    debitCents: centsNumber,
    creditCents: centsNumber,
  })
  .meta({ id: 'TrialBalance' })
export type TrialBalanceAnswer = z.infer<typeof trialBalanceAnswer>

const mappedAccount = z.object({
  event: z.string(),
  account: z.string(),
  label: z.string(),
})

export const accountMapping = z
  .object({
    events: z.array(
      mappedAccount.extend({
        defaultAccount: z.string(),
        defaultLabel: z.string(),
      }),
    ),
  })
  .meta({ id: 'AccountMapping' })
export type AccountMapping = z.infer<typeof accountMapping>

export const ledgerContract = {
  entries: defineRoute({
    method: 'GET',
    url: '/ledger/entries',
    tag,
    summary: 'Accounting entries with their lines',
    access: 'officer',
    querystring: listQuery(['number', 'entryDate', 'pieceReference', 'totalCents'], {
      month: monthText,
      journal: z.string().max(10).optional(),
      account: z.string().max(20).optional().describe('Entries with a line on this account'),
      q: z.string().max(200).optional().describe('Part of the piece or of the label'),
    }),
    response: pageOf(ledgerEntry),
    exports: {
      file: 'ecritures',
      columns: [
        { path: 'number', heading: 'Écriture', kind: 'text' },
        { path: 'entryDate', heading: 'Date', kind: 'day' },
        { path: 'journal', heading: 'Journal', kind: 'text' },
        { path: 'pieceReference', heading: 'Pièce', kind: 'text' },
        { path: 'line.account', heading: 'Compte', kind: 'text' },
        { path: 'line.accountLabel', heading: 'Libellé du compte', kind: 'text' },
        { path: 'line.auxiliary', heading: 'Auxiliaire', kind: 'text' },
        { path: 'line.auxiliaryLabel', heading: "Libellé de l'auxiliaire", kind: 'text' },
        { path: 'line.label', heading: 'Libellé', kind: 'text' },
        { path: 'line.debitCents', heading: 'Débit (EUR)', kind: 'cents' },
        { path: 'line.creditCents', heading: 'Crédit (EUR)', kind: 'cents' },
      ],
    },
  }),
  trialBalance: defineRoute({
    method: 'GET',
    url: '/ledger/trial-balance',
    tag,
    summary: 'Balance of each account over the months from one to another of a year',
    access: 'officer',
    querystring: z.object({
      month: monthText,
      from: monthText.optional().describe('First month; that of `month` unless said'),
      parties: z.enum(['true', 'false']).default('false').describe('A row for each auxiliary'),
      format: z.enum(['json', 'csv', 'xlsx']).default('json'),
    }),
    response: trialBalanceAnswer,
    exports: {
      file: 'balance',
      columns: [
        { path: 'account', heading: 'Compte', kind: 'text' },
        { path: 'label', heading: 'Libellé', kind: 'text' },
        { path: 'openingCents', heading: 'Ouverture (EUR)', kind: 'cents' },
        { path: 'debitCents', heading: 'Débit (EUR)', kind: 'cents' },
        { path: 'creditCents', heading: 'Crédit (EUR)', kind: 'cents' },
        { path: 'closingCents', heading: 'Solde (EUR)', kind: 'cents' },
      ],
    },
  }),
  accountMapping: defineRoute({
    method: 'GET',
    url: '/ledger/account-mapping',
    tag,
    summary: 'The account of each event',
    access: 'officer',
    response: accountMapping,
  }),
  changeAccountMapping: defineRoute({
    method: 'PUT',
    url: '/ledger/account-mapping',
    tag,
    summary: 'Change the accounts of the entries to come',
    description: 'With the ETag of what was read in If-Match. Posted entries keep their accounts.',
    access: 'officer',
    body: z.object({ events: z.array(mappedAccount).min(1).max(100) }),
    response: accountMapping,
  }),
  fec: defineRoute({
    method: 'GET',
    url: '/ledger/fec',
    tag,
    summary: 'Accounting entries of a month or of a year as FEC',
    access: 'officer',
    querystring: z.object({
      month: monthText.optional(),
      year: z.coerce.number().int().min(1990).max(2100).optional(),
    }),
    produces: 'text/plain',
    response: z.string(),
  }),
}
