/** Euros as a person types them, as cents: `1 234,5`, `-12.50 €`, `0`; null when unreadable. */
export function parseEuros(typed: string): number | null {
  const plain = typed.replace(/[\s\u00a0\u202f€]/g, '').replace('−', '-')
  const [, sign = '', whole = '', decimals = ''] =
    /^(-?)(\d{1,10})(?:[.,](\d{1,2}))?$/.exec(plain) ?? []
  if (whole === '') return null
  const cents = Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
  return sign === '-' && cents > 0 ? -cents : cents
}
