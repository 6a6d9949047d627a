import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import { limitsOf, type PastWork, sumsOfWork, type Work } from '../law/index.ts'
import { type GroupDb, inGroup } from '../platform/database/index.ts'
import { addDays, day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { instant, localDayAt, localTimeAt, minutes, startOfDay, zone } from '../shared/time.ts'
import { loadPast, pastDays } from './past-store.ts'

const G = 'G' as GroupId
const iso = (epochMinutes: number) => new Date(epochMinutes * 60_000).toISOString()

/** The person's zone, and how he works: by day, early or late, or at night. */
const PEOPLE = [
  { id: 'DAY', place: zone('Europe/Paris'), first: 360, last: 900, longest: 360 },
  { id: 'SHIFTS', place: zone('Europe/Paris'), first: 271, last: 820, longest: 529 },
  { id: 'NIGHT', place: zone('Europe/Paris'), first: 0, last: 1_439, longest: 700 },
  { id: 'ISLAND', place: zone('America/Miquelon'), first: 0, last: 1_439, longest: 700 },
] as const

interface Choice {
  readonly gap: number
  readonly start: number
  readonly length: number
  readonly pause: number
  readonly pauseAt: number | null
  readonly member: 'A' | 'B'
}

const choices = (person: (typeof PEOPLE)[number]): fc.Arbitrary<readonly Choice[]> =>
  fc.array(
    fc.record({
      gap: fc.integer({ min: 0, max: 3 }),
      start: fc.integer({ min: person.first, max: person.last }),
      length: fc.integer({ min: 1, max: person.longest }),
      pause: fc.constantFrom(0, 0, 20, 45, 90),
      pauseAt: fc.oneof(fc.constant(null), fc.integer({ min: -60, max: 800 })),
      member: fc.constantFrom('A' as const, 'B' as const),
    }),
    { minLength: 200, maxLength: 200 },
  )

/** A year of work from September 2025 on, no two pieces at one time. */
function worksOf(person: (typeof PEOPLE)[number], from: readonly Choice[]): Work[] {
  let on = day('2025-09-01')
  let free = 0
  return from.flatMap((one, index) => {
    on = addDays(on, one.gap)
    const start = startOfDay(on, person.place) + one.start
    if (start < free || localDayAt(instant(start), person.place) !== on) return []
    free = start + one.length
    // A break is declared by the wall clock: in a day without a change of it, that is an instant.
    const pauseAt = one.pauseAt === null ? null : instant(start + one.pauseAt)
    return [
      {
        id: `${person.id}-${String(index).padStart(3, '0')}`,
        assignmentId: `${person.id}-${one.member}`,
        memberId: one.member,
        siteId: `S${one.member}`,
        zone: person.place,
        start: instant(start),
        end: instant(free),
        breakStart: one.pause === 0 ? null : pauseAt,
        breakMinutes: minutes(one.pause),
      },
    ]
  })
}

const WORKS = new Map(
  PEOPLE.map((person, index) => {
    const [drawn = []] = fc.sample(choices(person), { seed: 7 + index, numRuns: 1 })
    return [person.id, worksOf(person, drawn)] as const
  }),
)

const timesOf = (work: Work) => ({
  time_zone: work.zone,
  starts_local: localTimeAt(work.start, work.zone),
  ends_local: localTimeAt(work.end, work.zone),
  starts_at: iso(work.start),
  ends_at: iso(work.end),
  break_minutes: work.breakMinutes === 0 ? null : work.breakMinutes,
})

const ownerOf = (employee_id: string, work: Work) => ({
  group_id: G,
  assignment_id: work.assignmentId,
  employee_id,
  member_id: work.memberId,
})

async function store(db: GroupDb, employee: string, works: readonly Work[]) {
  await db
    .insertInto('shifts')
    .values(
      works.map((work) => ({ ...ownerOf(employee, work), ...timesOf(work), shift_id: work.id })),
    )
    .execute()
  const unconfirmed = {
    employee_confirmed_at: null,
    member_confirmed_at: null,
    employee_confirmed_as: null,
    member_confirmed_as: null,
  }
  await db
    .insertInto('time_entries')
    .values(
      works.map((work) => ({
        ...ownerOf(employee, work),
        ...timesOf(work),
        ...unconfirmed,
        entry_id: work.id,
        worked_minutes: 0,
        work_day: localDayAt(work.start, work.zone),
        break_starts_local: work.breakStart && localTimeAt(work.breakStart, work.zone),
        superseded_at: null,
        cancelled: false,
        version: 1,
      })),
    )
    .execute()
}

const byPart = (parts: readonly PastWork[]): ReadonlyMap<string, readonly [number, number]> => {
  const sums = new Map<string, [number, number]>()
  for (const { week, month, memberId, minutes: sum, nightMinutes } of parts) {
    const key = `${week} ${month} ${memberId}`
    const [before, night] = sums.get(key) ?? [0, 0]
    sums.set(key, [before + sum, night + nightMinutes])
  }
  return new Map([...sums].filter(([, [sum]]) => sum > 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const nightsByWeek = (parts: readonly PastWork[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  for (const { week, longNights } of parts)
    if (longNights > 0) sums.set(week, (sums.get(week) ?? 0) + longNights)
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)))
}

describe('the summed work of the year before', async () => {
  const database = await testDatabase()

  beforeAll(async () => {
    await sql`insert into employer_group (group_id, name, country, time_zone)
      values (${G}, ${G}, 'FR', 'Europe/Paris')`.execute(database.system)
    await inGroup(database, G, async (db) => {
      for (const member of ['A', 'B']) {
        await sql`insert into members (group_id, member_id, name) values (${G}, ${member}, ${member})`.execute(
          db,
        )
        await sql`insert into sites (group_id, site_id, member_id, name)
          values (${G}, ${`S${member}`}, ${member}, 'Atelier')`.execute(db)
      }
      for (const { id } of PEOPLE) {
        await sql`insert into employees (group_id, employee_id, last_name, first_name, hired_on)
          values (${G}, ${id}, 'Martin', 'Alix', '2020-01-01')`.execute(db)
        for (const member of ['A', 'B'])
          await sql`insert into assignments
            (group_id, assignment_id, employee_id, site_id, member_id, starts_on)
            values (${G}, ${`${id}-${member}`}, ${id}, ${`S${member}`}, ${member}, '2020-01-01')`.execute(
            db,
          )
        await store(db, id, WORKS.get(id) ?? [])
      }
    })
  })

  const sunday = {
    ruleId: 'TIM-09',
    value: 7,
    startsOn: day('2026-03-01'),
    endsOn: null,
    source: 'Accord',
  }

  it.each([
    ['of Mondays', limitsOf([])],
    ['of an agreement', limitsOf([sunday])],
  ])('equals the sum of all work in detail, by weeks %s', async (_, limits) => {
    const days = pastDays(limits, day('2026-10-01'), day('2026-09-21'))
    const pastOf = await inGroup(database, G, (db) => loadPast(db, limits, days))
    for (const { id } of PEOPLE) {
      const earlier = (WORKS.get(id) ?? []).filter(({ start, zone: place }) => {
        const on = localDayAt(start, place)
        return days.from <= on && on < days.before
      })
      const withoutBreakTimes = earlier.map((work) => ({ ...work, breakStart: null }))
      const { planned, worked } = pastOf(id)
      const done = sumsOfWork(earlier, limits)
      const plan = sumsOfWork(withoutBreakTimes, limits)
      expect(byPart(worked)).toEqual(byPart(done))
      expect(byPart(planned)).toEqual(byPart(plan))
      expect(nightsByWeek(worked)).toEqual(nightsByWeek(done))
      expect(nightsByWeek(planned)).toEqual(nightsByWeek(plan))
      expect(done.length).toBeGreaterThan(20)
    }
  })

  it('knows of long nights only where nights are worked', async () => {
    const limits = limitsOf([])
    const days = pastDays(limits, day('2026-10-01'), day('2026-09-21'))
    const pastOf = await inGroup(database, G, (db) => loadPast(db, limits, days))
    expect(nightsByWeek(pastOf('SHIFTS').worked).size).toBe(0)
    expect(pastOf('SHIFTS').worked.some(({ nightMinutes }) => nightMinutes > 0)).toBe(true)
    expect(nightsByWeek(pastOf('NIGHT').worked).size).toBeGreaterThan(10)
    expect(pastOf('DAY').worked.every(({ nightMinutes }) => nightMinutes === 0)).toBe(true)
    expect(pastOf('nobody')).toEqual({ planned: [], worked: [] })
  })

  it('reaches back a year and a week, to the first day of a week', () => {
    expect(pastDays(limitsOf([]), day('2026-12-31'), day('2026-12-21'))).toEqual({
      from: '2025-12-22',
      before: '2026-12-21',
    })
  })
})
