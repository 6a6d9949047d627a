import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useAddressValue } from '../../web/address.ts'
import { fileAddress, get } from '../../web/api.ts'
import { euros, longMonth } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import { Answered, type Column, LocalTable, Money } from '../../web/ui/index.ts'
import { FileLinks } from '../../web/ui/tables/toolbar.tsx'
import type { AnalyticRowAnswer, statementsContract } from '../statements/statements-contract.ts'
import { NothingPosted } from './balance-sheet-page.tsx'
import { BooksPage, PeriodChoice, useBooksPeriod } from './books-page.tsx'
import styles from './ledger.module.css'

const AXES = {
  member: text('Par adhérent'),
  establishment: text('Par établissement'),
  employee: text('Par salarié'),
} as const
type Axis = keyof typeof AXES

const axisOf = (value: string): Axis =>
  value === 'establishment' || value === 'employee' ? value : 'member'

/** What each member, place or person earned and cost. */
export function AnalyticPage() {
  const { month, from, to, isYear, setYear } = useBooksPeriod()
  const [asked, setAxis] = useAddressValue('axe', 'member')
  const by = axisOf(asked)
  const query = { by, from, to }
  const analytic = useQuery({
    queryKey: ['/ledger/analytic', query],
    queryFn: ({ signal }) =>
      get<typeof statementsContract.analytic>('/ledger/analytic', { query }, signal),
  })
  return (
    <BooksPage
      title={
        isYear
          ? t('Analytique – janvier à {month}', { month: longMonth(month) })
          : t('Analytique – {month}', { month: longMonth(month) })
      }
      lead={t('Les produits et les charges des écritures ; les lignes s’additionnent au résultat.')}
    >
      <div className={styles.choices}>
        <NativeSelect
          aria-label={t('Axe')}
          value={by}
          onChange={({ currentTarget }) => setAxis(currentTarget.value)}
          data={Object.entries(AXES).map(([value, label]) => ({ value, label: t(label) }))}
        />
        <PeriodChoice isYear={isYear} onChange={setYear} />
        <FileLinks
          csv={fileAddress('/ledger/analytic', query, 'csv')}
          xlsx={fileAddress('/ledger/analytic', query, 'xlsx')}
        />
      </div>
      <Answered query={analytic}>
        {(answer) => (
          <LocalTable
            label={t(AXES[by])}
            columns={columns(by, month)}
            rows={answer.rows}
            rowKey={({ id }) => id ?? ''}
            totals={{
              name: t('Total'),
              income: euros(answer.incomeCents),
              expense: euros(answer.expenseCents),
              margin: euros(answer.marginCents),
            }}
            empty={<NothingPosted />}
          />
        )}
      </Answered>
    </BooksPage>
  )
}

function Named({
  row,
  by,
  month,
}: {
  readonly row: AnalyticRowAnswer
  readonly by: Axis
  readonly month: string
}) {
  if (row.id === null) return <>{t('Non affecté')}</>
  const name = row.name ?? row.id
  if (by === 'establishment') return <>{name}</>
  const to = by === 'member' ? '/adherents' : '/equipe'
  return (
    <Link to={`${to}/${encodeURIComponent(row.id)}`} search={{ month }}>
      {name}
    </Link>
  )
}

/** The accounts that make the figures of a row, each open in the general ledger. */
function Accounts({ row, month }: { readonly row: AnalyticRowAnswer; readonly month: string }) {
  return (
    <details className={styles.accountsOf}>
      <summary>
        {t('{count, plural, one {# compte} other {# comptes}}', { count: row.accounts.length })}
      </summary>
      <ul>
        {row.accounts.map(({ account, label, amountCents }) => (
          <li key={account}>
            <Link to="/comptes/grand-livre" search={{ month, compte: account }}>
              {account} {label}
            </Link>{' '}
            <Money cents={amountCents} />
          </li>
        ))}
      </ul>
    </details>
  )
}

const columns = (by: Axis, month: string): readonly Column<AnalyticRowAnswer>[] => {
  const amount = (
    id: string,
    header: string,
    of: (row: AnalyticRowAnswer) => number,
  ): Column<AnalyticRowAnswer> => ({
    id,
    header,
    align: 'end',
    value: of,
    cell: (row) => <Money cents={of(row)} />,
  })
  return [
    {
      id: 'name',
      header: t('Nom'),
      main: true,
      value: ({ name, id }) => name ?? id,
      cell: (row) => <Named row={row} by={by} month={month} />,
    },
    amount('income', t('Produits'), (row) => row.incomeCents),
    amount('expense', t('Charges'), (row) => row.expenseCents),
    amount('margin', t('Résultat'), (row) => row.marginCents),
    {
      id: 'accounts',
      header: t('Comptes'),
      cell: (row) => <Accounts row={row} month={month} />,
    },
  ]
}
