import Engine from 'publicodes'
import { type Value } from './operations.ts'
import { type Unit, unitOf, type WrittenUnit } from './unit.ts'

/**
 * What this folder reads of the engine of publicodes: the parsed rules and the type of their
 * nodes, which the package keeps to itself. Everything that depends on its insides is here; its
 * version is pinned, and tests hold the compiled rules against its own answers.
 */
export interface Node {
  readonly nodeKind: string
  readonly [key: string]: unknown
}

export interface RuleNode extends Node {
  readonly dottedName: string
  readonly explanation: { readonly valeur: Node; readonly parents: readonly Node[] }
}

interface NodeType {
  readonly isNullable?: boolean
  readonly type?: string
}

interface Evaluated {
  readonly nodeValue: Value
  readonly unit?: WrittenUnit
}

interface Inside {
  context: {
    readonly parsedRules: Readonly<Record<string, RuleNode>>
    readonly nodesTypes: { get(node: Node): NodeType | undefined }
  }
  cache: { _meta: { evaluationRuleStack: string[] }; nodes: Map<unknown, unknown> }
  evaluate(expression: unknown): Evaluated
  evaluateNode(node: Node): Evaluated
  shallowCopy(): Inside
  setSituation(situation: Record<string, unknown>, options?: object): unknown
}

const SILENT = { log: () => undefined, warn: () => undefined, error: () => undefined }

const RESULTS = 'résultats'

/** Rules with the situation that they are read in. */
export class Rules {
  readonly #engine: Inside
  readonly #users: ReadonlyMap<string, readonly string[]>

  private constructor(engine: Inside, users: ReadonlyMap<string, readonly string[]>) {
    this.#engine = engine
    this.#users = users
  }

  /**
   * Parses a model with the rules that results are asked of: a second of work, done once for each
   * version of the law.
   */
  static parse(model: object, results: readonly string[]): Rules {
    const wanted = results.map((name, index) => [`${RESULTS} . r${index}`, { valeur: name }])
    const whole = { ...model, [RESULTS]: null, ...Object.fromEntries(wanted) }
    const engine: unknown = new Engine(whole, { logger: SILENT })
    const inside = engine as Inside
    return new Rules(inside, usersOf(inside.context.parsedRules))
  }

  /** Changes the situation of these rules: earlier answers are forgotten. */
  read(situation: Readonly<Record<string, string>>): void {
    this.#engine.setSituation({ ...situation })
  }

  named(name: string): RuleNode {
    const rule = this.#engine.context.parsedRules[name]
    if (rule === undefined) throw new Error(`no rule named ${name}`)
    return rule
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#engine.context.parsedRules, name)
  }

  /** Rules that refer to a rule. */
  usersOf(name: string): readonly string[] {
    return this.#users.get(name) ?? []
  }

  /** A result as a rule refers to it: with what replaces it in a situation. */
  result(index: number): Node {
    return this.named(`${RESULTS} . r${index}`).explanation.valeur
  }

  typeOf(node: Node): NodeType {
    return this.#engine.context.nodesTypes.get(node) ?? {}
  }

  /** What the engine itself answers: the source of constants, and the judge of the rest. */
  evaluated(node: Node): { readonly value: Value; readonly unit: Unit | undefined } {
    this.#engine.cache._meta.evaluationRuleStack = []
    const { nodeValue, unit } = this.#engine.evaluateNode(node)
    return { value: nodeValue, unit: unitOf(unit) }
  }

  answer(name: string): Value {
    return this.#engine.evaluate(name).nodeValue
  }

  /** The same rules where some have other values, which are evaluated here first. */
  within(changes: readonly (readonly [name: string, value: Node])[]): Rules {
    const engine = this.#engine.shallowCopy()
    const answers = changes.map(
      ([name, value]) => [name, this.#engine.evaluateNode(value)] as const,
    )
    engine.setSituation(Object.fromEntries(changes), { keepPreviousSituation: true })
    for (const [name, answer] of answers) {
      const stated = engine.context.parsedRules[statedIn(name)]
      if (stated !== undefined) engine.cache.nodes.set(stated.explanation.valeur, answer)
    }
    return new Rules(engine, this.#users)
  }
}

function usersOf(
  rules: Readonly<Record<string, RuleNode>>,
): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>()
  for (const [name, rule] of Object.entries(rules))
    for (const used of referencesOf(rule)) {
      const known = users.get(used)
      if (known) known.push(name)
      else users.set(used, [name])
    }
  return users
}

const SITUATION = ' . $SITUATION'

/** The rule that holds what the situation says of a rule. */
export const statedIn = (name: string): string => name + SITUATION

/** The rule that a situation rule speaks of; null for any other rule. */
export const statedBy = (name: string): string | null =>
  name.endsWith(SITUATION) ? name.slice(0, -SITUATION.length) : null

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'nodeKind' in value

const NOT_READ: ReadonlySet<string> = new Set(['sourceMap', 'rawNode', 'missingVariables'])
const known = new WeakMap<object, ReadonlySet<string>>()

/** Names of the rules that a node refers to, at any depth. */
export function referencesOf(node: Node): ReadonlySet<string> {
  const remembered = known.get(node)
  if (remembered !== undefined) return remembered
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (isNode(value) && value !== node && ['reference', 'rule'].includes(value.nodeKind)) {
      found.add(String(value['dottedName']))
      return
    }
    for (const [key, inside] of Object.entries(value)) if (!NOT_READ.has(key)) walk(inside)
  }
  if (node.nodeKind === 'reference') found.add(String(node['dottedName']))
  else walk(node)
  known.set(node, found)
  return found
}
