import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import { type Day, day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { halfDaysOf, halfDaysText } from './half-days.ts'
import type { Candidate, CandidateBody, EmployeeWishesBody } from './people-contract.ts'

/** A candidate as stored; what follows from the day is left to who reads. */
export type StoredCandidate = Omit<Candidate, 'keptUntil' | 'overdue' | 'lastContactOn'> & {
  readonly lastContactOn: Day
}

/** The candidates of the group, or the one asked for. */
export async function storedCandidates(
  db: GroupDb,
  groupId: GroupId,
  candidateId: string | null = null,
): Promise<StoredCandidate[]> {
  type Row = Omit<StoredCandidate, 'halfDays'> & { readonly halfDays: string | null }
  const { rows } = await sql<Row>`
    select c.candidate_id as "candidateId", c.last_name as "lastName",
      c.first_name as "firstName", c.email, c.phone, c.skills,
      c.weekly_minutes as "weeklyMinutes", c.half_days as "halfDays",
      c.available_from as "availableFrom", c.home_commune_code as "homeCommuneCode",
      c.home_latitude::float8 as "homeLatitude", c.home_longitude::float8 as "homeLongitude",
      c.mobility_km as "mobilityKm", c.mobility_minutes as "mobilityMinutes",
      c.refused_member_ids as "refusedMemberIds", c.wishes, c.consented_on as "consentedOn",
      c.last_contact_on as "lastContactOn", c.hired_as as "hiredAs",
      (select count(*)::int from needs n join sites s using (group_id, site_id)
        where n.group_id = c.group_id and n.state = 'stated' and n.skill = any(c.skills)
          and n.authorisations <@ c.skills and s.member_id <> all(c.refused_member_ids))
        as "fittingNeeds"
    from candidates c
    where c.group_id = ${groupId} and (${candidateId}::text is null
      or c.candidate_id = ${candidateId})`.execute(db)
  return rows.map((row) => ({ ...row, halfDays: halfDaysOf(row.halfDays) }))
}

const dayOrNull = (text: string | null): Day | null => (text === null ? null : day(text))

const wishColumns = (body: EmployeeWishesBody) => ({
  weekly_minutes: body.weeklyMinutes,
  half_days: halfDaysText(body.halfDays),
  available_from: dayOrNull(body.availableFrom),
  mobility_km: body.mobilityKm,
  mobility_minutes: body.mobilityMinutes,
  refused_member_ids: [...body.refusedMemberIds],
  wishes: body.wishes,
})

const coordinate = (value: number | null): string | null => (value === null ? null : String(value))

/** Adds the candidate, or gives the one of the identifier its new values. */
export async function putCandidate(
  db: GroupDb,
  groupId: GroupId,
  candidateId: string,
  body: CandidateBody,
): Promise<void> {
  const columns = {
    ...wishColumns(body),
    last_name: body.lastName,
    first_name: body.firstName,
    email: body.email,
    phone: body.phone,
    skills: [...body.skills],
    home_commune_code: body.homeCommuneCode,
    home_latitude: coordinate(body.homeLatitude),
    home_longitude: coordinate(body.homeLongitude),
    consented_on: dayOrNull(body.consentedOn),
    last_contact_on: day(body.lastContactOn),
  }
  await db
    .insertInto('candidates')
    .values({ group_id: groupId, candidate_id: candidateId, ...columns })
    .onConflict((conflict) =>
      conflict
        .columns(['group_id', 'candidate_id'])
        .doUpdateSet({ ...columns, changed_at: sql`clock_timestamp()` }),
    )
    .execute()
}

/** Erases candidates; gives how many there were. */
export async function removeCandidates(
  db: GroupDb,
  groupId: GroupId,
  candidateIds: readonly string[],
): Promise<number> {
  if (candidateIds.length === 0) return 0
  const { numDeletedRows } = await db
    .deleteFrom('candidates')
    .where('group_id', '=', groupId)
    .where('candidate_id', 'in', [...candidateIds])
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Says which employee a candidate became; false when there is none such. */
export async function storeHiring(
  db: GroupDb,
  groupId: GroupId,
  candidateId: string,
  employeeId: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('candidates')
    .set({ hired_as: employeeId, changed_at: sql`clock_timestamp()` })
    .where('group_id', '=', groupId)
    .where('candidate_id', '=', candidateId)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function isEmployee(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('employees')
    .select('employee_id')
    .where('group_id', '=', groupId)
    .where('employee_id', '=', employeeId)
    .executeTakeFirst()
  return row !== undefined
}

/** The wishes of an employee; null when nothing was said. */
export async function storedWishes(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
): Promise<EmployeeWishesBody | null> {
  const row = await db
    .selectFrom('employee_wishes')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('employee_id', '=', employeeId)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    weeklyMinutes: row.weekly_minutes,
    halfDays: halfDaysOf(row.half_days),
    availableFrom: row.available_from,
    mobilityKm: row.mobility_km,
    mobilityMinutes: row.mobility_minutes,
    refusedMemberIds: row.refused_member_ids,
    wishes: row.wishes,
  }
}

export async function putWishes(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
  body: EmployeeWishesBody,
): Promise<void> {
  const columns = wishColumns(body)
  await db
    .insertInto('employee_wishes')
    .values({ group_id: groupId, employee_id: employeeId, ...columns })
    .onConflict((conflict) =>
      conflict
        .columns(['group_id', 'employee_id'])
        .doUpdateSet({ ...columns, changed_at: sql`clock_timestamp()` }),
    )
    .execute()
}

export async function memberIds(db: GroupDb, groupId: GroupId): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('members')
    .select('member_id')
    .where('group_id', '=', groupId)
    .execute()
  return new Set(rows.map(({ member_id }) => member_id))
}
