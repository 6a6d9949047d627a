import {
  deductions,
  draftInvoices,
  type InvoiceDraft,
  type PreInvoiceAct,
  preInvoiceActs,
  preInvoiceKey,
  stateOf,
  type LineState,
} from '../../billing/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import { lastDayOf, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { computeMonth } from '../compute-month.ts'
import { openAdvances } from '../issuing/index.ts'
import { loadMonth } from '../load-month.ts'

/** A line of the invoice to come, with what was said of it. */
export interface PreInvoiceLine {
  readonly key: string
  readonly line: InvoiceDraft['lines'][number]
  readonly state: LineState
  readonly acts: readonly PreInvoiceAct[]
}

export interface PreInvoice {
  readonly memberId: string
  /** As the close would issue it, disputed lines included. */
  readonly draft: InvoiceDraft
  readonly lines: readonly PreInvoiceLine[]
}

/** What the close of a month would invoice now, by member; of one member where one is named. */
export async function preInvoicesOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  memberId: string | null = null,
): Promise<readonly PreInvoice[]> {
  const facts = await loadMonth(db, groupId, month)
  const seen = memberId === null ? facts : ofMember(facts, memberId)
  // What is disputed is shown: it is only the close that leaves it out.
  const { lines } = computeMonth({ ...seen, held: new Set() })
  const own = memberId === null ? lines : lines.filter((line) => line.memberId === memberId)
  const advances = await openAdvances(db, groupId, memberId)
  const all = [...own, ...deductions(own, facts.members, advances, month)]
  const terms = { month, issuedOn: lastDayOf(month), term: facts.term }
  const acts = Map.groupBy(
    await preInvoiceActs(db, groupId, { month, ...(memberId === null ? {} : { memberId }) }),
    (act) => `${act.memberId} ${act.lineKey}`,
  )
  return draftInvoices(all, facts.members, terms).map((draft) => ({
    memberId: draft.memberId,
    draft,
    lines: draft.lines.map((line) => {
      const key = preInvoiceKey(line)
      const said = acts.get(`${draft.memberId} ${key}`) ?? []
      return { key, line, state: stateOf(said), acts: said }
    }),
  }))
}

type Facts = Awaited<ReturnType<typeof loadMonth>>

/** Only the people who ever were at a member can make a line of its invoice. */
function ofMember(facts: Facts, memberId: string): Facts {
  const people = new Set(
    [...facts.assignments.values()]
      .filter((assignment) => assignment.memberId === memberId)
      .map(({ employeeId }) => employeeId),
  )
  const employees = facts.employees.filter(
    ({ employeeId, payItems }) =>
      people.has(employeeId) || payItems.some((item) => item.memberId === memberId),
  )
  return { ...facts, employees }
}
