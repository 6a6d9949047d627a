import { addDays, addMonths, type Day, day, firstDayOf, mondayOf } from '../../shared/days.ts'
import type { Horizon } from './calendar.ts'
import { type Company, numbered } from './companies.ts'
import { type Job, JOBS } from './jobs.ts'
import { distance } from './places.ts'
import type { Random } from './random.ts'
import type { NeedRow } from './rows.ts'

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const HALVES = WEEK.flatMap((name) => [`${name}-am`, `${name}-pm`])
const HALF_MINUTES = 210

/** Great circle of some 27 km: 35 km by road (squared ten-thousandths of a degree). */
const NEAR = 2_400 * 2_400
/** One need in so many members asks for something that nobody else asks for. */
const ODD_PER_THOUSAND = 260
/** One full-time job lies hidden in the needs for so many employees. */
const EMPLOYEES_A_JOB = 7

type Asked = Omit<NeedRow, 'need_id'>

const NOTES = [
  'Prise de poste à 5 h 30 les jours de marché.',
  'Une personne déjà venue en remplacement serait idéale.',
  'Formation à nos logiciels assurée la première semaine.',
  'Véhicule de service sur place.',
  'Horaires à convenir avec les autres adhérents.',
]

interface Seats {
  readonly job: Job
  readonly companies: readonly Company[]
}

const isOpen = ({ member }: Company): boolean => member.left_on === null

const fits = (job: Job, { trade }: Company): boolean => job.trades.includes(trade.key)

/** Whether one person may work at all of them: no competitors, one public body at most. */
function mayShare(companies: readonly Company[]): boolean {
  const rivals = companies.flatMap(({ member }) => member.competitor_group ?? [])
  const publicBodies = companies.filter(({ member }) => member.public_body)
  return new Set(rivals).size === rivals.length && publicBodies.length <= 1
}

const areNear = (a: Company, b: Company): boolean => {
  const [one, other] = [a.sites[0], b.sites[0]]
  return one !== undefined && other !== undefined && distance(one, other) <= NEAR
}

/** Near companies around the first that could share one person, up to so many. */
function around(first: Company, companies: readonly Company[], wanted: number): Company[] {
  const chosen = [first]
  for (const other of companies) {
    if (chosen.length === wanted) break
    if (chosen.includes(other) || !chosen.every((one) => areNear(one, other))) continue
    if (mayShare([...chosen, other])) chosen.push(other)
  }
  return chosen
}

/** Two to four near companies that could share one person, and the job; null when there are none. */
function seatsFor(random: Random, companies: readonly Company[]): Seats | null {
  const wanted = random.weighted([
    [2, 2],
    [3, 6],
    [4, 2],
  ] as const)
  let best: Seats | null = null
  for (const job of random.shuffled(JOBS.filter(({ rhythm }) => rhythm !== 'night'))) {
    const fitting = random.shuffled(companies.filter((company) => fits(job, company)))
    for (const first of fitting) {
      const chosen = around(first, fitting, wanted)
      if (chosen.length === wanted) return { job, companies: chosen }
      if (chosen.length > (best?.companies.length ?? 1)) best = { job, companies: chosen }
    }
  }
  return best
}

/** Ten half-days dealt over so many parts, each at least two. */
function shares(random: Random, parts: number): number[] {
  const sizes = Array.from({ length: parts }, () => 2)
  for (let left = 10 - 2 * parts; left > 0; left -= 1) {
    const at = random.int(0, parts - 1)
    sizes[at] = (sizes[at] ?? 0) + 1
  }
  return sizes
}

const inOrder = (halves: readonly string[]): string =>
  HALVES.filter((half) => halves.includes(half)).join(' ')

function asked(random: Random, company: Company, job: Job, startsOn: Day): Asked {
  const [authorisation] = job.skills
  return {
    site_id: random.pick(company.sites.slice(0, 1)).site_id,
    skill: job.title,
    starts_on: startsOn,
    ends_on: null,
    weekly_minutes: HALF_MINUTES,
    half_days: null,
    half_days_needed: null,
    weekly_minutes_least: null,
    weekly_minutes_most: null,
    authorisations: authorisation !== undefined && random.chance(300) ? authorisation : null,
    every_year: null,
    hourly_price_e4: random.chance(200) ? random.int(230, 310) * 1_000 : null,
    note: random.chance(150) ? random.pick(NOTES) : null,
  }
}

/** The week of a need: half-days that are fixed, more than needed to choose from, or free. */
function inWeek(random: Random, need: Asked, halves: readonly string[]): Asked {
  const weekly = { ...need, weekly_minutes: halves.length * HALF_MINUTES }
  const way = random.weighted([
    ['fixed', 6],
    ['some', 2],
    ['free', 2],
  ] as const)
  if (way === 'free') {
    const slack = random.chance(400) ? 60 : null
    return {
      ...weekly,
      weekly_minutes_least: slack === null ? null : weekly.weekly_minutes - slack,
      weekly_minutes_most: slack === null ? null : weekly.weekly_minutes + slack,
    }
  }
  if (way === 'fixed' || halves.length > 8) return { ...weekly, half_days: inOrder(halves) }
  const spare = HALVES.filter((half) => !halves.includes(half))
  const listed = [...halves, ...random.shuffled(spare).slice(0, 2)]
  return { ...weekly, half_days: inOrder(listed), half_days_needed: halves.length }
}

/** A winter, and the summer that begins on the day after it. */
function seasonsFrom({ month }: Horizon) {
  const year = Number(month.slice(0, 4))
  return {
    winter: { starts_on: day(`${year}-11-01`), ends_on: day(`${year + 1}-04-30`) },
    summer: { starts_on: day(`${year + 1}-05-01`), ends_on: day(`${year + 1}-10-31`) },
  }
}

/** The needs that one full-time job was cut into. */
function cutJob(random: Random, { job, companies }: Seats, horizon: Horizon): Asked[] {
  const startsOn = firstDayOf(addMonths(horizon.month, random.int(1, 3)))
  const halves = random.chance(500) ? HALVES : random.shuffled(HALVES)
  const isPaired = companies.length >= 3 && random.chance(400)
  const places = isPaired ? companies.slice(0, -1) : companies
  let from = 0
  const needs = shares(random, places.length).map((size, index) => {
    const own = halves.slice(from, from + size)
    from += size
    const company = places[index]
    return company === undefined ? [] : [inWeek(random, asked(random, company, job, startsOn), own)]
  })
  const all = needs.flat()
  const last = all.at(-1)
  const summering = companies.at(-1)
  if (!isPaired || last === undefined || summering === undefined) return all
  // The last place needs the person in winter alone; another takes over in summer.
  const { winter, summer } = seasonsFrom(horizon)
  const inSummer = { ...asked(random, summering, job, summer.starts_on), ...summer }
  const { weekly_minutes, half_days, half_days_needed } = last
  return [
    ...all.slice(0, -1),
    { ...last, ...winter, every_year: true },
    { ...inSummer, weekly_minutes, half_days, half_days_needed, every_year: true },
  ]
}

/** A need as it comes: of its own size and season, which may fit nowhere. */
function oddNeed(random: Random, company: Company, horizon: Horizon): Asked[] {
  const jobs = JOBS.filter((job) => job.rhythm !== 'night' && fits(job, company))
  if (jobs.length === 0) return []
  const first = firstDayOf(addMonths(horizon.month, random.int(1, 4)))
  const halves = random.shuffled(HALVES).slice(0, random.int(1, 5))
  const need = asked(random, company, random.pick(jobs), mondayOf(addDays(first, 6)))
  const week = inWeek(random, need, halves)
  const odd = { ...week, weekly_minutes: week.weekly_minutes + random.pick([-30, 0, 0, 15, 30]) }
  const bounded =
    odd.weekly_minutes_least === null
      ? odd
      : {
          ...odd,
          weekly_minutes_least: odd.weekly_minutes - 60,
          weekly_minutes_most: odd.weekly_minutes + 60,
        }
  if (!random.chance(350)) return [bounded]
  return [{ ...bounded, ends_on: addDays(bounded.starts_on, 7 * random.int(6, 20) - 1) }]
}

/**
 * What the members ask for: full-time jobs cut into needs of near members, and needs that come as
 * they are.
 */
export function needsOf(
  random: Random,
  companies: readonly Company[],
  { employees, horizon }: { readonly employees: number; readonly horizon: Horizon },
): NeedRow[] {
  const open = companies.filter(isOpen)
  const jobs = Array.from({ length: Math.round(employees / EMPLOYEES_A_JOB) }, (_, index) => {
    const own = random.fork(`job ${index}`)
    const seats = seatsFor(own, open)
    return seats === null ? [] : cutJob(own, seats, horizon)
  })
  const odd = open.flatMap((company, index) => {
    const own = random.fork(`odd ${index}`)
    return own.chance(ODD_PER_THOUSAND) ? oddNeed(own, company, horizon) : []
  })
  const needs = random.fork('order').shuffled([...jobs.flat(), ...odd])
  const width = Math.max(3, String(needs.length).length)
  return needs.map((need, index) => ({ need_id: numbered('B', index + 1, width), ...need }))
}
