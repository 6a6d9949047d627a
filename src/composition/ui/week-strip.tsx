import '../../employees/ui/colours.css'
import type { MemberCode } from '../../employees/ui/member-codes.ts'
import type { HalfDay } from '../model.ts'
import { weekdayName } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { afternoonOf, DAYS, halfDaysText, morningOf } from './calendar-words.ts'
import styles from './pictures.module.css'

/** What stands in some half-days of a week: a member's need, or the hours that lack. */
export interface StripPiece {
  readonly key: string
  /** Null where nobody has asked for these hours. */
  readonly member: MemberCode | null
  readonly halfDays: readonly HalfDay[]
  /** Said aloud: `Conserverie du Bocage, 12 h`. */
  readonly words: string
  /** A wish that is not placed yet: drawn as a frame. */
  readonly open?: boolean
}

const SUNDAY = 6

/** Monday to Saturday; Sunday only where somebody works on it. */
export function daysShown(pieces: readonly Pick<StripPiece, 'halfDays'>[]): readonly number[] {
  const sunday = pieces.some(({ halfDays }) => halfDays.some((half) => half >= SUNDAY * 2))
  return sunday ? DAYS : DAYS.slice(0, SUNDAY)
}

/** A week in small: two rows of half-days, the members by their letters. One picture to a reader. */
export function WeekStrip({ pieces }: { readonly pieces: readonly StripPiece[] }) {
  const days = daysShown(pieces)
  return (
    <div className={styles.strip} role="img" aria-label={wordsOf(pieces)} data-days={days.length}>
      {days.map((day) => (
        <span key={day} className={styles.stripDay}>
          {weekdayName(day, 'short').slice(0, 2)}
        </span>
      ))}
      {[morningOf, afternoonOf].map((halfDayOf) =>
        days.map((day) => <StripCell key={halfDayOf(day)} at={halfDayOf(day)} pieces={pieces} />),
      )}
    </div>
  )
}

const wordsOf = (pieces: readonly StripPiece[]): string =>
  pieces
    .map(({ words, halfDays }) =>
      halfDays.length === 0
        ? words
        : t('{what} : {when}', { what: words, when: halfDaysText(halfDays) }),
    )
    .join('. ')

function StripCell({
  at,
  pieces,
}: {
  readonly at: HalfDay
  readonly pieces: readonly StripPiece[]
}) {
  return (
    <span className={styles.stripCell}>
      {pieces
        .filter(({ halfDays }) => halfDays.includes(at))
        .map(({ key, member, open = false }) => (
          <span
            key={key}
            className={styles.part}
            data-colour={member?.colour}
            data-kind={member === null ? 'missing' : open ? 'open' : 'placed'}
          >
            {member === null ? '?' : member.code}
          </span>
        ))}
    </span>
  )
}
