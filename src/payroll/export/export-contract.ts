import { z } from 'zod'
import {
  centsNumber,
  dayText,
  defineRoute,
  identifier,
  instantText,
  minutesNumber,
  monthQuery,
  monthText,
} from '../../platform/http/contract.ts'
import { TARGETS } from './pay-line.ts'

const tag = 'payroll'
const target = z.enum(TARGETS)

const totals = z.object({
  people: z.int(),
  lines: z.int(),
  minutes: minutesNumber,
  days: z.number(),
  amountCents: centsNumber,
})

export const payrollExport = z
  .object({
    number: z.int(),
    month: monthText,
    target,
    madeAt: instantText,
    madeBy: z.string(),
    totals: totals.describe('Control totals of the whole file'),
    previous: z.int().nullable().describe('The export of that month and engine before it'),
    difference: z
      .object({ added: z.int(), changed: z.int(), removed: z.int() })
      .nullable()
      .describe('Lines that differ from the one before'),
  })
  .meta({ id: 'PayrollExport' })
export type PayrollExport = z.infer<typeof payrollExport>

const value = z.object({
  minutes: minutesNumber.nullable(),
  days: z.number().nullable(),
  amountCents: centsNumber.nullable(),
})

export const differenceRow = z
  .object({
    state: z.enum(['added', 'changed', 'removed']),
    employeeId: z.string(),
    employeeName: z.string(),
    payrollNumber: z.string(),
    code: z.string(),
    targetCode: z.string(),
    period: monthText,
    from: dayText,
    to: dayText,
    memberName: z.string().nullable(),
    before: value.nullable(),
    after: value.nullable(),
  })
  .meta({ id: 'PayrollDifferenceRow' })
export type DifferenceRow = z.infer<typeof differenceRow>

export const codeRow = z
  .object({
    code: z.string().describe('Neutral code of the pay variable'),
    targetCode: z.string().nullable().describe('Code in the engine; null where none is known'),
    proposedCode: z.string().nullable(),
    isWanted: z.boolean().describe('False: the engine does not want this variable'),
    lines: z.int().describe('Lines of the month that have it'),
  })
  .meta({ id: 'PayrollCodeRow' })
export type CodeRow = z.infer<typeof codeRow>

const numberRow = z.object({
  employeeId: z.string(),
  employeeName: z.string(),
  payrollNumber: z.string().nullable().describe('Null: the identifier of the person'),
  leftOn: dayText.nullable(),
})
export type PayrollNumberRow = z.infer<typeof numberRow>

const params = z.object({ number: z.coerce.number().int().min(1) })
const codes = z.object({ target, rows: z.array(codeRow) }).meta({ id: 'PayrollCodes' })
const numbers = z.object({ rows: z.array(numberRow) }).meta({ id: 'PayrollNumbers' })

export const payrollExportContract = {
  exports: defineRoute({
    method: 'GET',
    url: '/payroll-exports',
    tag,
    summary: 'Exports of a month to payroll engines, newest first',
    access: 'officer',
    querystring: monthQuery,
    response: z.object({
      month: monthText,
      isClosed: z.boolean(),
      pendingCorrections: z.int().describe('Lines that changed since the close'),
      items: z.array(payrollExport),
    }),
  }),
  make: defineRoute({
    method: 'POST',
    url: '/payroll-exports',
    tag,
    summary: 'Tell a closed month to a payroll engine',
    description:
      'Stores the file, its control totals and its difference from the one before. Where nothing ' +
      'changed since, answers that one. Variables without a code of the engine are refused at once.',
    access: 'officer',
    body: z.object({ month: monthText, target }),
    response: z.object({ export: payrollExport, unchanged: z.boolean() }),
  }),
  file: defineRoute({
    method: 'GET',
    url: '/payroll-exports/:number/file',
    tag,
    summary: 'The file of an export, always the same bytes',
    access: 'officer',
    params,
    querystring: z.object({ kind: z.enum(['full', 'differences']).default('full') }),
    produces: 'application/octet-stream',
    response: z.unknown(),
  }),
  difference: defineRoute({
    method: 'GET',
    url: '/payroll-exports/:number/difference',
    tag,
    summary: 'Lines of an export that differ from the one before',
    access: 'officer',
    params,
    response: z.object({ number: z.int(), previous: z.int(), items: z.array(differenceRow) }),
  }),
  codes: defineRoute({
    method: 'GET',
    url: '/payroll-codes/:target',
    tag,
    summary: 'What pay variables are called in an engine',
    access: 'officer',
    params: z.object({ target }),
    querystring: z.object({ month: monthText.optional() }),
    response: codes,
  }),
  setCodes: defineRoute({
    method: 'PUT',
    url: '/payroll-codes/:target',
    tag,
    summary: 'Set codes of an engine; null for a variable that it does not want, empty to reset',
    access: 'officer',
    params: z.object({ target }),
    body: z.object({
      codes: z
        .array(z.object({ code: identifier, targetCode: z.string().max(200).nullable() }))
        .max(500),
    }),
    response: codes,
  }),
  numbers: defineRoute({
    method: 'GET',
    url: '/payroll-numbers',
    tag,
    summary: 'The numbers of people in the payroll engine',
    access: 'officer',
    response: numbers,
  }),
  setNumbers: defineRoute({
    method: 'PUT',
    url: '/payroll-numbers',
    tag,
    summary: 'Set numbers of people in the payroll engine; an empty one is their identifier',
    access: 'officer',
    body: z.object({
      numbers: z
        .array(z.object({ employeeId: identifier, payrollNumber: z.string().max(200) }))
        .max(50_000),
    }),
    response: numbers,
  }),
}
