import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useModal } from '../ui/use-modal.ts'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import type { searchContract, SearchHit } from '../../search/search-contract.ts'
import { get } from '../api.ts'
import { entriesFor } from '../pages.ts'
import { useSession } from '../session.ts'
import { choose, LANGUAGES, language, t, text } from '../texts.ts'
import styles from './command-bar.module.css'

/** Something to go to or to do. */
interface Command {
  readonly key: string
  readonly kind: string
  readonly title: string
  readonly subtitle: string | null
  readonly run: () => void
}

const KINDS = {
  employee: text('Salarié'),
  member: text('Adhérent'),
  invoice: text('Facture'),
} as const satisfies Record<SearchHit['kind'], string>

const ADDRESSES = {
  employee: '/equipe/',
  member: '/adherents/',
  invoice: '/facturation/',
} as const satisfies Record<SearchHit['kind'], string>

/** Ctrl+K, or ⌘K, opens the bar from everywhere. */
export function useCommandKey(open: () => void): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      open()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [open])
}

/** People, members, invoices, pages and actions by a few letters: a combo box in a dialog. */
export function CommandBar({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const commands = useCommands(useDeferredValue(typed.trim()))
  const current = commands[Math.min(at, commands.length - 1)]
  useModal(dialog)
  const run = (command: Command | undefined) => {
    if (command === undefined) return
    onClose()
    command.run()
  }
  function onKeyDown(event: KeyboardEvent) {
    const last = commands.length - 1
    if (event.key === 'ArrowDown') setAt(at >= last ? 0 : at + 1)
    else if (event.key === 'ArrowUp') setAt(at <= 0 ? last : at - 1)
    else if (event.key === 'Enter') run(current)
    else return
    event.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={t('Rechercher ou agir')}
      closedby="any"
      onClose={onClose}
    >
      <input
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={current === undefined ? undefined : `${list}-${current.key}`}
        aria-label={t('Rechercher ou agir')}
        aria-autocomplete="list"
        placeholder={t('Un nom, un numéro de facture, une page…')}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={list} role="listbox" aria-label={t('Résultats')} className={styles.list}>
        {commands.map((command) => (
          <div
            key={command.key}
            id={`${list}-${command.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={command === current}
            className={styles.option}
            ref={(element) => {
              if (command === current) element?.scrollIntoView({ block: 'nearest' })
            }}
            onMouseMove={() => setAt(commands.indexOf(command))}
            onClick={() => run(command)}
            onKeyDown={onKeyDown}
          >
            <span className={styles.kind}>{command.kind}</span>
            <span className={styles.title}>{command.title}</span>
            <span className={styles.subtitle}>{command.subtitle}</span>
          </div>
        ))}
      </div>
      {commands.length === 0 ? (
        <p className={styles.nothing}>{t('Rien ne correspond à « {words} »', { words: typed })}</p>
      ) : null}
    </dialog>
  )
}

const plain = (words: string): string =>
  words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()

function useCommands(words: string): readonly Command[] {
  const navigate = useNavigate()
  const hits = useQuery({
    queryKey: ['search', words],
    queryFn: ({ signal }) =>
      get<typeof searchContract.search>('/search', { query: { q: words } }, signal),
    enabled: words.length > 0,
    placeholderData: keepPreviousData,
  })
  const fixed = [...usePageCommands(), ...languageCommands()]
  const found = (words === '' ? [] : (hits.data?.items ?? [])).map((hit) => ({
    key: `${hit.kind}-${hit.id}`,
    kind: t(KINDS[hit.kind]),
    title: hit.title,
    subtitle: hit.subtitle,
    run: () => void navigate({ to: `${ADDRESSES[hit.kind]}${encodeURIComponent(hit.id)}` }),
  }))
  return [...fixed.filter(({ title }) => plain(title).includes(plain(words))), ...found]
}

function usePageCommands(): readonly Command[] {
  const navigate = useNavigate()
  return entriesFor(useSession().role).flatMap(({ path, nav }) =>
    nav === undefined
      ? []
      : [
          {
            key: `page-${path}`,
            kind: t('Page'),
            title: t(nav.label),
            subtitle: null,
            run: () => void navigate({ to: path }),
          },
        ],
  )
}

const SWITCH = { fr: 'Afficher en français', en: 'Show in English' } as const

const languageCommands = (): readonly Command[] =>
  LANGUAGES.filter((code) => code !== language()).map((code) => ({
    key: `language-${code}`,
    kind: t('Action'),
    title: SWITCH[code],
    subtitle: null,
    run: () => void choose(code),
  }))
