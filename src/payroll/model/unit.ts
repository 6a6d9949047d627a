/** A unit as powers of symbols: `€/mois` is € to the 1 and mois to the -1. */
export type Unit = ReadonlyMap<string, number>

/** The unit as publicodes writes it. */
export interface WrittenUnit {
  readonly numerators: readonly string[]
  readonly denominators: readonly string[]
}

export const NO_UNIT: Unit = new Map()
export const PERCENT: Unit = new Map([['%', 1]])

/** Symbols that measure the same thing, in a common measure: a day is 12/365 of a month. */
const SCALES: Readonly<Record<string, { readonly of: string; readonly factor: number }>> = {
  jour: { of: 'time', factor: 12 / 365 },
  mois: { of: 'time', factor: 1 },
  trimestre: { of: 'time', factor: 3 },
  an: { of: 'time', factor: 12 },
  '€': { of: 'money', factor: 1 },
  'k€': { of: 'money', factor: 1_000 },
  '%': { of: '%', factor: 0.01 },
}

function withPower(powers: Map<string, number>, symbol: string, power: number): void {
  const sum = (powers.get(symbol) ?? 0) + power
  if (sum === 0) powers.delete(symbol)
  else powers.set(symbol, sum)
}

export function unitOf(written: WrittenUnit | undefined): Unit | undefined {
  if (written === undefined) return undefined
  const powers = new Map<string, number>()
  for (const symbol of written.numerators) withPower(powers, symbol, 1)
  for (const symbol of written.denominators) withPower(powers, symbol, -1)
  return powers
}

/** Unit of a product, or of a quotient when the sign is -1; none when neither has one. */
export function times(a: Unit | undefined, b: Unit | undefined, sign: 1 | -1 = 1) {
  if (a === undefined && b === undefined) return undefined
  const powers = new Map(a ?? NO_UNIT)
  for (const [symbol, power] of b ?? NO_UNIT) withPower(powers, symbol, sign * power)
  return powers
}

export const isSame = (a: Unit | undefined, b: Unit | undefined): boolean =>
  (a?.size ?? 0) === (b?.size ?? 0) &&
  [...(a ?? NO_UNIT)].every(([symbol, power]) => b?.get(symbol) === power)

export const isPercent = (unit: Unit | undefined): boolean =>
  unit !== undefined && isSame(unit, PERCENT)

const sizeOf = (unit: Unit): number =>
  [...unit].reduce((size, [symbol, power]) => size * (SCALES[symbol]?.factor ?? 1) ** power, 1)

/** What a number in the first unit is multiplied by to be in the second; 1 when it has no unit. */
export const factorBetween = (from: Unit | undefined, to: Unit | undefined): number =>
  from === undefined ? 1 : sizeOf(from) / sizeOf(to ?? NO_UNIT)

/** The unit without symbols that undo each other (mois/an), and without percents among others. */
export function simplified(unit: Unit): Unit {
  const powers = new Map(unit)
  const kindOf = (symbol: string): string => SCALES[symbol]?.of ?? symbol
  for (const above of unit.keys())
    for (const below of unit.keys()) {
      const shared = Math.min(powers.get(above) ?? 0, -(powers.get(below) ?? 0))
      if (above === below || shared <= 0 || kindOf(above) !== kindOf(below)) continue
      withPower(powers, above, -shared)
      withPower(powers, below, shared)
    }
  const above = [...powers].filter(([, power]) => power > 0)
  if (above.length > 0 && above.every(([symbol]) => symbol === '%')) powers.set('%', 1)
  else powers.delete('%')
  return powers
}
