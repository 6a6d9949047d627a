import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMay } from '../../../web/session.ts'
import { t, text } from '../../../web/texts.ts'
import { ErrorNotice, notify, Section } from '../../../web/ui/index.ts'
import type { PayrollJournal } from '../journal-contract.ts'
import { useSetHeadings } from './journal-queries.ts'
import styles from './journal.module.css'

type Heading = PayrollJournal['headings'][number]

const FIELDS: Readonly<Record<string, string>> = {
  payroll_number: text('Matricule du salarié'),
  month: text('Mois (facultatif)'),
  gross: text('Salaire brut'),
  employer_contributions: text('Cotisations patronales'),
  employee_contributions: text('Cotisations salariales'),
  net_before_tax: text('Net avant impôt'),
  tax_rate: text('Taux d’impôt (facultatif)'),
  tax: text('Impôt prélevé à la source'),
  net_paid: text('Net payé'),
  employer_total: text('Coût employeur (facultatif)'),
}

/** How the group's engine heads the columns of its journal. */
export function HeadingsForm({ headings }: { readonly headings: readonly Heading[] }) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const mayWrite = useMay('settings.write')
  const save = useSetHeadings()
  const changed = headings.filter(({ field, heading }) => (typed[field] ?? heading) !== heading)
  function submit(event: FormEvent) {
    event.preventDefault()
    save.mutate(
      changed.map(({ field, heading }) => ({ field, heading: typed[field] ?? heading })),
      {
        onSuccess: () => {
          notify(t('Les colonnes du journal sont enregistrées.'))
          setTyped({})
        },
      },
    )
  }
  return (
    <Section title={t('Colonnes du journal')}>
      <p className={styles.soft}>
        {t(
          'Le titre de chaque colonne dans le fichier de votre logiciel ; les accents et les majuscules ne comptent pas.',
        )}
      </p>
      <form onSubmit={submit} noValidate>
        <div className={styles.headings}>
          {headings.map(({ field, heading, usual }) => (
            <TextInput
              key={field}
              label={t(FIELDS[field] ?? field)}
              value={typed[field] ?? heading}
              placeholder={usual}
              readOnly={!mayWrite}
              onChange={({ currentTarget }) => setTyped({ ...typed, [field]: currentTarget.value })}
            />
          ))}
        </div>
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        {mayWrite ? (
          <div className={styles.actions}>
            <Button type="submit" disabled={changed.length === 0} loading={save.isPending}>
              {t('Enregistrer')}
            </Button>
          </div>
        ) : null}
      </form>
    </Section>
  )
}
