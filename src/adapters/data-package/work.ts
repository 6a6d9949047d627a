import {
  instantsOf,
  type Instant,
  type Interval,
  intervalOf,
  lengthOf,
  MINUTES_PER_DAY,
  parseLocalTime,
  parseZone,
  type Zone,
} from '../../shared/time.ts'
import type { Expected, PackageError } from './package-error.ts'
import { cell, known, type Row, shownKey } from './table.ts'
import type { World } from './world.ts'

/** Tables whose rows are times of work at an assignment. */
export const WORK = ['shifts', 'time_entries'] as const
export type Work = (typeof WORK)[number]

/** Who works where, for whom, and in which zone. */
export interface Place {
  readonly employeeId: string
  readonly memberId: string
  readonly zone: Zone
}

/** The place of an assignment, or null while what it refers to is missing or wrong. */
export function placeOf(world: World, assignmentId: string | null): Place | null {
  const assignment = world.find('assignments', assignmentId)
  if (assignment === null) return null
  const employeeId = known(assignment, 'employee_id')
  const site = world.find('sites', known(assignment, 'site_id'))
  const memberId = site === null ? null : known(site, 'member_id')
  if (site === null || employeeId === null || memberId === null) return null
  if (site.wrong.has('time_zone')) return null
  const zone = parseZoneOnce(known(site, 'time_zone') ?? zoneOfGroup(world))
  return zone === null ? null : { employeeId, memberId, zone }
}

const zones = new Map<string, Zone | null>()

function parseZoneOnce(name: string): Zone | null {
  const before = zones.get(name)
  if (before !== undefined) return before
  const zone = parseZone(name)
  zones.set(name, zone)
  return zone
}

function zoneOfGroup(world: World): string {
  for (const group of world.rows('group').values()) return known(group, 'time_zone') ?? ''
  return ''
}

/** The interval that a row means at a place, or null when it means none. */
export function workOf(row: Row, zone: Zone): Interval | null {
  const start = parseLocalTime(known(row, 'starts_at') ?? '')
  const end = parseLocalTime(known(row, 'ends_at') ?? '')
  return start === null || end === null ? null : intervalOf(start, end, zone)
}

type Report = (column: string, value: string, expected: Expected) => void

function existingInstants(
  row: Row,
  column: string,
  zone: Zone,
  report: Report,
): readonly Instant[] {
  const text = known(row, column)
  const local = parseLocalTime(text ?? '')
  if (text === null || local === null) return []
  const instants = instantsOf(local, zone)
  if (instants.length === 0) report(column, text, { kind: 'existing-time', zone })
  return instants
}

function breakMistakes(row: Row, work: Interval, zone: Zone, report: Report): void {
  const minutes = known(row, 'break_minutes')
  const pause = Number(minutes ?? '0')
  if (minutes !== null && pause > lengthOf(work))
    report('break_minutes', minutes, { kind: 'at-most', limit: lengthOf(work) })
  const starts = existingInstants(row, 'break_starts_at', zone, report)
  const fits = (at: Instant): boolean => at >= work.start && at + pause <= work.end
  if (starts.length > 0 && !starts.some(fits))
    report('break_starts_at', cell(row, 'break_starts_at'), { kind: 'within-work' })
}

function timeMistakes(row: Row, zone: Zone, report: Report): Interval | null {
  const starts = existingInstants(row, 'starts_at', zone, report)
  const ends = existingInstants(row, 'ends_at', zone, report)
  if (starts.length === 0 || ends.length === 0) return null
  const work = workOf(row, zone)
  const startsAt = cell(row, 'starts_at')
  const endsAt = cell(row, 'ends_at')
  if (work === null) {
    report('ends_at', endsAt, { kind: 'after', column: 'starts_at', value: startsAt })
    return null
  }
  if (lengthOf(work) > MINUTES_PER_DAY) {
    report('ends_at', endsAt, { kind: 'within-day', value: startsAt })
    return null
  }
  breakMistakes(row, work, zone, report)
  return work
}

/** A period of a person, in any whole unit: the end is the first moment outside. */
interface Span {
  readonly key: string
  readonly row: Row
  readonly column: string
  readonly start: number
  readonly end: number
}

/** The periods of each person. */
export type SpansOf = Map<string, Span[]>

const byStart = (a: Span, b: Span): number =>
  a.start - b.start || (a.row.line ?? 0) - (b.row.line ?? 0)

/**
 * One error a span that overlaps an earlier one of the same person, naming both. The later line
 * of the two carries it; of a stored and a given row, the given one.
 */
export function overlaps(file: string, spansOf: SpansOf): PackageError[] {
  const errors: PackageError[] = []
  for (const spans of spansOf.values()) {
    let latest: Span | null = null
    for (const span of spans.sort(byStart)) {
      if (
        latest !== null &&
        span.start < latest.end &&
        (span.row.line ?? latest.row.line) !== null
      ) {
        const [named, carrier] =
          (span.row.line ?? 0) >= (latest.row.line ?? 0) ? [latest, span] : [span, latest]
        errors.push({
          file,
          line: carrier.row.line ?? 0,
          column: carrier.column,
          value: cell(carrier.row, carrier.column),
          expected: { kind: 'no-overlap', with: shownKey(named.key), line: named.row.line },
        })
      }
      if (latest === null || span.end > latest.end) latest = span
    }
  }
  return errors
}

export function addSpan(spansOf: SpansOf, person: string, span: Span): void {
  const spans = spansOf.get(person)
  if (spans === undefined) spansOf.set(person, [span])
  else spans.push(span)
}

/** Times of work that mean nothing in the zone of their site, or that one person cannot work. */
export function mistakesInWork(world: World, resource: Work): PackageError[] {
  const errors: PackageError[] = []
  const spansOf: SpansOf = new Map()
  const file = world.file(resource)
  for (const [key, row] of world.rows(resource)) {
    if (cell(row, 'cancelled') === 'true' && row.line === null) continue
    const place = placeOf(world, known(row, 'assignment_id'))
    if (place === null) continue
    const report: Report = (column, value, expected) =>
      errors.push({ file, line: row.line ?? 0, column, value, expected })
    const work =
      row.line === null
        ? workOf(row, zoneOfRow(row) ?? place.zone)
        : timeMistakes(row, place.zone, report)
    if (work === null) continue
    const span = { key, row, column: 'starts_at', start: work.start, end: work.end }
    addSpan(spansOf, place.employeeId, span)
  }
  for (const error of overlaps(file, spansOf)) errors.push(error)
  return errors
}

/** A stored row keeps the zone in which it was read, whatever its site says since. */
const zoneOfRow = (row: Row): Zone | null => parseZoneOnce(cell(row, 'time_zone'))
