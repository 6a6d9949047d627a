import type { Unit } from '../model/unit.ts'
import { referencesOf, type RuleNode, type Rules, statedIn } from '../model/rules-tree.ts'
import { rulesIn } from './regime.ts'
import type { Situation } from './situation.ts'

/** A rule of the model with its value in a situation. */
export interface RuleValue {
  /** Its whole name, by which it can be asked: `salarié . cotisations . maladie . employeur`. */
  readonly rule: string
  readonly title: string
  /** Null where it does not apply. */
  readonly value: number | string | boolean | null
  /** `€/mois`, `%`; empty for a bare number. */
  readonly unit: string
}

/** How the model computes a rule: what is written there, and from which other rules. */
export interface Explanation extends RuleValue {
  /** What the situation says itself: there is nothing to compute. */
  readonly isStated: boolean
  readonly description: string | null
  /** The rule as the model writes it, in French; depth is the indentation. */
  readonly formula: readonly { readonly depth: number; readonly text: string }[]
  readonly parts: readonly RuleValue[]
  readonly references: readonly { readonly title: string; readonly url: string }[]
}

const unitText = (unit: Unit | undefined): string => {
  const symbols = (sign: 1 | -1): string =>
    [...(unit ?? [])].flatMap(([symbol, power]) => (power * sign > 0 ? symbol : [])).join('.')
  const below = symbols(-1)
  return below === '' ? symbols(1) : `${symbols(1)}/${below}`
}

function valueOf(rules: Rules, node: RuleNode): RuleValue {
  const { value, unit } = rules.evaluated(node)
  return {
    rule: node.dottedName,
    title: String(node['title'] ?? node.dottedName),
    value: value ?? null,
    unit: unitText(unit),
  }
}

type Written = Readonly<Record<string, unknown>>

const isWritten = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const writtenOf = (node: RuleNode): Written => (isWritten(node['rawNode']) ? node['rawNode'] : {})

/** What the model says of a rule for its readers and its form, and not of how it is computed. */
const NOT_FORMULA: ReadonlySet<string> = new Set([
  'nom',
  'titre',
  'titre global',
  'description',
  'résumé',
  'références',
  'question',
  'note',
  'icônes',
  'suggestions',
  'avec',
  'unité',
  'type',
  'acronyme',
  'alias',
  'synonymes',
  'identifiant court',
  'remplace',
  'rend non applicable',
  'inversion numérique',
  'cotisation',
  'experimental',
  'déprécié',
  'possiblement non applicable',
])

type Line = Explanation['formula'][number]

/** The written formula, a line for each of its words: objects and lists are a step further in. */
function formulaLines(written: unknown, depth = 0): readonly Line[] {
  if (Array.isArray(written))
    return written.flatMap((one) =>
      isWritten(one) ? formulaLines(one, depth) : [{ depth, text: `• ${String(one)}` }],
    )
  if (!isWritten(written)) return [{ depth, text: String(written) }]
  return Object.entries(written).flatMap(([word, inside]) => {
    if (NOT_FORMULA.has(word)) return []
    if (word === 'valeur' || word === 'formule') return formulaLines(inside, depth)
    if (typeof inside === 'object' && inside !== null)
      return [{ depth, text: `${word} :` }, ...formulaLines(inside, depth + 1)]
    return [{ depth, text: `${word} : ${String(inside)}` }]
  })
}

function referencesIn(written: Written): Explanation['references'] {
  const references = written['références']
  if (!isWritten(references)) return []
  return Object.entries(references).flatMap(([title, url]) =>
    typeof url === 'string' && url.startsWith('https://') ? [{ title, url }] : [],
  )
}

const SITUATION_OF = ' . $'

/**
 * How a rule comes to its value in a situation, by the engine of the model itself. Null where the
 * model of the month has no such rule.
 */
export function explained(one: Situation, rule: string): Explanation | null {
  const rules = rulesIn(one)
  if (rule.includes('$') || !rules.has(rule)) return null
  const node = rules.named(rule)
  const written = writtenOf(node)
  const stated = rules.evaluated(rules.named(statedIn(rule))).value ?? null
  const isStated = stated !== null
  const used = isStated ? [] : [...referencesOf(node.explanation.valeur)]
  const description = written['description']
  return {
    ...valueOf(rules, node),
    isStated,
    description: typeof description === 'string' ? description.trim() : null,
    formula: isStated ? [] : formulaLines(written),
    parts: used
      .filter((name) => !name.includes(SITUATION_OF) && name !== rule)
      .map((name) => valueOf(rules, rules.named(name)))
      .filter(({ value }) => value !== null && value !== false),
    references: referencesIn(written),
  }
}
