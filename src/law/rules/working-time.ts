import type { Rule } from '../rule.ts'
import { NIGHT_WORK } from './night/night-work.ts'
import { BREAK } from './working-time/break.ts'
import { DAILY_REST } from './working-time/daily-rest.ts'
import { DAILY_WORK } from './working-time/daily-work.ts'
import { TWELVE_MONTH_MEAN, TWELVE_WEEK_MEAN } from './working-time/long-mean.ts'
import { SUNDAY_REST } from './working-time/sunday.ts'
import { TRAVEL_AS_WORK } from './working-time/travel.ts'
import { WEEKLY_REST } from './working-time/weekly-rest.ts'
import { WEEKLY_WORK } from './working-time/weekly-work.ts'
import { YOUNG_BREAK } from './young/young-break.ts'
import { YOUNG_HOLIDAYS } from './young/young-holidays.ts'
import { YOUNG_NIGHT } from './young/young-night.ts'
import { YOUNG_REST } from './young/young-rest.ts'
import { YOUNG_WEEKLY_REST } from './young/young-weekly-rest.ts'
import { YOUNG_WORKERS } from './young/young-workers.ts'

/** The rules on working time, nights and people under eighteen. */
export const WORKING_TIME: readonly Rule[] = [
  DAILY_WORK,
  WEEKLY_WORK,
  TWELVE_WEEK_MEAN,
  TWELVE_MONTH_MEAN,
  DAILY_REST,
  WEEKLY_REST,
  SUNDAY_REST,
  BREAK,
  TRAVEL_AS_WORK,
  NIGHT_WORK,
  YOUNG_WORKERS,
  YOUNG_BREAK,
  YOUNG_REST,
  YOUNG_WEEKLY_REST,
  YOUNG_NIGHT,
  YOUNG_HOLIDAYS,
]
