import { z } from 'zod'
import { centsNumber, dayText, defineRoute } from '../../platform/http/contract.ts'

const tag = 'ledger'
const params = z.object({ year: z.coerce.number().int().min(1990).max(2100) })
const MOST_CENTS = 999_999_999_999

export const resultAnswer = z
  .object({
    year: z.int(),
    resultCents: centsNumber.nullable().describe('Null while the year is open'),
    reservesHeldCents: centsNumber.describe('What the reserves hold today'),
    decided: z
      .object({
        on: dayText,
        label: z.string(),
        reservesCents: centsNumber,
        carriedCents: centsNumber,
      })
      .nullable()
      .describe('What the assembly did with the result'),
  })
  .meta({ id: 'ResultOfYear' })
export type ResultAnswer = z.infer<typeof resultAnswer>

export const appropriationContract = {
  result: defineRoute({
    method: 'GET',
    url: '/ledger/years/:year/result',
    tag,
    summary: 'The result of a closed year and what was decided of it',
    access: 'officer',
    params,
    response: resultAnswer,
  }),
  appropriate: defineRoute({
    method: 'POST',
    url: '/ledger/years/:year/result/appropriation',
    tag,
    summary: 'Book what the assembly does with the result: reserves, or carried forward',
    description: 'Nothing goes to members: a group is not for profit (L1253-1).',
    access: 'officer',
    status: 201,
    params,
    body: z.object({
      on: dayText.describe('Day of the assembly'),
      reservesCents: centsNumber.min(0).max(MOST_CENTS),
      carriedCents: centsNumber.min(0).max(MOST_CENTS),
      source: z.string().max(200),
    }),
    response: z.object({ year: z.int() }),
  }),
  reverse: defineRoute({
    method: 'POST',
    url: '/ledger/years/:year/result/reversal',
    tag,
    summary: 'Take back what was decided of a result, by the contrary entry',
    access: 'officer',
    params,
    response: z.object({ year: z.int() }),
  }),
}
