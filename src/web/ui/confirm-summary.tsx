import { Button } from '@mantine/core'
import { type ReactNode, useId, useRef } from 'react'
import { t } from '../texts.ts'
import styles from './ui.module.css'
import { useModal } from './use-modal.ts'

/**
 * Asked before what cannot be undone (close a month, issue invoices): the consequences with their
 * figures, one button that says what it does, one that leaves. For all else there is an undo.
 */
export function ConfirmSummary({
  title,
  confirmWord,
  busy = false,
  onConfirm,
  onCancel,
  children,
}: {
  readonly title: string
  /** What the button does, in words: "Clore octobre 2026". */
  readonly confirmWord: string
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useModal(dialog)
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        if (!busy) onCancel()
      }}
    >
      <h2 id={id}>{title}</h2>
      <div className={styles.dialogBody}>{children}</div>
      <div className={styles.dialogActions}>
        <Button variant="default" onClick={onCancel} disabled={busy}>
          {t('Revenir')}
        </Button>
        <Button onClick={onConfirm} loading={busy}>
          {confirmWord}
        </Button>
      </div>
    </dialog>
  )
}
