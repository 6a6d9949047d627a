import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  describeError,
  describeWarning,
  type PackageError,
} from '../adapters/data-package/index.ts'
import { type ApiModule, HttpProblem } from '../platform/http/index.ts'
import { exchangeContract } from './exchange-contract.ts'
import { importPackage } from './import-package.ts'

/** The workbook as a file for as long as the work takes. */
async function asFile<T>(bytes: Buffer, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-import-'))
  try {
    const path = join(folder, 'import.xlsx')
    await writeFile(path, bytes, { mode: 0o600 })
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const problemError = (error: PackageError) => ({
  path: `/body/${error.file}/${error.line}${error.column === '' ? '' : `/${error.column}`}`,
  expected: describeError(error),
  value: error.value,
})

export const exchangeApi: ApiModule = (api) => {
  api.serveOutside(exchangeContract.import, async ({ viewer, query, upload }) => {
    if (viewer === null) throw new HttpProblem('not-signed-in')
    if (upload === null) throw new HttpProblem('media-type')
    const { groupId, userName: actor } = viewer
    const dryRun = query.dryRun === 'true'
    const options = { dryRun, onlyGroup: groupId, actor }
    const result = await asFile(upload, (path) => importPackage(api.database, path, options))
    if (!result.ok)
      throw new HttpProblem('invalid', { errors: result.refusal.errors.map(problemError) })
    const { resources, warnings } = result.value
    return {
      stored: !dryRun,
      tables: resources.map(({ resource: table, ...counts }) => ({ table, ...counts })),
      warnings: warnings.map(describeWarning),
    }
  })
}
