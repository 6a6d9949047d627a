import { type RefObject, useEffect, useRef } from 'react'

/** On a phone the names of tabs are wider than the screen: the current one comes into it. */
export function useCurrentInView(current: string): RefObject<HTMLElement | null> {
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    const tab = nav.current?.querySelector('[aria-current="page"]')
    // Sideways only: a page must not move up or down because of its tabs.
    if (nav.current === null || !(tab instanceof HTMLElement)) return
    nav.current.scrollLeft = tab.offsetLeft - (nav.current.clientWidth - tab.offsetWidth) / 2
  }, [current])
  return nav
}
