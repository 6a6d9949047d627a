import { openTypesetter } from '../../adapters/typst/index.ts'
import {
  type ApiModule,
  type RefusalTable,
  refusalProblem,
  openOnce,
  dayAt,
} from '../../platform/http/index.ts'
import { month } from '../../shared/days.ts'
import { doerOf } from '../books/books-api.ts'
import { balancesOf, byAccount, firstOfYear, yearOf } from '../books/balances.ts'
import { chartOf } from '../books/chart-store.ts'
import { analyticOf } from './analytic.ts'
import { type BudgetRefusal, type BudgetRow, budgetOf, setBudget } from './budget.ts'
import type { Pair, StatementPart } from './rules/statements.ts'
import { balanceSheetAt, incomeStatementTo, yearBefore } from './statements.ts'
import { type StatementPartAnswer, statementsContract } from './statements-contract.ts'
import { statementsSheet } from './statements-sheet.ts'

const BUDGET_REFUSALS: RefusalTable<BudgetRefusal> = {
  'not-a-result-account': {
    is: 'invalid',
    fr: 'Un budget porte sur des comptes de charges (6) et de produits (7).',
    en: 'A budget is on accounts of expense (6) and income (7).',
  },
  'not-of-the-year': {
    is: 'invalid',
    fr: 'Un mois n’est pas de cette année.',
    en: 'A month is not of this year.',
  },
  twice: {
    is: 'invalid',
    fr: 'Un compte est budgété deux fois pour un mois.',
    en: 'An account has two amounts for a month.',
  },
}

const sumOf = (parts: readonly StatementPart[]): Pair => ({
  amountCents: parts.reduce((total, { amountCents }) => total + amountCents, 0),
  beforeCents: parts.reduce((total, { beforeCents }) => total + beforeCents, 0),
})

const partsAnswer = (parts: readonly StatementPart[]): StatementPartAnswer[] =>
  parts.map((part) => ({
    ...part,
    rows: part.rows.map((row) => ({ ...row, accounts: [...row.accounts] })),
  }))

/** Each account on a line of its own, for a spreadsheet. */
const accountRows = (side: string, parts: readonly StatementPartAnswer[]) =>
  parts.flatMap((part) =>
    part.rows.flatMap((row) =>
      row.accounts.map((account) => ({ side, part: part.label, row: row.label, ...account })),
    ),
  )

/** Routes of the balance sheet, the income statement, analytic accounts and the budget. */
export const statementsApi: ApiModule = (api) => {
  api.serve(
    statementsContract.balanceSheet,
    async ({ db, viewer, query }) => {
      const on = dayAt('/query/on', query.on)
      const { assets, liabilities } = await balanceSheetAt(db, viewer.groupId, on)
      return {
        on,
        before: yearBefore(on),
        assets: partsAnswer(assets),
        liabilities: partsAnswer(liabilities),
        assetsCents: sumOf(assets),
        liabilitiesCents: sumOf(liabilities),
      }
    },
    {
      rowsOf: ({ assets, liabilities }) => [
        ...accountRows('Actif', assets),
        ...accountRows('Passif', liabilities),
      ],
    },
  )
  api.serve(
    statementsContract.incomeStatement,
    async ({ db, viewer, query }) => {
      const to = dayAt('/query/to', query.to)
      const { parts, ...results } = await incomeStatementTo(db, viewer.groupId, to)
      return { to, before: yearBefore(to), parts: partsAnswer(parts), ...results }
    },
    { rowsOf: ({ parts }) => accountRows('Compte de résultat', parts) },
  )
  api.serve(
    statementsContract.analytic,
    async ({ db, viewer, query }) => {
      const period = { from: dayAt('/query/from', query.from), to: dayAt('/query/to', query.to) }
      const rows = await analyticOf(db, viewer.groupId, query.by, period)
      const sum = (name: 'incomeCents' | 'expenseCents' | 'marginCents') =>
        rows.reduce((total, row) => total + row[name], 0)
      return {
        by: query.by,
        ...period,
        rows: rows.map((row) => ({ ...row, accounts: [...row.accounts] })),
        incomeCents: sum('incomeCents'),
        expenseCents: sum('expenseCents'),
        marginCents: sum('marginCents'),
      }
    },
    { rowsOf: ({ rows }) => rows },
  )
  serveBudget(api)
  serveDocument(api)
}

const serveBudget: ApiModule = (api) => {
  api.serve(
    statementsContract.budget,
    async ({ db, viewer, params: { year }, query }) => {
      const to = month(query.to ?? `${year}-12`)
      const chart = await chartOf(db, viewer.groupId)
      const labels = new Map(chart.map(({ account, label }) => [account, label]))
      const rows = await budgetOf(db, viewer.groupId, year, labels)
      return { year, to, rows: rows.map((row) => budgetAnswer(row, Number(to.slice(5)))) }
    },
    { rowsOf: ({ rows }) => rows },
  )
  api.serve(statementsContract.setBudget, async (call) => {
    const { db, params, body } = call
    const result = await setBudget(db, await doerOf(call), params.year, body.lines)
    if (result.ok) return { lines: result.value.length }
    const [first] = result.refusal
    if (first === undefined) throw new Error('a refusal has a reason')
    throw refusalProblem(BUDGET_REFUSALS, first, { kind: first.kind, refusals: result.refusal })
  })
}

function budgetAnswer({ account, label, budgetCents, actualCents }: BudgetRow, months: number) {
  const upTo = (amounts: readonly number[]) =>
    amounts.slice(0, months).reduce((total, amount) => total + amount, 0)
  const [budgetTotalCents, actualTotalCents] = [upTo(budgetCents), upTo(actualCents)]
  return {
    account,
    label,
    budgetCents: [...budgetCents],
    actualCents: [...actualCents],
    budgetTotalCents,
    actualTotalCents,
    differenceCents: actualTotalCents - budgetTotalCents,
  }
}

const serveDocument: ApiModule = (api) => {
  const typesetter = openOnce(api, openTypesetter)
  api.serveFile(statementsContract.document, async ({ db, viewer, query, now }) => {
    const on = dayAt('/query/on', query.on)
    const { groupId, groupName } = viewer
    const period = { from: firstOfYear(yearOf(on)), to: on }
    const sheet = statementsSheet({
      groupName,
      on,
      before: yearBefore(on),
      printedOn: now.slice(0, 10),
      balanceSheet: await balanceSheetAt(db, groupId, on),
      income: await incomeStatementTo(db, groupId, on),
      balances: byAccount(await balancesOf(db, groupId, period)),
    })
    return async () => {
      const content = await typesetter().typeset('statements', sheet)
      return { content, fileName: `comptes-${on}.pdf`, disposition: 'inline' }
    }
  })
}
