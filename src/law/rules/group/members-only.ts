import { addDays, covers, type Day, day, daysFrom } from '../../../shared/days.ts'
import type { AssignmentFacts } from '../../facts.ts'
import type { Finding } from '../../finding.ts'
import { findingOf, inForceOn, midnightOf, type Rule, type Scene } from '../../rule.ts'
import { faultyWorkByAssignment } from '../work-by-assignment.ts'

const UNTIL_OCTOBER_9 = { startsOn: day('2020-01-01'), endsOn: day('2026-10-09') }

/**
 * Adhésion: only members of the group may use its people. Work on a day outside the memberships
 * is a breach; an assignment in force on such days, without such work, is a warning.
 */
export const MEMBERS_ONLY: Rule = {
  id: 'GEL-03',
  family: 'group',
  words: {
    fr: {
      title: 'Mise à disposition hors adhésion',
      sentence: '{measured} de travail chez une entreprise qui n’est pas adhérente ces jours-là.',
      withoutHours: 'Mise à disposition en vigueur chez une entreprise qui n’est pas adhérente.',
      counting:
        'Travail des jours hors adhésion. Sans heures ces jours-là, la mise à disposition elle-même ' +
        'est signalée.',
    },
    en: {
      title: 'Made available outside membership',
      sentence: '{measured} of work at a company that is not a member on those days.',
      withoutHours: 'Assignment in force at a company that is not a member.',
      counting:
        'Work of the days outside the membership. Without hours on them, the assignment itself is ' +
        'reported.',
    },
  },
  articles: ['L1253-1'],
  unit: 'minute',
  defaultLimit: 0,
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  override: null,
  examples: [
    {
      fr: 'Travail le dernier jour de l’adhésion.',
      en: 'Work on the last day of the membership.',
      work: ['A 2026-10-09 08:00-12:00'],
      members: { A: { memberships: [UNTIL_OCTOBER_9] } },
      found: [],
    },
    {
      fr: 'Une minute de travail le lendemain.',
      en: 'One minute of work on the next day.',
      work: ['A 2026-10-09 20:00-00:01'],
      period: { from: day('2026-10-09'), to: day('2026-10-10') },
      members: { A: { memberships: [UNTIL_OCTOBER_9] } },
      found: [[1, 0]],
    },
  ],
  judge: (scene) => {
    const work = faultyWorkByAssignment(
      MEMBERS_ONLY,
      scene,
      ({ day, work: { memberId } }) => !isMember(scene, memberId, day),
    )
    const worked = new Set(work.flatMap(({ assignmentIds }) => assignmentIds))
    const idle = scene.person.assignments.filter(({ id }) => !worked.has(id))
    return [...work, ...idle.flatMap((assignment) => idleOutside(scene, assignment))]
  },
}

const isMember = ({ members }: Scene, memberId: string, on: Day): boolean =>
  inForceOn(members.get(memberId)?.memberships ?? [], on) !== undefined

function idleOutside(scene: Scene, assignment: AssignmentFacts): readonly Finding[] {
  const { members, person, period } = scene
  const first = assignment.startsOn > period.from ? assignment.startsOn : period.from
  const end = assignment.endsOn ?? period.to
  const last = end < period.to ? end : period.to
  // Nearly always one membership covers it all: no day is looked at.
  const memberships = members.get(assignment.memberId)?.memberships ?? []
  if (first > last || memberships.some((one) => covers(one, first) && covers(one, last))) return []
  const outside = daysFrom(first, last).filter((on) => inForceOn(memberships, on) === undefined)
  const from = outside[0]
  const until = outside.at(-1)
  if (from === undefined || until === undefined) return []
  const finding = findingOf(MEMBERS_ONLY, scene, {
    basis: 'planned',
    severity: 'warning',
    works: [],
    startsAt: midnightOf(from),
    endsAt: midnightOf(addDays(until, 1)),
    measured: 0,
    limit: MEMBERS_ONLY.defaultLimit,
    source: MEMBERS_ONLY.source,
  })
  return [
    {
      ...finding,
      employeeId: person.employeeId,
      memberIds: [assignment.memberId],
      assignmentIds: [assignment.id],
    },
  ]
}
