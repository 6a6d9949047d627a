/**
 * Operations of publicodes on values that may be null (not applicable) or undefined (not known).
 * A null operand makes products and comparisons null, and counts as nothing in sums.
 */
export type Value = number | boolean | string | null | undefined

type Operation = (a: Value, b: Value) => Value

/** A day of the rules, `24/02/2025` or `02/2025` for the first of the month, as 20250224. */
function dayAsNumber(text: string): number {
  const [year = '', month = '', day = '01'] = text.split('/').toReversed()
  return Number(year + month + day)
}

const num = (value: Value): number =>
  typeof value === 'string' && value.includes('/') ? dayAsNumber(value) : Number(value)

const product: Operation = (a, b) => {
  if (a === null || a === 0) return a
  if (b === null || b === 0) return b
  return a === undefined || b === undefined ? undefined : num(a) * num(b)
}

const compared =
  (holds: (a: number, b: number) => boolean): Operation =>
  (a, b) => {
    if (a === null || b === null) return null
    return a === undefined || b === undefined ? undefined : holds(num(a), num(b))
  }

const known =
  (compute: Operation): Operation =>
  (a, b) =>
    a === undefined || b === undefined ? undefined : compute(a, b)

export const OPERATIONS = {
  mul: product,
  div: (a, b) => {
    if (a === null || a === 0 || b === null) return a === null || a === 0 ? a : b
    return a === undefined || b === undefined ? undefined : num(a) / num(b)
  },
  add: known((a, b) => num(a) + num(b)),
  sub: (a, b) => (a === null ? null : known((x, y) => num(x) - num(y))(a, b)),
  pow: known((a, b) => num(a) ** num(b)),
  lt: compared((a, b) => a < b),
  le: compared((a, b) => a <= b),
  gt: compared((a, b) => a > b),
  ge: compared((a, b) => a >= b),
  eq: known((a, b) => (a ?? false) === (b ?? false)),
  ne: known((a, b) => (a ?? false) !== (b ?? false)),
  and: (a, b) => {
    if (a === null || a === false || b === null || b === false) return false
    return a === undefined || b === undefined ? undefined : a && b
  },
  or: (a, b) => {
    if (a === true || b === true) return true
    return a === undefined || b === undefined ? undefined : (a ?? false) || (b ?? false)
  },
} satisfies Record<string, Operation>

export type OperationName = keyof typeof OPERATIONS

/** The operation by its sign in the rules, and the sign of JavaScript where no operand is missing. */
export const SIGNS: Readonly<
  Record<string, { readonly name: OperationName; readonly sign: string }>
> = {
  '*': { name: 'mul', sign: '*' },
  '/': { name: 'div', sign: '/' },
  '+': { name: 'add', sign: '+' },
  '-': { name: 'sub', sign: '-' },
  '**': { name: 'pow', sign: '**' },
  '<': { name: 'lt', sign: '<' },
  '<=': { name: 'le', sign: '<=' },
  '>': { name: 'gt', sign: '>' },
  '>=': { name: 'ge', sign: '>=' },
  '=': { name: 'eq', sign: '===' },
  '!=': { name: 'ne', sign: '!==' },
  et: { name: 'and', sign: '&&' },
  ou: { name: 'or', sign: '||' },
}

export const scale = (value: Value, factor: number): Value =>
  typeof value === 'number' ? value * factor : value

/** Half up, as publicodes rounds. */
export const round = (value: Value, digits: number): Value =>
  typeof value === 'number'
    ? Math.round((value + Number.EPSILON) * 10 ** digits) / 10 ** digits
    : value
