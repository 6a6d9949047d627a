import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import { t } from '../../../web/texts.ts'
import { Answered, Section } from '../../../web/ui/index.ts'
import type { transmissionContract } from '../transmission-contract.ts'
import { LifeList } from './life-list.tsx'

/** The electronic life of an invoice that the group issued; nothing where it has none. */
export function InvoiceStatuses({ invoiceNumber }: { readonly invoiceNumber: string }) {
  const life = useQuery({
    queryKey: ['/invoices', invoiceNumber, 'statuses'],
    queryFn: ({ signal }) =>
      get<typeof transmissionContract.life>(
        '/invoices/:invoiceNumber/statuses',
        { params: { invoiceNumber } },
        signal,
      ),
  })
  if (life.data?.statuses.length === 0) return null
  return (
    <Section title={t('Cycle de vie électronique')}>
      <Answered query={life}>{({ statuses }) => <LifeList statuses={statuses} />}</Answered>
    </Section>
  )
}
