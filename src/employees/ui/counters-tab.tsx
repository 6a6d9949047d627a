import type { EmployeeCounters } from '../employees-contract.ts'
import { addDays, day } from '../../shared/days.ts'
import { useMonth } from '../../web/address.ts'
import { capital, dayRange, duration, longMonth, numericDay } from '../../web/formats.ts'
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
import { absenceText } from './contract-text.ts'
import { useCounters } from './employee-queries.ts'
import styles from './employees.module.css'
import { MemberChip } from './member-chip.tsx'
import type { MemberCode } from './member-codes.ts'

interface Props {
  readonly employeeId: string
  readonly codes: ReadonlyMap<string, MemberCode>
}

/** How the hours of the month are counted; each figure opens the lines it counts. */
export function CountersTab({ employeeId, codes }: Props) {
  const month = useMonth()
  const counters = useCounters(employeeId, month)
  return (
    <Answered query={counters}>
      {(answer) => (
        <div className={styles.counters}>
          <Section title={capital(longMonth(month))}>
            <Month counters={answer} />
          </Section>
          <Section title={t('Par adhérent')} plain>
            <LocalTable
              label={t('Par adhérent')}
              name="a"
              columns={memberColumns(employeeId, codes)}
              rows={answer.byMember}
              rowKey={({ memberId }) => memberId}
              empty={<EmptyState title={t('Aucune heure chez un adhérent ce mois-ci')} />}
            />
          </Section>
          <Section title={t('Par semaine')} plain>
            <LocalTable
              label={t('Par semaine')}
              name="s"
              columns={weekColumns(employeeId, answer.weeks)}
              rows={answer.weeks}
              rowKey={({ monday }) => monday}
              empty={<EmptyState title={t('Aucune semaine travaillée')} />}
            />
            <p className={styles.soft}>
              {t(
                'Les semaines sont entières, aussi au-delà du mois ; les majorations portent sur les heures confirmées.',
              )}
            </p>
          </Section>
          <Section title={t('Absences')} plain>
            <LocalTable
              label={t('Absences')}
              name="b"
              columns={absenceColumns(employeeId)}
              rows={answer.absences}
              rowKey={({ absenceId }) => absenceId}
              empty={<EmptyState title={t('Aucune absence ce mois-ci')} />}
            />
          </Section>
        </div>
      )}
    </Answered>
  )
}

const addressOf = (employeeId: string): string => `/equipe/${encodeURIComponent(employeeId)}`

function Month({ counters }: { readonly counters: EmployeeCounters }) {
  const lines = { salarie: counters.employeeId }
  return (
    <Facts
      of={[
        [t('Dues au contrat'), <Duration key="due" minutes={counters.contractMinutes} />],
        [t('Absences payées'), <Duration key="paid" minutes={counters.paidAbsenceMinutes} />],
        [
          t('Absences non payées'),
          <Duration key="unpaid" minutes={counters.unpaidAbsenceMinutes} />,
        ],
        [
          t('Prévues'),
          <FigureLink key="planned" to={addressOf(counters.employeeId)}>
            <Duration minutes={counters.plannedMinutes} />
          </FigureLink>,
        ],
        [
          t('Déclarées'),
          <FigureLink key="worked" to="/heures" search={{ ...lines, etat: 'tous' }}>
            <Duration minutes={counters.workedMinutes} />
          </FigureLink>,
        ],
        [
          t('Confirmées des deux côtés'),
          <FigureLink key="confirmed" to="/heures" search={{ ...lines, etat: 'confirmed' }}>
            <Duration minutes={counters.confirmedMinutes} />
          </FigureLink>,
        ],
        [
          t('Non vendues : dues, ni travaillées ni absentes'),
          <FigureLink key="unsold" to={addressOf(counters.employeeId)}>
            <Duration minutes={counters.unsoldMinutes} />
          </FigureLink>,
        ],
      ]}
    />
  )
}

type MemberRow = EmployeeCounters['byMember'][number]

const memberColumns = (
  employeeId: string,
  codes: ReadonlyMap<string, MemberCode>,
): readonly Column<MemberRow>[] => [
  {
    id: 'member',
    header: t('Adhérent'),
    main: true,
    value: ({ memberName }) => memberName,
    cell: ({ memberId, memberName }) => {
      const member = codes.get(memberId)
      return member === undefined ? memberName : <MemberChip member={member} />
    },
  },
  {
    id: 'planned',
    header: t('Prévu'),
    align: 'end',
    value: ({ plannedMinutes }) => plannedMinutes,
    cell: ({ plannedMinutes }) => <Duration minutes={plannedMinutes} />,
  },
  {
    id: 'worked',
    header: t('Déclaré'),
    align: 'end',
    value: ({ workedMinutes }) => workedMinutes,
    cell: ({ memberId, workedMinutes }) => (
      <FigureLink to="/heures" search={{ salarie: employeeId, adherent: memberId, etat: 'tous' }}>
        <Duration minutes={workedMinutes} />
      </FigureLink>
    ),
  },
  {
    id: 'confirmed',
    header: t('Confirmé'),
    align: 'end',
    value: ({ confirmedMinutes }) => confirmedMinutes,
    cell: ({ confirmedMinutes }) => <Duration minutes={confirmedMinutes} />,
  },
]

type Week = EmployeeCounters['weeks'][number]

/** `6 – 12 oct.` for the week that begins on this Monday. */
export const weekText = (monday: string): string => dayRange(monday, addDays(day(monday), 6))

const PREMIUMS = [
  { id: 'overtime25Minutes', header: text('Sup. 25 %') },
  { id: 'overtime50Minutes', header: text('Sup. 50 %') },
  { id: 'complementary10Minutes', header: text('Compl. 10 %') },
  { id: 'complementary25Minutes', header: text('Compl. 25 %') },
] as const

/** A premium has its column in the months that know it. */
const premium = ({ id, header }: (typeof PREMIUMS)[number]): Column<Week> => ({
  id,
  header: t(header),
  align: 'end',
  value: (week) => week[id],
  cell: (week) => (week[id] === 0 ? '' : duration(week[id])),
})

const weekColumns = (employeeId: string, weeks: readonly Week[]): readonly Column<Week>[] => [
  {
    id: 'week',
    header: t('Semaine'),
    main: true,
    value: ({ monday }) => monday,
    cell: ({ monday }) => weekText(monday),
  },
  {
    id: 'worked',
    header: t('Travaillées'),
    align: 'end',
    value: ({ workedMinutes }) => workedMinutes,
    cell: ({ monday, workedMinutes }) => (
      <FigureLink to={addressOf(employeeId)} search={{ jour: monday }}>
        <Duration minutes={workedMinutes} />
      </FigureLink>
    ),
  },
  {
    id: 'confirmed',
    header: t('Confirmées'),
    align: 'end',
    value: ({ confirmedMinutes }) => confirmedMinutes,
    cell: ({ confirmedMinutes }) => <Duration minutes={confirmedMinutes} />,
  },
  {
    id: 'contract',
    header: t('Contrat'),
    align: 'end',
    value: ({ weeklyMinutes }) => weeklyMinutes,
    cell: ({ weeklyMinutes }) => <Duration minutes={weeklyMinutes} />,
  },
  ...PREMIUMS.filter(({ id }) => weeks.some((week) => week[id] > 0)).map(premium),
]

type Absence = EmployeeCounters['absences'][number]

const absenceColumns = (employeeId: string): readonly Column<Absence>[] => [
  {
    id: 'kind',
    header: t('Absence'),
    main: true,
    value: ({ kind }) => absenceText(kind),
    cell: ({ kind }) => absenceText(kind),
  },
  {
    id: 'from',
    header: t('Du'),
    value: ({ startsOn }) => startsOn,
    cell: ({ startsOn }) => (
      <FigureLink to={addressOf(employeeId)} search={{ jour: startsOn }}>
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
    id: 'minutes',
    header: t('Durée déclarée'),
    align: 'end',
    cell: ({ minutes }) => (minutes === null ? t('jours entiers') : duration(minutes)),
  },
]
