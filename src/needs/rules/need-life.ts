import type { Instant, Zone } from '../../shared/time.ts'
import { localDayAt } from '../../shared/time.ts'
import { daysBetween } from '../../shared/days.ts'
import type { NeedState } from '../need.ts'

/** What may happen to a need, besides a change of what it asks. */
export type NeedMove = 'being_answered' | 'covered' | 'reopened' | 'withdrawn'

const FROM: Readonly<Record<NeedMove, readonly NeedState[]>> = {
  being_answered: ['stated'],
  covered: ['stated', 'being_answered'],
  reopened: ['being_answered', 'covered', 'withdrawn'],
  withdrawn: ['stated', 'being_answered'],
}

/** Where the move leads from the state, or null where it may not be made. */
export function stateAfter(state: NeedState, move: NeedMove): NeedState | null {
  if (!FROM[move].includes(state)) return null
  return move === 'reopened' ? 'stated' : move
}

/** What a need asks can be changed until it is withdrawn; each change counts as a version. */
export const mayChange = (state: NeedState): boolean => state !== 'withdrawn'

/** The delay: civil days of the zone from one moment to the other. */
export const delayDays = (statedAt: Instant, until: Instant, zone: Zone): number =>
  daysBetween(localDayAt(statedAt, zone), localDayAt(until, zone))
