import { z } from 'zod'
import { dayText, instantText, minutesNumber } from '../platform/http/contract.ts'
import {
  composeLocks,
  composeTerms,
  halfDayNumber,
  place,
  weekRange,
  whatIfChange,
} from './terms-contract.ts'

export const COMPOSE_RUN_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export const COMPOSE_STAGES = ['read', 'columns', 'bound', 'jobs', 'improve', 'explain'] as const

const ratio = z.number().min(0).describe('0.004 is 0.4 %')

/** One run of the solver, as a person watches it. */
export const composeRun = z
  .object({
    runId: z.string(),
    state: z
      .enum(COMPOSE_RUN_STATES)
      .describe('A run that was cancelled keeps the best answer found until then'),
    stage: z
      .enum(COMPOSE_STAGES)
      .nullable()
      .describe('read: the needs are read; explain: reasons of the needs left are looked for'),
    jobs: z.int().nullable().describe('Full-time jobs of the best answer so far'),
    objective: z.number().nullable().describe('Score of the best answer so far'),
    bound: z.number().nullable().describe('Proven bound of the score; null before there is one'),
    gap: ratio.nullable().describe('(bound - objective) / bound; null before there is a bound'),
    needs: z.int().nullable().describe('Needs that are composed; null before they are read'),
    seconds: z.number().describe('Since the run was taken up; 0 while it waits'),
    timeLimitSeconds: z.int(),
    hasResult: z.boolean().describe('Whether `/compositions/{runId}` answers'),
    cancelRequested: z.boolean(),
    failure: z.string().nullable().describe('Cause, for the log and for support'),
    terms: composeTerms,
    locks: composeLocks,
    requestedBy: z.string(),
    requestedAt: instantText,
    startedAt: instantText.nullable(),
    endedAt: instantText.nullable(),
  })
  .meta({ id: 'ComposeRun' })
export type ComposeRun = z.infer<typeof composeRun>

export const composedNeed = z
  .object({
    needId: z.string(),
    memberId: z.string(),
    memberName: z.string(),
    siteId: z.string(),
    siteName: z.string(),
    skill: z.string(),
    authorisations: z.array(z.string()),
    leastMinutes: minutesNumber.describe('A week, in the weeks of its season'),
    askedMinutes: minutesNumber,
    mostMinutes: minutesNumber,
    halfDays: z.array(halfDayNumber).describe('Asked for; empty when free to choose'),
    halfDaysNeeded: z.int().nullable(),
    startsOn: dayText,
    endsOn: dayText.nullable(),
    everyYear: z.boolean().describe('A season that comes back each year'),
    weeks: z.array(weekRange).describe('Its season in weeks of the year; 1 to 52 without season'),
    place: place.nullable(),
    hypothetical: z.boolean().describe('Added by a what-if: nobody has stated it'),
  })
  .meta({ id: 'ComposedNeed' })
export type ComposedNeed = z.infer<typeof composedNeed>

export const composedPerson = z
  .object({
    personId: z.string(),
    kind: z.enum(['employee', 'candidate']),
    name: z.string(),
    weeklyMinutes: minutesNumber.describe('Contract of an employee, wish of a candidate'),
    soldMinutes: minutesNumber.describe('Already sold a week by assignments in force'),
  })
  .meta({ id: 'ComposedPerson' })
export type ComposedPerson = z.infer<typeof composedPerson>

export const composedPiece = z
  .object({
    needId: z.string(),
    memberId: z.string(),
    minutes: minutesNumber.describe('A week, in the weeks of the season of the need'),
    halfDays: z.array(halfDayNumber).describe('Half-days of the week that it occupies'),
    weeks: z.array(weekRange).describe('Weeks of the year in which it is worked'),
  })
  .meta({ id: 'ComposedPiece' })
export type ComposedPiece = z.infer<typeof composedPiece>

const job = {
  pieces: z.array(composedPiece),
  weeklyMinutes: minutesNumber.describe('Of the contract; weeks of combined seasons may differ'),
  annualised: z.boolean().describe('Full time over the year (1,607 h), seasons combined'),
  memberIds: z.array(z.string()),
  skills: z.array(z.string()).describe('Trades; one unless it is the job of a person'),
  person: composedPerson
    .nullable()
    .describe('Whose hours are filled; null for a job to recruit for'),
  travelKm: z.number().describe('Shortest way through its sites, road km'),
}

export const composedJob = z
  .object({
    jobId: z.string().describe('Stable for the same set of needs within a result'),
    ...job,
    locked: z.boolean().describe('The planner has locked it'),
    acceptance: z
      .object({
        acceptanceId: z.string(),
        kind: z.enum(['post', 'person']),
        postId: z.string().nullable(),
      })
      .nullable()
      .describe('What it became, when it was accepted and that was not reversed'),
  })
  .meta({ id: 'ComposedJob' })
export type ComposedJob = z.infer<typeof composedJob>

export const missingPiece = z
  .object({
    missingId: z.string().describe('For `/compositions/{resultId}/missing/{missingId}`'),
    ...job,
    skill: z.string().describe('Of the hours that lack'),
    missingMinutes: minutesNumber.describe('A week, on average of `weeks`'),
    freeHalfDays: z.array(halfDayNumber).describe('Where the missing hours may lie'),
    weeks: z.array(weekRange).describe('Weeks of the year in which hours are missing'),
    aroundSiteId: z.string().describe('Around which to look'),
    aroundSiteName: z.string(),
    aroundMemberName: z.string(),
  })
  .meta({ id: 'MissingPiece' })
export type MissingPiece = z.infer<typeof missingPiece>

/** Why a need is in no job, as facts: the screen makes the sentence. */
export const uncoveredReason = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('not-a-member') }).describe('Not on the day the need starts'),
    z.object({
      kind: z.literal('impossible'),
      limit: z.enum(['week', 'day', 'half-days', 'year']),
    }),
    z.object({ kind: z.literal('skill'), skill: z.string() }).describe('Nobody else asks for it'),
    z.object({
      kind: z.literal('place'),
      nearestKm: z.number().nullable().describe('Null: the site has no coordinates'),
    }),
    z.object({
      kind: z.literal('competitor'),
      members: z.array(z.object({ memberId: z.string(), name: z.string() })),
    }),
    z.object({ kind: z.literal('calendar') }).describe('Nothing fits the half-days or the season'),
    z.object({
      kind: z.literal('missing-hours'),
      missingId: z.string().describe('The missing piece, in `missing` of the result'),
      missingMinutes: minutesNumber,
    }),
    z.object({ kind: z.literal('better-use') }).describe('Each job with it costs a better one'),
  ])
  .meta({ id: 'UncoveredReason' })
export type UncoveredFacts = z.infer<typeof uncoveredReason>

const compositionFigures = z
  .object({
    needs: z.int().describe('Needs that were composed'),
    neededMinutes: minutesNumber.describe('A week, averaged over the year, all needs'),
    jobs: z.int().describe('Full-time permanent jobs'),
    jobsBound: z.int().describe('At most this many can exist, proven'),
    coveredNeeds: z.int(),
    coveredMinutes: minutesNumber.describe('A week, averaged over the year'),
    employersMean: z.number().describe('Members a job'),
    employersMost: z.int(),
    travelKm: z.number().describe('Sum over the jobs'),
    newJobs: z.int().describe('Jobs to recruit for'),
    filledPeople: z.int().describe('Jobs of people who had hours to fill'),
    objective: z.number(),
    bound: z.number(),
    gap: ratio,
    finished: z.boolean().describe('False when time ended or somebody stopped the run'),
  })
  .meta({ id: 'CompositionFigures' })
export type CompositionFigures = z.infer<typeof compositionFigures>

/** What differs between two results, jobs being the same when their needs are the same. */
export const compositionDifference = z
  .object({
    kept: z.int().describe('Jobs that are as they were'),
    changed: z
      .array(
        z.object({
          beforeJobId: z.string(),
          afterJobId: z.string(),
          needsAdded: z.array(z.string()),
          needsRemoved: z.array(z.string()),
        }),
      )
      .describe('Jobs that keep some of their needs'),
    appeared: z.array(z.string()).describe('Job ids of the new result'),
    gone: z
      .array(z.object({ jobId: z.string(), needIds: z.array(z.string()) }))
      .describe('Jobs of the former result of which nothing is left'),
    needsCovered: z.array(z.string()).describe('Covered now and not before'),
    needsLeft: z.array(z.string()).describe('Covered before and not now'),
    before: compositionFigures,
    after: compositionFigures,
    seconds: z.number().describe('That the answer took'),
  })
  .meta({ id: 'CompositionDifference' })
export type CompositionDifference = z.infer<typeof compositionDifference>

/** What has changed in the data of the group since the result was made. */
export const composeStaleness = z
  .object({
    stale: z.boolean().describe('Whether anything below is not empty'),
    needsAdded: z.array(z.string()).describe('Stated since'),
    needsChanged: z.array(z.string()),
    needsGone: z
      .array(z.string())
      .describe('Withdrawn or answered since, other than by accepting a job of this result'),
    membersChanged: z.array(z.string()).describe('Left, joined, competitors or places changed'),
    peopleChanged: z
      .array(z.string())
      .describe('Employees and candidates whose hours, skills or wishes changed'),
  })
  .meta({ id: 'ComposeStaleness' })
export type ComposeStaleness = z.infer<typeof composeStaleness>

export const SCENARIO_STATES = ['draft', 'kept', 'dropped'] as const

/** An answer as a whole: that of a run, or of a what-if on it. */
export const composition = z
  .object({
    resultId: z.string().describe('Id of the run, or of the scenario'),
    runId: z.string().describe('The run that it comes from'),
    scenario: z
      .object({
        baseId: z.string().describe('Result that the changes were made on: undo goes back there'),
        state: z.enum(SCENARIO_STATES),
        changes: z.array(whatIfChange).describe('All changes since the run, oldest first'),
        difference: compositionDifference.describe('Against `baseId`'),
        requestedBy: z.string(),
        requestedAt: instantText,
      })
      .nullable()
      .describe('Null for the answer of a run'),
    madeAt: instantText,
    terms: composeTerms,
    locks: composeLocks,
    fullTimeMinutes: minutesNumber,
    annualMinutes: minutesNumber,
    figures: compositionFigures,
    jobs: z.array(composedJob),
    missing: z.array(missingPiece).describe('Best completions first'),
    uncovered: z.array(z.object({ needId: z.string(), reason: uncoveredReason })),
    needs: z.record(z.string(), composedNeed).describe('By id: all needs that were composed'),
    staleness: composeStaleness,
  })
  .meta({ id: 'Composition' })
export type Composition = z.infer<typeof composition>
