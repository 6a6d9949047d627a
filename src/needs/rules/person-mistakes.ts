import { type Day, parseDay } from '../../shared/days.ts'
import type { CandidateBody, EmployeeWishesBody } from '../people-contract.ts'

/** What cannot be right in what is written of a person, by field. */
export interface PersonMistake {
  readonly field: keyof CandidateBody
  readonly kind:
    | 'required'
    | 'day'
    | 'future'
    | 'separator'
    | 'email'
    | 'commune'
    | 'both'
    | 'member'
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const COMMUNE = /^\d[\dAB]\d{3}$/
const SEPARATOR = ';'

const tidiedText = (text: string | null): string | null => (text ?? '').trim() || null

/** The wishes as they are kept. */
export const tidiedWishes = <Body extends EmployeeWishesBody>(body: Body): Body => ({
  ...body,
  halfDays: [...new Set(body.halfDays)].toSorted((a, b) => a - b),
  refusedMemberIds: [...new Set(body.refusedMemberIds)].toSorted(),
  wishes: tidiedText(body.wishes),
})

/** The candidate as it is kept: texts without blanks around, each skill once. */
export const tidiedCandidate = (body: CandidateBody): CandidateBody => ({
  ...tidiedWishes(body),
  lastName: body.lastName.trim(),
  firstName: body.firstName.trim(),
  email: tidiedText(body.email),
  phone: tidiedText(body.phone),
  skills: [...new Set(body.skills.map((skill) => skill.trim()))].filter(Boolean),
  homeCommuneCode: tidiedText(body.homeCommuneCode),
})

/** Everything that is wrong in tidied wishes, at once. `members` are those of the group. */
export function mistakesInWishes(
  { availableFrom, refusedMemberIds }: EmployeeWishesBody,
  members: ReadonlySet<string>,
): PersonMistake[] {
  const mistakes: PersonMistake[] = []
  if (availableFrom !== null && parseDay(availableFrom) === null)
    mistakes.push({ field: 'availableFrom', kind: 'day' })
  if (refusedMemberIds.some((memberId) => !members.has(memberId)))
    mistakes.push({ field: 'refusedMemberIds', kind: 'member' })
  return mistakes
}

/** Everything that is wrong in a tidied candidate, at once. */
export function mistakesInCandidate(
  body: CandidateBody,
  { members, today }: { readonly members: ReadonlySet<string>; readonly today: Day },
): PersonMistake[] {
  const mistakes: PersonMistake[] = []
  if (body.lastName === '') mistakes.push({ field: 'lastName', kind: 'required' })
  if (body.firstName === '') mistakes.push({ field: 'firstName', kind: 'required' })
  if (body.email !== null && !EMAIL.test(body.email))
    mistakes.push({ field: 'email', kind: 'email' })
  if (body.skills.some((skill) => skill.includes(SEPARATOR)))
    mistakes.push({ field: 'skills', kind: 'separator' })
  if (body.homeCommuneCode !== null && !COMMUNE.test(body.homeCommuneCode))
    mistakes.push({ field: 'homeCommuneCode', kind: 'commune' })
  if ((body.homeLatitude === null) !== (body.homeLongitude === null))
    mistakes.push({
      field: body.homeLatitude === null ? 'homeLatitude' : 'homeLongitude',
      kind: 'both',
    })
  for (const field of ['lastContactOn', 'consentedOn'] as const) {
    const text = body[field]
    if (text === null) continue
    const on = parseDay(text)
    if (on === null) mistakes.push({ field, kind: 'day' })
    else if (on > today) mistakes.push({ field, kind: 'future' })
  }
  return [...mistakes, ...mistakesInWishes(body, members)]
}
