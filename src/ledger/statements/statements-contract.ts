import { z } from 'zod'
import { centsNumber, dayText, defineRoute, monthText } from '../../platform/http/contract.ts'

const tag = 'statements'
const yearNumber = z.coerce.number().int().min(1990).max(2100)
const pair = z.object({ amountCents: centsNumber, beforeCents: centsNumber })

const statementRow = pair.extend({
  id: z.string(),
  label: z.string(),
  accounts: z.array(pair.extend({ account: z.string(), label: z.string() })),
})
const statementPart = pair.extend({
  id: z.string(),
  label: z.string(),
  rows: z.array(statementRow),
})
export type StatementPartAnswer = z.infer<typeof statementPart>

export const balanceSheet = z
  .object({
    on: dayText,
    before: dayText,
    assets: z.array(statementPart),
    liabilities: z.array(statementPart),
    assetsCents: pair,
    liabilitiesCents: pair,
  })
  .meta({ id: 'BalanceSheet' })

export const incomeStatement = z
  .object({
    to: dayText,
    before: dayText,
    parts: z.array(statementPart),
    operatingCents: pair,
    financialCents: pair,
    exceptionalCents: pair,
    resultCents: pair,
  })
  .meta({ id: 'IncomeStatement' })
export type IncomeStatementAnswer = z.infer<typeof incomeStatement>

const analyticRow = z.object({
  id: z.string().nullable().describe('Null for what no member, place or person bears'),
  name: z.string().nullable(),
  incomeCents: centsNumber,
  expenseCents: centsNumber,
  marginCents: centsNumber,
  accounts: z.array(z.object({ account: z.string(), label: z.string(), amountCents: centsNumber })),
})
export type AnalyticRowAnswer = z.infer<typeof analyticRow>

export const analytic = z
  .object({
    by: z.enum(['member', 'establishment', 'employee']),
    from: dayText,
    to: dayText,
    rows: z.array(analyticRow),
    incomeCents: centsNumber,
    expenseCents: centsNumber,
    marginCents: centsNumber,
  })
  .meta({ id: 'Analytic' })

const budgetRow = z.object({
  account: z.string(),
  label: z.string(),
  budgetCents: z.array(centsNumber).describe('January to December'),
  actualCents: z.array(centsNumber),
  budgetTotalCents: centsNumber,
  actualTotalCents: centsNumber,
  differenceCents: centsNumber.describe('Actual less budget, up to the month asked for'),
})
export type BudgetRowAnswer = z.infer<typeof budgetRow>

export const budget = z
  .object({ year: z.int(), to: monthText, rows: z.array(budgetRow) })
  .meta({ id: 'Budget' })
export type BudgetAnswer = z.infer<typeof budget>

const format = z.enum(['json', 'csv', 'xlsx']).default('json')

const STATEMENT_COLUMNS = [
  { path: 'side', heading: 'Partie', kind: 'text' },
  { path: 'part', heading: 'Rubrique', kind: 'text' },
  { path: 'row', heading: 'Poste', kind: 'text' },
  { path: 'account', heading: 'Compte', kind: 'text' },
  { path: 'label', heading: 'Libellé', kind: 'text' },
  { path: 'amountCents', heading: 'Exercice (EUR)', kind: 'cents' },
  { path: 'beforeCents', heading: 'Exercice précédent (EUR)', kind: 'cents' },
] as const

export const statementsContract = {
  balanceSheet: defineRoute({
    method: 'GET',
    url: '/ledger/balance-sheet',
    tag,
    summary: 'Balance sheet on a day, beside the year before',
    access: 'officer',
    querystring: z.object({ on: dayText, format }),
    response: balanceSheet,
    exports: { file: 'bilan', columns: STATEMENT_COLUMNS },
  }),
  incomeStatement: defineRoute({
    method: 'GET',
    url: '/ledger/income-statement',
    tag,
    summary: 'Income statement from January to a day, beside the year before',
    access: 'officer',
    querystring: z.object({ to: dayText, format }),
    response: incomeStatement,
    exports: { file: 'compte-de-resultat', columns: STATEMENT_COLUMNS },
  }),
  document: defineRoute({
    method: 'GET',
    url: '/ledger/statements.pdf',
    tag,
    summary: 'Balance sheet, income statement and trial balance of a day, to print',
    access: 'officer',
    querystring: z.object({ on: dayText }),
    produces: 'application/pdf',
    response: z.string(),
  }),
  analytic: defineRoute({
    method: 'GET',
    url: '/ledger/analytic',
    tag,
    summary: 'Income and expense by member, establishment or person',
    access: 'officer',
    querystring: z.object({
      by: z.enum(['member', 'establishment', 'employee']),
      from: dayText,
      to: dayText,
      format,
    }),
    response: analytic,
    exports: {
      file: 'analytique',
      columns: [
        { path: 'id', heading: 'Identifiant', kind: 'text' },
        { path: 'name', heading: 'Nom', kind: 'text' },
        { path: 'incomeCents', heading: 'Produits (EUR)', kind: 'cents' },
        { path: 'expenseCents', heading: 'Charges (EUR)', kind: 'cents' },
        { path: 'marginCents', heading: 'Résultat (EUR)', kind: 'cents' },
      ],
    },
  }),
  budget: defineRoute({
    method: 'GET',
    url: '/ledger/budgets/:year',
    tag,
    summary: 'Budget and actual of a year, by account and month',
    access: 'officer',
    params: z.object({ year: yearNumber }),
    querystring: z.object({
      to: monthText.optional().describe('Compared up to this month; December unless said'),
      format,
    }),
    response: budget,
    exports: {
      file: 'budget',
      columns: [
        { path: 'account', heading: 'Compte', kind: 'text' },
        { path: 'label', heading: 'Libellé', kind: 'text' },
        { path: 'budgetTotalCents', heading: 'Budget (EUR)', kind: 'cents' },
        { path: 'actualTotalCents', heading: 'Réalisé (EUR)', kind: 'cents' },
        { path: 'differenceCents', heading: 'Écart (EUR)', kind: 'cents' },
      ],
    },
  }),
  setBudget: defineRoute({
    method: 'PUT',
    url: '/ledger/budgets/:year',
    tag,
    summary: 'Put the budget of a year in the place of what was planned',
    access: 'officer',
    params: z.object({ year: yearNumber }),
    body: z.object({
      lines: z
        .array(
          z.object({
            account: z.string().max(20),
            month: z.string().max(10),
            amountCents: centsNumber,
          }),
        )
        .max(5000),
    }),
    response: z.object({ lines: z.int() }),
  }),
}
