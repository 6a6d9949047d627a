import { sql } from 'kysely'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import type { NamedSite } from './job-travel.ts'

/** What members, sites and people are called. */
export interface Names {
  readonly sites: ReadonlyMap<string, NamedSite>
  readonly members: ReadonlyMap<string, string>
  /** Employees and candidates. */
  readonly people: ReadonlyMap<string, string>
}

export async function namesOf(db: GroupDb, groupId: GroupId): Promise<Names> {
  const { rows: sites } = await sql<NamedSite>`
    select s.site_id as "siteId", s.name, s.member_id as "memberId", m.name as "memberName"
    from sites s join members m using (group_id, member_id)
    where s.group_id = ${groupId}`.execute(db)
  const { rows: members } = await sql<{ id: string; name: string }>`
    select member_id as id, name from members where group_id = ${groupId}`.execute(db)
  const { rows: people } = await sql<{ id: string; name: string }>`
    select employee_id as id, first_name || ' ' || last_name as name from employees
    where group_id = ${groupId}
    union all select candidate_id, first_name || ' ' || last_name from candidates
    where group_id = ${groupId}`.execute(db)
  return {
    sites: new Map(sites.map((site) => [site.siteId, site])),
    members: new Map(members.map(({ id, name }) => [id, name])),
    people: new Map(people.map(({ id, name }) => [id, name])),
  }
}
