import { Link } from '@tanstack/react-router'
import { useAged, useForecast } from '../../cash/ui/cash-queries.ts'
import { euros, numericDay } from '../formats.ts'
import { t } from '../texts.ts'
import { KeyFigure, Section } from '../ui/index.ts'
import styles from './home.module.css'

/**
 * The lowest point of the cash of the weeks to come, and what members owe past its day. It asks for
 * itself, so that the month does not wait for it, and shows nothing of what did not come.
 */
export function CashTile() {
  const forecast = useForecast().data
  const aged = useAged('').data
  if (forecast === undefined || aged === undefined) return null
  const { on, balanceCents } = forecast.lowest
  return (
    <Section title={t('Trésorerie à 13 semaines')}>
      <div className={styles.figures}>
        <KeyFigure
          label={t('Point le plus bas')}
          value={<Link to="/tresorerie">{euros(balanceCents)}</Link>}
          note={t('le {day}', { day: numericDay(on) })}
        />
        <KeyFigure
          label={t('Échu et non réglé')}
          value={<Link to="/tresorerie/encours">{euros(aged.lateCents)}</Link>}
          note={t('sur {sum} à recevoir', { sum: euros(aged.totalCents) })}
        />
      </div>
      <p className={styles.confirmed}>
        <Link to="/risque/garanties">{t('Garanties des adhérents')}</Link>
      </p>
    </Section>
  )
}
