import { type RefObject, useEffect, useRef } from 'react'

/** The first field of a form that a button opened takes the focus: the button is gone. */
export function useFirstField(open: boolean): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (open) field.current?.focus()
  }, [open])
  return field
}
