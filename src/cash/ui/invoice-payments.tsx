import { euros, numericDay, percent } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import { Answered, Facts, Money, Section, StateBadge } from '../../web/ui/index.ts'
import type { PaymentAnswer } from '../receivables-contract.ts'
import styles from './cash.module.css'
import { usePayments } from './cash-queries.ts'

const KINDS = {
  receipt: text('Règlement'),
  return: text('Rejet'),
  set_off: text('Compensation'),
  undone: text('Annulation'),
} as const satisfies Record<PaymentAnswer['kind'], string>

/** What settled an invoice: days, amounts, VAT that fell due with each, and what is left. */
export function InvoicePayments({ invoiceNumber }: { readonly invoiceNumber: string }) {
  const payments = usePayments(invoiceNumber)
  return (
    <Section title={t('Règlements')}>
      <Answered query={payments}>
        {({ items, openCents, paidCents, daysLate, interestCents, isPaused }) => (
          <>
            <Facts
              of={[
                [t('Réglé'), <Money key="paid" cents={paidCents} />],
                [t('Restant dû'), <Money key="open" cents={openCents} />],
                [
                  t('État'),
                  openCents === 0 ? (
                    <StateBadge key="s" tone="good" word={t('réglée')} />
                  ) : isPaused ? (
                    <StateBadge key="s" tone="plain" word={t('contestée')} />
                  ) : daysLate > 0 && openCents > 0 ? (
                    <StateBadge
                      key="s"
                      tone="bad"
                      word={t('{count, plural, one {# jour de retard} other {# jours de retard}}', {
                        count: daysLate,
                      })}
                    />
                  ) : (
                    <StateBadge key="s" tone="todo" word={t('à régler')} />
                  ),
                ],
                [
                  t('Intérêts de retard à ce jour'),
                  interestCents > 0 ? <Money key="interest" cents={interestCents} /> : null,
                ],
              ]}
            />
            {items.length === 0 ? null : (
              <table className={styles.parts}>
                <tbody>
                  {items.map((payment, index) => (
                    <tr key={`${payment.settlementId} ${index}`}>
                      <td>{numericDay(payment.settledOn)}</td>
                      <td>
                        {t(KINDS[payment.kind])}
                        {payment.returnReason === null ? '' : ` (${payment.returnReason})`}
                        <div className={styles.soft}>{vatText(payment)}</div>
                      </td>
                      <td>
                        <Money cents={payment.amountCents} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </>
        )}
      </Answered>
    </Section>
  )
}

const vatText = ({ vat }: PaymentAnswer): string =>
  vat
    .filter(({ vatCents }) => vatCents !== 0)
    .map(({ vatPercentE2, vatCents }) =>
      t('dont TVA à {rate} : {amount}', {
        rate: percent(vatPercentE2, 10_000) ?? '',
        amount: euros(vatCents),
      }),
    )
    .join(', ')
