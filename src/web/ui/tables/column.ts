import type { ReactNode } from 'react'

/** A column of a list. */
export interface Column<Row> {
  readonly id: string
  readonly header: string
  /** Shown after the header, small: `h`, `€`. */
  readonly unit?: string
  readonly cell: (row: Row) => ReactNode
  /** Figures stand at the end, under each other. */
  readonly align?: 'end'
  /** The name that the API sorts by; without it a server list does not sort by this column. */
  readonly sort?: string
  /** What a local list sorts and searches by. */
  readonly value?: (row: Row) => string | number | null
  /** Names the row: header of the row, heading of its card on a phone. One per list. */
  readonly main?: true
  /** On the card of a phone: without its name, over the whole width; or not at all. */
  readonly onPhone?: 'bare' | 'hidden'
  /** Not shown until chosen. */
  readonly hidden?: true
}

/** A sort as the API and the address write it: `name`, or `-name` from high to low. */
export interface Sort {
  readonly by: string
  readonly descending: boolean
}

export const parseSort = (text: string): Sort | null =>
  text === '' ? null : { by: text.replace(/^-/, ''), descending: text.startsWith('-') }

export const writeSort = ({ by, descending }: Sort): string => `${descending ? '-' : ''}${by}`

/** A click on a header: upwards, then downwards, then as the list came. */
export function nextSort(current: Sort | null, by: string): Sort | null {
  if (current?.by !== by) return { by, descending: false }
  return current.descending ? null : { by, descending: true }
}

/** The columns that show: those chosen in the address, else all that are not hidden at first. */
export function shownColumns<Row>(
  columns: readonly Column<Row>[],
  chosen: string,
): readonly Column<Row>[] {
  if (chosen === '') return columns.filter((column) => column.hidden !== true)
  const names = new Set(chosen.split(','))
  return columns.filter((column) => column.main === true || names.has(column.id))
}

const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true })

function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return collator.compare(String(a), String(b))
}

/** Rows in the order asked for; what has no value stays last in both directions. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const value = columns.find((column) => column.id === sort?.by)?.value
  if (sort === null || value === undefined) return rows
  return [...rows].sort((one, other) => {
    const a = value(one)
    const b = value(other)
    if (a === null || b === null) return compare(a, b)
    return sort.descending ? compare(b, a) : compare(a, b)
  })
}

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('fr')

/** Rows of which some value holds each word of the query, without accents or capitals. */
export function searchRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  query: string,
): readonly Row[] {
  const words = plain(query)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const haystack = plain(columns.map((column) => String(column.value?.(row) ?? '')).join(' '))
    return words.every((word) => haystack.includes(word))
  })
}
