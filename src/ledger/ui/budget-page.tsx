import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { fileAddress, get, send } from '../../web/api.ts'
import { longMonth, percent } from '../../web/formats.ts'
import { useMay } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  LocalTable,
  Money,
  notify,
  Section,
} from '../../web/ui/index.ts'
import { FileLinks } from '../../web/ui/tables/toolbar.tsx'
import type {
  BudgetAnswer,
  BudgetRowAnswer,
  statementsContract,
} from '../statements/statements-contract.ts'
import { BooksPage, useBooksPeriod } from './books-page.tsx'
import { budgetText, readBudget } from './budget-text.ts'
import styles from './ledger.module.css'

/** Are we where the budget said we would be? */
export function BudgetPage() {
  const { month, year } = useBooksPeriod()
  const budget = useQuery({
    queryKey: ['/ledger/budgets', year, month],
    queryFn: ({ signal }) =>
      get<typeof statementsContract.budget>(
        '/ledger/budgets/:year',
        { params: { year }, query: { to: month } },
        signal,
      ),
  })
  const mayWrite = useMay('settings.write')
  return (
    <BooksPage
      title={t('Budget – janvier à {month}', { month: longMonth(month) })}
      lead={t('Le réalisé vient des écritures.')}
    >
      <Answered query={budget}>
        {(answer) => (
          <>
            <LocalTable
              label={t('Budget')}
              columns={columns(month)}
              rows={answer.rows}
              rowKey={({ account }) => account}
              empty={
                <EmptyState title={t('Ni budget ni écriture pour {year}', { year })}>
                  {t('Collez le budget ci-dessous, un compte par ligne.')}
                </EmptyState>
              }
            />
            <div className={styles.files}>
              <FileLinks
                csv={fileAddress(`/ledger/budgets/${year}`, { to: month }, 'csv')}
                xlsx={fileAddress(`/ledger/budgets/${year}`, { to: month }, 'xlsx')}
              />
            </div>
            {mayWrite ? <BudgetForm key={year} answer={answer} /> : null}
          </>
        )}
      </Answered>
    </BooksPage>
  )
}

/** The budget as a table that is typed here or pasted from a spreadsheet. */
function BudgetForm({ answer }: { readonly answer: BudgetAnswer }) {
  const [typed, setTyped] = useState(() => budgetText(answer.rows))
  const queryClient = useQueryClient()
  const read = readBudget(typed, answer.year)
  const save = useMutation({
    mutationFn: () =>
      send<typeof statementsContract.setBudget>('PUT', '/ledger/budgets/:year', {
        params: { year: answer.year },
        body: { lines: [...read.lines] },
      }),
    onSuccess: async () => {
      notify(t('Le budget de {year} est enregistré.', { year: answer.year }))
      await queryClient.invalidateQueries({ queryKey: ['/ledger/budgets'] })
    },
  })
  return (
    <Section title={t('Saisir le budget de {year}', { year: answer.year })}>
      {save.error === null ? null : <ErrorNotice error={save.error} />}
      <Textarea
        label={t('Une ligne par compte')}
        description={t(
          'Compte puis un montant pour l’année, réparti en douzièmes, ou douze montants mensuels ; séparés par des tabulations ou des points-virgules, comme copiés d’un tableur.',
        )}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        autosize
        minRows={5}
        maxRows={20}
        classNames={{ input: styles.typedTable ?? '' }}
        error={
          read.wrong.length === 0
            ? null
            : t('Lignes illisibles : {lines}', { lines: read.wrong.join(', ') })
        }
      />
      <div className={styles.actions}>
        <Button
          loading={save.isPending}
          disabled={read.wrong.length > 0}
          onClick={() => save.mutate()}
        >
          {t('Enregistrer le budget')}
        </Button>
      </div>
    </Section>
  )
}

const columns = (month: string): readonly Column<BudgetRowAnswer>[] => [
  {
    id: 'account',
    header: t('Compte'),
    main: true,
    value: ({ account }) => account,
    cell: ({ account, label }) => (
      <Link to="/comptes/grand-livre" search={{ month, compte: account }}>
        {account} {label}
      </Link>
    ),
  },
  {
    id: 'budget',
    header: t('Budget'),
    align: 'end',
    value: ({ budgetTotalCents }) => budgetTotalCents,
    cell: ({ budgetTotalCents }) => <Money cents={budgetTotalCents} />,
  },
  {
    id: 'actual',
    header: t('Réalisé'),
    align: 'end',
    value: ({ actualTotalCents }) => actualTotalCents,
    cell: ({ actualTotalCents }) => <Money cents={actualTotalCents} />,
  },
  {
    id: 'difference',
    header: t('Écart'),
    align: 'end',
    value: ({ differenceCents }) => differenceCents,
    cell: ({ differenceCents }) => <Money cents={differenceCents} />,
  },
  {
    id: 'share',
    header: t('Réalisé / budget'),
    align: 'end',
    cell: ({ actualTotalCents, budgetTotalCents }) =>
      percent(actualTotalCents, budgetTotalCents) ?? '',
  },
]
