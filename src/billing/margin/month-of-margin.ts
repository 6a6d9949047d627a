import { leaveYearOf } from '../../law/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import { addMonths, firstDayOf, lastDayOf, type Month, monthOf } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import * as store from './margin-store.ts'
import type { FigureLine, FiguresOfMonth, MonthFigures } from './month-figures.ts'
import { chargesOf, type Overhead, timesOf, type UnusedTime } from './rules/charges.ts'
import { type CostCell, trueCost } from './rules/true-cost.ts'
import { type KnownMonth, type Person, unusedOf } from './rules/unused-time.ts'

/** What a month costs and bills, spread to the finest: person, member, assignment. */
export interface MonthOfMargin {
  readonly month: Month
  /** `none`: the product knows nothing of that month. */
  readonly state: MonthFigures['state'] | 'none'
  readonly basis: MonthFigures['basis']
  readonly lines: readonly FigureLine[]
  readonly costs: MonthFigures['costs']
  readonly cells: readonly CostCell[]
  readonly unused: readonly UnusedTime[]
  readonly overheads: readonly Overhead[]
}

/** What other months leave to one: the figures of the leave year before it. */
export class Figures {
  readonly #db: GroupDb
  readonly #groupId: GroupId
  readonly #figuresOfMonth: FiguresOfMonth
  readonly #known = new Map<Month, Promise<MonthFigures>>()

  constructor(db: GroupDb, groupId: GroupId, figuresOfMonth: FiguresOfMonth) {
    this.#db = db
    this.#groupId = groupId
    this.#figuresOfMonth = figuresOfMonth
  }

  /** Each month is read once, however many others look back at it. */
  of(month: Month): Promise<MonthFigures> {
    const known = this.#known.get(month) ?? this.#figuresOfMonth(this.#db, this.#groupId, month)
    this.#known.set(month, known)
    return known
  }
}

const inForce = ({ firstMonth, lastMonth }: store.StoredOverhead, month: Month): boolean =>
  firstMonth <= month && (lastMonth === null || month <= lastMonth)

const NOTHING: Omit<MonthOfMargin, 'month'> = {
  state: 'none',
  basis: { confirmed: 0, declared: 0, planned: 0, contract: 0 },
  lines: [],
  costs: [],
  cells: [],
  unused: [],
  overheads: [],
}

/** Months that are remembered; one of 680 people holds a few thousand small rows. */
const MOST_REMEMBERED = 36
const remembered = new Map<string, { readonly stamp: string; readonly found: MonthOfMargin }>()

/**
 * The true cost of a month and what it bills, remembered until anything at all is written: the
 * pages of a month ask for the same figures one after the other, and making them takes a close.
 */
export async function monthOfMargin(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  figures: Figures,
): Promise<MonthOfMargin> {
  const key = `${groupId} ${month}`
  const stamp = await store.writtenUntil(db)
  const known = remembered.get(key)
  if (known?.stamp === stamp) return known.found
  const found = await spreadMonth(db, groupId, month, figures)
  remembered.delete(key)
  remembered.set(key, { stamp, found })
  const [oldest] = remembered.keys()
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  return found
}

/**
 * The true cost of a month and what it bills. A month before the first that the product closed or
 * has work of has neither.
 */
async function spreadMonth(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  figures: Figures,
): Promise<MonthOfMargin> {
  const known = await monthsOfYear(db, groupId, month.slice(0, 4))
  if (!known.includes(month)) return { ...NOTHING, month }
  const { state, basis, lines, costs } = await figures.of(month)
  const overheads = (await store.overheadsOf(db, groupId)).filter((one) => inForce(one, month))
  const unused = await unusedTimes(db, groupId, month, figures)
  const times = timesOf(lines)
  const charges = chargesOf(
    {
      lines,
      costs,
      items: await store.itemsOf(db, groupId, month),
      unused,
      overheads,
      members: await store.membersIn(db, groupId, month),
    },
    times,
  )
  const cells = trueCost(times, charges)
  return { month, state, basis, lines, costs, cells, unused, overheads }
}

/** Time that nobody used and leave that it earned, of everybody under contract in the month. */
async function unusedTimes(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  figures: Figures,
): Promise<readonly UnusedTime[]> {
  const first = leaveYearOf(lastDayOf(month)).startsOn
  const { closed } = await store.monthsOf(db, groupId)
  const before = closed.filter((each) => each >= monthOf(first) && each < month)
  const known: MonthFigures[] = []
  for (const each of [...before, month]) known.push(await figures.of(each))
  const histories = known.map(knownMonths)
  const people = await store.peopleOf(db, groupId, first, lastDayOf(month))
  return people.flatMap((person) => {
    if (!isEmployedIn(person, month)) return []
    const own = histories.map((history) => history(person.employeeId))
    return unusedOf(person, own) ?? []
  })
}

const isEmployedIn = ({ contracts }: Person, month: Month): boolean =>
  contracts.some(
    ({ startsOn, endsOn }) =>
      startsOn <= lastDayOf(month) && (endsOn === null || endsOn >= firstDayOf(month)),
  )

/** A month as the leave of each person sees it. */
function knownMonths({ month, costs, worked }: MonthFigures): (employeeId: string) => KnownMonth {
  const gross = new Map<string, number>()
  const paid = new Set<string>()
  for (const { employeeId, grossCents, source } of costs) {
    gross.set(employeeId, (gross.get(employeeId) ?? 0) + grossCents)
    if (source === 'journal') paid.add(employeeId)
  }
  return (employeeId) => ({
    month,
    grossCents: gross.get(employeeId) ?? 0,
    isPaid: paid.has(employeeId),
    worked: worked.get(employeeId) ?? new Map(),
  })
}

/** Months of the civil year that have figures: closed ones, then forecasts up to December. */
export async function monthsOfYear(
  db: GroupDb,
  groupId: GroupId,
  year: string,
): Promise<readonly Month[]> {
  const { closed, firstWork } = await store.monthsOf(db, groupId)
  const last = closed.at(-1)
  const open =
    last === undefined ? (firstWork === null ? null : monthOf(firstWork)) : addMonths(last, 1)
  const january = monthOf(firstDayOf(`${year}-01` as Month))
  return Array.from({ length: 12 }, (_, index) => addMonths(january, index)).filter(
    (month) => closed.includes(month) || (open !== null && month >= open),
  )
}
