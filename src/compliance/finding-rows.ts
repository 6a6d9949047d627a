import { sql } from 'kysely'
import { type Finding, legifranceUrl, ruleById } from '../law/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Language } from '../platform/http/index.ts'
import { firstDayAfter, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { FindingRow, MemberFindingRow } from './compliance-contract.ts'
import { unitOf } from './findings-store.ts'
import { type LiveFinding, stateOf } from './live-finding.ts'

export const ruleTitle = (ruleId: string, language: Language): string =>
  ruleById(ruleId)?.words[language].title ?? ruleId

/** What the identifiers of a finding are called. */
export interface Names {
  readonly employees: ReadonlyMap<string, string>
  readonly members: ReadonlyMap<string, string>
}

/** Names of the people and members that the viewer sees. */
export async function namesOf(db: GroupDb, groupId: GroupId): Promise<Names> {
  const people = await sql<{ id: string; name: string }>`
    select employee_id as id, first_name || ' ' || last_name as name from employees
    where group_id = ${groupId}`.execute(db)
  const members = await sql<{ id: string; name: string }>`
    select member_id as id, name from members where group_id = ${groupId}`.execute(db)
  return {
    employees: new Map(people.rows.map(({ id, name }) => [id, name])),
    members: new Map(members.rows.map(({ id, name }) => [id, name])),
  }
}

/** A finding on the group as a whole is of nobody. */
const employeeName = ({ employeeId }: Finding, { employees }: Names, language: Language) =>
  employeeId === ''
    ? { fr: 'Groupement', en: 'Group' }[language]
    : (employees.get(employeeId) ?? employeeId)

export function findingRowOf(live: LiveFinding, names: Names, language: Language): FindingRow {
  const { finding } = live
  return {
    ruleId: finding.ruleId,
    title: ruleTitle(finding.ruleId, language),
    severity: finding.severity,
    basis: finding.basis,
    employeeId: finding.employeeId,
    employeeName: employeeName(finding, names, language),
    members: finding.memberIds.map((id) => ({ memberId: id, name: names.members.get(id) ?? id })),
    assignmentIds: [...finding.assignmentIds],
    shiftIds: [...finding.shiftIds],
    date: finding.date,
    startsAt: finding.startsAt,
    endsAt: finding.endsAt,
    measured: finding.measured,
    limit: finding.limit,
    unit: finding.unit,
    article: finding.article,
    articleUrl: legifranceUrl(finding.article),
    source: finding.source,
    findingId: live.findingId,
    state: stateOf(live),
    openedAt: live.openedAt,
    closedAt: live.closedAt,
    acceptance: live.acceptance,
  }
}

/** What a member company may know of the findings of a month, by its own work, earliest first. */
export async function memberFindingRows(
  db: GroupDb,
  groupId: GroupId,
  {
    month,
    memberId,
    language,
  }: {
    readonly month: Month
    readonly memberId: string
    readonly language: Language
  },
): Promise<readonly MemberFindingRow[]> {
  const { employees } = await namesOf(db, groupId)
  const rows = await db
    .selectFrom('member_findings')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('member_id', '=', memberId)
    .where('starts_at', '<', `${firstDayAfter(month)}T00:00`)
    .where('ends_at', '>=', `${month}-01T00:00`)
    .orderBy('starts_at')
    .orderBy('finding_id')
    .execute()
  return rows.map((row) => ({
    findingId: row.finding_id,
    ruleId: row.rule_id,
    title: ruleTitle(row.rule_id, language),
    severity: row.severity,
    basis: row.basis,
    employeeId: row.employee_id,
    employeeName: employees.get(row.employee_id) ?? row.employee_id,
    shiftIds: row.shift_ids,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    kind: row.kind,
    boundAt: row.bound_at,
    measured: row.measured,
    limit: row.limit_value,
    unit: row.unit === null ? null : unitOf(row.unit),
    article: row.article,
    articleUrl: legifranceUrl(row.article),
    accepted: row.accepted,
  }))
}
