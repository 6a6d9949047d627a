import type { Month } from '../../shared/days.ts'
import type { Cents } from '../../shared/money.ts'
import type { DraftLine } from '../rules/lines-of-month.ts'

/**
 * What is said of a line before it is billed. The member accepts or disputes it; the group answers,
 * and settles a dispute: it bills the line all the same, or leaves it out.
 */
export const PRE_INVOICE_ACTS = ['accepted', 'disputed', 'answered', 'billed', 'left_out'] as const
export type PreInvoiceActKind = (typeof PRE_INVOICE_ACTS)[number]

export const ACTS_OF_MEMBER: readonly PreInvoiceActKind[] = ['accepted', 'disputed']

export interface PreInvoiceAct {
  readonly month: Month
  readonly memberId: string
  readonly lineKey: string
  readonly act: PreInvoiceActKind
  /** Why it is disputed, or what the group answers; nothing for what is accepted. */
  readonly words: string
  /** The line as it was then. */
  readonly minutes: number | null
  readonly netCents: Cents
  readonly employeeId: string | null
  readonly actor: string
  /** Moment in UTC. */
  readonly at: string
}

/** Where a line stands by the last thing that was said of it. */
export type LineState = 'open' | 'accepted' | 'disputed' | 'billed' | 'left_out'

/** An answer leaves a dispute open until one of both settles it. */
export function stateOf(acts: readonly PreInvoiceAct[]): LineState {
  const last = acts.findLast(({ act }) => act !== 'answered')?.act
  return last === undefined || last === 'answered' ? 'open' : last
}

/** What is disputed and not settled is not billed, nor what was left out by decision. */
export const isHeldBack = (state: LineState): boolean =>
  state === 'disputed' || state === 'left_out'

/**
 * Names a line in the month that it is about, also when its minutes and its amount change. Members
 * see it: nothing of the pay or of the price is in it, so that two rates of one month share a name.
 */
export const preInvoiceKey = (line: Named): string =>
  [
    line.period,
    line.employeeId ?? '',
    line.assignmentId ?? '',
    line.correctedKind ?? line.kind,
    line.explanation.item ?? '',
  ].join(' ')

type Named = Pick<
  DraftLine,
  'period' | 'employeeId' | 'assignmentId' | 'correctedKind' | 'kind' | 'explanation'
>

/** Names a line among all members and months. */
export const heldKey = (month: Month, memberId: string, key: string): string =>
  `${month} ${memberId} ${key}`

/** The lines that are not billed now, by `heldKey`. */
export function heldBack(acts: readonly PreInvoiceAct[]): ReadonlySet<string> {
  const byLine = Map.groupBy(acts, (act) => heldKey(act.month, act.memberId, act.lineKey))
  return new Set([...byLine].filter(([, same]) => isHeldBack(stateOf(same))).map(([key]) => key))
}
