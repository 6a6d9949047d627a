import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import { lastDayOf, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { cents } from '../../shared/money.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { firstOfYear, lastOfYear } from '../books/balances.ts'
import { type ClosedPeriod, closedPeriods } from '../books/periods.ts'
import type { Doer } from '../books/post-manual-entry.ts'
import { credit, debit, type EntryDraft } from '../entry.ts'
import { accountsOf } from '../ledger-store.ts'
import { postEntries } from '../post-entries.ts'
import {
  distanceTo90E4,
  type PayrollTax,
  payrollTaxOf,
  payrollTaxScale,
  taxableShareE4,
  type Turnover,
} from './rules/payroll-tax.ts'
import { isCausePosted, payOfYear, turnoverOf } from './taxes-store.ts'

export interface PayrollTaxView extends PayrollTax {
  readonly year: number
  readonly source: string
  /** Turnover that decides the share of this year. */
  readonly yearBefore: Turnover
  /** Turnover of this year so far: it will decide the next. */
  readonly thisYear: Turnover
  readonly distanceTo90E4: number | null
  readonly distanceNextE4: number | null
  /** Months from January on whose pay is known. */
  readonly knownMonths: number
  /** The due of the months known, as twelve of them: what the year may come to. */
  readonly yearForecastCents: number
  readonly names: ReadonlyMap<string, string>
  readonly postedMonths: readonly string[]
}

const turnoverOfYear = (db: GroupDb, groupId: GroupId, year: number): Promise<Turnover> =>
  turnoverOf(db, groupId, { from: firstOfYear(year), to: lastOfYear(year) })

/** The payroll tax of a year, person by person, with its forecast and the way to 90 %. */
export async function payrollTaxView(
  db: GroupDb,
  groupId: GroupId,
  year: number,
): Promise<PayrollTaxView> {
  const scale = payrollTaxScale(year)
  const yearBefore = await turnoverOfYear(db, groupId, year - 1)
  const thisYear = await turnoverOfYear(db, groupId, year)
  const { pays, months, names } = await payOfYear(db, groupId, year)
  const knownMonths = Number(months.at(-1)?.slice(5) ?? 0)
  const tax = payrollTaxOf(pays, taxableShareE4(yearBefore), scale.value, knownMonths)
  const posted: string[] = []
  for (const month of months)
    if (await isCausePosted(db, groupId, `payroll-tax:${month}`)) posted.push(month)
  return {
    ...tax,
    year,
    source: scale.source,
    yearBefore,
    thisYear,
    distanceTo90E4: distanceTo90E4(yearBefore),
    distanceNextE4: distanceTo90E4(thisYear),
    knownMonths,
    yearForecastCents: forecastOf(tax, knownMonths, { pays, year, yearBefore }),
    names,
    postedMonths: posted,
  }
}

/** The months to come like the mean of those known. */
function forecastOf(
  tax: PayrollTax,
  knownMonths: number,
  {
    pays,
    year,
    yearBefore,
  }: {
    readonly pays: Parameters<typeof payrollTaxOf>[0]
    readonly year: number
    readonly yearBefore: Turnover
  },
): number {
  if (knownMonths === 0 || knownMonths === 12) return tax.dueCents
  const scale = payrollTaxScale(year).value
  const filled = pays.map(({ employeeId, months }) => {
    const known = months.slice(0, knownMonths)
    const sum = known.reduce((total, amount) => total + amount, 0)
    const mean = Math.floor(sum / knownMonths)
    return {
      employeeId,
      months: months.map((amount, index) => (index < knownMonths ? amount : cents(mean))),
    }
  })
  return payrollTaxOf(filled, taxableShareE4(yearBefore), scale, 12).dueCents
}

export type PayrollTaxRefusal =
  | { readonly kind: 'nothing-due' }
  | { readonly kind: 'already-posted' }
  | ClosedPeriod

/** Posts what a month adds to the tax: 6311 against 447. */
export async function postPayrollTax(
  db: GroupDb,
  { groupId, actor, at, today }: Doer,
  month: Month,
): Promise<Result<EntryDraft, readonly PayrollTaxRefusal[]>> {
  const view = await payrollTaxView(db, groupId, Number(month.slice(0, 4)))
  const amount = view.monthlyCents[Number(month.slice(5)) - 1] ?? 0
  const accounts = await accountsOf(db, groupId)
  const label = `Taxe sur les salaires ${month}`
  const on = lastDayOf(month)
  const entry: EntryDraft = {
    journal: 'OD',
    cause: `payroll-tax:${month}`,
    entryDate: on,
    pieceReference: `TS-${month}`,
    pieceDate: on,
    label,
    lines: [
      ...debit(accounts.payroll_tax_expense, amount, label, null),
      ...credit(accounts.payroll_tax_due, amount, label, null),
    ],
  }
  const refusals: PayrollTaxRefusal[] = [
    ...(amount === 0 ? [{ kind: 'nothing-due' } as const] : []),
    ...(view.postedMonths.includes(month) ? [{ kind: 'already-posted' } as const] : []),
    ...(await closedPeriods(db, groupId, [on])),
  ]
  if (refusals.length > 0) return refused(refusals)
  await postEntries(db, groupId, today, [entry])
  const detail = { amountCents: amount }
  await recordEvent(db, groupId, { at, actor, action: 'post-payroll-tax', subject: month, detail })
  return done(entry)
}
