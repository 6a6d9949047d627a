import type { GroupDb } from '../../platform/database/index.ts'
import { type Day, day, parseDay } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type Balance, balancesOf, firstOfYear, yearOf } from '../books/balances.ts'
import {
  type BalanceSheet,
  balanceSheetOf,
  type Compared,
  type IncomeStatement,
  incomeStatementOf,
  type StatementBalance,
} from './rules/statements.ts'

/** The same day of the year before; 29 February has the day before it. */
export function yearBefore(on: Day): Day {
  const year = String(yearOf(on) - 1).padStart(4, '0')
  return parseDay(`${year}${on.slice(4)}`) ?? day(`${year}-02-28`)
}

const asStatement = (balances: readonly Balance[]): readonly StatementBalance[] =>
  balances.map(({ account, label, auxiliary, closingCents }) => ({
    account,
    label,
    auxiliary,
    balanceCents: closingCents,
  }))

async function comparedAt(db: GroupDb, groupId: GroupId, on: Day): Promise<Compared> {
  const at = async (to: Day) =>
    asStatement(await balancesOf(db, groupId, { from: firstOfYear(yearOf(to)), to }))
  return { now: await at(on), before: await at(yearBefore(on)) }
}

/** Bilan on a day, beside that of the same day a year before. */
export const balanceSheetAt = async (
  db: GroupDb,
  groupId: GroupId,
  on: Day,
): Promise<BalanceSheet> => balanceSheetOf(await comparedAt(db, groupId, on))

/** Compte de resultat from the first of January to a day, beside that of the year before. */
export const incomeStatementTo = async (
  db: GroupDb,
  groupId: GroupId,
  to: Day,
): Promise<IncomeStatement> => incomeStatementOf(await comparedAt(db, groupId, to))
