import type { Random } from './random.ts'

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.int(0, 9)).join('')

/** The digit that makes the Luhn sum of all a multiple of ten. */
function luhnKey(body: string): number {
  let sum = 0
  for (let i = 0; i < body.length; i += 1) {
    const digit = Number(body[body.length - 1 - i])
    const doubled = i % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return (10 - (sum % 10)) % 10
}

/** An invented SIREN with a right key; those of public bodies start with 2. */
export function inventedSiren(random: Random, owner: 'public' | 'private'): string {
  const first = owner === 'public' ? 2 : random.int(4, 9)
  const body = `${first}${digits(random, 7)}`
  return `${body}${luhnKey(body)}`
}

/** The SIRET of the nth establishment of a SIREN, with a right key. */
export function siretOf(siren: string, establishment: number): string {
  const body = `${siren}${String(establishment).padStart(4, '0')}`
  return `${body}${luhnKey(body)}`
}

const key97 = (value: bigint): string => String(value).padStart(2, '0')

/** An invented French IBAN: RIB key and IBAN key are right, the bank does not exist. */
export function inventedIban(random: Random): string {
  const bank = `999${digits(random, 2)}`
  const branch = digits(random, 5)
  const account = digits(random, 11)
  const weighed = 89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(account)
  const rib = `${bank}${branch}${account}${key97(97n - (weighed % 97n))}`
  // F = 15, R = 27, then the two digits of the key to find.
  return `FR${key97(98n - (BigInt(`${rib}152700`) % 97n))}${rib}`
}

/** An invented French creditor identifier (ICS) with a right key. */
export function inventedCreditor(random: Random): string {
  const national = digits(random, 6)
  // F = 15, R = 27, then the two digits of the key to find; ZZZ stands outside of it.
  return `FR${key97(98n - (BigInt(`${national}152700`) % 97n))}ZZZ${national}`
}
