import { WORTH, yearMean } from '../rules/score.ts'
import { DAYS_OF_YEAR } from '../rules/season.ts'
import type { Instance } from './part.ts'
import type { Seat } from './seat.ts'

/** Most minutes a week, over the year, that the needs can come to. */
const minutesOf = (instance: Instance, needs: readonly number[]): number =>
  needs.reduce((sum, index) => {
    const piece = instance.needs[index]
    return piece === undefined ? sum : sum + yearMean(piece.season, piece.need.minutes.most)
  }, 0)

/** Fewest minutes, over the year, of a job of the seat. */
const leastOfJob = ({ goal, seasonal }: Seat): number =>
  (seasonal.length === 0 ? goal.full : (goal.annual * 7) / DAYS_OF_YEAR) - goal.sold

/** At most so many posts can be made: their minutes are not there for more. */
export const jobsMost = (instance: Instance, seat: Seat): number =>
  Math.floor(minutesOf(instance, [...seat.lasting, ...seat.seasonal]) / leastOfJob(seat) + 1e-9)

/** At most so many jobs by counting alone: posts out of all minutes, and one for each person. */
export const countingJobs = (instance: Instance, seats: readonly Seat[]): number =>
  seats.reduce((sum, seat) => sum + (seat.person < 0 ? jobsMost(instance, seat) : 1), 0)

/** A bound by counting alone: all minutes, or as many whole jobs as they make. */
export function countingBound(instance: Instance, seats: readonly Seat[]): number {
  const people = seats.filter(({ person }) => person >= 0)
  const filled = people.reduce((sum, seat) => sum + seat.worthMost + WORTH.employers, 0)
  const posts = seats
    .filter(({ person }) => person < 0)
    .reduce((sum, seat) => sum + jobsMost(instance, seat) * (seat.worthMost + WORTH.employers), 0)
  const all = minutesOf(
    instance,
    instance.needs.map((_, index) => index),
  )
  const jobs = countingJobs(instance, seats)
  return Math.min(filled + posts, all + jobs * (WORTH.jobs + WORTH.employers)) + keptMost(instance)
}

/** Jobs that run are worth a little more when they stay. */
export const keptMost = (instance: Instance): number => -instance.running.size * WORTH.changes

/** At most so many jobs, where all are posts of the same minutes: a bound without its fraction. */
export function wholeJobs(instance: Instance, seats: readonly Seat[], bound: number): number {
  const [seat] = seats
  if (seat === undefined || seats.length > 1 || seat.seasonal.length > 0)
    return Number.POSITIVE_INFINITY
  const { membersMost, travelMostKm } = instance.problem.terms
  const least = seat.worthMost + membersMost * WORTH.employers + travelMostKm * 12 * WORTH.travelKm
  return Math.floor(bound / least + 1e-9)
}
