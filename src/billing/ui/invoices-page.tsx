import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { billingContract } from '../billing-contract.ts'
import { INVOICE_KINDS, type InvoiceKind } from '../invoice.ts'
import { useAddress, useAddressValue, useMonth } from '../../web/address.ts'
import { get } from '../../web/api.ts'
import { capital, count, duration, euros, longMonth } from '../../web/formats.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { useSession } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import { Answered, EmptyState, KeyFigure, Page } from '../../web/ui/index.ts'
import styles from './billing.module.css'
import { InvoiceList } from './invoice-list.tsx'

/** What was invoiced for the month, to whom, for how much? */
export function InvoicesPage() {
  const month = useMonth()
  const { role } = useSession()
  const { nature, adherent } = useAddress()
  const kind = INVOICE_KINDS.find((each) => each === nature) ?? null
  const filter: Filter = {
    month,
    ...(kind === null ? {} : { kind }),
    ...(adherent === undefined ? {} : { member: adherent }),
  }
  return (
    <Page
      title={t('Facturation')}
      lead={t('{month} : factures et avoirs émis', { month: capital(longMonth(month)) })}
    >
      <SectionTabs of="facturation" />
      <Sums filter={filter} />
      <InvoiceList
        query={filter}
        filters={<KindFilter />}
        empty={
          <EmptyState title={t('Aucune facture en {month}', { month: longMonth(month) })}>
            {role === 'officer' ? (
              <Link to="/cloture">{t('Les factures naissent de la clôture du mois')}</Link>
            ) : (
              t('Votre facture paraît ici quand le groupement clôt le mois.')
            )}
          </EmptyState>
        }
      />
    </Page>
  )
}

interface Filter {
  readonly month: string
  readonly kind?: InvoiceKind
  readonly member?: string
}

/** Sums of the whole list, whatever is shown of it. */
function Sums({ filter }: { readonly filter: Filter }) {
  const words = useAddress()['q']
  const query = { ...filter, ...(words === undefined ? {} : { q: words }), limit: 1 }
  const sums = useQuery({
    queryKey: ['/invoices', 'sums', query],
    queryFn: ({ signal }) => get<typeof billingContract.list>('/invoices', { query }, signal),
  })
  return (
    <Answered query={sums} waiting={<div className={styles.sumsWaiting} />}>
      {({ total, sums: { minutes, netCents, vatCents, grossCents } }) =>
        total === 0 ? null : (
          <div className={styles.sums}>
            <KeyFigure label={t('Factures')} value={count(total)} note={duration(minutes)} />
            <KeyFigure label={t('Net HT')} value={euros(netCents)} />
            <KeyFigure label={t('TVA')} value={euros(vatCents)} />
            <KeyFigure label={t('TTC')} value={euros(grossCents)} />
          </div>
        )
      }
    </Answered>
  )
}

function KindFilter() {
  const [kind, setKind] = useAddressValue('nature')
  return (
    <NativeSelect
      aria-label={t('Nature')}
      value={kind}
      onChange={({ currentTarget }) => setKind(currentTarget.value)}
      data={[
        { value: '', label: t('Factures et avoirs') },
        { value: 'invoice', label: t('Factures') },
        { value: 'credit_note', label: t('Avoirs') },
        { value: 'corrective', label: t('Factures rectificatives') },
        { value: 'advance', label: t('Acomptes') },
      ]}
    />
  )
}
