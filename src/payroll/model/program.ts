import { invariant } from '../../shared/refusal.ts'
import { OPERATIONS, round, scale, type Value } from './operations.ts'
import { factorBetween, isSame, type Unit } from './unit.ts'

/** A value that is the same whatever the inputs. */
export interface Constant {
  readonly kind: 'constant'
  readonly value: Value
  readonly unit: Unit | undefined
}

/** A value that an expression computes from the inputs. */
export interface Computed {
  readonly kind: 'computed'
  /** Name of the variable that holds it. */
  readonly name: string
  readonly unit: Unit | undefined
  readonly maybeNull: boolean
  readonly maybeUndefined: boolean
}

export type Operand = Constant | Computed

export const constant = (value: Value, unit?: Unit): Constant => ({ kind: 'constant', value, unit })

export const maybeNull = (one: Operand): boolean =>
  one.kind === 'constant' ? one.value === null : one.maybeNull
export const maybeUndefined = (one: Operand): boolean =>
  one.kind === 'constant' ? one.value === undefined : one.maybeUndefined
export const isCertain = (one: Operand): boolean => !maybeNull(one) && !maybeUndefined(one)

/** An operand as it stands in an expression. */
export function textOf(one: Operand): string {
  if (one.kind === 'computed') return one.name
  const { value } = one
  if (value === undefined) return 'undefined'
  return value === Number.POSITIVE_INFINITY ? 'Infinity' : JSON.stringify(value)
}

const NAMES = /\bv\d+\b/g
const HELPERS = { ...OPERATIONS, scale, round }

export type Compiled = (...inputs: readonly number[]) => readonly Value[]

/** Lines of code, each a variable with its expression: the same expression is written once. */
export class Program {
  readonly #lines: [name: string, expression: string][] = []
  readonly #known = new Map<string, string>()

  add(expression: string, unit: Unit | undefined, nulls = false, unknowns = false): Computed {
    let name = this.#known.get(expression)
    if (name === undefined) {
      name = `v${this.#lines.length}`
      this.#known.set(expression, name)
      this.#lines.push([name, expression])
    }
    return { kind: 'computed', name, unit, maybeNull: nulls, maybeUndefined: unknowns }
  }

  /** The first operand where the condition holds, else the second, in the unit of the first. */
  choose(condition: string, then: Operand, otherwise: Operand): Operand {
    const unit = then.unit ?? otherwise.unit
    const other =
      then.unit && otherwise.unit && !isSame(then.unit, otherwise.unit)
        ? this.convert(otherwise, then.unit)
        : otherwise
    if (then.kind === 'constant' && other.kind === 'constant' && then.value === other.value)
      return constant(then.value, unit)
    return this.add(
      `${condition}?${textOf(then)}:${textOf(other)}`,
      unit,
      maybeNull(then) || maybeNull(other),
      maybeUndefined(then) || maybeUndefined(other),
    )
  }

  convert(one: Operand, to: Unit | undefined): Operand {
    const factor = factorBetween(one.unit, to)
    if (Math.abs(factor - 1) < 1e-15) return { ...one, unit: to }
    if (one.kind === 'constant') {
      const { value } = one
      return constant(typeof value === 'number' ? Number((value * factor).toFixed(16)) : value, to)
    }
    return isCertain(one)
      ? this.add(`${one.name}*${factor}`, to)
      : this.add(`scale(${one.name},${factor})`, to, one.maybeNull, one.maybeUndefined)
  }

  /** The function of the inputs that gives the results, with only the lines that they need. */
  compile(inputs: readonly string[], results: readonly Operand[]): Compiled {
    const needed = new Set(results.flatMap((one) => textOf(one).match(NAMES) ?? []))
    const kept: string[] = []
    for (const [name, expression] of this.#lines.toReversed()) {
      if (!needed.has(name)) continue
      for (const used of expression.match(NAMES) ?? []) needed.add(used)
      kept.push(`const ${name}=${expression}`)
    }
    const body = [...kept.toReversed(), `return [${results.map(textOf).join(',')}]`].join('\n')
    const source = `return function(${inputs.join(',')}){\n${body}\n}`
    // The code is made of the rules of the pinned model alone: no text of a person is in it.
    // oxlint-disable-next-line typescript/no-implied-eval
    const made: unknown = new Function(...Object.keys(HELPERS), source)(...Object.values(HELPERS))
    invariant(typeof made === 'function', 'the rules compile to a function')
    return made as Compiled
  }
}
