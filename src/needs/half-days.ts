/** Monday morning is the first, Sunday afternoon the last; spelled as in the data package. */
export const HALF_DAYS = [
  ...(['mon-am', 'mon-pm', 'tue-am', 'tue-pm', 'wed-am', 'wed-pm', 'thu-am', 'thu-pm'] as const),
  ...(['fri-am', 'fri-pm', 'sat-am', 'sat-pm', 'sun-am', 'sun-pm'] as const),
] as const

/** A half-day of the week by its place in `HALF_DAYS`, 0 to 13. */
export type HalfDay = number

/** The half-days of a stored list, in the order of the week; nothing stored: none. */
export const halfDaysOf = (text: string | null): HalfDay[] => {
  const listed = new Set((text ?? '').split(' '))
  return HALF_DAYS.flatMap((name, index) => (listed.has(name) ? [index] : []))
}

/** The list as it is stored; null when it is empty. */
export const halfDaysText = (halfDays: readonly HalfDay[]): string | null => {
  const wanted = new Set(halfDays)
  return HALF_DAYS.filter((_, index) => wanted.has(index)).join(' ') || null
}
