import { z } from 'zod'
import { centsNumber, dayText, defineRoute, instantText } from '../../platform/http/contract.ts'
import { GUARANTEE_ACTS, GUARANTEE_KINDS } from './guarantee.ts'

const tag = 'guarantees'

const MOST_CENTS = 999_999_999_999

const standing = z.object({
  awaitedCents: centsNumber.describe('Asked and not yet given'),
  heldCents: centsNumber,
  calledCents: centsNumber,
  refundedCents: centsNumber,
})

export const memberGuarantees = z
  .object({
    memberId: z.string(),
    name: z.string(),
    isMember: z.boolean().describe('On that day'),
    deposit: standing,
    bankGuarantee: standing,
    billedCents: centsNumber.describe('Billed with VAT for the closed months of the last twelve'),
    memberMonths: z.int().describe('Of these months, those in which it was a member'),
    targetCents: centsNumber.nullable().describe('By the policy of the day; null without one'),
    missingCents: centsNumber
      .nullable()
      .describe('Target less held and awaited; below zero where more is held than needed'),
  })
  .meta({ id: 'MemberGuarantees' })
export type MemberGuaranteesAnswer = z.infer<typeof memberGuarantees>

export const guaranteePolicy = z
  .object({
    startsOn: dayText,
    monthsE4: z.int().min(1).max(120_000).describe('Months of mean billing, ten-thousandths'),
    source: z.string().max(500).describe('Decision of the board'),
  })
  .meta({ id: 'GuaranteePolicy' })

export const guaranteeMove = z
  .object({
    moveId: z.string(),
    memberId: z.string(),
    kind: z.enum(GUARANTEE_KINDS),
    act: z.enum(GUARANTEE_ACTS),
    amountCents: centsNumber,
    on: dayText,
    note: z.string(),
    recordedBy: z.string(),
    recordedAt: instantText,
    cancelled: z
      .object({ reason: z.string(), by: z.string(), at: instantText })
      .nullable()
      .describe('Taken back: it no longer counts'),
  })
  .meta({ id: 'GuaranteeMove' })
export type GuaranteeMoveAnswer = z.infer<typeof guaranteeMove>

const onDay = z.object({ at: dayText.optional().describe('Today unless said') })

export const guaranteesContract = {
  guarantees: defineRoute({
    method: 'GET',
    url: '/guarantees',
    tag,
    summary: 'Guarantees of every member on a day, and what they should be',
    description:
      'BIL-15 to BIL-18. Deposits and promises of banks: awaited, held, called, refunded.',
    access: 'officer',
    querystring: onDay.extend({
      format: z.enum(['json', 'csv', 'xlsx']).default('json').describe('The list as a file'),
    }),
    response: z.object({
      at: dayText,
      policy: guaranteePolicy.nullable(),
      members: z.array(memberGuarantees),
    }),
    exports: {
      file: 'garanties',
      columns: [
        { path: 'memberId', heading: 'Identifiant', kind: 'text' },
        { path: 'name', heading: 'Adhérent', kind: 'text' },
        { path: 'isMember', heading: 'Adhérent ce jour', kind: 'yes-no' },
        { path: 'deposit.heldCents', heading: 'Dépôt détenu (EUR)', kind: 'cents' },
        { path: 'deposit.awaitedCents', heading: 'Dépôt attendu (EUR)', kind: 'cents' },
        { path: 'bankGuarantee.heldCents', heading: 'Caution bancaire (EUR)', kind: 'cents' },
        { path: 'billedCents', heading: 'Facturé sur douze mois (EUR)', kind: 'cents' },
        { path: 'targetCents', heading: 'À détenir (EUR)', kind: 'cents' },
        { path: 'missingCents', heading: 'Manque (EUR)', kind: 'cents' },
      ],
    },
  }),
  memberMoves: defineRoute({
    method: 'GET',
    url: '/members/:memberId/guarantees',
    tag,
    summary: 'Guarantees of a member today, and all their acts, latest first',
    access: 'officer',
    params: z.object({ memberId: z.string() }),
    response: z.object({
      today: dayText,
      guarantees: memberGuarantees,
      moves: z.array(guaranteeMove),
    }),
  }),
  ownMoves: defineRoute({
    method: 'GET',
    url: '/guarantees/own',
    tag,
    summary: 'Guarantees of the member company that asks, and all their acts',
    description: 'Not found for the staff of the group.',
    access: 'signed-in',
    response: z.object({
      deposit: standing,
      bankGuarantee: standing,
      moves: z.array(guaranteeMove.omit({ recordedBy: true, recordedAt: true })),
    }),
  }),
  recordMove: defineRoute({
    method: 'POST',
    url: '/guarantees/moves',
    tag,
    summary: 'Enter that a guarantee was asked, held, called or given back',
    description: 'Posts to the books. 409 where more would go out than is held on some day.',
    access: 'officer',
    status: 201,
    body: z.object({
      memberId: z.string().min(1),
      kind: z.enum(GUARANTEE_KINDS),
      act: z.enum(GUARANTEE_ACTS),
      amountCents: centsNumber.min(1).max(MOST_CENTS),
      on: dayText,
      note: z.string().max(500).default(''),
    }),
    response: z.object({ moveId: z.string() }),
  }),
  cancelMove: defineRoute({
    method: 'POST',
    url: '/guarantees/moves/:moveId/cancellation',
    tag,
    summary: 'Take back an act entered by mistake: it stays written and no longer counts',
    access: 'officer',
    params: z.object({ moveId: z.uuid() }),
    body: z.object({ reason: z.string().min(1).max(500) }),
    response: z.object({ moveId: z.string() }),
  }),
  askMissing: defineRoute({
    method: 'POST',
    url: '/guarantees/requests',
    tag,
    summary: 'Ask every member for the deposit that is missing today by the policy',
    access: 'officer',
    status: 201,
    body: z.object({ note: z.string().max(500).default('') }),
    response: z.object({ members: z.int(), amountCents: centsNumber }),
  }),
  policies: defineRoute({
    method: 'GET',
    url: '/guarantees/policies',
    tag,
    summary: 'How many months of billing are deposited, version by version, latest first',
    access: 'officer',
    response: z.object({ items: z.array(guaranteePolicy) }),
  }),
  setPolicy: defineRoute({
    method: 'POST',
    url: '/guarantees/policies',
    tag,
    summary: 'Set how many months of billing are deposited from a day on',
    access: 'officer',
    status: 201,
    body: guaranteePolicy,
    response: guaranteePolicy,
  }),
}
