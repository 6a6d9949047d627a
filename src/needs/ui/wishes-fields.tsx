import { MultiSelect, Textarea, TextInput } from '@mantine/core'
import { t, text } from '../../web/texts.ts'
import type { MemberNames } from './candidate-queries.ts'
import styles from './needs.module.css'
import { WeekGrid } from './week-grid.tsx'
import type { TypedWishes, WishField } from './wishes-typed.ts'

const PROBLEMS = {
  hours: text('Des heures, par exemple 12 ou 12 h 30.'),
  count: text('Un nombre, par exemple 2.'),
  name: text('Écrivez le nom.'),
  day: text('Une date, par exemple 01/03/2027.'),
} as const

export const wishProblemText = (problem: keyof typeof PROBLEMS): string => t(PROBLEMS[problem])

/** When, how much, how far and where not: the same questions to an employee and a candidate. */
export function WishesFields({
  typed,
  onChange,
  errorOf,
  members,
}: {
  readonly typed: TypedWishes
  readonly onChange: (change: Partial<TypedWishes>) => void
  readonly errorOf: (field: WishField) => string | null
  readonly members: MemberNames
}) {
  const inputOf = (field: WishField, name: 'hours' | 'availableFrom' | 'km' | 'minutes') => ({
    value: typed[name],
    error: errorOf(field),
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ [name]: currentTarget.value }),
  })
  return (
    <>
      <div className={styles.pair}>
        <TextInput
          {...inputOf('weeklyMinutes', 'hours')}
          label={t('Heures souhaitées par semaine')}
          placeholder="35"
          inputMode="decimal"
        />
        <TextInput
          {...inputOf('availableFrom', 'availableFrom')}
          type="date"
          label={t('Disponible à partir du')}
        />
      </div>
      <WeekGrid
        legend={t('Demi-journées possibles')}
        value={typed.halfDays}
        onChange={(halfDays) => onChange({ halfDays })}
        hint={t('Rien de coché : toutes conviennent.')}
        error={errorOf('halfDays')}
      />
      <div className={styles.pair}>
        <TextInput
          {...inputOf('mobilityKm', 'km')}
          label={t('Distance au plus (km)')}
          placeholder="30"
          inputMode="numeric"
        />
        <TextInput
          {...inputOf('mobilityMinutes', 'minutes')}
          label={t('Trajet au plus (minutes)')}
          placeholder="45"
          inputMode="numeric"
        />
      </div>
      <MultiSelect
        label={t('Ne veut pas travailler chez')}
        data={(members?.items ?? []).map(({ memberId, name }) => ({
          value: memberId,
          label: name,
        }))}
        searchable
        limit={30}
        value={[...typed.refused]}
        error={errorOf('refusedMemberIds')}
        onChange={(refused) => onChange({ refused })}
      />
      <Textarea
        label={t('Souhaits, dans ses mots')}
        autosize
        minRows={2}
        maxLength={2000}
        value={typed.wishes}
        error={errorOf('wishes')}
        onChange={({ currentTarget }) => onChange({ wishes: currentTarget.value })}
      />
    </>
  )
}
