import { z } from 'zod'
import {
  centsNumber,
  defineRoute,
  e4Number,
  identifier,
  instantText,
  monthQuery,
  monthText,
} from '../../platform/http/contract.ts'

const tag = 'payroll'

const gap = z
  .object({
    employeeId: z.string(),
    employeeName: z.string(),
    forecastGrossCents: centsNumber,
    actualGrossCents: centsNumber.nullable(),
    forecastContributionsCents: centsNumber,
    actualContributionsCents: centsNumber.nullable(),
    gapCents: centsNumber
      .nullable()
      .describe('Paid less forecast; null while the journal does not name the person'),
    netPaidCents: centsNumber.nullable(),
    taxRateE4: e4Number.nullable().describe('Withholding tax'),
    taxCents: centsNumber.nullable(),
  })
  .meta({ id: 'PayGap' })
export type PayGapRow = z.infer<typeof gap>

const headings = z.array(
  z.object({
    field: z.string(),
    heading: z.string().describe('How the engine heads the column'),
    usual: z.string(),
    required: z.boolean(),
  }),
)

export const payrollJournal = z
  .object({
    month: monthText,
    isClosed: z.boolean(),
    versions: z.array(
      z.object({
        version: z.int(),
        importedAt: instantText,
        importedBy: z.string(),
        fileName: z.string(),
      }),
    ),
    gaps: z.array(gap).describe('Largest first'),
    headings,
  })
  .meta({ id: 'PayrollJournal' })
export type PayrollJournal = z.infer<typeof payrollJournal>

export const importedJournal = z
  .object({
    version: z.int(),
    people: z.int(),
    state: z.enum(['stored', 'unchanged', 'checked']),
  })
  .meta({ id: 'ImportedPayrollJournal' })
export type ImportedJournalAnswer = z.infer<typeof importedJournal>

export const payrollJournalContract = {
  journal: defineRoute({
    method: 'GET',
    url: '/payroll-journal',
    tag,
    summary: 'What the payroll engine paid in a month, beside what the close forecast',
    access: 'officer',
    querystring: monthQuery,
    response: payrollJournal,
    exports: {
      file: 'ecarts-de-paie',
      columns: [
        { path: 'employeeId', heading: 'Matricule', kind: 'text' },
        { path: 'employeeName', heading: 'Salarié', kind: 'text' },
        { path: 'forecastGrossCents', heading: 'Brut prévu (EUR)', kind: 'cents' },
        { path: 'actualGrossCents', heading: 'Brut payé (EUR)', kind: 'cents' },
        { path: 'forecastContributionsCents', heading: 'Cotisations prévues (EUR)', kind: 'cents' },
        { path: 'actualContributionsCents', heading: 'Cotisations payées (EUR)', kind: 'cents' },
        { path: 'gapCents', heading: 'Écart (EUR)', kind: 'cents' },
        { path: 'netPaidCents', heading: 'Net payé (EUR)', kind: 'cents' },
      ],
    },
  }),
  import: defineRoute({
    method: 'POST',
    url: '/payroll-journal/imports',
    tag,
    summary: 'Take the journal of the payroll engine for a closed month: all or nothing',
    description:
      'A form with one CSV file or workbook. 422 with every error: line and column as the path, ' +
      'what was expected and what was there. The same journal again changes nothing; a corrected ' +
      'one is a new version, and the books are corrected by the difference.',
    access: 'officer',
    consumes: ['multipart/form-data'],
    querystring: z.object({
      month: monthText,
      dryRun: z.enum(['true', 'false']).default('false').describe('true checks and stores nothing'),
    }),
    response: importedJournal,
  }),
  setHeadings: defineRoute({
    method: 'PUT',
    url: '/payroll-journal/headings',
    tag,
    summary: 'Set how the engine heads the columns of its journal; an empty one is the usual',
    access: 'officer',
    body: z.object({
      headings: z.array(z.object({ field: identifier, heading: z.string().max(100) })).max(20),
    }),
    response: z.object({ headings }),
  }),
}
