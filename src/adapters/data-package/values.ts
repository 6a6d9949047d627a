import { electronicFormatIBAN, isValidIBAN } from 'ibantools'
import { parseDay, parseMonth } from '../../shared/days.ts'
import { isBic, isCreditorIdentifier, isSiren, isSiret } from '../../shared/ids.ts'
import { parseLocalTime, parseZone } from '../../shared/time.ts'
import type { Field, Format } from './descriptor.ts'
import type { Expected } from './package-error.ts'

const INTEGER = /^(0|-?[1-9]\d*)$/
const NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/
const TRUE = new Set(['true', 'True', 'TRUE', '1'])
const FALSE = new Set(['false', 'False', 'FALSE', '0'])
const LONGEST_IDENTIFIER = 200
const HALF_DAY = /^(mon|tue|wed|thu|fri|sat|sun)-(am|pm)$/
const SENIORITY_STEPS = /^\d{1,2}=\d{1,4}(;\d{1,2}=\d{1,4})*$/
const UTC_TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:([0-5]\d))?(Z)?$/

// Days outside are typing errors, and the database could not hold all that four digits can say.
const isDay = (text: string): boolean =>
  parseDay(text) !== null && text >= '1800-01-01' && text < '3000-01-01'

const isLocalTime = (text: string): boolean =>
  parseLocalTime(text) !== null && isDay(text.slice(0, 10))

const zones = new Map<string, boolean>()

function isZone(text: string): boolean {
  const known = zones.get(text)
  if (known !== undefined) return known
  const answer = parseZone(text) !== null
  zones.set(text, answer)
  return answer
}

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
/** Named, but codes of no country: reserved in ISO 3166-1, or of the names' own. */
const OF_NO_COUNTRY = /^(AC|CP|CQ|DG|EA|EU|EZ|IC|QO|TA|UN|X[A-Z]|ZZ)$/

/** A code that invoices may carry: of a country today, not of a former one such as `DD`. */
const isCountry = (text: string): boolean =>
  /^[A-Z]{2}$/.test(text) &&
  !OF_NO_COUNTRY.test(text) &&
  new Intl.Locale(`und-${text}`).region === text &&
  REGIONS.of(text) !== undefined

/** The items of a list in a cell, separated by spaces. */
export const listOf = (text: string): string[] => text.split(' ').filter((item) => item !== '')

const NAMES_SEPARATOR = ';'

/** The names of a list in a cell, separated by semicolons. */
export const namesOf = (text: string): string[] =>
  text
    .split(NAMES_SEPARATOR)
    .map((name) => name.trim())
    .filter((name) => name !== '')

function areHalfDays(text: string): boolean {
  const items = listOf(text)
  return items.every((item) => HALF_DAY.test(item)) && new Set(items).size === items.length
}

function isUtcTime(text: string): boolean {
  const minute = UTC_TIME.exec(text)?.[1]
  return minute !== undefined && isLocalTime(minute)
}

/** The seconds that a moment says: nothing counts them, but they come back as they were given. */
export const isCanonicalUtc = (text: string): boolean => text.length === 16

const MATCHES: Readonly<Record<Format, (text: string) => boolean>> = {
  siren: isSiren,
  siret: isSiret,
  idcc: (text) => /^\d{4}$/.test(text),
  iban: (text) => isValidIBAN(electronicFormatIBAN(text) ?? ''),
  bic: isBic,
  creditor: isCreditorIdentifier,
  zone: isZone,
  country: isCountry,
  commune: (text) => /^\d[\dAB]\d{3}$/.test(text),
  month: (text) => parseMonth(text) !== null,
  'half-days': areHalfDays,
  'seniority-steps': (text) => SENIORITY_STEPS.test(text),
  members: () => true,
  names: () => true,
  utc: isUtcTime,
}

const EXPECTED_OF_FORMAT: Readonly<Record<Format, Expected>> = {
  siren: { kind: 'siren' },
  siret: { kind: 'siret' },
  idcc: { kind: 'idcc' },
  iban: { kind: 'iban' },
  bic: { kind: 'bic' },
  creditor: { kind: 'creditor' },
  zone: { kind: 'zone' },
  country: { kind: 'country' },
  commune: { kind: 'commune' },
  month: { kind: 'month' },
  'half-days': { kind: 'half-days' },
  'seniority-steps': { kind: 'seniority-steps' },
  members: { kind: 'text' },
  names: { kind: 'text' },
  utc: { kind: 'utc-time' },
}

function typeMistake(field: Field, text: string): Expected | null {
  switch (field.type) {
    case 'string':
      if (text.includes('\0') || !text.isWellFormed()) return { kind: 'text' }
      return field.identifier && text.length > LONGEST_IDENTIFIER ? { kind: 'identifier' } : null
    case 'integer':
      return INTEGER.test(text) && Number.isSafeInteger(Number(text)) ? null : { kind: 'integer' }
    case 'number':
      return NUMBER.test(text) ? null : { kind: 'number' }
    case 'boolean':
      return TRUE.has(text) || FALSE.has(text) ? null : { kind: 'boolean' }
    case 'date':
      return isDay(text) ? null : { kind: 'date' }
    case 'datetime':
      return field.format === 'utc' || isLocalTime(text) ? null : { kind: 'local-time' }
  }
}

function boundMistake({ type, minimum, maximum }: Field, text: string): Expected | null {
  if (type !== 'integer' && type !== 'number') return null
  const value = Number(text)
  if (minimum !== null && value < minimum) return { kind: 'at-least', limit: minimum }
  if (maximum !== null && value > maximum) return { kind: 'at-most', limit: maximum }
  return null
}

/** What the cell should have held, or null when it is right. */
export function mistakeOf(field: Field, text: string): Expected | null {
  if (text === '') return field.required ? { kind: 'value' } : null
  if (field.required && text.trim() === '') return { kind: 'value' }
  const ofType = typeMistake(field, text)
  if (ofType !== null) return ofType
  if (field.allowed !== null && !field.allowed.includes(text))
    return { kind: 'one-of', values: field.allowed }
  if (field.format !== null && !MATCHES[field.format](text)) return EXPECTED_OF_FORMAT[field.format]
  return boundMistake(field, text)
}

/** The one spelling of a right cell that is compared, stored and exported. */
export function canonical(field: Field, text: string): string {
  if (text === '') return text
  if (field.type === 'boolean') return TRUE.has(text) ? 'true' : 'false'
  if (field.type === 'number') return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text
  if (field.format === 'members' || field.format === 'half-days') return listOf(text).join(' ')
  if (field.format === 'names') return namesOf(text).join(NAMES_SEPARATOR)
  return text
}

/** The moment that a confirmation names, to the second, as the database reads it. */
export function utcMoment(text: string): string {
  const [, minute = '', , second = '00'] = UTC_TIME.exec(text) ?? []
  return `${minute}:${second}Z`
}
