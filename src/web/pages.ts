import type { ComponentType } from 'react'
import { IconAlertTriangle, IconClockHour4, IconSun } from '@tabler/icons-react'
import type { Session } from '../platform/identity/identity-contract.ts'
import { text } from './texts.ts'

type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>

/** A page of the application. Its address and its module; `nav` when it stands in the bar. */
export interface AppPage {
  readonly path: string
  readonly load: () => Promise<Readonly<Record<string, unknown>>>
  readonly component: string
  readonly nav?: {
    readonly label: string
    readonly icon: Icon
    /** Members see their own hours and invoices and nothing else. */
    readonly roles: readonly Session['role'][]
    /** Stands in the bar of the phone, which holds four entries and "Plus". */
    readonly onPhone?: true
  }
}

const OFFICER = ['officer'] as const
const EVERYBODY = ['officer', 'member'] as const

/** All pages, in the order of a month: what to do, hours, people, checks, billing, books, close. */
export const PAGES: readonly AppPage[] = [
  {
    path: '/',
    load: () => import('./home/home-page.tsx'),
    component: 'HomePage',
    nav: { label: text('Aujourd’hui'), icon: IconSun, roles: EVERYBODY, onPhone: true },
  },
  {
    path: '/heures',
    load: () => import('../time/ui/hours-page.tsx'),
    component: 'HoursPage',
    nav: { label: text('Heures'), icon: IconClockHour4, roles: EVERYBODY, onPhone: true },
  },
  {
    path: '/controles',
    load: () => import('../compliance/ui/findings-page.tsx'),
    component: 'FindingsPage',
    nav: { label: text('Contrôles'), icon: IconAlertTriangle, roles: OFFICER, onPhone: true },
  },
]

/** The entries of the bar for a person. */
export const entriesFor = (role: Session['role']): readonly AppPage[] =>
  PAGES.filter((page) => page.nav?.roles.includes(role) === true)
