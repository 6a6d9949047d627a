import type { Session } from '../platform/identity/identity-contract.ts'
import type { AppPage } from './page.ts'
import { MONEY_PAGES } from './pages/money-pages.ts'
import { SETTINGS_PAGES } from './pages/settings-pages.ts'
import { WORK_PAGES } from './pages/work-pages.ts'

export type { AppPage } from './page.ts'

/** All pages, in the order of a month: what to do, hours, people, checks, billing, books, close. */
export const PAGES: readonly AppPage[] = [...WORK_PAGES, ...MONEY_PAGES, ...SETTINGS_PAGES]

/** The entries of the bar for a person. */
export const entriesFor = (role: Session['role']): readonly AppPage[] =>
  PAGES.filter((page) => page.nav?.roles.includes(role) === true)
