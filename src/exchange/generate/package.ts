import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  csvText,
  DESCRIPTOR_FILE,
  descriptorText,
  inOrderOfKeys,
  RESOURCES,
  type Resource,
  writtenSheets,
} from '../../adapters/data-package/index.ts'
import type { Month } from '../../shared/days.ts'
import { DEFAULT_MONTH, groupOf } from './group.ts'
import { blueprintsOf, type Profile } from './profiles.ts'
import type { GeneratedGroup } from './rows.ts'

export interface PackageRequest {
  readonly profile: Profile
  readonly seed: number
  /** Where the package goes; a profile of many groups makes a folder for each in it. */
  readonly directory: string
  readonly month?: Month
  /** Also writes `planted.json`: the breaches that were put in. */
  readonly planted?: boolean
}

export interface GenerateReport {
  readonly packages: number
  readonly employees: number
  readonly members: number
  readonly shifts: number
  readonly entries: number
  readonly planted: number
}

const cellText = (value: unknown): string =>
  value === null || value === undefined ? '' : String(value)

/** The cells of rows in the order of the columns of their resource. */
function* cellsOf({ fields }: Resource, rows: readonly object[]): Generator<string[]> {
  for (const row of rows) {
    const values = new Map<string, unknown>(Object.entries(row))
    yield fields.map(({ name }) => cellText(values.get(name)))
  }
}

async function writePackage(
  { rows, plantedBreaches }: GeneratedGroup,
  request: PackageRequest,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const tables = new Map<string, readonly object[]>(Object.entries(rows))
  const sheets = writtenSheets(
    RESOURCES.map((resource) => ({
      resource,
      rows: inOrderOfKeys(resource, [...cellsOf(resource, tables.get(resource.name) ?? [])]),
    })),
  )
  await writeFile(
    join(folder, DESCRIPTOR_FILE),
    descriptorText(sheets.map(({ resource }) => resource)),
  )
  for (const { resource, rows: cells } of sheets) {
    const header = resource.fields.map(({ name }) => name)
    await writeFile(join(folder, resource.path), csvText(header, cells))
  }
  if (request.planted) {
    const text = `${JSON.stringify(plantedBreaches, null, 2)}\n`
    await writeFile(join(folder, 'planted.json'), text)
  }
}

/** Writes the data packages of a profile, one group at a time: memory does not grow with them. */
export async function generatePackage(request: PackageRequest): Promise<GenerateReport> {
  const blueprints = blueprintsOf(request.profile, request.seed)
  const report = { packages: 0, employees: 0, members: 0, shifts: 0, entries: 0, planted: 0 }
  for (const blueprint of blueprints) {
    const group = groupOf(blueprint, request.seed, request.month ?? DEFAULT_MONTH)
    const { directory } = request
    const folder = blueprints.length === 1 ? directory : join(directory, blueprint.groupId)
    await writePackage(group, request, folder)
    report.packages += 1
    report.employees += group.rows.employees.length
    report.members += group.rows.members.length
    report.shifts += group.rows.shifts.length
    report.entries += group.rows.time_entries.length
    report.planted += group.plantedBreaches.length
  }
  return report
}
