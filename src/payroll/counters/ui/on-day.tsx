import { lastDayOf, month as monthNamed } from '../../../shared/days.ts'
import { useAddressValue, useMonth } from '../../../web/address.ts'
import { localToday } from '../../../web/now.ts'
import { t } from '../../../web/texts.ts'
import styles from './counters.module.css'

/** The end of the month that is looked at, or today while it runs. */
export function dayWithin(month: string): string {
  const last = lastDayOf(monthNamed(month))
  const today = localToday()
  return last > today && today.startsWith(month) ? today : last
}

/** The day of the counters, from the address. */
export const useCounterDay = () => useAddressValue('au', dayWithin(useMonth()))

export function OnDay() {
  const [on, setOn] = useCounterDay()
  return (
    <label className={styles.onDay}>
      {t('Au')}
      <input
        type="date"
        required
        value={on}
        onChange={({ currentTarget }) => setOn(currentTarget.value)}
      />
    </label>
  )
}
