import type { ReactNode } from 'react'
import styles from './ui.module.css'

/** A list with nothing in it says why, and the first step. */
export function EmptyState({
  title,
  children,
}: {
  readonly title: string
  readonly children?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      <svg width="44" height="44" viewBox="0 0 44 44" aria-hidden="true">
        <path
          d="M14 4v36M30 4v36M4 14h36M4 30h36"
          fill="none"
          stroke="var(--line)"
          strokeWidth="4"
        />
      </svg>
      <p className={styles.emptyTitle}>{title}</p>
      {children === undefined ? null : <div>{children}</div>}
    </div>
  )
}
