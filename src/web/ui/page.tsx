import { Link, useRouterState } from '@tanstack/react-router'
import { Fragment, type ReactNode, useEffect, useRef } from 'react'
import { t } from '../texts.ts'
import styles from './ui.module.css'

/** Where a page stands: the pages above it, nearest last. */
export type Trail = readonly { readonly label: string; readonly to: string }[]

interface Props {
  /** The question's answer in a few words; also the title of the window. */
  readonly title: string
  /** A sentence or a state under the title. */
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly trail?: Trail
  readonly children: ReactNode
}

/** The address whose title had the focus last: a page drawn again must not take it a second time. */
let focusedPath: string | null = null

/** A page: its title takes the focus after a change of route, so that it is read aloud. */
export function Page({ title, lead, actions, trail, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  // The address that is shown, not the one that is still being loaded.
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  useEffect(() => {
    document.title = `${title} · Maillage`
  }, [title])
  useEffect(() => {
    if (pathname === undefined) return
    if (focusedPath !== null && focusedPath !== pathname) heading.current?.focus()
    focusedPath = pathname
  }, [pathname])
  return (
    <>
      <div className={styles.pageHead}>
        <div>
          {trail === undefined ? null : (
            <nav aria-label={t('Fil d’Ariane')} className={styles.trail} data-print="no">
              {trail.map(({ label, to }) => (
                <Fragment key={to}>
                  <Link to={to}>{label}</Link>
                  <span aria-hidden>›</span>
                </Fragment>
              ))}
            </nav>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead === undefined ? null : <div className={styles.lead}>{lead}</div>}
        </div>
        {actions === undefined ? null : (
          <div className={styles.actions} data-print="no">
            {actions}
          </div>
        )}
      </div>
      {children}
    </>
  )
}
