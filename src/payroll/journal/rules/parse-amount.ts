/**
 * An amount as French and English programs write it, in cents: `1 234,56`, `1.234,56 €`, `1234.5`,
 * `-12`, `(12,00)`. Null for anything else, and for more than two decimals.
 */
export function parseAmount(text: string): number | null {
  const bare = text.replaceAll(/[\s\u00a0\u202f€]/g, '').replace(/^\((.+)\)$/, '-$1')
  const plain = withoutThousands(bare)
  const match = /^([+-]?)(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(plain)
  if (match === null) return null
  const [, sign = '', whole = '', rest = ''] = match
  const cents = Number(whole) * 100 + Number(rest.padEnd(2, '0'))
  return sign === '-' && cents !== 0 ? -cents : cents
}

/** `1.234,56` and `1,234.56` without the mark of the thousands; one mark alone is the decimal one. */
function withoutThousands(text: string): string {
  if (/^[+-]?\d{1,3}(\.\d{3})+,\d{1,2}$/.test(text)) return text.replaceAll('.', '')
  if (/^[+-]?\d{1,3}(,\d{3})+\.\d{1,2}$/.test(text)) return text.replaceAll(',', '')
  return text
}
