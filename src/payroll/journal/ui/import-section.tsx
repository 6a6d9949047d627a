import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { type ChangeEvent, useRef, useState } from 'react'
import { ApiProblem } from '../../../web/api.ts'
import { count } from '../../../web/formats.ts'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import {
  announce,
  type Column,
  EmptyState,
  ErrorNotice,
  LocalTable,
  Section,
  StateBadge,
} from '../../../web/ui/index.ts'
import type { ImportedJournalAnswer } from '../journal-contract.ts'
import { useImportJournal } from './journal-queries.ts'
import styles from './journal.module.css'

/** Choose the file, see what it would do or everything that is wrong, then take it. */
export function ImportSection({ month }: { readonly month: string }) {
  const [file, setFile] = useState<File | null>(null)
  const check = useImportJournal(month)
  const store = useImportJournal(month)
  const input = useRef<HTMLInputElement>(null)
  const mayWrite = useMay('settings.write')
  const chosen = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [first] = currentTarget.files ?? []
    // The same file can be chosen again after it was corrected.
    currentTarget.value = ''
    if (first === undefined) return
    setFile(first)
    store.reset()
    check.mutate(
      { file: first, dryRun: true },
      {
        onSuccess: () => announce(t('Vérification terminée.')),
        onError: () => announce(t('Vérification terminée : des données sont à corriger.')),
      },
    )
  }
  const answer = store.data ?? check.data
  const error = store.error ?? check.error
  return (
    <Section title={t('Importer le journal')}>
      <div className={styles.choice}>
        <p>
          {t(
            'Un fichier CSV ou .xlsx du logiciel de paie, une ligne par salarié. Il est d’abord vérifié ; rien n’est enregistré avant votre accord.',
          )}
        </p>
        <Button
          leftSection={<IconFileSpreadsheet size={16} stroke={1.6} aria-hidden />}
          loading={check.isPending}
          disabled={!mayWrite || store.isPending}
          onClick={() => input.current?.click()}
        >
          {t('Choisir le journal')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,.xlsx"
          aria-label={t('Journal de paie, fichier')}
          hidden
          onChange={chosen}
        />
      </div>
      {error === null ? null : <Refused error={error} name={file?.name ?? ''} />}
      {error !== null || answer === undefined || file === null ? null : (
        <div className={styles.checked}>
          <Outcome answer={answer} />
          {answer.state === 'checked' ? (
            <div>
              <Button
                loading={store.isPending}
                onClick={() =>
                  store.mutate(
                    { file, dryRun: false },
                    { onSuccess: () => announce(t('Journal enregistré.')) },
                  )
                }
              >
                {t('Enregistrer ce journal')}
              </Button>
            </div>
          ) : null}
        </div>
      )}
    </Section>
  )
}

function Outcome({
  answer: { state, people, version },
}: {
  readonly answer: ImportedJournalAnswer
}) {
  const named = { count: people, version }
  if (state === 'checked')
    return (
      <StateBadge
        tone="good"
        word={t(
          '{count, plural, one {Aucune erreur : # salarié, ce sera la version {version}} other {Aucune erreur : # salariés, ce sera la version {version}}}',
          named,
        )}
      />
    )
  if (state === 'unchanged')
    return (
      <StateBadge
        tone="plain"
        word={t('Ce journal est déjà enregistré : c’est la version {version}', named)}
      />
    )
  return (
    <StateBadge
      tone="good"
      word={t('Version {version} enregistrée ; les comptes sont corrigés de l’écart', named)}
    />
  )
}

interface Mistake {
  readonly key: string
  readonly line: number
  readonly column: string
  readonly value: string
  readonly expected: string
}

function mistakesOf(error: Error): readonly Mistake[] {
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : []
  return errors.flatMap(({ path, expected, value }, index) => {
    const [, place, line, column = ''] = path.split('/')
    if (place !== 'body' || line === undefined) return []
    return {
      key: String(index),
      line: Number(line),
      column: column.replaceAll('~1', '/'),
      value: typeof value === 'string' ? value : '',
      expected,
    }
  })
}

/** Everything that keeps the journal out, at once. */
function Refused({ error, name }: { readonly error: Error; readonly name: string }) {
  const mistakes = mistakesOf(error)
  if (mistakes.length === 0) return <ErrorNotice error={error} />
  return (
    <div className={styles.refused}>
      <div role="alert" className={styles.alert}>
        <strong>
          {t('{total, plural, one {# erreur à corriger} other {# erreurs à corriger}}', {
            total: mistakes.length,
          })}
        </strong>
        <p>
          {t('Rien n’est enregistré. Corrigez {name}, puis choisissez-le à nouveau.', { name })}
        </p>
      </div>
      <LocalTable
        name="erreurs-"
        label={t('Erreurs')}
        columns={columns()}
        rows={mistakes}
        rowKey={({ key }) => key}
        empty={<EmptyState title={t('Aucune erreur')} />}
      />
    </div>
  )
}

const columns = (): readonly Column<Mistake>[] => [
  {
    id: 'line',
    header: t('Ligne'),
    main: true,
    value: ({ line }) => line,
    cell: ({ line }) => (line === 0 ? t('fichier entier') : count(line)),
  },
  {
    id: 'column',
    header: t('Colonne'),
    value: ({ column }) => column,
    cell: ({ column }) => (column === '' ? t('ligne entière') : column),
  },
  {
    id: 'value',
    header: t('Valeur'),
    value: ({ value }) => value,
    cell: ({ value }) => (value === '' ? t('vide') : value),
  },
  {
    id: 'expected',
    header: t('Attendu'),
    onPhone: 'bare',
    value: ({ expected }) => expected,
    cell: ({ expected }) => expected,
  },
]
