import { addDays, type Day } from '../../../shared/days.ts'
import { type GroupRule, type GroupScene, inForceOn, midnightOf } from '../../rule.ts'

/**
 * Groupement mixte: local authorities and their public bodies are at most half of the members.
 * Counted on each day; one finding for the judged days, on the first on which it holds.
 */
export const PUBLIC_MEMBERS: GroupRule = {
  id: 'GEL-09',
  family: 'group',
  words: {
    fr: {
      title: 'Part des adhérents publics',
      sentence: '{measured} adhérents publics, pour {limit} au plus : la moitié des adhérents.',
      counting: 'Adhérents du jour, collectivités et organismes publics rapportés à tous.',
    },
    en: {
      title: 'Share of public members',
      sentence: '{measured} public members, at most {limit}: half of the members.',
      counting: 'Members of the day, local authorities and public bodies against all.',
    },
  },
  articles: ['L1253-19'],
  unit: 'member',
  // Half, in ten-thousandths: the limit in members follows from their number.
  defaultLimit: 5_000,
  limitUnit: 'e4',
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  override: null,
  judge: (scene) => {
    const first = daysOfChange(scene).find((on) => countOn(scene, on).isTooMany)
    if (first === undefined) return []
    const { measured, limit, memberIds } = countOn(scene, first)
    return [
      {
        ruleId: PUBLIC_MEMBERS.id,
        severity: PUBLIC_MEMBERS.severity,
        basis: 'planned',
        employeeId: '',
        memberIds,
        assignmentIds: [],
        shiftIds: [],
        date: first,
        startsAt: midnightOf(first),
        endsAt: midnightOf(addDays(first, 1)),
        measured,
        limit,
        unit: PUBLIC_MEMBERS.unit,
        article: PUBLIC_MEMBERS.articles[0] ?? '',
        source: PUBLIC_MEMBERS.source,
      },
    ]
  },
}

/** Judged days on which members join or have left, and the first judged day. */
function daysOfChange({ members, period }: GroupScene): readonly Day[] {
  if (![...members.values()].some(({ publicBody }) => publicBody)) return []
  const days = new Set<Day>([period.from])
  for (const { memberships } of members.values())
    for (const { startsOn, endsOn } of memberships) {
      days.add(startsOn)
      if (endsOn !== null) days.add(addDays(endsOn, 1))
    }
  return [...days].filter((on) => period.from <= on && on <= period.to).sort()
}

function countOn({ members }: GroupScene, on: Day) {
  const present = [...members].filter(
    ([, { memberships }]) => inForceOn(memberships, on) !== undefined,
  )
  const memberIds = present
    .filter(([, { publicBody }]) => publicBody)
    .map(([id]) => id)
    .sort()
  const measured = memberIds.length
  const limit = Math.floor(present.length / 2)
  return { measured, limit, memberIds, isTooMany: measured > limit }
}
