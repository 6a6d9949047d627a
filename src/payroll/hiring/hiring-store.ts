import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'

/** What declarations say of the employer beside its name and address. */
export interface Declarant {
  readonly apeCode: string | null
  readonly urssafCode: string | null
  readonly phone: string | null
  readonly healthService: string | null
}

const NOTHING: Declarant = { apeCode: null, urssafCode: null, phone: null, healthService: null }

export async function declarantOf(db: GroupDb, groupId: GroupId): Promise<Declarant> {
  const { rows } = await sql<Declarant>`
    select ape_code as "apeCode", urssaf_code as "urssafCode", phone,
      health_service as "healthService"
    from hiring_declarant where group_id = ${groupId}`.execute(db)
  return rows[0] ?? NOTHING
}

export async function storeDeclarant(
  db: GroupDb,
  groupId: GroupId,
  { apeCode, urssafCode, phone, healthService }: Declarant,
): Promise<void> {
  const values = {
    ape_code: apeCode,
    urssaf_code: urssafCode,
    phone,
    health_service: healthService,
  }
  await db
    .insertInto('hiring_declarant')
    .values({ group_id: groupId, ...values })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(values))
    .execute()
}

/** A person who is or will be hired, as far as a declaration reads it. */
export interface Hiring {
  readonly employeeId: string
  readonly firstName: string
  readonly lastName: string
  readonly bornOn: Day | null
  readonly hiredOn: Day
  readonly contractKind: string | null
  readonly contractEndsOn: Day | null
  readonly trialEndsOn: Day | null
  readonly siret: string | null
  readonly groupName: string
  readonly addressLine: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly declaredOn: Day | null
  readonly receipt: string | null
}

const HIRING = (groupId: GroupId) => sql`
  select p.employee_id as "employeeId", p.first_name as "firstName", p.last_name as "lastName",
    p.born_on as "bornOn", p.hired_on as "hiredOn", c.kind as "contractKind",
    c.ends_on as "contractEndsOn", c.trial_ends_on as "trialEndsOn",
    coalesce(e.siret, only_one.siret) as siret, g.name as "groupName",
    s.address_line as "addressLine", s.postal_code as "postalCode", s.city,
    d.declared_on as "declaredOn", d.receipt
  from employees p
  join employer_group g on g.group_id = p.group_id
  left join group_settings s on s.group_id = p.group_id
  left join establishments e on e.group_id = p.group_id
    and e.establishment_id = p.establishment_id
  left join lateral (select max(siret) as siret from establishments o
    where o.group_id = p.group_id having count(*) = 1) only_one on true
  left join lateral (select * from contracts c where c.group_id = p.group_id
    and c.employee_id = p.employee_id order by c.starts_on limit 1) c on true
  left join hiring_declarations d on d.group_id = p.group_id
    and d.employee_id = p.employee_id and d.hired_on = p.hired_on
  where p.group_id = ${groupId}`

/** Hirings from a day on, soonest first. */
export async function hiringsFrom(db: GroupDb, groupId: GroupId, from: Day): Promise<Hiring[]> {
  const { rows } = await sql<Hiring>`${HIRING(groupId)} and p.hired_on >= ${from}::date
    order by p.hired_on, p.last_name collate "fr-x-icu", p.employee_id`.execute(db)
  return rows
}

export async function hiringOf(
  db: GroupDb,
  groupId: GroupId,
  employeeId: string,
): Promise<Hiring | null> {
  const { rows } = await sql<Hiring>`${HIRING(groupId)} and p.employee_id = ${employeeId}`.execute(
    db,
  )
  return rows[0] ?? null
}

export async function storeDeclaration(
  db: GroupDb,
  groupId: GroupId,
  declaration: {
    readonly employeeId: string
    readonly hiredOn: Day
    readonly declaredOn: Day
    readonly receipt: string
    readonly recordedBy: string
  },
): Promise<void> {
  const values = {
    declared_on: declaration.declaredOn,
    receipt: declaration.receipt,
    recorded_by: declaration.recordedBy,
  }
  await db
    .insertInto('hiring_declarations')
    .values({
      group_id: groupId,
      employee_id: declaration.employeeId,
      hired_on: declaration.hiredOn,
      ...values,
    })
    .onConflict((conflict) =>
      conflict.columns(['group_id', 'employee_id', 'hired_on']).doUpdateSet(values),
    )
    .execute()
}

/** The deadline of the declaration is done with it. */
export async function markDeadline(
  db: GroupDb,
  groupId: GroupId,
  { key, doneOn, by }: { readonly key: string; readonly doneOn: Day; readonly by: string },
): Promise<void> {
  await sql`insert into deadline_marks (group_id, deadline_key, done_on, marked_by)
    values (${groupId}, ${key}, ${doneOn}::date, ${by})
    on conflict (group_id, deadline_key) do nothing`.execute(db)
}
