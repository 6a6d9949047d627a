import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import { ErrorNotice, Section } from '../../../web/ui/index.ts'
import { useSetPolicy } from './guarantee-queries.ts'
import styles from './guarantees.module.css'

/** Months typed as `1,5`, in ten-thousandths; null when unreadable or out of 0 to 12. */
export function parseMonths(typed: string): number | null {
  const read = /^\s*(\d{1,2})(?:[.,](\d{1,4}))?\s*$/.exec(typed)
  if (read === null) return null
  const e4 = Number(read[1]) * 10_000 + Number((read[2] ?? '').padEnd(4, '0'))
  return e4 >= 1 && e4 <= 120_000 ? e4 : null
}

/** How much each deposits: the decision of the board, from a day on. */
export function PolicySection({ today }: { readonly today: string }) {
  const mayWrite = useMay('settings.write')
  const [months, setMonths] = useState('1,5')
  const [startsOn, setStartsOn] = useState(today)
  const [source, setSource] = useState('')
  const [misread, setMisread] = useState(false)
  const set = useSetPolicy()
  if (!mayWrite) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const monthsE4 = parseMonths(months)
    if (monthsE4 === null) return setMisread(true)
    set.mutate({ startsOn, monthsE4, source }, { onSuccess: () => setSource('') })
  }
  return (
    <Section title={t('Règle du dépôt')}>
      <p className={styles.soft}>
        {t(
          'L’usage est d’un à deux mois de facturation. Le dépôt est une dette du groupement, sans TVA, rendue après le dernier règlement.',
        )}
      </p>
      <form onSubmit={submit} className={styles.policy} data-print="no">
        <TextInput
          label={t('Mois de facturation moyenne')}
          inputMode="decimal"
          required
          value={months}
          onChange={({ currentTarget }) => {
            setMisread(false)
            setMonths(currentTarget.value)
          }}
          error={misread ? t('Entre 0 et 12 mois, par exemple 1,5.') : null}
        />
        <TextInput
          type="date"
          label={t('À partir du')}
          required
          value={startsOn}
          onChange={({ currentTarget }) => setStartsOn(currentTarget.value)}
        />
        <TextInput
          label={t('Décision')}
          required
          maxLength={500}
          placeholder={t('Conseil d’administration du…')}
          value={source}
          onChange={({ currentTarget }) => setSource(currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={set.isPending}>
          {t('Enregistrer')}
        </Button>
      </form>
      {set.isError ? <ErrorNotice error={set.error} /> : null}
    </Section>
  )
}
