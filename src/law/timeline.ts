import { type Day, dayOfNumber } from '../shared/days.ts'
import { type Instant, instant, MINUTES_PER_DAY, offsetAt, startOfDay } from '../shared/time.ts'
import type { Work } from './facts.ts'
import type { Basis } from './finding.ts'
import type { Limits } from './limits.ts'
import { weekOf } from './week.ts'

/** Effective work without interruption inside one local day. */
export interface Piece {
  readonly day: Day
  readonly start: Instant
  readonly end: Instant
  readonly work: Work
}

/** Effective work of a civil day, or of the week that starts on the day. */
export interface Load {
  readonly day: Day
  readonly minutes: number
  /** In order of time. */
  readonly pieces: readonly Piece[]
}

/**
 * Presence from one rest to the next: the breaks of a shift are inside, and shifts that follow
 * each other without a minute between them are one.
 */
export interface Spell {
  readonly start: Instant
  readonly end: Instant
  /** Local day on which it starts, where it starts. */
  readonly day: Day
  /** The work that starts it, and the one that ends it. */
  readonly first: Work
  readonly last: Work
  readonly works: readonly Work[]
  readonly pieces: readonly Piece[]
}

interface OpenSpell {
  readonly start: Instant
  end: Instant
  readonly day: Day
  readonly first: Work
  last: Work
  readonly works: Work[]
  pieces: readonly Piece[]
}

/** The work of one person on one basis, in the shapes that the rules read. All in order of time. */
export interface Timeline {
  readonly basis: Basis
  readonly days: readonly Load[]
  readonly weeks: readonly Load[]
  readonly spells: readonly Spell[]
  readonly daysWork: readonly DaysWork[]
}

/** The spells that start on one local day: a night belongs to the day on which it starts. */
export interface DaysWork {
  readonly day: Day
  readonly spells: readonly Spell[]
  readonly pieces: readonly Piece[]
}

/** Beginning of the break: as declared, kept inside the work; else in the middle, rounded down. */
function breakStartOf(work: Work, length: number): number {
  if (work.breakStart === null) return work.start + Math.floor((work.end - work.start - length) / 2)
  return Math.min(Math.max(work.breakStart, work.start), work.end - length)
}

const dayNumberAt = (at: Instant, { zone }: Work): number =>
  Math.floor((at + offsetAt(at, zone)) / MINUTES_PER_DAY)

/** Cuts an interval of work at each local midnight. */
function addPieces(into: Piece[], start: Instant, end: Instant, work: Work): void {
  if (end <= start) return
  const last = dayNumberAt(instant(end - 1), work)
  let from = start
  for (let number = dayNumberAt(start, work); number < last; number += 1) {
    const midnight = startOfDay(dayOfNumber(number + 1), work.zone)
    into.push({ day: dayOfNumber(number), start: from, end: midnight, work })
    from = midnight
  }
  into.push({ day: dayOfNumber(last), start: from, end, work })
}

/** The same of work that lies inside one day, as nearly all work does. */
function piecesOfDay(work: Work, day: Day, length: number): readonly Piece[] {
  const { start, end } = work
  if (end <= start) return []
  if (length <= 0) return [{ day, start, end, work }]
  const breakStart = instant(breakStartOf(work, length))
  const breakEnd = instant(breakStart + length)
  const before: Piece = { day, start, end: breakStart, work }
  const after: Piece = { day, start: breakEnd, end, work }
  if (breakStart <= start) return breakEnd >= end ? [] : [after]
  return breakEnd >= end ? [before] : [before, after]
}

/** The effective work of one shift or entry: its interval less its break. */
export function piecesOf(work: Work): readonly Piece[] {
  const length = Math.min(work.breakMinutes, work.end - work.start)
  const number = dayNumberAt(work.start, work)
  if (number === dayNumberAt(instant(work.end - 1), work))
    return piecesOfDay(work, dayOfNumber(number), length)
  const pieces: Piece[] = []
  if (length <= 0) {
    addPieces(pieces, work.start, work.end, work)
    return pieces
  }
  const breakStart = instant(breakStartOf(work, length))
  addPieces(pieces, work.start, breakStart, work)
  addPieces(pieces, instant(breakStart + length), work.end, work)
  return pieces
}

interface OpenLoad {
  readonly day: Day
  minutes: number
  pieces: readonly Piece[]
}

const NO_PIECES: readonly Piece[] = []

/** The load of a day, kept in order of time. Days come nearly in order: the last is looked at first. */
function loadOf(loads: OpenLoad[], day: Day): OpenLoad {
  let index = loads.length
  for (; index > 0; index -= 1) {
    const before = loads[index - 1]
    if (before?.day === day) return before
    if (before !== undefined && before.day < day) break
  }
  const load: OpenLoad = { day, minutes: 0, pieces: NO_PIECES }
  if (index === loads.length) loads.push(load)
  else loads.splice(index, 0, load)
  return load
}

/** Lists of pieces are never written to: that of a work may be that of its day as well. */
const joined = (before: readonly Piece[], after: readonly Piece[]): readonly Piece[] =>
  before.length === 0 ? after : [...before, ...after]

function addTo(load: OpenLoad, pieces: readonly Piece[]): void {
  for (const { start, end } of pieces) load.minutes += end - start
  load.pieces = joined(load.pieces, pieces)
}

function addToSpells(spells: OpenSpell[], work: Work, pieces: readonly Piece[]): void {
  const spell = spells.at(-1)
  if (spell === undefined || work.start > spell.end) {
    const { start, end } = work
    const day = dayOfNumber(dayNumberAt(start, work))
    spells.push({ start, end, day, first: work, last: work, works: [work], pieces })
    return
  }
  if (work.end > spell.end) {
    spell.end = work.end
    spell.last = work
  }
  spell.works.push(work)
  spell.pieces = joined(spell.pieces, pieces)
}

function byDay(spells: readonly Spell[]): readonly DaysWork[] {
  const found: { day: Day; spells: Spell[]; pieces: readonly Piece[] }[] = []
  for (const spell of spells) {
    const current = found.at(-1)
    if (current?.day === spell.day) {
      current.spells.push(spell)
      current.pieces = joined(current.pieces, spell.pieces)
    } else found.push({ day: spell.day, spells: [spell], pieces: spell.pieces })
  }
  return found
}

/** Weeks are those of the limits in force: of Mondays, unless an agreement says otherwise. */
export function timelineOf(basis: Basis, works: readonly Work[], limits: Limits): Timeline {
  const ordered = [...works].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
  const days: OpenLoad[] = []
  const weeks: OpenLoad[] = []
  const spells: OpenSpell[] = []
  const add = (day: Day, pieces: readonly Piece[]): void => {
    addTo(loadOf(days, day), pieces)
    addTo(loadOf(weeks, weekOf(limits, day)), pieces)
  }
  for (const work of ordered) {
    const pieces = piecesOf(work)
    const first = pieces[0]?.day
    if (first !== undefined && pieces.every(({ day }) => day === first)) add(first, pieces)
    else for (const piece of pieces) add(piece.day, [piece])
    addToSpells(spells, work, pieces)
  }
  return { basis, days, weeks, spells, daysWork: byDay(spells) }
}
