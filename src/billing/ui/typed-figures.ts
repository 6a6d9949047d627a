/**
 * A number as people type it, `1 234,50` or `12.5`, in whole units of so many decimals: 2 for cents,
 * 4 for ten-thousandths. Null when it is not one, or has more decimals than that.
 */
export function wholeOf(typed: string, decimals: 0 | 2 | 4): number | null {
  const bare = typed.replaceAll(/[\s\u00a0\u202f€%]/g, '').replace(',', '.')
  const found = /^(\d{1,9})(?:\.(\d+))?$/.exec(bare)
  if (found === null) return null
  const [, whole = '', part = ''] = found
  if (part.length > decimals) return null
  return Number(whole + part.padEnd(decimals, '0'))
}
