import type { Day, Month } from '../../shared/days.ts'
import { decimalText, frenchDate } from '../../shared/decimal-text.ts'

/** A table of a statement; a column of figures stands at its end. */
export interface StatementSection {
  readonly title: string
  readonly note: string
  readonly columns: readonly { readonly heading: string; readonly end: boolean }[]
  readonly rows: readonly (readonly string[])[]
  /** A row of totals, or none. */
  readonly total: readonly string[]
}

export interface StatementSheet {
  /** Whom the sheet is about; empty for the group itself. */
  readonly name: string
  readonly facts: readonly { readonly label: string; readonly text: string }[]
  readonly sections: readonly StatementSection[]
  /** Words of the frame to sign in, or empty. */
  readonly signature: string
}

/** What the template `statement` reads. */
export interface StatementPage {
  readonly title: string
  readonly date: { readonly year: number; readonly month: number; readonly day: number }
  readonly group: { readonly name: string; readonly lines: readonly string[] }
  readonly period: string
  /** What a reader has to know before all else, or empty. */
  readonly notice: string
  readonly footer: string
  readonly wide: boolean
  readonly mentions: readonly string[]
  readonly sheets: readonly StatementSheet[]
}

/** The group as it signs its documents. */
export interface Issuer {
  readonly name: string
  readonly siren: string | null
  readonly address: string | null
}

export function statement(
  issuer: Issuer,
  madeOn: Day,
  page: Pick<StatementPage, 'title' | 'period' | 'mentions' | 'sheets'> &
    Partial<Pick<StatementPage, 'notice' | 'wide'>>,
): StatementPage {
  return {
    notice: '',
    wide: false,
    ...page,
    date: {
      year: Number(madeOn.slice(0, 4)),
      month: Number(madeOn.slice(5, 7)),
      day: Number(madeOn.slice(8)),
    },
    group: {
      name: issuer.name,
      lines: [
        ...(issuer.siren === null ? [] : [`SIREN ${issuer.siren}`]),
        ...(issuer.address === null ? [] : [issuer.address]),
      ],
    },
    footer: `Établi le ${frenchDate(madeOn)} par ${issuer.name}`,
  }
}

export const textColumn = (heading: string) => ({ heading, end: false })
export const figureColumn = (heading: string) => ({ heading, end: true })

const THIN = '\u202f'

/** `1 234,50 €`. */
export function eurosText(cents: number): string {
  const [whole = '', rest = ''] = decimalText(cents, 2, ',').split(',')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, THIN)},${rest}\u00a0€`
}

/** `7 h 30`. */
export function hoursText(minutes: number): string {
  const size = Math.abs(minutes)
  const whole = `${minutes < 0 ? '-' : ''}${Math.floor(size / 60)}\u00a0h`
  return size % 60 === 0 ? whole : `${whole}\u00a0${String(size % 60).padStart(2, '0')}`
}

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]

/** `octobre 2026`. */
export const monthText = (month: Month): string =>
  `${MONTHS[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`
