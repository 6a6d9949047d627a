import { Link, useLocation } from '@tanstack/react-router'
import { useAddress } from '../address.ts'
import styles from './page-tabs.module.css'
import { useCurrentInView } from './use-current-in-view.ts'

export interface PageTab {
  /** As the address says it: `?onglet=prix`. The first tab has no name in the address. */
  readonly id: string
  readonly label: string
}

/** The tab that the address asks for, else the first. */
export function useTab(tabs: readonly PageTab[]): string {
  const asked = useAddress()['onglet']
  return (tabs.find(({ id }) => id === asked) ?? tabs[0])?.id ?? ''
}

/** Parts of a page, each with its own address: links, so that one can be opened beside another. */
export function PageTabs({
  label,
  tabs,
}: {
  readonly label: string
  readonly tabs: readonly PageTab[]
}) {
  const { pathname } = useLocation()
  const current = useTab(tabs)
  const nav = useCurrentInView(current)
  return (
    <nav ref={nav} className={styles.tabs} aria-label={label} data-print="no">
      {tabs.map((tab, position) => (
        <Link
          key={tab.id}
          to={pathname}
          search={position === 0 ? {} : { onglet: tab.id }}
          resetScroll={false}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={tab.id === current ? 'page' : undefined}
          className={styles.tab ?? ''}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}
