import { createHash } from 'node:crypto'
import { payrollCsv } from '../../adapters/payroll-csv/index.ts'
import { payrollWorkbook } from '../../adapters/payroll-xlsx/index.ts'
import { sageFile } from '../../adapters/sage/index.ts'
import { silaeFile } from '../../adapters/silae/index.ts'
import type { Month } from '../../shared/days.ts'
import { assertNever } from '../../shared/refusal.ts'
import type { ExportFile, FileKind } from './export-store.ts'
import { type PayLine, type Target, totalsOf } from './pay-line.ts'

const MEDIA_TYPES = {
  silae: 'text/csv; charset=us-ascii',
  sage: 'text/plain; charset=iso-8859-1',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<Target, string>

const EXTENSIONS = {
  silae: 'csv',
  sage: 'txt',
  csv: 'csv',
  xlsx: 'xlsx',
} as const satisfies Record<Target, string>

/** The bytes that an engine imports; the same lines give the same bytes. */
async function contentOf(target: Target, lines: readonly PayLine[]): Promise<Buffer> {
  switch (target) {
    case 'silae':
      return silaeFile(lines)
    case 'sage':
      return sageFile(lines)
    case 'csv':
      return payrollCsv(lines)
    case 'xlsx':
      return payrollWorkbook(lines, totalsOf(lines))
    default:
      return assertNever(target)
  }
}

/** `variables-silae-2026-10-3.csv`, the number being that of the export. */
export async function fileOfExport(
  { target, month, number }: { target: Target; month: Month; number: number },
  kind: FileKind,
  lines: readonly PayLine[],
): Promise<ExportFile> {
  const content = await contentOf(target, lines)
  const name = `variables-${target}-${month}-${number}${kind === 'full' ? '' : '-differences'}`
  return {
    kind,
    fileName: `${name}.${EXTENSIONS[target]}`,
    mediaType: MEDIA_TYPES[target],
    content,
    sha256: createHash('sha256').update(content).digest('hex'),
  }
}
