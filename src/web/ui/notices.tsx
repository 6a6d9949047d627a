import { useSyncExternalStore } from 'react'
import { t } from '../texts.ts'
import styles from './ui.module.css'

/** What was just done, shown at the foot of the page, with its undo where there is one. */
interface Notice {
  readonly id: number
  readonly sentence: string
  readonly undo?: () => void
}

const STAYS_MS = 12_000

let notice: Notice | null = null
let spoken = ''
let lastId = 0
const listeners = new Set<() => void>()

function changed(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Says a sentence to people who do not see the page. There is one voice for the whole page. */
export function announce(sentence: string): void {
  spoken = sentence
  changed()
}

/** Tells what was done, to eyes and ears, and how to take it back. */
export function notify(sentence: string, undo?: () => void): void {
  lastId += 1
  const id = lastId
  notice = { id, sentence, ...(undo === undefined ? {} : { undo }) }
  announce(sentence)
  setTimeout(() => closeNotice(id), STAYS_MS)
}

function closeNotice(id: number): void {
  if (notice?.id !== id) return
  notice = null
  changed()
}

export function Notices() {
  const shown = useSyncExternalStore(subscribe, () => notice)
  if (shown === null) return null
  const { id, sentence, undo } = shown
  return (
    <section className={styles.notice} aria-label={t('Message')} data-print="no">
      <span>{sentence}</span>
      {undo === undefined ? null : (
        <button
          type="button"
          onClick={() => {
            closeNotice(id)
            undo()
          }}
        >
          {t('Annuler')}
        </button>
      )}
      <button type="button" onClick={() => closeNotice(id)} aria-label={t('Fermer ce message')}>
        ✕
      </button>
    </section>
  )
}

export function LiveRegion() {
  const sentence = useSyncExternalStore(subscribe, () => spoken)
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {sentence}
    </div>
  )
}
