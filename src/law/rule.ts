import { addDays, covers, type Day, type Period } from '../shared/days.ts'
import { type LocalTime, localDay, localTime, localTimeAt } from '../shared/time.ts'
import type { MembersFacts, PersonFacts, Work } from './facts.ts'
import type { Basis, Finding } from './finding.ts'
import type { LimitedRule, Limits } from './limits.ts'
import type { Piece, Timeline } from './timeline.ts'

/** The days that are judged, both included. Facts around them are known too. */
export interface JudgedPeriod {
  readonly from: Day
  readonly to: Day
}

/** Everything that a rule may look at: one person, the members, the limits, the period. */
export interface Scene {
  readonly person: PersonFacts
  readonly planned: Timeline
  readonly worked: Timeline
  readonly members: MembersFacts
  readonly limits: Limits
  readonly period: JudgedPeriod
}

/** A rule of law or of the charter: data, and one pure function that reads them. */
export interface Rule extends LimitedRule {
  readonly id: string
  readonly titleFr: string
  readonly titleEn: string
  /** The first one is named by the findings, unless they name another of the list. */
  readonly articles: readonly string[]
  readonly unit: Finding['unit']
  readonly defaultLimit: number
  readonly source: 'law' | 'charter'
  readonly severity: Finding['severity']
  /** `text`: the words of the article decide. `reading`: the words leave a choice, stated here. */
  readonly confidence: 'text' | 'reading'
  readonly judge: (scene: Scene) => readonly Finding[]
}

export const isIn = ({ from, to }: JudgedPeriod, on: Day): boolean => from <= on && on <= to

/** Whether days from first to last meet the judged period. */
export const meets = ({ from, to }: JudgedPeriod, first: Day, last: Day): boolean =>
  first <= to && from <= last

/** Whether pieces of work, in order of time, lie on a judged day. */
export function piecesMeet(period: JudgedPeriod, pieces: readonly Piece[]): boolean {
  const first = pieces[0]
  const last = pieces.at(-1)
  return first !== undefined && last !== undefined && meets(period, first.day, last.day)
}

export const weekMeets = (period: JudgedPeriod, monday: Day): boolean =>
  meets(period, monday, addDays(monday, 6))

export const inForceOn = <T extends Period>(periods: readonly T[], on: Day): T | undefined =>
  periods.find((period) => covers(period, on))

export const midnightOf = (on: Day): LocalTime => localTime(`${on}T00:00`)

const sortedUnique = (ids: readonly string[]): readonly string[] =>
  ids.length === 1 ? ids : [...new Set(ids)].sort()

export interface Observation {
  readonly basis: Basis
  readonly works: readonly Work[]
  readonly startsAt: LocalTime
  readonly endsAt: LocalTime
  readonly measured: number
  readonly limit: number
  readonly source: string
  /** Where it is not the local day of the start: the Monday of a week. */
  readonly date?: Day
  readonly unit?: Finding['unit']
  readonly article?: string
  readonly severity?: Finding['severity']
}

/** The finding of a rule on work: who, where and which hours come from the work itself. */
export function findingOf(rule: Rule, { person }: Scene, seen: Observation): Finding {
  return {
    ruleId: rule.id,
    severity: seen.severity ?? rule.severity,
    basis: seen.basis,
    employeeId: person.employeeId,
    memberIds: sortedUnique(seen.works.map(({ memberId }) => memberId)),
    assignmentIds: sortedUnique(seen.works.map(({ assignmentId }) => assignmentId)),
    shiftIds: sortedUnique(seen.works.map(({ id }) => id)),
    date: seen.date ?? localDay(seen.startsAt),
    startsAt: seen.startsAt,
    endsAt: seen.endsAt,
    measured: seen.measured,
    limit: seen.limit,
    unit: seen.unit ?? rule.unit,
    article: seen.article ?? rule.articles[0] ?? '',
    source: seen.source,
  }
}

export const worksOf = (pieces: readonly Piece[]): readonly Work[] => pieces.map(({ work }) => work)

/** Wall clock at the first start and at the last end of pieces in order of time. */
export function spanOf(pieces: readonly Piece[]): { startsAt: LocalTime; endsAt: LocalTime } {
  const first = pieces[0]
  let last = first
  for (const piece of pieces) if (last === undefined || piece.end > last.end) last = piece
  if (first === undefined || last === undefined) throw new Error('no piece of work to place')
  return {
    startsAt: localTimeAt(first.start, first.work.zone),
    endsAt: localTimeAt(last.end, last.work.zone),
  }
}

/** Judges planned and worked hours one after the other. */
export const onEachBasis = (
  scene: Scene,
  judge: (timeline: Timeline) => readonly Finding[],
): readonly Finding[] => [...judge(scene.planned), ...judge(scene.worked)]
