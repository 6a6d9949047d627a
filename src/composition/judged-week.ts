import {
  type Circumstances,
  type Finding,
  judgePerson,
  LIMITS_OF_THE_LAW,
  type MemberFacts,
  type PersonFacts,
  type Work,
} from '../law/index.ts'
import { addDays, type Day, type Period } from '../shared/days.ts'
import { instant, minutes, startOfDay, zone } from '../shared/time.ts'
import type { WeekPicture } from './composition-contract.ts'
import type { JobFacts } from './job-margin.ts'

/** A Monday far from clock changes and public holidays: what is judged is the week itself. */
const SOME_MONDAY = '2026-06-08' as Day
const PARIS = zone('Europe/Paris')
const ALWAYS: Period = { startsOn: '2000-01-01' as Day, endsOn: null }
const MORNING = 8 * 60
const NOON_BREAK = 30
const AFTERNOON = 13 * 60 + 30

/** The week as shifts: mornings from 8 h, afternoons from 13 h 30 or half an hour after a long morning. */
function shiftsOf(week: WeekPicture, monday: Day): Work[] {
  const ends = new Map<number, number>()
  return week.halfDays.map(({ halfDay, memberId, siteId, needId, minutes: length }) => {
    const date = addDays(monday, halfDay >> 1)
    const isMorning = halfDay % 2 === 0
    const start = isMorning
      ? MORNING
      : Math.max(AFTERNOON, (ends.get(halfDay - 1) ?? 0) + NOON_BREAK)
    ends.set(halfDay, start + length)
    const midnight = startOfDay(date, PARIS)
    return {
      id: `${date}-${halfDay}`,
      assignmentId: needId,
      memberId,
      siteId,
      zone: PARIS,
      start: instant(midnight + start),
      end: instant(midnight + start + length),
      breakStart: null,
      breakMinutes: minutes(0),
    }
  })
}

/** The person of a job: full time, permanent, its members named in the contract. */
function personOf({ job, needs }: JobFacts, planned: readonly Work[]): PersonFacts {
  const contract = {
    ...ALWAYS,
    id: job.id,
    kind: 'permanent',
    weeklyMinutes: job.weeklyMinutes,
    annualMinutes: null,
    category: null,
    trialEndsOn: null,
    fixedTermReason: null,
    partTimeReason: null,
    job: job.skills[0] ?? '',
    memberIds: job.memberIds,
  } as const
  const assignments = needs.map(({ id, memberId, siteId }, index) => ({
    ...ALWAYS,
    id,
    memberId,
    siteId,
    weeklyMinutes: job.pieces[index]?.minutes ?? null,
    requiredSkills: [],
  }))
  return {
    employeeId: job.personId ?? job.id,
    bornOn: null,
    hiredOn: ALWAYS.startsOn,
    leftOn: null,
    contracts: [contract],
    absences: [],
    assignments,
    skills: [],
    visits: [],
    planned,
    worked: [],
    past: { planned: [], worked: [] },
  }
}

function circumstancesOf({ problem, needs }: JobFacts): Circumstances {
  const members = [...problem.members.values()].map((member): [string, MemberFacts] => [
    member.id,
    {
      memberships: [ALWAYS],
      competitorGroup: member.competitorGroup,
      publicBody: member.publicBody,
      headcount: null,
      idcc: null,
    },
  ])
  return {
    group: { kind: 'general', idcc: null },
    members: new Map(members),
    sites: new Map(needs.map(({ siteId, memberId }) => [siteId, { memberId, communeCode: null }])),
    limits: LIMITS_OF_THE_LAW,
    period: { from: addDays(SOME_MONDAY, 7), to: addDays(SOME_MONDAY, 13) },
  }
}

/**
 * What the rules of law find in the weeks of a job, each planned three times in a row as any week
 * of the planning is: the same functions, the middle week judged. Nothing where the job is sound.
 */
export function findingsOfJob(facts: JobFacts): readonly Finding[] {
  const circumstances = circumstancesOf(facts)
  return facts.weeks.flatMap((week) => {
    const mondays = [0, 7, 14].map((days) => addDays(SOME_MONDAY, days))
    const planned = mondays.flatMap((monday) => shiftsOf(week, monday))
    return judgePerson(personOf(facts, planned), circumstances).filter(
      ({ severity }) => severity === 'breach',
    )
  })
}
