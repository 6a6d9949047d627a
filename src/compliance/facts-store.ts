import type {
  AbsenceFacts,
  AssignmentFacts,
  ContractFacts,
  JudgedPeriod,
  LimitRow,
  Limits,
  MedicalVisitFacts,
  MemberFacts,
  GroupFacts,
  PersonFacts,
  SiteFacts,
  SitesFacts,
  SkillFacts,
} from '../law/index.ts'
import {
  ASSIGNMENT_COLUMNS,
  assignmentFacts,
  CONTRACT_COLUMNS,
  contractFacts,
  minutesOrNull,
  periodOf,
  skillFacts,
  visitFacts,
} from '../group/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { addDays, type Period } from '../shared/days.ts'
import { loadPast, pastDays } from './past-store.ts'
import { plannedWork, workDone, worksByPerson } from './work-store.ts'

/**
 * Days read before and after the judged ones: the rest of the week on the edge, the weekly rest
 * that runs into it, and a shift that starts the day before.
 */
const DAYS_AROUND = 10

interface OpenPerson extends PersonFacts {
  readonly contracts: ContractFacts[]
  readonly skills: SkillFacts[]
  readonly visits: MedicalVisitFacts[]
  readonly absences: AbsenceFacts[]
  readonly assignments: AssignmentFacts[]
}

async function peopleByKey(db: GroupDb, only: readonly string[]): Promise<Map<string, OpenPerson>> {
  const rows = await db
    .selectFrom('employees')
    .select(['employee_id', 'born_on', 'hired_on', 'left_on'])
    .$if(only.length > 0, (query) => query.where('employee_id', 'in', [...only]))
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
  db.selectFrom('contracts').select(CONTRACT_COLUMNS).orderBy('starts_on').execute()

const assignmentsOf = (db: GroupDb, { from, to }: JudgedPeriod) =>
  db
    .selectFrom('assignments')
    .select(ASSIGNMENT_COLUMNS)
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

async function addSkills(db: GroupDb, people: ReadonlyMap<string, OpenPerson>): Promise<void> {
  for (const row of await skillsOf(db)) people.get(row.employee_id)?.skills.push(skillFacts(row))
  for (const row of await visitsOf(db)) people.get(row.employee_id)?.visits.push(visitFacts(row))
}

/**
 * The people of the group, sorted by identifier, with what the rules read of them; those asked for
 * where some are.
 */
export async function loadPeople(
  db: GroupDb,
  period: JudgedPeriod,
  limits: Limits,
  only: readonly string[] = [],
): Promise<readonly PersonFacts[]> {
  const people = await peopleByKey(db, only)
  for (const row of await contractsOf(db))
    people.get(row.employee_id)?.contracts.push(contractFacts(row))
  for (const row of await assignmentsOf(db, period))
    people.get(row.employee_id)?.assignments.push(assignmentFacts(row))
  for (const row of await absencesOf(db, period))
    people.get(row.employee_id)?.absences.push({
      ...periodOf(row),
      id: row.absence_id,
      kind: row.kind,
      minutes: minutesOrNull(row.minutes),
    })
  await addSkills(db, people)
  const around = {
    from: addDays(period.from, -DAYS_AROUND),
    before: addDays(period.to, DAYS_AROUND + 1),
    only,
  }
  const sites = await sitesOfAssignments(db)
  const siteOf = (assignmentId: string): string => sites.get(assignmentId) ?? ''
  const planned = await worksByPerson(db, plannedWork(db, around), siteOf)
  const worked = await worksByPerson(db, workDone(db, around), siteOf)
  const pastOf = await loadPast(db, limits, pastDays(limits, period.from, around.from, only))
  return [...people.values()]
    .map((person) => ({
      ...person,
      planned: planned.get(person.employeeId) ?? [],
      worked: worked.get(person.employeeId) ?? [],
      past: pastOf(person.employeeId),
    }))
    .sort((a, b) => (a.employeeId < b.employeeId ? -1 : 1))
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
