import { vatOnReceipts } from '../group/index.ts'
import { accountsOf } from '../ledger/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { addDays, addMonths, type Day, firstDayOf, type Month, monthOf } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { cents, divideHalfUp } from '../shared/money.ts'
import {
  assumptionsOf,
  contractsOf,
  costOfClosed,
  delaysOf,
  itemsOf,
  lastClosed,
  meanBilling,
  vatDueByMonth,
} from './forecast-store.ts'
import { openInvoices } from './receivables-store.ts'
import {
  type CashForecast,
  type ForecastFacts,
  forecastOf,
  type MonthlyPay,
} from './rules/forecast.ts'
import { balancesOn } from './statement-store.ts'

const WEEKS = 13
/** Months whose mean is taken for those to come. */
const MONTHS_OF_MEAN = 3

/**
 * The cash of the thirteen weeks after a day: open invoices at the usual delay of each member, the
 * mean billing of the last closed months, wages and contributions of the contracts in force, VAT,
 * and the items that a person typed.
 */
export const cashForecast = async (
  db: GroupDb,
  groupId: GroupId,
  asked: { readonly today: Day; readonly weeks?: number },
): Promise<CashForecast> => forecastOf(await forecastFacts(db, groupId, asked))

/** What the forecast is made of, to forecast it otherwise. */
export async function forecastFacts(
  db: GroupDb,
  groupId: GroupId,
  { today, weeks = WEEKS }: { readonly today: Day; readonly weeks?: number },
): Promise<ForecastFacts> {
  const closed = await lastClosed(db, groupId, MONTHS_OF_MEAN)
  const [lastMonth] = closed
  const until = monthOf(addDays(today, 7 * weeks))
  const settings = await db
    .selectFrom('group_settings')
    .select('payment_days')
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  const balances = await balancesOn(db, groupId, today)
  const pay = await payOf(db, groupId, { today, until, lastMonth: lastMonth ?? null })
  const { vat_collected } = await accountsOf(db, groupId)
  const first = firstDayOf(addMonths(monthOf(today), -1))
  return {
    today,
    weeks,
    openingCents: balances.reduce((sum, { balanceCents }) => sum + balanceCents, 0),
    open: await openInvoices(db, groupId, today),
    delays: await delaysOf(db, groupId, addDays(today, -365)),
    billing: await meanBilling(db, groupId, closed),
    monthsToBill: lastMonth === undefined ? [] : monthsAfter(lastMonth, until),
    paymentDays: settings?.payment_days ?? 30,
    pay,
    headcount: Math.max(0, ...pay.map(({ people }) => people)),
    vatOnReceipts: await vatOnReceipts(db, groupId),
    vatSoFar: await vatDueByMonth(db, groupId, vat_collected.account, { first, last: today }),
    items: await itemsOf(db, groupId),
    assumptions: await assumptionsOf(db, groupId),
  }
}

function monthsAfter(month: Month, until: Month): Month[] {
  const months: Month[] = []
  for (let next = addMonths(month, 1); next <= until; next = addMonths(next, 1)) months.push(next)
  return months
}

/**
 * Pay of the months around: as counted where the month is closed, else the gross of the contracts in
 * force with the part of contributions of the last closed month.
 */
async function payOf(
  db: GroupDb,
  groupId: GroupId,
  {
    today,
    until,
    lastMonth,
  }: { readonly today: Day; readonly until: Month; readonly lastMonth: Month | null },
): Promise<readonly MonthlyPay[]> {
  const known = lastMonth === null ? null : await costOfClosed(db, groupId, lastMonth)
  const pay: MonthlyPay[] = []
  for (const month of monthsAfter(addMonths(monthOf(today), -3), until)) {
    if (lastMonth !== null && month <= lastMonth) {
      pay.push({ month, ...(await costOfClosed(db, groupId, month)) })
      continue
    }
    const { grossCents, people } = await contractsOf(db, groupId, month)
    const employerCents =
      known === null || known.grossCents === 0
        ? 0
        : Number(
            divideHalfUp(
              BigInt(grossCents) * BigInt(known.employerCents),
              BigInt(known.grossCents),
            ),
          )
    pay.push({ month, grossCents: cents(grossCents), employerCents, people })
  }
  return pay
}
