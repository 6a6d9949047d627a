import { sql } from 'kysely'
import { type BillableLine, feeFor, type FeeSchedule, feesOf } from '../../billing/index.ts'
import { todayOf } from '../../group/index.ts'
import { type GroupDb, lockHours } from '../../platform/database/index.ts'
import { type Day, type Month, monthOf } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type Cents, rateE4, NO_CENTS } from '../../shared/money.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { type IssueCommand, type IssueRefusal, issueDocuments } from './issue-documents.ts'
import { documentsOfCauses, type IssuedDocument } from './issuing-store.ts'

/** A member that a fee concerns in a year. */
export interface FeeDue {
  readonly memberId: string
  readonly name: string
  readonly joinedOn: Day
  /** Employees, or whole hours of the year before; null when it is not known. */
  readonly value: number | null
  readonly amountCents: Cents | null
  /** Where it was billed already. */
  readonly invoiceNumber: string | null
}

export type FeeRunRefusal =
  | IssueRefusal
  | { readonly kind: 'unknown-fee'; readonly feeId: string }
  | { readonly kind: 'nothing-due'; readonly feeId: string; readonly year: number }

const causeOf = ({ feeId, kind }: FeeSchedule, year: number, memberId: string): string =>
  kind === 'entry' ? `fee:${feeId}:entry:${memberId}` : `fee:${feeId}:${year}:${memberId}`

/**
 * Who owes a fee in a year: an annual one all who are members on a day of it, an entry fee those who
 * join in it for the first time.
 */
export async function feesDue(
  db: GroupDb,
  groupId: GroupId,
  fee: FeeSchedule,
  year: number,
): Promise<readonly FeeDue[]> {
  const rows = await membersIn(db, groupId, year)
  const concerned = rows.filter(({ first }) =>
    fee.kind === 'annual' ? true : first >= fee.startsOn && Number(first.slice(0, 4)) === year,
  )
  const causes = concerned.map(({ member_id }) => causeOf(fee, year, member_id))
  const billed = await documentsOfCauses(db, groupId, causes)
  return concerned.map((row) => {
    const value = { flat: 0, headcount: row.headcount, hours: row.hours }[fee.basis]
    return {
      memberId: row.member_id,
      name: row.name,
      joinedOn: row.first,
      value: fee.basis === 'flat' ? null : value,
      amountCents: value === null ? null : feeFor(fee, value),
      invoiceNumber: billed.get(causeOf(fee, year, row.member_id))?.invoiceNumber ?? null,
    }
  })
}

async function membersIn(db: GroupDb, groupId: GroupId, year: number) {
  const { rows } = await sql<{
    member_id: string
    name: string
    headcount: number | null
    first: Day
    hours: number
  }>`
    select m.member_id, m.name, m.headcount,
      (select min(joined_on) from memberships f where f.group_id = m.group_id
        and f.member_id = m.member_id) as first,
      (select coalesce(sum(l.minutes), 0) / 60 from invoices i
        join invoice_lines l using (group_id, invoice_number)
        where i.group_id = m.group_id and i.member_id = m.member_id
          and coalesce(l.corrected_kind, l.kind) = 'hours'
          and left(l.period, 4) = ${String(year - 1)})::int as hours
    from members m
    where m.group_id = ${groupId} and exists (select from memberships s
      where s.group_id = m.group_id and s.member_id = m.member_id
        and s.joined_on <= ${`${year}-12-31`}::date
        and coalesce(s.left_on, 'infinity') >= ${`${year}-01-01`}::date)
    order by m.member_id`.execute(db)
  return rows
}

export interface FeeRunCommand extends Omit<IssueCommand, 'action' | 'detail'> {
  readonly feeId: string
  readonly year: number
  /** Null: all who owe it. */
  readonly memberIds: readonly string[] | null
}

/** Invoices a fee to those who owe it and were not billed yet. */
export async function issueFees(
  db: GroupDb,
  command: FeeRunCommand,
): Promise<Result<readonly IssuedDocument[], FeeRunRefusal>> {
  const { groupId, feeId, year, memberIds, now } = command
  await lockHours(db, groupId, 'alone')
  const fee = (await feesOf(db, groupId)).find((each) => each.feeId === feeId)
  if (fee === undefined) return refused({ kind: 'unknown-fee', feeId })
  const period = monthOf(await todayOf(db, now))
  const drafts = (await feesDue(db, groupId, fee, year)).flatMap((due) => {
    const isAsked = memberIds === null || memberIds.includes(due.memberId)
    if (!isAsked || due.invoiceNumber !== null || !due.amountCents) return []
    const cause = causeOf(fee, year, due.memberId)
    const lines = [feeLine(fee, due.memberId, year, period, due.amountCents)]
    return [{ kind: 'invoice' as const, memberId: due.memberId, cause, lines }]
  })
  if (drafts.length === 0) return refused({ kind: 'nothing-due', feeId, year })
  const detail = { fee: feeId, year }
  const issued = await issueDocuments(db, { ...command, action: 'fee.billed', detail }, drafts)
  return issued.ok ? done(issued.value) : issued
}

const feeLine = (
  fee: FeeSchedule,
  memberId: string,
  year: number,
  period: Month,
  netCents: Cents,
): BillableLine => ({
  memberId,
  employeeId: null,
  assignmentId: null,
  kind: 'fee',
  period,
  correctedKind: null,
  minutes: null,
  unitPriceE4: rateE4(netCents * 100),
  netCents,
  wagesCents: NO_CENTS,
  contributionsCents: NO_CENTS,
  explanation: {
    pricing: 'at_cost',
    item: `fee:${fee.feeId}`,
    label: fee.kind === 'annual' ? `${fee.label} ${year}` : fee.label,
    decidedOn: fee.decidedOn,
    decision: fee.source,
  },
  entryIds: [],
})
