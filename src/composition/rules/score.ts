import type { CompositionScore } from '../model.ts'
import { DAYS_OF_YEAR, type Season } from './season.ts'

/**
 * The goals in one number, in minutes a week: each counts so little beside the one before that no
 * answer gives up some of it for realistic amounts of the next. A job is worth a tenth of a
 * minute, an employer a hundredth, 1,000 km of way as much as an employer.
 */
export const WORTH = { minutes: 1, jobs: 0.1, employers: -0.01, travelKm: -1e-5, changes: -1e-6 }

export const objectiveOf = (score: CompositionScore): number =>
  score.minutes * WORTH.minutes +
  score.jobs * WORTH.jobs +
  score.employers * WORTH.employers +
  score.travelKm * WORTH.travelKm +
  score.changes * WORTH.changes

/** Minutes a week of a season, averaged over the year. */
export const yearMean = (season: Season, minutes: number): number =>
  (minutes * season.days) / DAYS_OF_YEAR

export const NO_SCORE: CompositionScore = {
  minutes: 0,
  jobs: 0,
  employers: 0,
  travelKm: 0,
  changes: 0,
}

export const addScores = (a: CompositionScore, b: CompositionScore): CompositionScore => ({
  minutes: a.minutes + b.minutes,
  jobs: a.jobs + b.jobs,
  employers: a.employers + b.employers,
  travelKm: a.travelKm + b.travelKm,
  changes: a.changes + b.changes,
})
