import { type Answer, fileAddress } from '../../../web/api.ts'
import { longMonth, numericDay, percent } from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  LocalTable,
  Money,
  Section,
} from '../../../web/ui/index.ts'
import type { transmissionContract } from '../transmission-contract.ts'
import { useReporting } from './transmission-queries.ts'

type Row = Answer<typeof transmissionContract.reporting>['items'][number]

/** What the tax office is told where no electronic invoice goes. */
export function Reporting({ month }: { readonly month: string }) {
  const found = useReporting(month)
  return (
    <Section
      title={t('Opérations à déclarer (e-reporting)')}
      actions={
        (found.data?.items.length ?? 0) === 0 ? undefined : (
          <a href={fileAddress('/e-reporting', { month }, 'xlsx')} download>
            {t('Tableau XLSX')}
          </a>
        )
      }
    >
      <Answered query={found}>
        {({ items }) => (
          <LocalTable
            name="declaration-"
            label={t('Opérations à déclarer (e-reporting)')}
            columns={COLUMNS()}
            rows={items}
            rowKey={(row) => `${row.day} ${row.kind} ${row.route} ${row.vatPercentE2}`}
            empty={
              <EmptyState title={t('Rien à déclarer pour {month}', { month: longMonth(month) })}>
                {t('Seules les ventes à des non-assujettis et à l’étranger se déclarent ainsi.')}
              </EmptyState>
            }
          />
        )}
      </Answered>
    </Section>
  )
}

const COLUMNS = (): readonly Column<Row>[] => [
  {
    id: 'day',
    header: t('Jour'),
    main: true,
    value: (row) => row.day,
    cell: (row) => numericDay(row.day),
  },
  {
    id: 'kind',
    header: t('Nature'),
    cell: (row) => (row.kind === 'sale' ? t('Ventes') : t('Encaissements')),
  },
  {
    id: 'route',
    header: t('Avec'),
    cell: (row) => (row.route === 'abroad' ? t('l’étranger') : t('des non-assujettis')),
  },
  {
    id: 'rate',
    header: t('Taux'),
    align: 'end',
    cell: (row) => percent(row.vatPercentE2, 10_000),
  },
  {
    id: 'net',
    header: t('HT'),
    unit: '€',
    align: 'end',
    cell: (row) => <Money cents={row.netCents} />,
  },
  {
    id: 'vat',
    header: t('TVA'),
    unit: '€',
    align: 'end',
    cell: (row) => <Money cents={row.vatCents} />,
  },
]
