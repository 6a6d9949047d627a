import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { t } from '../texts.ts'
import styles from './ui.module.css'

/**
 * What is open, beside the list and not over it: the list stays usable. Escape closes it and the
 * focus goes back to what opened it. On a phone it takes the screen.
 */
export function SidePanel({
  title,
  onClose,
  children,
}: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const id = useId()
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onClose])
  useLayoutEffect(() => {
    const opener = document.activeElement
    box.current?.focus()
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return (
    <aside ref={box} tabIndex={-1} aria-labelledby={id} className={styles.panel} data-print="no">
      <div className={styles.panelHead}>
        <h2 id={id}>{title}</h2>
        <ActionIcon variant="subtle" size="lg" onClick={onClose} aria-label={t('Fermer')}>
          <IconX size={18} />
        </ActionIcon>
      </div>
      <div className={styles.panelBody}>{children}</div>
    </aside>
  )
}
