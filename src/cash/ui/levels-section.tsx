import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { t } from '../../web/texts.ts'
import { ErrorNotice, Section } from '../../web/ui/index.ts'
import type { LevelAnswer } from '../receivables-contract.ts'
import styles from './cash.module.css'
import { useChangeLevels } from './cash-queries.ts'
import { TONES } from './reminder-words.ts'

/** When reminders are due, in which tone, and from when charges are asked for. */
export function LevelsSection({ levels }: { readonly levels: readonly LevelAnswer[] }) {
  const [rows, setRows] = useState(levels)
  const store = useChangeLevels()
  const change = (at: number, given: Partial<LevelAnswer>) =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...given } : row)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    store.mutate({
      levels: rows.map(({ daysLate, tone, charges }) => ({ daysLate, tone, charges })),
    })
  }
  return (
    <Section title={t('Niveaux de relance')}>
      <form onSubmit={submit} data-print="no">
        {rows.map((row, at) => (
          <fieldset key={row.level} className={styles.level}>
            <legend>{t('Niveau {level}', { level: at + 1 })}</legend>
            <TextInput
              label={t('Jours de retard')}
              type="number"
              min={1}
              max={365}
              required
              value={row.daysLate}
              onChange={({ currentTarget }) =>
                change(at, { daysLate: Number(currentTarget.value) })
              }
            />
            <NativeSelect
              label={t('Ton')}
              value={row.tone}
              onChange={({ currentTarget: { value } }) => {
                if (value === 'courteous' || value === 'firm' || value === 'formal')
                  change(at, { tone: value })
              }}
              data={(['courteous', 'firm', 'formal'] as const).map((value) => ({
                value,
                label: t(TONES[value]),
              }))}
            />
            <Checkbox
              label={t('Demander intérêts et frais')}
              checked={row.charges}
              onChange={({ currentTarget }) => change(at, { charges: currentTarget.checked })}
            />
          </fieldset>
        ))}
        {store.isError ? <ErrorNotice error={store.error} /> : null}
        <div className={styles.actions}>
          <Button type="submit" variant="default" loading={store.isPending}>
            {t('Enregistrer les niveaux')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
