import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { fileAddress, get } from '../../web/api.ts'
import { numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Answered, EmptyState } from '../../web/ui/index.ts'
import { FileLinks } from '../../web/ui/tables/toolbar.tsx'
import type { statementsContract } from '../statements/statements-contract.ts'
import { BooksPage, useBooksPeriod } from './books-page.tsx'
import styles from './ledger.module.css'
import { PdfLink } from './pdf-link.tsx'
import { StatementTable } from './statement-table.tsx'

/** What the group owns and what it owes at the end of the month. */
export function BalanceSheetPage() {
  const { month, to } = useBooksPeriod()
  const sheet = useQuery({
    queryKey: ['/ledger/balance-sheet', to],
    queryFn: ({ signal }) =>
      get<typeof statementsContract.balanceSheet>(
        '/ledger/balance-sheet',
        { query: { on: to } },
        signal,
      ),
  })
  return (
    <BooksPage
      title={t('Bilan au {day}', { day: numericDay(to) })}
      lead={t('À côté du même jour de l’exercice précédent ; chaque poste ouvre ses comptes.')}
      actions={<PdfLink on={to} />}
    >
      <Answered query={sheet}>
        {(answer) =>
          answer.assetsCents.amountCents === 0 && answer.liabilitiesCents.amountCents === 0 ? (
            <NothingPosted />
          ) : (
            <>
              <div className={styles.statements}>
                <StatementTable
                  caption={t('Actif')}
                  parts={answer.assets}
                  totals={[{ label: t('Total de l’actif'), ...answer.assetsCents }]}
                  heads={[answer.on, answer.before]}
                  month={month}
                />
                <StatementTable
                  caption={t('Passif')}
                  parts={answer.liabilities}
                  totals={[{ label: t('Total du passif'), ...answer.liabilitiesCents }]}
                  heads={[answer.on, answer.before]}
                  month={month}
                />
              </div>
              <FileLinks
                csv={fileAddress('/ledger/balance-sheet', { on: to }, 'csv')}
                xlsx={fileAddress('/ledger/balance-sheet', { on: to }, 'xlsx')}
              />
            </>
          )
        }
      </Answered>
    </BooksPage>
  )
}

export function NothingPosted() {
  return (
    <EmptyState title={t('Aucune écriture jusqu’à ce jour')}>
      <Link to="/cloture">{t('Les écritures naissent de la clôture du mois')}</Link>
    </EmptyState>
  )
}
