import type { AbsencePay } from '../facts.ts'
import { type AbsentTime, payOf } from './absent-time.ts'

export const ACCIDENT_DAY_PAY = 'accident_day_pay'

/**
 * The day of a work accident is wholly paid by the employer (CSS L433-1). The absence starts on it
 * when some work of that day is known; else the accident was the day before.
 */
export function accidentDayPay(times: readonly AbsentTime[]): readonly AbsencePay[] {
  const days = times.filter(
    ({ on, absence }) =>
      absence?.kind === 'work_accident' &&
      absence.minutes === null &&
      absence.workedOnFirstDay &&
      on === absence.startsOn,
  )
  return days.map((time) => ({
    code: ACCIDENT_DAY_PAY,
    ...payOf([time]),
    days: null,
    articles: ['CSS L433-1'],
    sourceIds: [time.absence?.absenceId ?? ''],
  }))
}
