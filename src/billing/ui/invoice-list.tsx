import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { billingContract, InvoiceRow } from '../billing-contract.ts'
import { numericDay, shortMonth } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import { type Column, Duration, FigureLink, Money, ServerTable } from '../../web/ui/index.ts'
import { invoiceAddress } from './invoice-address.ts'

interface Props {
  readonly query: { readonly month?: string; readonly member?: string; readonly kind?: Kind }
  readonly empty: ReactNode
  /** The page is that of the member: its name would only repeat itself, the month does not. */
  readonly ofOneMember?: true
  readonly filters?: ReactNode
}

type Kind = InvoiceRow['kind']

/** Invoices and credit notes; each number opens its invoice. */
export function InvoiceList({ query, empty, ofOneMember, filters }: Props) {
  return (
    <ServerTable<typeof billingContract.list>
      label={t('Factures')}
      url="/invoices"
      query={query}
      columns={columns(ofOneMember === true)}
      rowKey={({ invoiceNumber }) => invoiceNumber}
      empty={empty}
      filters={filters}
    />
  )
}

const KINDS = {
  invoice: text('Facture'),
  credit_note: text('Avoir'),
  corrective: text('Facture rectificative'),
  advance: text('Acompte'),
} as const satisfies Record<Kind, string>

export const kindText = (kind: Kind): string => t(KINDS[kind])

const memberColumn = (): Column<InvoiceRow> => ({
  id: 'member',
  header: t('Adhérent'),
  sort: 'member',
  cell: ({ memberId, memberName }) => (
    <Link to={`/adherents/${encodeURIComponent(memberId)}`}>{memberName}</Link>
  ),
})

const monthColumn = (): Column<InvoiceRow> => ({
  id: 'month',
  header: t('Mois'),
  sort: 'month',
  cell: ({ month }) => shortMonth(month),
})

const columns = (ofOneMember: boolean): readonly Column<InvoiceRow>[] => [
  {
    id: 'number',
    header: t('Numéro'),
    sort: 'number',
    main: true,
    cell: ({ invoiceNumber }) => <Link to={invoiceAddress(invoiceNumber)}>{invoiceNumber}</Link>,
  },
  { id: 'kind', header: t('Nature'), cell: ({ kind }) => kindText(kind) },
  ofOneMember ? monthColumn() : memberColumn(),
  {
    id: 'minutes',
    header: t('Heures'),
    sort: 'minutes',
    align: 'end',
    cell: ({ invoiceNumber, minutes }) => (
      <FigureLink to={invoiceAddress(invoiceNumber)}>
        <Duration minutes={minutes} />
      </FigureLink>
    ),
  },
  {
    id: 'net',
    header: t('Net HT'),
    sort: 'netCents',
    align: 'end',
    cell: ({ invoiceNumber, netCents }) => (
      <FigureLink to={invoiceAddress(invoiceNumber)}>
        <Money cents={netCents} />
      </FigureLink>
    ),
  },
  { id: 'vat', header: t('TVA'), align: 'end', cell: ({ vatCents }) => <Money cents={vatCents} /> },
  {
    id: 'gross',
    header: t('TTC'),
    sort: 'grossCents',
    align: 'end',
    cell: ({ grossCents }) => <Money cents={grossCents} />,
  },
  {
    id: 'issued',
    header: t('Émise le'),
    sort: 'issuedOn',
    hidden: true,
    cell: ({ issuedOn }) => numericDay(issuedOn),
  },
  { id: 'due', header: t('Échéance'), cell: ({ dueOn }) => numericDay(dueOn) },
  {
    id: 'wages',
    header: t('dont salaires'),
    align: 'end',
    hidden: true,
    cell: ({ wagesCents }) => <Money cents={wagesCents} />,
  },
  {
    id: 'contributions',
    header: t('dont cotisations'),
    align: 'end',
    hidden: true,
    cell: ({ contributionsCents }) => <Money cents={contributionsCents} />,
  },
]
