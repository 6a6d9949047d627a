import { smicHourlyE4 } from '../../law/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import { ageOn, type Day, lastDayOf, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { divideHalfUp, priceOfMinutes, type RateE4, rateE4 } from '../../shared/money.ts'
import { buildingAgreementOf, type Situation, situation } from '../cost/index.ts'
import { employerOf } from '../employer-store.ts'
import * as store from './simulation-store.ts'

const FULL_TIME = 2_100

/** Minutes of the mean month of a year of 52 weeks. */
const monthly = (weeklyMinutes: number): number =>
  Number(divideHalfUp(BigInt(weeklyMinutes) * 52n, 12n))

/**
 * The situation that a simulation begins with: the group as it is, and the contract of somebody; a
 * full-time permanent one at the minimum wage without anybody. Null for nobody's name.
 */
export async function simulationStart(
  db: GroupDb,
  groupId: GroupId,
  { month, employeeId }: { readonly month: Month; readonly employeeId: string | null },
): Promise<{
  readonly situation: Situation
  readonly employee: { readonly employeeId: string; readonly name: string } | null
} | null> {
  const found =
    employeeId === null ? null : await store.startingContract(db, groupId, employeeId, month)
  if (employeeId !== null && found === null) return null
  const employer = await employerOf(db, groupId, month)
  const weeklyMinutes = Math.min(FULL_TIME, found?.weeklyMinutes ?? FULL_TIME)
  const kind = situation.shape.contract.catch('permanent').parse(found?.kind)
  const executive = found?.category === 'manager' && kind !== 'apprenticeship'
  const building = found?.category === 'technician' ? 'etam' : 'ouvrier'
  const hourly: RateE4 = rateE4(found?.hourlyGrossE4 ?? smicHourlyE4(lastDayOf(month)))
  const rate = await store.workAccidentRateOf(db, groupId)
  return {
    employee: found === null ? null : { employeeId: found.employeeId, name: found.name },
    situation: situation.parse({
      id: 'start',
      month,
      gross_cents: priceOfMinutes(monthly(weeklyMinutes), hourly),
      contract: kind,
      executive,
      weekly_minutes: weeklyMinutes,
      headcount: employer.headcount,
      ...(rate === null ? {} : { work_accident_rate_e4: rate }),
      idcc: buildingAgreementOf(employer.idcc, executive ? 'cadre' : building),
      seniority_years: found === null ? 0 : seniority(found.hiredOn, month),
      commune_code: found?.communeCode ?? employer.communeCode,
    }),
  }
}

const seniority = (hiredOn: Day, month: Month): number =>
  Math.max(0, ageOn(hiredOn, lastDayOf(month)))
