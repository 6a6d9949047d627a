import { covers, type Day, type Period } from '../shared/days.ts'

/** A row of the limits that an agreement or an authorisation changes, in the unit of the rule. */
export interface LimitRow extends Period {
  readonly ruleId: string
  readonly value: number
  readonly source: string
}

export interface Limit {
  readonly value: number
  readonly source: string
}

/** The limit of a rule on a day: that of an agreement in force, else the one of the rule. */
export type Limits = (rule: LimitedRule, on: Day) => Limit

export interface LimitedRule {
  readonly id: string
  readonly defaultLimit: number
  /** `law` or `charter`. */
  readonly source: string
}

/** Of two rows in force on one day, the one that started last counts. */
export function limitsOf(rows: readonly LimitRow[]): Limits {
  const latestFirst = [...rows].sort((a, b) => (a.startsOn > b.startsOn ? -1 : 1))
  const byRule = Map.groupBy(latestFirst, ({ ruleId }) => ruleId)
  return (rule, on) =>
    byRule.get(rule.id)?.find((row) => covers(row, on)) ?? {
      value: rule.defaultLimit,
      source: rule.source,
    }
}

export const LIMITS_OF_THE_LAW: Limits = limitsOf([])
