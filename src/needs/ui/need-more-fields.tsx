import { TagsInput, Textarea, TextInput } from '@mantine/core'
import { t } from '../../web/texts.ts'
import type { FieldsProps } from './need-form.tsx'
import type { NeedField } from './need-typed.ts'
import styles from './needs.module.css'

const FOLDED: readonly NeedField[] = [
  ...(['weeklyMinutesLeast', 'weeklyMinutesMost', 'halfDaysNeeded', 'authorisations'] as const),
  ...(['hourlyPriceE4', 'note'] as const),
]

/** What few needs say: flexibility, authorisations, price. Open where something is there or wrong. */
export function MoreFields({
  typed,
  onChange,
  errorOf,
  skills,
  isOpen,
}: FieldsProps & { readonly skills: readonly string[]; readonly isOpen: boolean }) {
  const isWrong = FOLDED.some((field) => errorOf(field) !== null)
  const inputOf = (field: NeedField, name: 'least' | 'most' | 'halfDaysNeeded' | 'price') => ({
    value: typed[name],
    error: errorOf(field),
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ [name]: currentTarget.value }),
  })
  return (
    <details className={styles.more} {...(isOpen || isWrong ? { open: true } : {})}>
      <summary>{t('Préciser : souplesse, permis, prix, remarque')}</summary>
      <div className={styles.pair}>
        <TextInput
          {...inputOf('weeklyMinutesLeast', 'least')}
          label={t('Au moins (heures)')}
          placeholder="10"
          inputMode="decimal"
        />
        <TextInput
          {...inputOf('weeklyMinutesMost', 'most')}
          label={t('Au plus (heures)')}
          placeholder="14"
          inputMode="decimal"
        />
      </div>
      {typed.halfDays.length < 2 ? null : (
        <TextInput
          {...inputOf('halfDaysNeeded', 'halfDaysNeeded')}
          label={t('Combien des demi-journées cochées suffisent')}
          placeholder={t('toutes')}
          inputMode="numeric"
        />
      )}
      <TagsInput
        label={t('Permis et habilitations')}
        placeholder={t('CACES, permis C, HACCP… puis Entrée')}
        data={[...skills]}
        limit={12}
        value={[...typed.authorisations]}
        error={errorOf('authorisations')}
        onChange={(authorisations) => onChange({ authorisations })}
      />
      <TextInput
        {...inputOf('hourlyPriceE4', 'price')}
        label={t('Prix de l’heure souhaité (€)')}
        placeholder="24,50"
        inputMode="decimal"
        className={styles.short ?? ''}
      />
      <Textarea
        label={t('Remarque')}
        autosize
        minRows={2}
        maxLength={2000}
        value={typed.note}
        error={errorOf('note')}
        onChange={({ currentTarget }) => onChange({ note: currentTarget.value })}
      />
    </details>
  )
}
