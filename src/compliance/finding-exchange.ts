import type { Finding } from '../law/index.ts'

/** A finding as the command `check` writes it: names and order of the exchange format. */
export const exchangedFinding = (finding: Finding) => ({
  rule_id: finding.ruleId,
  severity: finding.severity,
  basis: finding.basis,
  employee_id: finding.employeeId,
  member_ids: finding.memberIds,
  assignment_ids: finding.assignmentIds,
  shift_ids: finding.shiftIds,
  date: finding.date,
  starts_at: finding.startsAt,
  ends_at: finding.endsAt,
  measured: finding.measured,
  limit: finding.limit,
  unit: finding.unit,
  article: finding.article,
  source: finding.source,
})

export type ExchangedFinding = ReturnType<typeof exchangedFinding>
