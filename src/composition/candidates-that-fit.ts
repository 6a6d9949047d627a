import type { CandidateToPlace } from '../needs/index.ts'
import type { Day } from '../shared/days.ts'
import type { FittingCandidate } from './composition-contract.ts'
import { rounded } from './job-travel.ts'
import type { CompositionProblem } from './model.ts'
import { homeKm } from './rules/distance.ts'

/** What somebody must bring to hold a job. */
export interface Wanted {
  readonly skill: string
  readonly authorisations: readonly string[]
  readonly weeklyMinutes: number
  readonly startsOn: Day
  readonly pieces: readonly {
    readonly siteId: string
    readonly memberId: string
    readonly halfDays: readonly number[]
  }[]
}

type Roads = Pick<CompositionProblem, 'roadKm' | 'sites' | 'terms'>
type Misfit = FittingCandidate['misfits'][number]

/** From home to the farthest site; null when home or a site is not known. */
function farthestKm(roads: Roads, { home }: CandidateToPlace, wanted: Wanted): number | null {
  if (home === null) return null
  const ways = wanted.pieces.map(({ siteId }) => homeKm(roads, home, siteId))
  const known = ways.filter((km) => km !== null)
  return known.length === ways.length && known.length > 0 ? Math.max(...known) : null
}

function misfitsOf(candidate: CandidateToPlace, wanted: Wanted, km: number | null): Misfit[] {
  const { skills, availableHalfDays: free, mobilityKm, availableFrom, weeklyMinutes } = candidate
  const { pieces } = wanted
  const misfits: Record<Misfit, boolean> = {
    skill: !skills.includes(wanted.skill),
    authorisation: wanted.authorisations.some((one) => !skills.includes(one)),
    distance: mobilityKm !== null && km !== null && km > mobilityKm,
    'half-days':
      free.length > 0 &&
      pieces.some(({ halfDays }) => halfDays.some((halfDay) => !free.includes(halfDay))),
    hours: weeklyMinutes !== null && weeklyMinutes < wanted.weeklyMinutes,
    refused: pieces.some(({ memberId }) => candidate.refusedMemberIds.includes(memberId)),
    date: availableFrom !== null && availableFrom > wanted.startsOn,
  }
  return MISFITS.filter((one) => misfits[one])
}

const MISFITS = [
  ...(['skill', 'authorisation', 'distance', 'half-days', 'hours'] as const),
  ...(['refused', 'date'] as const),
] satisfies readonly Misfit[]

/** The candidates with what does not fit: those that fit first, then the nearest. */
export function candidatesFor(
  roads: Roads,
  candidates: readonly CandidateToPlace[],
  wanted: Wanted,
): FittingCandidate[] {
  return candidates
    .map((candidate) => {
      const km = farthestKm(roads, candidate, wanted)
      const misfits = misfitsOf(candidate, wanted, km)
      return {
        candidateId: candidate.candidateId,
        name: candidate.name,
        fits: misfits.length === 0,
        misfits,
        km: km === null ? null : rounded(km),
        weeklyMinutes: candidate.weeklyMinutes ?? wanted.weeklyMinutes,
        availableFrom: candidate.availableFrom,
      }
    })
    .toSorted(
      (a, b) =>
        a.misfits.length - b.misfits.length ||
        (a.km ?? Number.POSITIVE_INFINITY) - (b.km ?? Number.POSITIVE_INFINITY) ||
        (a.name < b.name ? -1 : 1),
    )
}
