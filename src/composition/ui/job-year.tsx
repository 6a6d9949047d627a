import type { MemberCode } from '../../employees/ui/member-codes.ts'
import type { JobDetail } from '../composition-contract.ts'
import { duration } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import type { CompositionView } from './composition-view.ts'
import type { YearSeries } from './year-layers.ts'
import { YearPicture } from './year-picture.tsx'

/** The hours of each member over the 52 weeks, in the order of the job's members. */
export function JobYear({
  view,
  detail: { job, year, fullTimeMinutes },
}: {
  readonly view: CompositionView
  readonly detail: JobDetail
}) {
  const series = job.memberIds.map((memberId) => seriesOf(memberId, year, view))
  const weeks = year.map(({ minutes }) => minutes)
  const least = Math.min(...weeks)
  const most = Math.max(...weeks)
  const title =
    least === most
      ? t('{hours} chaque semaine de l’année', { hours: duration(most) })
      : t('De {least} à {most} par semaine, {total} demandées dans l’année', {
          least: duration(least),
          most: duration(most),
          total: duration(weeks.reduce((sum, minutes) => sum + minutes, 0)),
        })
  return <YearPicture title={title} series={series} fullTimeMinutes={fullTimeMinutes} />
}

const seriesOf = (
  memberId: string,
  year: JobDetail['year'],
  { codes }: CompositionView,
): YearSeries & { readonly member: MemberCode | null } => ({
  key: memberId,
  member: codes.get(memberId) ?? null,
  minutes: year.map(({ needs }) =>
    needs
      .filter((need) => need.memberId === memberId)
      .reduce((sum, { minutes }) => sum + minutes, 0),
  ),
})
