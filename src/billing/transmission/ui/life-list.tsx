import { euros, moment, percent } from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import { StateBadge } from '../../../web/ui/index.ts'
import type { LifeStatus } from '../transmission-contract.ts'
import styles from './transmission.module.css'
import { reasonText, statusText, statusTone } from './words.ts'

/** The statuses of an invoice, in the order in which they happened. */
export function LifeList({ statuses }: { readonly statuses: readonly LifeStatus[] }) {
  if (statuses.length === 0)
    return <p className={styles.note}>{t('Aucun statut pour l’instant.')}</p>
  return (
    <ol className={styles.life}>
      {statuses.map((one) => (
        <li key={one.statusId}>
          <time dateTime={one.happenedAt}>{moment(one.happenedAt)}</time>
          <div>
            <StateBadge tone={statusTone(one.code)} word={statusText(one.code)} />
            {one.reasonCode === null ? null : <div>{reasonText(one.reasonCode)}</div>}
            {one.reason === null ? null : <div>{one.reason}</div>}
            {one.amounts.map(({ vatPercentE2, grossCents }) => (
              <div key={vatPercentE2}>
                {t('{amount} au taux de {rate}', {
                  amount: euros(grossCents),
                  rate: percent(vatPercentE2, 10_000) ?? '',
                })}
              </div>
            ))}
          </div>
        </li>
      ))}
    </ol>
  )
}
