/**
 * CPU of the check of a month of 680 employees with a year of work behind them, as the command
 * does it: read from the database, judged, asked what the data lack, the group judged; the first
 * time, which a command has alone, and the least of some. Then one edit of a person-month, what
 * may still be planned, a naive count that walks every minute of the work of some people for days
 * and weeks only, and the check of four times the people.
 * Run with DATABASE_URL of a PostgreSQL server: `node bench/check.ts`. Prints; judges nothing.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadCheck } from '../src/compliance/index.ts'
import { DEFAULT_MONTH, generatePackage, importPackage } from '../src/exchange/index.ts'
import {
  capacityOf,
  judgeGroup,
  judgeScene,
  lacksOf,
  lacksOfGroup,
  type PersonFacts,
  sceneOf,
  planPerson,
  type Work,
} from '../src/law/index.ts'
import { inGroup, throwawayDatabase } from '../src/platform/database/index.ts'
import { day, firstDayOf, lastDayOf, mondayOf } from '../src/shared/days.ts'
import type { GroupId } from '../src/shared/ids.ts'
import { instant, localDayAt } from '../src/shared/time.ts'
import { addYearBefore, multiplyPeople } from './history.ts'

const RUNS = 3
const TIMES = 4

type Loaded = Awaited<ReturnType<typeof loadCheck>>

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** CPU of the parts of a check, in milliseconds. */
interface Spent {
  readonly read: number
  readonly judged: number
  readonly lacks: number
  readonly group: number
}

const totalOf = ({ read, judged, lacks, group }: Spent): number => read + judged + lacks + group

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

/** A person-month in the browser: one shift is moved, and the month judged again. */
function editing({ people, circumstances }: Loaded): number {
  const [busiest] = [...people].sort((a, b) => b.planned.length - a.planned.length)
  const [first] = busiest?.planned ?? []
  if (busiest === undefined || first === undefined) return 0
  const plan = planPerson(busiest, circumstances)
  const edits = 2_000
  const began = cpuMs()
  for (let edit = 0; edit < edits; edit += 1)
    plan.put({ ...first, start: instant(first.start + (edit % 30)) })
  return (cpuMs() - began) / edits
}

/** What may still be planned for a person on a day. */
function offering({ people, circumstances }: Loaded): number {
  const some = people.slice(0, 200)
  const began = cpuMs()
  for (const person of some) capacityOf(person, day('2026-10-15'), circumstances)
  return (cpuMs() - began) / some.length
}

const serverUrl = process.env['DATABASE_URL']
if (serverUrl === undefined) throw new Error('DATABASE_URL is not set')
const directory = await mkdtemp(join(tmpdir(), 'maillage-bench-'))
const database = await throwawayDatabase(serverUrl)
const period = { from: firstDayOf(DEFAULT_MONTH), to: lastDayOf(DEFAULT_MONTH) }

async function load(): Promise<Loaded> {
  const { group_id } = await database.system
    .selectFrom('employer_group')
    .select('group_id')
    .executeTakeFirstOrThrow()
  return inGroup(database, group_id as GroupId, (db) => loadCheck(db, period))
}

/** One check of the month, part by part. */
async function check(): Promise<{ loaded: Loaded; spent: Spent; findings: number }> {
  const began = cpuMs()
  const loaded = await load()
  const { people, circumstances } = loaded
  const read = cpuMs()
  let findings = 0
  const scenes = people.map((person) => sceneOf(person, circumstances))
  for (const scene of scenes) findings += judgeScene(scene).length
  const judged = cpuMs()
  for (const scene of scenes) lacksOf(scene)
  const lacking = cpuMs()
  findings += judgeGroup(people, circumstances).length
  lacksOfGroup(people, circumstances)
  const spent = {
    read: read - began,
    judged: judged - read,
    lacks: lacking - judged,
    group: cpuMs() - lacking,
  }
  return { loaded, spent, findings }
}

const line = (name: string, { read, judged, lacks, group }: Spent): string =>
  [name.padEnd(10), ...[read, judged, lacks, group].map((ms) => ms.toFixed(0).padStart(8))].join('')

/** Checks some times, and says what each part took the first time and at least. */
async function measure(): Promise<{ readonly loaded: Loaded; readonly total: number }> {
  const first = await check()
  const { people } = first.loaded
  const works = people.reduce((sum, one) => sum + one.planned.length + one.worked.length, 0)
  const weeks = people.reduce((sum, { past }) => sum + past.planned.length + past.worked.length, 0)
  console.log(
    `${people.length} employees, ${works} shifts and entries, ${weeks} sums of past weeks, ` +
      `${first.findings} findings`,
  )
  // The others waited for the machine.
  let best = first.spent
  for (let run = 1; run < RUNS; run += 1) {
    const { spent } = await check()
    if (totalOf(spent) < totalOf(best)) best = spent
  }
  console.log('ms of CPU     read  judged   lacks   group   total')
  for (const [name, spent] of [['first', first.spent] as const, ['least', best] as const])
    console.log(`${line(name, spent)}${totalOf(spent).toFixed(0).padStart(8)}`)
  return { loaded: first.loaded, total: totalOf(best) }
}

try {
  await generatePackage({ profile: 'alliance', seed: 1, directory })
  const imported = await importPackage(database, directory)
  if (!imported.ok) throw new Error('the generated package was refused')
  await addYearBefore(database)
  const { loaded, total } = await measure()
  const some = loaded.people.slice(0, 100)
  const began = cpuMs()
  naive(some)
  const counting = (cpuMs() - began) / some.length
  console.log(`minute by minute  ${counting.toFixed(3)} ms of CPU a person, days and weeks only`)
  console.log(`an edited month   ${editing(loaded).toFixed(3)} ms of CPU`)
  console.log(`a capacity        ${offering(loaded).toFixed(3)} ms of CPU`)
  await multiplyPeople(database, TIMES)
  const more = await measure()
  console.log(`${TIMES} times the people ${(more.total / total).toFixed(2)} times the CPU`)
} finally {
  await database.discard()
  await rm(directory, { recursive: true, force: true })
}
