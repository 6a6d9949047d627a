import { useQuery } from '@tanstack/react-query'
import { useAddressValue, useMonth } from '../../web/address.ts'
import { get } from '../../web/api.ts'
import { capital, clock, duration, longDay, longMonth } from '../../web/formats.ts'
import { localToday } from '../../web/now.ts'
import { useSession } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import { Answered, type Column, EmptyState, LocalTable, Page } from '../../web/ui/index.ts'
import type { CapacityRow } from '../capacity-contract.ts'
import type { complianceContract } from '../compliance-contract.ts'
import styles from './capacities.module.css'
import { OwnFindings } from './own-findings.tsx'

const useCapacities = (day: string) =>
  useQuery({
    queryKey: ['/capacities', day],
    queryFn: ({ signal }) =>
      get<typeof complianceContract.capacities>('/capacities', { query: { day } }, signal),
  })

/** From when, and for how long, may the people made available still be planned on a day? */
export function CapacitiesPage() {
  const [asked, setAsked] = useAddressValue('jour')
  const day = asked === '' ? localToday() : asked
  const month = useMonth()
  const { role } = useSession()
  const capacities = useCapacities(day)
  return (
    <Page
      title={t('Disponibilités')}
      lead={t('{day} : ce que le repos et les durées maximales laissent planifier', {
        day: capital(longDay(day)),
      })}
    >
      <label className={styles.day}>
        {t('Jour')}
        <input
          type="date"
          required
          value={day}
          onChange={({ currentTarget }) => setAsked(currentTarget.value)}
        />
      </label>
      <Answered query={capacities}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('Personne n’est mis à disposition ce jour-là')}>
              {t('Choisissez un jour d’une mise à disposition.')}
            </EmptyState>
          ) : (
            <LocalTable
              label={t('Disponibilités des personnes')}
              rows={items}
              columns={columns(day)}
              rowKey={({ employeeId, memberId }) => `${employeeId} ${memberId}`}
              empty={null}
            />
          )
        }
      </Answered>
      {role === 'member' ? (
        <OwnFindings
          month={month}
          title={t('À corriger en {month}', { month: longMonth(month) })}
        />
      ) : null}
    </Page>
  )
}

/** A time of the day itself by the clock, one of another day with its date. */
const timeText = (time: string | null, day: string): string =>
  time === null
    ? '–'
    : time.startsWith(day)
      ? clock(time)
      : t('{day} à {time}', { day: longDay(time.slice(0, 10)), time: clock(time) })

const columns = (day: string): readonly Column<CapacityRow>[] => [
  {
    id: 'employee',
    header: t('Salarié'),
    main: true,
    value: ({ employeeName }) => employeeName,
    cell: ({ employeeName }) => employeeName,
  },
  { id: 'site', header: t('Site'), value: ({ siteName }) => siteName, cell: (row) => row.siteName },
  {
    id: 'earliest',
    header: t('Au plus tôt'),
    value: ({ earliestStart }) => earliestStart,
    cell: ({ earliestStart }) =>
      earliestStart === null ? t('rien à planifier') : timeText(earliestStart, day),
  },
  {
    id: 'latest',
    header: t('Fin au plus tard'),
    value: ({ latestEnd }) => latestEnd,
    cell: ({ latestEnd, earliestStart }) =>
      earliestStart === null ? '–' : latestEnd === null ? t('libre') : timeText(latestEnd, day),
  },
  {
    id: 'today',
    header: t('Reste ce jour'),
    align: 'end',
    value: ({ minutesToday }) => minutesToday,
    cell: ({ minutesToday }) => duration(minutesToday),
  },
  {
    id: 'week',
    header: t('Reste cette semaine'),
    align: 'end',
    value: ({ minutesThisWeek }) => minutesThisWeek,
    cell: ({ minutesThisWeek }) => duration(minutesThisWeek),
  },
]
