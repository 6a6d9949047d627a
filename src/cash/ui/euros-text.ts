/** Euros as a person types them, as cents: `1 234,5`, `-12.30 €`; null when unreadable. */
export function centsTyped(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f€]/g, '').replace(/^[−–]/, '-')
  const read = /^(-?)(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(plain)
  if (read === null) return null
  const amount = Number(read[2]) * 100 + Number((read[3] ?? '').padEnd(2, '0'))
  return read[1] === '-' && amount !== 0 ? -amount : amount
}

/** Cents as they are typed again: `1234,50`. */
export const typedCents = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',')
