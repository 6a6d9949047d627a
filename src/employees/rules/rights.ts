import {
  type AbsenceFacts,
  annualAccount,
  type ContractFacts,
  type HolidayTerritory,
  inBusinessDays,
  leaveAcquired,
  leaveTaken,
  leaveYearOf,
  LEGAL_WEEKLY_MINUTES,
  type Limits,
  mainLeavePeriod,
  openRestOn,
  previousLeaveYear,
  type Quota,
  quotaOf,
  splitDays,
  type WorkSums,
} from '../../law/index.ts'
import {
  addDays,
  covers,
  type Day,
  day,
  daysFrom,
  type Period,
  periodsOverlap,
  weekday,
} from '../../shared/days.ts'
import type { EmployeeRights } from '../rights-contract.ts'

/** What the rights of a person are counted from. */
export interface RightsFacts {
  readonly employeeId: string
  readonly hiredOn: Day
  readonly leftOn: Day | null
  readonly contracts: readonly ContractFacts[]
  readonly absences: readonly AbsenceFacts[]
  /** From a week before the civil year of the day on. */
  readonly worked: WorkSums
  readonly planned: WorkSums
  readonly limits: Limits
  /** Ten-thousandths of people, without those made available. */
  readonly headcountE4: number
  readonly territory: HolidayTerritory
}

const ONE = 10_000
const FRIDAY = 5

export function rightsOn(facts: RightsFacts, on: Day): EmployeeRights {
  const quota = quotaOn(facts, on)
  return {
    employeeId: facts.employeeId,
    on,
    quota:
      quota === null
        ? null
        : { ...quotaFigures(quota), headcountE4: facts.headcountE4, articles: QUOTA_ARTICLES },
    rest: quota === null ? null : restOn(facts, quota, on),
    account: accountOn(facts, on),
    leave: leaveOn(facts, on),
  }
}

const QUOTA_ARTICLES = ['D3121-24', 'L3121-38']

function quotaFigures({ lines, ...figures }: Quota) {
  return { ...figures, weeks: [...lines] }
}

const contractsOn = ({ contracts }: RightsFacts, on: Day): readonly ContractFacts[] =>
  contracts.filter((one) => covers(one, on))

/** The quota of the civil year up to a day; null for who is not under it and has used nothing. */
function quotaOn(facts: RightsFacts, on: Day): Quota | null {
  const { worked, contracts, limits, headcountE4 } = facts
  const weeks = worked.weeks.filter(({ week }) => week <= on)
  const year = Number(on.slice(0, 4))
  const quota = quotaOf(year, { weeks, contracts, limits, headcount: headcountE4 / ONE })
  const isOutside = contractsOn(facts, on).some(
    ({ annualMinutes, weeklyMinutes }) =>
      annualMinutes !== null || (weeklyMinutes ?? LEGAL_WEEKLY_MINUTES) < LEGAL_WEEKLY_MINUTES,
  )
  return isOutside && quota.usedMinutes === 0 ? null : quota
}

/** Minutes of a whole day of rest: a fifth of the week, from Monday to Friday. */
function restTaken(facts: RightsFacts, absence: AbsenceFacts) {
  if (absence.minutes !== null) return [{ on: absence.startsOn, minutes: absence.minutes }]
  return daysFrom(absence.startsOn, absence.endsOn ?? absence.startsOn)
    .filter((on) => weekday(on) <= FRIDAY)
    .map((on) => {
      const weekly = contractsOn(facts, on)[0]?.weeklyMinutes ?? LEGAL_WEEKLY_MINUTES
      return { on, minutes: Math.floor(weekly / FRIDAY) }
    })
}

function restOn(facts: RightsFacts, quota: Quota, on: Day): EmployeeRights['rest'] {
  if (quota.restMinutes === 0) return null
  const first = quota.lines.find(({ restMinutes }) => restMinutes > 0)?.week ?? on
  const taken = facts.absences
    .filter(({ kind, startsOn }) => kind === 'compensatory_rest' && startsOn >= first)
    .flatMap((absence) => restTaken(facts, absence))
  return { ...openRestOn(on, quota.lines, taken), articles: ['D3121-18', 'D3121-19'] }
}

function accountOn(facts: RightsFacts, on: Day): EmployeeRights['account'] {
  const year = on.slice(0, 4)
  const period = { from: day(`${year}-01-01`), to: day(`${year}-12-31`) }
  const ofYear = { startsOn: period.from, endsOn: period.to }
  const isAnnual = facts.contracts.some(
    (one) => one.annualMinutes !== null && periodsOverlap(one, ofYear),
  )
  if (!isAnnual) return null
  const days = { worked: facts.worked.days, planned: facts.planned.days }
  const { on: _on, months, ...account } = annualAccount({ ...facts, ...days }, period, on)
  return { ...account, months: [...months], articles: ['L3121-41', 'L3121-44', 'D3171-13'] }
}

const earliest = (a: Day, b: Day): Day => (a < b ? a : b)

/** The part of a leave that lies in a period; null where none does. */
function within(absence: AbsenceFacts, first: Day, last: Day): AbsenceFacts | null {
  const end = absence.endsOn ?? absence.startsOn
  const startsOn = absence.startsOn < first ? first : absence.startsOn
  const endsOn = end > last ? last : end
  return startsOn > endsOn ? null : { ...absence, startsOn, endsOn }
}

function leaveOn(facts: RightsFacts, on: Day): EmployeeRights['leave'] {
  const year = leaveYearOf(on)
  const calendar = { territory: facts.territory }
  const leaves = facts.absences.filter(({ kind }) => kind === 'paid_leave')
  const takenIn = (first: Day, last: Day): number =>
    leaves.reduce((sum, leave) => {
      const part = within(leave, first, last)
      return part === null ? sum : sum + leaveTaken(part, 'working', calendar)
    }, 0)
  const previous = acquiredIn(facts, previousLeaveYear(year), on)
  const takenE2 = takenIn(year.startsOn, on)
  const summer = mainLeavePeriod(Number(year.startsOn.slice(0, 4)))
  const inside = takenIn(year.startsOn, earliest(on, summer.endsOn))
  const winter = [addDays(summer.endsOn, 1), addDays(summer.startsOn, 364)] as const
  const outside = takenIn(winter[0], earliest(on, winter[1]))
  return {
    previous,
    current: acquiredIn(facts, year, on),
    takenE2,
    plannedE2: takenIn(addDays(on, 1), year.endsOn),
    leftE2: previous.days * 100 - takenE2,
    splitDays: splitDays(Math.floor(inside / 100), Math.floor(outside / 100)),
    lines: leaves.flatMap((leave) => {
      const part = within(leave, year.startsOn, year.endsOn)
      if (part === null) return []
      const daysE2 = leaveTaken(part, 'working', calendar)
      const { startsOn, endsOn } = part
      return {
        absenceId: leave.id,
        startsOn,
        endsOn: endsOn ?? startsOn,
        daysE2,
        isTaken: startsOn <= on,
      }
    }),
    articles: ['L3141-3', 'L3141-4', 'L3141-5', 'L3141-7', 'L3141-23'],
  }
}

type LeaveYear = ReturnType<typeof leaveYearOf>

function acquiredIn(
  facts: RightsFacts,
  year: LeaveYear,
  on: Day,
): EmployeeRights['leave']['current'] {
  const employed: Period[] = [{ startsOn: facts.hiredOn, endsOn: facts.leftOn }]
  const { daysE2, days, sickDays, lostDays } = leaveAcquired(
    { employed, absences: facts.absences },
    year,
    earliest(on, year.endsOn),
  )
  return { ...year, daysE2, days, businessE2: inBusinessDays(daysE2), sickDays, lostDays }
}
