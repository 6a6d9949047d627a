import {
  expectedText,
  type PackageError,
  type PackageWarning,
  warningText,
} from '../adapters/data-package/index.ts'
import {
  type ApiModule,
  type FormFile,
  formFiles,
  HttpProblem,
  type Language,
  type Upload,
} from '../platform/http/index.ts'
import { day } from '../shared/days.ts'
import { exchangeContract, WORKBOOK } from './exchange-contract.ts'
import { exportWorkbook } from './export-package.ts'
import { importPackage } from './import-package.ts'
import { withSentPackage } from './uploaded-package.ts'

/** The files of a form, or the one workbook that is the whole body. */
async function sentFiles(upload: Upload | null): Promise<readonly FormFile[]> {
  if (upload?.contentType.startsWith(WORKBOOK) === true)
    return [{ name: 'import.xlsx', bytes: upload.bytes }]
  return formFiles(upload)
}

/** A person corrects by the thousand at most; the count of all is told beside. */
const SHOWN_ERRORS = 10_000
const SHOWN_CHARACTERS = 200

const pointer = (steps: readonly string[]): string =>
  steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function problemError({ file, line, column, value, expected }: PackageError, language: Language) {
  const shown = value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value
  const steps = ['body', file, ...(line > 0 ? [String(line)] : []), ...(column ? [column] : [])]
  return { path: pointer(steps), expected: expectedText(expected, language), value: shown }
}

const refusal = (
  errors: readonly PackageError[],
  warnings: readonly PackageWarning[],
  language: Language,
) =>
  new HttpProblem('invalid', {
    errors: errors.slice(0, SHOWN_ERRORS).map((error) => problemError(error, language)),
    facts: {
      kind: 'invalid-package',
      errors: errors.length,
      warnings: warnings.map((warning) => warningText(warning, language)),
    },
  })

export const exchangeApi: ApiModule = (api) => {
  api.serveOutside(exchangeContract.import, async ({ viewer, query, upload, language }) => {
    if (viewer === null) throw new HttpProblem('not-signed-in')
    const { groupId, userName: actor } = viewer
    const dryRun = query.dryRun === 'true'
    const files = await sentFiles(upload)
    const sent = await withSentPackage(files, async (path, leftAside) => ({
      leftAside,
      imported: await importPackage(api.database, path, { dryRun, onlyGroup: groupId, actor }),
    }))
    if (!sent.ok) throw refusal(sent.refusal.errors, [], language)
    const { leftAside, imported } = sent.value
    if (!imported.ok) {
      const { errors, warnings } = imported.refusal
      throw refusal(errors, [...leftAside, ...warnings], language)
    }
    const { resources, warnings } = imported.value
    return {
      stored: !dryRun,
      tables: resources.map(({ resource: table, ...counts }) => ({ table, ...counts })),
      warnings: [...leftAside, ...warnings].map((warning) => warningText(warning, language)),
    }
  })

  api.serveFile(exchangeContract.export, async ({ db, viewer, now }) => ({
    content: Buffer.from(await exportWorkbook(db)),
    fileName: `maillage-${viewer.groupId}-${day(now.slice(0, 10))}.xlsx`,
    disposition: 'attachment',
  }))
}
