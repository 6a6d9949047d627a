import { Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core'
import { capital, monthName } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import type { FieldsProps } from './need-form.tsx'
import type { When } from './need-typed.ts'
import styles from './needs.module.css'

const isWhen = (value: string): value is When =>
  value === 'always' || value === 'months' || value === 'dates'

/** All year, some months of each year, or between two days. */
export function SeasonFields({ typed, onChange, errorOf }: FieldsProps) {
  const { when } = typed
  return (
    <Radio.Group
      label={t('Dans l’année')}
      value={when}
      onChange={(next) => {
        if (isWhen(next)) onChange({ when: next })
      }}
    >
      <div className={styles.radios}>
        <Radio value="always" label={t('Toute l’année')} />
        {when === 'always' ? (
          <TextInput
            type="date"
            label={t('À partir du')}
            className={styles.inner ?? ''}
            value={typed.startsOn}
            error={errorOf('startsOn')}
            onChange={({ currentTarget }) => onChange({ startsOn: currentTarget.value })}
          />
        ) : null}
        <Radio value="months" label={t('Certains mois, chaque année')} />
        {when === 'months' ? <MonthFields typed={typed} onChange={onChange} /> : null}
        <Radio value="dates" label={t('Entre deux dates')} />
        {when === 'dates' ? (
          <div className={styles.inner}>
            <div className={styles.pair}>
              <TextInput
                type="date"
                label={t('Du')}
                value={typed.startsOn}
                error={errorOf('startsOn')}
                onChange={({ currentTarget }) => onChange({ startsOn: currentTarget.value })}
              />
              <TextInput
                type="date"
                label={t('Au')}
                value={typed.endsOn}
                error={errorOf('endsOn')}
                onChange={({ currentTarget }) => onChange({ endsOn: currentTarget.value })}
              />
            </div>
            <Checkbox
              label={t('Revient chaque année')}
              checked={typed.everyYear}
              onChange={({ currentTarget }) => onChange({ everyYear: currentTarget.checked })}
            />
          </div>
        ) : null}
      </div>
    </Radio.Group>
  )
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

function MonthFields({ typed, onChange }: Pick<FieldsProps, 'typed' | 'onChange'>) {
  const data = MONTHS.map((month) => ({ value: String(month), label: capital(monthName(month)) }))
  return (
    <div className={[styles.inner, styles.pair].join(' ')}>
      <NativeSelect
        label={t('De')}
        data={data}
        value={String(typed.fromMonth)}
        onChange={({ currentTarget }) => onChange({ fromMonth: Number(currentTarget.value) })}
      />
      <NativeSelect
        label={t('À')}
        data={data}
        value={String(typed.toMonth)}
        onChange={({ currentTarget }) => onChange({ toMonth: Number(currentTarget.value) })}
      />
    </div>
  )
}
