import { z } from 'zod'
import { dayText, defineRoute, identifier } from '../platform/http/contract.ts'

const tag = 'findings'

export const limitUnit = z
  .enum(['minute', 'day', 'count', 'member', 'month', 'hour', 'e4', 'weekday'])
  .describe('hour: hours of a year; e4: share in ten-thousandths; weekday: 1 Monday to 7 Sunday')

export const overrideBounds = z
  .object({
    unit: limitUnit,
    least: z.int(),
    most: z.int(),
    by: z.enum(['agreement', 'branch', 'authority', 'charter']).describe('Who may set it'),
    article: z.string(),
    articleUrl: z.string().nullable(),
  })
  .meta({ id: 'OverrideBounds' })
export type OverrideBounds = z.infer<typeof overrideBounds>

export const agreement = z
  .object({
    ruleId: z.string(),
    title: z.string(),
    value: z.int(),
    unit: limitUnit.nullable().describe('Null for a rule that the product does not know'),
    lawValue: z.int().nullable().describe('What the law says in its place, in the same unit'),
    startsOn: dayText,
    endsOn: dayText.nullable(),
    source: z.string().describe('The agreement and its article'),
    state: z.enum(['to_come', 'in_force', 'ended']),
  })
  .meta({ id: 'Agreement' })
export type Agreement = z.infer<typeof agreement>

export const adjustableRule = z
  .object({
    ruleId: z.string(),
    title: z.string(),
    lawValue: z.int(),
    bounds: overrideBounds,
  })
  .meta({ id: 'AdjustableRule' })
export type AdjustableRule = z.infer<typeof adjustableRule>

const key = z.object({ ruleId: identifier, startsOn: dayText })

export const agreementsContract = {
  agreements: defineRoute({
    method: 'GET',
    url: '/agreements',
    tag,
    summary: 'Limits that agreements set, and the rules that allow one',
    access: 'officer',
    response: z.object({ items: z.array(agreement), rules: z.array(adjustableRule) }),
  }),
  addAgreement: defineRoute({
    method: 'POST',
    url: '/agreements',
    tag,
    summary: 'Set a limit by an agreement, from a day on',
    description:
      '422 with the article and the bounds where the law does not allow the value, 409 where ' +
      'another limit of the rule has some of its days.',
    access: 'officer',
    status: 201,
    body: z.object({
      ruleId: identifier,
      value: z.int(),
      startsOn: dayText,
      endsOn: dayText.nullable(),
      source: z.string().max(500),
    }),
    response: agreement,
  }),
  endAgreement: defineRoute({
    method: 'POST',
    url: '/agreements/ends',
    tag,
    summary: 'End a limit after a day; null lets it go on',
    access: 'officer',
    body: key.extend({ endsOn: dayText.nullable() }),
    response: agreement,
  }),
  withdrawAgreement: defineRoute({
    method: 'POST',
    url: '/agreements/withdrawals',
    tag,
    summary: 'Take back a limit that was set by mistake; the audit keeps it',
    access: 'officer',
    body: key,
    response: agreement,
  }),
}
