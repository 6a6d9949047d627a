/** Minutes of each week of the year, 1 to 52, of one member. */
export interface YearSeries {
  readonly key: string
  /** `weeks[0]` is the first week. */
  readonly minutes: readonly number[]
}

/** A stretch of weeks in which a series has the same height on the same ground. */
export interface YearBlock {
  readonly key: string
  /** First week and last week, 1 to 52. */
  readonly first: number
  readonly last: number
  /** Minutes under it and its own. */
  readonly from: number
  readonly minutes: number
}

/** Stacks series week by week and joins the weeks that look the same. */
export function stackYear(series: readonly YearSeries[], weeks = 52): readonly YearBlock[] {
  const ground = Array.from({ length: weeks }, () => 0)
  return series.flatMap(({ key, minutes }) => {
    const blocks: YearBlock[] = []
    for (let week = 1; week <= weeks; week += 1) {
      const own = minutes[week - 1] ?? 0
      const from = ground[week - 1] ?? 0
      ground[week - 1] = from + own
      if (own === 0) continue
      const before = blocks.at(-1)
      if (before?.last === week - 1 && before.from === from && before.minutes === own) {
        blocks[blocks.length - 1] = { ...before, last: week }
      } else {
        blocks.push({ key, first: week, last: week, from, minutes: own })
      }
    }
    return blocks
  })
}

/** Weeks in a row with the same minutes of every series: the rows of the table of a year. */
export function periodsOf(
  series: readonly YearSeries[],
  weeks = 52,
): readonly {
  readonly first: number
  readonly last: number
  readonly minutes: readonly number[]
}[] {
  const periods: { first: number; last: number; minutes: readonly number[] }[] = []
  for (let week = 1; week <= weeks; week += 1) {
    const minutes = series.map((each) => each.minutes[week - 1] ?? 0)
    const before = periods.at(-1)
    if (before !== undefined && before.minutes.every((value, place) => value === minutes[place])) {
      before.last = week
    } else {
      periods.push({ first: week, last: week, minutes })
    }
  }
  return periods
}
