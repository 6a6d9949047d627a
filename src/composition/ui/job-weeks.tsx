import type { JobDetail, WeekPicture } from '../composition-contract.ts'
import { useAddress, useChangeAddress } from '../../web/address.ts'
import { capital, duration } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { seasonText } from './calendar-words.ts'
import type { CompositionView } from './composition-view.ts'
import { weeksOf } from './composition-words.ts'
import styles from './composition.module.css'
import { JobMembers } from './job-list.tsx'
import { type WeekSlot, WeekTable } from './week-table.tsx'

/** The weeks of a job, one for each season, most frequent first. A piece opens its need. */
export function JobWeeks({
  view,
  detail,
}: {
  readonly view: CompositionView
  readonly detail: JobDetail
}) {
  const change = useChangeAddress()
  const chosen = useAddress()['besoin'] ?? null
  const sites = new Map(detail.needs.map(({ siteId, siteName }) => [siteId, siteName]))
  return (
    <>
      <div className={styles.weeks}>
        {detail.weeks.map((week) => (
          <div key={week.weeks.map(({ from }) => from).join(' ')}>
            <h3 className={styles.weekTitle}>
              {t('{season} : {hours}', {
                season: capital(seasonText(weeksOf(week.weeks))),
                hours: duration(week.minutes),
              })}
            </h3>
            <WeekTable
              label={t('Semaine, {season}', { season: seasonText(weeksOf(week.weeks)) })}
              slots={slotsOf(week, view, sites)}
              chosen={chosen}
              onChoose={(needId) => change({ besoin: needId, panneau: '' })}
            />
          </div>
        ))}
      </div>
      <JobMembers view={view} job={detail.job} />
    </>
  )
}

const slotsOf = (
  { halfDays }: WeekPicture,
  { codes }: CompositionView,
  sites: ReadonlyMap<string, string>,
): readonly WeekSlot[] =>
  halfDays.flatMap(({ halfDay, needId, memberId, siteId, minutes }) => {
    const member = codes.get(memberId)
    return member === undefined
      ? []
      : [{ halfDay, needId, member, site: sites.get(siteId) ?? siteId, minutes }]
  })
