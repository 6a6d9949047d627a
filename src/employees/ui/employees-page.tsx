import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { EmployeeRow, employeesContract } from '../employees-contract.ts'
import type { membersContract } from '../../members/members-contract.ts'
import { useAddress, useAddressValue, useMonth } from '../../web/address.ts'
import { get } from '../../web/api.ts'
import { capital, count, longMonth, numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import {
  type Column,
  Duration,
  EmptyState,
  FigureLink,
  Page,
  ServerTable,
  StateBadge,
} from '../../web/ui/index.ts'
import { contractText } from './contract-text.ts'
import styles from './employees.module.css'

/** Who works for the group this month, where, and what remains unsold of their time? */
export function EmployeesPage() {
  const month = useMonth()
  const { etat = 'current', adherent } = useAddress()
  return (
    <Page
      title={t('Équipe')}
      lead={t('{month} : contrats, adhérents, heures dues et déclarées', {
        month: capital(longMonth(month)),
      })}
    >
      <ServerTable<typeof employeesContract.list>
        label={t('Salariés')}
        url="/employees"
        query={{
          month,
          ...(isState(etat) ? { state: etat } : {}),
          ...(adherent === undefined ? {} : { member: adherent }),
        }}
        columns={columns()}
        rowKey={({ employeeId }) => employeeId}
        filters={<Filters />}
        empty={
          <EmptyState title={t('Aucun salarié')}>
            {t('Choisissez un autre mois ou un autre état.')}{' '}
            <Link to="/reglages/donnees">{t('Importer les données du groupement')}</Link>
          </EmptyState>
        }
      />
    </Page>
  )
}

const isState = (text: string): text is EmployeeRow['state'] =>
  text === 'current' || text === 'past' || text === 'future'

function Filters() {
  const month = useMonth()
  const [state, setState] = useAddressValue('etat', 'current')
  const [member, setMember] = useAddressValue('adherent')
  const members = useQuery({
    queryKey: ['/members', 'names', month],
    queryFn: ({ signal }) =>
      get<typeof membersContract.list>(
        '/members',
        { query: { month, sort: 'name', limit: 500 } },
        signal,
      ),
    staleTime: 60_000,
  })
  return (
    <>
      <NativeSelect
        aria-label={t('Adhérent')}
        value={member}
        onChange={({ currentTarget }) => setMember(currentTarget.value)}
        data={[
          { value: '', label: t('Tous les adhérents') },
          ...(members.data?.items ?? []).map(({ memberId, name }) => ({
            value: memberId,
            label: name,
          })),
        ]}
      />
      <NativeSelect
        aria-label={t('État')}
        value={state}
        onChange={({ currentTarget }) => setState(currentTarget.value)}
        data={[
          { value: 'current', label: t('Présents dans le mois') },
          { value: 'past', label: t('Partis') },
          { value: 'future', label: t('À venir') },
          { value: 'tous', label: t('Tous') },
        ]}
      />
    </>
  )
}

const addressOf = (employeeId: string): string => `/equipe/${encodeURIComponent(employeeId)}`

const columns = (): readonly Column<EmployeeRow>[] => [
  {
    id: 'name',
    header: t('Salarié'),
    sort: 'name',
    main: true,
    cell: ({ employeeId, firstName, lastName }) => (
      <Link to={addressOf(employeeId)}>
        {lastName} {firstName}
      </Link>
    ),
  },
  { id: 'job', header: t('Emploi'), sort: 'job', cell: ({ job }) => job ?? '' },
  {
    id: 'contract',
    header: t('Contrat'),
    sort: 'weeklyMinutes',
    cell: ({ contractKind, weeklyMinutes }) => contractText(contractKind, weeklyMinutes),
  },
  {
    id: 'members',
    header: t('Adhérents'),
    cell: ({ members }) => (
      <span className={styles.names}>{members.map(({ name }) => name).join(', ')}</span>
    ),
  },
  {
    id: 'due',
    header: t('Dues hors absences'),
    align: 'end',
    cell: ({ employeeId, contractMinutes }) => (
      <FigureLink to={addressOf(employeeId)} search={{ onglet: 'compteurs' }}>
        <Duration minutes={contractMinutes} />
      </FigureLink>
    ),
  },
  {
    id: 'planned',
    header: t('Prévues'),
    sort: 'plannedMinutes',
    align: 'end',
    hidden: true,
    cell: ({ plannedMinutes }) => <Duration minutes={plannedMinutes} />,
  },
  {
    id: 'minutes',
    header: t('Déclarées'),
    sort: 'minutes',
    align: 'end',
    cell: ({ employeeId, minutes }) => (
      <FigureLink to={addressOf(employeeId)}>
        <Duration minutes={minutes} />
      </FigureLink>
    ),
  },
  {
    id: 'balance',
    header: t('Solde'),
    sort: 'balanceMinutes',
    align: 'end',
    cell: ({ employeeId, balanceMinutes }) => (
      <FigureLink to={addressOf(employeeId)} search={{ onglet: 'compteurs' }}>
        <Duration minutes={balanceMinutes} signed />
      </FigureLink>
    ),
  },
  {
    id: 'state',
    header: t('Où en est le mois'),
    sort: 'entriesToConfirm',
    cell: (row) => <MonthState row={row} />,
  },
  {
    id: 'hired',
    header: t('Embauche'),
    sort: 'hiredOn',
    hidden: true,
    cell: ({ hiredOn }) => numericDay(hiredOn),
  },
  {
    id: 'left',
    header: t('Sortie'),
    hidden: true,
    cell: ({ leftOn }) => (leftOn === null ? '' : numericDay(leftOn)),
  },
  {
    id: 'id',
    header: t('Matricule'),
    sort: 'employeeId',
    hidden: true,
    cell: ({ employeeId }) => employeeId,
  },
]

function MonthState({ row }: { readonly row: EmployeeRow }) {
  const { employeeId, entriesToConfirm, minutes, state } = row
  if (entriesToConfirm > 0) {
    return (
      <Link to="/heures" search={{ salarie: employeeId, etat: 'unconfirmed' }}>
        <StateBadge
          tone="todo"
          word={t('{entries} à confirmer', { entries: count(entriesToConfirm) })}
        />
      </Link>
    )
  }
  if (minutes > 0) return <StateBadge tone="good" word={t('tout est confirmé')} />
  if (state === 'past') return <StateBadge tone="plain" word={t('parti')} />
  if (state === 'future') return <StateBadge tone="plain" word={t('à venir')} />
  return <StateBadge tone="plain" word={t('aucune heure')} />
}
