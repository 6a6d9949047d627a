import type { Slice } from './paging.ts'

const collator = new Intl.Collator('fr', { numeric: true })

type Key = string | number | null

/** Nulls last, whatever the direction: what is not known is not the smallest. */
function compare(a: Key, b: Key, direction: 1 | -1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'number' && typeof b === 'number') return direction * (a - b)
  return direction * collator.compare(String(a), String(b))
}

/**
 * Orders the rows of a whole short list by the key that `sort` names (`-` in front: from high to
 * low), rows of equal keys by the first key, and takes the slice.
 */
export function arranged<Row>(
  rows: readonly Row[],
  { sort, slice }: { readonly sort: string; readonly slice: Slice },
  keys: Readonly<Record<string, (row: Row) => Key>>,
): { readonly rows: readonly Row[]; readonly total: number } {
  const direction = sort.startsWith('-') ? -1 : 1
  const keyOf = keys[sort.replace(/^-/, '')] ?? (() => null)
  const first = Object.values(keys)[0] ?? keyOf
  const ordered = rows.toSorted(
    (a, b) => compare(keyOf(a), keyOf(b), direction) || compare(first(a), first(b), 1),
  )
  return { rows: ordered.slice(slice.offset, slice.offset + slice.limit), total: rows.length }
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether every word of the search is somewhere in the texts, whatever accents and capitals. */
export function isFound(search: string | undefined, texts: readonly (string | null)[]): boolean {
  if (search === undefined || search.trim() === '') return true
  const all = folded(texts.filter((text) => text !== null).join('\n'))
  return folded(search)
    .split(/\s+/)
    .every((word) => all.includes(word))
}
