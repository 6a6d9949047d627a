import { z } from 'zod'
import { defineRoute } from '../platform/http/contract.ts'

export const importAnswer = z
  .object({
    stored: z.boolean().describe('False for a dry run'),
    tables: z.array(
      z.object({
        table: z.string(),
        read: z.int(),
        added: z.int(),
        changed: z.int(),
        unchanged: z.int(),
      }),
    ),
    warnings: z.array(z.string()).describe('What was read and left aside'),
  })
  .meta({ id: 'ImportAnswer' })
export type ImportAnswer = z.infer<typeof importAnswer>

export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const tag = 'exchange'

export const exchangeContract = {
  import: defineRoute({
    method: 'POST',
    url: '/imports',
    tag,
    summary: 'Import the data of the group: all or nothing',
    description:
      'A form with the files of the package, one workbook or its CSV files; or the workbook ' +
      'itself as the body. 422 with every error (the first 10,000): file or sheet, line and ' +
      'column as the path, what was expected and what was there; the count of all and the ' +
      'warnings are in the facts. The same data again change nothing.',
    access: 'officer',
    consumes: [WORKBOOK, 'multipart/form-data'],
    querystring: z.object({
      dryRun: z.enum(['true', 'false']).default('false').describe('true checks and stores nothing'),
    }),
    response: importAnswer,
  }),
  export: defineRoute({
    method: 'GET',
    url: '/export',
    tag,
    summary: 'The data of the group as a workbook, which an import takes back',
    access: 'officer',
    produces: WORKBOOK,
    response: z.unknown(),
  }),
}
