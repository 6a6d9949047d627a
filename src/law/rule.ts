import { addDays, covers, type Day, type Period } from '../shared/days.ts'
import { type LocalTime, localDay, localTime, localTimeAt } from '../shared/time.ts'
import type {
  GroupFacts,
  MemberFacts,
  MembersFacts,
  PersonFacts,
  SiteFacts,
  SitesFacts,
  Work,
} from './facts.ts'
import type { Basis, Finding } from './finding.ts'
import type { Language } from './words.ts'
import type { LimitedRule, LimitRow, Limits } from './limits.ts'
import type { Piece, Timeline } from './timeline.ts'

/** The days that are judged, both included. Facts around them are known too. */
export interface JudgedPeriod {
  readonly from: Day
  readonly to: Day
}

/** Everything that a rule may look at: one person, the group, the limits, the period. */
export interface Scene {
  readonly person: PersonFacts
  readonly planned: Timeline
  readonly worked: Timeline
  readonly group: GroupFacts
  readonly members: MembersFacts
  readonly sites: SitesFacts
  readonly limits: Limits
  readonly period: JudgedPeriod
  readonly travel?: Travel
}

/** Minutes on the way from one site to another; null where they are not known. */
export type Travel = (fromSiteId: string, toSiteId: string) => number | null

/** What a rule is called and how it counts, in one language. */
export interface RuleWords {
  readonly title: string
  /** Sentence of a finding; `{measured}` and `{limit}` stand for its numbers in their unit. */
  readonly sentence: string
  /** Sentence of the findings of the rule that count in another unit. */
  readonly otherUnit?: string
  /** Sentence of the findings of the rule without any hours. */
  readonly withoutHours?: string
  /** Sentence of the warnings of a rule whose other findings are breaches. */
  readonly asWarning?: string
  /** What the rule counts, and how. */
  readonly counting: string
}

/** The parts of the law, in the order of the page that lists them. */
export type Family =
  | 'working-time'
  | 'overtime'
  | 'annualised'
  | 'part-time'
  | 'night'
  | 'young'
  | 'holidays'
  | 'leave'
  | 'contract'
  | 'group'
  | 'headcount'
  | 'health'
  | 'deadlines'

/**
 * An article of law or of the charter that the product knows: what it says, where it stands and
 * since when. Rules are judged; the others are computed or followed where the words say.
 */
export interface Provision {
  /** Identifier of the domain rules, `TIM-01`. */
  readonly id: string
  readonly family: Family
  readonly words: Readonly<Record<Language, RuleWords>>
  /** The first one is named by the findings, unless they name another of the list. */
  readonly articles: readonly string[]
  /** `text`: the words of the article decide. `reading`: the words leave a choice, stated here. */
  readonly confidence: 'text' | 'reading'
  /** Days on which the text is in force, where the present text began within memory. */
  readonly inForce?: Period
}

/**
 * What may put another value in the place of the limit, and within which bounds. A value outside
 * them is refused with the article.
 */
export interface Override {
  /** Unit in which agreements write the value: that of the rule unless said. */
  readonly unit: 'minute' | 'day' | 'count' | 'member' | 'month' | 'hour' | 'e4' | 'weekday'
  readonly least: number
  readonly most: number
  /** Who may: a collective agreement, an extended one of the branch, the labour authority. */
  readonly by: 'agreement' | 'branch' | 'authority' | 'charter'
  readonly article: string
}

/** A datum without which a rule cannot judge, by its column of the data package. */
export interface MissingDatum {
  /** `contracts.member_ids`; null where no column can hold it yet. */
  readonly column: string | null
  readonly fr: string
  readonly en: string
}

/** A worked case of a rule, judged by its test and shown on its page. */
export interface Example {
  readonly fr: string
  readonly en: string
  /**
   * `A 2026-10-12 08:00-12:00`, an end before its start is on the next day. With ` pause 30` or
   * ` pause 30 à 12:00` where there is one; on many days `A lu-ve 2026-08-03/2026-10-25 …`. At
   * member A the assignment is `as-A`, the site `site-A`. See `exampleWork`.
   */
  readonly work: readonly string[]
  /** Whether the work is planned or worked: worked unless said. */
  readonly basis?: Basis
  /** The judged days: those of the work unless given, and October 2026 without any. */
  readonly period?: JudgedPeriod
  readonly facts?: Partial<Omit<PersonFacts, 'planned' | 'worked'>>
  readonly limits?: readonly LimitRow[]
  readonly group?: Partial<GroupFacts>
  /** Of members and sites, what is not ordinary: they belong to the group all along. */
  readonly members?: Readonly<Record<string, Partial<MemberFacts>>>
  readonly sites?: Readonly<Record<string, SiteFacts>>
  readonly travel?: Travel
  /** What the rule measures and allows, finding by finding; empty where it finds nothing. */
  readonly found: readonly (readonly [measured: number, limit: number])[]
}

interface Judged extends Provision, LimitedRule {
  readonly unit: Finding['unit']
  readonly defaultLimit: number
  /** Unit of the default limit, where it is not that of what is measured: a share of the contract. */
  readonly limitUnit?: Override['unit']
  readonly source: 'law' | 'charter'
  readonly severity: Finding['severity']
  /** Null where nothing may set another value. */
  readonly override: Override | null
  readonly examples: readonly Example[]
}

/** A value that rules read and an agreement may set: the week, the hours of night. */
export interface Setting extends Provision, LimitedRule {
  readonly defaultLimit: number
  readonly source: 'law'
  readonly override: Override | null
}

/** A rule on one person: data, and one pure function that reads them. */
export interface Rule extends Judged {
  readonly judge: (scene: Scene) => readonly Finding[]
  /** What is missing to judge this person; nothing where the rule does not concern him. */
  readonly lacks?: (scene: Scene) => readonly MissingDatum[]
}

/** A rule on the group as a whole. */
export interface GroupRule extends Omit<Judged, 'examples'> {
  readonly judge: (scene: GroupScene) => readonly Finding[]
  readonly lacks?: (scene: GroupScene) => readonly MissingDatum[]
}

/** The group as the rules on it see it. */
export interface GroupScene {
  readonly group: GroupFacts
  readonly members: MembersFacts
  readonly sites: SitesFacts
  readonly people: readonly PersonFacts[]
  readonly limits: Limits
  readonly period: JudgedPeriod
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
): readonly Finding[] => {
  const planned = judge(scene.planned)
  const worked = judge(scene.worked)
  if (worked.length === 0) return planned
  return planned.length === 0 ? worked : [...planned, ...worked]
}
