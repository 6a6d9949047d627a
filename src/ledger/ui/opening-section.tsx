import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ChangeEvent, useState } from 'react'
import { ApiProblem, sendFiles } from '../../web/api.ts'
import { euros } from '../../web/formats.ts'
import { useMay } from '../../web/session.ts'
import { t, text } from '../../web/texts.ts'
import {
  type Column,
  EmptyState,
  ErrorNotice,
  LocalTable,
  notify,
  Section,
  StateBadge,
} from '../../web/ui/index.ts'
import type { booksContract, OpeningAnswer } from '../books/books-contract.ts'
import styles from './ledger.module.css'
import { Sided } from './trial-balance-page.tsx'

const REASONS: Readonly<Record<string, string>> = {
  unbalanced: text('Le total des débits n’est pas celui des crédits.'),
  'nothing-to-open': text('Aucun solde à reprendre.'),
  'already-opened': text('Cet exercice a déjà des à-nouveaux.'),
  'month-locked': text('Janvier est verrouillé.'),
  'year-closed': text('L’exercice est clos.'),
}

/** Opening balances out of the file of another program, seen before they are posted. */
export function OpeningSection({
  year,
  isOpened,
}: {
  readonly year: number
  readonly isOpened: boolean
}) {
  const [file, setFile] = useState<File | null>(null)
  const queryClient = useQueryClient()
  const mayWrite = useMay('settings.write')
  const take = useMutation({
    mutationFn: ({ chosen, dryRun }: { readonly chosen: File; readonly dryRun: boolean }) => {
      const form = new FormData()
      form.append('file', chosen)
      return sendFiles<typeof booksContract.openWithFile>(
        '/ledger/opening-file',
        { year, dryRun: dryRun ? 'true' : 'false' },
        form,
      )
    },
    onSuccess: async ({ isPosted }) => {
      if (!isPosted) return
      notify(t('Les à-nouveaux de {year} sont passés.', { year }))
      await queryClient.invalidateQueries()
    },
  })
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = currentTarget.files ?? []
    setFile(chosen ?? null)
    if (chosen !== undefined) take.mutate({ chosen, dryRun: true })
  }
  return (
    <Section title={t('À-nouveaux de {year}', { year })}>
      {isOpened ? (
        <p>
          <StateBadge tone="good" word={t('Passés')} />{' '}
          <Link to="/comptes" search={{ month: `${year}-01`, journal: 'AN' }}>
            {t('Voir les à-nouveaux')}
          </Link>
        </p>
      ) : mayWrite ? (
        <label className={styles.file}>
          {t('Reprendre les soldes d’un autre logiciel')}
          <span className={styles.soft}>
            {t(
              'Le FEC de l’exercice précédent, ou une balance en CSV : compte, libellé, débit, crédit.',
            )}
          </span>
          <input type="file" accept=".txt,.csv,text/plain,text/csv" onChange={choose} />
        </label>
      ) : null}
      {take.error === null ? null : <Refused error={take.error} />}
      {take.data === undefined || isOpened ? null : (
        <Preview
          opening={take.data}
          busy={take.isPending}
          onPost={() => {
            if (file !== null) take.mutate({ chosen: file, dryRun: false })
          }}
        />
      )}
    </Section>
  )
}

function Preview({
  opening,
  busy,
  onPost,
}: {
  readonly opening: OpeningAnswer
  readonly busy: boolean
  readonly onPost: () => void
}) {
  const { balances, refusals, resultCents, year } = opening
  return (
    <>
      {refusals.length === 0 ? null : (
        <ul role="alert">
          {refusals.map(({ kind }) => (
            <li key={kind}>{t(REASONS[kind] ?? kind)}</li>
          ))}
        </ul>
      )}
      <p>
        {t('Résultat de {before} repris : {sum}', { before: year - 1, sum: euros(resultCents) })}
      </p>
      <LocalTable
        label={t('Soldes lus')}
        columns={columns()}
        rows={balances}
        rowKey={({ account, auxiliary }) => `${account} ${auxiliary ?? ''}`}
        empty={<EmptyState title={t('Aucun solde à reprendre.')} />}
      />
      <div className={styles.actions}>
        <Button disabled={refusals.length > 0} loading={busy} onClick={onPost}>
          {t('Passer les à-nouveaux de {year}', { year })}
        </Button>
      </div>
    </>
  )
}

interface FileError {
  readonly line: number
  readonly column: string
  readonly expected: string
  readonly value: string
}

const isFileError = (value: unknown): value is FileError =>
  typeof value === 'object' && value !== null && 'line' in value && 'expected' in value

function fileErrors(facts: unknown): readonly FileError[] {
  if (typeof facts !== 'object' || facts === null || !('refusals' in facts)) return []
  const refusals: unknown = facts.refusals
  if (!Array.isArray(refusals)) return []
  return refusals.flatMap((refusal: unknown) =>
    typeof refusal === 'object' &&
    refusal !== null &&
    'errors' in refusal &&
    Array.isArray(refusal.errors)
      ? refusal.errors.filter(isFileError)
      : [],
  )
}

/** Every line of the file that is wrong. */
function Refused({ error }: { readonly error: Error }) {
  const errors = error instanceof ApiProblem ? fileErrors(error.problem.facts) : []
  if (errors.length === 0) return <ErrorNotice error={error} />
  return (
    <div role="alert" className={styles.stale}>
      <ul>
        {errors.slice(0, 50).map((each, index) => (
          <li key={`${each.line} ${each.column} ${String(index)}`}>
            {t('Ligne {line}, {column} : « {value} » ; attendu : {expected}', {
              line: each.line,
              column: each.column,
              value: each.value,
              expected: each.expected,
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}

const columns = (): readonly Column<OpeningAnswer['balances'][number]>[] => [
  {
    id: 'account',
    header: t('Compte'),
    main: true,
    value: ({ account }) => account,
    cell: ({ account, label }) => `${account} ${label}`,
  },
  {
    id: 'party',
    header: t('Tiers'),
    value: ({ auxiliary }) => auxiliary,
    cell: ({ auxiliary, auxiliaryLabel }) => auxiliaryLabel ?? auxiliary ?? '',
  },
  {
    id: 'balance',
    header: t('Solde'),
    align: 'end',
    value: ({ balanceCents }) => balanceCents,
    cell: ({ balanceCents }) => <Sided cents={balanceCents} />,
  },
]
