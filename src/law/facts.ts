import type { Day, Month, Period } from '../shared/days.ts'
import type { Instant, Minutes, Zone } from '../shared/time.ts'

/** A shift or a time entry: presence at one member, with its break. */
export interface Work {
  readonly id: string
  readonly assignmentId: string
  readonly memberId: string
  readonly siteId: string
  readonly zone: Zone
  readonly start: Instant
  readonly end: Instant
  /** Null where only the length of the break is known: it is then taken in the middle. */
  readonly breakStart: Instant | null
  readonly breakMinutes: Minutes
}

export type ContractKind =
  | 'permanent'
  | 'fixed_term'
  | 'seasonal'
  | 'apprenticeship'
  | 'professionalisation'
  | 'intermittent'

/** Trial periods and notices differ by it: workers and employees, technicians and supervisors. */
export type ContractCategory = 'worker' | 'technician' | 'manager'

/** Why a contract has a term: L1242-2, L1242-3. */
export type FixedTermReason =
  | 'replacement'
  | 'increase'
  | 'urgent_work'
  | 'awaiting_hire'
  | 'seasonal'
  | 'customary'
  | 'defined_purpose'
  | 'training'

/** Why the weekly time may lie under the least that the law sets: L3123-7, L3123-19. */
export type PartTimeReason = 'request' | 'student' | 'agreement' | 'replacement' | 'integration'

/** A version of the contract: an amendment is a new one. */
export interface ContractFacts extends Period {
  readonly id: string
  /** Null where it is not said. */
  readonly kind: ContractKind | null
  readonly weeklyMinutes: Minutes | null
  /** Set where hours are annualised: 96420 is 1,607 h. */
  readonly annualMinutes: Minutes | null
  readonly job: string
  /** Members named in the contract; empty when it names none. */
  readonly memberIds: readonly string[]
  /** Each of the four is null where it is not said. */
  readonly category: ContractCategory | null
  readonly trialEndsOn: Day | null
  readonly fixedTermReason: FixedTermReason | null
  readonly partTimeReason: PartTimeReason | null
}

export interface AbsenceFacts extends Period {
  readonly id: string
  readonly kind: string
  /** Set for an absence of part of a day. */
  readonly minutes: Minutes | null
}

export interface AssignmentFacts extends Period {
  readonly id: string
  readonly memberId: string
  readonly siteId: string
  readonly weeklyMinutes: Minutes | null
  /** Skills and authorisations that the post asks for; empty where it is not said. */
  readonly requiredSkills: readonly string[]
}

/** A visit at the occupational health service. */
export interface MedicalVisitFacts {
  /** `vip`: information and prevention; `sir`: aptitude exam of the reinforced follow-up. */
  readonly kind: 'vip' | 'sir' | 'return' | 'intermediate' | 'mid_career'
  readonly heldOn: Day
  readonly validUntil: Day | null
}

/** A skill or an authorisation of a person, with its end where it has one. */
export interface SkillFacts {
  readonly skill: string
  readonly obtainedOn: Day | null
  readonly validUntil: Day | null
}

/**
 * Effective work of a week that lies before the detailed facts, already summed: the part of the
 * week that lies in one month, at one member. Cut at local midnight, as weeks and months are.
 */
export interface PastWork {
  /** First day of the week. */
  readonly week: Day
  readonly month: Month
  readonly memberId: string
  readonly minutes: Minutes
  /** Of them, minutes between 21:00 and 6:00. */
  readonly nightMinutes: Minutes
  /** Days on which work starts that has three hours of night or more, at the member of its start. */
  readonly longNights: number
}

/** What the rules know of one person: planned and worked hours are judged apart. */
export interface PersonFacts {
  readonly employeeId: string
  readonly bornOn: Day | null
  readonly hiredOn: Day
  readonly leftOn: Day | null
  readonly contracts: readonly ContractFacts[]
  readonly absences: readonly AbsenceFacts[]
  readonly assignments: readonly AssignmentFacts[]
  readonly skills: readonly SkillFacts[]
  /** In order of time; empty where none is recorded. */
  readonly visits: readonly MedicalVisitFacts[]
  /** Around the judged days, in detail. */
  readonly planned: readonly Work[]
  readonly worked: readonly Work[]
  /** The year before them, summed. */
  readonly past: {
    readonly planned: readonly PastWork[]
    readonly worked: readonly PastWork[]
  }
}

export interface MemberFacts {
  readonly memberships: readonly Period[]
  /** Members that carry the same value compete with each other. */
  readonly competitorGroup: string | null
  /** Local authority or public body. */
  readonly publicBody: boolean
  readonly headcount: number | null
  readonly idcc: string | null
}

/** The members of the group, by identifier. */
export type MembersFacts = ReadonlyMap<string, MemberFacts>

export interface SiteFacts {
  readonly memberId: string
  /** INSEE code of the commune, which decides the public holidays; null where not known. */
  readonly communeCode: string | null
  /** Whether an exception to the Sunday rest holds there; nothing where it is not known. */
  readonly opensOnSunday?: boolean | null
}

/** The work places, by identifier. */
export type SitesFacts = ReadonlyMap<string, SiteFacts>

export interface GroupFacts {
  readonly kind: 'general' | 'geiq' | 'agricultural' | 'replacement'
  readonly idcc: string | null
}
