import type { HalfDay } from '../half-days.ts'
import type { CandidateBody, EmployeeWishesBody } from '../people-contract.ts'
import { readHours, writtenHours } from './need-typed.ts'

/** What a person wishes, as it is typed. */
export interface TypedWishes {
  readonly hours: string
  readonly halfDays: readonly HalfDay[]
  readonly availableFrom: string
  readonly km: string
  readonly minutes: string
  readonly refused: readonly string[]
  readonly wishes: string
}

export type WishField = keyof EmployeeWishesBody
export type WishProblem = 'hours' | 'count'

export type ReadWishes = {
  readonly body: EmployeeWishesBody
  readonly problems: Partial<Record<WishField, WishProblem>>
}

export const typedWishes = (body: EmployeeWishesBody): TypedWishes => ({
  hours: writtenHours(body.weeklyMinutes),
  halfDays: body.halfDays,
  availableFrom: body.availableFrom ?? '',
  km: body.mobilityKm?.toString() ?? '',
  minutes: body.mobilityMinutes?.toString() ?? '',
  refused: body.refusedMemberIds,
  wishes: body.wishes ?? '',
})

/** Reads the wishes, with all that cannot be read, by field. */
export function readWishes(typed: TypedWishes): ReadWishes {
  const problems: Partial<Record<WishField, WishProblem>> = {}
  const whole = (field: WishField, written: string): number | null => {
    if (written.trim() === '') return null
    if (/^\d{1,3}$/.test(written.trim())) return Number(written)
    problems[field] = 'count'
    return null
  }
  const weeklyMinutes = typed.hours.trim() === '' ? null : readHours(typed.hours)
  if (typed.hours.trim() !== '' && (weeklyMinutes === null || weeklyMinutes < 1))
    problems.weeklyMinutes = 'hours'
  const body = {
    weeklyMinutes,
    halfDays: [...typed.halfDays],
    availableFrom: typed.availableFrom || null,
    mobilityKm: whole('mobilityKm', typed.km),
    mobilityMinutes: whole('mobilityMinutes', typed.minutes),
    refusedMemberIds: [...typed.refused],
    wishes: typed.wishes.trim() || null,
  }
  return { body, problems }
}

/** A candidate as it is typed. */
export interface TypedCandidate extends TypedWishes {
  readonly lastName: string
  readonly firstName: string
  readonly email: string
  readonly phone: string
  readonly skills: readonly string[]
  readonly communeCode: string
  readonly consentedOn: string
  readonly lastContactOn: string
  /** Not typed: kept as they came, from an import. */
  readonly home: Pick<CandidateBody, 'homeLatitude' | 'homeLongitude'>
}

export const emptyCandidate = (today: string): TypedCandidate => ({
  hours: '35',
  halfDays: [],
  availableFrom: '',
  km: '',
  minutes: '',
  refused: [],
  wishes: '',
  lastName: '',
  firstName: '',
  email: '',
  phone: '',
  skills: [],
  communeCode: '',
  consentedOn: '',
  lastContactOn: today,
  home: { homeLatitude: null, homeLongitude: null },
})

export const typedCandidate = (body: CandidateBody): TypedCandidate => ({
  ...typedWishes(body),
  lastName: body.lastName,
  firstName: body.firstName,
  email: body.email ?? '',
  phone: body.phone ?? '',
  skills: body.skills,
  communeCode: body.homeCommuneCode ?? '',
  consentedOn: body.consentedOn ?? '',
  lastContactOn: body.lastContactOn,
  home: { homeLatitude: body.homeLatitude, homeLongitude: body.homeLongitude },
})

export type CandidateField = keyof CandidateBody
export type CandidateProblem = WishProblem | 'name' | 'day'

/** Reads the form of a candidate, with all that cannot be read, by field. */
export function readCandidate(typed: TypedCandidate): {
  readonly body: CandidateBody
  readonly problems: Partial<Record<CandidateField, CandidateProblem>>
} {
  const wishes = readWishes(typed)
  const problems: Partial<Record<CandidateField, CandidateProblem>> = { ...wishes.problems }
  if (typed.lastName.trim() === '') problems.lastName = 'name'
  if (typed.firstName.trim() === '') problems.firstName = 'name'
  if (typed.lastContactOn === '') problems.lastContactOn = 'day'
  const body = {
    ...wishes.body,
    lastName: typed.lastName,
    firstName: typed.firstName,
    email: typed.email.trim() || null,
    phone: typed.phone.trim() || null,
    skills: [...typed.skills],
    homeCommuneCode: typed.communeCode.trim() || null,
    ...typed.home,
    consentedOn: typed.consentedOn || null,
    lastContactOn: typed.lastContactOn,
  }
  return { body, problems }
}
