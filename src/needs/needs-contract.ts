import { z } from 'zod'
import {
  dayText,
  defineRoute,
  e4Number,
  identifier,
  instantText,
  listQuery,
  minutesNumber,
  pageOf,
} from '../platform/http/contract.ts'

const tag = 'needs'
const params = z.object({ needId: identifier })

export const NEED_STATES = ['stated', 'being_answered', 'covered', 'withdrawn'] as const
export const NEED_EVENTS = [
  ...(['stated', 'changed', 'being_answered', 'covered', 'reopened', 'withdrawn'] as const),
] as const

const name = z.string().max(200)
export const halfDayNumbers = z
  .array(z.int().min(0).max(13))
  .max(14)
  .describe('Half-days of the week: 0 is Monday morning, 13 Sunday afternoon')

/** What a need asks, as a person states it. */
export const needBody = z
  .object({
    siteId: identifier.describe('Work place of the member'),
    skill: name.describe('The job: Boulanger, Cariste'),
    authorisations: z.array(name).max(20).describe('What the person must hold besides'),
    startsOn: dayText,
    endsOn: dayText.nullable().describe('Null: a lasting need'),
    everyYear: z
      .boolean()
      .nullable()
      .describe('Null: it comes back each year when it ends within a year of its start'),
    weeklyMinutes: z.int().min(1).max(10_080).describe('Minutes asked a week'),
    weeklyMinutesLeast: z.int().min(1).max(10_080).nullable().describe('Null: as asked'),
    weeklyMinutesMost: z.int().min(1).max(10_080).nullable().describe('Null: as asked'),
    halfDays: halfDayNumbers.describe('Where the work must lie; empty: any half-day'),
    halfDaysNeeded: z.int().min(1).max(14).nullable().describe('How many of them; null: all'),
    hourlyPriceE4: e4Number.min(0).max(10_000_000).nullable().describe('Wished at most, an hour'),
    note: z.string().max(2_000).nullable(),
  })
  .meta({ id: 'NeedBody' })
export type NeedBody = z.infer<typeof needBody>

export const needRow = needBody
  .extend({
    needId: z.string(),
    siteName: z.string(),
    communeCode: z.string().nullable(),
    memberId: z.string(),
    memberName: z.string(),
    comesBack: z.boolean().describe('A season of each year'),
    months: z.array(z.int()).describe('Months of the year that it meets, 1 to 12'),
    state: z.enum(NEED_STATES),
    statedAt: instantText,
    stateChangedAt: instantText,
    days: z
      .int()
      .nullable()
      .describe('Days from statement to cover; until now while open; null when withdrawn'),
    version: z.int().describe('1 as stated; each change adds one'),
  })
  .meta({ id: 'NeedRow' })
export type NeedRow = z.infer<typeof needRow>

export const needEvent = z.object({
  at: instantText,
  actor: z.string(),
  kind: z.enum(NEED_EVENTS),
  reason: z.string().nullable(),
  before: needBody.partial().nullable().describe('Of a change: what was asked before'),
})
export type NeedEventRow = z.infer<typeof needEvent>

export const need = needRow.extend({ events: z.array(needEvent) }).meta({ id: 'Need' })
export type Need = z.infer<typeof need>

const stateCount = z.object({ needs: z.int(), minutes: minutesNumber })

export const needPage = pageOf(needRow).extend({
  states: z
    .object({
      stated: stateCount,
      being_answered: stateCount,
      covered: stateCount,
      withdrawn: stateCount,
    })
    .describe('Needs and minutes a week by state, of what the other filters find'),
  skills: z
    .array(z.object({ skill: z.string(), needs: z.int() }))
    .describe('Skills of all needs seen, with the number of their open needs'),
  medianDays: z.int().nullable().describe('Half of the covered needs took at most so many days'),
})
export type NeedPage = z.infer<typeof needPage>

export const needSite = z
  .object({
    siteId: z.string(),
    siteName: z.string(),
    memberId: z.string(),
    memberName: z.string(),
    located: z.boolean().describe('Its coordinates are known'),
  })
  .meta({ id: 'NeedSite' })
export type NeedSite = z.infer<typeof needSite>

const STATE_WORDS = {
  stated: 'exprimé',
  being_answered: 'en cours de réponse',
  covered: 'couvert',
  withdrawn: 'retiré',
}

export const needsContract = {
  list: defineRoute({
    method: 'GET',
    url: '/needs',
    tag,
    summary: 'Needs of the members',
    access: 'signed-in',
    querystring: listQuery(
      ['statedAt', 'skill', 'memberName', 'weeklyMinutes', 'startsOn', 'state', 'days', 'needId'],
      {
        q: z.string().max(200).optional().describe('Part of the skill, member, site or number'),
        state: z
          .enum([...NEED_STATES, 'open'])
          .optional()
          .describe('open: not yet covered'),
        memberId: identifier.optional(),
        skill: name.optional(),
        month: z.coerce.number().int().min(1).max(12).optional().describe('Month of the season'),
      },
    ),
    response: needPage,
    exports: {
      file: 'besoins',
      columns: [
        { path: 'needId', heading: 'Numéro', kind: 'text' },
        { path: 'memberName', heading: 'Adhérent', kind: 'text' },
        { path: 'siteName', heading: 'Site', kind: 'text' },
        { path: 'skill', heading: 'Métier', kind: 'text' },
        { path: 'weeklyMinutes', heading: 'Heures par semaine', kind: 'minutes' },
        { path: 'startsOn', heading: 'Du', kind: 'day' },
        { path: 'endsOn', heading: 'Au', kind: 'day' },
        { path: 'comesBack', heading: 'Chaque année', kind: 'yes-no' },
        { path: 'state', heading: 'État', kind: 'text', words: STATE_WORDS },
        { path: 'days', heading: 'Délai (jours)', kind: 'count' },
        { path: 'note', heading: 'Remarque', kind: 'text' },
      ],
    },
  }),
  need: defineRoute({
    method: 'GET',
    url: '/needs/:needId',
    tag,
    summary: 'One need with its life',
    access: 'signed-in',
    params,
    response: need,
  }),
  suggestions: defineRoute({
    method: 'GET',
    url: '/need-suggestions',
    tag,
    summary: 'What the form of a need offers: sites and skills',
    access: 'signed-in',
    response: z.object({ sites: z.array(needSite), skills: z.array(z.string()) }),
  }),
  state: defineRoute({
    method: 'POST',
    url: '/needs',
    tag,
    summary: 'States a need',
    description: 'A member company states its own; an officer states for any member.',
    access: 'signed-in',
    body: needBody,
    status: 201,
    response: need,
  }),
  change: defineRoute({
    method: 'PUT',
    url: '/needs/:needId',
    tag,
    summary: 'Changes what a need asks',
    description: 'A new version: what was asked before stays in the life of the need.',
    access: 'signed-in',
    params,
    body: needBody,
    response: need,
  }),
  withdraw: defineRoute({
    method: 'POST',
    url: '/needs/:needId/withdrawal',
    tag,
    summary: 'Withdraws a need, with the reason',
    access: 'signed-in',
    params,
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    response: need,
  }),
  reopen: defineRoute({
    method: 'POST',
    url: '/needs/:needId/reopening',
    tag,
    summary: 'Opens a withdrawn need again',
    access: 'signed-in',
    params,
    body: z.object({ reason: z.string().trim().max(500).nullable() }),
    response: need,
  }),
}
