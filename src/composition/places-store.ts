import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import type { Place } from './model.ts'

/** Where the sites are whose coordinates are known. */
export async function placesOf(db: GroupDb, groupId: GroupId): Promise<ReadonlyMap<string, Place>> {
  const { rows } = await sql<{ id: string; latitude: number; longitude: number }>`
    select site_id as id, latitude::float8 as latitude, longitude::float8 as longitude
    from sites where group_id = ${groupId} and latitude is not null and longitude is not null`.execute(
    db,
  )
  return new Map(rows.map(({ id, latitude, longitude }) => [id, { latitude, longitude }]))
}

/** Members that asked for the skill, or where somebody of that job works or worked. */
export async function usersOfSkill(
  db: GroupDb,
  groupId: GroupId,
  skill: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select s.member_id as id from needs n join sites s using (group_id, site_id)
    where n.group_id = ${groupId} and n.skill = ${skill}
    union
    select a.member_id from assignments a join contracts c using (group_id, employee_id)
    where a.group_id = ${groupId} and c.job = ${skill}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
