import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { language, t, text } from '../../web/texts.ts'
import { ErrorNotice } from '../../web/ui/index.ts'
import type { AdjustableRule } from '../agreements-contract.ts'
import { parseValue, valueText } from '../value-text.ts'
import styles from './agreements.module.css'
import { useAddAgreement } from './agreements-queries.ts'
import { boundsSentence } from './bounds-sentence.ts'

const EXAMPLES = {
  minute: text('Par exemple 12 h, 9 h 30 ou 45 min.'),
  hour: text('Un nombre d’heures par an, par exemple 220 h.'),
  e4: text('Une part, par exemple 1/3 ou 10 %.'),
  weekday: text('Un jour, par exemple dimanche.'),
  day: text('Un nombre de jours, par exemple 6.'),
  month: text('Un nombre de mois, par exemple 18.'),
  member: text('Un nombre d’adhérents.'),
  count: text('Un nombre.'),
} as const satisfies Record<AdjustableRule['bounds']['unit'], string>

interface Typed {
  readonly ruleId: string
  readonly value: string
  readonly startsOn: string
  readonly endsOn: string
  readonly source: string
}

const EMPTY: Omit<Typed, 'ruleId'> = { value: '', startsOn: '', endsOn: '', source: '' }

/** Sets a limit by an agreement. The value is typed as people say it; the law has its bounds. */
export function AgreementForm({ rules }: { readonly rules: readonly AdjustableRule[] }) {
  const [typed, setTyped] = useState<Typed>({ ruleId: rules[0]?.ruleId ?? '', ...EMPTY })
  const [misread, setMisread] = useState(false)
  const add = useAddAgreement()
  const rule = rules.find(({ ruleId }) => ruleId === typed.ruleId)
  if (rule === undefined) return null
  const { unit } = rule.bounds
  const type = (change: Partial<Typed>) => {
    setMisread(false)
    setTyped({ ...typed, ...change })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const value = parseValue(typed.value, unit)
    setMisread(value === null)
    if (value === null) return
    const { ruleId, startsOn, endsOn, source } = typed
    add.mutate(
      { ruleId, value, startsOn, endsOn: endsOn === '' ? null : endsOn, source },
      { onSuccess: () => setTyped({ ruleId, ...EMPTY }) },
    )
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <NativeSelect
        label={t('Règle')}
        className={styles.wide ?? ''}
        value={typed.ruleId}
        onChange={({ currentTarget }) => type({ ruleId: currentTarget.value, value: '' })}
        data={rules.map(({ ruleId, title }) => ({ value: ruleId, label: `${title} (${ruleId})` }))}
        description={t('La loi dit {law} ; peut en décider {bounds}.', {
          law: valueText(rule.lawValue, unit, language()),
          bounds: boundsSentence(rule.bounds),
        })}
      />
      <TextInput
        label={t('Valeur')}
        required
        value={typed.value}
        onChange={({ currentTarget }) => type({ value: currentTarget.value })}
        error={misread ? t('Cette valeur n’est pas lisible.') : null}
        description={t(EXAMPLES[unit])}
      />
      <TextInput
        label={t('À partir du')}
        type="date"
        required
        value={typed.startsOn}
        onChange={({ currentTarget }) => type({ startsOn: currentTarget.value })}
      />
      <TextInput
        label={t('Jusqu’au (facultatif)')}
        type="date"
        value={typed.endsOn}
        min={typed.startsOn}
        onChange={({ currentTarget }) => type({ endsOn: currentTarget.value })}
      />
      <TextInput
        label={t('Accord et article')}
        className={styles.wide ?? ''}
        required
        maxLength={500}
        value={typed.source}
        onChange={({ currentTarget }) => type({ source: currentTarget.value })}
        description={t('Par exemple : accord du 3 mars 2026, article 4.')}
      />
      <div className={styles.wide}>
        {add.isError ? <ErrorNotice error={add.error} /> : null}
        <Button type="submit" loading={add.isPending}>
          {t('Enregistrer l’accord')}
        </Button>
      </div>
    </form>
  )
}
