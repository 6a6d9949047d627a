import { type ReactNode, useId } from 'react'
import styles from './ui.module.css'

/** A part of a page under its own title. `plain` leaves the surface away, for a list of tables. */
export function Section({
  title,
  actions,
  plain = false,
  children,
}: {
  readonly title: ReactNode
  readonly actions?: ReactNode
  readonly plain?: boolean
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={plain ? styles.sectionPlain : styles.section}>
      <div className={styles.sectionHead}>
        <h2 id={id}>{title}</h2>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  )
}

/** Names and values of one thing, in two columns. Values that are null are left out. */
export function Facts({
  of,
}: {
  readonly of: readonly (readonly [label: string, value: ReactNode | null])[]
}) {
  return (
    <dl className={styles.facts}>
      {of.map(([label, value]) =>
        value === null ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
