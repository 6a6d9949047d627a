import type { Balance } from '../books/balances.ts'
import type { BalanceSheet, IncomeStatement, Pair, StatementPart } from './rules/statements.ts'

interface SheetData {
  readonly groupName: string
  readonly on: string
  readonly before: string
  readonly printedOn: string
  readonly balanceSheet: BalanceSheet
  readonly income: IncomeStatement
  readonly balances: readonly Balance[]
}

const euros = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const amountText = (cents: number): string => (cents === 0 ? '' : euros.format(cents / 100))
const french = (day: string): string => day.split('-').toReversed().join('/')

interface SheetRow {
  readonly label: string
  readonly cells: readonly string[]
  readonly weight: 'plain' | 'part' | 'total'
}

const row = (label: string, weight: SheetRow['weight'], amounts: readonly number[]): SheetRow => ({
  label,
  weight,
  cells: amounts.map(amountText),
})

const pairRow = (label: string, weight: SheetRow['weight'], pair: Pair): SheetRow =>
  row(label, weight, [pair.amountCents, pair.beforeCents])

const partRows = (parts: readonly StatementPart[]): SheetRow[] =>
  parts
    .filter(({ rows }) => rows.length > 0)
    .flatMap((part) => [
      pairRow(part.label, 'part', part),
      ...part.rows.map((each) => pairRow(each.label, 'plain', each)),
    ])

const totalOf = (parts: readonly StatementPart[]): Pair => ({
  amountCents: parts.reduce((sum, { amountCents }) => sum + amountCents, 0),
  beforeCents: parts.reduce((sum, { beforeCents }) => sum + beforeCents, 0),
})

/** The annual accounts, as the template `statements` takes them. */
export function statementsSheet(data: SheetData) {
  const { balanceSheet, income, balances, on, before } = data
  const [year, month, dayOfMonth] = data.printedOn.split('-').map(Number)
  const heads = [french(on), french(before)]
  return {
    group: data.groupName,
    title: `Comptes au ${french(on)}`,
    date: { year, month, day: dayOfMonth },
    footer: `${data.groupName} · édité le ${french(data.printedOn)}`,
    tables: [
      {
        title: 'Bilan : actif',
        heads,
        rows: [
          ...partRows(balanceSheet.assets),
          pairRow('Total de l’actif', 'total', totalOf(balanceSheet.assets)),
        ],
      },
      {
        title: 'Bilan : passif',
        heads,
        rows: [
          ...partRows(balanceSheet.liabilities),
          pairRow('Total du passif', 'total', totalOf(balanceSheet.liabilities)),
        ],
      },
      {
        title: 'Compte de résultat',
        heads,
        rows: [
          ...partRows(income.parts),
          pairRow('Résultat d’exploitation', 'part', income.operatingCents),
          pairRow('Résultat financier', 'part', income.financialCents),
          pairRow('Résultat exceptionnel', 'part', income.exceptionalCents),
          pairRow(
            income.resultCents.amountCents >= 0 ? 'Excédent' : 'Déficit',
            'total',
            income.resultCents,
          ),
        ],
      },
      trialBalanceTable(balances),
    ],
  }
}

function trialBalanceTable(balances: readonly Balance[]) {
  const sums = (side: 'openingCents' | 'debitCents' | 'creditCents' | 'closingCents') =>
    balances.reduce((total, each) => total + each[side], 0)
  return {
    title: 'Balance générale',
    heads: ['Ouverture', 'Débit', 'Crédit', 'Solde'],
    rows: [
      ...balances.map((each) =>
        row(`${each.account} ${each.label}`, 'plain', [
          each.openingCents,
          each.debitCents,
          each.creditCents,
          each.closingCents,
        ]),
      ),
      row('Total', 'total', [
        sums('openingCents'),
        sums('debitCents'),
        sums('creditCents'),
        sums('closingCents'),
      ]),
    ],
  }
}
