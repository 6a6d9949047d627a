import { t } from '../texts.ts'
import styles from './ui.module.css'

/**
 * Stands where lines will be, with their height. It shows itself after 300 ms only (in CSS), so
 * that a quick answer does not blink.
 */
export function LinesSkeleton({ lines = 6 }: { readonly lines?: number }) {
  return (
    <div className={styles.skeleton} aria-busy="true">
      <span className="visually-hidden">{t('Chargement…')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={styles.skeletonLine} />
      ))}
    </div>
  )
}

/** A page whose module or first answer is awaited. */
export function PageSkeleton() {
  return (
    <div className={styles.skeletonPage}>
      <LinesSkeleton lines={10} />
    </div>
  )
}
