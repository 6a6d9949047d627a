/** A rubric of a statement: the accounts that it takes, by the beginning of their number. */
export interface Rubric {
  readonly id: string
  readonly label: string
  readonly accounts: readonly string[]
  /** Accounts within those that another rubric takes. */
  readonly except?: readonly string[]
  /** Of accounts that may have either balance, this side only. */
  readonly side?: 'debit' | 'credit'
}

export interface RubricGroup {
  readonly id: string
  readonly label: string
  readonly rubrics: readonly Rubric[]
}

const rubric = (
  id: string,
  label: string,
  accounts: string,
  more: Pick<Rubric, 'side'> & { readonly except?: string } = {},
): Rubric => ({
  id,
  label,
  accounts: accounts.split(' '),
  ...(more.side === undefined ? {} : { side: more.side }),
  ...(more.except === undefined ? {} : { except: more.except.split(' ') }),
})

const debit = { side: 'debit' } as const
const credit = { side: 'credit' } as const

/** Actif of an association (ANC 2018-06, art. 421-1), net of depreciation. */
export const ASSETS: readonly RubricGroup[] = [
  {
    id: 'fixed',
    label: 'Actif immobilisé',
    rubrics: [
      rubric('intangible', 'Immobilisations incorporelles', '20 280 290'),
      rubric('tangible', 'Immobilisations corporelles', '2', {
        except: '20 26 27 280 290 296 297',
      }),
      rubric('financial', 'Immobilisations financières', '26 27 296 297'),
    ],
  },
  {
    id: 'current',
    label: 'Actif circulant',
    rubrics: [
      rubric('stocks', 'Stocks et en-cours', '3'),
      rubric('members', 'Créances sur les adhérents', '411 413 416 417 418 491', debit),
      rubric(
        'otherClaims',
        'Autres créances',
        '40 410 412 414 415 419 42 43 44 45 46 47 480 482 483 484 485 489',
        debit,
      ),
      rubric('claimDepreciation', 'Dépréciations des autres créances', '49', {
        except: '491',
      }),
      rubric('securities', 'Valeurs mobilières de placement', '50 59', debit),
      rubric('cash', 'Disponibilités', '51 52 53 54 55 56 57 58', debit),
      rubric('prepaid', 'Charges constatées d’avance', '486 481'),
    ],
  },
]

/** Passif of an association. */
export const LIABILITIES: readonly RubricGroup[] = [
  {
    id: 'funds',
    label: 'Fonds propres',
    rubrics: [
      rubric('ownFunds', 'Fonds propres et réserves', '10'),
      rubric('carried', 'Report à nouveau', '11'),
      rubric('earlierResult', 'Résultat antérieur en instance d’affectation', '12'),
      rubric('result', 'Résultat de l’exercice', '6 7'),
      rubric('grants', 'Subventions d’investissement', '13 14'),
    ],
  },
  {
    id: 'reserved',
    label: 'Fonds reportés et dédiés',
    rubrics: [rubric('dedicated', 'Fonds dédiés', '19')],
  },
  {
    id: 'provisions',
    label: 'Provisions',
    rubrics: [rubric('provisions', 'Provisions pour risques et charges', '15')],
  },
  {
    id: 'debts',
    label: 'Dettes',
    rubrics: [
      rubric('deposits', 'Dépôts et cautionnements reçus des adhérents', '165'),
      rubric('loans', 'Emprunts et dettes financières', '16 17 18', { except: '165' }),
      rubric('bankDebt', 'Concours bancaires courants', '5', credit),
      rubric('suppliers', 'Fournisseurs et comptes rattachés', '40', credit),
      rubric('memberAdvances', 'Adhérents créditeurs, avances reçues', '41 491', credit),
      rubric('staff', 'Dettes envers le personnel', '42', credit),
      rubric('social', 'Dettes envers les organismes sociaux', '43', credit),
      rubric('tax', 'Dettes fiscales', '44', credit),
      rubric('otherDebts', 'Autres dettes', '45 46 47 480 482 483 484 485 489', credit),
      rubric('deferred', 'Produits constatés d’avance', '487 488'),
    ],
  },
]

/** Compte de resultat of an association (ANC 2018-06, art. 422-1): income, then expense. */
export const OPERATING_INCOME: readonly Rubric[] = [
  rubric('dues', 'Cotisations', '756'),
  rubric('sales', 'Ventes de biens et services', '70'),
  rubric('stored', 'Production stockée et immobilisée', '71 72'),
  rubric('subsidies', 'Concours publics et subventions d’exploitation', '74'),
  rubric('generosity', 'Ressources liées à la générosité du public', '754'),
  rubric('releases', 'Reprises sur provisions et transferts de charges', '78 79', {
    except: '786 787 789 796 797',
  }),
  rubric('dedicatedUsed', 'Utilisations des fonds dédiés', '789'),
  rubric('otherIncome', 'Autres produits', '73 75', { except: '754 755 756' }),
  rubric('financialContribution', 'Contributions financières', '755'),
]
export const OPERATING_EXPENSE: readonly Rubric[] = [
  rubric('purchases', 'Achats et autres charges externes', '60 61 62'),
  rubric('taxes', 'Impôts, taxes et versements assimilés', '63'),
  rubric('wages', 'Salaires et traitements', '64', { except: '645 646 647' }),
  rubric('contributions', 'Charges sociales', '645 646 647'),
  rubric('depreciation', 'Dotations aux amortissements, dépréciations et provisions', '68', {
    except: '686 687 689',
  }),
  rubric('dedicatedReported', 'Reports en fonds dédiés', '689'),
  rubric('otherExpense', 'Autres charges', '65'),
]
export const FINANCIAL_INCOME: readonly Rubric[] = [
  rubric('financialIncome', 'Produits financiers', '76 786 796'),
]
export const FINANCIAL_EXPENSE: readonly Rubric[] = [
  rubric('financialExpense', 'Charges financières', '66 686'),
]
export const EXCEPTIONAL_INCOME: readonly Rubric[] = [
  rubric('exceptionalIncome', 'Produits exceptionnels', '77 787 797'),
]
export const EXCEPTIONAL_EXPENSE: readonly Rubric[] = [
  rubric('exceptionalExpense', 'Charges exceptionnelles', '67 687'),
]
export const PROFIT_TAX: readonly Rubric[] = [
  rubric('profitShare', 'Participation des salariés', '691'),
  rubric('profitTax', 'Impôts sur les bénéfices', '69', { except: '691' }),
]

/** What a statement is made of: the balance of an account or of one party on it, debit positive. */
export interface StatementBalance {
  readonly account: string
  readonly label: string
  readonly auxiliary: string | null
  readonly balanceCents: number
}

/** An account under its rubric, in the direction of the rubric. */
export interface StatementAccount {
  readonly account: string
  readonly label: string
  readonly amountCents: number
  readonly beforeCents: number
}

export interface StatementRow {
  readonly id: string
  readonly label: string
  readonly amountCents: number
  /** The same a year before. */
  readonly beforeCents: number
  readonly accounts: readonly StatementAccount[]
}

/** The longest beginning decides, so that 165 does not count with 16. */
const isOf = ({ accounts, except }: Rubric, account: string): boolean =>
  accounts.some((beginning) => account.startsWith(beginning)) &&
  !(except ?? []).some((beginning) => account.startsWith(beginning))

export function takes(rubric: Rubric, { account, balanceCents }: StatementBalance): boolean {
  if (!isOf(rubric, account)) return false
  if (rubric.side === undefined) return true
  return rubric.side === 'debit' ? balanceCents >= 0 : balanceCents < 0
}

/** The balances of this year and of the year before, and the direction in which rows count. */
export interface Compared {
  readonly now: readonly StatementBalance[]
  readonly before: readonly StatementBalance[]
}

export function rowOf(rubric: Rubric, sign: 1 | -1, { now, before }: Compared): StatementRow {
  const accounts = new Map<string, StatementAccount>()
  const add = (balances: readonly StatementBalance[], name: 'amountCents' | 'beforeCents') => {
    for (const balance of balances.filter((each) => takes(rubric, each))) {
      const { account, label } = balance
      const row = accounts.get(account) ?? { account, label, amountCents: 0, beforeCents: 0 }
      accounts.set(account, { ...row, [name]: row[name] + sign * balance.balanceCents })
    }
  }
  add(now, 'amountCents')
  add(before, 'beforeCents')
  const rows = [...accounts.values()]
    .filter(({ amountCents, beforeCents }) => amountCents !== 0 || beforeCents !== 0)
    .sort((a, b) => a.account.localeCompare(b.account, 'en'))
  return {
    id: rubric.id,
    label: rubric.label,
    amountCents: rows.reduce((total, { amountCents }) => total + amountCents, 0),
    beforeCents: rows.reduce((total, { beforeCents }) => total + beforeCents, 0),
    accounts: rows,
  }
}

export interface StatementPart {
  readonly id: string
  readonly label: string
  readonly amountCents: number
  readonly beforeCents: number
  readonly rows: readonly StatementRow[]
}

export function partOf(
  { id, label, rubrics }: RubricGroup,
  sign: 1 | -1,
  compared: Compared,
): StatementPart {
  const rows = rubrics.map((each) => rowOf(each, sign, compared))
  return {
    id,
    label,
    amountCents: rows.reduce((total, { amountCents }) => total + amountCents, 0),
    beforeCents: rows.reduce((total, { beforeCents }) => total + beforeCents, 0),
    rows: rows.filter(({ accounts }) => accounts.length > 0),
  }
}

export interface BalanceSheet {
  readonly assets: readonly StatementPart[]
  readonly liabilities: readonly StatementPart[]
}

/** Assets and liabilities; their totals are equal when the balances add up to zero. */
export const balanceSheetOf = (compared: Compared): BalanceSheet => ({
  assets: ASSETS.map((group) => partOf(group, 1, compared)),
  liabilities: LIABILITIES.map((group) => partOf(group, -1, compared)),
})

export interface IncomeStatement {
  readonly parts: readonly StatementPart[]
  readonly operatingCents: Pair
  readonly financialCents: Pair
  readonly exceptionalCents: Pair
  readonly resultCents: Pair
}

/** This year, and the year before. */
export interface Pair {
  readonly amountCents: number
  readonly beforeCents: number
}

const INCOME_PARTS = [
  ['operatingIncome', 'Produits d’exploitation', OPERATING_INCOME, -1],
  ['operatingExpense', 'Charges d’exploitation', OPERATING_EXPENSE, 1],
  ['financialIncome', 'Produits financiers', FINANCIAL_INCOME, -1],
  ['financialExpense', 'Charges financières', FINANCIAL_EXPENSE, 1],
  ['exceptionalIncome', 'Produits exceptionnels', EXCEPTIONAL_INCOME, -1],
  ['exceptionalExpense', 'Charges exceptionnelles', EXCEPTIONAL_EXPENSE, 1],
  ['profitTax', 'Participation et impôt sur les bénéfices', PROFIT_TAX, 1],
] as const

/** Income and expense with the three results and the surplus or deficit of the year. */
export function incomeStatementOf(compared: Compared): IncomeStatement {
  const parts = INCOME_PARTS.map(([id, label, rubrics, sign]) =>
    partOf({ id, label, rubrics }, sign, compared),
  )
  const pair = (income: string, expense: string): Pair => {
    const of = (id: string) => parts.find((part) => part.id === id)
    return {
      amountCents: (of(income)?.amountCents ?? 0) - (of(expense)?.amountCents ?? 0),
      beforeCents: (of(income)?.beforeCents ?? 0) - (of(expense)?.beforeCents ?? 0),
    }
  }
  const results = [
    pair('operatingIncome', 'operatingExpense'),
    pair('financialIncome', 'financialExpense'),
    pair('exceptionalIncome', 'exceptionalExpense'),
    pair('', 'profitTax'),
  ] as const
  const [operatingCents, financialCents, exceptionalCents] = results
  return {
    parts,
    operatingCents,
    financialCents,
    exceptionalCents,
    resultCents: {
      amountCents: results.reduce((total, { amountCents }) => total + amountCents, 0),
      beforeCents: results.reduce((total, { beforeCents }) => total + beforeCents, 0),
    },
  }
}
