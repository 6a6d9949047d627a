import { isValidIBAN } from 'ibantools'
import { isBic, isCreditorIdentifier } from '../../shared/ids.ts'
import type { GroupSettings } from '../group-contract.ts'

/** A choice of the group that cannot be right, and what it should have been. */
export interface SettingMistake {
  readonly field: keyof GroupSettings
  readonly kind: 'iban' | 'bic' | 'creditor-identifier'
}

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

/** Everything that is wrong in tidied choices, at once. */
export function mistakesIn({ iban, bic, creditorIdentifier }: GroupSettings): SettingMistake[] {
  const mistakes: SettingMistake[] = []
  if (iban !== null && !isValidIBAN(iban)) mistakes.push({ field: 'iban', kind: 'iban' })
  if (bic !== null && !isBic(bic)) mistakes.push({ field: 'bic', kind: 'bic' })
  if (creditorIdentifier !== null && !isCreditorIdentifier(creditorIdentifier))
    mistakes.push({ field: 'creditorIdentifier', kind: 'creditor-identifier' })
  return mistakes
}
