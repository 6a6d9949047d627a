import { type RawBuilder, sql } from 'kysely'
import { type Limits, type PastWork, sumsOfWork, weekOf, type Work } from '../law/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { addDays, type Day, daysFrom, type Month, monthOf } from '../shared/days.ts'
import { minutes } from '../shared/time.ts'
import { plannedWork, type StartDays, workDone, worksByPerson } from './work-store.ts'

/** Weeks before the judged ones that long averages, quotas and accounts of a year look back on. */
const WEEKS_BACK = 53

/** Start days of the work that is summed: from the first of a week to the detailed ones. */
export const pastDays = (
  limits: Limits,
  judgedFrom: Day,
  detailedFrom: Day,
  only: readonly string[] = [],
): StartDays => ({
  from: addDays(weekOf(limits, judgedFrom), -7 * WEEKS_BACK),
  before: detailedFrom,
  ...(only.length === 0 ? {} : { only }),
})

/** Rows of work: their local day, times and length, with a break that may be declared. */
type Rows = (days: StartDays) => RawBuilder<unknown>

const ofThem = ({ only = [] }: StartDays) =>
  only.length === 0 ? sql`` : sql`and employee_id = any(${[...only]}::text[])`

const plannedRows: Rows = (days) => sql`
  select employee_id, member_id, starts_local::date as day, starts_local, ends_local,
    ends_at - starts_at as length, coalesce(break_minutes, 0) as pause,
    null::timestamp as pause_local
  from shifts
  where starts_local >= ${days.from}::date and starts_local < ${days.before}::date
    ${ofThem(days)}`

const workedRows: Rows = (days) => sql`
  select employee_id, member_id, work_day as day, starts_local, ends_local,
    ends_at - starts_at as length, coalesce(break_minutes, 0) as pause,
    break_starts_local as pause_local
  from time_entries
  where superseded_at is null and not cancelled
    and work_day >= ${days.from}::date and work_day < ${days.before}::date
    ${ofThem(days)}`

/** Crosses midnight or a change of the clock, or is shorter than its break. */
const IS_IRREGULAR = sql`(ends_local > day + 1 or length <> ends_local - starts_local
  or length < make_interval(mins => pause))`

const TOUCHES_NIGHT = sql`(starts_local < day + time '06:00' or ends_local > day + time '21:00')`

/**
 * The people who may have a day with three hours of night: those who cross midnight, or have an
 * hour and a half of night on one side of a day. All others have less than that on each side.
 */
async function nightPeople(db: GroupDb, rows: RawBuilder<unknown>): Promise<readonly string[]> {
  const { rows: found } = await sql<{ employee_id: string }>`
    select distinct employee_id from (${rows}) work
    where starts_local <= day + time '04:30' or ends_local >= day + time '22:30' or ${IS_IRREGULAR}
  `.execute(db)
  return found.map(({ employee_id }) => employee_id)
}

/** Minutes of night between two minutes of a day. */
const night = (from: RawBuilder<unknown>, until: RawBuilder<unknown>) =>
  sql`greatest(0, least(${until}, 360) - ${from}) + greatest(0, ${until} - greatest(${from}, 1260))`

const START = sql`(date_part('epoch', starts_local - day) / 60)`
const END = sql`(date_part('epoch', ends_local - day) / 60)`
const DECLARED = sql`(date_part('epoch', pause_local - day) / 60)`
// As the law places it: where declared, kept inside the work; else in the middle, rounded down.
const PAUSE = sql`case when pause_local is null then ${START} + floor((${END} - ${START} - pause) / 2)
  else least(greatest(${DECLARED}, ${START}), ${END} - pause) end`
const NIGHT_MINUTES = sql`case when not ${TOUCHES_NIGHT} then 0
  when pause = 0 then ${night(START, END)}
  else ${night(START, sql`(${PAUSE})`)} + ${night(sql`(${PAUSE} + pause)`, END)} end`

/** The part of a week that lies in one month. */
interface Bucket {
  readonly week: Day
  readonly month: Month
}

/** The buckets of days in a row, and the number of its bucket for each day from the first on. */
interface Calendar {
  readonly first: Day
  readonly buckets: readonly Bucket[]
  readonly bucketOf: readonly number[]
}

function calendarOf(limits: Limits, { from, before }: StartDays): Calendar {
  const buckets: Bucket[] = []
  const bucketOf = daysFrom(from, addDays(before, -1)).map((on) => {
    const [week, month] = [weekOf(limits, on), monthOf(on)]
    const last = buckets.at(-1)
    if (last?.week !== week || last.month !== month) buckets.push({ week, month })
    return buckets.length - 1
  })
  return { first: from, buckets, bucketOf }
}

/** Sums of one person at one member: bucket, minutes and minutes of night, again and again. */
interface SummedRow {
  readonly employee_id: string
  readonly member_id: string
  readonly sums: readonly number[]
}

/** Work inside one day, summed where it is stored: by person, member and part of a week. */
async function summedWork(
  db: GroupDb,
  rows: RawBuilder<unknown>,
  apart: readonly string[],
  { first, bucketOf }: Calendar,
) {
  // The bucket of a day is read from an array, not joined: the planner takes a table of days
  // under row security for one row and loops over all of it for each piece of work.
  const { rows: found } = await sql<SummedRow>`
    select employee_id, member_id,
      ('[' || string_agg(bucket || ',' || minutes || ',' || night, ',' order by bucket) || ']')::json
        as sums
    from (
      select employee_id, (${bucketOf}::int[])[day - ${first}::date + 1] as bucket, member_id,
        (date_part('epoch', sum(length)) / 60 - sum(pause))::int as minutes,
        sum(${NIGHT_MINUTES})::int as night
      from (${rows}) work
      where not ${IS_IRREGULAR}
        and not (${TOUCHES_NIGHT} and employee_id = any(${apart}::text[]))
      group by employee_id, bucket, member_id
    ) sums
    group by employee_id, member_id
    order by employee_id, member_id
  `.execute(db)
  return found
}

/** Nights of people who may work at night, which days and clocks cut: read one by one. */
type ReadNights = (
  db: GroupDb,
  days: StartDays,
  people: readonly string[],
) => Promise<ReadonlyMap<string, readonly Work[]>>

// Sums by member ask for no site.
const noSite = (): string => ''

const plannedNights: ReadNights = (db, days, people) =>
  worksByPerson(
    db,
    plannedWork(db, days).where(ofNightPeople(sql`starts_local::date`, people)),
    noSite,
  )

const workedNights: ReadNights = (db, days, people) =>
  worksByPerson(db, workDone(db, days).where(ofNightPeople(sql`work_day`, people)), noSite)

const ofNightPeople = (day: RawBuilder<unknown>, people: readonly string[]) =>
  sql<boolean>`employee_id = any(${people}::text[]) and (
    starts_local < ${day} + time '06:00' or ends_local > ${day} + time '21:00'
    or ends_at - starts_at <> ends_local - starts_local
    or ends_at - starts_at < make_interval(mins => coalesce(break_minutes, 0)))`

/** The summed work of each person before the detailed days, on one basis. */
async function loadBasis(
  db: GroupDb,
  limits: Limits,
  days: StartDays,
  { rows, nights }: { readonly rows: Rows; readonly nights: ReadNights },
): Promise<ReadonlyMap<string, readonly PastWork[]>> {
  const found = new Map<string, PastWork[]>()
  const partsOf = (employeeId: string): PastWork[] => {
    let parts = found.get(employeeId)
    if (parts === undefined) {
      parts = []
      found.set(employeeId, parts)
    }
    return parts
  }
  const calendar = calendarOf(limits, days)
  const source = rows(days)
  const apart = await nightPeople(db, source)
  for (const row of await summedWork(db, source, apart, calendar))
    addSums(partsOf(row.employee_id), calendar, row)
  if (apart.length === 0) return found
  for (const [employeeId, works] of await nights(db, days, apart))
    partsOf(employeeId).push(...sumsOfWork(works, limits))
  return found
}

function addSums(into: PastWork[], { buckets }: Calendar, { member_id, sums }: SummedRow): void {
  for (let at = 0; at < sums.length; at += 3) {
    const [index = -1, sum = 0, night = 0] = [sums[at], sums[at + 1], sums[at + 2]]
    const bucket = buckets[index]
    if (bucket === undefined) throw new Error(`no part of a week has the number ${index}`)
    into.push({
      week: bucket.week,
      month: bucket.month,
      memberId: member_id,
      minutes: minutes(sum),
      nightMinutes: minutes(night),
      longNights: 0,
    })
  }
}

/** What people worked and had planned before the detailed days, summed by week. */
export async function loadPast(db: GroupDb, limits: Limits, days: StartDays) {
  const planned = await loadBasis(db, limits, days, { rows: plannedRows, nights: plannedNights })
  const worked = await loadBasis(db, limits, days, { rows: workedRows, nights: workedNights })
  return (employeeId: string) => ({
    planned: planned.get(employeeId) ?? [],
    worked: worked.get(employeeId) ?? [],
  })
}
