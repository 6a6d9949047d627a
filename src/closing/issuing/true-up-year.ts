import { type BillableLine, type TrueUp, trueUps } from '../../billing/index.ts'
import { type GroupDb, lockHours } from '../../platform/database/index.ts'
import type { Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type Cents, cents, rateE4 } from '../../shared/money.ts'
import { type Result, refused } from '../../shared/refusal.ts'
import { type IssueCommand, type IssueRefusal, issueDocuments } from './issue-documents.ts'
import { countOfCauses, type IssuedDocument } from './issuing-store.ts'
import { yearToTrueUp } from './year-store.ts'

export interface TrueUpPreview {
  readonly year: number
  readonly closed: readonly Month[]
  readonly unusedCents: Cents
  readonly overheadsCents: Cents
  readonly members: readonly (TrueUp & { readonly name: string })[]
}

/**
 * What the true-up of a year would bill: the closed months of the year so far, with the cost that
 * the payroll journal told where it did.
 *
 * @param overheadsCents management costs of the year; null: those that are written down
 */
export async function previewTrueUp(
  db: GroupDb,
  groupId: GroupId,
  year: number,
  overheadsCents: Cents | null,
): Promise<TrueUpPreview> {
  const found = await yearToTrueUp(db, groupId, year)
  const overheads = overheadsCents ?? found.overheadsCents
  const names = new Map(found.members.map(({ memberId, name }) => [memberId, name]))
  const due = trueUps(found.members, cents(overheads + found.unusedCents))
  return {
    year,
    closed: found.closed,
    unusedCents: found.unusedCents,
    overheadsCents: overheads,
    members: due.map((each) => ({ ...each, name: names.get(each.memberId) ?? each.memberId })),
  }
}

export interface TrueUpCommand extends Omit<IssueCommand, 'action' | 'detail'> {
  readonly year: number
  readonly overheadsCents: Cents | null
}

export type TrueUpRefusal =
  | IssueRefusal
  | { readonly kind: 'nothing-to-true-up'; readonly year: number }

/**
 * Bills or gives back what is between the price and the cost of the year, member by member, to those
 * that are exempt: their result is zero to the cent. Run again, it bills what has changed since.
 */
export async function trueUpYear(
  db: GroupDb,
  command: TrueUpCommand,
): Promise<Result<readonly IssuedDocument[], TrueUpRefusal>> {
  const { groupId, year, overheadsCents } = command
  await lockHours(db, groupId, 'alone')
  const preview = await previewTrueUp(db, groupId, year, overheadsCents)
  const last = preview.closed.at(-1)
  const due = preview.members.filter(({ isExempt, dueCents }) => isExempt && dueCents !== 0)
  if (last === undefined || due.length === 0) return refused({ kind: 'nothing-to-true-up', year })
  const drafts = []
  for (const each of due) {
    const prefix = `true_up:${year}:${each.memberId}:`
    const turn = (await countOfCauses(db, groupId, prefix)) + 1
    drafts.push({
      kind: 'invoice' as const,
      memberId: each.memberId,
      cause: `${prefix}${turn}`,
      lines: [trueUpLine(each, year, last)],
    })
  }
  const detail = { year, overheads_cents: preview.overheadsCents }
  return issueDocuments(db, { ...command, action: 'invoice.trued_up', detail }, drafts)
}

/** Of the difference, what repays pay and contributions is told apart, as on every line. */
const trueUpLine = (each: TrueUp, year: number, period: Month): BillableLine => ({
  memberId: each.memberId,
  employeeId: null,
  assignmentId: null,
  kind: 'true_up',
  period,
  correctedKind: null,
  minutes: null,
  unitPriceE4: rateE4(each.dueCents * 100),
  netCents: each.dueCents,
  wagesCents: cents(each.wagesCents - each.billedWagesCents),
  contributionsCents: cents(each.contributionsCents - each.billedContributionsCents),
  explanation: {
    pricing: 'actual_cost',
    item: `true_up:${year}`,
    label: `Régularisation au coût réel ${year}`,
  },
  entryIds: [],
})
