import type { Day } from '../../../shared/days.ts'
import { type Cents, cents, divideHalfUp } from '../../../shared/money.ts'
import type { Accounts } from '../../accounts.ts'
import { credit, debit, type EntryDraft } from '../../entry.ts'

/** What is known of a person when leave is valued. */
export interface LeaveOfPerson {
  readonly employeeId: string
  readonly name: string
  /** Leave left and leave being earned, in hundredths of a day. */
  readonly daysE2: number
  /** Gross and employer contributions of the last months, and how many these are. */
  readonly grossCents: Cents
  readonly contributionsCents: Cents
  readonly months: number
}

export interface LeaveOwed extends LeaveOfPerson {
  readonly payCents: Cents
  readonly owedContributionsCents: Cents
}

/**
 * Value of the leave that a person has not taken: a tenth of a year's pay (L3141-24) for the days of
 * a whole year, 30 or 25 as the group counts them, and the contributions on it at the rate of the
 * last months. Leave taken in advance is no debt of the group.
 */
export function leaveOwedTo(person: LeaveOfPerson, daysOfYear: number): LeaveOwed {
  const { daysE2, grossCents, contributionsCents, months } = person
  if (daysE2 <= 0 || months === 0 || grossCents <= 0)
    return { ...person, payCents: cents(0), owedContributionsCents: cents(0) }
  const payCents = cents(
    divideHalfUp(
      BigInt(daysE2) * 12n * BigInt(grossCents),
      1000n * BigInt(months) * BigInt(daysOfYear),
    ),
  )
  const share = BigInt(payCents) * BigInt(Math.max(contributionsCents, 0))
  return {
    ...person,
    payCents,
    owedContributionsCents: cents(divideHalfUp(share, BigInt(grossCents))),
  }
}

export interface LeaveAccrual {
  /** What the leave of all is worth, and what the books hold for it. */
  readonly payCents: number
  readonly contributionsCents: number
  readonly bookedPayCents: number
  readonly bookedContributionsCents: number
}

/** The entry that brings 4282 and 4382 to what the leave is worth. */
export function leaveEntry(on: Day, accrual: LeaveAccrual, accounts: Accounts): EntryDraft {
  const label = `Congés à payer au ${on.split('-').toReversed().join('/')}`
  const pay = accrual.payCents - accrual.bookedPayCents
  const contributions = accrual.contributionsCents - accrual.bookedContributionsCents
  return {
    journal: 'OD',
    cause: `leave:${on}`,
    entryDate: on,
    pieceReference: `CP-${on}`,
    pieceDate: on,
    label,
    lines: [
      ...debit(accounts.leave_expense, pay, label, null),
      ...credit(accounts.leave_due, pay, label, null),
      ...debit(accounts.leave_contributions_expense, contributions, label, null),
      ...credit(accounts.leave_contributions_due, contributions, label, null),
    ],
  }
}
