/** The letters of an account number as digits, for the key of a RIB. */
const digitsOf = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => {
    const place = letter.charCodeAt(0) - 65
    return String(place < 18 ? (place % 9) + 1 : ((place - 18) % 8) + 2)
  })

const modulo97 = (digits: string): number => {
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest
}

/** The IBAN of a French account; null when the parts are not those of one. */
export function frenchIban(bank: string, branch: string, account: string): string | null {
  const parts = `${bank}${branch}${account}`.toUpperCase()
  if (!/^\d{10}[0-9A-Z]{11}$/.test(parts)) return null
  const key = 97 - modulo97(`${digitsOf(parts)}00`)
  const bban = `${parts}${String(key).padStart(2, '0')}`
  const expanded = `${bban}FR00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return `FR${String(98 - modulo97(expanded)).padStart(2, '0')}${bban}`
}
