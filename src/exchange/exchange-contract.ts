import { z } from 'zod'
import { defineRoute } from '../platform/http/contract.ts'

const tag = 'exchange'

export const importError = z.object({
  file: z.string(),
  line: z.int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  expected: z.string(),
})

export const importAnswer = z
  .object({
    stored: z.boolean().describe('False for a dry run and when there are errors'),
    counts: z.record(z.string(), z.int()).describe('Rows by table'),
    errors: z.array(importError).describe('Every error, at once'),
  })
  .meta({ id: 'ImportAnswer' })
export type ImportAnswer = z.infer<typeof importAnswer>

export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const exchangeContract = {
  import: defineRoute({
    method: 'POST',
    url: '/imports',
    tag,
    summary: 'Import the workbook of the group: all or nothing',
    description: `The body is the workbook itself, as \`${WORKBOOK}\`. 422 with every error.`,
    access: 'officer',
    consumes: WORKBOOK,
    querystring: z.object({
      dryRun: z.enum(['true', 'false']).default('false').describe('true checks and stores nothing'),
    }),
    response: importAnswer,
  }),
}
