import { type ReactNode, useId, useState } from 'react'
import { t } from '../../web/texts.ts'
import styles from './pictures.module.css'

/** What may be wider than the screen: it scrolls by itself, by touch and with the arrow keys. */
export function ScrollBox({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    // A region that scrolls must take the focus: without it the keyboard could not reach its end.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}

/** A picture whose title says the finding, with its figures as a table one key away. */
export function Picture({
  title,
  table,
  children,
}: {
  readonly title: string
  readonly table: ReactNode
  readonly children: ReactNode
}) {
  const id = useId()
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className={styles.picture} aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      {asTable ? <ScrollBox label={title}>{table}</ScrollBox> : children}
      <button
        type="button"
        className={styles.switch}
        aria-expanded={asTable}
        data-print="no"
        onClick={() => setAsTable(!asTable)}
      >
        {asTable ? t('Voir l’image') : t('Voir le tableau')}
      </button>
    </figure>
  )
}
