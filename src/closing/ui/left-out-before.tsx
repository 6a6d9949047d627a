import { Link } from '@tanstack/react-router'
import type { MonthClose } from '../closing-contract.ts'
import { duration } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Section } from '../../web/ui/index.ts'
import styles from './closing.module.css'
import { stepCounts } from './step-counts.ts'

/** What the close would neither pay nor bill, and why, while it can still be mended. */
export function LeftOutBefore({ close }: { readonly close: MonthClose }) {
  const hours = stepCounts(close, 'hours')
  const open = hours('entries') - hours('confirmed')
  const openMinutes = hours('minutes') - hours('confirmedMinutes')
  const withoutContract = stepCounts(close, 'pay_variables')('withoutContract')
  const withoutPrice = stepCounts(close, 'invoices')('withoutPrice')
  if (open + withoutContract + withoutPrice === 0) return null
  return (
    <Section title={t('Ce qui resterait de côté')}>
      <ul className={styles.reasons}>
        {open === 0 ? null : (
          <li>
            <Link to="/heures" search={{ month: close.month, etat: 'unconfirmed' }}>
              {t('{count, plural, one {# ligne d’heures} other {# lignes d’heures}}', {
                count: open,
              })}
            </Link>
            {t(', {hours} : pas confirmées des deux côtés', { hours: duration(openMinutes) })}
          </li>
        )}
        {withoutContract === 0 ? null : (
          <li>
            {t(
              '{count, plural, one {# ligne confirmée sans contrat ce jour-là} other {# lignes confirmées sans contrat ce jour-là}}',
              { count: withoutContract },
            )}
          </li>
        )}
        {withoutPrice === 0 ? null : (
          <li>
            {t(
              '{count, plural, one {# ligne confirmée sans prix convenu} other {# lignes confirmées sans prix convenu}}',
              { count: withoutPrice },
            )}
          </li>
        )}
      </ul>
      <p className={styles.soft}>
        {t(
          'Ces lignes ne seront ni payées ni facturées ce mois-ci. Confirmées ou complétées plus tard, elles entrent dans la clôture suivante comme corrections.',
        )}
      </p>
    </Section>
  )
}
