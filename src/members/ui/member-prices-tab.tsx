import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MemberPrice, membersContract } from '../members-contract.ts'
import { useMonth } from '../../web/address.ts'
import { get } from '../../web/api.ts'
import { numericDay, rate } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Answered, type Column, EmptyState, LocalTable, StateBadge } from '../../web/ui/index.ts'
import { pricingText } from './pricing-text.ts'

export function usePrices(memberId: string, enabled = true) {
  return useQuery({
    queryKey: ['/members', memberId, 'prices'],
    enabled,
    queryFn: ({ signal }) =>
      get<typeof membersContract.prices>(
        '/members/:memberId/prices',
        { params: { memberId } },
        signal,
      ),
  })
}

/** Every price agreed with the member, with its dates: a price that changed keeps its past. */
export function MemberPricesTab({ memberId }: { readonly memberId: string }) {
  const prices = usePrices(memberId)
  const month = useMonth()
  return (
    <Answered query={prices}>
      {({ items }) => (
        <LocalTable
          label={t('Prix')}
          columns={columns(month)}
          rows={items}
          rowKey={({ assignmentId, startsOn }) => `${assignmentId} ${startsOn}`}
          empty={
            <EmptyState title={t('Aucun prix convenu')}>
              {t('Sans prix, les heures de cet adhérent ne peuvent pas être facturées.')}
            </EmptyState>
          }
        />
      )}
    </Answered>
  )
}

const inForce = ({ startsOn, endsOn }: MemberPrice, month: string): boolean =>
  startsOn <= `${month}-31` && (endsOn === null || endsOn >= `${month}-01`)

const columns = (month: string): readonly Column<MemberPrice>[] => [
  {
    id: 'employee',
    header: t('Salarié'),
    main: true,
    value: ({ employeeName }) => employeeName,
    cell: ({ employeeId, employeeName }) => (
      <Link to={`/equipe/${encodeURIComponent(employeeId)}`} search={{ onglet: 'affectations' }}>
        {employeeName}
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
    id: 'from',
    header: t('À partir du'),
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
    id: 'pricing',
    header: t('Convenu'),
    value: (price) => pricingText(price),
    cell: (price) => pricingText(price),
  },
  {
    id: 'gross',
    header: t('Salaire brut'),
    unit: t('l’heure'),
    align: 'end',
    value: ({ hourlyGrossE4 }) => hourlyGrossE4,
    cell: ({ hourlyGrossE4 }) => (hourlyGrossE4 === null ? '' : rate(hourlyGrossE4)),
  },
  {
    id: 'price',
    header: t('Prix'),
    unit: t('l’heure, HT'),
    align: 'end',
    value: ({ hourlyPriceE4 }) => hourlyPriceE4,
    cell: ({ hourlyPriceE4 }) =>
      hourlyPriceE4 === null ? t('suit le coût du mois') : rate(hourlyPriceE4),
  },
  {
    id: 'state',
    header: t('État'),
    value: (price) => (inForce(price, month) ? 0 : 1),
    cell: (price) =>
      inForce(price, month) ? (
        <StateBadge tone="good" word={t('en vigueur')} />
      ) : (
        <StateBadge tone="plain" word={t('passé ou à venir')} />
      ),
  },
]
