import type { XmlNode } from 'libxml2-wasm'
import type { ReadingFault } from '../../purchases/received-invoice.ts'
import { type Day, day, parseDay } from '../../shared/days.ts'
import { type Cents, cents, NO_CENTS } from '../../shared/money.ts'
import type { ParsedXml } from '../xml/index.ts'

/** Reads typed fields and gathers what is missing or no value of its type. */
export class Fields {
  readonly faults: ReadingFault[] = []
  readonly #xml: ParsedXml

  constructor(xml: ParsedXml) {
    this.#xml = xml
  }

  get rootName(): string {
    return this.#xml.rootName
  }

  text = (path: string, from?: XmlNode): string | null => this.#xml.text(path, from)
  texts = (path: string, from?: XmlNode): readonly string[] => this.#xml.texts(path, from)
  elements = (path: string, from?: XmlNode): readonly XmlNode[] => this.#xml.elements(path, from)

  /** A text that an invoice cannot be without. */
  needed(field: string, path: string): string {
    const found = this.text(path)
    if (found === null) this.faults.push({ kind: 'missing', field })
    return found ?? ''
  }

  /** A day: `20261031` in CII, `2026-10-31` in UBL. */
  day(field: string, path: string): Day | null {
    const found = this.text(path)
    if (found === null) return null
    const read = parseDay(found.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3').slice(0, 10))
    if (read !== null) return read
    this.faults.push({ kind: 'bad-value', field, value: found })
    return null
  }

  neededDay(field: string, path: string): Day {
    const read = this.day(field, path)
    if (read === null && this.text(path) === null) this.faults.push({ kind: 'missing', field })
    return read ?? NO_DAY
  }

  /** An amount in cents, null where none stands. */
  amount(field: string, path: string, from?: XmlNode): Cents | null {
    const found = this.text(path, from)
    if (found === null) return null
    const scaled = scaledDecimal(found, 2)
    if (scaled !== null && Number.isSafeInteger(Number(scaled))) return cents(scaled)
    this.faults.push({ kind: 'bad-value', field, value: found })
    return null
  }

  neededAmount(field: string, path: string): Cents {
    const amount = this.amount(field, path)
    if (amount === null && this.text(path) === null) this.faults.push({ kind: 'missing', field })
    return amount ?? NO_CENTS
  }

  /** Hundredths of a percent; a rate that is not written is zero. */
  percent(field: string, path: string, from: XmlNode): number {
    return this.amount(field, path, from) ?? 0
  }
}

/** Stands where a fault was noted: the reading is refused. */
const NO_DAY = day('1970-01-01')

/** A decimal as a whole number of 10^-digits; null when it is none or has more decimals. */
export function scaledDecimal(text: string, digits: number): bigint | null {
  const found = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text)
  if (found === null) return null
  const [, sign, whole = '', fraction = ''] = found
  const decimals = fraction.replace(/0+$/, '')
  if (decimals.length > digits) return null
  const magnitude = BigInt(whole + decimals.padEnd(digits, '0'))
  return sign === '-' ? -magnitude : magnitude
}
