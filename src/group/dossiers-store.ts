import {
  type AbsenceFacts,
  type AssignmentFacts,
  type ContractFacts,
  type DeadlineFacts,
  type DeadlinePerson,
  followFromAssignments,
  type MedicalVisitFacts,
  type SkillFacts,
} from '../law/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { addDays, type Day, type Period } from '../shared/days.ts'
import {
  assignmentFacts,
  CONTRACT_COLUMNS,
  contractFacts,
  periodOf,
  skillFacts,
  visitFacts,
} from './facts-of-rows.ts'

interface OpenDossier extends DeadlinePerson {
  readonly contracts: ContractFacts[]
  readonly absences: AbsenceFacts[]
  readonly assignments: AssignmentFacts[]
  readonly skills: SkillFacts[]
  readonly visits: MedicalVisitFacts[]
}

/** Everybody, or who has not left before a day. */
async function peopleByKey(db: GroupDb, from?: Day): Promise<Map<string, OpenDossier>> {
  const rows = await db
    .selectFrom('employees')
    .select(['employee_id', 'born_on', 'hired_on', 'left_on'])
    .$if(from !== undefined, (query) =>
      query.where((where) =>
        where.or([where('left_on', 'is', null), where('left_on', '>=', from ?? null)]),
      ),
    )
    .orderBy('employee_id')
    .execute()
  return new Map(
    rows.map((row) => [
      row.employee_id,
      {
        employeeId: row.employee_id,
        bornOn: row.born_on,
        hiredOn: row.hired_on,
        leftOn: row.left_on,
        contracts: [],
        absences: [],
        assignments: [],
        skills: [],
        visits: [],
      },
    ]),
  )
}

type ByKey = ReadonlyMap<string, OpenDossier>

async function addContracts(db: GroupDb, people: ByKey): Promise<void> {
  const rows = await db
    .selectFrom('contracts')
    .select(CONTRACT_COLUMNS)
    .orderBy('starts_on')
    .execute()
  for (const row of rows) people.get(row.employee_id)?.contracts.push(contractFacts(row))
}

async function addAssignments(db: GroupDb, people: ByKey): Promise<void> {
  const rows = await db.selectFrom('assignments').selectAll().orderBy('starts_on').execute()
  for (const row of rows) people.get(row.employee_id)?.assignments.push(assignmentFacts(row))
}

/** The longest absence after which somebody comes back lies within the two years before. */
const DAYS_OF_ABSENCES = 731

async function addAbsences(db: GroupDb, people: ByKey, on: Day): Promise<void> {
  const rows = await db
    .selectFrom('absences')
    .select(['absence_id', 'employee_id', 'kind', 'starts_on', 'ends_on', 'minutes'])
    .where('ends_on', '>=', addDays(on, -DAYS_OF_ABSENCES))
    // Only these lead to a visit on return.
    .where('kind', 'in', ['sickness', 'work_accident', 'maternity'])
    .where('minutes', 'is', null)
    .execute()
  for (const row of rows)
    people.get(row.employee_id)?.absences.push({
      ...periodOf(row),
      id: row.absence_id,
      kind: row.kind,
      minutes: null,
    })
}

/** Skills, or those alone whose right ends in some days; and the visits. */
async function addSkillsAndVisits(
  db: GroupDb,
  people: ByKey,
  ends?: { readonly from: Day; readonly to: Day },
): Promise<void> {
  const skills = await db
    .selectFrom('skills')
    .select(['employee_id', 'skill', 'obtained_on', 'valid_until'])
    .$if(ends !== undefined, (query) =>
      query
        .where('valid_until', '>=', ends?.from ?? null)
        .where('valid_until', '<=', ends?.to ?? null),
    )
    .orderBy('skill')
    .execute()
  for (const row of skills) people.get(row.employee_id)?.skills.push(skillFacts(row))
  const visits = await db.selectFrom('medical_visits').selectAll().orderBy('held_on').execute()
  for (const row of visits) people.get(row.employee_id)?.visits.push(visitFacts(row))
}

/** People with their contracts and assignments, without any hours. */
export async function loadContracts(db: GroupDb): Promise<readonly DeadlinePerson[]> {
  const people = await peopleByKey(db)
  await addContracts(db, people)
  await addAssignments(db, people)
  return [...people.values()]
}

async function membersOf(db: GroupDb): Promise<DeadlineFacts['members']> {
  const rows = await db
    .selectFrom('memberships')
    .select(['member_id', 'joined_on', 'left_on'])
    .orderBy('member_id')
    .execute()
  const members = new Map<string, { readonly memberships: Period[] }>()
  for (const { member_id, joined_on: startsOn, left_on: endsOn } of rows) {
    const member = members.get(member_id) ?? { memberships: [] }
    member.memberships.push({ startsOn, endsOn })
    members.set(member_id, member)
  }
  return members
}

/** Everything from which the deadlines around a day are worked out. */
export async function loadDeadlineFacts(db: GroupDb, on: Day): Promise<DeadlineFacts> {
  const people = await peopleByKey(db)
  await addContracts(db, people)
  await addAssignments(db, people)
  await addAbsences(db, people, on)
  await addSkillsAndVisits(db, people)
  return { people: [...people.values()], ...(await groupFacts(db)) }
}

/**
 * Only what deadlines of some days to come follow from, for who asks often: the people who are
 * still there, and no assignments unless the days ask for them.
 */
export async function loadFactsDue(db: GroupDb, from: Day, to: Day): Promise<DeadlineFacts> {
  if (followFromAssignments(from, to)) return loadDeadlineFacts(db, from)
  const people = await peopleByKey(db, from)
  await addContracts(db, people)
  await addAbsences(db, people, from)
  await addSkillsAndVisits(db, people, { from, to })
  return { people: [...people.values()], ...(await groupFacts(db)) }
}

async function groupFacts(db: GroupDb): Promise<Omit<DeadlineFacts, 'people'>> {
  const filings = await db.selectFrom('group_filings').select(['kind', 'filed_on']).execute()
  const marks = await db.selectFrom('deadline_marks').select(['deadline_key', 'done_on']).execute()
  return {
    members: await membersOf(db),
    filings: filings.map(({ kind, filed_on: on_ }) => ({ kind, on: on_ })),
    marks: new Map(marks.map(({ deadline_key, done_on }) => [deadline_key, done_on])),
  }
}

export interface Names {
  readonly employees: ReadonlyMap<string, string>
  readonly members: ReadonlyMap<string, string>
}

export async function namesOf(db: GroupDb): Promise<Names> {
  const people = await db
    .selectFrom('employees')
    .select(['employee_id', 'last_name', 'first_name'])
    .execute()
  const members = await db.selectFrom('members').select(['member_id', 'name']).execute()
  return {
    employees: new Map(
      people.map((one) => [one.employee_id, `${one.last_name} ${one.first_name}`]),
    ),
    members: new Map(members.map(({ member_id, name }) => [member_id, name])),
  }
}
