import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { fileAddress, get, send } from '../../web/api.ts'
import { count, moment } from '../../web/formats.ts'
import { useMay } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  LocalTable,
  notify,
  Section,
  StateBadge,
} from '../../web/ui/index.ts'
import { FileLinks } from '../../web/ui/tables/toolbar.tsx'
import type {
  booksContract,
  ListedAccountAnswer,
  MappingApprovalAnswer,
} from '../books/books-contract.ts'
import { AccountsForm } from './accounts-form.tsx'
import { BooksPage } from './books-page.tsx'
import styles from './ledger.module.css'

/** Which accounts take what, who approved them, and the chart they are of. */
export function ChartPage() {
  return (
    <BooksPage
      title={t('Plan comptable')}
      lead={t('Plan des associations (ANC 2018-06) ; le groupement y ajoute ses comptes.')}
    >
      <Section title={t('Comptes utilisés par les opérations')} plain>
        <Approval />
        <AccountsForm />
      </Section>
      <Chart />
    </BooksPage>
  )
}

const APPROVAL = ['/ledger/account-mapping/approval']

/** Who signed the accounts off; a change asks for another signature. */
function Approval() {
  const approval = useQuery({
    queryKey: APPROVAL,
    queryFn: ({ signal }) =>
      get<typeof booksContract.approval>('/ledger/account-mapping/approval', {}, signal),
  })
  return (
    <Answered query={approval}>
      {({ approval: answer }) => (
        <div className={styles.approval}>
          <ApprovalState approval={answer} />
          {answer !== null && answer.changedEvents.length === 0 ? null : <ApproveForm />}
        </div>
      )}
    </Answered>
  )
}

function ApprovalState({ approval }: { readonly approval: MappingApprovalAnswer }) {
  if (approval === null)
    return (
      <StateBadge tone="todo" word={t('Aucun expert-comptable n’a encore validé ces comptes')} />
    )
  const { version, accountant, approvedAt, recordedBy, changedEvents } = approval
  const by = t('Version {version} validée par {accountant} le {at}, enregistrée par {recordedBy}', {
    version,
    accountant,
    at: moment(approvedAt),
    recordedBy,
  })
  return (
    <>
      {changedEvents.length === 0 ? (
        <StateBadge tone="good" word={by} />
      ) : (
        <>
          <StateBadge
            tone="todo"
            word={t(
              '{count, plural, one {# compte a changé depuis : une nouvelle validation est attendue} other {# comptes ont changé depuis : une nouvelle validation est attendue}}',
              { count: changedEvents.length },
            )}
          />
          <p className={styles.soft}>{by}</p>
        </>
      )}
    </>
  )
}

function ApproveForm() {
  const [accountant, setAccountant] = useState('')
  const mayWrite = useMay('settings.write')
  const queryClient = useQueryClient()
  const approve = useMutation({
    mutationFn: () =>
      send<typeof booksContract.approve>('POST', '/ledger/account-mapping/approvals', {
        body: { accountant },
      }),
    onSuccess: async () => {
      notify(t('La validation est enregistrée.'))
      await queryClient.invalidateQueries({ queryKey: APPROVAL })
    },
  })
  if (!mayWrite) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    approve.mutate()
  }
  return (
    <form className={styles.inline} onSubmit={submit}>
      {approve.error === null ? null : <ErrorNotice error={approve.error} />}
      <TextInput
        label={t('Expert-comptable qui valide')}
        value={accountant}
        onChange={({ currentTarget }) => setAccountant(currentTarget.value)}
      />
      <Button type="submit" loading={approve.isPending}>
        {t('Enregistrer la validation')}
      </Button>
    </form>
  )
}

const CHART = ['/ledger/chart']

function Chart() {
  const chart = useQuery({
    queryKey: CHART,
    queryFn: ({ signal }) =>
      get<typeof booksContract.chart>('/ledger/chart', { query: {} }, signal),
  })
  const mayWrite = useMay('settings.write')
  return (
    <Section
      title={t('Comptes du plan')}
      plain
      actions={
        <FileLinks
          csv={fileAddress('/ledger/chart', {}, 'csv')}
          xlsx={fileAddress('/ledger/chart', {}, 'xlsx')}
        />
      }
    >
      {mayWrite ? <AddAccount /> : null}
      <Answered query={chart}>
        {({ items }) => (
          <LocalTable
            label={t('Comptes du plan')}
            columns={columns()}
            rows={items}
            rowKey={({ account }) => account}
            empty={<EmptyState title={t('Aucun compte')} />}
          />
        )}
      </Answered>
    </Section>
  )
}

function AddAccount() {
  const [account, setAccount] = useState('')
  const [label, setLabel] = useState('')
  const queryClient = useQueryClient()
  const add = useMutation({
    mutationFn: () =>
      send<typeof booksContract.addAccount>('POST', '/ledger/chart', { body: { account, label } }),
    onSuccess: async () => {
      notify(t('Le compte {account} est au plan.', { account }))
      setAccount('')
      setLabel('')
      await queryClient.invalidateQueries({ queryKey: CHART })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate()
  }
  return (
    <form className={styles.inline} onSubmit={submit}>
      {add.error === null ? null : <ErrorNotice error={add.error} />}
      <TextInput
        label={t('Nouveau compte')}
        value={account}
        onChange={({ currentTarget }) => setAccount(currentTarget.value)}
      />
      <TextInput
        label={t('Son libellé')}
        value={label}
        onChange={({ currentTarget }) => setLabel(currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={add.isPending}>
        {t('Ajouter au plan')}
      </Button>
    </form>
  )
}

const SOURCES: Readonly<Record<ListedAccountAnswer['source'], () => string>> = {
  standard: () => t('plan des associations'),
  mapped: () => t('opérations'),
  added: () => t('ajouté par le groupement'),
  posted: () => t('repris d’une écriture'),
}

const columns = (): readonly Column<ListedAccountAnswer>[] => [
  {
    id: 'account',
    header: t('Compte'),
    main: true,
    value: ({ account }) => account,
    cell: ({ account, lines }) =>
      lines === 0 ? (
        account
      ) : (
        <Link to="/comptes/grand-livre" search={{ compte: account }}>
          {account}
        </Link>
      ),
  },
  { id: 'label', header: t('Libellé'), value: ({ label }) => label, cell: ({ label }) => label },
  {
    id: 'source',
    header: t('Origine'),
    value: ({ source }) => SOURCES[source](),
    cell: ({ source }) => SOURCES[source](),
  },
  {
    id: 'lines',
    header: t('Lignes'),
    align: 'end',
    value: ({ lines }) => lines,
    cell: ({ lines }) => (lines === 0 ? '' : count(lines)),
  },
]
