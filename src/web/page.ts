import type { ComponentType } from 'react'
import type { Session } from '../platform/identity/identity-contract.ts'

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
    /** For whom it stands in the bar of the phone, which holds four entries and "Plus". */
    readonly onPhone?: readonly Session['role'][]
  }
  /** Who may open a page that does not stand in the bar; everybody where nothing is said. */
  readonly roles?: readonly Session['role'][]
}

export const OFFICER = ['officer'] as const
export const MEMBER = ['member'] as const
export const EVERYBODY = ['officer', 'member'] as const
