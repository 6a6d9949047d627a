import { decimalText } from '../shared/decimal-text.ts'

/**
 * A number as a person types it, as a whole number of its last place: `parseDecimal('1 234,5', 2)`
 * is 123450, `parseDecimal('1,95', 4)` is 19500. Currency and percent signs may stand behind.
 * Null when it is not readable or has more places.
 */
export function parseDecimal(text: string, places: number): number | null {
  const plain = text.replace(/[\s\u00a0\u202f€%]/g, '')
  const read = /^(\d{1,9})(?:[.,](\d+))?$/.exec(plain)
  const decimals = read?.[2] ?? ''
  if (read === null || decimals.length > places) return null
  return Number(read[1]) * 10 ** places + Number(decimals.padEnd(places, '0') || '0')
}

/** Euros as a person types them, as cents: `1 234,5`, `12.30 €`, `0`; null when unreadable. */
export const parseEuros = (text: string): number | null =>
  text.includes('%') ? null : parseDecimal(text, 2)

/** Euros that may stand below zero: `-12,30` is -1230. */
export function parseSignedEuros(text: string): number | null {
  const [, minus, size = ''] = /^\s*([-−–]?)(.*)$/s.exec(text) ?? []
  const cents = parseEuros(size)
  return minus === '' || cents === null || cents === 0 ? cents : -cents
}

/** Cents as they are typed again: 123450 is `1234,50`. */
export const typedEuros = (cents: number): string => decimalText(cents, 2, ',')
