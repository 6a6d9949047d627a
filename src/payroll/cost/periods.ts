import { type Month, month } from '../../shared/days.ts'

/** A legal period with the version of URSSAF's model that was written for it. */
export interface RulesPeriod {
  readonly first: Month
  readonly last: Month
  /** Kept with each result. */
  readonly version: string
  /** The package that holds it: versions stand side by side, each pinned. */
  readonly module: string
  /** What the model of the period calls the general reduction. */
  readonly generalReduction: string
}

const period = (
  first: string,
  last: string,
  version: string,
  module: string,
  generalReduction: string,
): RulesPeriod => ({
  first: month(first),
  last: month(last),
  version: `modele-social ${version}`,
  module,
  generalReduction: `salarié . cotisations . exonérations . ${generalReduction}`,
})

/**
 * From the unemployment rate of May 2025 (4 %), the single degressive reduction of January 2026 and
 * the minimum wage of June 2026. Of earlier months no version is published that fits.
 */
export const RULES_PERIODS = [
  period('2025-05', '2025-12', '9.0.0', 'modele-social-2025-05', 'réduction générale'),
  period('2026-01', '2026-05', '10.0.1', 'modele-social-2026-01', 'RGDU'),
  period('2026-06', '2026-12', '11.1.0', 'modele-social', 'RGDU'),
] as const

export const FIRST_MONTH = RULES_PERIODS[0].first
export const LAST_MONTH = RULES_PERIODS[2].last

/** Whether the month has rules of its own. */
export const hasRules = (asked: Month): boolean => asked >= FIRST_MONTH && asked <= LAST_MONTH

/** The month of the rules nearest to a month: itself where it has rules. */
export function monthWithRules(asked: Month): Month {
  if (asked < FIRST_MONTH) return FIRST_MONTH
  return asked > LAST_MONTH ? LAST_MONTH : asked
}

/** The rules of a month; of the nearest one where it has none of its own. */
export function rulesOf(asked: Month): RulesPeriod {
  const known = monthWithRules(asked)
  return RULES_PERIODS.find(({ last }) => known <= last) ?? RULES_PERIODS[2]
}
