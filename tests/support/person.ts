import {
  type AbsenceFacts,
  type AssignmentFacts,
  type Circumstances,
  type ContractFacts,
  type Finding,
  type GroupFacts,
  judgePerson,
  type LimitRow,
  type MedicalVisitFacts,
  limitsOf,
  type MemberFacts,
  type PastWork,
  type PersonFacts,
  type SiteFacts,
  type SkillFacts,
  type Work,
} from '../../src/law/index.ts'
import { addDays, day, type Period } from '../../src/shared/days.ts'
import { instantsOf, intervalOf, localTime, minutes, zone } from '../../src/shared/time.ts'

const PARIS = 'Europe/Paris'

interface WorkOptions {
  readonly breakMinutes?: number
  /** Wall clock of the start of the break. */
  readonly breakAt?: string
  readonly zone?: string
  readonly id?: string
  readonly assignmentId?: string
  readonly siteId?: string
}

/**
 * Work at a member from `YYYY-MM-DDThh:mm` to `hh:mm` (of the next day when it is not later) or
 * to a full local time.
 */
export function at(member: string, start: string, end: string, options: WorkOptions = {}): Work {
  const place = zone(options.zone ?? PARIS)
  const date = start.slice(0, 10)
  const sameDay = end > start.slice(11)
  const full = end.length > 5 ? end : `${sameDay ? date : addDays(day(date), 1)}T${end}`
  const interval = intervalOf(localTime(start), localTime(full), place)
  if (interval === null) throw new Error(`no time from ${start} to ${full}`)
  const breakAt = options.breakAt && instantsOf(localTime(options.breakAt), place)[0]
  return {
    ...interval,
    id: options.id ?? `${member}@${start}`,
    assignmentId: options.assignmentId ?? `as-${member}`,
    memberId: member,
    siteId: options.siteId ?? `site-${member}`,
    zone: place,
    breakStart: breakAt || null,
    breakMinutes: minutes(options.breakMinutes ?? 0),
  }
}

/** The same work on several days: `on(['2026-10-12', …], 'A', '08:00', '12:00')`. */
export const on = (
  days: readonly string[],
  member: string,
  start: string,
  end: string,
  options: WorkOptions = {},
): Work[] => days.map((date) => at(member, `${date}T${start}`, end, options))

/** Days from a first one, as texts. */
export const days = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(day(first), index))

/** What a case says of a contract, an assignment, an absence or a member; the rest is ordinary. */
export type ContractCase = Partial<ContractFacts> & Period
export type AssignmentCase = Partial<AssignmentFacts> & Period & { readonly memberId: string }
export type AbsenceCase = Partial<AbsenceFacts> & Period & { readonly kind: string }
export type MemberCase = Partial<MemberFacts>

export interface Situation {
  readonly planned?: readonly Work[]
  readonly worked?: readonly Work[]
  readonly pastPlanned?: readonly PastWork[]
  readonly pastWorked?: readonly PastWork[]
  readonly bornOn?: string
  readonly hiredOn?: string
  readonly leftOn?: string
  readonly contracts?: readonly ContractCase[]
  readonly absences?: readonly AbsenceCase[]
  readonly assignments?: readonly AssignmentCase[]
  readonly skills?: readonly SkillFacts[]
  readonly visits?: readonly MedicalVisitFacts[]
  readonly members?: Readonly<Record<string, MemberCase>>
  readonly sites?: Readonly<Record<string, SiteFacts>>
  readonly group?: Partial<GroupFacts>
  readonly limits?: readonly LimitRow[]
  readonly from?: string
  readonly to?: string
}

const contractOf = (one: ContractCase, index: number): ContractFacts => ({
  id: `c${index + 1}`,
  kind: 'permanent',
  weeklyMinutes: null,
  annualMinutes: null,
  job: 'agent',
  memberIds: [],
  category: null,
  trialEndsOn: null,
  fixedTermReason: null,
  partTimeReason: null,
  ...one,
})

const assignmentOf = (one: AssignmentCase): AssignmentFacts => ({
  id: `as-${one.memberId}`,
  siteId: `site-${one.memberId}`,
  weeklyMinutes: null,
  requiredSkills: [],
  ...one,
})

const absenceOf = (one: AbsenceCase, index: number): AbsenceFacts => ({
  id: `a${index + 1}`,
  minutes: null,
  ...one,
})

const ALL_ALONG: Period = { startsOn: day('2000-01-01'), endsOn: null }

/** A member that stays all along, unless the case says otherwise. */
const memberOf = (one: MemberCase = {}): MemberFacts => ({
  memberships: [ALL_ALONG],
  competitorGroup: null,
  publicBody: false,
  headcount: null,
  idcc: null,
  ...one,
})

export function personOf(situation: Situation): PersonFacts {
  const { planned = [], worked = [], pastPlanned = [], pastWorked = [] } = situation
  return {
    employeeId: 'P1',
    bornOn: situation.bornOn === undefined ? null : day(situation.bornOn),
    hiredOn: day(situation.hiredOn ?? '2020-01-01'),
    leftOn: situation.leftOn === undefined ? null : day(situation.leftOn),
    contracts: (situation.contracts ?? []).map(contractOf),
    absences: (situation.absences ?? []).map(absenceOf),
    assignments: (situation.assignments ?? []).map(assignmentOf),
    skills: situation.skills ?? [],
    visits: situation.visits ?? [],
    planned,
    worked,
    past: { planned: pastPlanned, worked: pastWorked },
  }
}

export function circumstancesOf(situation: Situation): Circumstances {
  const { planned = [], worked = [], assignments = [], members = {} } = situation
  const used = [...planned, ...worked, ...assignments].map(({ memberId }) => memberId)
  const ids = [...new Set([...used, ...Object.keys(members)])]
  return {
    group: { kind: 'general', idcc: null, ...situation.group },
    members: new Map(ids.map((id) => [id, memberOf(members[id])])),
    sites: new Map(Object.entries(situation.sites ?? {})),
    limits: limitsOf(situation.limits ?? []),
    period: { from: day(situation.from ?? '2026-10-01'), to: day(situation.to ?? '2026-10-31') },
  }
}

/** Every finding on one person, in October 2026 unless the situation says otherwise. */
export const judged = (situation: Situation): Finding[] =>
  judgePerson(personOf(situation), circumstancesOf(situation))

/** The findings of one rule. */
export const foundBy = (ruleId: string, situation: Situation): Finding[] =>
  judged(situation).filter((finding) => finding.ruleId === ruleId)

/** The numbers of the findings of one rule: date, measured and limit. */
export const numbersOf = (ruleId: string, situation: Situation): [string, number, number][] =>
  foundBy(ruleId, situation).map(({ date, measured, limit }) => [date, measured, limit])
