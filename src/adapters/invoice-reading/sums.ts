import type {
  CheckedSum,
  ReadingFault,
  ReceivedInvoice,
  ReceivedVat,
} from '../../purchases/received-invoice.ts'
import { type Cents, divideHalfUp, sumCents } from '../../shared/money.ts'

/** EN 16931 lets each sender round the tax of a rate its own way (BR-CO-17). */
const ROUNDING_CENTS = 1

/** Every sum of the invoice, made again; those that the profile leaves out are not asked for. */
export function sumFaults(invoice: ReceivedInvoice): readonly ReadingFault[] {
  const { lines, vat, currency } = invoice
  const faults: ReadingFault[] = []
  const check = (sum: CheckedSum, stated: Cents, computed: number, of: string | null = null) => {
    const tolerance = sum === 'rate' ? ROUNDING_CENTS : 0
    if (Math.abs(stated - computed) > tolerance)
      faults.push({ kind: 'sum', sum, of, statedCents: stated, computedCents: computed })
  }
  if (currency !== 'EUR') faults.push({ kind: 'currency', currency })
  const { linesCents, netCents, vatCents, grossCents, payableCents } = invoice
  if (linesCents !== null) {
    if (lines.length > 0) check('lines', linesCents, sumCents(lines.map((line) => line.netCents)))
    check('net', netCents, linesCents - invoice.allowancesCents + invoice.chargesCents)
  }
  if (vat.length > 0) {
    check('vat', vatCents, sumCents(vat.map((row) => row.taxCents)))
    check('base', netCents, sumCents(vat.map((row) => row.baseCents)))
  }
  for (const row of vat) check('rate', row.taxCents, taxOf(row), rateName(row))
  check('gross', grossCents, netCents + vatCents)
  check('payable', payableCents, grossCents - invoice.prepaidCents + invoice.roundingCents)
  return faults
}

const taxOf = ({ baseCents, percentE2 }: ReceivedVat): number =>
  Number(divideHalfUp(BigInt(baseCents) * BigInt(percentE2), 10_000n))

const rateName = ({ category, percentE2 }: ReceivedVat): string =>
  `${category} ${(percentE2 / 100).toFixed(2)}`
