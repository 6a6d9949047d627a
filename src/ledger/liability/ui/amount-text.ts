/** Euros as a person types them, as cents: `1 234,5`, `1234.50 €`, `0`; null when unreadable. */
export function parseEuros(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f€]/g, '')
  const read = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(plain)
  if (read === null) return null
  return Number(read[1]) * 100 + Number((read[2] ?? '').padEnd(2, '0'))
}
