import { Button } from '@mantine/core'
import { IconExternalLink, IconFileCode } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { billingContract, InvoiceAnswer } from '../billing-contract.ts'
import { InvoicePayments } from '../../cash/ui/invoice-payments.tsx'
import { useAddress, useAddressValue, useChangeAddress, usePathValue } from '../../web/address.ts'
import { get } from '../../web/api.ts'
import { capital, duration, euros, longMonth, numericDay, percent } from '../../web/formats.ts'
import { useSession } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import {
  Answered,
  ConfirmSummary,
  ErrorNotice,
  Facts,
  KeyFigure,
  Page,
  Section,
} from '../../web/ui/index.ts'
import type { InvoiceLife } from '../issuing-contract.ts'
import { InvoiceStatuses } from '../transmission/ui/invoice-statuses.tsx'
import { CreditForm } from './credit-form.tsx'
import { InvoiceLifeList } from './invoice-life.tsx'
import { useCorrect, useLife } from './issuing-queries.ts'
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
  const life = useLife(invoiceNumber)
  const found = invoice.data
  useMonthOf(found)
  return (
    <Page
      title={`${found === undefined ? t('Facture') : kindText(found.kind)} ${invoiceNumber}`}
      lead={found === undefined ? ' ' : <Lead invoice={found} />}
      trail={[{ label: t('Facturation'), to: '/facturation' }]}
      actions={found === undefined ? null : <Acts invoice={found} life={life.data} />}
    >
      <Answered query={invoice}>{(answer) => <Answer invoice={answer} life={life} />}</Answered>
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

/** What changed since is billed first; else the document is what one comes for. */
function Acts({
  invoice,
  life,
}: {
  readonly invoice: InvoiceAnswer
  readonly life: InvoiceLife | undefined
}) {
  const { invoiceNumber } = invoice
  const { role } = useSession()
  const [act, setAct] = useAddressValue('acte')
  const correct = useCorrect(invoiceNumber)
  const due = life?.corrections?.lines ?? 0
  const isLeft = life?.left.some(({ leftCents }) => leftCents !== 0) === true
  return (
    <>
      {role === 'officer' && invoice.kind !== 'credit_note' && isLeft ? (
        <Button variant="default" onClick={() => setAct('avoir')}>
          {t('Avoir…')}
        </Button>
      ) : null}
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
        variant={due > 0 ? 'default' : 'filled'}
        href={pdfAddress(invoiceNumber)}
        target="_blank"
        rel="noreferrer"
        leftSection={<IconExternalLink size={16} stroke={1.6} />}
      >
        {t('Ouvrir le PDF')}
      </Button>
      {due > 0 ? (
        <Button onClick={() => setAct('rectifier')}>{t('Facturer ce qui a changé')}</Button>
      ) : null}
      {act === 'avoir' && life !== undefined ? (
        <CreditForm invoice={invoice} life={life} onClose={() => setAct('')} />
      ) : null}
      {act === 'rectifier' && due > 0 ? (
        <ConfirmSummary
          title={t('Facturer ce qui a changé')}
          confirmWord={t('Émettre la rectification')}
          busy={correct.isPending}
          onConfirm={() => correct.mutate()}
          onCancel={() => setAct('')}
        >
          <p>
            {t(
              '{count, plural, one {# ligne diffère} other {# lignes diffèrent}} de ce qui a été facturé : {amount} HT. Le document porte le numéro suivant de la série et cite {number}.',
              {
                count: due,
                amount: euros(life?.corrections?.netCents ?? 0),
                number: invoiceNumber,
              },
            )}
          </p>
          {correct.isError ? <ErrorNotice error={correct.error} /> : null}
        </ConfirmSummary>
      ) : null}
    </>
  )
}

function Answer({
  invoice,
  life,
}: {
  readonly invoice: InvoiceAnswer
  readonly life: ReturnType<typeof useLife>
}) {
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
        <div>
          <Section title={t('D’où vient chaque ligne')}>
            <InvoiceLines invoice={invoice} />
          </Section>
          <Section title={t('Sa vie')}>
            <Answered query={life}>
              {(answer) => <InvoiceLifeList invoice={invoice} life={answer} />}
            </Answered>
          </Section>
        </div>
        <div>
          <Section title={t('Le document')}>
            <DocumentView invoice={invoice} />
          </Section>
          <InvoicePayments invoiceNumber={invoice.invoiceNumber} />
          <InvoiceStatuses invoiceNumber={invoice.invoiceNumber} />
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
