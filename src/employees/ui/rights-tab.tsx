import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAddressValue, useMonth } from '../../web/address.ts'
import { get } from '../../web/api.ts'
import { capital, days, duration, longMonth, numericDay } from '../../web/formats.ts'
import { localToday } from '../../web/now.ts'
import { t, text } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  Duration,
  EmptyState,
  Facts,
  FigureLink,
  LocalTable,
  Section,
} from '../../web/ui/index.ts'
import { day, lastDayOf, month as monthNamed } from '../../shared/days.ts'
import type { EmployeeRights, rightsContract } from '../rights-contract.ts'
import { weekText } from './counters-tab.tsx'
import styles from './employees.module.css'

const useRights = (employeeId: string, on: string) =>
  useQuery({
    queryKey: ['/employees', employeeId, 'rights', on],
    queryFn: ({ signal }) =>
      get<typeof rightsContract.rights>(
        '/employees/:employeeId/rights',
        { params: { employeeId }, query: { on } },
        signal,
      ),
  })

/** The end of the month that is looked at, or today while it runs. */
function dayWithin(month: string): string {
  const last = lastDayOf(monthNamed(month))
  const today = localToday()
  return last > today && today.startsWith(month) ? today : last
}

/** What a person has a right to on a day: each figure with its article and its lines. */
export function RightsTab({ employeeId }: { readonly employeeId: string }) {
  const [on, setOn] = useAddressValue('au', dayWithin(useMonth()))
  const rights = useRights(employeeId, on)
  return (
    <>
      <label className={styles.onDay}>
        {t('Au')}
        <input
          type="date"
          required
          value={on}
          onChange={({ currentTarget }) => setOn(currentTarget.value)}
        />
      </label>
      <Answered query={rights}>
        {(answer) => (
          <div className={styles.counters}>
            <Leave of={answer.leave} employeeId={employeeId} />
            {answer.quota === null ? null : (
              <QuotaPart quota={answer.quota} rest={answer.rest} employeeId={employeeId} />
            )}
            {answer.account === null ? null : <Account of={answer.account} on={answer.on} />}
          </div>
        )}
      </Answered>
    </>
  )
}

/** The rule of the law's page on which a figure rests, and its articles. */
function Articles({ rule, of }: { readonly rule: string; readonly of: readonly string[] }) {
  return (
    <p className={styles.soft}>
      <Link to="/reglages/regles" hash={rule}>
        {t('Code du travail, {articles}', { articles: of.join(', ') })}
      </Link>
    </p>
  )
}

const addressOf = (employeeId: string): string => `/equipe/${encodeURIComponent(employeeId)}`

function Leave({
  of,
  employeeId,
}: {
  readonly of: EmployeeRights['leave']
  readonly employeeId: string
}) {
  return (
    <Section title={t('Congés payés, en jours ouvrables')}>
      <Facts
        of={[
          [t('Acquis du {from} au {to}', span(of.previous)), acquiredText(of.previous)],
          [t('Pris depuis le {from}', { from: numericDay(of.current.startsOn) }), days(of.takenE2)],
          [t('Restants'), <strong key="left">{days(of.leftE2)}</strong>],
          [t('Posés ensuite'), of.plannedE2 === 0 ? null : days(of.plannedE2)],
          [t('En cours d’acquisition'), acquiredText(of.current)],
          [
            t('Jours de fractionnement, sauf accord ou renonciation'),
            of.splitDays === 0 ? null : days(of.splitDays * 100),
          ],
        ]}
      />
      <LocalTable
        label={t('Congés payés')}
        name="c"
        columns={leaveColumns(employeeId)}
        rows={of.lines}
        rowKey={({ absenceId }) => absenceId}
        empty={<EmptyState title={t('Aucun congé pris ni posé depuis juin')} />}
      />
      <p className={styles.soft}>
        {t(
          'Calculés depuis l’embauche et les absences connues : un solde repris d’un autre outil n’y est pas.',
        )}
      </p>
      <Articles rule="LEA-01" of={of.articles} />
    </Section>
  )
}

const span = ({ startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string }) => ({
  from: numericDay(startsOn),
  to: numericDay(endsOn),
})

/** `13 jours (12,5 avant arrondi ; 10,41 ouvrés)`, and what did not count. */
function acquiredText(of: EmployeeRights['leave']['current']): ReactNode {
  const exact = t('{exact} avant arrondi, {business} ouvrés', {
    exact: days(of.daysE2),
    business: days(of.businessE2),
  })
  const lost =
    of.lostDays === 0
      ? ''
      : ` · ${t('{count, plural, one {# jour d’absence non compté} other {# jours d’absence non comptés}}', { count: of.lostDays })}`
  const sick =
    of.sickDays === 0
      ? ''
      : ` · ${t('{count, plural, one {# jour} other {# jours}} de maladie à 2 jours par mois', { count: of.sickDays })}`
  return (
    <>
      {days(of.days * 100)} <span className={styles.note}>({`${exact}${sick}${lost}`})</span>
    </>
  )
}

type LeaveLine = EmployeeRights['leave']['lines'][number]

const leaveColumns = (employeeId: string): readonly Column<LeaveLine>[] => [
  {
    id: 'from',
    header: t('Du'),
    main: true,
    value: ({ startsOn }) => startsOn,
    cell: ({ startsOn }) => (
      <FigureLink
        to={addressOf(employeeId)}
        search={{ month: startsOn.slice(0, 7), jour: startsOn }}
      >
        {numericDay(startsOn)}
      </FigureLink>
    ),
  },
  {
    id: 'to',
    header: t('Au'),
    value: ({ endsOn }) => endsOn,
    cell: ({ endsOn }) => numericDay(endsOn),
  },
  {
    id: 'days',
    header: t('Jours ouvrables'),
    align: 'end',
    value: ({ daysE2 }) => daysE2,
    cell: ({ daysE2 }) => days(daysE2),
  },
  {
    id: 'state',
    header: t('État'),
    value: ({ isTaken }) => (isTaken ? 0 : 1),
    cell: ({ isTaken }) => (isTaken ? t('pris') : t('posé')),
  },
]

type Quota = NonNullable<EmployeeRights['quota']>

function QuotaPart({
  quota,
  rest,
  employeeId,
}: {
  readonly quota: Quota
  readonly rest: EmployeeRights['rest']
  readonly employeeId: string
}) {
  return (
    <Section title={t('Heures supplémentaires de {year}', { year: String(quota.year) })}>
      <Facts
        of={[
          [t('Contingent'), <Duration key="limit" minutes={quota.limitMinutes} />],
          [t('Fixé par'), quota.source === 'law' ? t('la loi') : quota.source],
          [t('Utilisées'), <Duration key="used" minutes={quota.usedMinutes} />],
          [t('Restantes'), <Duration key="left" minutes={quota.leftMinutes} />],
          [
            t('Au-delà du contingent'),
            quota.beyondMinutes === 0 ? null : (
              <Duration key="beyond" minutes={quota.beyondMinutes} />
            ),
          ],
          [t('Contrepartie en repos'), restText(quota, rest)],
          [
            t('Repos ouvert le'),
            rest === null || rest.openedOn === null ? null : numericDay(rest.openedOn),
          ],
          [
            t('À prendre avant le'),
            rest === null || rest.dueBy === null ? null : numericDay(rest.dueBy),
          ],
        ]}
      />
      <LocalTable
        label={t('Semaines avec heures supplémentaires')}
        name="q"
        columns={quotaColumns(employeeId)}
        rows={quota.weeks}
        rowKey={({ week }) => week}
        empty={<EmptyState title={t('Aucune heure supplémentaire cette année')} />}
      />
      <Articles rule="OVT-04" of={[...quota.articles, ...(rest?.articles ?? [])]} />
    </Section>
  )
}

/** What rest is acquired, taken and left; the share while there is none. */
function restText(quota: Quota, rest: EmployeeRights['rest']): string {
  if (rest !== null)
    return t('{acquired} acquises, {taken} prises, {left} restantes', {
      acquired: duration(rest.acquiredMinutes),
      taken: duration(rest.takenMinutes),
      left: duration(rest.leftMinutes),
    })
  return t('{percent} % des heures au-delà, pour un effectif de {people}', {
    percent: String(quota.restShareE4 / 100),
    people: days(Math.round(quota.headcountE4 / 100)),
  })
}

const quotaColumns = (employeeId: string): readonly Column<Quota['weeks'][number]>[] => [
  {
    id: 'week',
    header: t('Semaine'),
    main: true,
    value: ({ week }) => week,
    cell: ({ week }) => (
      <FigureLink to={addressOf(employeeId)} search={{ month: week.slice(0, 7), jour: week }}>
        {weekText(week)}
      </FigureLink>
    ),
  },
  {
    id: 'overtime',
    header: t('Supplémentaires'),
    align: 'end',
    value: ({ overtimeMinutes }) => overtimeMinutes,
    cell: ({ overtimeMinutes }) => <Duration minutes={overtimeMinutes} />,
  },
  {
    id: 'used',
    header: t('Depuis janvier'),
    align: 'end',
    value: ({ usedMinutes }) => usedMinutes,
    cell: ({ usedMinutes }) => <Duration minutes={usedMinutes} />,
  },
  {
    id: 'rest',
    header: t('Repos acquis'),
    align: 'end',
    value: ({ restMinutes }) => restMinutes,
    cell: ({ restMinutes }) => (restMinutes === 0 ? '' : <Duration minutes={restMinutes} />),
  },
]

type AnnualAccount = NonNullable<EmployeeRights['account']>

function Account({ of, on }: { readonly of: AnnualAccount; readonly on: string }) {
  const { toDate, whole } = of
  return (
    <Section title={t('Compte d’heures annualisées de {year}', { year: of.from.slice(0, 4) })}>
      <Facts
        of={[
          [t('Heures de l’année'), <Duration key="year" minutes={whole.dueMinutes} />],
          [
            t('Dues au {day}', { day: numericDay(day(on)) }),
            <Duration key="due" minutes={toDate.dueMinutes} />,
          ],
          [t('Travaillées'), <Duration key="worked" minutes={toDate.workedMinutes} />],
          [t('Absences comptées'), <Duration key="credited" minutes={toDate.creditedMinutes} />],
          [t('Absences déduites'), <Duration key="excused" minutes={toDate.excusedMinutes} />],
          [
            t('Solde'),
            <strong key="balance">
              <Duration minutes={of.balanceMinutes} signed />
            </strong>,
          ],
          [
            t('Solde prévu au {day}', { day: numericDay(of.to) }),
            <Duration key="forecast" minutes={of.forecastMinutes} signed />,
          ],
        ]}
      />
      <LocalTable
        label={t('Compte par mois')}
        name="m"
        columns={accountColumns()}
        rows={of.months}
        rowKey={({ month }) => month}
        empty={null}
      />
      <Articles rule="ANN-02" of={of.articles} />
    </Section>
  )
}

const MINUTES = [
  ['dueMinutes', text('Dues')],
  ['workedMinutes', text('Travaillées')],
  ['plannedMinutes', text('Prévues')],
  ['creditedMinutes', text('Absences comptées')],
  ['excusedMinutes', text('Absences déduites')],
] as const

const accountColumns = (): readonly Column<AnnualAccount['months'][number]>[] => [
  {
    id: 'month',
    header: t('Mois'),
    main: true,
    value: ({ month }) => month,
    cell: ({ month }) => capital(longMonth(month)),
  },
  ...MINUTES.map(
    ([id, header]): Column<AnnualAccount['months'][number]> => ({
      id,
      header: t(header),
      align: 'end',
      value: (row) => row[id],
      cell: (row) => (row[id] === 0 ? '' : <Duration minutes={row[id]} />),
    }),
  ),
]
