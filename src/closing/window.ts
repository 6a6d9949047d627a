import { addDays, type Day, firstDayOf, type Month, mondayOf } from '../shared/days.ts'

/**
 * First day whose entries the month reads: the day before the Monday of its first week, for a night
 * that ends on that Monday.
 */
export const firstDayRead = (month: Month): Day => addDays(mondayOf(firstDayOf(month)), -1)
