import type { Employee, EmployeeCounters } from '../employees-contract.ts'
import { CountersOfEmployeeTab } from '../../payroll/counters/ui/counters-of-employee.tsx'
import { CostTab } from '../../billing/margin/ui/cost-tab.tsx'
import { WishesTab } from '../../needs/ui/wishes-tab.tsx'
import { useMonth, usePathValue } from '../../web/address.ts'
import { capital, duration, longMonth, numericDay, rate } from '../../web/formats.ts'
import { useSession } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import {
  Answered,
  Duration,
  Facts,
  FigureLink,
  KeyFigure,
  LinesSkeleton,
  Page,
  type PageTab,
  PageTabs,
  useTab,
} from '../../web/ui/index.ts'
import { AssignmentsTab } from './assignments-tab.tsx'
import { CalendarTab } from './calendar-tab.tsx'
import { contractText } from './contract-text.ts'
import { ContractsTab } from './contracts-tab.tsx'
import { CountersTab } from './counters-tab.tsx'
import { useCounters, useEmployee } from './employee-queries.ts'
import styles from './employees.module.css'
import { MemberChip } from './member-chip.tsx'
import { type MemberCode, memberCodes } from './member-codes.ts'
import { PayTab } from './pay-tab.tsx'

/** One person, one contract, several places: the month over all of them. */
export function EmployeePage() {
  const employeeId = usePathValue('employeeId')
  const { role } = useSession()
  const employee = useEmployee(employeeId)
  const tabs = tabsFor(role)
  const tab = useTab(tabs)
  const name =
    employee.data === undefined
      ? t('Salarié')
      : `${employee.data.firstName} ${employee.data.lastName}`
  return (
    <Page
      title={name}
      lead={employee.data === undefined ? ' ' : <Lead employee={employee.data} />}
      {...(role === 'officer' ? { trail: [{ label: t('Équipe'), to: '/equipe' }] } : {})}
    >
      <Answered query={employee}>
        {(answer) => (
          <>
            {role === 'officer' ? <Head employee={answer} /> : null}
            <PageTabs label={name} tabs={tabs} />
            <Tab id={tab} employee={answer} />
          </>
        )}
      </Answered>
    </Page>
  )
}

const tabsFor = (role: 'officer' | 'member'): readonly PageTab[] => [
  { id: 'calendrier', label: t('Emploi du temps') },
  ...(role === 'officer'
    ? [
        { id: 'compteurs', label: t('Heures du mois') },
        { id: 'droits', label: t('Compteurs') },
      ]
    : []),
  { id: 'affectations', label: t('Mises à disposition') },
  ...(role === 'officer'
    ? [
        { id: 'contrats', label: t('Contrats') },
        { id: 'paie', label: t('Paie du mois') },
        { id: 'cout', label: t('Coût') },
        { id: 'souhaits', label: t('Souhaits') },
      ]
    : []),
]

/** The contract version of the month: the newest that has begun by its end. */
export const contractIn = ({ contracts }: Employee, month: string) =>
  contracts.find(({ startsOn }) => startsOn <= `${month}-31`) ?? contracts[0]

function Lead({ employee }: { readonly employee: Employee }) {
  const month = useMonth()
  const contract = contractIn(employee, month)
  if (contract === undefined) return capital(longMonth(month))
  return `${contract.job} · ${contractText(contract.kind, contract.weeklyMinutes)} · ${longMonth(month)}`
}

/** Members of a person, in the order of their first assignment. */
export function codesOf(employee: Employee): ReadonlyMap<string, MemberCode> {
  return memberCodes(
    employee.assignments
      .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
      .map(({ memberId, memberName }) => ({ memberId, name: memberName })),
  )
}

function Head({ employee }: { readonly employee: Employee }) {
  const month = useMonth()
  const contract = contractIn(employee, month)
  const { file } = employee
  return (
    <div className={styles.head}>
      <Balance employeeId={employee.employeeId} />
      <Facts
        of={[
          [t('Matricule'), employee.employeeId],
          [t('Embauche'), file === null ? null : numericDay(file.hiredOn)],
          [t('Sortie'), file === null || file.leftOn === null ? null : numericDay(file.leftOn)],
          [
            t('Salaire brut de l’heure'),
            contract === undefined ? null : rate(contract.hourlyGrossE4),
          ],
          [t('Établissement'), file?.establishmentName ?? null],
        ]}
      />
      <div className={styles.chips}>
        {[...codesOf(employee).values()].map((member) => (
          <MemberChip key={member.memberId} member={member} />
        ))}
      </div>
    </div>
  )
}

/** Declared less due, absences taken off; null without a contract. */
const balanceOf = (counted: EmployeeCounters): number | null =>
  counted.contractMinutes === null
    ? null
    : counted.workedMinutes -
      (counted.contractMinutes - counted.paidAbsenceMinutes - counted.unpaidAbsenceMinutes)

/** Due, declared, balance, unsold: each opens the lines that it counts. */
function Balance({ employeeId }: { readonly employeeId: string }) {
  const month = useMonth()
  const counters = useCounters(employeeId, month)
  const here = `/equipe/${encodeURIComponent(employeeId)}`
  const opens = { onglet: 'compteurs' }
  return (
    <Answered query={counters} waiting={<LinesSkeleton lines={3} />}>
      {(counted) => (
        <div className={styles.balance}>
          <KeyFigure
            label={t('Dues au contrat')}
            value={
              <FigureLink to={here} search={opens}>
                <Duration minutes={counted.contractMinutes} />
              </FigureLink>
            }
            note={t('dont {hours} d’absence payée', {
              hours: duration(counted.paidAbsenceMinutes),
            })}
          />
          <KeyFigure
            label={t('Déclarées')}
            value={
              <FigureLink to="/heures" search={{ salarie: employeeId, etat: 'tous' }}>
                <Duration minutes={counted.workedMinutes} />
              </FigureLink>
            }
            note={t('{hours} prévues', { hours: duration(counted.plannedMinutes) })}
          />
          <KeyFigure
            label={t('Solde')}
            value={
              <FigureLink to={here} search={opens}>
                <Duration minutes={balanceOf(counted)} signed />
              </FigureLink>
            }
            note={t('déclarées moins dues hors absences')}
          />
          <KeyFigure
            label={t('Non vendues')}
            value={
              <FigureLink to={here} search={opens}>
                <Duration minutes={counted.unsoldMinutes} />
              </FigureLink>
            }
            note={t('ni travaillées ni absentes, semaine par semaine')}
          />
        </div>
      )}
    </Answered>
  )
}

function Tab({ id, employee }: { readonly id: string; readonly employee: Employee }) {
  const codes = codesOf(employee)
  if (id === 'compteurs') return <CountersTab employeeId={employee.employeeId} codes={codes} />
  if (id === 'droits') return <CountersOfEmployeeTab employeeId={employee.employeeId} />
  if (id === 'affectations') return <AssignmentsTab employee={employee} codes={codes} />
  if (id === 'contrats') return <ContractsTab employee={employee} />
  if (id === 'souhaits') return <WishesTab employeeId={employee.employeeId} />
  if (id === 'cout') return <CostTab employee={employee.employeeId} />
  if (id === 'paie') return <PayTab employeeId={employee.employeeId} />
  return <CalendarTab employeeId={employee.employeeId} codes={codes} />
}
