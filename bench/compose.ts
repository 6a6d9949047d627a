/**
 * Composition against CBC of Debian on the same columns, and planted groups of 20 to 680 jobs:
 * `node bench/compose.ts`. Prints; judges nothing.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check, solve } from '../src/composition/index.ts'
import { completionOf } from '../src/composition/solver/completion.ts'
import { type Instance, instanceOf, partsOf } from '../src/composition/solver/part.ts'
import { ANY_GAIN, type Column, searchColumns } from '../src/composition/solver/pricing.ts'
import { seatsOf } from '../src/composition/solver/seat.ts'
import { type PlantedOptions, plantedComposition } from '../tests/support/planted-composition.ts'

const CBC = '/usr/bin/cbc'
/** As many columns as are written for CBC: beyond, it has no answer in a minute. */
const COLUMNS_MOST = 400_000
const CBC_SECONDS = 60

const INSTANCES: readonly PlantedOptions[] = [
  { seed: 1, jobs: 20, zones: 2, skills: 1, grain: 210, decoys: 10, baits: true },
  { seed: 2, jobs: 80, zones: 4, skills: 1, grain: 210, decoys: 20, baits: true },
  { seed: 3, jobs: 80, zones: 2, skills: 1, grain: 5, seasonalEvery: 6, personEvery: 8 },
  { seed: 4, jobs: 300, zones: 6, skills: 2, grain: 210, decoys: 60, baits: true },
  { seed: 5, jobs: 680, zones: 8, skills: 1, grain: 210, decoys: 100, baits: true },
]

function allColumns(instance: Instance, columns: Column[]): boolean {
  const prices = new Float64Array(instance.needs.length)
  return seatsOf(instance).every((seat) => {
    const units = (seat.goal.contract - seat.goal.sold) / instance.unit
    const completion = completionOf(instance, seat, prices, units)
    const stop = () => columns.length > COLUMNS_MOST
    const keep = (column: Column): number => {
      columns.push(column)
      return ANY_GAIN
    }
    const limits = { steps: 1e9, stop }
    return searchColumns(instance, seat, completion, prices, limits, ANY_GAIN, keep)
  })
}

/** The set packing over all columns in free MPS, as CBC reads it. */
function mps(columns: readonly { readonly rows: readonly string[]; readonly worth: number }[]) {
  const rows = [...new Set(columns.flatMap((column) => column.rows))]
  const names = new Map(rows.map((row, at) => [row, `r${at}`]))
  return [
    'NAME composition FREE',
    'ROWS',
    ' N worth',
    ...rows.map((_, at) => ` L r${at}`),
    'COLUMNS',
    " M1 'MARKER' 'INTORG'",
    ...columns.flatMap(({ rows: own, worth }, at) => [
      ` c${at} worth ${-worth}`,
      ...own.map((row) => ` c${at} ${names.get(row) ?? ''} 1`),
    ]),
    " M2 'MARKER' 'INTEND'",
    'RHS',
    ...rows.map((_, at) => ` rhs r${at} 1`),
    'BOUNDS',
    ...columns.map((_, at) => ` BV bnd c${at}`),
    'ENDATA',
    '',
  ].join('\n')
}

function runCbc(problem: ReturnType<typeof plantedComposition>['problem']) {
  const written: { rows: string[]; worth: number }[] = []
  const began = performance.now()
  for (const part of partsOf(problem)) {
    const instance = instanceOf(problem, part)
    const columns: Column[] = []
    if (!allColumns(instance, columns)) return null
    for (const { needs, person, worth } of columns)
      written.push({
        worth,
        rows: [
          ...needs.map((index) => instance.needs[index]?.need.id ?? ''),
          ...(person < 0 ? [] : [instance.people[person]?.id ?? '']),
        ],
      })
    if (written.length > COLUMNS_MOST) return null
  }
  const enumerated = (performance.now() - began) / 1000
  const folder = mkdtempSync(join(tmpdir(), 'maillage-cbc-'))
  try {
    writeFileSync(join(folder, 'jobs.mps'), mps(written))
    const started = performance.now()
    const solution = join(folder, 'solution.txt')
    const seconds = ['sec', String(CBC_SECONDS)]
    spawnSync(CBC, [join(folder, 'jobs.mps'), ...seconds, 'solve', 'solu', solution])
    const spent = (performance.now() - started) / 1000
    const head = existsSync(solution) ? readFileSync(solution, 'utf8').split('\n', 1)[0] : ''
    const objective = -Number(/objective value (\S+)/.exec(head ?? '')?.[1] ?? Number.NaN)
    return { columns: written.length, enumerated, seconds: spent, objective, status: head }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function bench(options: PlantedOptions): Promise<void> {
  const { problem, jobs, minutes } = plantedComposition(options)
  console.log(`\n${jobs} jobs planted in ${problem.needs.length} needs`, JSON.stringify(options))
  const cbc = existsSync(CBC) ? runCbc(problem) : null
  if (!existsSync(CBC)) console.log('  cbc is not installed: nothing to compare with')
  else if (cbc === null) console.log(`  cbc: more than ${COLUMNS_MOST} columns, not run`)
  else console.log('  cbc', cbc)
  const limit = cbc === null ? 30 : Math.min(30, Math.max(1, cbc.seconds / 3))
  const began = performance.now()
  let firstFull: number | null = null
  const answer = await solve(problem, {
    timeLimitMs: limit * 1000,
    onProgress: (progress) => {
      if (progress.jobs >= jobs) firstFull ??= (performance.now() - began) / 1000
    },
  })
  const seconds = (performance.now() - began) / 1000
  console.log('  maillage', {
    jobs: answer.jobs.length,
    of_minutes: answer.score.minutes / minutes,
    objective: answer.objective,
    bound: answer.bound,
    gap_percent: answer.gap * 100,
    seconds,
    seconds_to_planted: firstFull,
    illegal: check(problem, answer.jobs).length,
    rss_mb: Math.round(process.memoryUsage().rss / 1e6),
    ...(cbc === null
      ? {}
      : {
          objective_over_cbc: answer.objective / cbc.objective,
          time_over_cbc: seconds / cbc.seconds,
        }),
  })
}

for (const options of INSTANCES) await bench(options)
