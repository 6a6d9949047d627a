import { E4, type RateE4 } from '../shared/money.ts'
import { COMPLEMENTARY, OVERTIME } from './figures.ts'

/** Kinds of premium that a week of work opens. */
export type WeekPremium = 'overtime_25' | 'overtime_50' | 'complementary_10' | 'complementary_25'

/** The minutes of a week from the `from`-th to the `to`-th, that carry one premium. */
export interface Band {
  readonly kind: WeekPremium
  readonly premiumE4: RateE4
  readonly from: number
  readonly to: number
}

/**
 * The bands of a week of work, over all members together, since the group is the one employer.
 * Beyond 35 h: +25 % for eight hours, then +50 % (OVT-01, OVT-02; L3121-28, L3121-36). For a
 * part-time contract: +10 % for the first tenth of the contract (whole minutes), +25 % from there
 * to 35 h (PTW-06; L3123-29), then overtime.
 *
 * @param worked confirmed minutes of the civil week
 * @param contractual weekly minutes of the contract; null is full time
 */
export function bandsOfWeek(worked: number, contractual: number | null): readonly Band[] {
  const legal = OVERTIME.thresholdMinutes
  const contract = Math.min(contractual ?? legal, legal)
  const tenth = Number((BigInt(contract) * BigInt(COMPLEMENTARY.firstShareE4)) / E4)
  const complementary = Math.min(contract + tenth, legal)
  const limits: (readonly [WeekPremium, RateE4, number, number])[] = [
    ['complementary_10', COMPLEMENTARY.firstPremiumE4, contract, complementary],
    ['complementary_25', COMPLEMENTARY.secondPremiumE4, complementary, legal],
  ]
  let from: number = legal
  for (const [index, { uptoMinutes, premiumE4 }] of OVERTIME.bands.entries()) {
    const to = uptoMinutes ?? Number.POSITIVE_INFINITY
    limits.push([index === 0 ? 'overtime_25' : 'overtime_50', premiumE4, from, to])
    from = to
  }
  return limits.flatMap(([kind, premiumE4, from, end]) => {
    const to = Math.min(end, worked)
    return to > from ? [{ kind, premiumE4, from, to }] : []
  })
}
