import { z } from 'zod'
import { liabilityRule, statuteVersion } from '../../ledger/liability/liability-contract.ts'
import { centsNumber, dayText, defineRoute, monthText } from '../../platform/http/contract.ts'

const curve = z.object({
  weeks: z.array(z.object({ endsOn: dayText, closingCents: centsNumber })),
  lowest: z.object({ on: dayText, balanceCents: centsNumber }),
  shortOn: dayText.nullable().describe('First day with less than nothing; null: it lasts'),
})

export const stressAnswer = z
  .object({
    today: dayText,
    asForecast: curve,
    failing: curve.describe('Nothing more comes from those who fail; pay goes on'),
    guaranteesCalled: curve.describe('The same, their guarantees called and paid in thirty days'),
    lostOpenCents: centsNumber.describe('Open invoices of those who fail'),
    lostMonthlyCents: centsNumber.describe('Their mean billing a month, taxes included'),
    callableCents: centsNumber.describe('What their guarantees can pay'),
    shortageCents: centsNumber.describe('Missing at the lowest point, guarantees called'),
    sharing: z.object({
      month: monthText.nullable(),
      rule: liabilityRule,
      statute: statuteVersion.nullable(),
      payers: z.array(z.object({ memberId: z.string(), name: z.string(), cents: centsNumber })),
      isShared: z.boolean(),
    }),
  })
  .meta({ id: 'StressTest' })
export type StressAnswer = z.infer<typeof stressAnswer>

export const stressContract = {
  stress: defineRoute({
    method: 'GET',
    url: '/cash/stress',
    tag: 'cash',
    summary: 'If members fail today: for how long the cash lasts, and who pays what is missing',
    access: 'officer',
    querystring: z.object({
      failing: z.string().max(20_000).optional().describe('Identifiers, separated by commas'),
      weeks: z.coerce.number().int().min(4).max(53).default(26),
    }),
    response: stressAnswer,
  }),
}
