import { addDays, ageOn, type Day, day, daysBetween, type Period } from '../shared/days.ts'
import { afterOpeningDays, afterWorkingDays, lastDayOfMonths, monthsAfter } from './calendar.ts'
import type { ContractCategory, ContractFacts, MedicalVisitFacts } from './facts.ts'

/** A day that the law sets, and the article that sets it. */
export interface LegalDay {
  readonly on: Day
  readonly article: string
}

/** A period that the law sets, both ends included. */
export interface LegalPeriod {
  readonly from: Day
  readonly to: Day
  readonly article: string
}

const lengthInDays = (first: Day, last: Day): number => daysBetween(first, last) + 1

/** Months of trial of a permanent contract, and with the renewal that a branch may allow. */
export const TRIAL_MONTHS: Readonly<
  Record<ContractCategory, { readonly first: number; readonly renewed: number }>
> = {
  worker: { first: 2, renewed: 4 },
  technician: { first: 3, renewed: 6 },
  manager: { first: 4, renewed: 8 },
}

/**
 * Last day of the longest trial of a permanent contract (L1221-19), counted from date to date;
 * with a renewal, which an extended branch agreement and the contract must provide for (L1221-21).
 */
export const permanentTrialEnd = (
  startsOn: Day,
  category: ContractCategory,
  { renewed = false }: { readonly renewed?: boolean } = {},
): LegalDay => {
  const months = TRIAL_MONTHS[category]
  return renewed
    ? { on: lastDayOfMonths(startsOn, months.renewed), article: 'L1221-21' }
    : { on: lastDayOfMonths(startsOn, months.first), article: 'L1221-19' }
}

const SIX_MONTHS = 6
const DAYS_OF_TWO_WEEKS = 14

/**
 * Last day of the longest trial of a fixed-term contract (L1242-10): a calendar day for each whole
 * week of the term; at most two weeks where the term is six months or less, else a month. Null
 * where the contract is too short for one.
 */
export function fixedTermTrialEnd(startsOn: Day, endsOn: Day): LegalDay | null {
  const weeks = Math.floor(lengthInDays(startsOn, endsOn) / 7)
  if (weeks === 0) return null
  const byWeeks = addDays(startsOn, weeks - 1)
  const most =
    endsOn <= lastDayOfMonths(startsOn, SIX_MONTHS)
      ? addDays(startsOn, DAYS_OF_TWO_WEEKS - 1)
      : lastDayOfMonths(startsOn, 1)
  return { on: byWeeks < most ? byWeeks : most, article: 'L1242-10' }
}

/** Last day of the trial of a contract: the one it says, else the longest allowed. */
export function trialEnd(contract: ContractFacts): LegalDay | null {
  const { kind, category, startsOn, endsOn, trialEndsOn } = contract
  const hasTerm = kind === 'fixed_term' || kind === 'seasonal'
  if (trialEndsOn !== null) return { on: trialEndsOn, article: hasTerm ? 'L1242-10' : 'L1221-19' }
  if (hasTerm) return endsOn === null ? null : fixedTermTrialEnd(startsOn, endsOn)
  if (kind !== 'permanent' && kind !== 'intermittent') return null
  return category === null ? null : permanentTrialEnd(startsOn, category)
}

/**
 * Days until which the written information is given (R1221-35): the main items within seven
 * calendar days of hiring, all of it within a month.
 */
export const informationDue = (
  hiredOn: Day,
): { readonly main: LegalDay; readonly all: LegalDay } => ({
  main: { on: addDays(hiredOn, 7), article: 'R1221-35' },
  all: { on: monthsAfter(hiredOn, 1), article: 'R1221-35' },
})

/** Day until which a fixed-term contract is handed over: two working days after hiring (CTR-08). */
export const copyDue = (startsOn: Day): LegalDay => ({
  on: afterWorkingDays(startsOn, 2),
  article: 'L1242-13',
})

const SHORT_CONTRACT = 14

/**
 * Opening days that must pass before another fixed-term contract on the same post (L1244-3-1): a
 * third of the contract with its renewals, half where it is shorter than fourteen days; a part of
 * a day counts as a whole one.
 */
export function waitingDays({ from, to }: { readonly from: Day; readonly to: Day }): number {
  const length = lengthInDays(from, to)
  return Math.ceil(length / (length < SHORT_CONTRACT ? 2 : 3))
}

/**
 * First day on which the post may be filled by a fixed-term contract again. Opening days are taken
 * to be Monday to Friday: those of the establishment are not known.
 */
export const waitingPeriodEnd = (contract: { readonly from: Day; readonly to: Day }): LegalDay => ({
  on: afterOpeningDays(contract.to, waitingDays(contract)),
  article: 'L1244-3-1',
})

/** Days on which the declaration before hiring may be sent (L1221-10, R1221-4). */
export const hiringDeclarationWindow = (hiredOn: Day): LegalPeriod => ({
  from: addDays(hiredOn, -8),
  to: hiredOn,
  article: 'R1221-4',
})

export interface DismissalNotice {
  /** Null under six months: an agreement or usage says. */
  readonly months: 1 | 2 | null
  /** Last day of the notice that begins on the day it is given. */
  readonly endsOn: Day | null
  readonly article: string
}

/** Least notice of a dismissal by seniority on the day it is given (L1234-1). */
export function dismissalNotice(seniorSince: Day, givenOn: Day): DismissalNotice {
  const article = 'L1234-1'
  if (givenOn < monthsAfter(seniorSince, 6)) return { months: null, endsOn: null, article }
  const months = givenOn < monthsAfter(seniorSince, 24) ? 1 : 2
  return { months, endsOn: lastDayOfMonths(givenOn, months), article }
}

const ADULT = 18

export interface Exposure {
  readonly bornOn: Day | null
  readonly isNightWorker?: boolean
  /** Posts of particular risk: the reinforced follow-up (R4624-23). */
  readonly isAtRisk?: boolean
}

/**
 * Last day of the first visit: within three months of taking the post (R4624-10), before it under
 * eighteen and for night workers (R4624-18) and at posts of particular risk (R4624-24).
 */
export function firstVisitDue(hiredOn: Day, exposure: Exposure): LegalDay {
  if (exposure.isAtRisk === true) return { on: hiredOn, article: 'R4624-24' }
  const isYoung = exposure.bornOn !== null && ageOn(exposure.bornOn, hiredOn) < ADULT
  if (isYoung || exposure.isNightWorker === true) return { on: hiredOn, article: 'R4624-18' }
  return { on: monthsAfter(hiredOn, 3), article: 'R4624-10' }
}

/** Years after which a visit is renewed, and the article, by the kind of the visit. */
const RENEWAL: Readonly<
  Record<MedicalVisitFacts['kind'], { readonly years: number; readonly article: string } | null>
> = {
  vip: { years: 5, article: 'R4624-16' },
  sir: { years: 4, article: 'R4624-28' },
  // Two years after the exam another one is due, which the exam's own renewal gives.
  intermediate: { years: 2, article: 'R4624-28' },
  return: null,
  mid_career: null,
}

const YEARS_OF_ADAPTED_VISIT = 3

/**
 * Last day until which a visit is renewed: the end of validity that its attestation says, else the
 * longest that the law allows: five years, three for night workers, four after an aptitude exam.
 * Null after a visit that opens no period of its own.
 */
export function visitRenewalDue(
  { kind, heldOn, validUntil }: MedicalVisitFacts,
  { isNightWorker = false }: Pick<Exposure, 'isNightWorker'> = {},
): LegalDay | null {
  const renewal = RENEWAL[kind]
  if (renewal === null) return null
  const adapted = kind === 'vip' && isNightWorker
  const { years, article } = adapted
    ? { years: YEARS_OF_ADAPTED_VISIT, article: 'R4624-17' }
    : renewal
  return { on: validUntil ?? monthsAfter(heldOn, 12 * years), article }
}

/** Intermediate visit of the reinforced follow-up: at most two years after the exam (R4624-28). */
export const intermediateVisitDue = (examHeldOn: Day): LegalDay => ({
  on: monthsAfter(examHeldOn, 24),
  article: 'R4624-28',
})

/** Days of absence from which a visit is due on return, by the kind of absence (R4624-31). */
const DAYS_BEFORE_RETURN_VISIT: Readonly<Record<string, number>> = {
  maternity: 1,
  work_accident: 30,
  sickness: 60,
}

/**
 * Last day of the visit on return: on the day of return, at most eight days after it; null where
 * the absence asks for none.
 */
export function returnVisitDue(absence: Period & { readonly kind: string }): LegalDay | null {
  const least = DAYS_BEFORE_RETURN_VISIT[absence.kind]
  if (least === undefined || absence.endsOn === null) return null
  if (lengthInDays(absence.startsOn, absence.endsOn) < least) return null
  return { on: addDays(absence.endsOn, 1 + 8), article: 'R4624-31' }
}

const INTERVIEW_MONTHS = 48
const RECAP_MONTHS = 96

/**
 * Parcours professionnel (L6315-1): the first interview within the year of hiring, then every four
 * years from the one before.
 */
export const firstInterviewDue = (hiredOn: Day): LegalDay => ({
  on: lastDayOfMonths(hiredOn, 12),
  article: 'L6315-1',
})

export const nextInterviewDue = (heldOn: Day): LegalDay => ({
  on: monthsAfter(heldOn, INTERVIEW_MONTHS),
  article: 'L6315-1',
})

/** The recapitulation of the eight years in the group. */
export const recapitulationDue = (hiredOn: Day): LegalDay => ({
  on: lastDayOfMonths(hiredOn, RECAP_MONTHS),
  article: 'L6315-1',
})

/** The year in which the mid-career visit is due, at the latest on its last day (L4624-2-2). */
export const midCareerVisitDue = (bornOn: Day): LegalDay => ({
  on: day(`${Number(bornOn.slice(0, 4)) + 45}-12-31`),
  article: 'L4624-2-2',
})
