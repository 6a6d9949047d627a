import type { ActualCost } from '../../payroll/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day, Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import type { LineKind, PriceExplanation } from '../invoice.ts'

/** A line that is invoiced, or that the close would invoice. */
export interface FigureLine {
  readonly memberId: string
  /** Null for what is about nobody: a fee. */
  readonly employeeId: string | null
  readonly assignmentId: string | null
  /** For a correction, the kind that it corrects. */
  readonly kind: LineKind
  readonly minutes: number | null
  readonly netCents: Cents
  /** The gross pay that it repays. */
  readonly wagesCents: Cents
  readonly explanation: PriceExplanation
  /** Null before the close. */
  readonly invoiceNumber: string | null
  readonly line: number | null
}

/** What a month bills and costs, closed or forecast. */
export interface MonthFigures {
  readonly month: Month
  readonly state: 'closed' | 'forecast'
  readonly lines: readonly FigureLine[]
  /** Pay by person and member; no member: what the group bears itself. */
  readonly costs: readonly ActualCost[]
  /** Minutes of work by person and Monday, whoever confirmed them. */
  readonly worked: ReadonlyMap<string, ReadonlyMap<Day, number>>
  /** Of a forecast, what its minutes were taken from. */
  readonly basis: {
    readonly confirmed: number
    readonly declared: number
    readonly planned: number
    readonly contract: number
  }
}

/** Reads a month; handed in by who composes the product, since closes are downstream. */
export type FiguresOfMonth = (db: GroupDb, groupId: GroupId, month: Month) => Promise<MonthFigures>
