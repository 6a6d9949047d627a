import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { t } from '../../web/texts.ts'
import { ErrorNotice, Section } from '../../web/ui/index.ts'
import type { AssumptionsAnswer } from '../forecast-contract.ts'
import styles from './cash.module.css'
import { useChangeAssumptions } from './cash-queries.ts'

/** What the forecast takes for granted, said and changeable. */
export function AssumptionsSection({ assumptions }: { readonly assumptions: AssumptionsAnswer }) {
  const change = useChangeAssumptions()
  const [payDay, setPayDay] = useState(String(assumptions.payDay))
  const [payMonth, setPayMonth] = useState<0 | 1>(assumptions.payMonthAfter)
  const [vatDay, setVatDay] = useState(String(assumptions.vatDay))
  const [share, setShare] = useState(String(assumptions.employeeShareE4 / 100).replace('.', ','))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({
      payDay: Number(payDay),
      payMonthAfter: payMonth,
      vatDay: Number(vatDay),
      employeeShareE4: Math.round(Number(share.replace(',', '.')) * 100),
    })
  }
  return (
    <Section title={t('Ce que la prévision suppose')}>
      <p className={styles.soft}>
        {t(
          'Chaque facture est attendue à son échéance, décalée du retard habituel de l’adhérent. Les mois à facturer reprennent la moyenne des trois derniers mois clos. Salaires et cotisations viennent des contrats en cours ; les cotisations sont payées le 5 du mois suivant à partir de 50 salariés, sinon le 15.',
        )}
      </p>
      <form className={styles.form} onSubmit={submit} data-print="no">
        <TextInput
          label={t('Part salariale des cotisations (%)')}
          required
          inputMode="decimal"
          value={share}
          onChange={({ currentTarget }) => setShare(currentTarget.value)}
        />
        <TextInput
          label={t('Jour de paie (31 : dernier jour)')}
          required
          type="number"
          min={1}
          max={31}
          value={payDay}
          onChange={({ currentTarget }) => setPayDay(currentTarget.value)}
        />
        <NativeSelect
          label={t('Paie versée')}
          value={String(payMonth)}
          onChange={({ currentTarget }) => setPayMonth(currentTarget.value === '1' ? 1 : 0)}
          data={[
            { value: '0', label: t('le mois du travail') },
            { value: '1', label: t('le mois suivant') },
          ]}
        />
        <TextInput
          label={t('Jour de la TVA')}
          required
          type="number"
          min={15}
          max={28}
          value={vatDay}
          onChange={({ currentTarget }) => setVatDay(currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={change.isPending}>
          {t('Enregistrer')}
        </Button>
        {change.isError ? (
          <div className={styles.wide}>
            <ErrorNotice error={change.error} />
          </div>
        ) : null}
      </form>
    </Section>
  )
}
