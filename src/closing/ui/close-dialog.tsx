import { useState } from 'react'
import type { MonthClose } from '../closing-contract.ts'
import { duration, longMonth } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { ConfirmSummary } from '../../web/ui/index.ts'
import styles from './closing.module.css'
import { stepCounts } from './step-counts.ts'

/** The consequences of the close in figures, the day of the invoices, then the act. */
export function CloseDialog({
  close,
  busy,
  onConfirm,
  onCancel,
}: {
  readonly close: MonthClose
  readonly busy: boolean
  readonly onConfirm: (issuedOn: string) => void
  readonly onCancel: () => void
}) {
  const [issuedOn, setIssuedOn] = useState(close.defaultIssueDay)
  const hours = stepCounts(close, 'hours')
  const open = hours('entries') - hours('confirmed')
  const breaches = stepCounts(close, 'checks')('breaches')
  const month = longMonth(close.month)
  return (
    <ConfirmSummary
      title={t('Clore {month} ?', { month })}
      confirmWord={t('Clore {month} définitivement', { month })}
      busy={busy}
      onCancel={onCancel}
      onConfirm={() => onConfirm(issuedOn === '' ? close.defaultIssueDay : issuedOn)}
    >
      <ul className={styles.consequences}>
        <li>
          {t(
            '{hours} confirmées seront facturées à {members, plural, one {# adhérent} other {# adhérents}} et payées aux salariés',
            {
              hours: duration(hours('confirmedMinutes')),
              members: stepCounts(close, 'invoices')('members'),
            },
          )}
        </li>
        {open === 0 ? null : (
          <li>
            {t(
              '{count, plural, one {# ligne non confirmée restera de côté} other {# lignes non confirmées resteront de côté}}',
              { count: open },
            )}
          </li>
        )}
        {breaches === 0 ? null : (
          <li>
            {t(
              '{count, plural, one {# limite dépassée reste constatée} other {# limites dépassées restent constatées}}',
              { count: breaches },
            )}
          </li>
        )}
        <li>{t('Les factures prennent leur numéro et les écritures sont passées')}</li>
        <li>
          <strong>
            {t('Cela ne peut pas être défait : une correction ira dans le mois suivant')}
          </strong>
        </li>
      </ul>
      <label className={styles.issued}>
        {t('Date des factures')}
        <input
          type="date"
          value={issuedOn}
          onChange={({ currentTarget }) => setIssuedOn(currentTarget.value)}
        />
      </label>
    </ConfirmSummary>
  )
}
