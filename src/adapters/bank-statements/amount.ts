/** A decimal amount of a file in cents; null when it is none, or has parts of a cent. */
export function centsOfDecimal(text: string): number | null {
  const match = /^([+-]?)(\d{0,13})(?:[.,](\d*))?$/.exec(text.trim())
  if (match === null) return null
  const [, sign = '', whole = '', fraction = ''] = match
  if (whole === '' && fraction === '') return null
  if (/[^0]/.test(fraction.slice(2))) return null
  const amount = Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'))
  return sign === '-' && amount !== 0 ? -amount : amount
}
