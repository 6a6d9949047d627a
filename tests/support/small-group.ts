import { sql } from 'kysely'
import type { Database, Tables } from '../../src/platform/database/index.ts'
import type { GroupId } from '../../src/shared/ids.ts'
import { intervalOf, localDay, localTime, zone } from '../../src/shared/time.ts'

type Cell = string | number | boolean | null | readonly string[]
type Row<Name extends keyof Tables> = { readonly [Column in keyof Tables[Name]]?: Cell }

const PARIS = 'Europe/Paris'
const iso = (at: number): string => new Date(at * 60_000).toISOString()

/** A group written row by row, for tests that need to know each of its numbers. */
export class SmallGroup {
  readonly id: GroupId
  readonly #database: Database

  private constructor(database: Database, id: GroupId) {
    this.#database = database
    this.id = id
  }

  static async create(database: Database, name: string): Promise<SmallGroup> {
    const group = new SmallGroup(database, name as GroupId)
    await group.add('employer_group', {
      name: 'Groupement du Bocage',
      siren: '732829320',
      country: 'FR',
      time_zone: PARIS,
    })
    return group
  }

  async add<Name extends keyof Tables>(table: Name, row: Row<Name>): Promise<void> {
    const values = Object.entries({ group_id: this.id, ...row })
    const names = sql.join(values.map(([name]) => sql.ref(name)))
    await sql`insert into ${sql.table(table)} (${names})
      values (${sql.join(values.map(([, value]) => value))})`.execute(this.#database.system)
  }

  /** A member with one site of the same identifier. */
  async member(member_id: string, row: Row<'members'> = {}): Promise<void> {
    await this.add('members', { member_id, name: `Adherent ${member_id}`, ...row })
    await this.add('sites', { site_id: member_id, member_id, name: `Site ${member_id}` })
  }

  /** An employee with one contract, 12.00 EUR an hour and full time unless said. */
  async employee(employee_id: string, contract: Row<'contracts'> = {}): Promise<void> {
    await this.add('employees', {
      employee_id,
      last_name: employee_id,
      first_name: 'Camille',
      hired_on: '2026-01-01',
    })
    await this.contract(employee_id, { contract_id: `C-${employee_id}`, ...contract })
  }

  contract(employee_id: string, contract: Row<'contracts'>): Promise<void> {
    return this.add('contracts', {
      employee_id,
      starts_on: '2026-01-01',
      hourly_gross_e4: 120_000,
      job: 'Agent polyvalent',
      ...contract,
    })
  }

  /** An assignment at the site of the member, at the coefficient 1.87 unless said. */
  async assignment(
    assignment_id: string,
    employee_id: string,
    member_id: string,
    price: Row<'assignment_prices'> = {},
  ): Promise<void> {
    const starts_on = '2026-01-01'
    await this.add('assignments', {
      assignment_id,
      employee_id,
      site_id: member_id,
      member_id,
      starts_on,
    })
    await this.add('assignment_prices', {
      assignment_id,
      starts_on,
      pricing: 'coefficient',
      coefficient_e4: price.pricing === undefined ? 18_700 : null,
      ...price,
    })
  }

  /** Work from one local time of Paris to another, confirmed by both sides unless said. */
  async work(
    entry_id: string,
    assignment_id: string,
    from: string,
    to: string,
    row: Row<'time_entries'> & { readonly break_minutes?: number } = {},
  ): Promise<void> {
    const { employee_id, member_id } = await this.#database.system
      .selectFrom('assignments')
      .select(['employee_id', 'member_id'])
      .where('group_id', '=', this.id)
      .where('assignment_id', '=', assignment_id)
      .executeTakeFirstOrThrow()
    const span = intervalOf(localTime(from), localTime(to), zone(PARIS))
    if (span === null) throw new Error(`${from} to ${to} is no span of time`)
    await this.add('time_entries', {
      entry_id,
      assignment_id,
      employee_id,
      member_id,
      time_zone: PARIS,
      starts_local: from,
      ends_local: to,
      starts_at: iso(span.start),
      ends_at: iso(span.end),
      worked_minutes: span.end - span.start - (row.break_minutes ?? 0),
      work_day: localDay(localTime(from)),
      employee_confirmed_at: '2026-12-01T08:00:00Z',
      member_confirmed_at: '2026-12-01T08:00:00Z',
      ...row,
    })
  }
}
