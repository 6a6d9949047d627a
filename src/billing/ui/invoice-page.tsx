import { Button } from '@mantine/core'
import { IconExternalLink, IconFileCode } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { billingContract, InvoiceAnswer } from '../billing-contract.ts'
import { useAddress, useChangeAddress, usePathValue } from '../../web/address.ts'
import { get } from '../../web/api.ts'
import { capital, duration, euros, longMonth, numericDay, percent } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Answered, Facts, KeyFigure, Page, Section } from '../../web/ui/index.ts'
import styles from './billing.module.css'
import { pdfAddress, xmlAddress } from './invoice-address.ts'
import { InvoiceLines } from './invoice-lines.tsx'
import { kindText } from './invoice-list.tsx'

/** The invoice as the member sees it, beside where each line comes from. */
export function InvoicePage() {
  const invoiceNumber = usePathValue('invoiceNumber')
  const invoice = useQuery({
    queryKey: ['/invoices', invoiceNumber],
    queryFn: ({ signal }) =>
      get<typeof billingContract.invoice>(
        '/invoices/:invoiceNumber',
        { params: { invoiceNumber } },
        signal,
      ),
  })
  const found = invoice.data
  useMonthOf(found)
  return (
    <Page
      title={`${found === undefined ? t('Facture') : kindText(found.kind)} ${invoiceNumber}`}
      lead={found === undefined ? ' ' : <Lead invoice={found} />}
      trail={[{ label: t('Facturation'), to: '/facturation' }]}
      actions={found === undefined ? null : <Documents invoice={found} />}
    >
      <Answered query={invoice}>{(answer) => <Answer invoice={answer} />}</Answered>
    </Page>
  )
}

/** Where the address names no month, that of the invoice becomes the context of the page. */
function useMonthOf(invoice: InvoiceAnswer | undefined): void {
  const asked = useAddress()['month']
  const change = useChangeAddress()
  const month = invoice?.month
  useEffect(() => {
    if (asked === undefined && month !== undefined) change({ month })
  }, [asked, month, change])
}

function Lead({ invoice: { memberId, memberName, month } }: { readonly invoice: InvoiceAnswer }) {
  return (
    <>
      <Link to={`/adherents/${encodeURIComponent(memberId)}`} search={{ month }}>
        {memberName}
      </Link>
      {' · '}
      {capital(longMonth(month))}
    </>
  )
}

function Documents({ invoice }: { readonly invoice: InvoiceAnswer }) {
  const { invoiceNumber } = invoice
  return (
    <>
      <Button
        component="a"
        variant="default"
        href={xmlAddress(invoiceNumber)}
        download
        leftSection={<IconFileCode size={16} stroke={1.6} />}
      >
        {t('Données XML')}
      </Button>
      <Button
        component="a"
        href={pdfAddress(invoiceNumber)}
        target="_blank"
        rel="noreferrer"
        leftSection={<IconExternalLink size={16} stroke={1.6} />}
      >
        {t('Ouvrir le PDF')}
      </Button>
    </>
  )
}

function Answer({ invoice }: { readonly invoice: InvoiceAnswer }) {
  return (
    <>
      <div className={styles.sums}>
        <KeyFigure
          label={t('Net HT')}
          value={euros(invoice.netCents)}
          note={duration(invoice.minutes)}
        />
        <KeyFigure label={t('TVA')} value={euros(invoice.vatCents)} note={vatText(invoice)} />
        <KeyFigure label={t('TTC')} value={euros(invoice.grossCents)} />
        <KeyFigure
          label={t('Échéance')}
          value={numericDay(invoice.dueOn)}
          note={t('émise le {day}', { day: numericDay(invoice.issuedOn) })}
        />
      </div>
      <div className={styles.sheets}>
        <Section title={t('D’où vient chaque ligne')}>
          <InvoiceLines invoice={invoice} />
        </Section>
        <div>
          <Section title={t('Le document')}>
            <DocumentView invoice={invoice} />
          </Section>
          <Section title={t('Ce qui en découle')}>
            <Consequences invoice={invoice} />
          </Section>
        </div>
      </div>
    </>
  )
}

const vatText = ({ vat }: InvoiceAnswer): string =>
  vat
    .map(({ vatPercentE2, vatExemption }) =>
      vatExemption === null
        ? (percent(vatPercentE2, 10_000) ?? '')
        : t('exonérée, {article}', { article: vatExemption }),
    )
    .join(', ')

/** The PDF in the page where the browser can show one; else its link. */
function DocumentView({ invoice: { invoiceNumber } }: { readonly invoice: InvoiceAnswer }) {
  const link = (
    <a href={pdfAddress(invoiceNumber)} target="_blank" rel="noreferrer">
      {t('Ouvrir {number} dans une nouvelle fenêtre', { number: invoiceNumber })}
    </a>
  )
  if (!navigator.pdfViewerEnabled) return <p className={styles.noViewer}>{link}</p>
  return (
    <>
      <iframe
        className={styles.document}
        src={`${pdfAddress(invoiceNumber)}#toolbar=0&navpanes=0&view=FitH`}
        title={t('PDF de {number}', { number: invoiceNumber })}
      />
      <p className={styles.onPhone}>{link}</p>
    </>
  )
}

function Consequences({ invoice }: { readonly invoice: InvoiceAnswer }) {
  const { ledgerEntry, wagesCents, contributionsCents, otherCents } = invoice
  return (
    <Facts
      of={[
        [
          t('Écriture comptable'),
          ledgerEntry === null ? null : (
            <Link
              key="entry"
              to="/comptes"
              search={{ month: invoice.month, piece: invoice.invoiceNumber }}
            >
              {`${ledgerEntry.journal} ${ledgerEntry.year} n° ${ledgerEntry.entryNumber}`}
            </Link>
          ),
        ],
        ...(ledgerEntry === null
          ? []
          : ([
              [t('dont salaires'), euros(wagesCents)],
              [t('dont cotisations'), euros(contributionsCents)],
              [t('dont autres'), euros(otherCents)],
            ] as const)),
        [t('Vendeur'), invoice.seller.name],
        [t('Acheteur'), invoice.buyer.name],
        [t('SIREN de l’acheteur'), invoice.buyer.siren],
        [t('N° de TVA de l’acheteur'), invoice.buyer.vatNumber],
      ]}
    />
  )
}
