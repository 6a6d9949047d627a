import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAddressValue } from '../../web/address.ts'
import { fileAddress, get, send } from '../../web/api.ts'
import { count, euros, longMonth, numericDay } from '../../web/formats.ts'
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
} from '../../web/ui/index.ts'
import { FileLinks } from '../../web/ui/tables/toolbar.tsx'
import type {
  AccountLineAnswer,
  booksContract,
  GeneralLedgerAnswer,
} from '../books/books-contract.ts'
import { BooksPage, PeriodChoice, useBooksPeriod } from './books-page.tsx'
import styles from './ledger.module.css'
import { Sided } from './trial-balance-page.tsx'

const MOST = 500

/** The lines of an account, its balance after each, and the letters that settle them. */
export function GeneralLedgerPage() {
  const { month, from, to, isYear, setYear } = useBooksPeriod()
  const [account, setAccount] = useAddressValue('compte', '411000')
  const [party, setParty] = useAddressValue('tiers')
  const [open, setOpen] = useAddressValue('ouvert')
  const chart = useQuery({
    queryKey: ['/ledger/chart'],
    queryFn: ({ signal }) =>
      get<typeof booksContract.chart>('/ledger/chart', { query: {} }, signal),
  })
  const query = {
    from,
    to,
    limit: MOST,
    ...(party === '' ? {} : { auxiliary: party }),
    ...(open === '' ? {} : { open: 'true' as const }),
  }
  const lines = useQuery({
    queryKey: ['/ledger/accounts', account, query],
    queryFn: ({ signal }) =>
      get<typeof booksContract.generalLedger>(
        '/ledger/accounts/:account/lines',
        { params: { account }, query },
        signal,
      ),
  })
  const posted = chart.data?.items.filter((each) => each.lines > 0 || each.account === account) ?? [
    { account, label: '' },
  ]
  return (
    <BooksPage
      title={t('Grand livre – compte {account}', { account })}
      lead={lines.data === undefined ? ' ' : lines.data.label}
    >
      <div className={styles.choices}>
        <NativeSelect
          aria-label={t('Compte')}
          value={account}
          onChange={({ currentTarget }) => {
            setAccount(currentTarget.value)
          }}
          data={posted.map((each) => ({
            value: each.account,
            label: `${each.account} ${each.label}`,
          }))}
        />
        <PeriodChoice isYear={isYear} onChange={setYear} />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={open !== ''}
            onChange={({ currentTarget }) => setOpen(currentTarget.checked ? '1' : '')}
          />
          {t('Lignes non lettrées seulement')}
        </label>
        {party === '' ? null : (
          <Button variant="default" onClick={() => setParty('')}>
            {t('Tous les tiers')}
          </Button>
        )}
        <FileLinks
          csv={fileAddress(`/ledger/accounts/${account}/lines`, query, 'csv')}
          xlsx={fileAddress(`/ledger/accounts/${account}/lines`, query, 'xlsx')}
        />
      </div>
      <Answered query={lines}>
        {(answer) => <Lines key={`${account} ${from} ${to}`} answer={answer} month={month} />}
      </Answered>
    </BooksPage>
  )
}

function Lines({
  answer,
  month,
}: {
  readonly answer: GeneralLedgerAnswer
  readonly month: string
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const mayWrite = useMay('settings.write')
  const toggle = (key: string) => {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    setChosen(next)
  }
  const letterable = mayWrite && /^[1-5]/.test(answer.account)
  return (
    <>
      {letterable ? (
        <Lettering answer={answer} chosen={chosen} onDone={() => setChosen(new Set())} />
      ) : null}
      <LocalTable
        label={t('Lignes du compte {account}', { account: answer.account })}
        columns={columns(letterable ? { chosen, toggle } : null)}
        rows={answer.items}
        rowKey={({ key }) => key}
        isCurrent={({ key }) => chosen.has(key)}
        totals={{ label: t('Solde'), balance: <Sided cents={answer.closingCents} /> }}
        empty={
          <EmptyState title={t('Aucune ligne sur ce compte')}>
            <Link to="/comptes" search={{ month }}>
              {t('Voir les écritures de {month}', { month: longMonth(month) })}
            </Link>
          </EmptyState>
        }
      />
      {answer.total > answer.items.length ? (
        <p className={styles.soft}>
          {t('Les {shown} premières lignes sur {total} ; le fichier les contient toutes.', {
            shown: count(answer.items.length),
            total: count(answer.total),
          })}
        </p>
      ) : null}
    </>
  )
}

function Lettering({
  answer,
  chosen,
  onDone,
}: {
  readonly answer: GeneralLedgerAnswer
  readonly chosen: ReadonlySet<string>
  readonly onDone: () => void
}) {
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['/ledger/accounts'] })
  const byHand = useMutation({
    mutationFn: () =>
      send<typeof booksContract.letter>('POST', '/ledger/letterings', {
        body: { lines: [...chosen] },
      }),
    onSuccess: async ({ letters }) => {
      notify(t('Lettrées {letters}.', { letters }))
      onDone()
      await refresh()
    },
  })
  const automatic = useMutation({
    mutationFn: () =>
      send<typeof booksContract.letterAutomatically>('POST', '/ledger/letterings/automatic', {
        body: { accounts: [answer.account] },
      }),
    onSuccess: async ({ groups, lines }) => {
      notify(
        groups === 0
          ? t('Rien de plus ne se solde de façon certaine.')
          : t(
              '{groups, plural, one {# groupe lettré} other {# groupes lettrés}}, {lines} lignes.',
              {
                groups,
                lines,
              },
            ),
      )
      await refresh()
    },
  })
  const undo = useMutation({
    mutationFn: (letteringId: string) =>
      send<typeof booksContract.unletter>('POST', '/ledger/letterings/:letteringId/undo', {
        params: { letteringId },
      }),
    onSuccess: async ({ letters }) => {
      notify(t('Le lettrage {letters} est défait.', { letters }))
      onDone()
      await refresh()
    },
  })
  const rows = answer.items.filter(({ key }) => chosen.has(key))
  const difference = rows.reduce((sum, row) => sum + row.debitCents - row.creditCents, 0)
  const lettered = rows.find(({ letteringId }) => letteringId !== null)?.letteringId ?? null
  const error = byHand.error ?? automatic.error ?? undo.error
  return (
    <div className={styles.lettering}>
      {error === null ? null : <ErrorNotice error={error} />}
      {rows.length === 0 ? (
        <Button variant="default" loading={automatic.isPending} onClick={() => automatic.mutate()}>
          {t('Lettrer ce qui se solde')}
        </Button>
      ) : lettered !== null ? (
        <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate(lettered)}>
          {t('Défaire le lettrage')}
        </Button>
      ) : (
        <>
          <Button
            disabled={rows.length < 2 || difference !== 0}
            loading={byHand.isPending}
            onClick={() => byHand.mutate()}
          >
            {t('{count, plural, one {Lettrer # ligne} other {Lettrer # lignes}}', {
              count: rows.length,
            })}
          </Button>
          <span role="status" className={styles.soft}>
            {difference === 0
              ? t('Les lignes choisies se soldent.')
              : t('Écart : {sum}', { sum: euros(difference) })}
          </span>
        </>
      )}
    </div>
  )
}

interface Choice {
  readonly chosen: ReadonlySet<string>
  readonly toggle: (key: string) => void
}

const columns = (choice: Choice | null): readonly Column<AccountLineAnswer>[] => [
  {
    id: 'date',
    header: t('Date'),
    value: ({ entryDate }) => entryDate,
    cell: ({ entryDate }) => numericDay(entryDate),
  },
  {
    id: 'number',
    header: t('Écriture'),
    main: true,
    value: ({ number }) => number,
    cell: ({ number, entryDate, pieceReference }) => (
      <Link to="/comptes" search={{ month: entryDate.slice(0, 7), piece: pieceReference }}>
        {number}
      </Link>
    ),
  },
  {
    id: 'piece',
    header: t('Pièce'),
    value: ({ pieceReference }) => pieceReference,
    cell: ({ pieceReference }) => pieceReference,
  },
  { id: 'label', header: t('Libellé'), value: ({ label }) => label, cell: ({ label }) => label },
  {
    id: 'party',
    header: t('Tiers'),
    value: ({ auxiliaryLabel }) => auxiliaryLabel,
    cell: ({ auxiliaryLabel }) => auxiliaryLabel ?? '',
  },
  {
    id: 'debit',
    header: t('Débit'),
    align: 'end',
    value: ({ debitCents }) => debitCents,
    cell: ({ debitCents }) => (debitCents === 0 ? '' : <Money cents={debitCents} />),
  },
  {
    id: 'credit',
    header: t('Crédit'),
    align: 'end',
    value: ({ creditCents }) => creditCents,
    cell: ({ creditCents }) => (creditCents === 0 ? '' : <Money cents={creditCents} />),
  },
  {
    id: 'balance',
    header: t('Solde'),
    align: 'end',
    cell: ({ balanceCents }) => <Sided cents={balanceCents} />,
  },
  {
    id: 'letters',
    header: t('Lettrage'),
    value: ({ letters }) => letters,
    cell: ({ key, number, letters }) => (
      <label className={styles.check}>
        {choice === null ? null : (
          <input
            type="checkbox"
            aria-label={t('Choisir {number}', { number })}
            checked={choice.chosen.has(key)}
            onChange={() => choice.toggle(key)}
          />
        )}
        {letters === null ? null : <span className={styles.letters}>{letters}</span>}
      </label>
    ),
  },
]
