import { z } from 'zod'
import { dayText, defineRoute, localTimeText } from '../platform/http/contract.ts'
import { limitUnit, overrideBounds } from './agreements-contract.ts'

const tag = 'findings'

export const measureUnit = z.enum(['minute', 'day', 'count', 'member', 'month', 'e4'])

export const missingDatum = z
  .object({
    ruleId: z.string(),
    title: z.string(),
    column: z.string().nullable().describe('Of the data package; null where none holds it'),
    missing: z.string().describe('In the language of the person'),
    people: z.int().describe('0 where the group as a whole was not judged'),
  })
  .meta({ id: 'MissingDatum' })
export type MissingDatum = z.infer<typeof missingDatum>

const example = z
  .object({
    text: z.string().describe('In the language of the person'),
    basis: z.enum(['planned', 'worked']),
    lines: z.array(z.string()).describe('The work in short: member, days, times, break'),
    works: z
      .array(
        z.object({
          memberId: z.string(),
          startsAt: localTimeText,
          endsAt: localTimeText,
          breakMinutes: z.int(),
        }),
      )
      .describe('The same to be drawn; empty where it is weeks of work, or none'),
    found: z
      .array(z.object({ measured: z.int(), limit: z.int() }))
      .describe('Empty where the rule finds nothing'),
  })
  .meta({ id: 'WorkedExample' })
export type WorkedExample = z.infer<typeof example>

export const FAMILIES = [
  ...(['working-time', 'overtime', 'annualised', 'part-time', 'night', 'young'] as const),
  ...(['holidays', 'leave', 'contract', 'group', 'headcount', 'health', 'deadlines'] as const),
] as const

export const rule = z
  .object({
    ruleId: z.string(),
    kind: z
      .enum(['rule', 'group_rule', 'setting', 'provision'])
      .describe('rule, group_rule: judged; setting: read by rules; provision: computed, followed'),
    family: z.enum(FAMILIES),
    title: z.string(),
    statement: z.string().describe('What the law says'),
    counting: z.string().describe('What is counted and how, or where the product uses it'),
    severity: z.enum(['breach', 'warning']).nullable(),
    articles: z.array(z.object({ article: z.string(), url: z.string().nullable() })),
    source: z.enum(['law', 'charter']),
    confidence: z
      .enum(['text', 'reading'])
      .describe('text: the words of the article decide; reading: they leave a choice'),
    inForceFrom: dayText.nullable().describe('Null where the text is older than memory'),
    inForceTo: dayText.nullable(),
    limit: z
      .object({ value: z.int(), unit: limitUnit })
      .nullable()
      .describe('Value of the law or the charter'),
    unit: measureUnit.nullable().describe('Unit of what is measured'),
    bounds: overrideBounds.nullable().describe('What may set another value; null where nothing'),
    overrides: z
      .array(
        z.object({
          value: z.int(),
          startsOn: dayText,
          endsOn: dayText.nullable(),
          source: z.string().describe('The agreement that sets it'),
          inForce: z.boolean().describe('On the day that was asked'),
        }),
      )
      .describe('Limits of the group in the place of that value, latest first'),
    examples: z.array(example),
    lacks: z.array(missingDatum).describe('What the data of the group do not say, in the month'),
  })
  .meta({ id: 'Rule' })
export type Rule = z.infer<typeof rule>

export const figure = z
  .object({
    figureId: z.string(),
    title: z.string(),
    articles: z.array(z.object({ article: z.string(), url: z.string().nullable() })),
    rows: z.array(
      z.object({
        from: dayText,
        text: z.string().describe('The value with its unit'),
        source: z.string(),
        inForce: z.boolean().describe('On the day that was asked'),
      }),
    ),
  })
  .meta({ id: 'DatedFigure' })
export type Figure = z.infer<typeof figure>

export const lawContract = {
  rules: defineRoute({
    method: 'GET',
    url: '/rules',
    tag,
    summary: 'The law as the product reads it on a day: rules, provisions and figures',
    access: 'officer',
    querystring: z.object({ on: dayText.optional().describe('Today unless said') }),
    response: z.object({ on: dayText, items: z.array(rule), figures: z.array(figure) }),
  }),
}
