/**
 * CPU of the check of a month of 680 employees: read from the database and judged, judged alone,
 * and beside it a naive count that walks every minute of work, for days and weeks only.
 * Run with DATABASE_URL of a PostgreSQL server: `node bench/check.ts`. Prints; judges nothing.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadCheck } from '../src/compliance/index.ts'
import { DEFAULT_MONTH, generatePackage, importPackage } from '../src/exchange/index.ts'
import { judgePerson, type PersonFacts, type Work } from '../src/law/index.ts'
import { inGroup, throwawayDatabase } from '../src/platform/database/index.ts'
import { firstDayOf, lastDayOf, mondayOf } from '../src/shared/days.ts'
import type { GroupId } from '../src/shared/ids.ts'
import { instant, localDayAt } from '../src/shared/time.ts'

const RUNS = 5

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** The least CPU of some runs: the others waited for the machine. */
async function least(work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < RUNS; run += 1) {
    const began = cpuMs()
    await work()
    best = Math.min(best, cpuMs() - began)
  }
  return best
}

/** Days over ten hours and weeks over forty-eight, minute by minute. */
function naiveCount(works: readonly Work[]): number {
  const days = new Map<string, number>()
  const weeks = new Map<string, number>()
  for (const work of works) {
    const length = work.breakMinutes
    const pause = work.breakStart ?? work.start + Math.floor((work.end - work.start - length) / 2)
    for (let at: number = work.start; at < work.end; at += 1) {
      if (at >= pause && at < pause + length) continue
      const on = localDayAt(instant(at), work.zone)
      days.set(on, (days.get(on) ?? 0) + 1)
      const monday = mondayOf(on)
      weeks.set(monday, (weeks.get(monday) ?? 0) + 1)
    }
  }
  const over = (counts: Map<string, number>, limit: number): number =>
    [...counts.values()].filter((count) => count > limit).length
  return over(days, 600) + over(weeks, 2_880)
}

const naive = (people: readonly PersonFacts[]): number =>
  people.reduce((sum, { planned, worked }) => sum + naiveCount(planned) + naiveCount(worked), 0)

const serverUrl = process.env['DATABASE_URL']
if (serverUrl === undefined) throw new Error('DATABASE_URL is not set')
const directory = await mkdtemp(join(tmpdir(), 'maillage-bench-'))
const database = await throwawayDatabase(serverUrl)
try {
  await generatePackage({ profile: 'alliance', seed: 1, directory })
  const imported = await importPackage(database, directory)
  if (!imported.ok) throw new Error('the generated package was refused')
  const { group_id } = await database.system
    .selectFrom('employer_group')
    .select('group_id')
    .executeTakeFirstOrThrow()
  const period = { from: firstDayOf(DEFAULT_MONTH), to: lastDayOf(DEFAULT_MONTH) }
  const load = () => inGroup(database, group_id as GroupId, (db) => loadCheck(db, period))
  const { people, circumstances } = await load()
  const works = people.reduce((sum, one) => sum + one.planned.length + one.worked.length, 0)
  const judge = () => people.flatMap((person) => judgePerson(person, circumstances))
  console.log(`${people.length} employees, ${works} shifts and entries, ${judge().length} findings`)
  const judging = await least(judge)
  const reading = await least(load)
  const counting = await least(() => naive(people))
  const perPerson = (judging / people.length).toFixed(3)
  console.log(`judged            ${judging.toFixed(0)} ms of CPU, ${perPerson} ms a person`)
  console.log(`read and judged   ${(judging + reading).toFixed(0)} ms of CPU`)
  console.log(`minute by minute  ${counting.toFixed(0)} ms of CPU, two rules of eleven`)
  console.log(`ratio             ${(counting / judging).toFixed(1)}`)
} finally {
  await database.discard()
  await rm(directory, { recursive: true, force: true })
}
