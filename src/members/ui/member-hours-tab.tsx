import { Link } from '@tanstack/react-router'
import type { HourRow, timeContract } from '../../time/time-contract.ts'
import { useMonth } from '../../web/address.ts'
import { clock, longMonth, shortDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { type Column, Duration, EmptyState, ServerTable, StateBadge } from '../../web/ui/index.ts'

/** The entries of the month at the member; each opens its line, its two sides and its invoice. */
export function MemberHoursTab({ memberId }: { readonly memberId: string }) {
  const month = useMonth()
  return (
    <ServerTable<typeof timeContract.hours>
      label={t('Heures')}
      url="/hours"
      query={{ month, member: memberId }}
      columns={columns()}
      rowKey={({ entryId, version }) => `${entryId} ${version}`}
      empty={
        <EmptyState title={t('Aucune heure en {month}', { month: longMonth(month) })}>
          {t('Les heures déclarées par les salariés apparaissent ici, ligne par ligne.')}
        </EmptyState>
      }
    />
  )
}

const STATES = {
  confirmed: () => <StateBadge tone="good" word={t('confirmée des deux côtés')} />,
  missing_member: () => <StateBadge tone="todo" word={t('attend l’adhérent')} />,
  missing_employee: () => <StateBadge tone="todo" word={t('attend le salarié')} />,
  missing_both: () => <StateBadge tone="todo" word={t('attend les deux')} />,
} as const satisfies Record<HourRow['state'], () => React.ReactNode>

const columns = (): readonly Column<HourRow>[] => [
  {
    id: 'day',
    header: t('Jour'),
    sort: 'day',
    main: true,
    cell: ({ entryId, workDay, memberId }) => (
      <Link
        to="/heures"
        search={{ ligne: entryId, adherent: memberId, jour: workDay, etat: 'tous' }}
      >
        {shortDay(workDay)}
      </Link>
    ),
  },
  {
    id: 'employee',
    header: t('Salarié'),
    sort: 'employee',
    cell: ({ employeeId, employeeName, workDay }) => (
      <Link to={`/equipe/${encodeURIComponent(employeeId)}`} search={{ jour: workDay }}>
        {employeeName}
      </Link>
    ),
  },
  { id: 'site', header: t('Site'), cell: ({ siteName }) => siteName },
  {
    id: 'span',
    header: t('Déclaré'),
    cell: ({ startsAt, endsAt }) => `${clock(startsAt)} – ${clock(endsAt)}`,
  },
  {
    id: 'minutes',
    header: t('Heures'),
    sort: 'minutes',
    align: 'end',
    cell: ({ workedMinutes }) => <Duration minutes={workedMinutes} />,
  },
  {
    id: 'difference',
    header: t('Écart'),
    sort: 'difference',
    align: 'end',
    cell: ({ differenceMinutes }) => <Duration minutes={differenceMinutes} signed />,
  },
  {
    id: 'state',
    header: t('État'),
    cell: ({ state, cancelled }) =>
      cancelled ? <StateBadge tone="plain" word={t('annulée')} /> : STATES[state](),
  },
  {
    id: 'invoice',
    header: t('Facture'),
    cell: ({ invoiceNumber }) =>
      invoiceNumber === null ? (
        ''
      ) : (
        <Link to={`/facturation/${encodeURIComponent(invoiceNumber)}`}>{invoiceNumber}</Link>
      ),
  },
]
