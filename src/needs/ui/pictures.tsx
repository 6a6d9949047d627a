import { monthName, weekdayName } from '../../web/formats.ts'
import type { HalfDay } from '../half-days.ts'
import { DAYS, seasonText, weekText } from './need-words.ts'
import styles from './needs.module.css'

const SUNDAY = 6

/** The week of a need: filled where the work must lie, framed where it may. One picture. */
export function WeekPicture({
  halfDays,
  halfDaysNeeded,
}: {
  readonly halfDays: readonly HalfDay[]
  readonly halfDaysNeeded: number | null
}) {
  const isFixed = halfDaysNeeded === null || halfDaysNeeded === halfDays.length
  const days = halfDays.some((one) => one >= SUNDAY * 2) ? DAYS : DAYS.slice(0, SUNDAY)
  const kindOf = (halfDay: HalfDay): string =>
    halfDays.length === 0
      ? 'free'
      : !halfDays.includes(halfDay)
        ? 'none'
        : isFixed
          ? 'fixed'
          : 'choice'
  return (
    <span className={styles.picture} role="img" aria-label={weekText({ halfDays, halfDaysNeeded })}>
      {days.map((day) => (
        <span key={day} className={styles.pictureDay}>
          <span>{weekdayName(day, 'short').slice(0, 2)}</span>
          <i data-kind={kindOf(day * 2)} />
          <i data-kind={kindOf(day * 2 + 1)} />
        </span>
      ))}
    </span>
  )
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

/** The year of a need: the months that it meets, of twelve. */
export function YearStrip({
  months,
  ...season
}: {
  readonly months: readonly number[]
  readonly startsOn: string
  readonly endsOn: string | null
  readonly comesBack: boolean
}) {
  return (
    <span className={styles.year} role="img" aria-label={seasonText(season)}>
      {MONTHS.map((month) => (
        <span key={month} data-on={months.includes(month) ? '' : undefined}>
          {monthName(month, 'narrow')}
        </span>
      ))}
    </span>
  )
}
