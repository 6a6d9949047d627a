import { monthName } from '../../web/formats.ts'
import { seasonText, stretchesOf } from './calendar-words.ts'
import styles from './pictures.module.css'

const MONTHS = Array.from({ length: 12 }, (_, place) => place + 1)
const WEEKS = 52

/** The weeks of a year in which something is, as a bar over twelve months. */
export function SeasonStrip({
  weeks,
  colour,
  months = true,
}: {
  readonly weeks: readonly number[]
  /** 1 to 6, of a member; the accent where nothing is said. */
  readonly colour?: number | undefined
  /** The letters of the months below; left away where words beside say the season. */
  readonly months?: boolean
}) {
  return (
    <span className={styles.season} role="img" aria-label={seasonText(weeks)}>
      <span className={styles.seasonBar} data-colour={colour}>
        {stretchesOf(weeks)
          .flatMap((stretch) => partsOf(stretch))
          .map(([first, last]) => (
            <i
              key={first}
              style={{
                left: `${((first - 1) / WEEKS) * 100}%`,
                width: `${((last - first + 1) / WEEKS) * 100}%`,
              }}
            />
          ))}
      </span>
      {months ? (
        <span className={styles.seasonMonths} aria-hidden>
          {MONTHS.map((month) => (
            <span key={month}>{monthName(month, 'narrow')}</span>
          ))}
        </span>
      ) : null}
    </span>
  )
}

/** A stretch over the new year is drawn in two. */
const partsOf = ([first, last]: readonly [number, number]): readonly (readonly [
  number,
  number,
])[] =>
  last >= first
    ? [[first, last]]
    : [
        [first, WEEKS],
        [1, last],
      ]
