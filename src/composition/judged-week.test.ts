import { describe, expect, it } from 'vitest'
import { day } from '../shared/days.ts'
import { minutes } from '../shared/time.ts'
import type { JobFacts } from './job-margin.ts'
import { findingsOfJob } from './judged-week.ts'
import { type CompositionMember, type CompositionNeed, DEFAULT_TERMS, NO_LOCKS } from './model.ts'
import { weekPictures } from './week-picture.ts'

const ALL_ALONG = { startsOn: day('2020-01-01'), endsOn: null }

const member = (id: string): [string, CompositionMember] => [
  id,
  { id, publicBody: false, competitorGroup: null, memberships: [ALL_ALONG] },
]

interface Piece {
  readonly member: string
  readonly halfDays: readonly number[]
  readonly minutes: number
}

/** A job of these pieces, the same week all year. */
function factsOf(pieces: readonly Piece[]): JobFacts {
  const needs = pieces.map(
    ({ member: memberId, halfDays, minutes: asked }, index): CompositionNeed => ({
      startsOn: day('2026-01-01'),
      endsOn: null,
      id: `N${index}`,
      siteId: `S-${memberId}`,
      memberId,
      skill: 'agent',
      authorisations: [],
      minutes: { least: minutes(asked), asked: minutes(asked), most: minutes(asked) },
      halfDays,
      halfDaysNeeded: null,
      everyYear: false,
    }),
  )
  const placed = pieces.map((piece, index) => ({
    needId: `N${index}`,
    memberId: piece.member,
    siteId: `S-${piece.member}`,
    minutes: minutes(piece.minutes),
    halfDays: [...piece.halfDays],
    weeks: [{ from: 1, to: 52 }],
  }))
  return {
    problem: {
      needs,
      members: new Map(['A', 'B'].map((id) => member(id))),
      sites: new Map(),
      roadKm: new Map(),
      people: [],
      terms: DEFAULT_TERMS,
      locks: NO_LOCKS,
      running: [],
    },
    job: {
      id: 'J1',
      pieces: placed,
      weeklyMinutes: minutes(2_100),
      annualised: false,
      personId: null,
      memberIds: [...new Set(pieces.map((piece) => piece.member))],
      skills: ['agent'],
      travelKm: 0,
    },
    needs,
    weeks: weekPictures(placed),
  }
}

const rulesBroken = (pieces: readonly Piece[]): readonly string[] => [
  ...new Set(findingsOfJob(factsOf(pieces)).map(({ ruleId }) => ruleId)),
]

/** Monday to Friday, mornings at one member, afternoons at the other. */
const MORNINGS = [0, 2, 4, 6, 8]
const AFTERNOONS = [1, 3, 5, 7, 9]

describe('the week of a job, under the rules of law', () => {
  it('is sound with mornings at one member and afternoons at another', () => {
    expect(
      rulesBroken([
        { member: 'A', halfDays: MORNINGS, minutes: 1_050 },
        { member: 'B', halfDays: AFTERNOONS, minutes: 1_050 },
      ]),
    ).toEqual([])
  })

  it('holds ten hours a day and no minute more', () => {
    const day = (length: number) => [{ member: 'A', halfDays: [0, 1], minutes: length }]
    expect(rulesBroken(day(600))).toEqual([])
    expect(rulesBroken(day(602))).toContain('TIM-01')
  })

  it('leaves a day of rest a week', () => {
    const mornings = [0, 2, 4, 6, 8, 10]
    expect(rulesBroken([{ member: 'A', halfDays: mornings, minutes: 1_260 }])).toEqual([])
    expect(rulesBroken([{ member: 'A', halfDays: [...mornings, 12], minutes: 1_470 }])).toContain(
      'TIM-06',
    )
  })
})
