/**
 * Text that a person typed, fit for a page and for XML: one line, without control, formatting,
 * private-use or unassigned characters (XML 1.0 forbids the first, PDF/A the last).
 */
export const cleanText = (text: string): string =>
  text.replace(/\s/gu, ' ').replace(/\p{C}/gu, '').replace(/ +/g, ' ').trim().normalize('NFC')

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

export const escapeXml = (text: string): string =>
  cleanText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

/** A whole number of units of 10^-digits as a decimal: 123456 with 2 digits is `1234.56`. */
export function decimal(value: number | bigint, digits: number): string {
  const units = BigInt(value)
  const magnitude = units < 0n ? -units : units
  const text = magnitude.toString().padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const fraction = digits === 0 ? '' : `.${text.slice(-digits)}`
  return `${units < 0n ? '-' : ''}${whole}${fraction}`
}
