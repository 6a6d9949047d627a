import { Fragment } from 'react'
import { capital, weekdayName } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import type { HalfDay } from '../half-days.ts'
import { DAYS, halfDayName } from './need-words.ts'
import styles from './needs.module.css'

const HALVES = [0, 1] as const

/** The half-days of a week to tick: a picture of the week that is itself the answer. */
export function WeekGrid({
  legend,
  value,
  onChange,
  hint,
  error,
}: {
  readonly legend: string
  readonly value: readonly HalfDay[]
  readonly onChange: (value: readonly HalfDay[]) => void
  readonly hint: string
  readonly error?: string | null
}) {
  const toggle = (halfDay: HalfDay) =>
    onChange(
      value.includes(halfDay)
        ? value.filter((one) => one !== halfDay)
        : [...value, halfDay].toSorted((a, b) => a - b),
    )
  return (
    <fieldset className={styles.week} data-wrong={error ? '' : undefined}>
      <legend>{legend}</legend>
      <div className={styles.grid}>
        <span />
        {DAYS.map((day) => (
          <span key={day} className={styles.gridDay} aria-hidden>
            {capital(weekdayName(day, 'short')).slice(0, 3)}
          </span>
        ))}
        {HALVES.map((half) => (
          <Fragment key={half}>
            <span className={styles.gridHalf} aria-hidden>
              {half === 0 ? t('Matin') : t('Après-midi')}
            </span>
            {DAYS.map((day) => (
              <button
                key={day}
                type="button"
                aria-pressed={value.includes(day * 2 + half)}
                aria-label={halfDayName(day * 2 + half)}
                onClick={() => toggle(day * 2 + half)}
              />
            ))}
          </Fragment>
        ))}
      </div>
      <p className={styles.hint}>{hint}</p>
      {error ? (
        <p role="alert" className={styles.wrong}>
          {error}
        </p>
      ) : null}
    </fieldset>
  )
}
