import { addDays, addMonths, firstDayOf } from '../../shared/days.ts'
import type { Horizon } from './calendar.ts'
import { type Company, numbered } from './companies.ts'
import { JOBS } from './jobs.ts'
import { FIRST_NAMES, LAST_NAMES, slug } from './names.ts'
import type { Person } from './people.ts'
import type { Commune } from './places.ts'
import type { Random } from './random.ts'
import type { CandidateRow, NeedRow, WishRow } from './rows.ts'

const EMPLOYEES_A_CANDIDATE = 8
const WISHES = [
  'Pas de travail le samedi.',
  'Cherche un temps plein stable après plusieurs contrats courts.',
  'Accepte deux ou trois lieux de travail proches.',
  'Sans voiture : bus ou covoiturage.',
]
const MORNINGS = ['mon', 'tue', 'wed', 'thu', 'fri'].map((name) => `${name}-am`)
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'].flatMap((name) => [`${name}-am`, `${name}-pm`])

function wishesOf(random: Random, companies: readonly Company[], horizon: Horizon): WishRow {
  const week = random.weighted([
    [null, 6],
    [WEEKDAYS, 3],
    [MORNINGS, 1],
  ] as const)
  const partTime = week === MORNINGS
  return {
    weekly_minutes: partTime ? 1_050 : random.chance(850) ? 2_100 : 1_680,
    half_days: week === null ? null : week.join(' '),
    available_from: firstDayOf(addMonths(horizon.month, random.int(0, 3))),
    mobility_km: random.chance(800) ? random.int(3, 9) * 5 : null,
    mobility_minutes: random.chance(250) ? random.int(4, 9) * 5 : null,
    refused_member_ids:
      random.chance(150) && companies.length > 0 ? random.pick(companies).member.member_id : null,
    wishes: random.chance(350) ? random.pick(WISHES) : null,
  }
}

/** People who would work for the group: most hold a skill that is asked for. */
export function candidatesOf(
  random: Random,
  needs: readonly NeedRow[],
  {
    companies,
    communes,
    employees,
    horizon,
  }: {
    readonly companies: readonly Company[]
    readonly communes: readonly Commune[]
    readonly employees: number
    readonly horizon: Horizon
  },
): CandidateRow[] {
  const communeOf = new Map(
    companies.flatMap(({ sites, commune }) => sites.map((site) => [site.site_id, commune])),
  )
  return Array.from({ length: Math.round(employees / EMPLOYEES_A_CANDIDATE) }, (_, index) => {
    const own = random.fork(`candidate ${index}`)
    const first = own.pick(FIRST_NAMES)
    const last = own.pick(LAST_NAMES)
    // Most hold a skill that is asked for, and live where it is.
    const need = needs.length > 0 && own.chance(800) ? own.pick(needs) : null
    const job = JOBS.find(({ title }) => title === need?.skill) ?? own.pick(JOBS)
    const home = (need === null ? null : communeOf.get(need.site_id)) ?? own.pick(communes)
    const met = addDays(firstDayOf(addMonths(horizon.month, -own.int(0, 14))), own.int(0, 27))
    const wide = Math.max(3, String(employees).length)
    return {
      candidate_id: numbered('K', index + 1, wide),
      last_name: last,
      first_name: first,
      email: `${slug(first)}.${slug(last)}@example.net`,
      phone: `06 00 00 ${String(own.int(0, 99)).padStart(2, '0')} ${String(own.int(0, 99)).padStart(2, '0')}`,
      skills: [job.title, ...job.skills.filter(() => own.chance(700))].join(';'),
      ...wishesOf(own, companies, horizon),
      home_commune_code: home.code,
      home_latitude: (Math.round(home.latitude * 1e4) + own.int(-400, 400)) / 1e4,
      home_longitude: (Math.round(home.longitude * 1e4) + own.int(-500, 500)) / 1e4,
      consented_on: met,
      last_contact_on: met,
      hired_as: null,
    }
  })
}

/** What a few part-timers wish: more hours, or half-days of their own. */
export function employeeWishesOf(
  random: Random,
  { employee, weeklyMinutes, kind }: Person,
  { companies, horizon }: { readonly companies: readonly Company[]; readonly horizon: Horizon },
): (WishRow & { readonly employee_id: string })[] {
  if (kind !== 'permanent' || weeklyMinutes >= 2_100 || !random.chance(600)) return []
  return [
    {
      employee_id: employee.employee_id,
      ...wishesOf(random, companies, horizon),
      available_from: null,
    },
  ]
}
