import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import {
  DESCRIPTOR_FILE,
  type PackageError,
  type PackageWarning,
  RESOURCES,
} from '../adapters/data-package/index.ts'
import type { FormFile } from '../platform/http/index.ts'
import { done, type Result, refused } from '../shared/refusal.ts'

/** What was sent is neither one workbook nor the CSV files of one package. */
export interface NoPackage {
  readonly kind: 'no-package'
  readonly errors: readonly PackageError[]
}

const OWN_FILES: ReadonlySet<string> = new Set([
  DESCRIPTOR_FILE,
  ...RESOURCES.map(({ path }) => path),
])

const LONGEST_NAME = 100

/** The last part of the name, as a file may be called: it decides no place on the disk. */
function plainName(name: string): string {
  const last = basename(name.replaceAll('\\', '/'))
  return last.replaceAll(/[^\p{L}\p{N}_. -]/gu, '_').slice(-LONGEST_NAME)
}

const isWorkbook = ({ name }: FormFile): boolean => /\.xlsx$/i.test(name)

const noPackage = (file: string): PackageError => ({
  file,
  line: 0,
  column: '',
  value: '',
  expected: { kind: 'package' },
})

/** Files that cannot stand in one package: a workbook beside others, or one name twice. */
function misplaced(files: readonly FormFile[]): PackageError[] {
  if (files.length === 0) return [noPackage('')]
  const seen = new Set<string>()
  return files
    .filter((file) => {
      const again = seen.has(file.name)
      seen.add(file.name)
      return again || (isWorkbook(file) && files.length > 1)
    })
    .map(({ name }) => noPackage(name))
}

/**
 * Puts the files that were sent in a folder of their own for as long as the work takes: one
 * workbook, or CSV files. Files of no known name are left aside, each with a warning.
 */
export async function withSentPackage<T>(
  sent: readonly FormFile[],
  work: (path: string, leftAside: readonly PackageWarning[]) => Promise<T>,
): Promise<Result<T, NoPackage>> {
  const files = sent.map(({ name, bytes }) => ({ name: plainName(name), bytes }))
  const errors = misplaced(files)
  if (errors.length > 0) return refused({ kind: 'no-package', errors })
  const [first] = files
  const workbook = first !== undefined && isWorkbook(first) ? first : null
  const kept = workbook === null ? files.filter(({ name }) => OWN_FILES.has(name)) : [workbook]
  const leftAside = files
    .filter((file) => !kept.includes(file))
    .map(({ name }): PackageWarning => ({ kind: 'unknown-file', file: name }))
  const folder = await mkdtemp(join(tmpdir(), 'maillage-import-'))
  try {
    for (const { name, bytes } of kept)
      await writeFile(join(folder, name), bytes, { mode: 0o600, flag: 'wx' })
    return done(await work(workbook === null ? folder : join(folder, workbook.name), leftAside))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
