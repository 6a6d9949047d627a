import type { Day } from '../../shared/days.ts'

/** The counters of a person (compteurs), in the order of the screens. */
export const COUNTERS = [
  'paid_leave',
  'leave_accrual',
  'overtime_quota',
  'compulsory_rest',
  'annual_account',
  'delegation',
  'meal_vouchers',
  'travel',
] as const
export type CounterId = (typeof COUNTERS)[number]

/** Hundredths of a day, minutes, or a number of vouchers. */
export type CounterUnit = 'day_e2' | 'minute' | 'count'

export const UNIT_OF = {
  paid_leave: 'day_e2',
  leave_accrual: 'day_e2',
  overtime_quota: 'minute',
  compulsory_rest: 'minute',
  annual_account: 'minute',
  delegation: 'minute',
  meal_vouchers: 'count',
  travel: 'minute',
} as const satisfies Record<CounterId, CounterUnit>

/** Counters that take over a balance from an older tool. */
export const OPENED = [
  'paid_leave',
  'leave_accrual',
  'overtime_quota',
  'compulsory_rest',
  'annual_account',
  'delegation',
] as const satisfies readonly CounterId[]

export type AdjustmentCause = 'replaced_by_rest' | 'urgent_work' | 'lost' | 'waived' | 'correction'

/** What a line of a counter comes from. */
export type LineCause =
  | 'opening'
  | AdjustmentCause
  /** A month of work gave leave; the year rounded it up, then moved it to what may be taken. */
  | 'accrued'
  | 'rounded_up'
  | 'moved'
  | 'acquired'
  | 'children'
  | 'split_days'
  | 'taken'
  | 'carry_over_ended'
  /** A week beyond 35 hours; rest that it gave beyond the quota; rest taken. */
  | 'overtime_week'
  | 'rest_acquired'
  | 'rest_taken'
  /** Months of an annual account. */
  | 'due'
  | 'worked'
  | 'credited'
  | 'excused'
  /** Hours of delegation. */
  | 'credit'
  | 'used'
  | 'month_over'
  | 'beyond_credit'
  | 'meal'
  | 'way'

/** A line before its balance is known. */
export interface LineDraft {
  readonly on: Day
  readonly cause: LineCause
  readonly quantity: number
  /** The stored row behind it: an absence, an entry, an opening, an adjustment; else null. */
  readonly sourceId: string | null
  /** What a person wrote, or the places of a way. */
  readonly note: string | null
}

export interface CounterLine extends LineDraft {
  /** Of the counter, this line included. */
  readonly balance: number
}

export type CounterNotice =
  /** Leave that its period did not see taken: carried over or lost, the officer decides. */
  | { readonly kind: 'left_after_period'; readonly days: number; readonly on: Day }
  /** Sickness kept leave from being taken: the person has to be told (L3141-19-3). */
  | { readonly kind: 'to_inform'; readonly days: number; readonly on: Day }
  /** Until when leave that was carried over can be taken. */
  | { readonly kind: 'carried_until'; readonly days: number; readonly on: Day }
  /** Counted since the hiring, several years back, and no balance was taken over. */
  | { readonly kind: 'no_opening'; readonly since: Day }
  /** Leave taken before it may be, off the one in the making (L3141-12). */
  | { readonly kind: 'taken_in_advance' }
  /** Children are known, the birth date is not: the extra days are not counted. */
  | { readonly kind: 'birth_unknown' }
  | { readonly kind: 'quota'; readonly limit: number; readonly source: string }
  /** Rest is open since a day, to take before another. */
  | { readonly kind: 'rest_open'; readonly since: Day; readonly on: Day }
  | { readonly kind: 'rest_overdue'; readonly on: Day }
  | { readonly kind: 'taken_without_right' }
  | { readonly kind: 'forecast'; readonly minutes: number; readonly on: Day }
  /** More hours of delegation than the mandate gives. */
  | { readonly kind: 'beyond_credit'; readonly on: Day }
  /** More than one and a half times the credit of a month (R2315-5). */
  | { readonly kind: 'over_half_more'; readonly on: Day }
  /** Ways whose time nobody measured. */
  | { readonly kind: 'ways_unknown'; readonly count: number }

export interface Counter {
  readonly id: CounterId
  readonly balance: number
  readonly lines: readonly CounterLine[]
  readonly notices: readonly CounterNotice[]
  readonly articles: readonly string[]
}

const before = (a: LineDraft, b: LineDraft): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)

/** The lines in order of days, those of one day as they were given, each with the balance. */
export function counterOf(
  id: CounterId,
  drafts: readonly LineDraft[],
  articles: readonly string[],
  notices: readonly CounterNotice[] = [],
): Counter {
  let balance = 0
  const lines = drafts.toSorted(before).map((line): CounterLine => {
    balance += line.quantity
    return { ...line, balance }
  })
  return { id, balance, lines, notices, articles }
}

/** A line without a note. */
export const line = (
  on: Day,
  cause: LineCause,
  quantity: number,
  sourceId: string | null = null,
  note: string | null = null,
): LineDraft => ({ on, cause, quantity, sourceId, note })
