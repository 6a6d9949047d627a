import { type RefObject, useLayoutEffect } from 'react'

/**
 * Shows a dialog while its component is there. It is closed before it leaves the page: that is
 * what gives the focus back to where it was.
 */
export function useModal(dialog: RefObject<HTMLDialogElement | null>): void {
  useLayoutEffect(() => {
    const box = dialog.current
    box?.showModal()
    return () => box?.close()
  }, [dialog])
}
