import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PayVariableRow, payrollContract } from '../payroll-contract.ts'
import { useAddress, useMonth } from '../../web/address.ts'
import { capital, count, longMonth } from '../../web/formats.ts'
import { useGroup } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import {
  type Column,
  Duration,
  EmptyState,
  FigureLink,
  Money,
  ServerTable,
} from '../../web/ui/index.ts'
import { variableText } from './variable-text.ts'

interface Props {
  /** The variables of one person only; then the name would repeat itself. */
  readonly employee?: string
  readonly filters?: ReactNode
}

/** Pay variables of a closed month; each opens the hours, absences or items that it counts. */
export function PayVariableList({ employee, filters }: Props) {
  const month = useMonth()
  const { code, adherent } = useAddress()
  const closed = useGroup().months.some((each) => each.month === month && each.closed)
  return (
    <ServerTable<typeof payrollContract.variables>
      label={t('Variables de paie')}
      url="/pay-variables"
      query={{
        month,
        ...(employee === undefined ? {} : { employee }),
        ...(code === undefined ? {} : { code }),
        ...(adherent === undefined ? {} : { member: adherent }),
      }}
      columns={columns(employee)}
      rowKey={({ line }) => String(line)}
      filters={filters}
      empty={closed ? <NothingFound /> : <NotClosed month={month} />}
    />
  )
}

function NothingFound() {
  return (
    <EmptyState title={t('Aucune variable de paie')}>
      {t('Aucune ne correspond à ces filtres dans le mois clos.')}
    </EmptyState>
  )
}

function NotClosed({ month }: { readonly month: string }) {
  return (
    <EmptyState title={t('{month} n’est pas clos', { month: capital(longMonth(month)) })}>
      <Link to="/cloture">{t('Les variables de paie naissent de la clôture du mois')}</Link>
    </EmptyState>
  )
}

const employeeColumn: () => Column<PayVariableRow> = () => ({
  id: 'employee',
  header: t('Salarié'),
  sort: 'employee',
  main: true,
  cell: ({ employeeId, employeeName }) => (
    <Link to={`/equipe/${encodeURIComponent(employeeId)}`} search={{ onglet: 'paie' }}>
      {employeeName}
    </Link>
  ),
})

const variableColumn = (main: boolean): Column<PayVariableRow> => ({
  id: 'code',
  header: t('Variable'),
  sort: 'code',
  ...(main ? { main: true } : {}),
  cell: (row) => (
    <>
      {variableText(row.code)}
      {row.period === row.month
        ? null
        : `, ${t('correction de {month}', { month: longMonth(row.period) })}`}
    </>
  ),
})

const columns = (employee: string | undefined): readonly Column<PayVariableRow>[] => [
  ...(employee === undefined ? [employeeColumn(), variableColumn(false)] : [variableColumn(true)]),
  {
    id: 'minutes',
    header: t('Heures'),
    sort: 'quantityMinutes',
    align: 'end',
    cell: (row) =>
      row.quantityMinutes === null ? (
        ''
      ) : (
        <FigureLink {...placeOf(row)}>
          <Duration minutes={row.quantityMinutes} />
        </FigureLink>
      ),
  },
  {
    id: 'days',
    header: t('Jours'),
    align: 'end',
    cell: ({ quantityDays }) => (quantityDays === null ? '' : count(quantityDays)),
  },
  {
    id: 'amount',
    header: t('Montant brut'),
    sort: 'amountCents',
    align: 'end',
    cell: ({ amountCents }) => (amountCents === null ? '' : <Money cents={amountCents} />),
  },
  {
    id: 'member',
    header: t('Adhérent'),
    sort: 'member',
    cell: ({ memberId, memberName }) =>
      memberId === null ? (
        ''
      ) : (
        <Link to={`/adherents/${encodeURIComponent(memberId)}`}>{memberName}</Link>
      ),
  },
  {
    id: 'sources',
    header: t('Vient de'),
    cell: ({ sourceIds }) =>
      sourceIds.length === 0
        ? ''
        : t('{count, plural, one {# ligne} other {# lignes}}', { count: sourceIds.length }),
  },
  { id: 'codeText', header: t('Code'), hidden: true, cell: ({ code }) => code },
  {
    id: 'matricule',
    header: t('Matricule'),
    hidden: true,
    cell: ({ employeeId }) => employeeId,
  },
]

/** The entries behind a variable of hours; the absences behind time that was not worked. */
function placeOf({ employeeId, employeeName, memberId, period, code }: PayVariableRow) {
  if (!WORKED.test(code))
    return { to: '/paie/absences', search: { month: period, q: employeeName } }
  const member = memberId === null ? {} : { adherent: memberId }
  const search = { month: period, salarie: employeeId, ...member, etat: 'confirmed' }
  return { to: '/heures', search }
}

const WORKED = /^(hours|overtime|complementary|holiday)_/
