import { accountsOf, credit, debit, type EntryDraft, postEntries } from '../ledger/index.ts'
import type { ActualCost, PaidMonth } from '../payroll/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { lastDayOf } from '../shared/days.ts'

type Accounts = Awaited<ReturnType<typeof accountsOf>>

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)

/**
 * The entry that brings the books from what they hold of a month's pay to what was really paid:
 * 641 and 645 member by member; then, out of the wages due (421), what is owed for the employees to
 * the social security (431) and to the tax office (4421), so that 421 keeps the net to pay.
 */
export function paidMonthEntry(
  {
    month,
    version,
    booked,
    due,
    bookedJournal,
    dueJournal,
  }: Omit<PaidMonth, 'groupId' | 'postedOn'>,
  accounts: Accounts,
): EntryDraft {
  const label = `Paie réelle ${month}`
  const members = [...new Set([...booked, ...due].map(({ memberId }) => memberId))].sort((a, b) =>
    (a ?? '').localeCompare(b ?? '', 'en'),
  )
  const change = (memberId: string | null, of: (cost: ActualCost) => number): number => {
    const isOwn = (cost: ActualCost) => cost.memberId === memberId
    return sum(due.filter(isOwn), of) - sum(booked.filter(isOwn), of)
  }
  const gross = ({ grossCents }: ActualCost) => grossCents
  const contributions = ({ contributionsCents }: ActualCost) => contributionsCents
  const withheld =
    sum(dueJournal, (line) => line.employeeContributionsCents) -
    sum(bookedJournal, (line) => line.employeeContributionsCents)
  const tax = sum(dueJournal, (line) => line.taxCents) - sum(bookedJournal, (line) => line.taxCents)
  const on = lastDayOf(month)
  return {
    journal: 'PA',
    cause: `payroll-journal:${month}:${version}`,
    entryDate: on,
    pieceReference: `PAIE-${month}-R${version}`,
    pieceDate: on,
    label,
    lines: [
      ...members.flatMap((memberId) => [
        ...debit(accounts.wages_expense, change(memberId, gross), label, memberId),
        ...debit(accounts.contributions_expense, change(memberId, contributions), label, memberId),
      ]),
      ...credit(accounts.wages_due, sum(due, gross) - sum(booked, gross), label, null),
      ...credit(
        accounts.contributions_due,
        sum(due, contributions) - sum(booked, contributions),
        label,
        null,
      ),
      ...debit(accounts.wages_due, withheld + tax, `${label}, retenues`, null),
      ...credit(accounts.contributions_due, withheld, `${label}, parts salariales`, null),
      ...credit(accounts.withholding_tax_due, tax, `${label}, impôt à la source`, null),
    ],
  }
}

/** Corrects the forecast of a closed month by what the payroll engine really paid. */
export async function postPaidMonth(db: GroupDb, paid: PaidMonth): Promise<void> {
  const accounts = await accountsOf(db, paid.groupId)
  await postEntries(db, paid.groupId, paid.postedOn, [paidMonthEntry(paid, accounts)])
}
