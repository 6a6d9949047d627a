import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import { type Day, firstDayOf, lastDayOf, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { absenceKind } from './absence-kinds.ts'
import type { AbsenceRow, ContractEnd } from './absences-contract.ts'
import type { EndCause } from './facts.ts'

type Stored = Omit<AbsenceRow, 'effect' | 'articles'>

const withEffect = (row: Stored): AbsenceRow => {
  const known = absenceKind(row.kind)
  return { ...row, effect: known?.effect ?? null, articles: [...(known?.articles ?? [])] }
}

const COLUMNS = sql`a.absence_id as "absenceId", a.employee_id as "employeeId",
  e.first_name || ' ' || e.last_name as "employeeName", a.kind, a.starts_on as "startsOn",
  a.ends_on as "endsOn", a.minutes, a.family_event as "familyEvent",
  a.informed_on as "informedOn"`

const FROM = sql`from absences a join employees e using (group_id, employee_id)`

/** Absences that have a day in the month, in order of their first one. */
export async function absencesIn(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<readonly AbsenceRow[]> {
  const { rows } = await sql<Stored>`select ${COLUMNS} ${FROM}
    where a.group_id = ${groupId} and a.starts_on <= ${lastDayOf(month)}
      and a.ends_on >= ${firstDayOf(month)}
    order by a.starts_on, a.absence_id`.execute(db)
  return rows.map(withEffect)
}

export async function absenceById(
  db: GroupDb,
  groupId: GroupId,
  absenceId: string,
): Promise<AbsenceRow | null> {
  const { rows } = await sql<Stored>`select ${COLUMNS} ${FROM}
    where a.group_id = ${groupId} and a.absence_id = ${absenceId}`.execute(db)
  const [row] = rows
  return row === undefined ? null : withEffect(row)
}

/** Family events that nobody named, with a day in the month. */
export const eventsToName = async (db: GroupDb, groupId: GroupId, month: Month) =>
  (await absencesIn(db, groupId, month)).filter(
    ({ effect, familyEvent }) => effect === 'by_event' && familyEvent === null,
  )

/** Sickness and accidents that ended by the end of the month, whose person was told nothing. */
export async function peopleToInform(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<readonly AbsenceRow[]> {
  const rows = await absencesIn(db, groupId, month)
  return rows.filter(
    ({ effect, endsOn, minutes, informedOn }) =>
      effect === 'sick_pay' &&
      minutes === null &&
      informedOn === null &&
      endsOn <= lastDayOf(month),
  )
}

/** Fixed-term contracts that the person left before their term, without a cause. */
export async function endsToSay(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<readonly ContractEnd[]> {
  const { rows } = await sql<ContractEnd>`
    select c.contract_id as "contractId", c.employee_id as "employeeId",
      e.first_name || ' ' || e.last_name as "employeeName", c.job, c.ends_on as "endsOn",
      e.left_on as "leftOn"
    from contracts c join employees e using (group_id, employee_id)
    where c.group_id = ${groupId} and c.kind = 'fixed_term' and c.end_cause is null
      and e.left_on between c.starts_on and c.ends_on - 1 and e.left_on <= ${lastDayOf(month)}
    order by e.left_on, c.contract_id`.execute(db)
  return rows
}

export async function storeDetails(
  db: GroupDb,
  groupId: GroupId,
  absenceId: string,
  details: { readonly familyEvent: string | null; readonly informedOn: Day | null },
): Promise<void> {
  await sql`update absences set family_event = ${details.familyEvent},
      informed_on = ${details.informedOn}, changed_at = clock_timestamp()
    where group_id = ${groupId} and absence_id = ${absenceId}`.execute(db)
}

/** Stores how a contract ended; false where there is no such contract. */
export async function storeEndCause(
  db: GroupDb,
  groupId: GroupId,
  contractId: string,
  cause: EndCause,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update contracts set end_cause = ${cause},
      changed_at = clock_timestamp()
    where group_id = ${groupId} and contract_id = ${contractId}
      and kind = 'fixed_term'`.execute(db)
  return numAffectedRows === 1n
}
