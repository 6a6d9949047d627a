import { dayNumber, parseDay } from '../../shared/days.ts'
import { RESOURCES } from './descriptor.ts'
import type { PackageError } from './package-error.ts'
import { mistakesInRows } from './rules.ts'
import { known, type PackageData } from './table.ts'
import { addSpan, mistakesInWork, overlaps, type SpansOf, WORK } from './work.ts'
import { NOTHING_STORED, type World, worldOf } from './world.ts'

/** One person has one contract at a time with the group. */
function overlappingContracts(world: World): PackageError[] {
  const spansOf: SpansOf = new Map()
  for (const [key, row] of world.rows('contracts')) {
    const employeeId = known(row, 'employee_id')
    const startsOn = parseDay(known(row, 'starts_on') ?? '')
    const endsOn = parseDay(known(row, 'ends_on') ?? '')
    if (employeeId === null || startsOn === null || row.wrong.has('ends_on')) continue
    const start = dayNumber(startsOn)
    const end = endsOn === null ? Number.POSITIVE_INFINITY : dayNumber(endsOn) + 1
    if (start < end) addSpan(spansOf, employeeId, { key, row, column: 'starts_on', start, end })
  }
  return overlaps(world.file('contracts'), spansOf)
}

const placeInPackage = new Map(
  RESOURCES.flatMap(({ name, path }, index) => [
    [name, index],
    [path, index],
  ]),
)

const byPlace = (a: PackageError, b: PackageError): number =>
  (placeInPackage.get(a.file) ?? -1) - (placeInPackage.get(b.file) ?? -1) || a.line - b.line

/**
 * Everything that is wrong with a package: what reading it found, and what its rows say about
 * each other and about what is stored. In the order of the files and lines.
 */
export function mistakesIn(
  data: PackageData,
  world: World = worldOf(data, NOTHING_STORED),
): readonly PackageError[] {
  return [
    ...data.errors,
    ...mistakesInRows(data, world),
    ...overlappingContracts(world),
    ...WORK.flatMap((resource) => mistakesInWork(world, resource)),
  ].sort(byPlace)
}
