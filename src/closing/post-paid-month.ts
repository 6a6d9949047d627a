import {
  type Account,
  accountsOf,
  closedPeriods,
  credit,
  debit,
  type EntryDraft,
  establishmentsOf,
  type LedgerLine,
  postEntries,
} from '../ledger/index.ts'
import type { ActualCost, PaidMonth } from '../payroll/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { type Day, lastDayOf } from '../shared/days.ts'
import { cents } from '../shared/money.ts'

interface Books {
  readonly accounts: Awaited<ReturnType<typeof accountsOf>>
  readonly establishments: ReadonlyMap<string, string>
}

type Costs = Pick<PaidMonth, 'booked' | 'due'>
type Amount = (cost: ActualCost) => number

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)

const gross: Amount = ({ grossCents }) => grossCents
const contributions: Amount = ({ contributionsCents }) => contributionsCents

const changeOf = ({ booked, due }: Costs, of: Amount): number => sum(due, of) - sum(booked, of)

/** The change of an expense at a member, with the people that it is made of. */
function charged(
  { booked, due }: Costs,
  account: Account,
  of: Amount,
  {
    memberId,
    label,
    establishments,
  }: Pick<Books, 'establishments'> & { readonly memberId: string | null; readonly label: string },
): LedgerLine[] {
  const only = (rows: readonly ActualCost[], employeeId?: string) =>
    rows.filter(
      (cost) => cost.memberId === memberId && (employeeId ?? cost.employeeId) === cost.employeeId,
    )
  const own = { booked: only(booked), due: only(due) }
  const establishmentId = memberId === null ? null : (establishments.get(memberId) ?? null)
  const people = [...new Set([...own.booked, ...own.due].map((cost) => cost.employeeId))].sort()
  const parts = people.flatMap((employeeId) => {
    const ofPerson = { booked: only(booked, employeeId), due: only(due, employeeId) }
    const amountCents = cents(changeOf(ofPerson, of))
    return amountCents === 0 ? [] : [{ memberId, establishmentId, employeeId, amountCents }]
  })
  return debit(account, changeOf(own, of), label, memberId).map((line) => ({
    ...line,
    establishmentId,
    parts,
  }))
}

/**
 * The entry that brings the books from what they hold of a month's pay to what was really paid:
 * 641 and 645 member by member; then, out of the wages due (421), what is owed for the employees to
 * the social security (431) and to the tax office (4421), so that 421 keeps the net to pay.
 */
export function paidMonthEntry(
  paid: Omit<PaidMonth, 'groupId' | 'postedOn'>,
  { accounts, establishments }: Books,
  on: Day,
): EntryDraft {
  const { month, version, booked, due, bookedJournal, dueJournal } = paid
  const label = `Paie réelle ${month}`
  const members = [...new Set([...booked, ...due].map(({ memberId }) => memberId))].sort((a, b) =>
    (a ?? '').localeCompare(b ?? '', 'en'),
  )
  const withheld =
    sum(dueJournal, (line) => line.employeeContributionsCents) -
    sum(bookedJournal, (line) => line.employeeContributionsCents)
  const tax = sum(dueJournal, (line) => line.taxCents) - sum(bookedJournal, (line) => line.taxCents)
  return {
    journal: 'PA',
    cause: `payroll-journal:${month}:${version}`,
    entryDate: on,
    pieceReference: `PAIE-${month}-R${version}`,
    pieceDate: on,
    label,
    lines: [
      ...members.flatMap((memberId) => {
        const at = { memberId, label, establishments }
        return [
          ...charged(paid, accounts.wages_expense, gross, at),
          ...charged(paid, accounts.contributions_expense, contributions, at),
        ]
      }),
      ...credit(accounts.wages_due, changeOf(paid, gross), label, null),
      ...credit(accounts.contributions_due, changeOf(paid, contributions), label, null),
      ...debit(accounts.wages_due, withheld + tax, `${label}, retenues`, null),
      ...credit(accounts.contributions_due, withheld, `${label}, parts salariales`, null),
      ...credit(accounts.withholding_tax_due, tax, `${label}, impôt à la source`, null),
    ],
  }
}

/**
 * Corrects the forecast of a closed month by what the payroll engine really paid: at the end of the
 * month, or on the day of the import where the books of the month are locked already.
 */
export async function postPaidMonth(db: GroupDb, paid: PaidMonth): Promise<void> {
  const books = {
    accounts: await accountsOf(db, paid.groupId),
    establishments: await establishmentsOf(db, paid.groupId),
  }
  const last = lastDayOf(paid.month)
  const closed = await closedPeriods(db, paid.groupId, [last])
  const entry = paidMonthEntry(paid, books, closed.length === 0 ? last : paid.postedOn)
  await postEntries(db, paid.groupId, paid.postedOn, [entry])
}
