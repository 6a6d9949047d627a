import type { Period } from '../shared/days.ts'
import type { HalfDay } from './half-days.ts'

/** Where a need stands: stated, then being answered, then covered; or withdrawn with a reason. */
export type NeedState = 'stated' | 'being_answered' | 'covered' | 'withdrawn'

/** What a member asks for (besoin): one person at one site for some hours of each week. */
export interface NeedAsked extends Period {
  readonly siteId: string
  /** The job, as skills of people are spelled. */
  readonly skill: string
  /** Authorisations that the person must hold besides (permis, CACES, habilitations). */
  readonly authorisations: readonly string[]
  /** Minutes a week. */
  readonly weeklyMinutes: number
  /** Flexibility: null where it is what is asked. */
  readonly weeklyMinutesLeast: number | null
  readonly weeklyMinutesMost: number | null
  /** Half-days in which the work must lie; empty when free. */
  readonly halfDays: readonly HalfDay[]
  /** How many of them are occupied; null: all listed. */
  readonly halfDaysNeeded: number | null
  /** Null: the need comes back each year when it ends within a year of its start. */
  readonly everyYear: boolean | null
  /** The price of an hour that the member wishes at most, in ten-thousandths of a euro. */
  readonly hourlyPriceE4: number | null
  readonly note: string | null
}
