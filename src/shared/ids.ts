import type { Brand } from './brand.ts'

export type GroupId = Brand<string, 'GroupId'>
export type MemberId = Brand<string, 'MemberId'>
export type EmployeeId = Brand<string, 'EmployeeId'>
export type AssignmentId = Brand<string, 'AssignmentId'>

function luhnSum(digits: string): number {
  let sum = 0
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum
}

/** SIREN: nine digits whose Luhn sum is a multiple of ten. */
export const isSiren = (text: string): boolean => /^\d{9}$/.test(text) && luhnSum(text) % 10 === 0

const LA_POSTE = '356000000'

/**
 * SIRET: fourteen digits whose Luhn sum is a multiple of ten, and whose SIREN is right.
 * The establishments of La Poste follow their own key: the plain sum is a multiple of five.
 */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text) || !isSiren(text.slice(0, 9))) return false
  if (luhnSum(text) % 10 === 0) return true
  const plain = [...text].reduce((sum, digit) => sum + Number(digit), 0)
  return text.startsWith(LA_POSTE) && plain % 5 === 0
}

/** French VAT number of a SIREN: key = (12 + 3 x (SIREN mod 97)) mod 97. */
export function frenchVatNumber(siren: string): string {
  const key = (12 + 3 * (Number(siren) % 97)) % 97
  return `FR${String(key).padStart(2, '0')}${siren}`
}

/** BIC of 8 or 11 characters (ISO 9362). */
export const isBic = (text: string): boolean => /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(text)

const CREDITOR = /^([A-Z]{2})(\d{2})[A-Z0-9]{3}([A-Z0-9]{1,28})$/

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
