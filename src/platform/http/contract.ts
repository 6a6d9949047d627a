import { z } from 'zod'

/** Who may call a route. A member company's user is told "not found" where only officers enter. */
export type Access = 'public' | 'signed-in' | 'officer'

/** How a column of a list is written in a spreadsheet. */
export type ColumnKind = 'text' | 'day' | 'minutes' | 'cents' | 'e4' | 'count' | 'yes-no'

/** A column of an exported list: the path of the value in the row and the French heading. */
export interface ExportColumn {
  readonly path: string
  readonly heading: string
  readonly kind: ColumnKind
  /** What the codes of the column are called; one that is not there stands as it is. */
  readonly words?: Readonly<Record<string, string>>
}

/** What a route takes and gives: the one description for server, document and browser. */
export interface RouteContract {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `/api/v1`, parameters as `:name`. */
  readonly url: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly access: Access
  readonly params?: z.ZodObject
  readonly querystring?: z.ZodObject
  readonly body?: z.ZodType
  /** 200 unless said. */
  readonly status?: 200 | 201 | 202 | 204
  readonly response: z.ZodType
  /** Media types of a body that is not JSON: it comes as its bytes. */
  readonly consumes?: readonly string[]
  /** Media type of an answer that is not JSON: a file or a stream. */
  readonly produces?: string
  /** Lists can also be had as CSV or XLSX. */
  readonly exports?: { readonly file: string; readonly columns: readonly ExportColumn[] }
}

export const defineRoute = <const Contract extends RouteContract>(contract: Contract): Contract =>
  contract

export const dayText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('Civil day, YYYY-MM-DD')
export const monthText = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .describe('Civil month, YYYY-MM')
export const localTimeText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)
  .describe('Wall-clock time at the site, YYYY-MM-DDThh:mm')
export const instantText = z.string().describe('Moment, ISO 8601 in UTC')
export const centsNumber = z.int().describe('Amount in cents of a euro')
export const minutesNumber = z.int().describe('Minutes')
export const e4Number = z.int().describe('Ten-thousandths: 123100 is 12.31')
export const identifier = z.string().min(1).max(200)

export const monthParams = z.object({ month: monthText })
export const monthQuery = z.object({ month: monthText })

const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('Rows of one page'),
  cursor: z.string().max(200).optional().describe('`nextCursor` of the page before'),
  format: z.enum(['json', 'csv', 'xlsx']).default('json').describe('The whole list as a file'),
}

/** The address part of a list: its filters, its sort keys (`-` in front: descending) and paging. */
export const listQuery = <
  const Sort extends readonly [string, ...string[]],
  Filters extends z.core.$ZodLooseShape,
>(
  sort: Sort,
  filters: Filters,
) =>
  z.object({
    ...filters,
    sort: z
      .templateLiteral([z.enum(['', '-']), z.enum(sort)])
      .optional()
      .describe(`One of ${sort.join(', ')}; with - in front from high to low`),
    ...paging,
  })

/** One page of a list. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    items: z.array(row),
    total: z.int().describe('Rows of the whole list'),
    nextCursor: z.string().nullable().describe('Null on the last page'),
  })

export interface Page<Row> {
  readonly items: Row[]
  readonly total: number
  readonly nextCursor: string | null
}

/** One thing that is wrong in a request: where, what was expected, what was there. */
export const problemError = z
  .object({
    path: z.string().describe('JSON pointer into the request: /body/entryIds/0, /query/month'),
    expected: z.string(),
    value: z.unknown().optional(),
  })
  .meta({ id: 'ProblemError' })

/** RFC 9457, the shape of every error. */
export const problem = z
  .object({
    type: z.string().describe('Stable address of the kind of problem'),
    title: z.string().describe('French, or English by Accept-Language'),
    status: z.int(),
    detail: z.string().optional(),
    errors: z.array(problemError).optional().describe('Everything that is wrong, at once'),
    facts: z.unknown().optional().describe('The refusal of the business with its numbers'),
    logId: z.string().optional().describe('Number under which the log knows a failure of ours'),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problem>
