import { Button, Loader } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem, sendFiles } from '../../web/api.ts'
import { listText } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { announce, EmptyState, ErrorNotice, Section } from '../../web/ui/index.ts'
import type { exchangeContract, ImportAnswer } from '../exchange-contract.ts'
import styles from './exchange.module.css'
import { FileChoice } from './file-choice.tsx'
import { ImportResult, rowsToStore } from './import-result.tsx'
import { MistakeList } from './mistake-list.tsx'
import { refusedPackage } from './import-problem.ts'
import { type ChosenFiles, LARGEST_BYTES, readChosen } from './sent-files.ts'

const post = (chosen: ChosenFiles, dryRun: 'true' | 'false') =>
  sendFiles<typeof exchangeContract.import>('/imports', { dryRun }, chosen.form)

/** Choose, see what it would do or everything that is wrong, then import. */
export function ImportSection() {
  const queryClient = useQueryClient()
  const [chosen, setChosen] = useState<ChosenFiles | null>(null)
  const check = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const read = await readChosen(files)
      setChosen(read)
      return read.bytes > LARGEST_BYTES ? null : post(read, 'true')
    },
    onSuccess: () => announce(t('Vérification terminée.')),
    onError: () => announce(t('Vérification terminée : des données sont à corriger.')),
  })
  const store = useMutation({
    mutationFn: (read: ChosenFiles) => post(read, 'false'),
    onSuccess: () => {
      announce(t('Import terminé.'))
      void queryClient.invalidateQueries()
    },
  })
  const choose = (files: readonly File[]) => {
    store.reset()
    check.mutate(files)
  }
  const names = chosen?.names ?? []
  return (
    <Section title={t('Importer')}>
      <FileChoice onChoose={choose} busy={check.isPending || store.isPending} />
      {chosen === null ? null : (
        <p className={styles.chosen}>
          {names.length > 3
            ? t('{count, number} fichiers choisis', { count: names.length })
            : listText(names)}
        </p>
      )}
      {check.isPending ? (
        <p className={styles.waiting}>
          <Loader size={18} aria-hidden /> {t('Vérification, sans rien enregistrer…')}
        </p>
      ) : null}
      {check.isError ? <Refused error={check.error} /> : null}
      {check.isSuccess && check.data === null ? <TooLarge /> : null}
      {store.isError ? <Refused error={store.error} /> : null}
      {store.isSuccess ? (
        <ImportResult answer={store.data} />
      ) : check.isSuccess && check.data !== null && chosen !== null ? (
        <Checked answer={check.data} busy={store.isPending} onImport={() => store.mutate(chosen)} />
      ) : null}
    </Section>
  )
}

function Checked({
  answer,
  busy,
  onImport,
}: {
  readonly answer: ImportAnswer
  readonly busy: boolean
  readonly onImport: () => void
}) {
  const rows = rowsToStore(answer)
  return (
    <>
      <ImportResult answer={answer} />
      <div className={styles.go}>
        {rows === 0 ? null : (
          <Button onClick={onImport} loading={busy}>
            {t('{rows, plural, one {Importer # ligne} other {Importer # lignes}}', { rows })}
          </Button>
        )}
      </div>
    </>
  )
}

function Refused({ error }: { readonly error: Error }) {
  const refused = error instanceof ApiProblem ? refusedPackage(error.problem) : null
  return refused === null ? <ErrorNotice error={error} /> : <MistakeList refused={refused} />
}

function TooLarge() {
  return (
    <EmptyState title={t('Ces fichiers dépassent 63 Mo')}>
      {t('Importez-les en plusieurs fois, ou par la commande « maillage import ».')}
    </EmptyState>
  )
}
