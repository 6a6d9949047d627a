import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ledgerContract, TrialBalanceAnswer } from '../ledger-contract.ts'
import { useMonth } from '../../web/address.ts'
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
import styles from './ledger.module.css'

/** Every account of the month with its sums; the two sides are equal, and it is said. */
export function TrialBalanceTab() {
  const month = useMonth()
  const balance = useQuery({
    queryKey: ['/ledger/trial-balance', month],
    queryFn: ({ signal }) =>
      get<typeof ledgerContract.trialBalance>(
        '/ledger/trial-balance',
        { query: { month } },
        signal,
      ),
  })
  return (
    <Answered query={balance}>
      {(answer) => (
        <>
          <BalanceHead balance={answer} />
          <LocalTable
            label={t('Balance')}
            columns={columns()}
            rows={answer.rows}
            rowKey={({ account }) => account}
            totals={{
              label: t('Total'),
              debit: euros(answer.debitCents),
              credit: euros(answer.creditCents),
              balance: euros(answer.debitCents - answer.creditCents),
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
  )
}

function BalanceHead({ balance }: { readonly balance: TrialBalanceAnswer }) {
  const { month, rows, debitCents, creditCents } = balance
  if (rows.length === 0) return null
  return (
    <div className={styles.balanceHead}>
      {debitCents === creditCents ? (
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
        csv={fileAddress('/ledger/trial-balance', { month }, 'csv')}
        xlsx={fileAddress('/ledger/trial-balance', { month }, 'xlsx')}
      />
    </div>
  )
}

type Row = TrialBalanceAnswer['rows'][number]

const amount = (row: Row, cents: number) => (
  <FigureLink to="/comptes" search={{ compte: row.account }}>
    <Money cents={cents} />
  </FigureLink>
)

const columns = (): readonly Column<Row>[] => [
  {
    id: 'account',
    header: t('Compte'),
    main: true,
    value: ({ account }) => account,
    cell: ({ account }) => (
      <Link to="/comptes" search={{ compte: account }}>
        {account}
      </Link>
    ),
  },
  { id: 'label', header: t('Libellé'), value: ({ label }) => label, cell: ({ label }) => label },
  {
    id: 'debit',
    header: t('Débit'),
    align: 'end',
    value: ({ debitCents }) => debitCents,
    cell: (row) => (row.debitCents === 0 ? '' : amount(row, row.debitCents)),
  },
  {
    id: 'credit',
    header: t('Crédit'),
    align: 'end',
    value: ({ creditCents }) => creditCents,
    cell: (row) => (row.creditCents === 0 ? '' : amount(row, row.creditCents)),
  },
  {
    id: 'balance',
    header: t('Solde'),
    align: 'end',
    value: ({ balanceCents }) => balanceCents,
    cell: ({ balanceCents }) =>
      balanceCents === 0 ? (
        <Money cents={0} />
      ) : (
        <span>
          <Money cents={Math.abs(balanceCents)} />{' '}
          <span className={styles.side}>{balanceCents > 0 ? t('débiteur') : t('créditeur')}</span>
        </span>
      ),
  },
]
