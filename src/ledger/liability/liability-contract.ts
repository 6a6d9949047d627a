import { z } from 'zod'
import {
  centsNumber,
  dayText,
  defineRoute,
  monthQuery,
  monthText,
} from '../../platform/http/contract.ts'
import { LIABILITY_RULES } from './liability.ts'

const tag = 'liability'

export const liabilityRule = z
  .enum(LIABILITY_RULES)
  .describe(
    'equal: same part each; hours: confirmed minutes of the month; billing: its net invoiced; ' +
      'posts: its assignments; joint: each may be asked for the whole',
  )

export const statuteVersion = z
  .object({
    startsOn: dayText,
    rule: liabilityRule,
    capCents: centsNumber.nullable().describe('At most this much for one member and one month'),
    source: z.string().describe('The article of the bylaws or the decision'),
  })
  .meta({ id: 'LiabilityStatute' })
export type StatuteVersion = z.infer<typeof statuteVersion>

const debts = z.object({ wagesCents: centsNumber, contributionsCents: centsNumber })

const part = debts.extend({
  depositCents: centsNumber.describe('Deposit held'),
  bankGuaranteeCents: centsNumber.describe('Bank guarantee held'),
  guaranteedCents: centsNumber.describe('What both cover of the share: wages, then contributions'),
  guaranteedWagesCents: centsNumber,
  uncoveredCents: centsNumber,
})

export const liabilityRow = part
  .extend({
    memberId: z.string(),
    name: z.string(),
    failing: z.boolean().describe('Bears nothing: its part goes to the others'),
    weight: z.int().describe('Minutes, cents, assignments or 1, as the rule counts'),
    extraCents: centsNumber.describe('What the share holds more than if nobody failed'),
  })
  .meta({ id: 'LiabilityShare' })
export type LiabilityRow = z.infer<typeof liabilityRow>

export const liabilityRefusal = z
  .object({
    kind: z.enum(['nobody-left', 'no-weight']),
    members: z.int().describe('Members of the month; for no-weight, those that are left'),
  })
  .describe('Why the debts cannot be shared')

export const liability = z
  .object({
    month: monthText,
    rule: liabilityRule,
    capCents: centsNumber.nullable(),
    statute: statuteVersion.nullable().describe('In force on the last day; null: the law alone'),
    debts: debts.extend({
      source: z
        .enum(['ledger', 'given', 'none'])
        .describe('ledger: pay of the closed month; none: month not closed and nothing given'),
    }),
    posted: debts.nullable().describe('What the ledger says; null: month not closed'),
    refusal: liabilityRefusal.nullable(),
    shares: z.array(liabilityRow),
    beyondCaps: debts.describe('Shared with nobody: all are at the cap'),
    coveredCents: centsNumber.describe('Part of the debts that guarantees can pay'),
  })
  .meta({ id: 'Liability' })
export type LiabilityAnswer = z.infer<typeof liability>

export const ownLiability = z
  .object({
    month: monthText,
    rule: liabilityRule,
    capCents: centsNumber.nullable(),
    statute: statuteVersion.nullable().describe('In force on the last day; null: the law alone'),
    state: z.enum(['known', 'not-closed', 'not-a-member', 'not-shared']),
    share: part.nullable(),
  })
  .meta({ id: 'OwnLiability' })
export type OwnLiability = z.infer<typeof ownLiability>

const amount = z.coerce.number().int().min(0).max(999_999_999_999)

export const debtsOnDay = z
  .object({
    at: dayText,
    months: z
      .array(
        debts.extend({
          month: monthText,
          rule: liabilityRule,
          capCents: centsNumber.nullable(),
          statute: statuteVersion.nullable(),
          isShared: z.boolean().describe('False where the rule of the month weighs nobody'),
        }),
      )
      .describe('What each month left unpaid: payments settle the oldest first'),
    members: z.array(
      debts.extend({
        memberId: z.string(),
        name: z.string(),
        depositCents: centsNumber,
        bankGuaranteeCents: centsNumber,
        guaranteedCents: centsNumber,
        uncoveredCents: centsNumber,
      }),
    ),
    unshared: debts.describe('Shared with nobody: caps are full, or a rule weighs nobody'),
    hasPayments: z.boolean().describe('False: no payment of wages is in the books'),
  })
  .meta({ id: 'DebtsOnDay' })
export type DebtsOnDay = z.infer<typeof debtsOnDay>

const onDay = z.object({ at: dayText.optional().describe('Today unless said') })

export const liabilityContract = {
  debts: defineRoute({
    method: 'GET',
    url: '/liability/debts',
    tag,
    summary: 'What the books say is owed on a day, and who answers for it',
    description:
      'Each month is shared by the rule, the members and the weights of that month; guarantees ' +
      'are those held on the day.',
    access: 'officer',
    querystring: onDay.extend({ format: z.enum(['json', 'csv', 'xlsx']).default('json') }),
    response: debtsOnDay,
    exports: {
      file: 'dettes-et-parts',
      columns: [
        { path: 'memberId', heading: 'Identifiant', kind: 'text' },
        { path: 'name', heading: 'Adhérent', kind: 'text' },
        { path: 'wagesCents', heading: 'Salaires (EUR)', kind: 'cents' },
        { path: 'contributionsCents', heading: 'Cotisations (EUR)', kind: 'cents' },
        { path: 'depositCents', heading: 'Dépôt de garantie (EUR)', kind: 'cents' },
        { path: 'bankGuaranteeCents', heading: 'Caution bancaire (EUR)', kind: 'cents' },
        { path: 'guaranteedCents', heading: 'Couvert (EUR)', kind: 'cents' },
        { path: 'uncoveredCents', heading: 'Non couvert (EUR)', kind: 'cents' },
      ],
    },
  }),
  certificate: defineRoute({
    method: 'GET',
    url: '/liability/members/:memberId/certificate',
    tag,
    summary: 'Certificate of the share of a member on a day, for its own accounts',
    description: 'A member company gets its own alone.',
    access: 'signed-in',
    params: z.object({ memberId: z.string() }),
    querystring: onDay,
    produces: 'application/pdf',
    response: z.unknown(),
  }),
  concentration: defineRoute({
    method: 'GET',
    url: '/liability/concentration',
    tag,
    summary: 'On how few members the group rests: billing of the twelve months up to a month',
    access: 'officer',
    querystring: monthQuery,
    response: z
      .object({
        first: monthText,
        last: monthText,
        netCents: centsNumber.describe('Billed without VAT'),
        months: z.int().describe('Closed months among the twelve'),
        topOneE4: z.int().nullable().describe('Share of the largest member, ten-thousandths'),
        topFiveE4: z.int().nullable().describe('Share of the five largest'),
        herfindahlE4: z
          .int()
          .nullable()
          .describe('Sum of the squared shares: 10000 is one member alone'),
        members: z.array(
          z.object({ memberId: z.string(), name: z.string(), netCents: centsNumber }),
        ),
      })
      .meta({ id: 'Concentration' }),
  }),
  liability: defineRoute({
    method: 'GET',
    url: '/liability',
    tag,
    summary: 'Who answers for the wages and contributions that a month left to pay',
    description:
      'By the rule of the bylaws on the last day of the month, else joint liability (L1253-8). ' +
      'Debts are those of the ledger; an amount that is given stands in its place.',
    access: 'officer',
    querystring: z.object({
      month: monthText,
      rule: liabilityRule.optional().describe('Another rule than that of the bylaws, to try'),
      wagesCents: amount.optional(),
      contributionsCents: amount.optional(),
      failing: z.string().max(20_000).optional().describe('Identifiers of members, by commas'),
      format: z.enum(['json', 'csv', 'xlsx']).default('json'),
    }),
    response: liability,
    exports: {
      file: 'responsabilite',
      columns: [
        { path: 'memberId', heading: 'Identifiant', kind: 'text' },
        { path: 'name', heading: 'Adhérent', kind: 'text' },
        { path: 'failing', heading: 'Défaillant', kind: 'yes-no' },
        { path: 'wagesCents', heading: 'Salaires (EUR)', kind: 'cents' },
        { path: 'contributionsCents', heading: 'Cotisations (EUR)', kind: 'cents' },
        { path: 'depositCents', heading: 'Dépôt de garantie (EUR)', kind: 'cents' },
        { path: 'bankGuaranteeCents', heading: 'Caution bancaire (EUR)', kind: 'cents' },
        { path: 'guaranteedCents', heading: 'Couvert (EUR)', kind: 'cents' },
        { path: 'uncoveredCents', heading: 'Non couvert (EUR)', kind: 'cents' },
      ],
    },
  }),
  ownLiability: defineRoute({
    method: 'GET',
    url: '/liability/own',
    tag,
    summary: 'The share of the member company that asks, and nothing of the others',
    description: 'Not found for the staff of the group.',
    access: 'signed-in',
    querystring: monthQuery,
    response: ownLiability,
  }),
  statutes: defineRoute({
    method: 'GET',
    url: '/liability/statutes',
    tag,
    summary: 'Versions of the rule of the bylaws, latest first',
    access: 'officer',
    response: z.object({ items: z.array(statuteVersion) }),
  }),
  addStatute: defineRoute({
    method: 'POST',
    url: '/liability/statutes',
    tag,
    summary: 'Record the rule of the bylaws from a day on',
    description: '409 where that day has a version already.',
    access: 'officer',
    status: 201,
    body: z.object({
      startsOn: dayText,
      rule: liabilityRule,
      capCents: centsNumber.min(1).max(999_999_999_999).nullable(),
      source: z.string().max(500),
    }),
    response: statuteVersion,
  }),
  withdrawStatute: defineRoute({
    method: 'POST',
    url: '/liability/statutes/withdrawals',
    tag,
    summary: 'Take back a version that was recorded by mistake; the audit keeps it',
    access: 'officer',
    body: z.object({ startsOn: dayText }),
    response: statuteVersion,
  }),
}
