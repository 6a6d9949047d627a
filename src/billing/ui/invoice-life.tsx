import { Link } from '@tanstack/react-router'
import { euros, moment, numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import type { InvoiceAnswer } from '../billing-contract.ts'
import type { InvoiceLife } from '../issuing-contract.ts'
import styles from './billing.module.css'
import { invoiceAddress } from './invoice-address.ts'
import { kindText } from './invoice-list.tsx'

/** What an invoice came from and what became of it, in order of time. */
export function InvoiceLifeList({
  invoice,
  life,
}: {
  readonly invoice: InvoiceAnswer
  readonly life: InvoiceLife
}) {
  const { issuedAt, issuedBy, reason, follows, precedes, corrections } = life
  return (
    <ol className={styles.life}>
      {follows.map((each) => (
        <li key={each.invoiceNumber}>
          <span>{numericDay(each.issuedOn)}</span>
          <Related document={each} before={t('reprend, corrige ou déduit')} />
        </li>
      ))}
      <li aria-current="step">
        <span>{numericDay(invoice.issuedOn)}</span>
        <span>
          {issuedBy === null || issuedAt === null
            ? t('émise')
            : t('émise par {person}, {when}', { person: issuedBy, when: moment(issuedAt) })}
          {reason === null ? null : t(' : {reason}', { reason })}
        </span>
      </li>
      {precedes.map((each) => (
        <li key={each.invoiceNumber}>
          <span>{numericDay(each.issuedOn)}</span>
          <Related document={each} before={t('suivie de')} />
        </li>
      ))}
      <li>
        <span>{numericDay(invoice.dueOn)}</span>
        <span>{t('échéance')}</span>
      </li>
      {corrections !== null && corrections.lines > 0 ? (
        <li>
          <span>{t('à faire')}</span>
          <span>
            {t(
              '{count, plural, one {# ligne a changé} other {# lignes ont changé}} depuis : {amount} HT, que la prochaine clôture facturerait',
              { count: corrections.lines, amount: euros(corrections.netCents) },
            )}
          </span>
        </li>
      ) : null}
    </ol>
  )
}

function Related({
  document: { invoiceNumber, kind, netCents },
  before,
}: {
  readonly document: InvoiceLife['precedes'][number]
  readonly before: string
}) {
  return (
    <span>
      {before}{' '}
      <Link to={invoiceAddress(invoiceNumber)}>{`${kindText(kind)} ${invoiceNumber}`}</Link>
      {`, ${euros(netCents)} HT`}
    </span>
  )
}
