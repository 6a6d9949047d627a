import { useQuery } from '@tanstack/react-query'
import type { EmployeeCalendar } from '../employees-contract.ts'
import type { complianceContract } from '../../compliance/compliance-contract.ts'
import { useMonth } from '../../web/address.ts'
import { get } from '../../web/api.ts'
import { duration, longMonth } from '../../web/formats.ts'
import { useSession } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import { Answered, EmptyState, LinesSkeleton } from '../../web/ui/index.ts'
import { CalendarWeek } from './calendar-week.tsx'
import { useCalendar, useCounters } from './employee-queries.ts'
import styles from './calendar.module.css'
import type { MemberCode } from './member-codes.ts'
import { spanOf, weeksOfDays } from './timeline.ts'

interface Props {
  readonly employeeId: string
  readonly codes: ReadonlyMap<string, MemberCode>
}

/** The month day by day over all work places: planned above worked, rests, findings. */
export function CalendarTab({ employeeId, codes }: Props) {
  const month = useMonth()
  const calendar = useCalendar(employeeId, month)
  return (
    <Answered query={calendar} waiting={<LinesSkeleton lines={31} />}>
      {(answer) =>
        answer.days.every(({ work, absences }) => work.length + absences.length === 0) ? (
          <EmptyState
            title={t('Rien de prévu ni de déclaré en {month}', { month: longMonth(month) })}
          >
            {t('Changez de mois, ou importez le planning et les heures.')}
          </EmptyState>
        ) : (
          <Calendar calendar={answer} codes={codes} />
        )
      }
    </Answered>
  )
}

/** Titles of the rules, by their identifier. */
function useRuleTitles(): ReadonlyMap<string, string> {
  const rules = useQuery({
    queryKey: ['/rules'],
    queryFn: ({ signal }) => get<typeof complianceContract.rules>('/rules', { query: {} }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: useSession().role === 'officer',
  })
  return new Map((rules.data?.items ?? []).map(({ ruleId, title }) => [ruleId, title]))
}

function Calendar({
  calendar,
  codes,
}: {
  readonly calendar: EmployeeCalendar
  readonly codes: ReadonlyMap<string, MemberCode>
}) {
  const { employeeId, month, days } = calendar
  const counters = useCounters(employeeId, month, useSession().role === 'officer')
  const titles = useRuleTitles()
  const span = spanOf(days)
  const weeks = new Map((counters.data?.weeks ?? []).map((week) => [week.monday, week]))
  return (
    <>
      <Keys />
      <table className={styles.calendar} role="table" aria-label={t('Emploi du temps')}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('Jour')}
            </th>
            <th role="columnheader" scope="col">
              {t('Repos avant')}
            </th>
            <th role="columnheader" scope="col">
              {t('Lieux de travail')}
            </th>
            <th role="columnheader" scope="col" data-align="end">
              {t('Prévu')}
            </th>
            <th role="columnheader" scope="col" data-align="end">
              {t('Déclaré')}
            </th>
            <th role="columnheader" scope="col">
              {t('Constats')}
            </th>
          </tr>
        </thead>
        {weeksOfDays(days).map((week) => (
          <CalendarWeek
            key={week.monday}
            monday={week.monday}
            days={week.days}
            counted={weeks.get(week.monday)}
            span={span}
            codes={codes}
            titles={titles}
            employeeId={employeeId}
          />
        ))}
      </table>
      <p className={styles.sum}>
        {t('Total du mois : {planned} prévues, {worked} déclarées', {
          planned: duration(sumOf(calendar, 'planned')),
          worked: duration(sumOf(calendar, 'worked')),
        })}
      </p>
    </>
  )
}

const sumOf = ({ days }: EmployeeCalendar, basis: 'planned' | 'worked'): number =>
  days
    .flatMap(({ work }) => work)
    .filter((piece) => piece.basis === basis)
    .reduce((sum, { minutes }) => sum + minutes, 0)

/** What the shapes mean; the colours are named by the letters of the members. */
function Keys() {
  return (
    <div className={styles.keys}>
      <span>
        <i className={styles.keyPlanned} aria-hidden /> {t('prévu')}
      </span>
      <span>
        <i className={styles.keyWorked} aria-hidden /> {t('déclaré')}
      </span>
      <span>
        <i className={styles.keyOpen} aria-hidden /> {t('déclaré, pas encore confirmé')}
      </span>
      <span>
        <i className={styles.keyAbsent} aria-hidden /> {t('absence')}
      </span>
    </div>
  )
}
