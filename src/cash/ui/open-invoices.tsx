import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { euros, numericDay } from '../../web/formats.ts'
import { useSession } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import { EmptyState, ErrorNotice, Money, StateBadge } from '../../web/ui/index.ts'
import type { OpenInvoiceAnswer } from '../receivables-contract.ts'
import styles from './cash.module.css'
import { usePause, useSetOff } from './cash-queries.ts'

/** What is open of a member, document by document, with what it has in its favour. */
export function OpenInvoices({
  invoices,
  advanceCents,
}: {
  readonly invoices: readonly OpenInvoiceAnswer[]
  readonly advanceCents: number
}) {
  const isOfficer = useSession().role === 'officer'
  if (invoices.length === 0 && advanceCents === 0) return <EmptyState title={t('Tout est réglé')} />
  return (
    <>
      <table className={styles.parts}>
        <thead>
          <tr>
            <th>{t('Facture')}</th>
            <th>{t('Échéance')}</th>
            <td>{t('Restant dû')}</td>
          </tr>
        </thead>
        <tbody>
          {invoices.map((invoice) => (
            <tr key={invoice.invoiceNumber}>
              <td>
                <Link to={`/facturation/${encodeURIComponent(invoice.invoiceNumber)}`}>
                  {invoice.invoiceNumber}
                </Link>{' '}
                <State invoice={invoice} />
              </td>
              <td>{numericDay(invoice.dueOn)}</td>
              <td>
                <Money cents={invoice.openCents} />
              </td>
            </tr>
          ))}
          {advanceCents === 0 ? null : (
            <tr>
              <td colSpan={2}>{t('Avance ou trop-perçu')}</td>
              <td>
                <Money cents={-advanceCents} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {isOfficer ? <SetOff invoices={invoices} advanceCents={advanceCents} /> : null}
      {isOfficer ? <Pauses invoices={invoices} /> : null}
    </>
  )
}

function State({ invoice }: { readonly invoice: OpenInvoiceAnswer }) {
  const { daysLate, isPaused, openCents } = invoice
  if (isPaused) return <StateBadge tone="plain" word={t('contestée')} />
  if (openCents < 0) return <StateBadge tone="plain" word={t('à imputer')} />
  return daysLate > 0 ? (
    <StateBadge
      tone="bad"
      word={t('{count, plural, one {# jour de retard} other {# jours de retard}}', {
        count: daysLate,
      })}
    />
  ) : null
}

/** Sets credits and advances of a member against its oldest invoice in one act. */
function SetOff({
  invoices,
  advanceCents,
}: {
  readonly invoices: readonly OpenInvoiceAnswer[]
  readonly advanceCents: number
}) {
  const setOff = useSetOff()
  const oldest = invoices.find(({ openCents }) => openCents > 0)
  const credit = invoices.find(({ openCents }) => openCents < 0)
  if (oldest === undefined || (credit === undefined && advanceCents <= 0)) return null
  const amount = Math.min(
    oldest.openCents,
    advanceCents > 0 ? advanceCents : -(credit?.openCents ?? 0),
  )
  const against =
    advanceCents > 0
      ? { kind: 'advance' as const, memberId: oldest.memberId, amountCents: -amount }
      : {
          kind: 'invoice' as const,
          invoiceNumber: credit?.invoiceNumber ?? '',
          amountCents: -amount,
        }
  return (
    <div className={styles.actions}>
      <Button
        variant="default"
        loading={setOff.isPending}
        onClick={() =>
          setOff.mutate([
            { kind: 'invoice', invoiceNumber: oldest.invoiceNumber, amountCents: amount },
            against,
          ])
        }
      >
        {t('Imputer {amount} sur {number}', {
          amount: euros(amount),
          number: oldest.invoiceNumber,
        })}
      </Button>
      {setOff.isError ? <ErrorNotice error={setOff.error} /> : null}
    </div>
  )
}

function Pauses({ invoices }: { readonly invoices: readonly OpenInvoiceAnswer[] }) {
  const pause = usePause()
  const [reason, setReason] = useState('')
  const late = invoices.filter(({ openCents }) => openCents > 0)
  if (late.length === 0) return null
  return (
    <section className={styles.history}>
      <h3>{t('Contestation')}</h3>
      <TextInput
        label={t('Pourquoi la facture est contestée')}
        value={reason}
        maxLength={500}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <div className={styles.actions}>
        {late.map(({ invoiceNumber, isPaused }) => (
          <Button
            key={invoiceNumber}
            variant="default"
            size="compact-sm"
            disabled={!isPaused && reason.trim() === ''}
            onClick={() => pause.mutate({ invoiceNumber, paused: !isPaused, reason })}
          >
            {isPaused
              ? t('Reprendre les relances de {number}', { number: invoiceNumber })
              : t('Suspendre les relances de {number}', { number: invoiceNumber })}
          </Button>
        ))}
      </div>
      {pause.isError ? <ErrorNotice error={pause.error} /> : null}
    </section>
  )
}
