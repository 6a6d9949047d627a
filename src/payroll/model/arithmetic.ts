import { type OperationName, OPERATIONS, SIGNS, type Value } from './operations.ts'
import {
  constant,
  isCertain,
  maybeNull,
  maybeUndefined,
  type Operand,
  type Program,
  textOf,
} from './program.ts'
import { isPercent, NO_UNIT, PERCENT, times, type Unit } from './unit.ts'

const STOPS_AT_NULL: ReadonlySet<string> = new Set(['<', '>', '<=', '>=', '/', '*', 'et'])

/** The result that one constant operand decides alone. */
function decidedBy(one: Operand, operation: string, isFirst: boolean): Operand | null {
  if (one.kind !== 'constant') return null
  const { value } = one
  if (value === null && (STOPS_AT_NULL.has(operation) || (isFirst && operation === '-')))
    return constant(operation === 'et' ? false : null)
  if (value === 0 && (operation === '*' || (isFirst && operation === '/'))) return constant(0)
  if (value === false && operation === 'et') return constant(false)
  return value === true && operation === 'ou' ? constant(true) : null
}

/** Operands that change nothing, by operation: 1 of a product, 0 of a sum. */
const NEUTRAL: Readonly<Record<string, Value>> = { '*': 1, '+': 0, et: true, ou: false }

/** An operation of the rules on two operands, the second of which may not be needed. */
export function arithmetic(
  program: Program,
  operation: string,
  first: () => Operand,
  second: () => Operand,
): Operand {
  const a = first()
  const decidedByFirst = decidedBy(a, operation, true)
  if (decidedByFirst !== null) return decidedByFirst
  const b = second()
  const decidedBySecond = decidedBy(b, operation, false)
  if (decidedBySecond !== null) return decidedBySecond
  if (isUnknown(a) || isUnknown(b)) return constant(undefined)
  if ((operation === '+' || operation === '-') && isPercent(b.unit) && !isPercent(a.unit))
    return changedByPercent(program, operation, a, b)
  return written(program, operation, ...inOneUnit(program, operation, a, b))
}

const isUnknown = (one: Operand): boolean => one.kind === 'constant' && one.value === undefined

/** `x + 10 %` is x times 1.1. */
function changedByPercent(program: Program, operation: '+' | '-', a: Operand, b: Operand): Operand {
  const bare = (one: Operand): Operand => ({ ...one, unit: undefined })
  const share = arithmetic(
    program,
    operation,
    () => constant(1),
    () =>
      arithmetic(
        program,
        '*',
        () => bare(b),
        () => constant(0.01),
      ),
  )
  const unit = times(times(a.unit, b.unit), PERCENT, -1)
  return {
    ...arithmetic(
      program,
      '*',
      () => bare(a),
      () => share,
    ),
    unit,
  }
}

/** Sums and comparisons are made in the unit of the first operand that has one. */
function inOneUnit(
  program: Program,
  operation: string,
  a: Operand,
  b: Operand,
): readonly [Operand, Operand] {
  if (operation === '*' || operation === '/') return [a, b]
  if (a.unit && b.unit) return [a, program.convert(b, a.unit)]
  return b.unit ? [program.convert(a, b.unit), b] : [a, b]
}

/** Unit of the result, and whether the number must be divided by the hundred of a percent. */
function unitOfResult(operation: string, a: Operand, b: Operand): [Unit | undefined, boolean] {
  if (operation === '/') return [times(a.unit ?? NO_UNIT, b.unit, -1), false]
  if (operation === '+' || operation === '-') return [a.unit ?? b.unit, false]
  if (operation !== '*') return [undefined, false]
  const unit = times(a.unit, b.unit)
  return (unit?.get('%') ?? 0) > 0 ? [times(unit, PERCENT, -1), true] : [unit, false]
}

function written(program: Program, operation: string, a: Operand, b: Operand): Operand {
  const known = SIGNS[operation]
  if (known === undefined) throw new Error(`no operation ${operation}`)
  const [unit, inHundredths] = unitOfResult(operation, a, b)
  if (a.kind === 'constant' && b.kind === 'constant') {
    const value: Value = OPERATIONS[known.name](a.value, b.value)
    return constant(inHundredths && typeof value === 'number' ? value / 100 : value, unit)
  }
  if (!isCertain(a) || !isCertain(b)) {
    const call = `${known.name}(${textOf(a)},${textOf(b)})`
    const text = inHundredths ? `scale(${call},0.01)` : call
    const nulls = mayBeNull(known.name, a, b)
    return program.add(text, unit, nulls, maybeUndefined(a) || maybeUndefined(b))
  }
  if (!inHundredths && Object.hasOwn(NEUTRAL, operation)) {
    const neutral = NEUTRAL[operation]
    if (a.kind === 'constant' && a.value === neutral) return { ...b, unit }
    if (b.kind === 'constant' && b.value === neutral) return { ...a, unit }
  }
  const text = `${textOf(a)}${known.sign}${signed(textOf(b))}`
  return program.add(inHundredths ? `${text}/100` : text, unit)
}

/** A number below zero after a sign: `a--1` would be another thing. */
const signed = (text: string): string => (text.startsWith('-') ? `(${text})` : text)

const NULL_OF_ANY: ReadonlySet<OperationName> = new Set(['mul', 'div', 'lt', 'le', 'gt', 'ge'])

const mayBeNull = (name: OperationName, a: Operand, b: Operand): boolean =>
  (NULL_OF_ANY.has(name) && (maybeNull(a) || maybeNull(b))) || (name === 'sub' && maybeNull(a))
