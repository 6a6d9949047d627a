import { Link } from '@tanstack/react-router'
import { capital, longMonth } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import styles from './closing.module.css'
import type { Obstacle } from './obstacle.ts'

/** Why the month cannot be closed, and where to go instead. */
export function ObstacleNotice({
  month,
  obstacle,
}: {
  readonly month: string
  readonly obstacle: Obstacle
}) {
  return (
    <div className={styles.told} role="note">
      <strong>{t('{month} ne peut pas être clos.', { month: capital(longMonth(month)) })}</strong>{' '}
      <Reason obstacle={obstacle} />
    </div>
  )
}

function Reason({ obstacle }: { readonly obstacle: Obstacle }) {
  switch (obstacle.kind) {
    case 'future':
      return t('Il n’a pas commencé.')
    case 'no-hours':
      return (
        <>
          {t('Aucune heure n’y est déclarée.')} <Link to="/heures">{t('Voir les heures')}</Link>
        </>
      )
    case 'books-closed':
      return (
        <>
          {t('Sa comptabilité est arrêtée : rien ne peut y être passé.')}{' '}
          <Link to="/comptes/periodes">{t('Voir les périodes')}</Link>
        </>
      )
    case 'later-closed':
      return t('{month} est déjà clos : les mois se closent dans l’ordre.', {
        month: capital(longMonth(obstacle.closed)),
      })
    case 'earlier-open':
      return (
        <>
          {t('{month} est encore ouvert : les mois se closent dans l’ordre.', {
            month: capital(longMonth(obstacle.open)),
          })}{' '}
          <Link to="/cloture" search={{ month: obstacle.open }}>
            {t('Clore d’abord {month}', { month: longMonth(obstacle.open) })}
          </Link>
        </>
      )
  }
}
