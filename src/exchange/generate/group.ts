import { month as monthNamed, type Month } from '../../shared/days.ts'
import { invariant } from '../../shared/refusal.ts'
import { absencesOf } from './absences.ts'
import { plantBreaches } from './breaches.ts'
import { candidatesOf, employeeWishesOf } from './candidates.ts'
import { childrenOf, creditsOf, openingsOf, withEvent } from './counters.ts'
import { bankingOf, foundGroup, numbered, settleCompanies } from './companies.ts'
import { entryOf, isDeclared, shiftOf } from './entries.ts'
import { payItemsOf, skillsOf } from './extras.ts'
import { needsOf } from './needs.ts'
import { type Hiring, hire, mixOf } from './people.ts'
import { type Blueprint, blueprintsOf, type Profile } from './profiles.ts'
import { type Random, randomOf } from './random.ts'
import { comparablePayOf, overheadsOf } from './scales.ts'
import type { GeneratedGroup, PackageRows, ShiftRow, TimeEntryRow } from './rows.ts'
import { workOf } from './work.ts'
import { type Horizon, horizonOf } from './calendar.ts'
import type { Draft } from './spot.ts'

export const DEFAULT_MONTH: Month = monthNamed('2026-10')

/** The person who has a mandate in a group that has a committee (L2311-2). */
const ELECTED = 5

/** Shifts of all, and what was declared of them. */
function hoursOf(random: Random, drafts: readonly Draft[], horizon: Horizon) {
  const shifts: ShiftRow[] = []
  const entries: TimeEntryRow[] = []
  for (const { person, work } of drafts) {
    const own = random.fork(person.employee.employee_id)
    work.forEach((piece, index) => {
      shifts.push(shiftOf(piece, numbered('H', shifts.length + 1, 6)))
      if (!isDeclared(own, piece, horizon)) return
      const place = {
        first: work[index - 1]?.day !== piece.day,
        last: work[index + 1]?.day !== piece.day,
      }
      const id = numbered('T', entries.length + 1, 6)
      entries.push(entryOf(own, piece, id, { person, horizon, place }))
    })
  }
  return { shifts, entries }
}

/** What hiring people one by one keeps in mind. */
const hiringOf = (
  { communes, employees }: Blueprint,
  random: Random,
  around: Pick<Hiring, 'companies' | 'founded' | 'horizon'>,
): Hiring => ({
  ...around,
  communes,
  load: new Map(),
  emails: new Set(),
  apprentices: employees >= 40 ? Math.max(2, Math.round(employees / 200)) : 0,
  mix: mixOf(random.fork('mix'), employees),
  width: Math.max(4, String(employees).length),
})

const withChildren = (employee: Draft['person']['employee'], index: number, random: Random) => ({
  ...employee,
  dependent_children: childrenOf(random.fork(`children ${index}`)),
})

/** One group of a blueprint. */
export function groupOf(blueprint: Blueprint, seed: number, month: Month): GeneratedGroup {
  const horizon = horizonOf(month)
  const random = randomOf(seed, blueprint.groupId)
  const founded = foundGroup(blueprint, random.fork('group'))
  const companies = settleCompanies(blueprint, founded, horizon, random.fork('members'))
  const hiring = hiringOf(blueprint, random, { companies, founded, horizon })
  const drafts: Draft[] = Array.from({ length: blueprint.employees }, (_, index) => {
    const own = random.fork(`employee ${index}`)
    const person = hire(own, index, hiring)
    const absences = absencesOf(own.fork('absences'), person, horizon)
    return { person, absences, work: workOf(own.fork('work'), person, absences, horizon) }
  })
  const plantedBreaches = plantBreaches(drafts, { companies, horizon }, random.fork('breaches'))
  const { shifts, entries } = hoursOf(random.fork('entries'), drafts, horizon)
  const { employees, communes } = blueprint
  const needs = needsOf(random.fork('needs'), companies, { employees, horizon })
  const around = { companies, communes, employees, horizon }
  const rows: PackageRows = {
    group: [founded.group],
    group_banking: [bankingOf(founded, random.fork('banking'))],
    establishments: [...founded.establishments],
    members: companies.map(({ member }) => member),
    sites: companies.flatMap(({ sites }) => sites),
    employees: drafts.map(({ person }, index) => withChildren(person.employee, index, random)),
    contracts: drafts.flatMap(({ person }) => person.contracts),
    skills: drafts.flatMap(({ person }, index) =>
      skillsOf(random.fork(`skills ${index}`), person, horizon),
    ),
    needs,
    assignments: drafts.flatMap(({ person }) => person.assignments),
    shifts,
    time_entries: entries,
    absences: drafts.flatMap(({ absences }) =>
      absences.map((one) => withEvent(random.fork(`event ${one.absence_id}`), one)),
    ),
    counter_openings: drafts.flatMap(({ person }, index) =>
      openingsOf(random.fork(`counters ${index}`), person, horizon),
    ),
    delegation_credits: drafts.flatMap(({ person, absences }, index) =>
      creditsOf(person, absences, horizon, index === ELECTED && employees >= 11),
    ),
    pay_items: drafts.flatMap(({ person }, index) =>
      payItemsOf(random.fork(`pay ${index}`), person, horizon),
    ),
    limits: [],
    candidates: candidatesOf(random.fork('candidates'), needs, around),
    employee_wishes: drafts.flatMap(({ person }, index) =>
      employeeWishesOf(random.fork(`wishes ${index}`), person, around),
    ),
    comparable_pay: comparablePayOf(
      random.fork('scales'),
      drafts.map(({ person }) => person),
      horizon,
    ),
    overheads: overheadsOf(employees, horizon),
  }
  return { rows, plantedBreaches }
}

export interface GroupRequest {
  readonly profile: Profile
  readonly seed: number
  /** The month to close; the one before and the one after are there too. */
  readonly month?: Month
  /** Which group of a profile of many; the first one when absent. */
  readonly index?: number
}

/** A plausible group in memory: the same for the same request, on every machine. */
export function generateGroup(request: GroupRequest): GeneratedGroup {
  const blueprint = blueprintsOf(request.profile, request.seed)[request.index ?? 0]
  invariant(blueprint !== undefined, `${request.profile} has no group ${request.index}`)
  return groupOf(blueprint, request.seed, request.month ?? DEFAULT_MONTH)
}
