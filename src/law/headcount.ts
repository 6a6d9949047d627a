import {
  addDays,
  addMonths,
  covers,
  type Day,
  type Month,
  daysBetween,
  lastDayOf,
  month,
  type Period,
} from '../shared/days.ts'
import { divideHalfUp } from '../shared/money.ts'
import { monthsAfter } from './calendar.ts'
import type { AssignmentFacts, ContractFacts, PersonFacts } from './facts.ts'

/**
 * What an effectif is counted for: the same person counts differently by purpose.
 * `labour_code`: thresholds of the Code du travail but for its second part; `representation`: its
 * second part, staff representation; `social_security`: thresholds of contributions;
 * `work_accident`: tariff of work accidents; `disability`: duty to employ disabled workers.
 */
export type HeadcountPurpose =
  | 'labour_code'
  | 'representation'
  | 'social_security'
  | 'work_accident'
  | 'disability'

export const HEADCOUNT_PURPOSES: readonly HeadcountPurpose[] = [
  'labour_code',
  'representation',
  'social_security',
  'work_accident',
  'disability',
]

/** Articles of each purpose: of the group, and of a user company. */
export const HEADCOUNT_ARTICLES: Readonly<
  Record<HeadcountPurpose, { readonly group: readonly string[]; readonly user: readonly string[] }>
> = {
  labour_code: { group: ['L1253-8-1', 'L1111-2'], user: ['L1111-2'] },
  representation: { group: ['L1253-8-1', 'L1111-2'], user: ['L1253-8-1', 'L1111-2'] },
  social_security: { group: ['CSS L130-1'], user: ['CSS L130-1'] },
  work_accident: { group: ['CSS L130-1', 'R1111-1'], user: ['CSS L130-1'] },
  disability: { group: ['L5212-1', 'D5212-1'], user: ['L5212-1', 'D5212-3'] },
}

/** Why somebody counts for less than one, or not at all. */
export type HeadcountReason =
  | 'full'
  /** For his hours over the legal ones: L1111-2 3°. */
  | 'part_time'
  /** For the days of the last twelve months: L1111-2 2°. */
  | 'presence'
  /** Made available to a user company. */
  | 'made_available'
  /** Apprentices and professionalisation contracts: L1111-3. */
  | 'training_contract'
  /** Replaces an absentee: L1111-2 2°. */
  | 'replaces'
  /** At the user company for less than a year. */
  | 'under_a_year'
  /** The purpose never counts those people there. */
  | 'purpose'
  /** The hours of the contract or of the assignment are not known: counted as full time. */
  | 'hours_unknown'

export interface Counted {
  readonly employeeId: string
  /** Ten-thousandths of a person. */
  readonly shareE4: number
  readonly reason: HeadcountReason
}

export interface Headcount {
  readonly purpose: HeadcountPurpose
  readonly on: Day
  readonly articles: readonly string[]
  /** Sum of the shares, in ten-thousandths of a person. */
  readonly totalE4: number
  /** Who counts, and who is there and does not; in the order of the people. */
  readonly people: readonly Counted[]
}

export type CountedPerson = Pick<
  PersonFacts,
  'employeeId' | 'hiredOn' | 'leftOn' | 'contracts' | 'assignments'
>

const ONE = 10_000

const nearest = (part: number, whole: number): number =>
  Number(divideHalfUp(BigInt(part), BigInt(whole)))

const LEGAL_WEEK = 2_100
const LEGAL_YEAR = 96_420
const MONTHS_OF_PRESENCE = 12

const isEmployed = ({ hiredOn, leftOn }: CountedPerson, on: Day): boolean =>
  hiredOn <= on && (leftOn === null || on <= leftOn)

const inForce = <T extends Period>(periods: readonly T[], on: Day): T | undefined =>
  periods.find((period) => covers(period, on))

const share = (part: number, whole: number): number => Math.min(ONE, nearest(part * ONE, whole))

/** Share of full time of a contract; null where its hours are not known. */
function shareOfHours({ weeklyMinutes, annualMinutes }: ContractFacts): number | null {
  if (annualMinutes !== null) return share(annualMinutes, LEGAL_YEAR)
  return weeklyMinutes === null ? null : share(weeklyMinutes, LEGAL_WEEK)
}

const isTraining = ({ kind }: ContractFacts): boolean =>
  kind === 'apprenticeship' || kind === 'professionalisation'

/** Contracts that count for the presence of the last twelve months: L1111-2 2°. */
const countsByPresence = ({ kind }: ContractFacts): boolean =>
  kind === 'fixed_term' || kind === 'seasonal' || kind === 'intermittent'

/** The twelve months that end on a day: its first day and how many days it has. */
function yearUntil(on: Day): { readonly first: Day; readonly days: number } {
  const first = addDays(monthsAfter(on, -MONTHS_OF_PRESENCE), 1)
  return { first, days: daysBetween(first, on) + 1 }
}

/** Days of a period within others, both ends included. */
function daysWithin({ startsOn, endsOn }: Period, first: Day, last: Day): number {
  const from = startsOn > first ? startsOn : first
  const to = endsOn === null || endsOn > last ? last : endsOn
  return Math.max(0, daysBetween(from, to) + 1)
}

/** What a person is worth by his contracts, whatever the purpose: L1111-2. */
function byContract(person: CountedPerson, on: Day): Omit<Counted, 'employeeId'> {
  const contract = inForce(person.contracts, on)
  if (contract === undefined) return { shareE4: ONE, reason: 'hours_unknown' }
  if (countsByPresence(contract)) {
    if (contract.fixedTermReason === 'replacement') return { shareE4: 0, reason: 'replaces' }
    const { first, days } = yearUntil(on)
    const present = person.contracts
      .filter(countsByPresence)
      .reduce((sum, one) => sum + daysWithin(one, first, on) * (shareOfHours(one) ?? ONE), 0)
    return { shareE4: Math.min(ONE, nearest(present, days)), reason: 'presence' }
  }
  const hours = shareOfHours(contract)
  if (hours === null) return { shareE4: ONE, reason: 'hours_unknown' }
  return hours < ONE ? { shareE4: hours, reason: 'part_time' } : { shareE4: ONE, reason: 'full' }
}

/** Purposes for which people made available do not count in the group: L1253-8-1, CSS L130-1. */
const WITHOUT_MADE_AVAILABLE: ReadonlySet<HeadcountPurpose> = new Set([
  'labour_code',
  'social_security',
  'disability',
])

function countInGroup(purpose: HeadcountPurpose, person: CountedPerson, on: Day): Counted {
  const { employeeId } = person
  const contract = inForce(person.contracts, on)
  // The tariff of work accidents counts them: L1111-3, last paragraph.
  if (contract !== undefined && isTraining(contract) && purpose !== 'work_accident')
    return { employeeId, shareE4: 0, reason: 'training_contract' }
  if (WITHOUT_MADE_AVAILABLE.has(purpose) && inForce(person.assignments, on) !== undefined)
    return { employeeId, shareE4: 0, reason: 'made_available' }
  return { employeeId, ...byContract(person, on) }
}

/**
 * Effectif of the group on a day. A person is made available when an assignment, of all or of part
 * of his time, is in force on the day.
 */
export function headcountOf(
  purpose: HeadcountPurpose,
  on: Day,
  people: readonly CountedPerson[],
): Headcount {
  const counted = people
    .filter((person) => isEmployed(person, on))
    .map((person) => countInGroup(purpose, person, on))
  return headcount(purpose, on, HEADCOUNT_ARTICLES[purpose].group, counted)
}

const headcount = (
  purpose: HeadcountPurpose,
  on: Day,
  articles: readonly string[],
  people: readonly Counted[],
): Headcount => {
  const totalE4 = people.reduce((sum, { shareE4 }) => sum + shareE4, 0)
  return { purpose, on, articles, totalE4, people }
}

/** First day of the assignments at one member that last without a day between until a day. */
export function presentSince(
  assignments: readonly AssignmentFacts[],
  memberId: string,
  on: Day,
): Day | null {
  const there = assignments.filter((one) => one.memberId === memberId)
  let since: Day | null = null
  for (let at = on; ; ) {
    const day = at
    const covering = there.filter((one) => covers(one, day)).map(({ startsOn }) => startsOn)
    const first = covering.sort()[0]
    if (first === undefined) return since
    since = first
    at = addDays(first, -1)
  }
}

/**
 * Purposes for which a user company counts the people made available to it: those that L1111-2 is
 * about. Of the others it counts none, and the disabled among them by attestation (D5212-3).
 */
const COUNTED_AT_USERS: ReadonlySet<HeadcountPurpose> = new Set(['labour_code', 'representation'])

/**
 * Part of the effectif of a user company that the group's people make: those present on the day and
 * for a year without a day between, for their presence in the twelve months that end on it
 * (L1111-2 2°), by the hours of the assignment. Its own staff is not known here.
 */
export function headcountAtUser(
  purpose: HeadcountPurpose,
  on: Day,
  people: readonly CountedPerson[],
  memberId: string,
): Headcount {
  const articles = HEADCOUNT_ARTICLES[purpose].user
  const counted = people.flatMap((person): readonly Counted[] => {
    const { employeeId } = person
    const since = presentSince(person.assignments, memberId, on)
    if (since === null || !isEmployed(person, on)) return []
    const none = (reason: HeadcountReason) => [{ employeeId, shareE4: 0, reason }]
    if (!COUNTED_AT_USERS.has(purpose)) return none('purpose')
    const contract = inForce(person.contracts, on)
    if (contract !== undefined && isTraining(contract)) return none('training_contract')
    if (contract?.fixedTermReason === 'replacement') return none('replaces')
    if (monthsAfter(since, MONTHS_OF_PRESENCE) > on) return none('under_a_year')
    return [presenceAt(person, memberId, on)]
  })
  return headcount(purpose, on, articles, counted)
}

/** Presence at one member in the twelve months that end on a day, as a share of a full year. */
function presenceAt(person: CountedPerson, memberId: string, on: Day): Counted {
  const { first, days } = yearUntil(on)
  const there = person.assignments.filter((one) => one.memberId === memberId)
  const isKnown = there.every(({ weeklyMinutes }) => weeklyMinutes !== null)
  let minutes = 0
  for (let day = first; day <= on; day = addDays(day, 1)) {
    const ofDay = there
      .filter((one) => covers(one, day))
      .reduce((sum, { weeklyMinutes }) => sum + (weeklyMinutes ?? LEGAL_WEEK), 0)
    minutes += Math.min(LEGAL_WEEK, ofDay)
  }
  const shareE4 = Math.min(ONE, nearest(minutes * ONE, days * LEGAL_WEEK))
  return {
    employeeId: person.employeeId,
    shareE4,
    reason: isKnown ? 'presence' : 'hours_unknown',
  }
}

const MONTHS_OF_A_YEAR = 12
const HUNDREDTH = 100

/**
 * Effectif of a civil year (CSS L130-1, R130-1): the mean over its months, each counted on its
 * last day, of those in which somebody was employed; cut to the hundredth. In ten-thousandths.
 */
export function meanHeadcount(
  purpose: HeadcountPurpose,
  year: number,
  people: readonly CountedPerson[],
): { readonly totalE4: number; readonly months: readonly { month: Month; totalE4: number }[] } {
  const first = month(`${year}-01`)
  const months = Array.from({ length: MONTHS_OF_A_YEAR }, (_, index) => addMonths(first, index))
    .filter((one) => people.some((person) => isEmployed(person, lastDayOf(one))))
    .map((one) => ({
      month: one,
      totalE4: headcountOf(purpose, lastDayOf(one), people).totalE4,
    }))
  if (months.length === 0) return { totalE4: 0, months }
  const sum = months.reduce((total, { totalE4 }) => total + totalE4, 0)
  const totalE4 = Math.floor(sum / months.length / HUNDREDTH) * HUNDREDTH
  return { totalE4, months }
}

/**
 * People made available who choose to vote at the user company or in the group: there for twelve
 * months without a day between (L2314-23).
 */
export const votersAtUser = (
  on: Day,
  people: readonly CountedPerson[],
  memberId: string,
): readonly { readonly employeeId: string; readonly since: Day }[] =>
  people.flatMap((person) => {
    const since = presentSince(person.assignments, memberId, on)
    return since !== null && isEmployed(person, on) && monthsAfter(since, MONTHS_OF_PRESENCE) <= on
      ? [{ employeeId: person.employeeId, since }]
      : []
  })

/** Share of fixed-term contracts among those in force on a day (CTR-12), in ten-thousandths. */
export function fixedTermShareE4(people: readonly CountedPerson[], on: Day): number | null {
  const inForceThen = people.flatMap(({ contracts }) => inForce(contracts, on) ?? [])
  if (inForceThen.length === 0) return null
  const terms = inForceThen.filter(({ kind }) => kind === 'fixed_term' || kind === 'seasonal')
  return nearest(terms.length * ONE, inForceThen.length)
}
