import type { Column } from './pricing.ts'

/** What a part has come to: the best jobs so far and what no answer can pass. */
export interface PartState {
  readonly columns: readonly Column[]
  readonly objective: number
  readonly bound: number
  /** No answer of the part has more jobs. */
  readonly jobsBound: number
}

export interface PartControl {
  /** Milliseconds left for this step. */
  left(): number
  /** Somebody asked to stop everything. */
  stopped(): boolean
  improved(state: PartState): void
}

export const worthOf = (columns: readonly Column[]): number =>
  columns.reduce((sum, { worth }) => sum + worth, 0)
