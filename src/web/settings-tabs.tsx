import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useSession } from './session.ts'
import { t, text } from './texts.ts'
import styles from './ui/page-tabs.module.css'

const PARTS = [
  { to: '/reglages', label: text('Groupement'), officerOnly: true },
  { to: '/reglages/effectifs', label: text('Effectifs'), officerOnly: true },
  { to: '/reglages/donnees', label: text('Importer et exporter'), officerOnly: true },
  { to: '/reglages/regles', label: text('Droit appliqué'), officerOnly: true },
  { to: '/reglages/accords', label: text('Accords'), officerOnly: true },
  { to: '/reglages/affichage', label: text('Affichage'), officerOnly: false },
  { to: '/reglages/a-propos', label: text('À propos'), officerOnly: false },
] as const

/** The pages of the settings, side by side; each belongs to the folder that it is about. */
export function SettingsTabs() {
  const { role } = useSession()
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    // On a phone the names are wider than the screen: the current one comes into it.
    const current = nav.current?.querySelector('[aria-current="page"]')
    current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [])
  return (
    <nav ref={nav} className={styles.tabs} aria-label={t('Réglages')} data-print="no">
      {PARTS.filter(({ officerOnly }) => role === 'officer' || !officerOnly).map(
        ({ to, label }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
            className={styles.tab ?? ''}
          >
            {t(label)}
          </Link>
        ),
      )}
    </nav>
  )
}
