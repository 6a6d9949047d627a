import { z } from 'zod'
import { dayText, defineRoute, e4Number, identifier, monthText } from '../platform/http/contract.ts'

const tag = 'headcounts'

const purpose = z.enum([
  'labour_code',
  'representation',
  'social_security',
  'work_accident',
  'disability',
])

const counted = z.object({
  employeeId: z.string(),
  name: z.string(),
  shareE4: e4Number.describe('Ten-thousandths of a person'),
  reason: z.enum([
    'full',
    'part_time',
    'presence',
    'made_available',
    'training_contract',
    'replaces',
    'under_a_year',
    'purpose',
    'hours_unknown',
  ]),
})

export const headcountRow = z
  .object({
    purpose,
    articles: z.array(z.object({ article: z.string(), url: z.string().nullable() })),
    totalE4: e4Number,
    people: z.array(counted).describe('Who counts, and who is there and does not'),
  })
  .meta({ id: 'HeadcountRow' })
export type HeadcountRow = z.infer<typeof headcountRow>

export const headcounts = z
  .object({
    on: dayText,
    purposes: z.array(headcountRow),
    year: z
      .object({
        year: z.int(),
        totalE4: e4Number,
        months: z.array(z.object({ month: monthText, totalE4: e4Number })),
      })
      .describe('Mean of the civil year before, for contributions (CSS L130-1)'),
    fixedTermShareE4: e4Number.nullable().describe('Fixed-term contracts among those in force'),
  })
  .meta({ id: 'Headcounts' })
export type Headcounts = z.infer<typeof headcounts>

export const memberHeadcounts = z
  .object({
    on: dayText,
    memberId: z.string(),
    name: z.string(),
    declared: z.int().nullable().describe('Headcount that the member declared'),
    purposes: z.array(headcountRow),
    voters: z
      .array(z.object({ employeeId: z.string(), name: z.string(), since: dayText }))
      .describe('Who may choose to vote at the member (L2314-23)'),
  })
  .meta({ id: 'MemberHeadcounts' })
export type MemberHeadcounts = z.infer<typeof memberHeadcounts>

const onDay = z.object({ on: dayText })

export const headcountsContract = {
  headcounts: defineRoute({
    method: 'GET',
    url: '/headcounts',
    tag,
    summary: 'The headcount of the group on a day for each purpose, with the people behind it',
    access: 'officer',
    querystring: onDay,
    response: headcounts,
  }),
  memberHeadcounts: defineRoute({
    method: 'GET',
    url: '/members/:memberId/headcounts',
    tag,
    summary: 'What the people of the group count for in the headcount of a member company',
    access: 'officer',
    params: z.object({ memberId: identifier }),
    querystring: onDay,
    response: memberHeadcounts,
  }),
}
