import { useQuery } from '@tanstack/react-query'
import { fileAddress, get } from '../../web/api.ts'
import { euros, longMonth } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Answered, KeyFigure, Money } from '../../web/ui/index.ts'
import { FileLinks } from '../../web/ui/tables/toolbar.tsx'
import type {
  IncomeStatementAnswer,
  statementsContract,
} from '../statements/statements-contract.ts'
import { NothingPosted } from './balance-sheet-page.tsx'
import { BooksPage, useBooksPeriod } from './books-page.tsx'
import styles from './ledger.module.css'
import { PdfLink } from './pdf-link.tsx'
import { StatementTable } from './statement-table.tsx'

/** What the year earned and cost up to the end of the month. */
export function IncomePage() {
  const { month, to } = useBooksPeriod()
  const statement = useQuery({
    queryKey: ['/ledger/income-statement', to],
    queryFn: ({ signal }) =>
      get<typeof statementsContract.incomeStatement>(
        '/ledger/income-statement',
        { query: { to } },
        signal,
      ),
  })
  return (
    <BooksPage
      title={t('Compte de résultat – janvier à {month}', { month: longMonth(month) })}
      actions={<PdfLink on={to} />}
    >
      <Answered query={statement}>
        {(answer) =>
          answer.parts.every(({ rows }) => rows.length === 0) ? (
            <NothingPosted />
          ) : (
            <Statement answer={answer} month={month} />
          )
        }
      </Answered>
    </BooksPage>
  )
}

function Statement({
  answer,
  month,
}: {
  readonly answer: IncomeStatementAnswer
  readonly month: string
}) {
  const { resultCents, operatingCents, financialCents, exceptionalCents } = answer
  const surplus = resultCents.amountCents >= 0
  return (
    <>
      <div className={styles.figures}>
        <KeyFigure
          label={surplus ? t('Excédent') : t('Déficit')}
          value={<Money cents={Math.abs(resultCents.amountCents)} />}
          note={t('Exercice précédent à la même date : {sum}', {
            sum: euros(resultCents.beforeCents),
          })}
        />
      </div>
      <StatementTable
        caption={t('Compte de résultat')}
        parts={answer.parts}
        totals={[
          { label: t('Résultat d’exploitation'), ...operatingCents },
          { label: t('Résultat financier'), ...financialCents },
          { label: t('Résultat exceptionnel'), ...exceptionalCents },
          { label: surplus ? t('Excédent') : t('Déficit'), ...resultCents },
        ]}
        heads={[answer.to, answer.before]}
        month={month}
      />
      <FileLinks
        csv={fileAddress('/ledger/income-statement', { to: answer.to }, 'csv')}
        xlsx={fileAddress('/ledger/income-statement', { to: answer.to }, 'xlsx')}
      />
    </>
  )
}
