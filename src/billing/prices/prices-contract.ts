import { z } from 'zod'
import {
  centsNumber,
  dayText,
  defineRoute,
  e4Number,
  identifier,
  minutesNumber,
  monthText,
} from '../../platform/http/contract.ts'
import { FEE_BASES } from '../fees/fee-schedule.ts'
import { PRICE_ITEMS, PRICE_METHODS } from '../rules/price-rules.ts'

const tag = 'prices'
const access = 'officer'

const ruleFields = {
  item: z.enum(PRICE_ITEMS),
  memberId: identifier.nullable(),
  assignmentId: identifier.nullable(),
  contractKind: z.string().max(40).nullable(),
  skill: z.string().max(200).nullable(),
  monthsFrom: z.int().min(0).max(600).nullable().describe('Whole months that the assignment lasts'),
  monthsTo: z.int().min(0).max(600).nullable(),
  absenceKind: z.string().max(40).nullable(),
  method: z.enum(PRICE_METHODS),
  coefficientE4: e4Number.min(1).max(1_000_000).nullable(),
  premiumE4: e4Number.min(1).max(100_000).nullable(),
  fromMinute: z.int().min(0).max(1439).nullable().describe('Night: minutes of the day'),
  toMinute: z.int().min(0).max(1439).nullable(),
  guaranteedMinutes: minutesNumber.min(1).max(44_640).nullable().describe('In a whole month'),
  startsOn: dayText.describe('First day of a month'),
  endsOn: dayText.nullable().describe('Last day of a month'),
  decidedOn: dayText,
  source: z.string().min(1).max(300).describe('Where the board decided it'),
}

export const newPriceRule = z.object(ruleFields)
export const priceRule = z
  .object({
    ruleId: z.string(),
    ...ruleFields,
    memberName: z.string().nullable(),
    state: z.enum(['in_force', 'to_come', 'ended']),
  })
  .meta({ id: 'PriceRule' })
export type PriceRuleRow = z.infer<typeof priceRule>

const band = z.object({ from: z.int().min(0), amountCents: centsNumber.min(0) })
const feeFields = {
  label: z.string().min(1).max(200),
  kind: z.enum(['entry', 'annual']),
  basis: z.enum(FEE_BASES),
  bands: z.array(band).min(1).max(20),
  startsOn: dayText,
  endsOn: dayText.nullable(),
  decidedOn: dayText,
  source: z.string().min(1).max(300),
}
export const fee = z.object({ feeId: z.string(), ...feeFields }).meta({ id: 'Fee' })
export type FeeRow = z.infer<typeof fee>

const term = z.object({ days: z.int().min(0).max(60), endOfMonth: z.boolean() })
export const memberTerm = z
  .object({
    memberId: z.string(),
    name: z.string(),
    publicBody: z.boolean(),
    term: term.nullable().describe('Null: as the group has it'),
    source: z.string().nullable(),
  })
  .meta({ id: 'MemberTerm' })
export type MemberTerm = z.infer<typeof memberTerm>

export const pricesContract = {
  rules: defineRoute({
    method: 'GET',
    url: '/price-rules',
    tag,
    access,
    summary: 'What the board decided on prices',
    response: z.object({
      items: z.array(priceRule),
      firstOpenMonth: monthText.nullable().describe('A decision begins there at the earliest'),
    }),
  }),
  addRule: defineRoute({
    method: 'POST',
    url: '/price-rules',
    tag,
    access,
    summary: 'Write a decision on a price down',
    body: newPriceRule,
    status: 201,
    response: z.object({ ruleId: z.string() }),
  }),
  endRule: defineRoute({
    method: 'POST',
    url: '/price-rules/:ruleId/end',
    tag,
    access,
    summary: 'End a decision with a month',
    params: z.object({ ruleId: z.uuid() }),
    body: z.object({ lastMonth: monthText }),
    response: z.object({ endsOn: dayText }),
  }),
  fees: defineRoute({
    method: 'GET',
    url: '/fees',
    tag,
    access,
    summary: 'Entry and membership fees',
    response: z.object({ items: z.array(fee) }),
  }),
  addFee: defineRoute({
    method: 'POST',
    url: '/fees',
    tag,
    access,
    summary: 'Write a fee down',
    body: z.object(feeFields),
    status: 201,
    response: z.object({ feeId: z.string() }),
  }),
  terms: defineRoute({
    method: 'GET',
    url: '/payment-terms',
    tag,
    access,
    summary: 'When invoices fall due',
    response: z.object({ group: term, members: z.array(memberTerm) }),
  }),
  setTerm: defineRoute({
    method: 'PUT',
    url: '/payment-terms',
    tag,
    access,
    summary: 'Change when invoices fall due',
    description: 'Refused with the article where the law does not allow the term (L441-10).',
    body: z.object({
      memberId: identifier.nullable().describe('Null: for all who agreed on nothing else'),
      term: term.nullable().describe('Null: the member goes back to what the group has'),
      source: z.string().max(300).describe('Agreement of the member'),
    }),
    response: z.object({ group: term, members: z.array(memberTerm) }),
  }),
}
