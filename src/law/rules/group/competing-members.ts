import { addDays, type Day, day } from '../../../shared/days.ts'
import type { AssignmentFacts } from '../../facts.ts'
import type { Finding } from '../../finding.ts'
import { findingOf, midnightOf, type Rule, type Scene } from '../../rule.ts'

const COMPETITORS = { A: { competitorGroup: 'cidre' }, B: { competitorGroup: 'cidre' } }

const post = (
  memberId: string,
  endsOn: string | null,
  startsOn = '2026-01-01',
): AssignmentFacts => ({
  id: `as-${memberId}`,
  memberId,
  siteId: `site-${memberId}`,
  weeklyMinutes: null,
  requiredSkills: [],
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
})

/**
 * Charte: one person is not shared between competing members at the same time. It says nothing
 * of hours, so the assignments themselves are judged, once for each group of competitors.
 */
export const COMPETING_MEMBERS: Rule = {
  id: 'MAD-14',
  family: 'group',
  words: {
    fr: {
      title: 'Partage entre adhérents concurrents',
      sentence: '{measured} adhérents concurrents en même temps, pour {limit} au plus.',
      counting:
        'Mises à disposition simultanées d’une personne chez des adhérents du même groupe de ' +
        'concurrents.',
    },
    en: {
      title: 'Shared between competing members',
      sentence: '{measured} competing members at one time, at most {limit} allowed.',
      counting: 'Assignments of one person in force together at members that compete.',
    },
  },
  articles: ['charte'],
  unit: 'member',
  defaultLimit: 1,
  source: 'charter',
  severity: 'warning',
  confidence: 'reading',
  override: { unit: 'member', least: 1, most: 99, by: 'charter', article: 'charte' },
  examples: [
    {
      fr: 'Deux adhérents concurrents l’un après l’autre.',
      en: 'Two competing members one after the other.',
      work: [],
      members: COMPETITORS,
      facts: { assignments: [post('A', '2026-10-11'), post('B', null, '2026-10-12')] },
      found: [],
    },
    {
      fr: 'Les deux pendant un jour.',
      en: 'Both during one day.',
      work: [],
      members: COMPETITORS,
      facts: { assignments: [post('A', '2026-10-12'), post('B', null, '2026-10-12')] },
      found: [[2, 1]],
    },
  ],
  judge: (scene) =>
    [...byCompetitorGroup(scene).values()].flatMap((assignments) => shared(scene, assignments)),
}

function byCompetitorGroup({ person, members }: Scene): ReadonlyMap<string, AssignmentFacts[]> {
  const groups = new Map<string, AssignmentFacts[]>()
  for (const assignment of person.assignments) {
    const group = members.get(assignment.memberId)?.competitorGroup
    if (!group) continue
    const known = groups.get(group)
    if (known) known.push(assignment)
    else groups.set(group, [assignment])
  }
  return groups
}

interface Meeting {
  readonly assignments: readonly AssignmentFacts[]
  readonly first: Day
  readonly last: Day
}

/** The judged days on which both assignments are in force, at two different members. */
function meeting({ period }: Scene, a: AssignmentFacts, b: AssignmentFacts): Meeting[] {
  if (a.memberId === b.memberId) return []
  const first = [a.startsOn, b.startsOn, period.from].sort().at(-1) ?? period.from
  const last = [a.endsOn ?? period.to, b.endsOn ?? period.to, period.to].sort()[0] ?? period.to
  return first <= last ? [{ assignments: [a, b], first, last }] : []
}

function shared(scene: Scene, assignments: readonly AssignmentFacts[]): readonly Finding[] {
  const meetings = assignments.flatMap((a, index) =>
    assignments.slice(index + 1).flatMap((b) => meeting(scene, a, b)),
  )
  const first = meetings.map((one) => one.first).sort()[0]
  const last = meetings
    .map((one) => one.last)
    .sort()
    .at(-1)
  if (first === undefined || last === undefined) return []
  const met = meetings.flatMap((one) => one.assignments)
  const memberIds = [...new Set(met.map(({ memberId }) => memberId))].sort()
  const { value: limit, source } = scene.limits(COMPETING_MEMBERS, first)
  if (memberIds.length <= limit) return []
  const startsAt = midnightOf(first)
  const endsAt = midnightOf(addDays(last, 1))
  const place = { basis: 'planned', works: [], startsAt, endsAt } as const
  const measure = { measured: memberIds.length, limit, source }
  const assignmentIds = [...new Set(met.map(({ id }) => id))].sort()
  return [
    { ...findingOf(COMPETING_MEMBERS, scene, { ...place, ...measure }), memberIds, assignmentIds },
  ]
}
