import { addDays, type Day, day } from '../../../shared/days.ts'
import { instant, localDayAt } from '../../../shared/time.ts'
import type { PastWork, PersonFacts } from '../../facts.ts'
import type { Basis, Finding } from '../../finding.ts'
import { type GroupRule, type GroupScene, midnightOf } from '../../rule.ts'
import { piecesOf } from '../../timeline.ts'
import { earlierOf, laterOf } from '../written.ts'
import { isMixed } from './public-hours-of-person.ts'

const ALL = 10_000

/**
 * Groupement mixte: work for local authorities is not the main activity. Read as at most half of
 * the hours of the civil year, up to the last judged day of it; a warning, since the article gives
 * no number.
 */
export const PUBLIC_HOURS: GroupRule = {
  id: 'GEL-10',
  family: 'group',
  words: {
    fr: {
      title: 'Activité pour les adhérents publics',
      sentence:
        '{measured} des heures de l’année pour des adhérents publics, pour {limit} au plus.',
      counting:
        'Travail effectif de toutes les personnes depuis le 1er janvier jusqu’au dernier jour ' +
        'contrôlé, part des collectivités et organismes publics, arrondie au dix-millième ' +
        'supérieur.',
    },
    en: {
      title: 'Activity for public members',
      sentence: '{measured} of the hours of the year for public members, at most {limit}.',
      counting:
        'Effective work of everybody from 1 January to the last judged day, share of local ' +
        'authorities and public bodies, rounded up to the ten-thousandth.',
    },
  },
  articles: ['L1253-20'],
  unit: 'e4',
  defaultLimit: 5_000,
  source: 'law',
  severity: 'warning',
  confidence: 'reading',
  override: null,
  judge: (scene) => {
    if (!isMixed(scene)) return []
    const { from, to } = scene.period
    const years = [...new Set([from.slice(0, 4), to.slice(0, 4)])]
    return (['planned', 'worked'] as const).flatMap((basis) =>
      years.flatMap((year) => tooPublic(scene, basis, year)),
    )
  },
}

function tooPublic(scene: GroupScene, basis: Basis, year: string): readonly Finding[] {
  const { members, period, people } = scene
  const first = laterOf(period.from, day(`${year}-01-01`))
  const until = earlierOf(period.to, day(`${year}-12-31`))
  const byMember = minutesByMember(people, basis, year, until)
  let [total, ofPublic] = [0, 0]
  const memberIds: string[] = []
  for (const [memberId, minutes] of byMember) {
    total += minutes
    if (members.get(memberId)?.publicBody !== true) continue
    ofPublic += minutes
    memberIds.push(memberId)
  }
  const { value: limit, source } = scene.limits(PUBLIC_HOURS, until)
  if (ofPublic * ALL <= total * limit) return []
  return [
    {
      ruleId: PUBLIC_HOURS.id,
      severity: PUBLIC_HOURS.severity,
      basis,
      employeeId: '',
      memberIds: memberIds.sort(),
      assignmentIds: [],
      shiftIds: [],
      date: first,
      startsAt: midnightOf(first),
      endsAt: midnightOf(addDays(until, 1)),
      measured: Math.ceil((ofPublic * ALL) / total),
      limit,
      unit: PUBLIC_HOURS.unit,
      article: PUBLIC_HOURS.articles[0] ?? '',
      source,
    },
  ]
}

/** Adds the minutes of a civil year, member by member: parts of one member come together. */
function addYear(
  add: (memberId: string, minutes: number) => void,
  past: readonly PastWork[],
  year: string,
): void {
  let last: PastWork | undefined
  let isOfYear = false
  let sum = 0
  for (const part of past) {
    if (part.month !== last?.month) isOfYear = part.month.startsWith(year)
    if (part.memberId !== last?.memberId) {
      if (last !== undefined) add(last.memberId, sum)
      sum = 0
    }
    if (isOfYear) sum += part.minutes
    last = part
  }
  if (last !== undefined) add(last.memberId, sum)
}

/** Effective minutes of a civil year up to a day, by member. */
export function minutesByMember(
  people: readonly PersonFacts[],
  basis: Basis,
  year: string,
  until: Day,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  const add = (memberId: string, minutes: number) =>
    sums.set(memberId, (sums.get(memberId) ?? 0) + minutes)
  const isCounted = (on: Day): boolean => on.startsWith(year) && on <= until
  for (const person of people) {
    addYear(add, person.past[basis], year)
    for (const work of person[basis]) {
      const { start, end, zone, memberId, breakMinutes } = work
      const first = localDayAt(start, zone)
      // Nearly all work lies inside one day: its break need not be placed.
      if (first === localDayAt(instant(end - 1), zone)) {
        if (isCounted(first)) add(memberId, Math.max(0, end - start - breakMinutes))
      } else
        for (const piece of piecesOf(work))
          if (isCounted(piece.day)) add(memberId, piece.end - piece.start)
    }
  }
  return sums
}
