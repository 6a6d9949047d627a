import { sql } from 'kysely'
import { type Finding, RULES, ruleById } from '../law/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { type ApiModule, arranged, isFound, type Language } from '../platform/http/index.ts'
import { month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { articleUrl } from './article-url.ts'
import { complianceContract, type FindingRow } from './compliance-contract.ts'
import { findingsWithin } from './findings-of-month.ts'
import type { FindingsThread } from './findings-thread.ts'

export const ruleTitle = (ruleId: string, language: Language): string =>
  ruleById(ruleId)?.words[language].title ?? ruleId

interface Names {
  readonly employees: ReadonlyMap<string, string>
  readonly members: ReadonlyMap<string, string>
}

async function namesOf(db: GroupDb, groupId: GroupId): Promise<Names> {
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

const rowOf = (
  finding: Finding,
  { employees, members }: Names,
  language: Language,
): FindingRow => ({
  ruleId: finding.ruleId,
  title: ruleTitle(finding.ruleId, language),
  severity: finding.severity,
  basis: finding.basis,
  employeeId: finding.employeeId,
  employeeName: employees.get(finding.employeeId) ?? finding.employeeId,
  members: finding.memberIds.map((id) => ({ memberId: id, name: members.get(id) ?? id })),
  assignmentIds: [...finding.assignmentIds],
  shiftIds: [...finding.shiftIds],
  date: finding.date,
  startsAt: finding.startsAt,
  endsAt: finding.endsAt,
  measured: finding.measured,
  limit: finding.limit,
  unit: finding.unit,
  article: finding.article,
  articleUrl: articleUrl(finding.article),
  source: finding.source,
})

interface StoredLimit {
  readonly ruleId: string
  readonly value: number
  readonly startsOn: string
  readonly endsOn: string | null
  readonly source: string
}

/** The limits that the agreements of the group set, latest first. */
async function limitsOfGroup(db: GroupDb, groupId: GroupId): Promise<readonly StoredLimit[]> {
  const { rows } = await sql<StoredLimit>`
    select rule_id as "ruleId", value::float8 as value, starts_on::text as "startsOn",
      ends_on::text as "endsOn", source
    from limits where group_id = ${groupId} order by rule_id, starts_on desc`.execute(db)
  return rows
}

const overrideOf = ({ value, startsOn, endsOn, source }: StoredLimit) => ({
  value,
  startsOn,
  endsOn,
  source,
})

export const complianceApi =
  (findings: FindingsThread): ApiModule =>
  (api) => {
    api.atEnd(() => findings.close())

    api.serve(complianceContract.findings, async ({ db, viewer, query, paging, language }) => {
      await findings.prepare(db, viewer.groupId, month(query.month))
      const found = await findingsWithin(db, viewer.groupId, month(query.month))
      const { rule, severity, basis, employee, member } = query
      const names = await namesOf(db, viewer.groupId)
      const rows = found
        .filter(
          (finding) =>
            (rule === undefined || finding.ruleId === rule) &&
            (severity === undefined || finding.severity === severity) &&
            (basis === undefined || finding.basis === basis) &&
            (employee === undefined || finding.employeeId === employee) &&
            (member === undefined || finding.memberIds.includes(member)),
        )
        .map((finding) => rowOf(finding, names, language))
        .filter((row) =>
          isFound(query.q, [row.employeeName, row.employeeId, row.title, row.ruleId]),
        )
      const order = { sort: query.sort ?? 'date', slice: paging.slice }
      const page = arranged(rows, order, {
        date: ({ startsAt }) => startsAt,
        employee: ({ employeeName }) => employeeName,
        rule: ({ ruleId }) => ruleId,
        severity: (row) => row.severity,
        measured: ({ measured }) => measured,
      })
      return paging.page(page)
    })

    api.serve(complianceContract.rules, async ({ db, viewer, language }) => {
      const overrides = await limitsOfGroup(db, viewer.groupId)
      return {
        items: RULES.map((rule) => ({
          ruleId: rule.id,
          title: rule.words[language].title,
          counting: rule.words[language].counting,
          severity: rule.severity,
          articles: rule.articles.map((article) => ({ article, url: articleUrl(article) })),
          source: rule.source,
          confidence: rule.confidence,
          limit: rule.defaultLimit,
          unit: rule.unit,
          overrides: overrides.filter(({ ruleId }) => ruleId === rule.id).map(overrideOf),
        })),
      }
    })
  }
