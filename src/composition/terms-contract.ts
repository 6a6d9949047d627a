import { z } from 'zod'
import { dayText, minutesNumber } from '../platform/http/contract.ts'

/** Monday morning is 0, Sunday afternoon 13: even numbers are mornings. */
export const halfDayNumber = z
  .int()
  .min(0)
  .max(13)
  .describe('Half-day of the week: 0 is Monday morning, 13 Sunday afternoon')
export const weekNumber = z.int().min(1).max(52).describe('Week of the year, 1 to 52')

/** Weeks of the year in which something holds; a season over New Year makes two ranges. */
export const weekRange = z
  .object({ from: weekNumber, to: weekNumber })
  .describe('Weeks of the year, both included, from <= to')

export const place = z.object({ latitude: z.number(), longitude: z.number() }).describe('Degrees')

/** What the officer may change of the limits of a job; the law keeps the rest. */
export const composeTerms = z
  .object({
    membersMost: z.int().min(1).max(8).describe('Most members of one job; 4 by default'),
    travelMostKm: z
      .int()
      .min(0)
      .max(200)
      .describe('Farthest road distance between two sites of a job, km; 40 by default'),
    weeklyMostMinutes: minutesNumber
      .min(2100)
      .max(2880)
      .describe('Most minutes of a week; above 2,100 only where an agreement spreads hours'),
    halfDayMostMinutes: minutesNumber
      .min(60)
      .max(600)
      .describe('Most minutes of a half-day that is left free to choose; 300 by default'),
  })
  .meta({ id: 'ComposeTerms' })
export type ComposeTerms = z.infer<typeof composeTerms>

const pair = z.tuple([z.string(), z.string()])

/** What the planner decided before solving. */
export const composeLocks = z
  .object({
    jobs: z
      .array(z.array(z.string()).min(1))
      .max(1000)
      .describe('Jobs that must stay as they are, each as the ids of its needs'),
    needsApart: z.array(pair).max(1000).describe('Pairs of needs that must not share a job'),
    membersApart: z.array(pair).max(1000).describe('Pairs of members that must not share a job'),
  })
  .meta({ id: 'ComposeLocks' })
export type ComposeLocks = z.infer<typeof composeLocks>

/** A need that nobody has stated: what would happen if a prospect asked for it. */
export const hypotheticalNeed = z
  .object({
    siteId: z.string().describe('A site of a member, at which or near which the hours would be'),
    skill: z.string().min(1),
    authorisations: z.array(z.string()).default([]),
    weeklyMinutes: minutesNumber.min(1).max(2880),
    halfDays: z.array(halfDayNumber).max(14).default([]).describe('Empty: free to choose'),
    startsOn: dayText.nullable().default(null).describe('Null: the day of the question'),
    endsOn: dayText.nullable().default(null).describe('A season comes back each year'),
  })
  .meta({ id: 'HypotheticalNeed' })
export type HypotheticalNeed = z.infer<typeof hypotheticalNeed>

/** One thing to try: the answer is made again with the fewest changes. */
export const whatIfChange = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('lock').describe('Keep the job as it is'),
      needIds: z.array(z.string()).min(1).describe('All needs of a job of the result'),
    }),
    z.object({
      kind: z.literal('unlock').describe('The job may change again'),
      needIds: z.array(z.string()).min(1),
    }),
    z.object({
      kind: z.literal('needs-apart').describe('Two needs are never in one job'),
      needIds: pair,
    }),
    z.object({
      kind: z.literal('members-apart').describe('Two members never share a person'),
      memberIds: pair,
    }),
    z.object({ kind: z.literal('add-need'), need: hypotheticalNeed }),
    z.object({ kind: z.literal('drop-need'), needId: z.string() }),
    z.object({
      kind: z.literal('drop-member').describe('All needs of the member go away'),
      memberId: z.string(),
    }),
    z.object({
      kind: z.literal('drop-person').describe('The person is no longer to be filled'),
      personId: z.string(),
    }),
    z.object({ kind: z.literal('terms'), terms: composeTerms.partial() }),
  ])
  .meta({ id: 'WhatIfChange' })
export type WhatIfChange = z.infer<typeof whatIfChange>
