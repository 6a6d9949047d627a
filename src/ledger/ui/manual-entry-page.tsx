import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { membersContract } from '../../members/members-contract.ts'
import { useMonth } from '../../web/address.ts'
import { get, send } from '../../web/api.ts'
import { euros } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { ErrorNotice, notify, StateBadge } from '../../web/ui/index.ts'
import type { booksContract, EntryTemplateAnswer } from '../books/books-contract.ts'
import { BooksPage } from './books-page.tsx'
import { JOURNAL_CODES, journalText } from './journals.ts'
import styles from './ledger.module.css'
import { EntryLines } from './manual-entry-lines.tsx'
import {
  blankLines,
  linesOfTemplate,
  readLines,
  refusedLines,
  sumsOf,
  type TypedRow,
} from './manual-entry-typed.ts'
import { Templates } from './templates.tsx'

/** Types an entry with the keyboard; what is wrong is told at its line, and nothing is lost. */
export function ManualEntryPage() {
  const month = useMonth()
  const chart = useQuery({
    queryKey: ['/ledger/chart'],
    queryFn: ({ signal }) =>
      get<typeof booksContract.chart>('/ledger/chart', { query: {} }, signal),
  })
  const members = useQuery({
    queryKey: ['/members', 'names', month],
    queryFn: ({ signal }) =>
      get<typeof membersContract.list>('/members', { query: { month, limit: 500 } }, signal),
  })
  return (
    <BooksPage
      title={t('Saisir une écriture')}
      lead={t('Une écriture passée ne se modifie pas : elle s’extourne.')}
    >
      <datalist id="plan-comptable">
        {chart.data?.items.map(({ account, label }) => (
          <option key={account} value={account}>
            {label}
          </option>
        ))}
      </datalist>
      <datalist id="tiers">
        {members.data?.items.map(({ memberId, name }) => (
          <option key={memberId} value={memberId}>
            {name}
          </option>
        ))}
      </datalist>
      <EntryForm month={month} labels={new Map(chart.data?.items.map(labelOf))} />
    </BooksPage>
  )
}

const labelOf = ({ account, label }: { readonly account: string; readonly label: string }) =>
  [account, label] as const

interface Head {
  readonly journal: string
  readonly entryDate: string
  readonly pieceReference: string
  readonly label: string
  readonly reverseOn: string
}

function EntryForm({
  month,
  labels,
}: {
  readonly month: string
  readonly labels: ReadonlyMap<string, string>
}) {
  const blank = { pieceReference: '', label: '', reverseOn: '' }
  const [head, setHead] = useState<Head>({ journal: 'OD', entryDate: `${month}-01`, ...blank })
  const [rows, setRows] = useState<readonly TypedRow[]>(blankLines())
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const read = readLines(rows)
  const post = useMutation({
    mutationFn: () =>
      send<typeof booksContract.postEntry>('POST', '/ledger/entries', {
        body: {
          ...head,
          reverseOn: head.reverseOn === '' ? null : head.reverseOn,
          lines: [...read.lines],
        },
      }),
    onSuccess: async ({ pieceReference }) => {
      notify(t('L’écriture {piece} est passée.', { piece: pieceReference }))
      await queryClient.invalidateQueries()
      await navigate({
        to: '/comptes',
        search: { month: head.entryDate.slice(0, 7), piece: pieceReference },
      })
    },
  })
  const { debitCents, creditCents } = sumsOf(read.lines)
  const wrong = refusedLines(post.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (read.wrong.size === 0) post.mutate()
  }
  const take = (template: EntryTemplateAnswer) => {
    setHead({ ...head, journal: template.journal, label: template.label })
    setRows(linesOfTemplate(template))
    post.reset()
  }
  return (
    <form onSubmit={submit} noValidate className={styles.entryForm}>
      <Templates onTake={take} head={head} lines={read.lines} />
      <div className={styles.entryHead}>
        <HeadFields head={head} onChange={setHead} />
      </div>
      <EntryLines rows={rows} labels={labels} wrong={wrong} onChange={setRows} />
      <div className={styles.balanceHead}>
        {debitCents === creditCents && debitCents > 0 ? (
          <StateBadge
            tone="good"
            word={t('Équilibrée : {sum} au débit comme au crédit', { sum: euros(debitCents) })}
          />
        ) : (
          <StateBadge
            tone="todo"
            word={t('Débit {debit}, crédit {credit}', {
              debit: euros(debitCents),
              credit: euros(creditCents),
            })}
          />
        )}
      </div>
      {post.error === null ? null : <ErrorNotice error={post.error} />}
      <div className={styles.actions}>
        <Button type="submit" loading={post.isPending}>
          {t('Passer l’écriture')}
        </Button>
        <Button variant="default" onClick={() => setRows([...rows, ...blankLines().slice(1)])}>
          {t('Ajouter une ligne')}
        </Button>
      </div>
    </form>
  )
}

function HeadFields({
  head,
  onChange,
}: {
  readonly head: Head
  readonly onChange: (head: Head) => void
}) {
  const field = (name: keyof Head) => ({
    value: head[name],
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ ...head, [name]: currentTarget.value }),
  })
  return (
    <>
      <NativeSelect
        {...field('journal')}
        label={t('Journal')}
        data={JOURNAL_CODES.map((value) => ({ value, label: journalText(value) }))}
      />
      <TextInput {...field('entryDate')} type="date" label={t('Date')} />
      <TextInput {...field('pieceReference')} label={t('Pièce')} placeholder={t('facultatif')} />
      <TextInput {...field('label')} label={t('Libellé')} className={styles.wide ?? ''} />
      <TextInput
        {...field('reverseOn')}
        type="date"
        label={t('Extourne automatique le')}
        description={t('Pour une charge à payer ou constatée d’avance.')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
    </>
  )
}
