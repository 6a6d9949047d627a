import { isHolidayPaid } from '../../../law/index.ts'
import { addDays, type Day, daysBetween } from '../../../shared/days.ts'
import type { AbsenceContract, AbsencePay, AbsencePayFacts } from '../facts.ts'
import { type AbsentTime, payOf } from './absent-time.ts'

export const PUBLIC_HOLIDAY_PAY = 'public_holiday_pay'
const ARTICLES = ['L3133-3', 'L3133-5']

/** First day of the contracts that follow one another without a day between, up to one of them. */
function unbrokenSince(contracts: readonly AbsenceContract[], last: AbsenceContract): Day {
  let since = last.startsOn
  for (const one of contracts.toReversed())
    if (one.endsOn !== null && addDays(one.endsOn, 1) === since) since = one.startsOn
  return since
}

/** Days of earlier contracts, which the seniority of seasonal people adds up (L3133-3). */
const daysBefore = (contracts: readonly AbsenceContract[], since: Day): number =>
  contracts.reduce(
    (sum, { startsOn, endsOn }) =>
      endsOn !== null && endsOn < since ? sum + daysBetween(startsOn, endsOn) + 1 : sum,
    0,
  )

function isPaid(facts: AbsencePayFacts, { on, contract }: AbsentTime): boolean {
  if (contract.kind !== 'seasonal') return isHolidayPaid(on, facts.hiredOn)
  const since = unbrokenSince(facts.contracts, contract)
  return isHolidayPaid(on, since, daysBefore(facts.contracts, since))
}

/**
 * Jours feries chomes (HOL-04, L3133-3): hours due on a public holiday that is not worked are paid
 * from three months of seniority on; those of 1 May from the first day (HOL-05, L3133-5). Seven
 * hours at 12.31 EUR give 86.17 EUR.
 */
export function publicHolidayPay(
  facts: AbsencePayFacts,
  times: readonly AbsentTime[],
): readonly AbsencePay[] {
  const paid = times.filter((time) => time.absence === null && isPaid(facts, time))
  if (paid.length === 0) return []
  return [
    {
      code: PUBLIC_HOLIDAY_PAY,
      ...payOf(paid),
      days: paid.length,
      articles: ARTICLES,
      sourceIds: paid.map(({ on }) => on),
    },
  ]
}
