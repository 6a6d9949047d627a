import { createHash } from 'node:crypto'
import { type Cents, sumCents } from '../../shared/money.ts'
import { isSepaReference, sepaText } from './sepa-text.ts'

/** Address by its parts: banks refuse one in free lines since 15 November 2026. */
export interface SepaAddress {
  readonly street: string | null
  readonly postalCode: string | null
  readonly city: string
  /** ISO 3166, two letters. */
  readonly country: string
}

/** Limits of the EPC, under those of the schema (EPC130-08, EPC132-08). */
const LONGEST_NAME = 70
const LONGEST_CITY = 35
const LONGEST_POSTAL_CODE = 16
const LONGEST_REMITTANCE = 140

/** A file of a message of ISO 20022. */
export const documentOf = (namespace: string, message: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${namespace}">${message}</Document>\n`

/** Content comes as elements, or as text of the SEPA set, which holds nothing to escape. */
export const element = (
  tag: string,
  content: string | readonly string[],
  attributes = '',
): string =>
  `<${tag}${attributes}>${typeof content === 'string' ? content : content.join('')}</${tag}>`

export const name = (text: string): string => element('Nm', sepaText(text, LONGEST_NAME))

export const euros = (amount: Cents): string =>
  `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`

export const sums = (amounts: readonly Cents[]): string =>
  element('NbOfTxs', String(amounts.length)) + element('CtrlSum', euros(sumCents(amounts)))

export const account = (iban: string): string => element('Id', element('IBAN', iban))

/** The IBAN tells the bank: its BIC may be left unsaid, but not its place. */
export const agent = (bic: string | null): string =>
  element(
    'FinInstnId',
    bic === null ? element('Othr', element('Id', 'NOTPROVIDED')) : element('BICFI', bic),
  )

const HOUSE_NUMBER = /^(\d+(?: ?(?:bis|ter|quater|[A-Z]))?),? (.+)$/i

export function postalAddress({ street, postalCode, city, country }: SepaAddress): string {
  const [, number = null, road = null] = HOUSE_NUMBER.exec(street ?? '') ?? [null, null, street]
  return element('PstlAdr', [
    textIfAny('StrtNm', road, LONGEST_NAME),
    textIfAny('BldgNb', number, LONGEST_POSTAL_CODE),
    textIfAny('PstCd', postalCode, LONGEST_POSTAL_CODE),
    element('TwnNm', sepaText(city, LONGEST_CITY)),
    element('Ctry', country),
  ])
}

const textIfAny = (tag: string, text: string | null, most: number): string =>
  text === null || text.trim() === '' ? '' : element(tag, sepaText(text, most))

/** What the payment is for, in words. */
export const remittance = (text: string): string =>
  element('RmtInf', element('Ustrd', sepaText(text, LONGEST_REMITTANCE)))

/** The reference itself where banks take it, else a plain form that stays unique. */
export function endToEndId(reference: string): string {
  if (isSepaReference(reference)) return reference
  const digest = createHash('sha256').update(reference).digest('hex').slice(0, 8)
  return `${sepaText(reference.replaceAll('/', '-'), 26)}-${digest}`
}
