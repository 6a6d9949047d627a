import { smicHourlyE4 } from '../../law/index.ts'
import {
  addDays,
  addMonths,
  type Day,
  day,
  firstDayOf,
  mondayOf,
  monthOf,
} from '../../shared/days.ts'
import type { Horizon } from './calendar.ts'
import { type Company, type Group, numbered } from './companies.ts'
import { type Job, JOBS, SEASONAL_JOBS, WINTER_JOBS } from './jobs.ts'
import { FIRST_NAMES, LAST_NAMES, slug } from './names.ts'
import { type Commune, distance, nearest } from './places.ts'
import type { Random } from './random.ts'
import type { AssignmentRow, ContractKind, ContractRow, EmployeeRow } from './rows.ts'
import { mostUsers, type Timetable, timetableFor, weeklyAt } from './timetable.ts'

/** An employee with the contract, the users and the usual week. */
export interface Person {
  readonly employee: EmployeeRow
  readonly kind: ContractKind
  readonly job: Job
  readonly minor: boolean
  readonly weeklyMinutes: number
  readonly timetable: Timetable
  readonly contracts: ContractRow[]
  /** Who may use the person, in the order of the timetable. */
  readonly users: readonly Company[]
  readonly assignments: AssignmentRow[]
}

export interface Hiring {
  readonly companies: readonly Company[]
  readonly founded: Group
  readonly communes: readonly Commune[]
  readonly horizon: Horizon
  /** How many people each member uses so far. */
  readonly load: Map<string, number>
  readonly emails: Set<string>
  /** How many of the first people are apprentices under age. */
  readonly apprentices: number
  /** Kind of contract and part-time week of each person, in the shares that groups report. */
  readonly mix: readonly Share[]
  readonly width: number
}

interface Terms {
  readonly kind: ContractKind
  readonly job: Job
  readonly minor: boolean
  readonly weeklyMinutes: number
  readonly hiredOn: Day
  readonly endsOn: Day | null
}

export interface Share {
  readonly kind: ContractKind
  /** Weekly minutes of a part-timer, else null. */
  readonly partTime: number | null
}

const KINDS: readonly (readonly [ContractKind, number])[] = [
  ['permanent', 80],
  ['fixed_term', 9],
  ['seasonal', 7],
  ['apprenticeship', 2],
  ['professionalisation', 2],
]

const PART_TIME = [1440, 1440, 1560, 1680, 1680, 1800, 1800, 1920, 1200]

/** So many people dealt over the shares: a small group keeps them too, but for the rounding. */
function dealt<T>(random: Random, count: number, shares: readonly (readonly [T, number])[]): T[] {
  const total = shares.reduce((sum, [, weight]) => sum + weight, 0)
  const deck = shares.flatMap(([item, weight]) =>
    Array.from({ length: Math.floor((count * weight) / total) }, () => item),
  )
  while (deck.length < count) deck.push(random.weighted(shares))
  return random.shuffled(deck)
}

export function mixOf(random: Random, count: number): readonly Share[] {
  const kinds = dealt(random.fork('kinds'), count, KINDS)
  const weeks = dealt(random.fork('weeks'), count, [
    ['part', 27],
    ['full', 73],
  ] as const)
  return kinds.map((kind, index) => ({
    kind,
    partTime: weeks[index] === 'part' ? random.pick(PART_TIME) : null,
  }))
}

const canBeUsed = (job: Job, companies: readonly Company[]): boolean =>
  companies.some((company) => job.trades.includes(company.trade.key))

function jobFor(random: Random, jobs: readonly Job[], companies: readonly Company[]): Job {
  const fitting = jobs.filter((job) => canBeUsed(job, companies))
  const from = fitting.length > 0 ? fitting : JOBS.filter((job) => canBeUsed(job, companies))
  const known = from.length > 0 ? from : JOBS
  return random.weighted(known.map((job) => [job, job.weight] as const))
}

function season(
  { month }: Horizon,
  random: Random,
): { hiredOn: Day; endsOn: Day; winter: boolean } {
  const winter = random.chance(350)
  const first = firstDayOf(winter ? addMonths(month, 1) : addMonths(month, -1))
  const hiredOn = addDays(mondayOf(addDays(first, 6)), winter ? 0 : 7 * random.int(0, 2))
  return { hiredOn, endsOn: addDays(hiredOn, 7 * random.int(7, 9) - 3), winter }
}

function termsOf(random: Random, index: number, hiring: Hiring): Terms {
  const { companies, horizon } = hiring
  // The first people of a group that trains are its apprentices, so that each seed has some.
  const minor = index < hiring.apprentices
  const share = hiring.mix[index]
  const kind = minor ? 'apprenticeship' : (share?.kind ?? 'permanent')
  const permanentStart = addDays(
    firstDayOf(addMonths(horizon.month, -random.int(2, 110))),
    random.int(0, 27),
  )
  const partTime = share?.partTime ?? null
  if (kind === 'seasonal') {
    const { hiredOn, endsOn, winter } = season(horizon, random)
    const job = jobFor(random, winter ? WINTER_JOBS : SEASONAL_JOBS, companies)
    return { kind, job, minor, weeklyMinutes: 2100, hiredOn, endsOn }
  }
  if (kind === 'apprenticeship' || kind === 'professionalisation') {
    const jobs = JOBS.filter(({ rhythm }) => rhythm === 'office' || rhythm === 'day')
    const hiredOn = firstDayOf(addMonths(horizon.month, -1))
    const endsOn = addDays(firstDayOf(addMonths(monthOf(hiredOn), 24)), -1)
    return {
      kind,
      job: jobFor(random, jobs, companies),
      minor,
      weeklyMinutes: 2100,
      hiredOn,
      endsOn,
    }
  }
  const job = jobFor(random, JOBS, companies)
  const full = job.rhythm !== 'care' && job.rhythm !== 'night' && random.chance(90) ? 2340 : 2100
  const weeklyMinutes = job.rhythm === 'night' || job.rhythm === 'care' ? 2100 : (partTime ?? full)
  if (kind === 'permanent') {
    return { kind, job, minor, weeklyMinutes, hiredOn: permanentStart, endsOn: null }
  }
  const hiredOn = addDays(
    firstDayOf(addMonths(horizon.month, -random.int(1, 8))),
    random.int(0, 27),
  )
  return {
    kind,
    job,
    minor,
    weeklyMinutes,
    hiredOn,
    endsOn: addDays(hiredOn, random.int(330, 500)),
  }
}

function emailOf(first: string, last: string, taken: Set<string>): string {
  const name = `${slug(first)}.${slug(last)}`
  let email = `${name}@example.org`
  for (let again = 2; taken.has(email); again += 1) email = `${name}${again}@example.org`
  taken.add(email)
  return email
}

/** Minors turn eighteen after the horizon; the others were of age when they were hired. */
function bornFor(random: Random, { minor, hiredOn }: Terms, { month }: Horizon): Day {
  const latest = minor ? Number(month.slice(0, 4)) - 16 : Number(hiredOn.slice(0, 4)) - 18
  const year = latest - (minor ? 1 : random.int(1, 38))
  const mm = String(random.int(1, 12)).padStart(2, '0')
  return day(`${year}-${mm}-${String(random.int(1, 28)).padStart(2, '0')}`)
}

function employ(random: Random, index: number, terms: Terms, hiring: Hiring): EmployeeRow {
  const first = random.pick(FIRST_NAMES)
  const last = random.pick(LAST_NAMES)
  const home = random.pick(hiring.communes)
  const seat = nearest(home, hiring.founded.seats)[0] ?? home
  const at = hiring.founded.establishments.find((row) => row.commune_code === seat.code)
  const { endsOn } = terms
  return {
    employee_id: numbered('P', index + 1, hiring.width),
    establishment_id: at?.establishment_id ?? 'E01',
    last_name: last,
    first_name: first,
    born_on: bornFor(random, terms, hiring.horizon),
    hired_on: terms.hiredOn,
    left_on: endsOn !== null && endsOn <= hiring.horizon.last ? endsOn : null,
    home_commune_code: home.code,
    home_latitude: (Math.round(home.latitude * 1e4) + random.int(-400, 400)) / 1e4,
    home_longitude: (Math.round(home.longitude * 1e4) + random.int(-500, 500)) / 1e4,
    email: emailOf(first, last, hiring.emails),
  }
}

/** Users of a job near a home, no two of them competitors, those with few people first. */
function usersFor(random: Random, terms: Terms, home: Commune, hiring: Hiring): Company[] {
  const { job, weeklyMinutes } = terms
  const wanted = random.weighted([
    [1, 8],
    [2, 24],
    [3, 34],
    [4, 24],
    [5, 10],
  ] as const)
  // An apprentice has three host companies at most: R6223-10.
  const hosts = terms.kind === 'apprenticeship' ? 3 : wanted
  const most = Math.min(wanted, hosts, mostUsers(job.rhythm, weeklyMinutes))
  const open = hiring.companies.filter(({ member }) => member.left_on === null)
  const fitting = open.filter(({ trade }) => job.trades.includes(trade.key))
  const load = ({ member }: Company): number => hiring.load.get(member.member_id) ?? 0
  const candidates = (fitting.length > 1 ? fitting : open)
    .map((company) => ({ company, away: distance(home, company.commune), tie: random.int(0, 999) }))
    .sort((a, b) => a.away - b.away || a.tie - b.tie)
    .slice(0, 14)
    .map(({ company }) => company)
    .sort((a, b) => load(a) - load(b))
  const users: Company[] = []
  for (const company of candidates) {
    if (users.length === most) break
    const rival = company.member.competitor_group
    if (rival !== null && users.some(({ member }) => member.competitor_group === rival)) continue
    users.push(company)
    hiring.load.set(company.member.member_id, load(company) + 1)
  }
  return users
}

function hourlyGross(random: Random, { kind, job, minor }: Terms, { first }: Horizon): number {
  const smic = smicHourlyE4(first)
  // Apprentices of the first year: 27 % of the SMIC before 18, 53 % from 21 (D6222-26).
  if (kind === 'apprenticeship') return Math.ceil((smic * (minor ? 27 : 53)) / 100)
  return Math.max(smic, random.int(job.pay[0], job.pay[1]) * 100)
}

function contractsOf(
  random: Random,
  terms: Terms,
  employee: EmployeeRow,
  named: readonly string[],
  horizon: Horizon,
): ContractRow[] {
  const { month } = horizon
  const base: ContractRow = {
    contract_id: `C${employee.employee_id.slice(1)}`,
    employee_id: employee.employee_id,
    kind: terms.kind,
    starts_on: terms.hiredOn,
    ends_on: terms.endsOn,
    weekly_minutes: terms.weeklyMinutes,
    annual_minutes:
      terms.kind === 'permanent' && terms.weeklyMinutes === 2100 && random.chance(45)
        ? 96_420
        : null,
    hourly_gross_e4: hourlyGross(random, terms, horizon),
    job: terms.job.title,
    classification: terms.job.classification,
    member_ids: named.join(' '),
    part_time_reason: terms.weeklyMinutes < 1_440 ? 'request' : null,
  }
  if (terms.kind !== 'permanent' || !random.chance(70)) return [base]
  const since = random.chance(500) ? firstDayOf(month) : mondayOf(addDays(firstDayOf(month), 13))
  const raised = Math.round((base.hourly_gross_e4 * random.int(102, 105)) / 10_000) * 100
  const amendment: ContractRow = {
    ...base,
    contract_id: `${base.contract_id}-2`,
    starts_on: since,
    hourly_gross_e4: Math.max(base.hourly_gross_e4, raised),
  }
  return [{ ...base, ends_on: addDays(since, -1) }, amendment]
}

/** The contract of an assignment: at which site, for how long, at the price of the member. */
export function assign(
  random: Random,
  employee: EmployeeRow,
  company: Company,
  number: number,
  term: { startsOn: Day; endsOn: Day | null; weeklyMinutes: number },
): AssignmentRow {
  const site = random.pick(company.sites)
  const { joined_on } = company.member
  return {
    assignment_id: `A${employee.employee_id.slice(1)}-${number}`,
    employee_id: employee.employee_id,
    site_id: site.site_id,
    starts_on: term.startsOn < joined_on ? joined_on : term.startsOn,
    ends_on: term.endsOn,
    weekly_minutes: term.weeklyMinutes,
    ...company.price,
  }
}

export function hire(random: Random, index: number, hiring: Hiring): Person {
  const terms = termsOf(random.fork('terms'), index, hiring)
  const employee = employ(random.fork('person'), index, terms, hiring)
  const home = hiring.communes.find(({ code }) => code === employee.home_commune_code)
  const users = home ? usersFor(random.fork('users'), terms, home, hiring) : []
  const unsold = terms.weeklyMinutes >= 2100 && !terms.minor && random.chance(120)
  const sold = unsold ? terms.weeklyMinutes - random.int(2, 6) * 60 : terms.weeklyMinutes
  const timetable = timetableFor(terms.job.rhythm, sold, users.length, random.fork('week'))
  // The contract may name users that have no work for the person yet.
  const spare = hiring.companies.filter(({ member }) => member.left_on === null)
  const extra = random.chance(400) ? [random.pick(spare).member.member_id] : []
  const named = [...new Set([...users.map(({ member }) => member.member_id), ...extra])]
  const contracts = contractsOf(random.fork('contract'), terms, employee, named, hiring.horizon)
  const assignments = users.map((company, user) =>
    assign(random, employee, company, user + 1, {
      startsOn: terms.hiredOn,
      endsOn: terms.endsOn,
      weeklyMinutes: weeklyAt(timetable, user),
    }),
  )
  const { kind, job, minor, weeklyMinutes } = terms
  return { employee, kind, job, minor, weeklyMinutes, timetable, contracts, users, assignments }
}
