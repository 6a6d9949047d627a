import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useGroup } from './session.ts'

/** The query of an address. Everything a view needs to open again is in it, as text. */
export type Search = Readonly<Record<string, string | undefined>>

/** The query as it stands: no JSON in addresses that people read and send. */
export const readSearch = (query: string): Search => Object.fromEntries(new URLSearchParams(query))

export function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') query.set(name, value)
  }
  return query.size === 0 ? '' : `?${query}`
}

export const useAddress = (): Search => useSearch({ strict: false })

/**
 * Changes some names of the query and keeps the rest; an empty text takes a name away. By
 * default the change replaces the address, so that the back key leaves the page.
 */
export function useChangeAddress(): (change: Search, remember?: 'remember') => void {
  const navigate = useNavigate()
  return useCallback(
    (change, remember) => {
      void navigate({
        to: '.',
        search: (before: Search) => ({ ...before, ...change }),
        replace: remember === undefined,
        resetScroll: false,
      })
    },
    [navigate],
  )
}

/** A name of the path: the identifier in `/adherents/$memberId`. */
export function usePathValue(name: string): string {
  const values: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  return values[name] ?? ''
}

/** One name of the query, with the text that stands for its absence. */
export function useAddressValue(name: string, absent = ''): [string, (value: string) => void] {
  const change = useChangeAddress()
  const value = useAddress()[name] ?? absent
  return [value, (next) => change({ [name]: next === absent ? '' : next })]
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** The month of everything on the page: that of the address, else the one the group works on. */
export function useMonth(): string {
  const asked = useAddress()['month']
  const group = useGroup()
  if (asked !== undefined && MONTH.test(asked)) return asked
  return group.currentMonth ?? new Date().toISOString().slice(0, 7)
}
