import { t } from '../../web/texts.ts'
import { EmptyState } from '../../web/ui/index.ts'
import { InvoiceList } from '../../billing/ui/invoice-list.tsx'

/** All invoices and credit notes of the member, newest first. */
export function MemberInvoicesTab({ memberId }: { readonly memberId: string }) {
  return (
    <InvoiceList
      query={{ member: memberId }}
      ofOneMember
      empty={
        <EmptyState title={t('Aucune facture')}>
          {t('La clôture d’un mois émet la facture de chaque adhérent.')}
        </EmptyState>
      }
    />
  )
}
