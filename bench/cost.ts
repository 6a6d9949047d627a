/**
 * CPU of itemised costs: 1,000 random situations by the compiled rules and, beside them, by the
 * engine of the model itself, whose answers they must equal to the cent; 40,000 itemised; a year
 * of 680 people. Run: `node bench/cost.ts`. Prints; judges nothing.
 */
import { costOf, type Situation, situation } from '../src/payroll/cost/index.ts'
import { LINES, TOTALS } from '../src/payroll/cost/lines.ts'
import { rulesOf } from '../src/payroll/cost/periods.ts'
import { ruleNamed, rulesIn } from '../src/payroll/cost/regime.ts'
import { month } from '../src/shared/days.ts'

const WITH_ENGINE = Number(process.env['SITUATIONS'] ?? 1_000)

/** Numbers that are the same at each run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff
    return state / 0x7fff_ffff
  }
}

/** Until the functions are as fast as they get: a regime of one situation runs once a round. */
const ROUNDS = 20

const random = randomFrom(7)
const oneOf = <Item>(items: readonly [Item, ...Item[]]): Item =>
  items[Math.floor(random() * items.length)] ?? items[0]

const between = (least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1))

const CONTRACTS = [
  'permanent',
  'permanent',
  'fixed_term',
  'seasonal',
  'professionalisation',
] as const
const MONTHS = ['2025-06', '2026-02', '2026-07', '2026-11'] as const

function someSituation(index: number): Situation {
  const isApprentice = random() < 0.1
  const weekly = isApprentice || random() < 0.6 ? 2_100 : between(480, 2_099)
  const isFull = weekly === 2_100
  const extra = random() < 0.3 ? between(15, 1_200) : 0
  return situation.parse({
    id: String(index),
    month: oneOf(MONTHS),
    gross_cents: Math.round(((80_000 + random() ** 3 * 900_000) * weekly) / 2_100),
    contract: isApprentice ? 'apprenticeship' : oneOf(CONTRACTS),
    executive: !isApprentice && random() < 0.2,
    weekly_minutes: weekly,
    [isFull ? 'overtime_minutes' : 'complementary_minutes']: extra,
    headcount: oneOf([1, 5, 10, 11, 19, 20, 49, 50, 249, 250, 680]),
    work_accident_rate_e4: between(0, 600),
    idcc: oneOf([null, null, null, null, '2511', '1979', '0787', '1431', '3090', '1518']),
    seniority_years: between(0, 20),
    health_cents: random() < 0.5 ? 0 : between(0, 12_000),
    health_employer_percent: between(50, 100),
    commune_code: oneOf(['61001', '61001', '61001', '57463']),
    mobility_rate_e4: random() < 0.3 ? between(10, 300) : 0,
  })
}

function cpuMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

const situations = Array.from({ length: WITH_ENGINE }, (_, index) => someSituation(index))
const nth = (run: number): Situation => situations[run % situations.length] ?? someSituation(run)

const compiling = cpuMs(() => {
  for (const one of situations) costOf(one)
})
const round = (): void => {
  for (const one of situations) costOf(one)
}
for (let run = 0; run < ROUNDS; run += 1) round()
const warm = cpuMs(round)

let compared = 0
let farthest = 0
const asking = cpuMs(() => {
  for (const one of situations) {
    const answer = costOf(one)
    const rules = rulesIn(one)
    const period = rulesOf(month(one.month))
    const euros = (name: string | undefined): number => {
      const value = name === undefined ? 0 : rules.answer(ruleNamed(name, period))
      return typeof value === 'number' ? value : 0
    }
    const found = new Map(
      answer.ok ? answer.cost.lines.map((line) => [line.code, line] as const) : [],
    )
    for (const rule of LINES) {
      const line = found.get(rule.code)
      const scale = (rule.isDeduction === true ? -100 : 100) / (rule.isYearly === true ? 12 : 1)
      for (const [cents, name] of [
        [line?.employerCents, rule.employer],
        [line?.employeeCents, rule.employee],
      ] as const) {
        if (!answer.ok || name === undefined) continue
        compared += 1
        farthest = Math.max(farthest, Math.abs((cents ?? 0) - scale * euros(name)))
      }
    }
    euros(TOTALS.cost)
  }
})

const each = warm / situations.length
console.log(`${situations.length} situations, ${compared} shares of lines compared`)
console.log(`farthest from the engine  ${farthest.toFixed(3)} cents (half a cent is the rounding)`)
console.log(`first time, compiling     ${compiling.toFixed(0)} ms of CPU`)
console.log(`itemised once warm        ${each.toFixed(4)} ms of CPU each`)
console.log(`by the engine             ${(asking / situations.length).toFixed(1)} ms of CPU each`)
console.log(`ratio                     ${(asking / warm).toFixed(0)}`)

const many = cpuMs(() => {
  for (let run = 0; run < 40_000; run += 1) costOf(nth(run))
})
console.log(`40,000 itemised           ${many.toFixed(0)} ms of CPU`)

/** A group as groups are: one agreement and commune, few sorts of contracts, any pay and hours. */
const people = Array.from({ length: 680 }, (_, index) => ({
  ...someSituation(index),
  idcc: null,
  commune_code: '61001',
  headcount: 4,
  overtime_minutes: 0,
  complementary_minutes: 0,
}))
const twelve = Array.from({ length: 12 }, (_, of) => `2026-${String(of + 1).padStart(2, '0')}`)
const whatIf = (): void => {
  for (const month of twelve) for (const one of people) costOf({ ...one, month })
}
const first = cpuMs(whatIf)
const year = cpuMs(whatIf)
console.log(
  `680 people, 12 months     ${year.toFixed(0)} ms of CPU (${first.toFixed(0)} the first time)`,
)
