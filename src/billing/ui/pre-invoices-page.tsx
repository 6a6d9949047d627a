import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useAddress, useMonth } from '../../web/address.ts'
import { get } from '../../web/api.ts'
import { capital, euros, longMonth } from '../../web/formats.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { useSession } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  Duration,
  EmptyState,
  LocalTable,
  Money,
  Page,
  StateBadge,
} from '../../web/ui/index.ts'
import type { PreInvoiceRow, preInvoiceContract } from '../issuing-contract.ts'
import { PreInvoiceView } from './pre-invoice-view.tsx'

/** The invoices to come: a member reads its own line by line, the group what is disputed. */
export function PreInvoicesPage() {
  const session = useSession()
  const month = useMonth()
  const chosen = useAddress()['adherent']
  const own = session.member?.memberId ?? null
  const memberId = own ?? chosen ?? null
  return (
    <Page
      title={t('Préfacture, {month}', { month: longMonth(month) })}
      lead={
        own === null
          ? t('Ce que la clôture facturera, et ce que les adhérents en disent.')
          : t('Ce que le groupement facturera : acceptez, ou contestez une ligne avant la clôture.')
      }
      trail={
        own === null && memberId !== null
          ? [{ label: t('Préfactures'), to: '/facturation/prefactures' }]
          : []
      }
    >
      <SectionTabs of="facturation" />
      {memberId === null ? (
        <All month={month} />
      ) : (
        <PreInvoiceView memberId={memberId} month={month} isMember={own !== null} />
      )}
    </Page>
  )
}

function All({ month }: { readonly month: string }) {
  const list = useQuery({
    queryKey: ['/pre-invoices', month],
    queryFn: ({ signal }) =>
      get<typeof preInvoiceContract.list>('/pre-invoices', { query: { month } }, signal),
  })
  return (
    <Answered query={list}>
      {({ closed, items }) => {
        if (closed)
          return (
            <EmptyState title={t('{month} est clos', { month: capital(longMonth(month)) })}>
              <Link to="/facturation" search={{ month }}>
                {t('Ses factures sont émises')}
              </Link>
            </EmptyState>
          )
        if (items.length === 0)
          return (
            <EmptyState title={t('Rien à facturer en {month}', { month: longMonth(month) })}>
              {t('Les préfactures naissent des heures que les deux côtés ont confirmées.')}
            </EmptyState>
          )
        const disputed = items.reduce((sum, row) => sum + row.disputedCents, 0)
        return (
          <>
            {disputed === 0 ? null : (
              <p>
                {t('{amount} HT contestés : tranchez avant la clôture.', {
                  amount: euros(disputed),
                })}
              </p>
            )}
            <LocalTable
              label={t('Préfactures')}
              rows={items}
              columns={columns(month)}
              rowKey={({ memberId }) => memberId}
              empty={null}
            />
          </>
        )
      }}
    </Answered>
  )
}

const columns = (month: string): readonly Column<PreInvoiceRow>[] => [
  {
    id: 'member',
    header: t('Adhérent'),
    main: true,
    value: ({ memberName }) => memberName,
    cell: ({ memberId, memberName }) => (
      <Link to="/facturation/prefactures" search={{ month, adherent: memberId }}>
        {memberName}
      </Link>
    ),
  },
  {
    id: 'minutes',
    header: t('Heures'),
    align: 'end',
    value: ({ minutes }) => minutes,
    cell: ({ minutes }) => <Duration minutes={minutes} />,
  },
  {
    id: 'net',
    header: t('Net HT'),
    align: 'end',
    value: ({ netCents }) => netCents,
    cell: ({ netCents }) => <Money cents={netCents} />,
  },
  {
    id: 'accepted',
    header: t('Lignes acceptées'),
    align: 'end',
    value: ({ accepted, lines }) => accepted / Math.max(1, lines),
    cell: ({ accepted, lines }) => t('{accepted} sur {lines}', { accepted, lines }),
  },
  {
    id: 'disputed',
    header: t('Contesté HT'),
    align: 'end',
    value: ({ disputedCents }) => disputedCents,
    cell: ({ disputed, disputedCents }) => (disputed === 0 ? '–' : <Money cents={disputedCents} />),
  },
  {
    id: 'state',
    header: t('État'),
    value: ({ disputed }) => disputed,
    cell: ({ disputed, accepted, lines }) =>
      disputed > 0 ? (
        <StateBadge tone="bad" word={t('à trancher')} />
      ) : accepted === lines ? (
        <StateBadge tone="good" word={t('acceptée')} />
      ) : (
        <StateBadge tone="plain" word={t('sans réponse')} />
      ),
  },
]
