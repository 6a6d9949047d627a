import {
  addDays,
  addMonths,
  dayIn,
  type Day,
  daysBetween,
  lastDayOf,
  mondayOf,
  type Month,
  monthOf,
} from '../../shared/days.ts'
import { cents, divideHalfUp, rateE4, shareOf } from '../../shared/money.ts'

export const FLOW_KINDS = ['invoices', 'billing', 'wages', 'contributions', 'vat', 'items'] as const
export type FlowKind = (typeof FLOW_KINDS)[number]

/** One thing that comes or goes on a day. */
export interface Flow {
  readonly kind: FlowKind
  readonly on: Day
  readonly amountCents: number
  readonly label: string
  /** What it is about, for the person to open. */
  readonly invoiceNumber: string | null
  readonly memberId: string | null
  readonly month: Month | null
  /** VAT in it, for receipts. */
  readonly vatCents: number
}

export interface Assumptions {
  /** Part of the gross that employees pay as contributions, in ten-thousandths. */
  readonly employeeShareE4: number
  /** 31 is the last day of the month. */
  readonly payDay: number
  readonly payMonthAfter: 0 | 1
  readonly vatDay: number
}

export const DEFAULT_ASSUMPTIONS: Assumptions = {
  employeeShareE4: 2200,
  payDay: 31,
  payMonthAfter: 0,
  vatDay: 24,
}

export interface CashItem {
  readonly itemId: string
  readonly label: string
  readonly amountCents: number
  readonly firstOn: Day
  readonly every: 'once' | 'week' | 'month' | 'quarter' | 'year'
  readonly lastOn: Day | null
}

/** What a month of work costs: gross pay, and what the group pays on it. */
export interface MonthlyPay {
  readonly month: Month
  readonly grossCents: number
  readonly employerCents: number
  readonly people: number
}

export interface ForecastFacts {
  readonly today: Day
  readonly weeks: number
  readonly openingCents: number
  readonly open: readonly {
    readonly invoiceNumber: string
    readonly memberId: string
    readonly memberName: string
    readonly dueOn: Day
    readonly openCents: number
    readonly vatCents: number
    readonly grossCents: number
  }[]
  /** Days after the due date at which a member usually pays; negative is before. */
  readonly delays: ReadonlyMap<string, number>
  /** What each member is usually billed a month, taxes included. */
  readonly billing: readonly {
    readonly memberId: string
    readonly memberName: string
    readonly grossCents: number
    readonly vatCents: number
  }[]
  /** Months whose invoices are still to come, and days that members have to pay them. */
  readonly monthsToBill: readonly Month[]
  readonly paymentDays: number
  readonly pay: readonly MonthlyPay[]
  /** Contributions fall due on the 5th from fifty employees on, else on the 15th (CSS R243-6). */
  readonly headcount: number
  readonly vatOnReceipts: boolean
  /** VAT that fell due in the books since the first of last month, by month. */
  readonly vatSoFar: ReadonlyMap<Month, number>
  readonly items: readonly CashItem[]
  readonly assumptions: Assumptions
}

export interface ForecastWeek {
  readonly startsOn: Day
  readonly endsOn: Day
  readonly sums: Readonly<Record<FlowKind, number>>
  readonly closingCents: number
}

export interface CashForecast {
  readonly today: Day
  readonly openingCents: number
  readonly weeks: readonly ForecastWeek[]
  readonly flows: readonly Flow[]
  readonly lowest: { readonly on: Day; readonly balanceCents: number }
}

const plain = (
  flow: Pick<Flow, 'kind' | 'on' | 'amountCents' | 'label'> & Partial<Flow>,
): Flow => ({
  invoiceNumber: null,
  memberId: null,
  month: null,
  vatCents: 0,
  ...flow,
})

/** Late already: thought to come within a week, since no usual delay says more. */
const SOON_DAYS = 7

function fromInvoices({ open, delays, today }: ForecastFacts): Flow[] {
  return open.map((invoice) => {
    const usual = addDays(invoice.dueOn, delays.get(invoice.memberId) ?? 0)
    const vatCents =
      invoice.grossCents === 0
        ? 0
        : Number(
            divideHalfUp(
              BigInt(invoice.vatCents) * BigInt(Math.abs(invoice.openCents)),
              BigInt(Math.abs(invoice.grossCents)),
            ),
          )
    return plain({
      kind: 'invoices',
      on: usual > today ? usual : addDays(today, SOON_DAYS),
      amountCents: invoice.openCents,
      label: invoice.memberName,
      invoiceNumber: invoice.invoiceNumber,
      memberId: invoice.memberId,
      vatCents: Math.abs(vatCents) * Math.sign(invoice.openCents),
    })
  })
}

function fromBilling({ billing, monthsToBill, paymentDays, delays, today }: ForecastFacts): Flow[] {
  return monthsToBill.flatMap((month) =>
    billing.map(({ memberId, memberName, grossCents, vatCents }) => {
      const usual = addDays(lastDayOf(month), paymentDays + (delays.get(memberId) ?? 0))
      return plain({
        kind: 'billing',
        on: usual > today ? usual : addDays(today, SOON_DAYS),
        amountCents: grossCents,
        label: memberName,
        memberId,
        month,
        vatCents,
      })
    }),
  )
}

function fromPay({ pay, headcount, assumptions }: ForecastFacts): Flow[] {
  const { employeeShareE4, payDay, payMonthAfter } = assumptions
  return pay.flatMap(({ month, grossCents, employerCents, people }) => {
    const withheld = shareOf(cents(grossCents), rateE4(employeeShareE4))
    const due = dayIn(addMonths(month, 1), headcount >= 50 && payMonthAfter === 0 ? 5 : 15)
    return [
      plain({
        kind: 'wages',
        on: dayIn(addMonths(month, payMonthAfter), payDay),
        amountCents: -(grossCents - withheld),
        label: String(people),
        month,
      }),
      plain({
        kind: 'contributions',
        on: due,
        amountCents: -(employerCents + withheld),
        label: String(people),
        month,
      }),
    ]
  })
}

/** VAT of a month is paid in the next one: of what is received in it, or of what is invoiced. */
function fromVat(facts: ForecastFacts, receipts: readonly Flow[], lastOn: Day): Flow[] {
  const { today, vatOnReceipts, vatSoFar, assumptions, monthsToBill, billing } = facts
  const flows: Flow[] = []
  for (let month = addMonths(monthOf(today), -1); ; month = addMonths(month, 1)) {
    const on = dayIn(addMonths(month, 1), assumptions.vatDay)
    if (on > lastOn) return flows
    const forecast = vatOnReceipts
      ? receipts.filter((flow) => monthOf(flow.on) === month).map(({ vatCents }) => vatCents)
      : monthsToBill.includes(month)
        ? billing.map(({ vatCents }) => vatCents)
        : []
    const due = forecast.reduce((sum, vat) => sum + vat, vatSoFar.get(month) ?? 0)
    if (on > today && due > 0)
      flows.push(plain({ kind: 'vat', on, amountCents: -due, label: month, month }))
  }
}

const MONTHS_BETWEEN = { month: 1, quarter: 3, year: 12 } as const

/** The days of an item, its first day kept where the month has it. */
export function daysOfItem({ firstOn, every, lastOn }: CashItem, until: Day): Day[] {
  const end = lastOn !== null && lastOn < until ? lastOn : until
  const days: Day[] = []
  for (let step = 0; ; step += 1) {
    const on =
      every === 'once' || every === 'week'
        ? addDays(firstOn, 7 * step)
        : dayIn(addMonths(monthOf(firstOn), step * MONTHS_BETWEEN[every]), Number(firstOn.slice(8)))
    if (on > end || (every === 'once' && step > 0)) return days
    days.push(on)
  }
}

/**
 * The cash of the weeks to come: what each day brings and takes, and the balance at the end of each
 * week. The first week starts today, the others on Monday.
 */
export function forecastOf(facts: ForecastFacts): CashForecast {
  const { today, weeks: count, openingCents, items } = facts
  const lastOn = addDays(mondayOf(today), 7 * count - 1)
  const receipts = [...fromInvoices(facts), ...fromBilling(facts)]
  const planned = items.flatMap((item) =>
    daysOfItem(item, lastOn).map((on) =>
      plain({ kind: 'items', on, amountCents: item.amountCents, label: item.label }),
    ),
  )
  const flows = [...receipts, ...fromPay(facts), ...fromVat(facts, receipts, lastOn), ...planned]
    .filter(({ on, amountCents }) => on > today && on <= lastOn && amountCents !== 0)
    .sort((a, b) => daysBetween(b.on, a.on))
  const weeks: ForecastWeek[] = []
  let balance = openingCents
  for (let week = 0; week < count; week += 1) {
    const monday = addDays(mondayOf(today), 7 * week)
    const endsOn = addDays(monday, 6)
    const own = flows.filter(({ on }) => on >= monday && on <= endsOn)
    const sums = sumsOf(own)
    balance += own.reduce((sum, { amountCents }) => sum + amountCents, 0)
    weeks.push({ startsOn: week === 0 ? today : monday, endsOn, sums, closingCents: balance })
  }
  return { today, openingCents, weeks, flows, lowest: lowestOf(today, openingCents, flows) }
}

const sumsOf = (flows: readonly Flow[]): Record<FlowKind, number> => {
  const sums = { invoices: 0, billing: 0, wages: 0, contributions: 0, vat: 0, items: 0 }
  for (const { kind, amountCents } of flows) sums[kind] += amountCents
  return sums
}

/** The day at whose end there is least, the first of several. */
function lowestOf(
  today: Day,
  openingCents: number,
  flows: readonly Flow[],
): CashForecast['lowest'] {
  let lowest = { on: today, balanceCents: openingCents }
  let balance = openingCents
  flows.forEach(({ on, amountCents }, at) => {
    balance += amountCents
    const isLastOfDay = flows[at + 1]?.on !== on
    if (isLastOfDay && balance < lowest.balanceCents) lowest = { on, balanceCents: balance }
  })
  return lowest
}
