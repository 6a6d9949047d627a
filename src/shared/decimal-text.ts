import { divideHalfUp } from './money.ts'

/** A whole number of hundredths or ten-thousandths with its decimals: 123450, 2, `,` is `1234,50`. */
export function decimalText(value: number, digits: number, mark: ',' | '.'): string {
  const scale = 10 ** digits
  const size = Math.abs(value)
  const rest = String(size % scale).padStart(digits, '0')
  return `${value < 0 ? '-' : ''}${Math.trunc(size / scale)}${mark}${rest}`
}

/** Hours in hundredths, as payroll engines count them: 290 minutes are 483. */
export const hundredthsOfHour = (minutes: number): number => {
  const size = Number(divideHalfUp(BigInt(Math.abs(minutes)) * 100n, 60n))
  return minutes < 0 ? -size : size
}

/** `2026-10-05` as `05/10/2026`. */
export const frenchDate = (day: string): string => day.split('-').reverse().join('/')
