/** Corsican departments count as 19 and 18 in the key. */
const digits = (nir: string): string => nir.replace('2A', '19').replace('2B', '18')

/** The two digits that end a NIR: 97 less the rest of its division by 97. */
export const nirKey = (nir13: string): string =>
  String(97n - (BigInt(digits(nir13)) % 97n)).padStart(2, '0')

/**
 * The thirteen characters of a social security number (NIR) as it was typed, with its key or
 * without. Null when it is no NIR or its key is another.
 */
export function nirOf(text: string): string | null {
  const bare = text.toUpperCase().replaceAll(/[\s.]/g, '')
  const match = /^([1-478]\d{4}(?:\d{2}|2[AB])\d{6})(\d{2})?$/.exec(bare)
  const [, nir, key] = match ?? []
  if (nir === undefined) return null
  return key === undefined || key === nirKey(nir) ? nir : null
}
