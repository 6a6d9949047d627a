import { isValidIBAN } from 'ibantools'
import type { GroupSettings } from '../group-contract.ts'

/** A choice of the group that cannot be right, and what it should have been. */
export interface SettingMistake {
  readonly field: keyof GroupSettings
  readonly kind: 'iban' | 'bic' | 'creditor-identifier'
}

const BIC = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/
const CREDITOR = /^([A-Z]{2})(\d{2})[A-Z0-9]{3}([A-Z0-9]{1,28})$/

const withoutSpaces = (text: string | null): string | null => {
  const bare = (text ?? '').replaceAll(/\s/g, '').toUpperCase()
  return bare === '' ? null : bare
}

const trimmed = (text: string | null): string | null => {
  const bare = (text ?? '').trim()
  return bare === '' ? null : bare
}

/** The choices as they are kept: identifiers without spaces, what is blank as nothing. */
export const tidied = (settings: GroupSettings): GroupSettings => ({
  ...settings,
  addressLine: trimmed(settings.addressLine),
  postalCode: trimmed(settings.postalCode),
  city: trimmed(settings.city),
  iban: withoutSpaces(settings.iban),
  bic: withoutSpaces(settings.bic),
  creditorIdentifier: withoutSpaces(settings.creditorIdentifier),
})

/** Remainder by 97 of a text whose letters count 10 to 35 (ISO 7064, MOD 97-10). */
function remainder97(text: string): number {
  let remainder = 0
  for (const character of text) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97
  }
  return remainder
}

/**
 * Identifiant créancier SEPA (ICS): country, key, business code, national identifier. The business
 * code is free and stands outside of the key (EPC262-08).
 */
export function isCreditorIdentifier(text: string): boolean {
  const [, country = '', key = '', national = ''] = CREDITOR.exec(text) ?? []
  return national !== '' && remainder97(`${national}${country}${key}`) === 1
}

/** Everything that is wrong in tidied choices, at once. */
export function mistakesIn({ iban, bic, creditorIdentifier }: GroupSettings): SettingMistake[] {
  const mistakes: SettingMistake[] = []
  if (iban !== null && !isValidIBAN(iban)) mistakes.push({ field: 'iban', kind: 'iban' })
  if (bic !== null && !BIC.test(bic)) mistakes.push({ field: 'bic', kind: 'bic' })
  if (creditorIdentifier !== null && !isCreditorIdentifier(creditorIdentifier))
    mistakes.push({ field: 'creditorIdentifier', kind: 'creditor-identifier' })
  return mistakes
}
