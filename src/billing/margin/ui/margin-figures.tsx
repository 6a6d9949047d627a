import { rate } from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import { Duration, KeyFigure, Money, Share } from '../../../web/ui/index.ts'
import type { MarginFigures as Figures } from '../margin-contract.ts'
import styles from './margin.module.css'

/** Price, cost and what is left, for some hours. */
export function MarginFigures({ figures }: { readonly figures: Figures }) {
  const { minutes, netCents, costCents, marginCents } = figures
  return (
    <div className={styles.figures}>
      <KeyFigure
        label={t('Facturé hors taxes')}
        value={<Money cents={netCents} />}
        note={minutes === 0 ? null : t('{rate} l’heure', { rate: rate(figures.pricePerHourE4) })}
      />
      <KeyFigure
        label={t('Coût complet')}
        value={<Money cents={costCents} />}
        note={minutes === 0 ? null : t('{rate} l’heure', { rate: rate(figures.costPerHourE4) })}
      />
      <KeyFigure
        label={t('Marge')}
        value={<Money cents={marginCents} />}
        note={netCents > 0 ? <Share part={marginCents} whole={netCents} /> : null}
      />
      <KeyFigure label={t('Heures')} value={<Duration minutes={minutes} />} />
    </div>
  )
}
