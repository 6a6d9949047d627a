import type { CompositionProblem } from '../model.ts'
import type { Part } from './part.ts'

/** A job as it travels between threads: by identifiers. */
export interface ChosenJob {
  readonly needIds: readonly string[]
  readonly personId: string | null
}

export interface PartOrder {
  readonly part: Part
  /** Jobs that are known before the search. */
  readonly start: readonly ChosenJob[]
}

/** What a thread is started with. */
export interface ThreadOrder {
  readonly problem: CompositionProblem
  readonly parts: readonly PartOrder[]
  /** Milliseconds since the epoch at which the answer is due. */
  readonly deadline: number
  /** One 32-bit number, not 0 when everybody must stop. */
  readonly stop: Int32Array
}

/** Told by a thread: where a part stands, or that all is said. */
export type ThreadNews =
  | {
      readonly kind: 'part'
      /** Place in `parts` of the order. */
      readonly at: number
      readonly stage: 'columns' | 'bound' | 'jobs' | 'improve'
      readonly jobs: readonly ChosenJob[]
      readonly objective: number
      readonly bound: number
      readonly jobsBound: number
      readonly closed: boolean
      /** No more minutes and no more jobs can be covered. */
      readonly goalsMet: boolean
    }
  | { readonly kind: 'done' }

export const now = (): number => performance.timeOrigin + performance.now()
