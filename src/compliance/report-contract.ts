import { z } from 'zod'
import { dayText, defineRoute, identifier } from '../platform/http/contract.ts'

const tag = 'findings'
const MOST_DAYS = 366

const ids = z
  .union([identifier, z.array(identifier).max(10_000)])
  .optional()
  .describe('Employees, one or several times; everybody employed in the period without')

const querystring = z.object({
  from: dayText,
  to: dayText.describe(`At most ${MOST_DAYS} days from the first`),
  employee: ids,
})

const DESCRIPTION =
  'Daily record, weekly totals, rests, findings with their state and reason, agreements in force ' +
  '(Code du travail D3171-8, D3171-16, L3171-3), in French.'

export const reportContract = {
  reportPdf: defineRoute({
    method: 'GET',
    url: '/reports/working-time/pdf',
    tag,
    summary: 'Report of a period for the labour inspector, of at most 40 people',
    description: DESCRIPTION,
    access: 'officer',
    querystring,
    response: z.unknown(),
    produces: 'application/pdf',
  }),
  reportArchive: defineRoute({
    method: 'GET',
    url: '/reports/working-time/zip',
    tag,
    summary: 'The same of everybody: an archive of documents of 40 people each',
    description: DESCRIPTION,
    access: 'officer',
    querystring,
    response: z.unknown(),
    produces: 'application/zip',
  }),
  reportWorkbook: defineRoute({
    method: 'GET',
    url: '/reports/working-time/xlsx',
    tag,
    summary: 'The same as a workbook',
    description: DESCRIPTION,
    access: 'officer',
    querystring,
    response: z.unknown(),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
}
