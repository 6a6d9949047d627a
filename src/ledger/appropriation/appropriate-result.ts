import { sql } from 'kysely'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { yearCloseOf } from '../books/periods-store.ts'
import { lockNumbers } from '../ledger-lock.ts'
import { accountsOf } from '../ledger-store.ts'
import { postEntries } from '../post-entries.ts'
import { reverseEntry } from '../reverse-entry.ts'
import {
  type Appropriation,
  appropriationEntry,
  type AppropriationRefusal,
  appropriationRefusals,
} from './appropriate.ts'

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
  readonly today: Day
}

/** A decision as the books hold it. */
export interface Decided {
  readonly cause: string
  readonly on: Day
  readonly label: string
  readonly reservesCents: number
  readonly carriedCents: number
}

/** The result of a year, what was decided of it, and what the reserves hold on a day. */
export interface ResultOfYear {
  readonly resultCents: number | null
  readonly reservesHeldCents: number
  readonly decided: Decided | null
}

const causeOf = (year: number, rank: number): string => `appropriation:${year}:${rank}`

export async function resultOfYear(
  db: GroupDb,
  groupId: GroupId,
  year: number,
  on: Day,
): Promise<ResultOfYear> {
  const close = await yearCloseOf(db, groupId, year)
  const { reserves } = await accountsOf(db, groupId)
  const { rows } = await sql<{ held: number }>`
    select coalesce(sum(l.credit_cents - l.debit_cents), 0)::bigint as held
    from ledger_lines l join ledger_entries e using (group_id, journal, year, entry_number)
    where l.group_id = ${groupId} and l.account = ${reserves.account}
      and e.entry_date <= ${on} and e.year = (
        select max(year) from ledger_entries where group_id = ${groupId} and entry_date <= ${on})`.execute(
    db,
  )
  const decisions = await decisionsOf(db, groupId, year)
  return {
    resultCents: close?.resultCents ?? null,
    reservesHeldCents: rows[0]?.held ?? 0,
    decided: decisions.find(({ isReversed }) => !isReversed) ?? null,
  }
}

/** The decisions about a year, those taken back too. */
async function decisionsOf(
  db: GroupDb,
  groupId: GroupId,
  year: number,
): Promise<readonly (Decided & { readonly isReversed: boolean })[]> {
  const { rows } = await sql<Decided & { readonly isReversed: boolean }>`
    select e.cause, e.entry_date as "on", e.label,
      coalesce(sum(abs(l.credit_cents - l.debit_cents)) filter (where l.account like '106%'), 0)::bigint
        as "reservesCents",
      coalesce(sum(abs(l.credit_cents - l.debit_cents)) filter (where l.account like '11%'), 0)::bigint
        as "carriedCents",
      exists (select from ledger_entries r where r.group_id = e.group_id
        and r.cause = e.cause || ':reversed') as "isReversed"
    from ledger_entries e join ledger_lines l using (group_id, journal, year, entry_number)
    where e.group_id = ${groupId} and e.cause ~ ${`^appropriation:${year}:[0-9]+$`}
    group by e.group_id, e.cause, e.entry_date, e.label order by e.cause`.execute(db)
  return rows
}

/** Books what the assembly decided of the result of a closed year. */
export async function appropriateResult(
  db: GroupDb,
  { groupId, actor, at, today }: Doer,
  decision: Appropriation,
): Promise<Result<string, readonly AppropriationRefusal[]>> {
  const { year } = decision
  await lockNumbers(db, groupId)
  const { resultCents, reservesHeldCents, decided } = await resultOfYear(db, groupId, year, today)
  if (resultCents === null) return refused([{ kind: 'year-open', year }])
  if (decided !== null) return refused([{ kind: 'decided-already', year }])
  const refusals = appropriationRefusals(decision, { resultCents, reservesHeldCents, today })
  if (refusals.length > 0) return refused(refusals)
  const cause = causeOf(year, (await decisionsOf(db, groupId, year)).length + 1)
  const accounts = await accountsOf(db, groupId)
  await postEntries(db, groupId, today, [
    appropriationEntry(decision, resultCents, cause, accounts),
  ])
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'result.appropriated',
    subject: String(year),
    detail: { ...decision, resultCents },
  })
  return done(cause)
}

/** Takes a decision back by the contrary entry; another may follow. */
export async function reverseAppropriation(
  db: GroupDb,
  { groupId, actor, at, today }: Doer,
  year: number,
): Promise<Result<string, readonly AppropriationRefusal[]>> {
  await lockNumbers(db, groupId)
  const { decided } = await resultOfYear(db, groupId, year, today)
  if (decided === null) return refused([{ kind: 'nothing-decided', year }])
  await reverseEntry(db, groupId, { cause: decided.cause, on: today })
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'result.appropriation-reversed',
    subject: String(year),
    detail: { cause: decided.cause },
  })
  return done(decided.cause)
}
