import { z } from 'zod'
import { centsNumber, e4Number, minutesNumber, monthText } from '../platform/http/contract.ts'
import { composedJob, composedNeed, missingPiece } from './result-contract.ts'
import { halfDayNumber, place, weekNumber, weekRange } from './terms-contract.ts'

/** One week of the job as it is in some weeks of the year: seasons make several. */
export const weekPicture = z
  .object({
    weeks: z.array(weekRange).describe('Weeks of the year that look like this'),
    halfDays: z.array(
      z.object({
        halfDay: halfDayNumber,
        needId: z.string(),
        memberId: z.string(),
        siteId: z.string(),
        minutes: minutesNumber,
      }),
    ),
    minutes: minutesNumber.describe('Of the whole week'),
    freeHalfDays: z.array(halfDayNumber).describe('Monday to Saturday, without work'),
  })
  .meta({ id: 'WeekPicture' })
export type WeekPicture = z.infer<typeof weekPicture>

export const yearWeek = z
  .object({
    week: weekNumber,
    minutes: minutesNumber,
    needs: z
      .array(z.object({ needId: z.string(), memberId: z.string(), minutes: minutesNumber }))
      .describe('In the order of the pieces of the job'),
  })
  .meta({ id: 'YearWeek' })
export type YearWeek = z.infer<typeof yearWeek>

const distanceSource = z
  .enum(['table', 'circle'])
  .describe('table: road distance of the group; circle: great circle times the detour factor')

export const jobTravel = z
  .object({
    sites: z.array(
      z.object({
        siteId: z.string(),
        name: z.string(),
        memberId: z.string(),
        memberName: z.string(),
        place: place.nullable(),
        homeKm: z.number().nullable().describe('Road km from home; null when not known'),
      }),
    ),
    home: place.nullable(),
    distances: z
      .array(
        z.object({
          fromSiteId: z.string(),
          toSiteId: z.string(),
          km: z.number().nullable(),
          source: distanceSource.nullable().describe('Null: not known'),
        }),
      )
      .describe('Each pair of sites once'),
    days: z
      .array(
        z.object({
          weeks: z.array(weekRange),
          day: z.int().min(1).max(7).describe('1 is Monday'),
          siteIds: z.array(z.string()).describe('Morning, then afternoon'),
          betweenKm: z.number().describe('Between two sites of the day, in working time'),
          homeKm: z.number().nullable().describe('From home and back; null without a home'),
        }),
      )
      .describe('Days with work'),
    weeklyBetweenKm: z.number().describe('Mean over the year, between sites of one day'),
    weeklyHomeKm: z.number().nullable(),
    detourE4: e4Number,
  })
  .meta({ id: 'JobTravel' })
export type JobTravel = z.infer<typeof jobTravel>

/** Forecast for a mean month of the year; each figure follows from the assumptions. */
export const jobCost = z
  .object({
    month: monthText.describe('Whose rates of contribution are applied'),
    hourlyGrossE4: e4Number,
    wageSource: z
      .enum(['smic', 'contract', 'asked'])
      .describe('smic: minimum wage; contract: of the person; asked: given with the question'),
    workAccidentRateE4: e4Number,
    monthlyMinutes: minutesNumber.describe('Weekly minutes x 52 / 12'),
    grossCents: centsNumber,
    contributionsCents: centsNumber.describe('Employer, less the general reduction'),
    leaveProvisionCents: centsNumber,
    totalCents: centsNumber.describe('Of the whole contract, also hours sold before'),
    costPerHourE4: e4Number,
    soldBeforeCents: centsNumber.describe('Part of the total of hours that were sold before'),
    members: z.array(
      z.object({
        memberId: z.string(),
        memberName: z.string(),
        yearlyMinutes: minutesNumber,
        monthlyMinutes: minutesNumber.describe('Mean over the year'),
        costCents: centsNumber.describe('Part of the total, by minutes'),
        pricing: z.enum(['coefficient', 'actual_cost']),
        coefficientE4: e4Number.nullable(),
        coefficientSource: z
          .enum(['member', 'group', 'none'])
          .describe('Median of the prices in force at the member, else of the group'),
        priceHourE4: e4Number,
        priceCents: centsNumber.describe('A mean month, without VAT'),
        marginCents: centsNumber.describe('Price less cost'),
      }),
    ),
    priceCents: centsNumber,
    marginCents: centsNumber.describe('Price less the cost of the hours of this job'),
  })
  .meta({ id: 'JobCost' })
export type JobCost = z.infer<typeof jobCost>

/** How much more fits into the job. */
export const jobMargin = z
  .object({
    weekMinutes: minutesNumber.describe('Until the most of a week, in its fullest week'),
    yearMinutes: minutesNumber.describe('Until 1,607 h, where seasons are combined; else 0'),
    flexibleMinutes: minutesNumber.describe('That its needs could give or take a week'),
    freeHalfDays: z.array(halfDayNumber).describe('Free in every week, Monday to Saturday'),
    members: z.int().describe('More members that the job may have'),
  })
  .meta({ id: 'JobMargin' })
export type JobMargin = z.infer<typeof jobMargin>

/** A limit that the job keeps, re-checked apart from the search. */
export const jobCheck = z
  .object({
    rule: z.enum([
      'full-time',
      'week',
      'day',
      'days',
      'members',
      'competitors',
      'distance',
      'public-share',
      'skills',
      'half-days',
      'law',
    ]),
    holds: z.boolean(),
    value: z.number().nullable().describe('In the unit of the rule; null where it is no number'),
    limit: z.number().nullable(),
    unit: z.enum(['minutes', 'days', 'members', 'km', 'percent', 'none']),
    article: z.string().nullable(),
    articleUrl: z.string().nullable(),
  })
  .meta({ id: 'JobCheck' })
export type JobCheck = z.infer<typeof jobCheck>

export const jobDetail = z
  .object({
    resultId: z.string(),
    job: composedJob,
    needs: z.array(composedNeed).describe('Of its pieces, in their order'),
    weeks: z.array(weekPicture).describe('Most frequent first'),
    year: z.array(yearWeek).describe('52 weeks'),
    fullTimeMinutes: minutesNumber,
    travel: jobTravel,
    cost: jobCost,
    margin: jobMargin,
    checks: z.array(jobCheck),
    candidates: z
      .array(
        z.object({
          candidateId: z.string(),
          name: z.string(),
          km: z.number().nullable().describe('From home to the farthest site'),
        }),
      )
      .describe('Who could hold it, nearest first; empty for the job of a person'),
  })
  .meta({ id: 'JobDetail' })
export type JobDetail = z.infer<typeof jobDetail>

const nearby = z.object({
  memberId: z.string(),
  memberName: z.string(),
  siteId: z.string(),
  siteName: z.string(),
  km: z.number(),
  place,
})

/** Who could bring the hours that lack, nearest first. */
export const missingDetail = z
  .object({
    resultId: z.string(),
    missing: missingPiece,
    needs: z.array(composedNeed),
    weeks: z.array(weekPicture),
    year: z.array(yearWeek),
    travel: jobTravel,
    members: z
      .array(
        nearby.extend({
          usesSkill: z.boolean().describe('Has or had a need or an assignment of the skill'),
          openMinutes: minutesNumber.describe('Open needs of the skill that fit nowhere, a week'),
          competitor: z.boolean().describe('Of a member of the piece: not with them'),
        }),
      )
      .describe('Members that are not in it, within reach of all its sites'),
    neighbours: z.array(nearby).describe('Its own members with a site: could they ask for more?'),
    candidates: z
      .array(
        z.object({
          candidateId: z.string(),
          name: z.string(),
          weeklyMinutes: minutesNumber,
          km: z.number().nullable(),
        }),
      )
      .describe('Who hold the skill and would take the hours there are'),
  })
  .meta({ id: 'MissingDetail' })
export type MissingDetail = z.infer<typeof missingDetail>
