import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { t } from '../texts.ts'
import { LiveRegion, Notices } from '../ui/index.ts'
import { PageSkeleton } from '../ui/skeletons.tsx'
import styles from './frame.module.css'
import { Navigation, PhoneBar } from './navigation.tsx'
import { TopBar } from './top-bar.tsx'

/** What surrounds every page: group, month and person above, the way of a month below. */
export function Frame() {
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#contenu">
        {t('Aller au contenu')}
      </a>
      <header className={styles.header} data-print="no">
        <TopBar />
        <Navigation />
      </header>
      <main id="contenu" tabIndex={-1} className={styles.content}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <PhoneBar />
      <Notices />
      <LiveRegion />
    </div>
  )
}
