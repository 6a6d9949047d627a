import { parse } from 'csv-parse/sync'
import { amountOf, type FileError, type ReadFecLine } from '../../adapters/fec/index.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'

/** A balance that opens the books; debit is positive. */
export interface OpeningBalance {
  readonly account: string
  readonly label: string
  readonly auxiliary: string | null
  readonly auxiliaryLabel: string | null
  readonly balanceCents: number
}

/** How programs head the columns of a trial balance, without accents or capitals. */
const HEADINGS = {
  account: ['compte', 'numero de compte', 'n compte', 'comptenum', 'account', 'numero'],
  label: ['libelle', 'intitule', 'libelle du compte', 'comptelib', 'label'],
  auxiliary: ['auxiliaire', 'compte auxiliaire', 'compauxnum', 'tiers', 'auxiliary'],
  auxiliaryLabel: ['libelle auxiliaire', 'libelle de l auxiliaire', 'compauxlib', 'nom du tiers'],
  debit: ['debit', 'debit eur', 'solde debiteur', 'debiteur'],
  credit: ['credit', 'credit eur', 'solde crediteur', 'crediteur'],
  balance: ['solde', 'solde eur', 'balance'],
} as const
type Heading = keyof typeof HEADINGS

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()

function placesOf(cells: readonly string[]): ReadonlyMap<Heading, number> {
  const names = cells.map(plain)
  const places = new Map<Heading, number>()
  const headings: readonly Heading[] = [
    'account',
    'label',
    'auxiliary',
    'auxiliaryLabel',
    'debit',
    'credit',
    'balance',
  ]
  for (const heading of headings) {
    const place = names.findIndex((name) => HEADINGS[heading].some((known) => known === name))
    if (place >= 0) places.set(heading, place)
  }
  return places
}

const separatorOf = (head: string): string =>
  [';', '\t', ','].find((separator) => head.includes(separator)) ?? ';'

/**
 * A trial balance as CSV: account, perhaps label and party, debit and credit or one signed balance.
 * Everything that is wrong is told at once.
 */
export function readTrialBalance(
  text: string,
): Result<readonly OpeningBalance[], readonly FileError[]> {
  const bare = text.replace(/^\uFEFF/, '')
  const rows: string[][] = parse(bare, {
    delimiter: separatorOf(bare.split(/\r?\n/, 1)[0] ?? ''),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  })
  const places = placesOf(rows[0] ?? [])
  const sides = places.has('balance') || (places.has('debit') && places.has('credit'))
  if (!places.has('account') || !sides)
    return refused([
      {
        line: 1,
        column: places.has('account') ? 'Débit, Crédit' : 'Compte',
        expected: 'Compte;Libellé;Débit;Crédit',
        value: (rows[0] ?? []).join(';'),
      },
    ])
  const errors: FileError[] = []
  const balances: OpeningBalance[] = []
  rows.slice(1).forEach((row, index) => {
    const line = index + 2
    const cell = (heading: Heading): string => row[places.get(heading) ?? -1] ?? ''
    const amount = (heading: Heading): number => {
      const read = amountOf(cell(heading))
      if (read === null)
        errors.push({ line, column: heading, expected: '1234,50', value: cell(heading) })
      return read ?? 0
    }
    const account = cell('account')
    // The sums of classes and of the whole stand in the same column in many programs.
    if (!/\d/.test(account)) return
    if (!/^[1-8]\d{2}[0-9A-Z]{0,9}$/.test(account))
      errors.push({
        line,
        column: 'account',
        expected: 'three digits of the chart',
        value: account,
      })
    const balanceCents = places.has('balance')
      ? amount('balance')
      : amount('debit') - amount('credit')
    balances.push({
      account,
      label: cell('label'),
      auxiliary: cell('auxiliary') || null,
      auxiliaryLabel: cell('auxiliaryLabel') || null,
      balanceCents,
    })
  })
  return errors.length > 0 ? refused(errors) : done(balances)
}

/** The balances that a FEC of the year before leaves, party by party. */
export function balancesOfFec(lines: readonly ReadFecLine[]): readonly OpeningBalance[] {
  const balances = new Map<string, OpeningBalance>()
  for (const line of lines) {
    const key = `${line.account} ${line.auxiliary ?? ''}`
    const before = balances.get(key)
    balances.set(key, {
      account: line.account.toUpperCase(),
      label: line.accountLabel,
      auxiliary: line.auxiliary,
      auxiliaryLabel: line.auxiliaryLabel,
      balanceCents: (before?.balanceCents ?? 0) + line.debitCents - line.creditCents,
    })
  }
  return [...balances.values()]
}

/** Income less expense among the balances. */
export const resultOfBalances = (balances: readonly OpeningBalance[]): number =>
  balances
    .filter(({ account }) => /^[67]/.test(account))
    .reduce((total, { balanceCents }) => total - balanceCents, 0)
