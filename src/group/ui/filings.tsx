import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { ErrorNotice, Section } from '../../web/ui/index.ts'
import type { FilingRow } from '../deadlines-contract.ts'
import { FILINGS } from './deadline-words.ts'
import styles from './deadlines.module.css'
import { useRecordFiling, useRemoveFiling } from './deadlines-queries.ts'

/** Acts towards the labour authority: each one starts a term of a month. */
export function Filings({
  filings,
  today,
}: {
  readonly filings: readonly FilingRow[]
  readonly today: string
}) {
  const remove = useRemoveFiling()
  return (
    <Section title={t('Démarches auprès de l’administration')}>
      {filings.length === 0 ? (
        <p className={styles.soft}>
          {t('Enregistrez une démarche : le délai d’un mois qui en part paraît dans la liste.')}
        </p>
      ) : (
        <ul className={styles.lines}>
          {filings.map((filing) => (
            <li key={`${filing.kind} ${filing.filedOn}`}>
              <span>{numericDay(filing.filedOn)}</span>
              <span>{t(FILINGS[filing.kind])}</span>
              <span className={styles.soft}>{filing.note}</span>
              <Button
                className={styles.end ?? ''}
                variant="default"
                size="compact-sm"
                loading={remove.isPending}
                onClick={() => remove.mutate(filing)}
              >
                {t('Retirer')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {remove.isError ? <ErrorNotice error={remove.error} /> : null}
      <FilingForm today={today} />
    </Section>
  )
}

const isKind = (value: string): value is FilingRow['kind'] => value in FILINGS

function FilingForm({ today }: { readonly today: string }) {
  const [kind, setKind] = useState<FilingRow['kind']>('change')
  const [filedOn, setFiledOn] = useState(today)
  const [note, setNote] = useState('')
  const record = useRecordFiling()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    record.mutate({ kind, filedOn, note }, { onSuccess: () => setNote('') })
  }
  return (
    <form onSubmit={submit} className={styles.filing} data-print="no">
      <NativeSelect
        label={t('Démarche')}
        value={kind}
        onChange={({ currentTarget: { value } }) => {
          if (isKind(value)) setKind(value)
        }}
        data={Object.entries(FILINGS).map(([value, label]) => ({ value, label: t(label) }))}
      />
      <TextInput
        type="date"
        label={t('Date')}
        required
        value={filedOn}
        onChange={({ currentTarget }) => setFiledOn(currentTarget.value)}
      />
      <TextInput
        label={t('Note')}
        maxLength={2_000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={record.isPending}>
        {t('Enregistrer la démarche')}
      </Button>
      {record.isError ? <ErrorNotice error={record.error} /> : null}
    </form>
  )
}
