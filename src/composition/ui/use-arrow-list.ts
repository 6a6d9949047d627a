import { type KeyboardEvent, useCallback } from 'react'

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
}

/** Where an arrow key leads in a list of `length`; null where it does not lead on. */
export function nextPlace(place: number, key: string, length: number): number | null {
  if (length === 0) return null
  if (key === 'Home') return 0
  if (key === 'End') return length - 1
  const step = STEPS[key]
  if (step === undefined) return null
  const next = Math.min(length - 1, Math.max(0, place + step))
  return next === place ? null : next
}

/**
 * Arrow keys of a list of links: they go from one element marked `data-stop` to the next. Each
 * stays reachable with the Tab key too.
 */
export function useArrowList(): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback((event) => {
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')]
    const place = stops.findIndex((stop) => stop === document.activeElement)
    if (place < 0) return
    const next = nextPlace(place, event.key, stops.length)
    if (next === null) return
    event.preventDefault()
    stops[next]?.focus()
  }, [])
}
