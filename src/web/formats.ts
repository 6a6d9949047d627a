import { language } from './texts.ts'

/** How figures, days and months are written, in the language of the person. */

const tags = { fr: 'fr-FR', en: 'en-GB' } as const
const tag = (): string => tags[language()]

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${tag()}${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known instanceof Intl.NumberFormat) return known
  const fresh = new Intl.NumberFormat(tag(), options)
  formats.set(key, fresh)
  return fresh
}

/** A number as people write it: what is below zero has a minus sign, as long as a plus. */
const figure = (value: number, options: Intl.NumberFormatOptions = {}): string =>
  numberFormat(options).format(value).replace('-', '−')

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag()}${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known instanceof Intl.DateTimeFormat) return known
  const fresh = new Intl.DateTimeFormat(tag(), { timeZone: 'UTC', ...options })
  formats.set(key, fresh)
  return fresh
}

const NARROW = '\u202f'

/** Whole number with separators: `14 212`. */
export const count = (value: number): string => figure(value)

/** Cents as euros: `1 234,50 €`. */
export const euros = (cents: number): string =>
  figure(cents / 100, { style: 'currency', currency: 'EUR' })

/** Cents as thousands of euros, for a picture: `84 k€`. */
export const thousandEuros = (cents: number): string =>
  `${figure(cents / 100_000, { maximumFractionDigits: 0 })}${NARROW}k€`

/** A rate in ten-thousandths of a euro: `12,31 €`, with up to four decimals. */
export const rate = (e4: number): string =>
  figure(e4 / 10_000, {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: 2,
    maximumFractionDigits: 4,
  })

/** A share: `95,4 %`. Null when there is nothing to divide by. */
export const percent = (part: number, whole: number): string | null =>
  whole === 0 ? null : figure(part / whole, { style: 'percent', maximumFractionDigits: 1 })

/** A number in ten-thousandths, such as people or months: `18,25`. */
export const decimal = (e4: number): string => figure(e4 / 10_000, { maximumFractionDigits: 2 })

/** Minutes as people say them: `7 h 30`, `45 min`, `1 204 h`. */
export function duration(minutes: number): string {
  const sign = minutes < 0 ? '−' : ''
  const size = Math.abs(minutes)
  const hours = Math.floor(size / 60)
  const rest = size % 60
  if (hours === 0) return `${sign}${rest}\u00a0min`
  const tail = rest === 0 ? '' : `\u00a0${String(rest).padStart(2, '0')}`
  return `${sign}${count(hours)}\u00a0h${tail}`
}

/** Hundredths of a day: `12,5`. */
export const days = (e2: number): string => figure(e2 / 100, { maximumFractionDigits: 2 })

/** Minutes as hundredths of an hour, as payroll wants them: `7,50`. */
export const decimalHours = (minutes: number): string =>
  figure(minutes / 60, { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** The first day of a month is "1er" in French. */
const ordinal = (written: string): string =>
  language() === 'fr' ? written.replace(/(^|\s)1(?=\s\p{L})/u, '$11er') : written

const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`)

/** A day, by its part of a sentence: `mar. 3 nov.`. */
export const shortDay = (day: string): string =>
  ordinal(dateFormat({ weekday: 'short', day: 'numeric', month: 'short' }).format(atNoon(day)))

/** `mardi 3 novembre 2026`. */
export const longDay = (day: string): string =>
  ordinal(
    dateFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
      atNoon(day),
    ),
  )

/** `03/11/2026`. */
export const numericDay = (day: string): string =>
  dateFormat({ day: '2-digit', month: '2-digit', year: 'numeric' }).format(atNoon(day))

/** `octobre 2026`. */
export const longMonth = (month: string): string =>
  dateFormat({ month: 'long', year: 'numeric' }).format(atNoon(`${month}-01`))

/** `oct. 2026`. */
export const shortMonth = (month: string): string =>
  dateFormat({ month: 'short', year: 'numeric' }).format(atNoon(`${month}-01`))

/** A day of the week without a date, Monday is 0: `lundi`. */
export const weekdayName = (weekday: number, width: 'long' | 'short' = 'long'): string =>
  dateFormat({ weekday: width }).format(new Date(Date.UTC(2024, 0, 1 + weekday)))

/** A month of every year, January is 1: `novembre`. */
export const monthName = (month: number, width: 'long' | 'short' | 'narrow' = 'long'): string =>
  dateFormat({ month: width }).format(new Date(Date.UTC(2024, month - 1, 15)))

/** The hour of a wall clock `YYYY-MM-DDThh:mm`: `8 h 30` in French, `08:30` in English. */
export function clock(localTime: string): string {
  const hour = localTime.slice(11, 13)
  const minute = localTime.slice(14, 16)
  if (language() === 'en') return `${hour}:${minute}`
  return minute === '00' ? `${Number(hour)}\u00a0h` : `${Number(hour)}\u00a0h\u00a0${minute}`
}

/** A moment of the machine's clock: `3 nov. 2026, 14:05`. */
export const moment = (instant: string): string =>
  new Intl.DateTimeFormat(tag(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(instant),
  )

/** First letter in capitals, for a title that starts with a month or a day. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)

/** Days of one period: `5 – 11 oct.` */
export const dayRange = (first: string, last: string): string =>
  first === last
    ? dateFormat({ day: 'numeric', month: 'short' }).format(atNoon(first))
    : dateFormat({ day: 'numeric', month: 'short' }).formatRange(atNoon(first), atNoon(last))

/** A SIREN or SIRET in threes: `123 456 789 00012`. */
export const inThrees = (digits: string): string =>
  digits.replace(/^(\d{3})(\d{3})(\d{3})(\d*)$/, '$1 $2 $3 $4').trim()

/** An IBAN in fours, as on paper. */
export const inFours = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ')

/** Names in a sentence: `A, B et C`. */
export const listText = (names: readonly string[]): string =>
  new Intl.ListFormat(tag(), { type: 'conjunction' }).format(names)
