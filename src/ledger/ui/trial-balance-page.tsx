import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useAddressValue } from '../../web/address.ts'
import { fileAddress, get } from '../../web/api.ts'
import { euros, longMonth } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  FigureLink,
  LocalTable,
  Money,
  StateBadge,
} from '../../web/ui/index.ts'
import { FileLinks } from '../../web/ui/tables/toolbar.tsx'
import type { ledgerContract, TrialBalanceAnswer } from '../ledger-contract.ts'
import { BooksPage, PeriodChoice, useBooksPeriod } from './books-page.tsx'
import styles from './ledger.module.css'
import { PdfLink } from './pdf-link.tsx'

/** Every account with what was before, what moved and what is left; the two sides are equal. */
export function TrialBalancePage() {
  const { month, firstMonth, isYear, setYear, to } = useBooksPeriod()
  const [parties, setParties] = useAddressValue('detail')
  const query = {
    month,
    from: firstMonth,
    ...(parties === '' ? {} : { parties: 'true' as const }),
  }
  const balance = useQuery({
    queryKey: ['/ledger/trial-balance', query],
    queryFn: ({ signal }) =>
      get<typeof ledgerContract.trialBalance>('/ledger/trial-balance', { query }, signal),
  })
  return (
    <BooksPage
      title={
        isYear
          ? t('Balance – janvier à {month}', { month: longMonth(month) })
          : t('Balance – {month}', { month: longMonth(month) })
      }
      actions={<PdfLink on={to} />}
    >
      <div className={styles.choices}>
        <PeriodChoice isYear={isYear} onChange={setYear} />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={parties !== ''}
            onChange={({ currentTarget }) => setParties(currentTarget.checked ? '1' : '')}
          />
          {t('Un tiers par ligne')}
        </label>
      </div>
      <Answered query={balance}>
        {(answer) => (
          <>
            <BalanceHead balance={answer} query={query} />
            <LocalTable
              label={t('Balance')}
              columns={columns(month)}
              rows={answer.rows}
              rowKey={({ account, auxiliary }) => `${account} ${auxiliary ?? ''}`}
              totals={{
                label: t('Total'),
                debit: euros(answer.debitCents),
                credit: euros(answer.creditCents),
                balance: euros(answer.closingCents),
              }}
              empty={
                <EmptyState title={t('Aucune écriture en {month}', { month: longMonth(month) })}>
                  <Link to="/cloture">{t('Les écritures naissent de la clôture du mois')}</Link>
                </EmptyState>
              }
            />
          </>
        )}
      </Answered>
    </BooksPage>
  )
}

function BalanceHead({
  balance,
  query,
}: {
  readonly balance: TrialBalanceAnswer
  readonly query: object
}) {
  const { rows, debitCents, creditCents, closingCents } = balance
  if (rows.length === 0) return null
  return (
    <div className={styles.balanceHead}>
      {debitCents === creditCents && closingCents === 0 ? (
        <StateBadge
          tone="good"
          word={t('Équilibrée : {sum} au débit comme au crédit', { sum: euros(debitCents) })}
        />
      ) : (
        <StateBadge
          tone="bad"
          word={t('Déséquilibrée de {sum}', { sum: euros(debitCents - creditCents) })}
        />
      )}
      <FileLinks
        csv={fileAddress('/ledger/trial-balance', query, 'csv')}
        xlsx={fileAddress('/ledger/trial-balance', query, 'xlsx')}
      />
    </div>
  )
}

type Row = TrialBalanceAnswer['rows'][number]

const opening = (month: string, row: Row) => ({
  month,
  compte: row.account,
  ...(row.auxiliary === null ? {} : { tiers: row.auxiliary }),
})

/** A balance on its side. */
export function Sided({ cents }: { readonly cents: number }) {
  return (
    <span>
      <Money cents={Math.abs(cents)} />{' '}
      {cents === 0 ? null : (
        <span className={styles.side}>{cents > 0 ? t('débiteur') : t('créditeur')}</span>
      )}
    </span>
  )
}

const columns = (month: string): readonly Column<Row>[] => {
  const amount = (
    id: string,
    header: string,
    of: (row: Row) => number,
    cell: (row: Row) => React.ReactNode,
  ): Column<Row> => ({
    id,
    header,
    align: 'end',
    value: of,
    cell: (row) =>
      of(row) === 0 ? (
        ''
      ) : (
        <FigureLink to="/comptes/grand-livre" search={opening(month, row)}>
          {cell(row)}
        </FigureLink>
      ),
  })
  return [
    {
      id: 'account',
      header: t('Compte'),
      main: true,
      value: ({ account }) => account,
      cell: (row) => (
        <Link to="/comptes/grand-livre" search={opening(month, row)}>
          {row.account}
        </Link>
      ),
    },
    {
      id: 'label',
      header: t('Libellé'),
      value: ({ label, auxiliaryLabel }) => auxiliaryLabel ?? label,
      cell: ({ label, auxiliaryLabel }) => auxiliaryLabel ?? label,
    },
    amount(
      'opening',
      t('Ouverture'),
      (row) => row.openingCents,
      (row) => <Sided cents={row.openingCents} />,
    ),
    amount(
      'debit',
      t('Débit'),
      (row) => row.debitCents,
      (row) => <Money cents={row.debitCents} />,
    ),
    amount(
      'credit',
      t('Crédit'),
      (row) => row.creditCents,
      (row) => <Money cents={row.creditCents} />,
    ),
    amount(
      'balance',
      t('Solde'),
      (row) => row.closingCents,
      (row) => <Sided cents={row.closingCents} />,
    ),
  ]
}
