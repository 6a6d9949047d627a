import { addDays, ageOn, type Day } from '../../../shared/days.ts'
import type { MissingDatum, Scene } from '../../rule.ts'

const ADULT = 18
const SIXTEEN = 16

/** Ages of a person on the days that are judged. */
export interface Youth {
  readonly isMinor: (on: Day) => boolean
  readonly isUnderSixteen: (on: Day) => boolean
}

/** The ages of someone who is under eighteen on a judged day or just before; else null. */
export function youthOf({ person: { bornOn }, period }: Scene): Youth | null {
  if (bornOn === null || ageOn(bornOn, addDays(period.from, -10)) >= ADULT) return null
  return {
    isMinor: (on) => ageOn(bornOn, on) < ADULT,
    isUnderSixteen: (on) => ageOn(bornOn, on) < SIXTEEN,
  }
}

/** A person who works and whose day of birth is not known cannot be told to be of age. */
export const lacksBirth = ({ person, planned, worked }: Scene): readonly MissingDatum[] =>
  person.bornOn === null && planned.days.length + worked.days.length > 0
    ? [{ column: 'employees.born_on', fr: 'la date de naissance', en: 'the date of birth' }]
    : []
