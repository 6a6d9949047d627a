import { type Day, ageOn } from '../../../shared/days.ts'
import { divideHalfUp } from '../../../shared/money.ts'

/** Confirmed time of a beneficiary of the employment duty in a year. */
export interface BeneficiaryTime {
  readonly employeeId: string
  readonly bornOn: Day | null
  readonly memberId: string
  readonly minutes: number
}

export interface DisabilityCount {
  readonly memberId: string
  readonly beneficiaries: number
  /** Of them, those who are fifty or more on 31 December: they count more (D5212-3). */
  readonly fiftyOrMore: number
  /** Annual average of presence in ten-thousandths of a beneficiary, by full time. */
  readonly unitsE4: number
  readonly unitsFiftyOrMoreE4: number
}

/** A full year of work (L3121-41). */
const FULL_YEAR_MINUTES = 1_607 * 60

/**
 * Beneficiaries made available to each member in a year (L5212-1, D5212-3, D5212-6): the number of
 * people, and their presence in proportion of a full year. Who worked more than a full year counts
 * for one, shared between the members.
 */
export function disabilityCounts(
  year: number,
  times: readonly BeneficiaryTime[],
): readonly DisabilityCount[] {
  const lastDay = `${year}-12-31` as Day
  const totals = new Map<string, number>()
  for (const { employeeId, minutes } of times)
    totals.set(employeeId, (totals.get(employeeId) ?? 0) + minutes)
  const unitE4 = ({ employeeId, minutes }: BeneficiaryTime): number => {
    const whole = Math.max(FULL_YEAR_MINUTES, totals.get(employeeId) ?? 0)
    return Number(divideHalfUp(BigInt(minutes) * 10_000n, BigInt(whole)))
  }
  const isOld = ({ bornOn }: BeneficiaryTime): boolean =>
    bornOn !== null && ageOn(bornOn, lastDay) >= 50
  const present = times.filter(({ minutes }) => minutes > 0)
  return [...Map.groupBy(present, ({ memberId }) => memberId)]
    .map(([memberId, own]) => ({
      memberId,
      beneficiaries: new Set(own.map(({ employeeId }) => employeeId)).size,
      fiftyOrMore: new Set(own.filter(isOld).map(({ employeeId }) => employeeId)).size,
      unitsE4: own.reduce((sum, one) => sum + unitE4(one), 0),
      unitsFiftyOrMoreE4: own.filter(isOld).reduce((sum, one) => sum + unitE4(one), 0),
    }))
    .sort((a, b) => a.memberId.localeCompare(b.memberId, 'en'))
}
