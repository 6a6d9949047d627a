import { type Day, daysBetween } from '../shared/days.ts'
import type { MemberFacts, PersonFacts } from './facts.ts'
import type { MissingDatum } from './rule.ts'
import { contractDeadlines, contractLacks } from './rules/deadlines/of-contracts.ts'
import { filingDeadlines } from './rules/deadlines/of-filings.ts'
import { healthDeadlines, healthLacks } from './rules/deadlines/of-health.ts'
import { interviewDeadlines } from './rules/deadlines/of-interviews.ts'
import { attestedIn, memberDeadlines } from './rules/deadlines/of-members.ts'

export type DeadlineKind =
  | ('constitution_note' | 'approval_request' | 'change_note' | 'opposition_end')
  | ('opposition_answer' | 'appeal' | 'appeal_answer' | 'approval_answer')
  | ('member_joined' | 'member_left' | 'disability_attestation')
  | ('hiring_declaration' | 'contract_copy' | 'information_main' | 'information_all')
  | ('trial_end' | 'term_end')
  | ('first_visit' | 'visit_renewal' | 'exam_renewal' | 'intermediate_visit')
  | ('return_visit' | 'mid_career_visit' | 'authorisation_end')
  | ('interview' | 'recapitulation')

/** A day that the law sets on the group: échéance. */
export interface Deadline {
  /** Which one it is, the same each time it is worked out. */
  readonly key: string
  readonly kind: DeadlineKind
  /** Identifier of the domain rules. */
  readonly ruleId: string
  readonly article: string
  readonly dueOn: Day
  readonly employeeId: string | null
  readonly memberId: string | null
  /** The authorisation that ends, the job of the contract. */
  readonly subject: string | null
  /** When it was done, as the facts or somebody of the group say; null where nobody did. */
  readonly doneOn: Day | null
}

/** An act of the group towards the authority, or of the authority towards it. */
export interface Filing {
  readonly kind:
    | ('constitution' | 'change' | 'declaration_received' | 'opposition_notice')
    | ('opposition' | 'appeal' | 'approval_request')
  readonly on: Day
}

export interface DeadlineFacts {
  readonly people: readonly Omit<PersonFacts, 'planned' | 'worked' | 'past'>[]
  readonly members: ReadonlyMap<string, Pick<MemberFacts, 'memberships'>>
  readonly filings: readonly Filing[]
  /** Days on which deadlines were marked as done, by key. */
  readonly marks: ReadonlyMap<string, Day>
}

export type DeadlinePerson = DeadlineFacts['people'][number]

/** A deadline before it is known whether somebody marked it. */
export type OpenDeadline = Omit<Deadline, 'employeeId' | 'memberId' | 'subject' | 'doneOn'> &
  Partial<Pick<Deadline, 'employeeId' | 'memberId' | 'subject' | 'doneOn'>>

const byDay = (a: Deadline, b: Deadline): number => {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1
  return a.key < b.key ? -1 : 1
}

/** Every deadline that falls on a day from one to another, both included, in order of time. */
export function deadlinesOf(facts: DeadlineFacts, from: Day, to: Day): readonly Deadline[] {
  const { marks } = facts
  const open: readonly OpenDeadline[] = [
    ...filingDeadlines(facts),
    ...memberDeadlines(facts, { from, to }),
    ...facts.people.flatMap((person) => [
      ...whileEmployed(person, contractDeadlines(person)),
      ...whileEmployed(person, healthDeadlines(person)),
      ...whileEmployed(person, interviewDeadlines(person, marks, to)),
    ]),
  ]
  return open
    .filter(({ dueOn }) => from <= dueOn && dueOn <= to)
    .map((one) => ({
      employeeId: null,
      memberId: null,
      subject: null,
      ...one,
      doneOn: marks.get(one.key) ?? one.doneOn ?? null,
    }))
    .sort(byDay)
}

/** Whether deadlines of some days follow from assignments: the others do without them. */
export const followFromAssignments = (from: Day, to: Day): boolean =>
  attestedIn({ from, to }).length > 0

/** What falls after somebody left is due no more. */
const whileEmployed = (
  { leftOn }: DeadlinePerson,
  deadlines: readonly OpenDeadline[],
): readonly OpenDeadline[] =>
  leftOn === null ? deadlines : deadlines.filter(({ dueOn }) => dueOn <= leftOn)

/** A deadline that nobody could work out, and for how many people. */
export interface DeadlineLack {
  readonly ruleId: string
  readonly datum: MissingDatum
  readonly people: number
}

/** What is missing to work out the deadlines of the people employed in a period. */
export function deadlineLacks(
  { people }: DeadlineFacts,
  from: Day,
  to: Day,
): readonly DeadlineLack[] {
  const found = new Map<string, { ruleId: string; datum: MissingDatum; people: number }>()
  for (const person of people) {
    if (person.hiredOn > to || (person.leftOn !== null && person.leftOn < from)) continue
    for (const { ruleId, datum } of [...contractLacks(person, from), ...healthLacks(person)]) {
      const known = found.get(ruleId)
      if (known) known.people += 1
      else found.set(ruleId, { ruleId, datum, people: 1 })
    }
  }
  return [...found.values()]
}

/** Days before an end on which people are warned of it (HAB-04). */
const ALERTS = [30, 60, 90] as const

/** Days that pass by themselves: nothing is late after them. */
const PASSING: ReadonlySet<DeadlineKind> = new Set([
  'trial_end',
  'term_end',
  'opposition_end',
  'appeal_answer',
  'approval_answer',
])

/** How near a deadline is on a day: behind, within thirty, sixty or ninety days, or farther. */
export type Nearness = 'done' | 'passed' | 'late' | (typeof ALERTS)[number] | 'later'

export function nearnessOf(
  { kind, dueOn, doneOn }: Pick<Deadline, 'kind' | 'dueOn' | 'doneOn'>,
  on: Day,
): Nearness {
  if (doneOn !== null) return 'done'
  const days = daysBetween(on, dueOn)
  if (days < 0) return PASSING.has(kind) ? 'passed' : 'late'
  return ALERTS.find((most) => days <= most) ?? 'later'
}
