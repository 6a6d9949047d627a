import type { CompositionMember, CompositionProblem, Place } from './model.ts'

/** A problem as it is kept with its run: the maps as lists. */
export interface StoredProblem extends Omit<CompositionProblem, 'members' | 'sites' | 'roadKm'> {
  readonly members: readonly CompositionMember[]
  readonly sites: readonly (readonly [string, Place])[]
  readonly roadKm: readonly (readonly [string, number])[]
}

export const toStored = (problem: CompositionProblem): StoredProblem => ({
  ...problem,
  members: [...problem.members.values()],
  sites: [...problem.sites],
  roadKm: [...problem.roadKm],
})

export const fromStored = (stored: StoredProblem): CompositionProblem => ({
  ...stored,
  members: new Map(stored.members.map((member) => [member.id, member])),
  sites: new Map(stored.sites),
  roadKm: new Map(stored.roadKm),
})
