import {
  carryOverEnd,
  carryOverInformationDue,
  DAY_E2,
  isWorkingDay,
  leaveDays,
  splitDays,
} from '../../../law/index.ts'
import { addDays, type Day, day, daysFrom, monthOf } from '../../../shared/days.ts'
import { sickStretches } from '../../absences/rules/sick-pay.ts'
import { type Counter, type CounterNotice, counterOf, line, type LineDraft } from '../counter.ts'
import type { CountedAbsence, CounterFacts, CounterPolicy } from '../facts.ts'
import type { YearOfLeave } from './leave-accrual.ts'
import { Lots } from './lots.ts'
import { adjustmentLines, openingLine, openingOf } from './opened.ts'

const ARTICLES = ['L3141-1', 'L3141-7', 'L3141-19-1', 'L3141-19-2', 'L3141-23']

/** A day of leave, or a half, and the absence that holds it. */
interface LeaveDay {
  readonly on: Day
  readonly quantity: number
  readonly absenceId: string
}

/** The days that leaves take, each once even where two lines hold it. */
export function daysTaken(
  facts: CounterFacts,
  count: CounterPolicy['leaveCount'],
): readonly LeaveDay[] {
  const { territory } = facts
  const left = new Map<Day, number>()
  const found: LeaveDay[] = []
  for (const absence of facts.absences.filter(({ kind }) => kind === 'paid_leave')) {
    const isPart = absence.minutes !== null
    for (const on of isPart ? [absence.startsOn] : leaveDays(absence, count, { territory })) {
      const quantity = Math.min(left.get(on) ?? DAY_E2, isPart ? DAY_E2 / 2 : DAY_E2)
      if (quantity === 0) continue
      left.set(on, (left.get(on) ?? DAY_E2) - quantity)
      found.push({ on, quantity, absenceId: absence.id })
    }
  }
  return found.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** One line an absence and month, on its first day in it. */
function takenLines(days: readonly LeaveDay[]): readonly LineDraft[] {
  const runs = Map.groupBy(days, ({ absenceId, on }) => `${absenceId} ${monthOf(on)}`)
  return [...runs.values()].flatMap((run) => {
    const [first] = run
    const quantity = run.reduce((sum, one) => sum + one.quantity, 0)
    return first === undefined ? [] : line(first.on, 'taken', -quantity, first.absenceId)
  })
}

/**
 * Jours de fractionnement (LEA-09): more days on the day that brings the leave taken outside 1 May
 * to 31 October to three, and to six.
 */
function splitLines(days: readonly LeaveDay[]): readonly LineDraft[] {
  const seasons = Map.groupBy(
    days,
    ({ on }) => Number(on.slice(0, 4)) - (on.slice(5) < '05-01' ? 1 : 0),
  )
  return [...seasons].flatMap(([year, season]) => {
    const winter = day(`${year}-11-01`)
    const sum = (some: readonly LeaveDay[]): number =>
      Math.floor(some.reduce((all, { quantity }) => all + quantity, 0) / DAY_E2)
    const inside = sum(season.filter(({ on }) => on < winter))
    const outside = season.filter(({ on }) => on >= winter)
    let given = 0
    return outside.flatMap(({ on }, index) => {
      const now = splitDays(inside, sum(outside.slice(0, index + 1)))
      if (now === given) return []
      const more = now - given
      given = now
      return line(on, 'split_days', more * DAY_E2)
    })
  })
}

/** What ended, or will end, leave that sickness kept from being taken. */
interface CarryOver {
  readonly until: Day | null
  readonly returnedOn: Day | null
}

/**
 * Whether sickness or an accident kept leave of a year from being taken: the person was away at the
 * end of the period in which it can be, or came back with more left than days to take it.
 */
function carryOverOf(
  absences: readonly CountedAbsence[],
  acquiredUntil: Day,
  leftE2: number,
  on: Day,
): CarryOver | null {
  const periodEnd = periodEndOf(acquiredUntil)
  const sick = absences.map((one) => ({
    ...one,
    absenceId: one.id,
    familyEvent: null,
    workedOnFirstDay: false,
  }))
  const stretch = sickStretches(sick).findLast(
    ({ startsOn, endsOn }) => startsOn <= periodEnd && endsOn > acquiredUntil && startsOn <= on,
  )
  if (stretch === undefined) return null
  const { startsOn, endsOn, absenceIds } = stretch
  const back = addDays(endsOn, 1)
  const daysLeft =
    back > periodEnd ? 0 : daysFrom(back, periodEnd).filter((one) => isWorkingDay(one)).length
  if (daysLeft * DAY_E2 >= leftE2) return null
  const returnedOn = back <= on ? back : null
  const told = absences.find(({ id, informedOn }) => absenceIds.includes(id) && informedOn !== null)
  const informedOn = told?.informedOn ?? null
  const end = carryOverEnd({
    acquiredUntil,
    absentSince: startsOn,
    returnedOn,
    informedOn: informedOn !== null && informedOn <= on ? informedOn : null,
  })
  return { until: end?.on ?? null, returnedOn }
}

const periodEndOf = (acquiredUntil: Day): Day =>
  day(`${Number(acquiredUntil.slice(0, 4)) + 1}-05-31`)

/** Rights and their use, followed from day to day; each right bears the end of its year. */
class LeaveOverTime {
  readonly #lots = new Lots()
  readonly #ends = new Map<Day, Day>()
  readonly #open = new Map<Day, { readonly kind: NoticeKind; readonly on: Day }>()
  readonly ended: LineDraft[] = []
  readonly #absences: readonly CountedAbsence[]
  readonly #on: Day

  constructor(absences: readonly CountedAbsence[], on: Day) {
    this.#absences = absences
    this.#on = on
  }

  change(id: string, at: Day, quantity: number): void {
    if (quantity < 0) this.#lots.use(-quantity)
    else this.#lots.give(id, at, quantity)
  }

  /** Decides what becomes of leave whose period ends. */
  endPeriod(acquiredUntil: Day): void {
    const left = this.#lots.leftOf(acquiredUntil)
    if (left === 0) return
    const on = periodEndOf(acquiredUntil)
    const carried = carryOverOf(this.#absences, acquiredUntil, left, this.#on)
    if (carried === null) this.#open.set(acquiredUntil, { kind: 'left_after_period', on })
    else if (carried.until === null) {
      const informBy = carryOverInformationDue(carried.returnedOn ?? on)
      this.#open.set(acquiredUntil, { kind: 'to_inform', on: informBy })
    } else {
      this.#open.set(acquiredUntil, { kind: 'carried_until', on: carried.until })
      this.#ends.set(addDays(carried.until, 1), acquiredUntil)
    }
  }

  /** Ends what was carried over until the day before. */
  endCarryOver(at: Day): void {
    const id = this.#ends.get(at)
    const left = id === undefined ? 0 : this.#lots.end(id)
    if (left > 0) this.ended.push(line(at, 'carry_over_ended', -left))
  }

  notices(): readonly CounterNotice[] {
    return [...this.#open].flatMap(([id, notice]) => {
      const left = this.#lots.leftOf(id)
      return left > 0 ? [{ ...notice, days: left }] : []
    })
  }
}

type NoticeKind = 'left_after_period' | 'to_inform' | 'carried_until'

/**
 * Leave that may be taken (LEA-01 to LEA-09): what finished years gave, less what is taken, the
 * oldest first. What a period did not see taken stays: only the carry-over of sick leave ends by
 * itself, fifteen months after the person was told (LEA-06); the rest is the officer's to decide.
 */
export function paidLeave(
  facts: CounterFacts,
  policy: CounterPolicy,
  years: readonly YearOfLeave[],
  on: Day,
): Counter {
  const opening = openingOf(facts, 'paid_leave', on)
  const start = opening?.datedOn ?? facts.hiredOn
  const days = daysTaken(facts, policy.leaveCount).filter((one) => one.on <= on)
  const taken = days.filter((one) => one.on >= start)
  const split = policy.grantsSplitDays ? splitLines(days).filter((one) => one.on >= start) : []
  const own = adjustmentLines(facts, 'paid_leave', [start, on])
  const given = years.filter(({ year }) => year.endsOn >= start)
  const yearLines = given.flatMap(({ year, acquiredE2, childrenE2 }) => [
    line(year.endsOn, 'acquired', acquiredE2, year.startsOn),
    ...(childrenE2 > 0 ? [line(year.endsOn, 'children', childrenE2)] : []),
  ])
  const time = new LeaveOverTime(facts.absences, on)
  if (opening !== undefined) time.change('opening', start, opening.quantity)
  const changes = Map.groupBy(
    [...taken.map((one) => line(one.on, 'taken', -one.quantity)), ...split, ...own],
    (one) => one.on,
  )
  const ofYears = new Map(given.map((one) => [one.year.endsOn, one]))
  for (const at of daysFrom(start, on)) {
    time.endCarryOver(at)
    for (const [index, one] of (changes.get(at) ?? []).entries())
      time.change(`${at} ${index}`, at, one.quantity)
    const ended = ofYears.get(at)
    if (ended !== undefined) time.change(at, at, ended.acquiredE2 + ended.childrenE2)
    if (at.endsWith('-05-31')) time.endPeriod(day(`${Number(at.slice(0, 4)) - 1}-05-31`))
  }
  const lines = [
    ...openingLine(facts, 'paid_leave', on),
    ...takenLines(taken),
    ...split,
    ...own,
    ...yearLines,
    ...time.ended,
  ]
  const missing: readonly CounterNotice[] = [
    ...(opening === undefined && given.length > 1
      ? [{ kind: 'no_opening', since: start } as const]
      : []),
    ...(facts.dependentChildren > 0 && facts.bornOn === null
      ? [{ kind: 'birth_unknown' } as const]
      : []),
  ]
  const { balance } = counterOf('paid_leave', lines, ARTICLES)
  const advance: readonly CounterNotice[] = balance < 0 ? [{ kind: 'taken_in_advance' }] : []
  return counterOf('paid_leave', lines, ARTICLES, [...time.notices(), ...missing, ...advance])
}
