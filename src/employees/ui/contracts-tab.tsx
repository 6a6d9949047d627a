import { Link } from '@tanstack/react-router'
import type { ContractVersion, Employee } from '../employees-contract.ts'
import { useMonth } from '../../web/address.ts'
import { duration, numericDay, rate } from '../../web/formats.ts'
import { useSession } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import { type Column, EmptyState, LocalTable, Section, StateBadge } from '../../web/ui/index.ts'
import { contractKindText } from './contract-text.ts'

/** Every version of the contract: an amendment is a new row, nothing is written over. */
export function ContractsTab({ employee }: { readonly employee: Employee }) {
  const month = useMonth()
  const { role } = useSession()
  return (
    <>
      <LocalTable
        label={t('Contrats')}
        columns={columns(month)}
        rows={employee.contracts}
        rowKey={({ contractId }) => contractId}
        empty={
          <EmptyState title={t('Aucun contrat')}>
            {t(
              'Sans contrat, les heures de cette personne ne peuvent être ni payées ni facturées.',
            )}
          </EmptyState>
        }
      />
      {role === 'officer' && employee.contracts.length > 0 ? (
        <p data-print="no">
          <Link to="/paie/simulation" search={{ month, employee: employee.employeeId }}>
            {t('Simuler le coût de ce contrat')}
          </Link>
        </p>
      ) : null}
      {employee.skills.length === 0 ? null : <Skills employee={employee} />}
    </>
  )
}

const inForce = ({ startsOn, endsOn }: ContractVersion, month: string): boolean =>
  startsOn <= `${month}-31` && (endsOn === null || endsOn >= `${month}-01`)

const columns = (month: string): readonly Column<ContractVersion>[] => [
  {
    id: 'from',
    header: t('À partir du'),
    main: true,
    value: ({ startsOn }) => startsOn,
    cell: ({ startsOn }) => numericDay(startsOn),
  },
  {
    id: 'to',
    header: t('Jusqu’au'),
    value: ({ endsOn }) => endsOn,
    cell: ({ endsOn }) => (endsOn === null ? t('sans fin') : numericDay(endsOn)),
  },
  {
    id: 'kind',
    header: t('Contrat'),
    value: ({ kind }) => contractKindText(kind),
    cell: ({ kind }) => contractKindText(kind) ?? '',
  },
  { id: 'job', header: t('Emploi'), value: ({ job }) => job, cell: ({ job }) => job },
  {
    id: 'classification',
    header: t('Classification'),
    cell: ({ classification }) => classification ?? '',
  },
  {
    id: 'week',
    header: t('Durée'),
    align: 'end',
    cell: ({ weeklyMinutes, annualMinutes }) =>
      weeklyMinutes !== null
        ? t('{hours} par semaine', { hours: duration(weeklyMinutes) })
        : annualMinutes === null
          ? ''
          : t('{hours} par an', { hours: duration(annualMinutes) }),
  },
  {
    id: 'gross',
    header: t('Salaire brut'),
    unit: t('l’heure'),
    align: 'end',
    value: ({ hourlyGrossE4 }) => hourlyGrossE4,
    cell: ({ hourlyGrossE4 }) => rate(hourlyGrossE4),
  },
  {
    id: 'members',
    header: t('Adhérents nommés'),
    cell: ({ members }) => members.map(({ name }) => name).join(', '),
  },
  {
    id: 'state',
    header: t('État'),
    cell: (version) =>
      inForce(version, month) ? (
        <StateBadge tone="good" word={t('en vigueur')} />
      ) : (
        <StateBadge tone="plain" word={t('passé ou à venir')} />
      ),
  },
]

function Skills({ employee: { skills } }: { readonly employee: Employee }) {
  return (
    <div style={{ marginTop: 24 }}>
      <Section title={t('Habilitations')} plain>
        <LocalTable
          label={t('Habilitations')}
          name="h"
          columns={[
            { id: 'skill', header: t('Habilitation'), main: true, cell: ({ skill }) => skill },
            {
              id: 'obtained',
              header: t('Obtenue le'),
              cell: ({ obtainedOn }) => (obtainedOn === null ? '' : numericDay(obtainedOn)),
            },
            {
              id: 'valid',
              header: t('Valable jusqu’au'),
              cell: ({ validUntil }) =>
                validUntil === null ? t('sans fin') : numericDay(validUntil),
            },
          ]}
          rows={skills}
          rowKey={({ skill, obtainedOn }) => `${skill} ${obtainedOn ?? ''}`}
          empty={null}
        />
      </Section>
    </div>
  )
}
