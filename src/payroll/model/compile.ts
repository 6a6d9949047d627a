import { arithmetic } from './arithmetic.ts'
import { marginal, stepped } from './bands.ts'
import { round, type Value } from './operations.ts'
import {
  type Compiled,
  constant,
  isCertain,
  maybeNull,
  maybeUndefined,
  type Operand,
  Program,
  textOf,
} from './program.ts'
import {
  isNode,
  type Node,
  referencesOf,
  type RuleNode,
  type Rules,
  statedBy,
  statedIn,
} from './rules-tree.ts'
import { simplified, type Unit, unitOf, type WrittenUnit } from './unit.ts'

/** A number that the compiled rules take: a rule of the model, in the unit of its situation. */
export interface Input {
  readonly rule: string
  readonly name: string
  readonly unit: WrittenUnit
}

/** A mechanism of the rules that is not compiled: the situation must be refused. */
export class NotCompiled extends Error {}

/** Rules with what varies in them. */
interface Scope {
  readonly rules: Rules
  readonly inputs: ReadonlyMap<string, Operand>
  /** Names of the rules that depend on an input. */
  readonly varying: ReadonlySet<string>
  readonly found: Map<Node, Operand>
  readonly varies: Map<Node, boolean>
  /** Other situations that this one is inside of: one inside itself gives nothing. */
  readonly inside: ReadonlySet<Node>
}

/** Every rule that the inputs can reach, in the sense of the arrows of the rules. */
function reached(rules: Rules, inputs: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>()
  const next = [...inputs].map(statedIn)
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    if (found.has(name)) continue
    found.add(name)
    next.push(...rules.usersOf(name))
  }
  return found
}

const scopeOf = (
  rules: Rules,
  inputs: ReadonlyMap<string, Operand>,
  inside: ReadonlySet<Node> = new Set(),
): Scope => ({
  inside,
  rules,
  inputs,
  varying: reached(rules, inputs.keys()),
  found: new Map(),
  varies: new Map(),
})

const child = (node: Node, key: string): Node => {
  const found = isNode(node[key]) ? node[key] : undefined
  if (found === undefined) throw new NotCompiled(`${node.nodeKind} sans ${key}`)
  return found
}

interface Parts {
  readonly [part: string]: Node
}

const partsOf = (node: Node): Parts => node['explanation'] as Parts

const part = (node: Node, name: string): Node => {
  const found = partsOf(node)[name]
  if (found === undefined) throw new NotCompiled(`${node.nodeKind} sans ${name}`)
  return found
}

/**
 * Compiles rules to one plain function: what does not depend on the inputs is asked of the engine
 * once and stands in the code as a number; the rest becomes lines of arithmetic.
 */
class Compiler {
  readonly program = new Program()
  /** Rules being compiled, and rules whose parent is being decided: both may come back to themselves. */
  #open: string[] = []
  #deciding: string[] = []

  compile(node: Node, scope: Scope): Operand {
    const known = scope.found.get(node)
    if (known !== undefined) return known
    const operand = this.#varies(node, scope) ? this.#computed(node, scope) : asked(node, scope)
    scope.found.set(node, operand)
    return operand
  }

  #varies(node: Node, scope: Scope): boolean {
    let varies = scope.varies.get(node)
    if (varies === undefined) {
      varies =
        node.nodeKind === 'rule'
          ? scope.varying.has(String(node['dottedName']))
          : [...referencesOf(node)].some((name) => scope.varying.has(name))
      scope.varies.set(node, varies)
    }
    return varies
  }

  #computed(node: Node, scope: Scope): Operand {
    const of = (inside: Node): Operand => this.compile(inside, scope)
    switch (node.nodeKind) {
      case 'reference':
        return of(scope.rules.named(String(node['dottedName'])))
      case 'rule':
        return this.#rule(node as RuleNode, scope)
      case 'condition':
        return this.#condition(of(part(node, 'si')), {
          whenTrue: () => of(part(node, 'alors')),
          whenFalse: () => of(part(node, 'sinon')),
        })
      case 'operation':
        return arithmetic(
          this.program,
          String(node['operationKind']),
          () => of(part(node, '0')),
          () => of(part(node, '1')),
        )
      case 'variations':
        return this.#variations(node['explanation'] as readonly Variation[], scope)
      case 'contexte':
        return this.#within(node, scope)
      default:
        return this.#simple(node, scope)
    }
  }

  /** Mechanisms with one value inside, and the bands of a base. */
  #simple(node: Node, scope: Scope): Operand {
    const of = (inside: Node): Operand => this.compile(inside, scope)
    switch (node.nodeKind) {
      case 'est non applicable':
        return this.#notApplicable(child(node, 'explanation'), scope)
      case 'est non défini':
        return this.#isUndefined(of(child(node, 'explanation')))
      case 'variable manquante':
        return of(child(node, 'explanation'))
      case 'unité':
        return this.program.convert(
          of(child(node, 'explanation')),
          unitOf(node['unit'] as WrittenUnit | undefined),
        )
      case 'simplifier unité':
        return this.#simplified(of(child(node, 'explanation')))
      case 'arrondi':
        return this.#rounded(node, scope)
      case 'barème':
        return marginal(this.program, partsOf(node), of)
      case 'grille':
        return stepped(this.program, partsOf(node), of)
      default:
        throw new NotCompiled(`${node.nodeKind} dans ${this.#open[0] ?? 'le modèle'}`)
    }
  }

  #rule(node: RuleNode, scope: Scope): Operand {
    const name = node.dottedName
    const stated = statedBy(name)
    const input = stated === null ? undefined : scope.inputs.get(stated)
    if (input !== undefined) return input
    if (this.#open.filter((open) => open === name).length > 1) return constant(undefined)
    const disabled = this.#disabled(node, scope)
    if (disabled.kind === 'constant' && disabled.value === true) return constant(null)
    this.#open.unshift(name)
    const value = this.compile(node.explanation.valeur, scope)
    this.#open.shift()
    return disabled.kind === 'constant'
      ? value
      : this.program.choose(disabled.name, constant(null), value)
  }

  /** Whether the parent of the rule does not apply, or is false: the rule does not apply then. */
  #disabled(node: RuleNode, scope: Scope): Operand {
    if (statedBy(node.dottedName) !== null) return constant(false)
    const isDeciding = (parent: Node): boolean => {
      const { isNullable, type } = scope.rules.typeOf(parent)
      return isNullable === true || type === 'boolean'
    }
    const parent = node.explanation.parents.find(isDeciding)
    if (parent === undefined) return constant(false)
    const { isNullable, type } = scope.rules.typeOf(parent)
    if (this.#deciding.includes(node.dottedName))
      return type === 'boolean' ? this.#isFalse(parent, scope) : constant(false)
    this.#deciding.unshift(node.dottedName)
    let disabled = isNullable === true ? this.#notApplicable(parent, scope) : constant(false)
    if (type === 'boolean' && !(disabled.kind === 'constant' && disabled.value === true)) {
      const without = disabled
      const refused = () => this.#isRefused(parent, scope)
      disabled = arithmetic(this.program, 'ou', () => without, refused)
    }
    this.#deciding.shift()
    return disabled.kind === 'computed' && disabled.maybeUndefined
      ? this.program.add(`${disabled.name}===true`, undefined)
      : disabled
  }

  /** False or not applicable: what `= non` says of a rule. */
  #isRefused(parent: Node, scope: Scope): Operand {
    const value = () => this.compile(parent, scope)
    return arithmetic(this.program, '=', value, () => constant(false))
  }

  #isFalse(parent: Node, scope: Scope): Operand {
    const value = this.compile(parent, scope)
    return value.kind === 'constant'
      ? constant(value.value === false)
      : this.program.add(`${value.name}===false`, undefined)
  }

  #notApplicable(node: Node, scope: Scope): Operand {
    if (!this.#varies(node, scope))
      return asked({ nodeKind: 'est non applicable', explanation: node }, scope)
    const isNamed = node.nodeKind === 'rule' || node.nodeKind === 'reference'
    if (!isNamed && scope.rules.typeOf(node).isNullable === false) return constant(false)
    if (node.nodeKind === 'reference')
      return this.#notApplicable(scope.rules.named(String(node['dottedName'])), scope)
    if (node.nodeKind === 'rule') return this.#ruleNotApplicable(node as RuleNode, scope)
    if (node.nodeKind === 'condition')
      return this.#condition(this.compile(part(node, 'si'), scope), {
        whenTrue: () => this.#notApplicable(part(node, 'alors'), scope),
        whenFalse: () => this.#notApplicable(part(node, 'sinon'), scope),
      })
    return this.#isNull(this.compile(node, scope))
  }

  #ruleNotApplicable(node: RuleNode, scope: Scope): Operand {
    const stated = statedBy(node.dottedName)
    if (stated !== null && scope.inputs.has(stated)) return constant(false)
    const disabled = this.#disabled(node, scope)
    if (disabled.kind === 'constant' && disabled.value === true) return constant(true)
    const inside = this.#notApplicable(node.explanation.valeur, scope)
    return disabled.kind === 'constant'
      ? inside
      : this.program.choose(disabled.name, constant(true), inside)
  }

  #isNull(value: Operand): Operand {
    if (value.kind === 'constant')
      return constant(value.value === undefined ? undefined : value.value === null)
    const isNull = value.maybeNull ? `${value.name}===null` : 'false'
    if (!value.maybeUndefined)
      return value.maybeNull ? this.program.add(isNull, undefined) : constant(false)
    const text = `${value.name}===undefined?undefined:${isNull}`
    return this.program.add(text, undefined, false, true)
  }

  #isUndefined(value: Operand): Operand {
    if (value.kind === 'computed' && value.maybeUndefined)
      return this.program.add(`${value.name}===undefined`, undefined)
    return constant(value.kind === 'constant' && value.value === undefined)
  }

  #simplified(value: Operand): Operand {
    return value.unit === undefined ? value : this.program.convert(value, simplified(value.unit))
  }

  #condition(
    condition: Operand,
    branch: { readonly whenTrue: () => Operand; readonly whenFalse: () => Operand },
  ): Operand {
    if (condition.kind === 'constant') {
      if (condition.value === true) return branch.whenTrue()
      if (condition.value === false) return branch.whenFalse()
      return constant(condition.value === null ? null : undefined)
    }
    const chosen = this.program.choose(condition.name, branch.whenTrue(), branch.whenFalse())
    if (isCertain(condition)) return chosen
    return this.program.add(
      `${condition.name}==null?${condition.name}:${textOf(chosen)}`,
      chosen.unit,
      condition.maybeNull || maybeNull(chosen),
      condition.maybeUndefined || maybeUndefined(chosen),
    )
  }

  /** The first branch whose condition is neither false nor missing. */
  #variations(branches: readonly Variation[], scope: Scope, unit?: Unit): Operand {
    const [branch, ...others] = branches
    if (branch === undefined) return constant(null)
    const condition = this.compile(branch.condition, scope)
    if (condition.kind === 'constant') {
      if (condition.value === false || condition.value === null)
        return this.#variations(others, scope, unit)
      if (condition.value === undefined) return constant(undefined)
      return this.#inUnit(this.compile(branch.consequence, scope), unit)
    }
    const value = this.#inUnit(this.compile(branch.consequence, scope), unit)
    const rest = this.#variations(others, scope, unit ?? value.unit)
    const holds = `(${condition.name}!=null&&${condition.name}!==false)`
    const chosen = this.program.choose(holds, value, rest)
    if (!condition.maybeUndefined) return chosen
    const text = `${condition.name}===undefined?undefined:${textOf(chosen)}`
    return this.program.add(text, chosen.unit, maybeNull(chosen), true)
  }

  #inUnit(value: Operand, unit: Unit | undefined): Operand {
    return unit && value.unit ? this.program.convert(value, unit) : value
  }

  #rounded(node: Node, scope: Scope): Operand {
    const value = this.#simplified(this.compile(part(node, 'valeur'), scope))
    const precision = this.compile(part(node, 'arrondi'), scope)
    if (precision.kind !== 'constant') throw new NotCompiled('arrondi variable')
    if (precision.value === undefined) return constant(undefined)
    const digits = precision.value === true ? 0 : precision.value
    if (typeof digits !== 'number') return value
    if (value.kind === 'constant') return constant(round(value.value, digits), value.unit)
    const text = `round(${value.name},${digits})`
    return this.program.add(text, value.unit, value.maybeNull, value.maybeUndefined)
  }

  /** A value in another situation: rules whose new value varies are inputs there. */
  #within(node: Node, scope: Scope): Operand {
    if (scope.inside.has(node)) return constant(null)
    const { contexte, valeur } = node['explanation'] as {
      readonly contexte: readonly (readonly [Node, Node])[]
      readonly valeur: Node
    }
    const changes = contexte.map(([rule, value]) => [String(rule['dottedName']), value] as const)
    const inputs = new Map(scope.inputs)
    for (const [name, value] of changes) {
      const operand = this.compile(value, scope)
      if (operand.kind === 'computed') inputs.set(name, operand)
      else inputs.delete(name)
    }
    const [open, deciding] = [this.#open, this.#deciding]
    this.#open = []
    this.#deciding = []
    const inside = new Set([...scope.inside, node])
    const value = this.compile(valeur, scopeOf(scope.rules.within(changes), inputs, inside))
    this.#open = open
    this.#deciding = deciding
    return value
  }
}

interface Variation {
  readonly condition: Node
  readonly consequence: Node
}

function asked(node: Node, { rules }: Scope): Operand {
  const { value, unit } = rules.evaluated(node)
  return constant(value, unit)
}

/**
 * The rules of a situation as a function of its inputs, which gives the results in their order,
 * those that have a unit in the one asked for.
 * The situation must state every input, by any value: the function holds for all others.
 *
 * @throws NotCompiled when a result needs a mechanism that is not compiled
 */
export function compileRules(
  rules: Rules,
  inputs: readonly Input[],
  count: number,
  unit: WrittenUnit,
): Compiled {
  const compiler = new Compiler()
  const operands = inputs.map(({ rule, name, unit }): [string, Operand] => [
    rule,
    { kind: 'computed', name, unit: unitOf(unit), maybeNull: false, maybeUndefined: false },
  ])
  const scope = scopeOf(rules, new Map(operands))
  const resultOf = (index: number): Operand => {
    const result = compiler.compile(rules.result(index), scope)
    return result.unit === undefined ? result : compiler.program.convert(result, unitOf(unit))
  }
  const results = Array.from({ length: count }, (_, index) => resultOf(index))
  return compiler.program.compile(
    inputs.map(({ name }) => name),
    results,
  )
}

export type { Compiled, Value }
