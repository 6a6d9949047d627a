import { NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { MemberRow, membersContract } from '../members-contract.ts'
import { useAddress, useAddressValue, useMonth } from '../../web/address.ts'
import { capital, count, inThrees, longMonth } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import {
  type Column,
  DayText,
  Duration,
  EmptyState,
  FigureLink,
  Money,
  Page,
  ServerTable,
  StateBadge,
} from '../../web/ui/index.ts'
import { memberAddress } from './member-address.ts'

/** Which companies use the group's people this month, and where does each stand? */
export function MembersPage() {
  const month = useMonth()
  const { etat = 'current' } = useAddress()
  return (
    <Page
      title={t('Adhérents')}
      lead={t('{month} : qui y travaille, combien d’heures, quelle facture', {
        month: capital(longMonth(month)),
      })}
    >
      <ServerTable<typeof membersContract.list>
        label={t('Adhérents')}
        url="/members"
        query={{ month, ...(isState(etat) ? { state: etat } : {}) }}
        columns={columns()}
        rowKey={({ memberId }) => memberId}
        filters={<StateFilter />}
        empty={
          <EmptyState title={t('Aucun adhérent')}>
            {t('Choisissez un autre mois ou un autre état.')}{' '}
            <Link to="/reglages/donnees">{t('Importer les données du groupement')}</Link>
          </EmptyState>
        }
      />
    </Page>
  )
}

const isState = (text: string): text is MemberRow['state'] =>
  text === 'current' || text === 'past' || text === 'future'

function StateFilter() {
  const [state, setState] = useAddressValue('etat', 'current')
  return (
    <NativeSelect
      aria-label={t('État')}
      value={state}
      onChange={({ currentTarget }) => setState(currentTarget.value)}
      data={[
        { value: 'current', label: t('Adhérents du mois') },
        { value: 'past', label: t('Partis') },
        { value: 'future', label: t('À venir') },
        { value: 'tous', label: t('Tous') },
      ]}
    />
  )
}

const columns = (): readonly Column<MemberRow>[] => [
  {
    id: 'name',
    header: t('Adhérent'),
    sort: 'name',
    main: true,
    cell: ({ memberId, name }) => <Link to={memberAddress(memberId)}>{name}</Link>,
  },
  {
    id: 'people',
    header: t('Salariés'),
    sort: 'people',
    align: 'end',
    cell: ({ memberId, people }) =>
      people === 0 ? (
        count(people)
      ) : (
        <FigureLink to={memberAddress(memberId)}>{count(people)}</FigureLink>
      ),
  },
  {
    id: 'minutes',
    header: t('Heures déclarées'),
    sort: 'minutes',
    align: 'end',
    cell: ({ memberId, minutes }) =>
      minutes === 0 ? (
        <Duration minutes={minutes} />
      ) : (
        <FigureLink to={memberAddress(memberId)} search={{ onglet: 'heures' }}>
          <Duration minutes={minutes} />
        </FigureLink>
      ),
  },
  {
    id: 'confirmed',
    header: t('Confirmées'),
    align: 'end',
    hidden: true,
    cell: ({ confirmedMinutes }) => <Duration minutes={confirmedMinutes} />,
  },
  {
    id: 'net',
    header: t('Net du mois'),
    unit: t('HT'),
    sort: 'netCents',
    align: 'end',
    cell: ({ netCents, invoiceNumber }) =>
      invoiceNumber === null ? (
        <Money cents={netCents} />
      ) : (
        <FigureLink to={`/facturation/${encodeURIComponent(invoiceNumber)}`}>
          <Money cents={netCents} />
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
    id: 'establishment',
    header: t('Établissement'),
    cell: ({ establishmentName }) => establishmentName ?? '',
  },
  {
    id: 'joined',
    header: t('Depuis'),
    sort: 'joinedOn',
    hidden: true,
    cell: ({ joinedOn }) => <DayText day={joinedOn} />,
  },
  {
    id: 'left',
    header: t('Jusqu’au'),
    hidden: true,
    cell: ({ leftOn }) => <DayText day={leftOn} />,
  },
  {
    id: 'siren',
    header: t('SIREN'),
    hidden: true,
    cell: ({ siren }) => (siren === null ? '' : inThrees(siren)),
  },
  {
    id: 'sites',
    header: t('Sites'),
    hidden: true,
    align: 'end',
    cell: ({ sites }) => count(sites),
  },
  { id: 'id', header: t('Code'), sort: 'memberId', hidden: true, cell: ({ memberId }) => memberId },
]

function MonthState({ row }: { readonly row: MemberRow }) {
  const { memberId, state, minutes, confirmedMinutes, entriesToConfirm, invoiceNumber } = row
  if (entriesToConfirm > 0) {
    return (
      <Link to="/heures" search={{ adherent: memberId, etat: 'missing_member' }}>
        <StateBadge
          tone="todo"
          word={t('{count, plural, one {# ligne à confirmer} other {# lignes à confirmer}}', {
            count: entriesToConfirm,
          })}
        />
      </Link>
    )
  }
  if (invoiceNumber !== null) return <StateBadge tone="good" word={t('facturé')} />
  if (confirmedMinutes < minutes)
    return <StateBadge tone="plain" word={t('confirmé de son côté')} />
  if (minutes > 0) return <StateBadge tone="good" word={t('tout est confirmé')} />
  if (state === 'past') return <StateBadge tone="plain" word={t('parti')} />
  if (state === 'future') return <StateBadge tone="plain" word={t('à venir')} />
  return <StateBadge tone="plain" word={t('aucune heure')} />
}
