import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { t } from '../../web/texts.ts'
import { ErrorNotice } from '../../web/ui/index.ts'
import type { HourRow } from '../time-contract.ts'
import styles from './hours.module.css'
import { useCorrectEntry } from './hours-queries.ts'

/** The form takes the place of the button that opened it, so it takes its focus too. */
const focusOnce = (input: HTMLInputElement | null): void => input?.focus()

/** Corrects a line. Nothing is overwritten: a new version stands beside the old. */
export function CorrectionForm({ row }: { readonly row: HourRow }) {
  const [open, setOpen] = useState(false)
  const [startsAt, setStart] = useState<string>(row.startsAt)
  const [endsAt, setEnd] = useState<string>(row.endsAt)
  const [breakMinutes, setBreak] = useState(String(row.breakMinutes))
  const correct = useCorrectEntry(row.entryId)
  const { version } = row
  const submit = (event: FormEvent) => {
    event.preventDefault()
    correct.mutate({ kind: 'times', version, startsAt, endsAt, breakMinutes: Number(breakMinutes) })
  }
  if (!open) {
    return (
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('Corriger cette ligne')}
      </Button>
    )
  }
  return (
    <form onSubmit={submit} className={styles.correction}>
      <h3>{t('Corriger cette ligne')}</h3>
      {row.invoiceNumber === null ? null : (
        <p className={styles.soft}>
          {t('Cette ligne est déjà facturée : l’écart sera facturé et payé avec le mois suivant.')}
        </p>
      )}
      <label>
        {t('Début')}
        <input
          type="datetime-local"
          required
          ref={focusOnce}
          value={startsAt}
          onChange={(event) => setStart(event.currentTarget.value)}
        />
      </label>
      <label>
        {t('Fin')}
        <input
          type="datetime-local"
          required
          min={startsAt}
          value={endsAt}
          onChange={(event) => setEnd(event.currentTarget.value)}
        />
      </label>
      <label>
        {t('Pause (minutes)')}
        <input
          type="number"
          required
          min={0}
          max={1440}
          value={breakMinutes}
          onChange={(event) => setBreak(event.currentTarget.value)}
        />
      </label>
      {correct.isError ? <ErrorNotice error={correct.error} /> : null}
      <div className={styles.choices}>
        <Button type="submit" loading={correct.isPending}>
          {t('Enregistrer la correction')}
        </Button>
        <Button
          variant="default"
          disabled={correct.isPending}
          onClick={() => correct.mutate({ kind: 'cancel', version })}
        >
          {t('Ce travail n’a pas eu lieu')}
        </Button>
      </div>
    </form>
  )
}
