import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MemberPerson, membersContract } from '../members-contract.ts'
import { useMonth } from '../../web/address.ts'
import { get } from '../../web/api.ts'
import { count, duration, longMonth, numericDay } from '../../web/formats.ts'
import { useMay } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  Duration,
  EmptyState,
  FigureLink,
  LocalTable,
  StateBadge,
} from '../../web/ui/index.ts'
import { usePrices } from './member-prices-tab.tsx'
import { pricingText } from './pricing-text.ts'

/** Who is made available to the member this month, for how long and at which price. */
export function MemberPeopleTab({ memberId }: { readonly memberId: string }) {
  const month = useMonth()
  const people = useQuery({
    queryKey: ['/members', memberId, 'people', month],
    queryFn: ({ signal }) =>
      get<typeof membersContract.people>(
        '/members/:memberId/people',
        { params: { memberId }, query: { month } },
        signal,
      ),
  })
  const prices = usePricesOfMonth(memberId, month)
  return (
    <Answered query={people}>
      {({ items }) => (
        <LocalTable
          label={t('Salariés du mois')}
          columns={columns(memberId, prices)}
          rows={items}
          rowKey={({ assignmentId }) => assignmentId}
          totals={{
            name: t('Total'),
            planned: duration(sum(items, ({ plannedMinutes }) => plannedMinutes)),
            minutes: duration(sum(items, ({ minutes }) => minutes)),
          }}
          empty={
            <EmptyState
              title={t('Personne n’est mis à disposition en {month}', { month: longMonth(month) })}
            >
              {t('Les mises à disposition viennent de l’import ; changez de mois pour les voir.')}
            </EmptyState>
          }
        />
      )}
    </Answered>
  )
}

const sum = (rows: readonly MemberPerson[], of: (row: MemberPerson) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)

/** The price of each assignment at the end of the month, in words; none for a member company. */
function usePricesOfMonth(memberId: string, month: string): ReadonlyMap<string, string> | null {
  const prices = usePrices(memberId, useMay('pay.read'))
  if (prices.data === undefined) return null
  return new Map(
    prices.data.items
      .filter(({ startsOn }) => startsOn <= `${month}-31`)
      .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
      .map((price) => [price.assignmentId, pricingText(price)]),
  )
}

function columns(
  memberId: string,
  prices: ReadonlyMap<string, string> | null,
): readonly Column<MemberPerson>[] {
  const priceColumn: Column<MemberPerson> = {
    id: 'price',
    header: t('Prix de l’heure'),
    value: ({ assignmentId }) => prices?.get(assignmentId) ?? null,
    cell: ({ assignmentId }) => prices?.get(assignmentId) ?? t('aucun prix'),
  }
  return [
    {
      id: 'name',
      header: t('Salarié'),
      main: true,
      value: ({ lastName, firstName }) => `${lastName} ${firstName}`,
      cell: ({ employeeId, firstName, lastName }) => (
        <Link to={`/equipe/${encodeURIComponent(employeeId)}`}>
          {firstName} {lastName}
        </Link>
      ),
    },
    { id: 'job', header: t('Emploi'), value: ({ job }) => job, cell: ({ job }) => job ?? '' },
    {
      id: 'site',
      header: t('Site'),
      value: ({ siteName }) => siteName,
      cell: ({ siteName }) => siteName,
    },
    {
      id: 'since',
      header: t('Depuis'),
      value: ({ startsOn }) => startsOn,
      cell: ({ startsOn }) => numericDay(startsOn),
    },
    {
      id: 'planned',
      header: t('Prévu'),
      align: 'end',
      value: ({ plannedMinutes }) => plannedMinutes,
      cell: ({ plannedMinutes }) => <Duration minutes={plannedMinutes} />,
    },
    {
      id: 'minutes',
      header: t('Déclaré'),
      align: 'end',
      value: ({ minutes }) => minutes,
      cell: ({ employeeId, minutes }) =>
        minutes === 0 ? (
          <Duration minutes={0} />
        ) : (
          <FigureLink
            to="/heures"
            search={{ adherent: memberId, salarie: employeeId, etat: 'tous' }}
          >
            <Duration minutes={minutes} />
          </FigureLink>
        ),
    },
    ...(prices === null ? [] : [priceColumn]),
    {
      id: 'state',
      header: t('État'),
      value: ({ entriesToConfirm }) => entriesToConfirm,
      cell: ({ entriesToConfirm, minutes }) =>
        entriesToConfirm > 0 ? (
          <StateBadge
            tone="todo"
            word={t('{entries} à confirmer', { entries: count(entriesToConfirm) })}
          />
        ) : minutes > 0 ? (
          <StateBadge tone="good" word={t('tout est confirmé')} />
        ) : (
          <StateBadge tone="plain" word={t('aucune heure')} />
        ),
    },
  ]
}
