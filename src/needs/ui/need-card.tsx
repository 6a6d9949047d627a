import { Link } from '@tanstack/react-router'
import { duration } from '../../web/formats.ts'
import { useSession } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import { StateBadge } from '../../web/ui/index.ts'
import type { NeedRow } from '../needs-contract.ts'
import { delayText, seasonText, stateTone, stateWord } from './need-words.ts'
import styles from './needs.module.css'
import { WeekPicture, YearStrip } from './pictures.tsx'

export const needAddress = (needId: string): string => `/besoins/${encodeURIComponent(needId)}`

/** Where the work is: the site where it says more than the member's name. */
export const placeOf = (need: NeedRow, isMember: boolean): string =>
  isMember || need.siteName === need.memberName
    ? need.siteName
    : `${need.memberName} · ${need.siteName}`

/** One need as a card: the job, the hours, its week and its year. */
export function NeedCard({ need }: { readonly need: NeedRow }) {
  const isMember = useSession().role === 'member'
  const delay = delayText(need)
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <div>
          <h2>
            <Link to={needAddress(need.needId)}>{need.skill}</Link>
          </h2>
          <p className={styles.soft}>{placeOf(need, isMember)}</p>
        </div>
        <p className={styles.hours}>
          {duration(need.weeklyMinutes)}
          <span>{t('par semaine')}</span>
        </p>
      </div>
      <WeekPicture halfDays={need.halfDays} halfDaysNeeded={need.halfDaysNeeded} />
      <YearStrip {...need} />
      <p className={styles.soft}>{seasonText(need)}</p>
      {need.authorisations.length === 0 ? null : (
        <p className={styles.soft}>{need.authorisations.join(', ')}</p>
      )}
      <p className={styles.cardFoot}>
        <StateBadge tone={stateTone(need.state)} word={stateWord(need.state)} />
        <span className={styles.soft}>
          {[need.needId, delay].filter((part) => part !== null).join(' · ')}
        </span>
      </p>
    </li>
  )
}
