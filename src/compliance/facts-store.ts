import { sql } from 'kysely'
import type {
  AbsenceFacts,
  AssignmentFacts,
  ContractFacts,
  JudgedPeriod,
  LimitRow,
  MedicalVisitFacts,
  MemberFacts,
  GroupFacts,
  PersonFacts,
  SiteFacts,
  SitesFacts,
  SkillFacts,
  Work,
} from '../law/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { addDays, type Day, type Period } from '../shared/days.ts'
import {
  instant,
  instantsOf,
  localTime,
  type Minutes,
  minutes,
  type Zone,
  zone,
} from '../shared/time.ts'

/**
 * Days read before and after the judged ones: the rest of the week on the edge, the weekly rest
 * that runs into it, and a shift that starts the day before.
 */
const DAYS_AROUND = 10

const NO_MINUTES = minutes(0)

interface OpenPerson extends PersonFacts {
  readonly contracts: ContractFacts[]
  readonly skills: SkillFacts[]
  readonly visits: MedicalVisitFacts[]
  readonly absences: AbsenceFacts[]
  readonly assignments: AssignmentFacts[]
  readonly planned: Work[]
  readonly worked: Work[]
}

const epochMinutes = (column: 'starts_at' | 'ends_at') =>
  sql<number>`(extract(epoch from ${sql.ref(column)}) / 60)::int`

const periodOf = (row: { starts_on: Day; ends_on: Day | null }): Period => ({
  startsOn: row.starts_on,
  endsOn: row.ends_on,
})

/** A zone is checked once, not for each of its shifts. */
function zoneReader(): (name: string) => Zone {
  const known = new Map<string, Zone>()
  return (name) => {
    const found = known.get(name) ?? zone(name)
    known.set(name, found)
    return found
  }
}

interface WorkRow {
  readonly id: string
  readonly assignment_id: string
  readonly employee_id: string
  readonly member_id: string
  readonly time_zone: string
  readonly start: number
  readonly end: number
  readonly break_minutes: number | null
  readonly break_starts_local: string | null
}

function workOf(
  row: WorkRow,
  zoneNamed: (name: string) => Zone,
  siteOf: (assignmentId: string) => string,
): Work {
  const place = zoneNamed(row.time_zone)
  const declared =
    row.break_starts_local === null ? [] : instantsOf(localTime(row.break_starts_local), place)
  // In the hour that autumn repeats, the showing that lies inside the work is meant.
  const breakStart = declared.find((at) => at >= row.start && at < row.end) ?? declared[0] ?? null
  return {
    id: row.id,
    assignmentId: row.assignment_id,
    memberId: row.member_id,
    siteId: siteOf(row.assignment_id),
    zone: place,
    start: instant(row.start),
    end: instant(row.end),
    breakStart,
    breakMinutes: row.break_minutes === null ? NO_MINUTES : minutes(row.break_minutes),
  }
}

const WORK_COLUMNS = [
  'assignment_id',
  'employee_id',
  'member_id',
  'time_zone',
  'break_minutes',
] as const

const plannedWork = (db: GroupDb, { from, to }: JudgedPeriod): Promise<WorkRow[]> =>
  db
    .selectFrom('shifts')
    .select([...WORK_COLUMNS, 'shift_id as id', sql<null>`null`.as('break_starts_local')])
    .select([epochMinutes('starts_at').as('start'), epochMinutes('ends_at').as('end')])
    .where('starts_local', '>=', `${addDays(from, -DAYS_AROUND)}T00:00`)
    .where('starts_local', '<', `${addDays(to, DAYS_AROUND + 1)}T00:00`)
    .execute()

/** Declared work counts whether or not it is confirmed yet: the person has worked it. */
const workDone = (db: GroupDb, { from, to }: JudgedPeriod): Promise<WorkRow[]> =>
  db
    .selectFrom('time_entries')
    .select([...WORK_COLUMNS, 'entry_id as id', 'break_starts_local'])
    .select([epochMinutes('starts_at').as('start'), epochMinutes('ends_at').as('end')])
    .where('superseded_at', 'is', null)
    .where('cancelled', '=', false)
    .where('work_day', '>=', addDays(from, -DAYS_AROUND))
    .where('work_day', '<=', addDays(to, DAYS_AROUND))
    .execute()

async function peopleByKey(db: GroupDb): Promise<Map<string, OpenPerson>> {
  const rows = await db
    .selectFrom('employees')
    .select(['employee_id', 'born_on', 'hired_on', 'left_on'])
    .execute()
  return new Map(
    rows.map(({ employee_id, born_on, hired_on, left_on }) => [
      employee_id,
      {
        employeeId: employee_id,
        bornOn: born_on,
        hiredOn: hired_on,
        leftOn: left_on,
        skills: [],
        visits: [],
        past: { planned: [], worked: [] },
        contracts: [],
        absences: [],
        assignments: [],
        planned: [],
        worked: [],
      },
    ]),
  )
}

const contractsOf = (db: GroupDb) =>
  db
    .selectFrom('contracts')
    .select([
      ...(['contract_id', 'employee_id', 'kind', 'starts_on', 'ends_on'] as const),
      ...(['weekly_minutes', 'annual_minutes', 'job', 'member_ids'] as const),
      ...(['category', 'trial_ends_on', 'fixed_term_reason', 'part_time_reason'] as const),
    ])
    .orderBy('starts_on')
    .execute()

const assignmentsOf = (db: GroupDb, { from, to }: JudgedPeriod) =>
  db
    .selectFrom('assignments')
    .select([
      ...(['assignment_id', 'employee_id', 'member_id', 'site_id'] as const),
      ...(['starts_on', 'ends_on', 'weekly_minutes', 'required_skills'] as const),
    ])
    .where('starts_on', '<=', to)
    .where((where) =>
      where.or([
        where('ends_on', 'is', null),
        where('ends_on', '>=', from),
        // The hosts of an apprentice are counted over the whole contract.
        where('employee_id', 'in', (all) =>
          all
            .selectFrom('contracts')
            .select('contracts.employee_id')
            .where('kind', '=', 'apprenticeship'),
        ),
      ]),
    )
    .orderBy('assignment_id')
    .execute()

/** Absences are read a year back, as work is: a season of leave, and a leave in several lines. */
const DAYS_OF_ABSENCES = { before: 366, after: 62 } as const

const absencesOf = (db: GroupDb, { from, to }: JudgedPeriod) =>
  db
    .selectFrom('absences')
    .select(['absence_id', 'employee_id', 'kind', 'starts_on', 'ends_on', 'minutes'])
    .where('starts_on', '<=', addDays(to, DAYS_OF_ABSENCES.after))
    .where('ends_on', '>=', addDays(from, -DAYS_OF_ABSENCES.before))
    .execute()

const skillsOf = (db: GroupDb) =>
  db.selectFrom('skills').select(['employee_id', 'skill', 'obtained_on', 'valid_until']).execute()

const visitsOf = (db: GroupDb) =>
  db
    .selectFrom('medical_visits')
    .select(['employee_id', 'kind', 'held_on', 'valid_until'])
    .orderBy('held_on')
    .execute()

async function sitesOfAssignments(db: GroupDb): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('assignments').select(['assignment_id', 'site_id']).execute()
  return new Map(rows.map(({ assignment_id, site_id }) => [assignment_id, site_id]))
}

const minutesOrNull = (value: number | null): Minutes | null =>
  value === null ? null : minutes(value)

/** The people of the group, sorted by identifier, with what the rules read of them. */
export async function loadPeople(
  db: GroupDb,
  period: JudgedPeriod,
): Promise<readonly PersonFacts[]> {
  const people = await peopleByKey(db)
  for (const row of await contractsOf(db))
    people.get(row.employee_id)?.contracts.push({
      ...periodOf(row),
      id: row.contract_id,
      kind: row.kind,
      weeklyMinutes: minutesOrNull(row.weekly_minutes),
      annualMinutes: minutesOrNull(row.annual_minutes),
      job: row.job,
      memberIds: row.member_ids,
      category: row.category,
      trialEndsOn: row.trial_ends_on,
      fixedTermReason: row.fixed_term_reason,
      partTimeReason: row.part_time_reason,
    })
  for (const row of await assignmentsOf(db, period))
    people.get(row.employee_id)?.assignments.push({
      ...periodOf(row),
      id: row.assignment_id,
      memberId: row.member_id,
      siteId: row.site_id,
      weeklyMinutes: minutesOrNull(row.weekly_minutes),
      requiredSkills: row.required_skills,
    })
  for (const row of await absencesOf(db, period))
    people.get(row.employee_id)?.absences.push({
      ...periodOf(row),
      id: row.absence_id,
      kind: row.kind,
      minutes: minutesOrNull(row.minutes),
    })
  for (const row of await skillsOf(db))
    people.get(row.employee_id)?.skills.push({
      skill: row.skill,
      obtainedOn: row.obtained_on,
      validUntil: row.valid_until,
    })
  for (const row of await visitsOf(db))
    people.get(row.employee_id)?.visits.push({
      kind: row.kind,
      heldOn: row.held_on,
      validUntil: row.valid_until,
    })
  const zoneNamed = zoneReader()
  const sites = await sitesOfAssignments(db)
  const siteOf = (assignmentId: string): string => sites.get(assignmentId) ?? ''
  for (const row of await plannedWork(db, period))
    people.get(row.employee_id)?.planned.push(workOf(row, zoneNamed, siteOf))
  for (const row of await workDone(db, period))
    people.get(row.employee_id)?.worked.push(workOf(row, zoneNamed, siteOf))
  return [...people.values()].sort((a, b) => (a.employeeId < b.employeeId ? -1 : 1))
}

export async function loadMembers(db: GroupDb): Promise<ReadonlyMap<string, MemberFacts>> {
  const members = new Map<string, MemberFacts & { readonly memberships: Period[] }>()
  const rows = await db
    .selectFrom('members')
    .select(['member_id', 'competitor_group', 'public_body', 'headcount', 'idcc'])
    .execute()
  for (const { member_id, competitor_group, public_body, headcount, idcc } of rows)
    members.set(member_id, {
      competitorGroup: competitor_group,
      publicBody: public_body === true,
      headcount,
      idcc,
      memberships: [],
    })
  const memberships = await db
    .selectFrom('memberships')
    .select(['member_id', 'joined_on', 'left_on'])
    .execute()
  for (const { member_id, joined_on, left_on } of memberships)
    members.get(member_id)?.memberships.push({ startsOn: joined_on, endsOn: left_on })
  return members
}

export async function loadLimits(db: GroupDb): Promise<readonly LimitRow[]> {
  const rows = await db
    .selectFrom('limits')
    .select(['rule_id', 'value', 'starts_on', 'ends_on', 'source'])
    .execute()
  return rows.map((row) => ({
    ...periodOf(row),
    ruleId: row.rule_id,
    value: row.value,
    source: row.source,
  }))
}

export async function loadSites(db: GroupDb): Promise<SitesFacts> {
  const rows = await db
    .selectFrom('sites')
    .select(['site_id', 'member_id', 'commune_code'])
    .execute()
  return new Map(
    rows.map((row): [string, SiteFacts] => [
      row.site_id,
      { memberId: row.member_id, communeCode: row.commune_code },
    ]),
  )
}

export async function loadGroup(db: GroupDb): Promise<GroupFacts> {
  const row = await db.selectFrom('employer_group').select(['kind', 'idcc']).executeTakeFirst()
  return { kind: row?.kind ?? 'general', idcc: row?.idcc ?? null }
}
