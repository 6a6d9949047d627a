import { lateInterest, type Owed, RECOVERY_FEE } from '../../law/index.ts'
import { type Day, daysBetween } from '../../shared/days.ts'
import type { OpenInvoice } from '../model.ts'

export type Tone = 'courteous' | 'firm' | 'formal'

export interface ReminderLevel {
  readonly level: number
  readonly daysLate: number
  readonly tone: Tone
  /** Late interest and the fixed sum are asked for. */
  readonly charges: boolean
}

/** What the product proposes until the group says otherwise. */
export const DEFAULT_LEVELS: readonly ReminderLevel[] = [
  { level: 1, daysLate: 5, tone: 'courteous', charges: false },
  { level: 2, daysLate: 20, tone: 'firm', charges: true },
  { level: 3, daysLate: 40, tone: 'formal', charges: true },
]

export interface LateInvoice {
  readonly invoiceNumber: string
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly grossCents: number
  readonly openCents: number
  readonly daysLate: number
  readonly interestCents: number
  readonly fixedCents: number
}

export interface ReminderProposal {
  readonly memberId: string
  readonly memberName: string
  readonly level: ReminderLevel
  readonly invoices: readonly LateInvoice[]
  readonly openCents: number
  readonly interestCents: number
  readonly fixedCents: number
}

/** What a late invoice costs on a day: interest on what was owed each day, and 40 EUR once. */
export const lateInvoice = (
  invoice: Pick<
    OpenInvoice,
    'invoiceNumber' | 'issuedOn' | 'dueOn' | 'grossCents' | 'openCents' | 'isPublic'
  >,
  owed: readonly Owed[],
  at: Day,
): LateInvoice => {
  const { invoiceNumber, issuedOn, dueOn, grossCents, openCents } = invoice
  return {
    invoiceNumber,
    issuedOn,
    dueOn,
    grossCents,
    openCents,
    daysLate: daysBetween(dueOn, at),
    interestCents: lateInterest(invoice, owed, at),
    fixedCents: RECOVERY_FEE,
  }
}

/** What was said before: the highest level of the letters that named an invoice. */
export interface SentBefore {
  readonly memberId: string
  readonly level: number
  readonly writtenOn: Day
  readonly invoiceNumbers: readonly string[]
}

/** Days that a member has to answer before the next level. */
const MEANWHILE_DAYS = 7

/**
 * The reminders that are due on a day: one a member, with all its late invoices that are not
 * paused. A level is never skipped, and a week lies between two letters.
 */
export function remindersDue(
  {
    invoices,
    levels,
    sent,
    owedOf,
  }: {
    readonly invoices: readonly OpenInvoice[]
    readonly levels: readonly ReminderLevel[]
    readonly sent: readonly SentBefore[]
    /** What was still owed of an invoice, day by day. */
    readonly owedOf: (invoice: OpenInvoice) => readonly Owed[]
  },
  at: Day,
): readonly ReminderProposal[] {
  const late = invoices.filter(
    ({ dueOn, openCents, isPaused }) => openCents > 0 && !isPaused && dueOn < at,
  )
  const byMember = Map.groupBy(late, ({ memberId }) => memberId)
  return [...byMember].flatMap(([memberId, own]): ReminderProposal[] => {
    const numbers = new Set(own.map(({ invoiceNumber }) => invoiceNumber))
    const before = sent.filter(
      (one) =>
        one.memberId === memberId && one.invoiceNumbers.some((number) => numbers.has(number)),
    )
    const reached = Math.max(0, ...before.map(({ level }) => level))
    if (before.some(({ writtenOn }) => daysBetween(writtenOn, at) < MEANWHILE_DAYS)) return []
    const worst = Math.max(...own.map(({ dueOn }) => daysBetween(dueOn, at)))
    const level = levels.find((one) => one.level > reached && one.daysLate <= worst)
    const [first] = own
    if (level === undefined || first === undefined) return []
    const rows = own.map((invoice) => lateInvoice(invoice, owedOf(invoice), at))
    const sum = (part: (row: LateInvoice) => number) =>
      rows.reduce((all, row) => all + part(row), 0)
    return [
      {
        memberId,
        memberName: first.memberName,
        level,
        invoices: rows,
        openCents: sum(({ openCents }) => openCents),
        interestCents: sum(({ interestCents }) => interestCents),
        fixedCents: sum(({ fixedCents }) => fixedCents),
      },
    ]
  })
}
