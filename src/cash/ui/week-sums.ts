import type { WeekAnswer } from '../forecast-contract.ts'

const sum = (amounts: readonly number[]): number => amounts.reduce((all, each) => all + each, 0)

/** What a week brings, and what it takes as a negative amount, kind by kind. */
export const inOf = ({ sums }: WeekAnswer): number =>
  sum(Object.values(sums).filter((cents) => cents > 0))
export const outOf = ({ sums }: WeekAnswer): number =>
  sum(Object.values(sums).filter((cents) => cents < 0))
