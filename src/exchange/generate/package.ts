import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import type { Month } from '../../shared/days.ts'
import { DEFAULT_MONTH, groupOf } from './group.ts'
import { blueprintsOf, type Profile } from './profiles.ts'
import type { GeneratedGroup } from './rows.ts'

const DESCRIPTOR = new URL('../../adapters/data-package/datapackage.json', import.meta.url)

const descriptorSchema = z.object({
  resources: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      schema: z.object({ fields: z.array(z.object({ name: z.string() })) }),
    }),
  ),
})

type Descriptor = z.infer<typeof descriptorSchema>

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

async function writePackage(
  { rows, plantedBreaches }: GeneratedGroup,
  descriptor: Descriptor,
  request: PackageRequest,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  await copyFile(DESCRIPTOR, join(folder, 'datapackage.json'))
  const tables = new Map<string, readonly object[]>(Object.entries(rows))
  for (const { name, path, schema } of descriptor.resources) {
    const text = stringify([...(tables.get(name) ?? [])], {
      header: true,
      columns: schema.fields.map((field) => field.name),
      cast: { boolean: (value) => (value ? 'true' : 'false') },
    })
    await writeFile(join(folder, path), text)
  }
  if (request.planted) {
    const text = `${JSON.stringify(plantedBreaches, null, 2)}\n`
    await writeFile(join(folder, 'planted.json'), text)
  }
}

/** Writes the data packages of a profile, one group at a time: memory does not grow with them. */
export async function generatePackage(request: PackageRequest): Promise<GenerateReport> {
  const descriptor = descriptorSchema.parse(JSON.parse(await readFile(DESCRIPTOR, 'utf8')))
  const blueprints = blueprintsOf(request.profile, request.seed)
  const report = { packages: 0, employees: 0, members: 0, shifts: 0, entries: 0, planted: 0 }
  for (const blueprint of blueprints) {
    const group = groupOf(blueprint, request.seed, request.month ?? DEFAULT_MONTH)
    const { directory } = request
    const folder = blueprints.length === 1 ? directory : join(directory, blueprint.groupId)
    await writePackage(group, descriptor, request, folder)
    report.packages += 1
    report.employees += group.rows.employees.length
    report.members += group.rows.members.length
    report.shifts += group.rows.shifts.length
    report.entries += group.rows.time_entries.length
    report.planted += group.plantedBreaches.length
  }
  return report
}
