import { z } from 'zod'
import { centsNumber, defineRoute, instantText } from '../../platform/http/contract.ts'
import { RESERVE_ACTS } from './reserve.ts'

const tag = 'reserve'
const year = z.coerce.number().int().min(2000).max(2999)

export const reserveMove = z
  .object({
    moveId: z.string(),
    act: z.enum(RESERVE_ACTS),
    year: z.int(),
    amountCents: centsNumber,
    note: z.string(),
    recordedBy: z.string(),
    recordedAt: instantText,
    cancelledFor: z.string().nullable().describe('Why it was taken back: it no longer counts'),
  })
  .meta({ id: 'ReserveMove' })
export type ReserveMoveAnswer = z.infer<typeof reserveMove>

export const reserveAnswer = z
  .object({
    year: z.int(),
    remunerationsCents: centsNumber.describe('Gross pay of the months closed in the year'),
    months: z.int().describe('Closed months of the year'),
    limitCents: centsNumber.describe('The larger of 10,000 EUR and 2 % of the remunerations'),
    setAsideCents: centsNumber.describe('Put aside in the year'),
    balanceCents: centsNumber.describe('What all lots have left at the end of the year'),
    toAddBackCents: centsNumber.describe('What lots in their fifth year have left'),
    lots: z.array(
      z.object({
        year: z.int(),
        setAsideCents: centsNumber,
        usedCents: centsNumber,
        addedBackCents: centsNumber,
        leftCents: centsNumber,
        lastYear: z.int().describe('What is left then is added back to the result of this year'),
      }),
    ),
    moves: z.array(reserveMove),
  })
  .meta({ id: 'TaxReserve' })
export type ReserveAnswer = z.infer<typeof reserveAnswer>

export const reserveContract = {
  reserve: defineRoute({
    method: 'GET',
    url: '/reserve',
    tag,
    summary: 'The tax reserve against joint liability at the end of a year',
    description: 'CGI 214-1-8: what may be put aside, what was, what must be added back.',
    access: 'officer',
    querystring: z.object({ year: year.optional().describe('This year unless said') }),
    response: reserveAnswer,
  }),
  recordMove: defineRoute({
    method: 'POST',
    url: '/reserve/moves',
    tag,
    summary: 'Enter what was put aside, used or added back in a year',
    description: '409 beyond the limit of the year, or beyond what is left.',
    access: 'officer',
    status: 201,
    body: z.object({
      act: z.enum(RESERVE_ACTS),
      year: z.int().min(2000).max(2999),
      amountCents: centsNumber.min(1).max(999_999_999_999),
      note: z.string().max(500).default(''),
    }),
    response: z.object({ moveId: z.string() }),
  }),
  cancelMove: defineRoute({
    method: 'POST',
    url: '/reserve/moves/:moveId/cancellation',
    tag,
    summary: 'Take back an act entered by mistake',
    access: 'officer',
    params: z.object({ moveId: z.uuid() }),
    body: z.object({ reason: z.string().min(1).max(500) }),
    response: z.object({ moveId: z.string() }),
  }),
}
