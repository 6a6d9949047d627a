import type { ReceivedInvoice, ReceivedParty, ReadingWarning } from '../received-invoice.ts'
import { divideHalfUp } from '../../shared/money.ts'

/** Codes of documents that give money back (UNTDID 1001). */
const CREDITS: ReadonlySet<string> = new Set(['261', '262', '381', '396', '502', '503'])

export const isCreditNote = (typeCode: string): boolean => CREDITS.has(typeCode)

/** Under what a supplier is known: its SIREN, else its VAT number, else its name. */
export const supplierIdOf = ({ siren, vatNumber, name }: ReceivedParty): string =>
  siren ?? vatNumber ?? name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').slice(0, 100)

/** A cent more or less: the sender rounded its own way. */
const ROUNDING_CENTS = 1

/** What an officer should look at before it says yes. */
export function warningsOf(
  invoice: ReceivedInvoice,
  ownSiren: string | null,
): readonly ReadingWarning[] {
  const warnings: ReadingWarning[] = []
  const { siren } = invoice.buyer
  if (siren !== null && ownSiren !== null && siren !== ownSiren)
    warnings.push({ kind: 'for-another-buyer', siren })
  if (invoice.lines.length === 0) warnings.push({ kind: 'no-lines' })
  for (const { lineId, quantity, price, unit, netCents } of invoice.lines) {
    // The basis of a price is not read: minutes are billed at the price of an hour.
    if (unit === 'MIN') continue
    const computedCents = productCents(quantity, price)
    if (computedCents !== null && Math.abs(computedCents - netCents) > ROUNDING_CENTS)
      warnings.push({ kind: 'line-product', lineId, statedCents: netCents, computedCents })
  }
  return warnings
}

function productCents(quantity: string | null, price: string | null): number | null {
  const [a, b] = [decimalOf(quantity), decimalOf(price)]
  if (a === null || b === null) return null
  const scale = 10n ** BigInt(a.digits + b.digits)
  return Number(divideHalfUp(a.units * b.units * 100n, scale))
}

function decimalOf(text: string | null): { units: bigint; digits: number } | null {
  const found = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text ?? '')
  if (found === null) return null
  const [, sign = '', whole = '', fraction = ''] = found
  return { units: BigInt(`${sign}${whole}${fraction}`), digits: fraction.length }
}
