import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { get, send } from '../../web/api.ts'
import { capital, count, euros, longMonth, moment } from '../../web/formats.ts'
import { useMay } from '../../web/session.ts'
import { t, text } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  ConfirmSummary,
  EmptyState,
  ErrorNotice,
  LocalTable,
  Money,
  notify,
  Section,
  StateBadge,
} from '../../web/ui/index.ts'
import { ResultSection } from '../appropriation/ui/result-section.tsx'
import type { booksContract, YearOfBooksAnswer } from '../books/books-contract.ts'
import { BooksPage, useBooksPeriod } from './books-page.tsx'
import styles from './ledger.module.css'
import { LeaveSection } from './leave-section.tsx'
import { OpeningSection } from './opening-section.tsx'

const keyOf = (year: number) => ['/ledger/years', year]

/** Which months may still be posted in, and may the year be closed? */
export function PeriodsPage() {
  const { year, to } = useBooksPeriod()
  const books = useQuery({
    queryKey: keyOf(year),
    queryFn: ({ signal }) =>
      get<typeof booksContract.year>('/ledger/years/:year', { params: { year } }, signal),
  })
  return (
    <BooksPage
      title={t('Exercice {year}', { year })}
      lead={t(
        'Du 1er janvier au 31 décembre. Un mois verrouillé ou un exercice clos ne reçoit plus rien.',
      )}
    >
      <Answered query={books}>
        {(answer) => (
          <>
            <Months answer={answer} />
            <LeaveSection on={to} />
            <CloseYear answer={answer} />
            {answer.closedAt === null ? null : <ResultSection year={year} />}
            <OpeningSection key={year} year={year} isOpened={answer.isOpened} />
          </>
        )}
      </Answered>
    </BooksPage>
  )
}

type MonthRow = YearOfBooksAnswer['months'][number]

function Months({ answer }: { readonly answer: YearOfBooksAnswer }) {
  const queryClient = useQueryClient()
  const mayWrite = useMay('settings.write') && answer.closedAt === null
  const change = useMutation({
    mutationFn: ({ month, lock }: { readonly month: string; readonly lock: boolean }) =>
      lock
        ? send<typeof booksContract.lockMonth>('PUT', '/ledger/locks/:month', { params: { month } })
        : send<typeof booksContract.unlockMonth>('DELETE', '/ledger/locks/:month', {
            params: { month },
          }),
    onSuccess: async ({ month }, { lock }) => {
      notify(
        lock
          ? t('{month} est verrouillé.', { month: capital(longMonth(month)) })
          : t('Le verrou de {month} est levé.', { month: longMonth(month) }),
      )
      await queryClient.invalidateQueries({ queryKey: keyOf(answer.year) })
    },
  })
  const columns: readonly Column<MonthRow>[] = [
    {
      id: 'month',
      header: t('Mois'),
      main: true,
      cell: ({ month }) => (
        <Link to="/comptes" search={{ month }}>
          {capital(longMonth(month))}
        </Link>
      ),
    },
    {
      id: 'closed',
      header: t('Clôture du mois'),
      cell: ({ isClosed }) => (isClosed ? t('faite') : t('pas encore')),
    },
    {
      id: 'entries',
      header: t('Écritures'),
      align: 'end',
      cell: ({ entries }) => (entries === 0 ? '' : count(entries)),
    },
    {
      id: 'debit',
      header: t('Mouvements'),
      align: 'end',
      cell: ({ debitCents }) => (debitCents === 0 ? '' : <Money cents={debitCents} />),
    },
    {
      id: 'state',
      header: t('État'),
      cell: ({ lockedBy, lockedAt }) =>
        lockedBy === null || lockedAt === null ? (
          answer.closedAt === null ? (
            t('ouvert')
          ) : (
            <StateBadge tone="good" word={t('exercice clos')} />
          )
        ) : (
          <StateBadge
            tone="good"
            word={t('Verrouillé par {who}, {at}', { who: lockedBy, at: moment(lockedAt) })}
          />
        ),
    },
    {
      id: 'act',
      header: t('Acte'),
      cell: ({ month, lockedAt }) =>
        mayWrite ? (
          <Button
            variant="subtle"
            loading={change.isPending && change.variables.month === month}
            aria-label={
              lockedAt === null
                ? t('Verrouiller {month}', { month: longMonth(month) })
                : t('Lever le verrou de {month}', { month: longMonth(month) })
            }
            onClick={() => change.mutate({ month, lock: lockedAt === null })}
          >
            {lockedAt === null ? t('Verrouiller') : t('Lever le verrou')}
          </Button>
        ) : null,
    },
  ]
  return (
    <Section title={t('Mois')} plain>
      {change.error === null ? null : <ErrorNotice error={change.error} />}
      <LocalTable
        label={t('Mois de l’exercice')}
        columns={columns}
        rows={answer.months}
        rowKey={({ month }) => month}
        empty={<EmptyState title={t('Aucun mois')} />}
      />
    </Section>
  )
}

const REASONS: Readonly<Record<string, string>> = {
  'year-not-over': text('L’exercice n’est pas terminé.'),
  'nothing-posted': text('Aucune écriture dans cet exercice.'),
  'earlier-year-open': text('Un exercice antérieur est encore ouvert.'),
  'months-open': text('Des mois ont des heures dont la clôture n’est pas faite.'),
  'next-year-opened': text('L’exercice suivant a déjà des à-nouveaux.'),
  'month-locked': text('Janvier de l’exercice suivant est verrouillé.'),
}

/** The result of the year and its close, which cannot be undone. */
function CloseYear({ answer }: { readonly answer: YearOfBooksAnswer }) {
  const [asking, setAsking] = useState(false)
  const queryClient = useQueryClient()
  const mayWrite = useMay('settings.write')
  const { year, resultCents, closedBy, closedAt, refusals } = answer
  const close = useMutation({
    mutationFn: () =>
      send<typeof booksContract.closeYear>('POST', '/ledger/years/:year/close', {
        params: { year },
      }),
    onSuccess: async () => {
      notify(t('L’exercice {year} est clos, {next} est ouvert.', { year, next: year + 1 }))
      setAsking(false)
      await queryClient.invalidateQueries()
    },
  })
  const result =
    resultCents >= 0
      ? t('Excédent de {sum}', { sum: euros(resultCents) })
      : t('Déficit de {sum}', { sum: euros(-resultCents) })
  return (
    <Section title={t('Clôture de l’exercice')}>
      {close.error === null ? null : <ErrorNotice error={close.error} />}
      <p>{result}</p>
      {closedBy !== null && closedAt !== null ? (
        <StateBadge
          tone="good"
          word={t('Clos par {who}, {at}', { who: closedBy, at: moment(closedAt) })}
        />
      ) : refusals.length > 0 ? (
        <ul className={styles.soft}>
          {refusals.map(({ kind }) => (
            <li key={kind}>{t(REASONS[kind] ?? kind)}</li>
          ))}
        </ul>
      ) : mayWrite ? (
        <Button onClick={() => setAsking(true)}>{t('Clore l’exercice {year}', { year })}</Button>
      ) : null}
      {asking ? (
        <ConfirmSummary
          title={t('Clore l’exercice {year} ?', { year })}
          confirmWord={t('Clore l’exercice {year}', { year })}
          busy={close.isPending}
          onConfirm={() => close.mutate()}
          onCancel={() => setAsking(false)}
        >
          <p>{result}</p>
          <p>
            {t(
              '{lines} lignes d’à-nouveaux ouvrent {next}. Plus rien ne pourra être passé en {year}.',
              {
                lines: answer.openingLines,
                next: year + 1,
                year,
              },
            )}
          </p>
        </ConfirmSummary>
      ) : null}
    </Section>
  )
}
