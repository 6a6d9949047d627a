import { z } from 'zod'
import { centsNumber, dayText, defineRoute, monthText } from '../../platform/http/contract.ts'

const tag = 'taxes'

export const vatReturn = z
  .object({
    from: dayText,
    to: dayText,
    onReceipts: z.boolean(),
    lines: z.array(
      z.object({
        box: z.string().describe('Line of the form 3310 (CA3)'),
        label: z.string(),
        baseEuros: z.int().nullable(),
        vatEuros: z.int().nullable(),
      }),
    ),
    collectedCents: centsNumber,
    deductibleCents: centsNumber,
    dueCents: centsNumber.describe('To pay; negative for a credit'),
    pendingCents: centsNumber.describe('VAT of sales that waits for its receipt'),
    isPosted: z.boolean(),
  })
  .meta({ id: 'VatReturn' })
export type VatReturnAnswer = z.infer<typeof vatReturn>

const turnover = z.object({ taxedCents: centsNumber, exemptCents: centsNumber })

export const payrollTax = z
  .object({
    year: z.int(),
    source: z.string(),
    yearBefore: turnover,
    thisYear: turnover,
    shareE4: z.int().describe('Taxed share of the pay'),
    distanceTo90E4: z.int().nullable().describe('Taxed turnover of the year before, above 90 %'),
    distanceNextE4: z.int().nullable().describe('The same of this year so far'),
    knownMonths: z.int(),
    grossTaxCents: centsNumber,
    allowanceCents: centsNumber,
    dueCents: centsNumber,
    yearForecastCents: centsNumber,
    monthlyCents: z.array(centsNumber),
    postedMonths: z.array(monthText),
    persons: z.array(
      z.object({
        employeeId: z.string(),
        name: z.string(),
        grossCents: centsNumber,
        taxCents: centsNumber,
      }),
    ),
  })
  .meta({ id: 'PayrollTax' })
export type PayrollTaxAnswer = z.infer<typeof payrollTax>

const period = { from: dayText, to: dayText }
const format = z.enum(['json', 'csv', 'xlsx']).default('json')

export const taxesContract = {
  vatReturn: defineRoute({
    method: 'GET',
    url: '/ledger/vat-return',
    tag,
    summary: 'VAT return of a period out of the books',
    access: 'officer',
    querystring: z.object({ ...period, format }),
    response: vatReturn,
    exports: {
      file: 'tva',
      columns: [
        { path: 'box', heading: 'Ligne', kind: 'text' },
        { path: 'label', heading: 'Libellé', kind: 'text' },
        { path: 'baseEuros', heading: 'Base (EUR)', kind: 'count' },
        { path: 'vatEuros', heading: 'TVA (EUR)', kind: 'count' },
      ],
    },
  }),
  postVatReturn: defineRoute({
    method: 'POST',
    url: '/ledger/vat-returns',
    tag,
    summary: 'Post the entry that settles the VAT of a period',
    access: 'officer',
    status: 201,
    body: z.object(period),
    response: vatReturn,
  }),
  setVatRegime: defineRoute({
    method: 'PUT',
    url: '/ledger/vat-regime',
    tag,
    summary: 'Choose receipts or debits for the VAT of the sales to come',
    access: 'officer',
    body: z.object({ onReceipts: z.boolean() }),
    response: z.object({ onReceipts: z.boolean() }),
  }),
  payrollTax: defineRoute({
    method: 'GET',
    url: '/ledger/payroll-tax/:year',
    tag,
    summary: 'Payroll tax of a year, person by person, with its forecast',
    access: 'officer',
    params: z.object({ year: z.coerce.number().int().min(2024).max(2100) }),
    querystring: z.object({ format }),
    response: payrollTax,
    exports: {
      file: 'taxe-sur-les-salaires',
      columns: [
        { path: 'employeeId', heading: 'Matricule', kind: 'text' },
        { path: 'name', heading: 'Nom', kind: 'text' },
        { path: 'grossCents', heading: 'Brut (EUR)', kind: 'cents' },
        { path: 'taxCents', heading: 'Taxe (EUR)', kind: 'cents' },
      ],
    },
  }),
  postPayrollTax: defineRoute({
    method: 'POST',
    url: '/ledger/payroll-tax-postings',
    tag,
    summary: 'Post what a month adds to the payroll tax',
    access: 'officer',
    status: 201,
    body: z.object({ month: monthText }),
    response: z.object({ pieceReference: z.string() }),
  }),
}
