import type { Period } from '../../shared/days.ts'
import type { PriceItem, PriceRule } from './price-rules.ts'

/** An assignment as far as what is billed without work reads it. */
export interface AssignmentSpan extends Period {
  readonly assignmentId: string
  readonly memberId: string
  /** Planned with the member; null: not said. */
  readonly weeklyMinutes: number | null
}

/** The decisions on prices that hold for one employee in one month. */
export interface PriceTerms {
  readonly assignments: readonly AssignmentSpan[]
  ruleOf(item: PriceItem, assignmentId: string, absenceKind?: string): PriceRule | null
}

/** No decision: the product's own ways. */
export const NO_TERMS: PriceTerms = { assignments: [], ruleOf: () => null }
