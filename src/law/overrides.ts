import type { GroupRule, Override, Rule, Setting } from './rule.ts'
import { GROUP_RULES, RULES } from './rules.ts'
import { WEEKLY_TIME } from './rules/part-time/part-time.ts'
import { WEEK } from './week.ts'

/** Values that the rules read and that are no limits themselves. */
export const SETTINGS: readonly Setting[] = [WEEK, WEEKLY_TIME]

export type Adjustable = Rule | GroupRule | Setting

const ADJUSTABLE: ReadonlyMap<string, Adjustable> = new Map(
  [...RULES, ...GROUP_RULES, ...SETTINGS].map((one) => [one.id, one]),
)

/** The rules and settings whose value an agreement may set, in the order of the rules. */
export const adjustableRules = (): readonly (Adjustable & { readonly override: Override })[] =>
  [...ADJUSTABLE.values()].flatMap((one) =>
    one.override === null ? [] : [{ ...one, override: one.override }],
  )

export const adjustableById = (ruleId: string): Adjustable | undefined => ADJUSTABLE.get(ruleId)

/** Why a value may not stand in the place of the one of the law. */
export type OverrideRefusal =
  | { readonly kind: 'unknown-rule' }
  /** Nothing may set another value but one that protects more. */
  | { readonly kind: 'fixed'; readonly article: string; readonly value: number }
  | ({ readonly kind: 'out-of-bounds' } & Override)

/** No year has more hours: a greater value of a rule in hours is written in minutes. */
const HOURS_OF_A_YEAR = 8_784

const inUnit = (value: number, { unit }: Override): number =>
  unit === 'hour' && value > HOURS_OF_A_YEAR ? value / 60 : value

/**
 * On which side of the limit people are protected more, as its worked examples tell: below where
 * it forbids more, above where it forbids less.
 */
function saferSide(rule: Adjustable): 'below' | 'above' | null {
  const found = 'examples' in rule ? rule.examples.flatMap((example) => example.found) : []
  const shown = found.find(([, limit]) => limit === rule.defaultLimit) ?? found[0]
  if (shown === undefined) return null
  const [measured, limit] = shown
  return measured < limit ? 'above' : 'below'
}

/** An agreement may always protect as much as the law does, or more (L2251-1). */
function protects(rule: Adjustable, value: number): boolean {
  const { defaultLimit } = rule
  const side = saferSide(rule)
  if (side === 'below') return 0 <= value && value <= defaultLimit
  return side === 'above' ? value >= defaultLimit : value === defaultLimit
}

/**
 * Why an agreement may not set this value, in the unit in which limits are written; null where it
 * may: within the bounds of the law, or where it protects people more than the law does.
 */
export function overrideRefusal(ruleId: string, value: number): OverrideRefusal | null {
  const rule = ADJUSTABLE.get(ruleId)
  if (rule === undefined) return { kind: 'unknown-rule' }
  const { override, defaultLimit } = rule
  if (override === null) {
    if (protects(rule, value)) return null
    return { kind: 'fixed', article: rule.articles[0] ?? '', value: defaultLimit }
  }
  const given = inUnit(value, override)
  if (override.least <= given && given <= override.most) return null
  if (protects(rule, given)) return null
  return { kind: 'out-of-bounds', ...override }
}
