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

export const exchangeContract = {
  import: defineRoute({
    method: 'POST',
    url: '/imports',
    tag: 'exchange',
    summary: 'Import the workbook of the group: all or nothing',
    description:
      'The body is the workbook itself. 422 with every error: its sheet, row and column as the ' +
      'path, what was expected and what was there. The same workbook again changes nothing.',
    access: 'officer',
    consumes: WORKBOOK,
    querystring: z.object({
      dryRun: z.enum(['true', 'false']).default('false').describe('true checks and stores nothing'),
    }),
    response: importAnswer,
  }),
}
