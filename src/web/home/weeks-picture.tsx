import type { MonthSummary } from '../../closing/closing-contract.ts'
import { dayRange, duration, longMonth, percent } from '../formats.ts'
import { t } from '../texts.ts'
import { StackedBars } from '../ui/index.ts'

/** Sold, absent and unsold hours by week; together what the group pays. */
export function WeeksPicture({ summary: { hours, month } }: { readonly summary: MonthSummary }) {
  const { weeks } = hours
  const share = percent(hours.unsoldMinutes, hours.paidMinutes)
  return (
    <StackedBars
      title={
        share === null
          ? t('Aucune heure payée en {month}', { month: longMonth(month) })
          : t('{hours} non vendues en {month}, {share} des heures payées', {
              hours: duration(hours.unsoldMinutes),
              month: longMonth(month),
              share,
            })
      }
      labels={weeks.map(
        ({ firstDay, lastDay }) => `${Number(firstDay.slice(8))}–${Number(lastDay.slice(8))}`,
      )}
      names={weeks.map(({ firstDay, lastDay }) => dayRange(firstDay, lastDay))}
      series={[
        { label: t('Vendues'), colour: 'chart-1', values: weeks.map((week) => week.soldMinutes) },
        {
          label: t('Absences payées'),
          colour: 'chart-3',
          values: weeks.map((week) => week.paidAbsenceMinutes),
        },
        {
          label: t('Non vendues'),
          colour: 'chart-2',
          values: weeks.map((week) => week.unsoldMinutes),
        },
      ]}
      write={wholeHours}
    />
  )
}

/** Hours without minutes: a picture of thousands of hours has no room for them. */
const wholeHours = (minutes: number): string => duration(Math.round(minutes / 60) * 60)
