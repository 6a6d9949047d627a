import type { GroupSettings } from '../group-contract.ts'
import { mistakesIn, type SettingMistake, tidied } from '../rules/settings-mistakes.ts'

/** The choices as a person types them. */
export interface TypedSettings {
  readonly overtimeSplit: GroupSettings['overtimeSplit']
  readonly paymentDays: string
  readonly workAccidentRate: string
  readonly addressLine: string
  readonly postalCode: string
  readonly city: string
  readonly iban: string
  readonly bic: string
  readonly creditorIdentifier: string
}

export type Field = keyof TypedSettings

type Mistakes = Readonly<Partial<Record<Field, SettingMistake['kind'] | 'payment-days' | 'rate'>>>

/** Longest payment term: 60 days from the date of the invoice (Code de commerce, L441-10). */
export const LONGEST_PAYMENT_DAYS = 60

/** How decimals are written: `2,08` in French, `2.08` in English. Both are read. */
export type DecimalMark = ',' | '.'

const percentText = (e4: number, mark: DecimalMark): string =>
  `${Math.floor(e4 / 100)}${mark}${String(e4 % 100).padStart(2, '0')}`

/** `2,08`, `2.08 %` or `2` as ten-thousandths; null when it is none, or above 100 %. */
export function rateOf(typed: string): number | null {
  const [, whole = '', decimals = ''] =
    /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(typed.trim()) ?? []
  if (whole === '') return null
  const e4 = Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
  return e4 <= 10_000 ? e4 : null
}

function daysOf(typed: string): number | null {
  const bare = typed.trim()
  return /^\d{1,3}$/.test(bare) && Number(bare) <= LONGEST_PAYMENT_DAYS ? Number(bare) : null
}

/** An IBAN in groups of four, as banks print it. */
export const inFours = (identifier: string | null): string =>
  (identifier ?? '').replaceAll(/(.{4})(?=.)/g, '$1 ')

export const typedOf = (settings: GroupSettings, mark: DecimalMark): TypedSettings => ({
  overtimeSplit: settings.overtimeSplit,
  paymentDays: String(settings.paymentDays),
  workAccidentRate: percentText(settings.workAccidentRateE4, mark),
  addressLine: settings.addressLine ?? '',
  postalCode: settings.postalCode ?? '',
  city: settings.city ?? '',
  iban: inFours(settings.iban),
  bic: settings.bic ?? '',
  creditorIdentifier: settings.creditorIdentifier ?? '',
})

/** What was typed as choices, or everything that is wrong in it, by field. */
export function readTyped(
  typed: TypedSettings,
): { readonly settings: GroupSettings } | { readonly mistakes: Mistakes } {
  const { paymentDays, workAccidentRate, ...texts } = typed
  const days = daysOf(paymentDays)
  const rate = rateOf(workAccidentRate)
  const settings = tidied({ ...texts, paymentDays: days ?? 0, workAccidentRateE4: rate ?? 0 })
  const identifiers = mistakesIn(settings).map(({ field, kind }) => [field, kind])
  const mistakes: Mistakes = {
    ...Object.fromEntries(identifiers),
    ...(days === null ? { paymentDays: 'payment-days' } : {}),
    ...(rate === null ? { workAccidentRate: 'rate' } : {}),
  }
  return Object.keys(mistakes).length === 0 ? { settings } : { mistakes }
}
