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
