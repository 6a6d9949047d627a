import {
  type CompositionMember,
  type CompositionNeed,
  type CompositionPerson,
  type CompositionProblem,
  DEFAULT_TERMS,
  NO_LOCKS,
  type Place,
} from '../../src/composition/model.ts'
import { day } from '../../src/shared/days.ts'
import { minutes } from '../../src/shared/time.ts'

/** A place so many road kilometres north of the first, by the default detour. */
export const northBy = (roadKm: number): Place => ({
  latitude: 48 + roadKm / 1.3 / ((Math.PI * 6371.0088) / 180),
  longitude: 0,
})

interface NeedGiven extends Partial<Omit<CompositionNeed, 'minutes'>> {
  readonly id: string
  readonly asked: number
  readonly least?: number
  readonly most?: number
}

/** A need of a company of its own, all year, free, unless said otherwise. */
export function needOf({
  asked,
  least = asked,
  most = asked,
  ...given
}: NeedGiven): CompositionNeed {
  const memberId = given.memberId ?? `M-${given.id}`
  return {
    siteId: `S-${memberId}`,
    skill: 'accueil',
    authorisations: [],
    halfDays: [],
    halfDaysNeeded: null,
    startsOn: day('2026-10-01'),
    endsOn: null,
    everyYear: (given.endsOn ?? null) !== null,
    ...given,
    memberId,
    minutes: { least: minutes(least), asked: minutes(asked), most: minutes(most) },
  }
}

export const personOf = (
  given: Partial<CompositionPerson> & { id: string },
): CompositionPerson => ({
  kind: 'employee',
  skills: ['accueil'],
  weeklyMinutes: minutes(2_100),
  soldMinutes: minutes(0),
  memberIds: [],
  siteIds: [],
  busyHalfDays: [],
  availableHalfDays: [],
  availableFrom: null,
  home: null,
  mobilityKm: null,
  refusedMemberIds: [],
  ...given,
})

interface ProblemGiven extends Partial<Omit<CompositionProblem, 'members' | 'sites'>> {
  readonly members?: Readonly<Record<string, Partial<CompositionMember>>>
  readonly sites?: Readonly<Record<string, Place>>
}

/** A problem whose members and sites follow from its needs, all at one place. */
export function problemOf(needs: readonly CompositionNeed[], given: ProblemGiven = {}) {
  const { members = {}, sites = {}, ...rest } = given
  const memberIds = new Set([
    ...needs.map(({ memberId }) => memberId),
    ...(given.people ?? []).flatMap(({ memberIds: held }) => held),
    ...Object.keys(members),
  ])
  const problem: CompositionProblem = {
    needs,
    members: new Map(
      [...memberIds].map((id) => [
        id,
        {
          id,
          publicBody: false,
          competitorGroup: null,
          memberships: [{ startsOn: day('2020-01-01'), endsOn: null }],
          ...members[id],
        },
      ]),
    ),
    sites: new Map([
      ...needs.map(({ siteId }): [string, Place] => [siteId, northBy(0)]),
      ...Object.entries(sites),
    ]),
    roadKm: new Map(),
    people: [],
    terms: DEFAULT_TERMS,
    locks: NO_LOCKS,
    running: [],
    ...rest,
  }
  return problem
}
