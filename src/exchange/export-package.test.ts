import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import { filesOf, packageFolders, type Tables } from '../../tests/support/package.ts'
import { RESOURCES, type Resource } from '../adapters/data-package/index.ts'
import { inGroup } from '../platform/database/index.ts'
import { addDays, day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { describeError, exportPackage, importPackage } from './index.ts'

const database = await testDatabase()
const folder = packageFolders()

type Record_ = Record<string, string>

const text = fc
  .array(
    fc.constantFrom(
      'a',
      'é',
      '€',
      '👷',
      '"',
      ',',
      ';',
      '\n',
      '\r\n',
      '=',
      '+',
      "'",
      '\\',
      ' ',
      '0',
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => `x${parts.join('')}`)
const orNothing = (values: fc.Arbitrary<string>) => fc.oneof(fc.constant(''), values)
const integer = (min: number, max: number) => fc.integer({ min, max }).map(String)
const decimals = (max: number) =>
  fc
    .tuple(fc.integer({ min: 0, max }), fc.integer({ min: 1, max: 4 }))
    .map(([n, places]) => `${n}.${'50'.repeat(2).slice(0, places)}`)
const anyDay = fc.integer({ min: 0, max: 3000 }).map((n) => addDays(day('2020-01-01'), n))
const moment = orNothing(
  fc
    .tuple(anyDay, fc.constantFrom('T08:05', 'T08:05:00', 'T08:05Z', 'T23:59:59Z', 'T00:00:30'))
    .map((parts) => parts.join('')),
)
const truth = fc.constantFrom('', 'true', 'false')
const minuteOfDay = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const member = fc.record({
  name: text,
  public_body: truth,
  headcount: orNothing(integer(0, 999)),
  joined_on: anyDay,
  taxable_revenue_percent: orNothing(decimals(99)),
  competitor_group: orNothing(text),
  deposit_cents: orNothing(integer(0, 9_007_199_254_740_991)),
  mandate_signed_on: orNothing(anyDay),
  email: orNothing(text),
})
const site = fc.record({
  name: text,
  latitude: orNothing(decimals(89)),
  longitude: orNothing(decimals(179)),
  time_zone: fc.constantFrom('', 'Europe/Paris', 'Indian/Reunion', 'America/Cayenne'),
})
const person = fc.record({
  last_name: text,
  first_name: text,
  born_on: fc.constantFrom('', '1899-12-31', '1990-02-28'),
  hired_on: anyDay,
  home_latitude: orNothing(decimals(89)),
  email: orNothing(text),
})
const contract = fc.record({
  kind: fc.constantFrom('', 'permanent', 'seasonal'),
  weekly_minutes: orNothing(integer(1, 2880)),
  annual_minutes: orNothing(integer(0, 96420)),
  hourly_gross_e4: integer(0, 999_999),
  job: text,
  classification: orNothing(text),
  category: fc.constantFrom('', 'worker', 'technician', 'manager'),
  trial_ends_on: fc.constantFrom('', '2022-03-31'),
  fixed_term_reason: fc.constantFrom('', 'replacement', 'defined_purpose'),
  part_time_reason: fc.constantFrom('', 'request'),
})
const visit = fc.record({
  kind: fc.constantFrom('vip', 'sir', 'return', 'intermediate', 'mid_career'),
  valid_until: fc.constantFrom('', '2029-12-31'),
})
const price = fc.constantFrom<Record_>(
  { pricing: 'coefficient', coefficient_e4: '18700' },
  { pricing: 'cost_plus_fixed', fixed_e4: '0', percent_e4: '3' },
  { pricing: 'cost_plus_percent', percent_e4: '500' },
  { pricing: 'actual_cost' },
)
// Work lies in one slot of a day, so that no two overlap in whatever zones they are read.
const work = fc.record({
  start: fc.integer({ min: 0, max: 300 }),
  length: fc.integer({ min: 60, max: 540 }),
  pause: fc.constantFrom('', '0', '45'),
})
const entry = fc.record({
  work,
  employee_confirmed_at: moment,
  member_confirmed_at: moment,
  known: fc.boolean(),
})

function hoursOf(
  { start, length, pause }: { start: number; length: number; pause: string },
  index: number,
): Record_ {
  // Every fourth day from before to after the changes of clock: never the changing night itself.
  const on = addDays(day('2026-03-01'), index * 4 + 1)
  return {
    starts_at: `${on}T${minuteOfDay(360 + start)}`,
    ends_at: `${on}T${minuteOfDay(360 + start + length)}`,
    break_minutes: pause,
  }
}

const names = fc
  .uniqueArray(fc.constantFrom('CACES 3', 'Permis C', 'é, "x"'), { maxLength: 3 })
  .map((parts) => parts.join(';'))
const asked = { weekly_minutes: integer(1, 900), half_days: fc.constantFrom('', 'mon-am sun-pm') }
const need = fc.oneof(
  fc.record(asked),
  fc.record({
    ...asked,
    weekly_minutes_least: fc.constantFrom('', '1'),
    weekly_minutes_most: orNothing(integer(900, 2000)),
    authorisations: names,
    every_year: truth,
    hourly_price_e4: orNothing(integer(0, 300_000)),
    note: orNothing(text),
    state: fc.constantFrom('', 'being_answered', 'covered', 'withdrawn'),
  }),
)
const wishes = {
  weekly_minutes: orNothing(integer(1, 2880)),
  half_days: fc.constantFrom('', 'tue-pm'),
  available_from: orNothing(anyDay),
  mobility_km: orNothing(integer(0, 90)),
  refused_member_ids: fc.constantFrom('', 'M0'),
  wishes: orNothing(text),
}
const candidate = fc.record({
  ...wishes,
  last_name: text,
  first_name: text,
  phone: orNothing(text),
  skills: names,
  home_latitude: orNothing(decimals(89)),
  last_contact_on: anyDay,
  hired_as: fc.constantFrom('', 'P0'),
})

const anyPackage = fc
  .record({
    needs: fc.array(need, { maxLength: 4 }),
    candidates: fc.array(candidate, { maxLength: 2 }),
    wishes: orNothing(fc.constant('x')).chain((some) =>
      fc.array(fc.record(wishes), { maxLength: some ? 1 : 0 }),
    ),
    visits: fc.array(visit, { maxLength: 3 }),
    ways: fc.array(decimals(99), { maxLength: 2 }),
    members: fc.array(fc.tuple(member, site), { minLength: 1, maxLength: 4 }),
    people: fc.array(fc.tuple(person, fc.array(contract, { maxLength: 3 })), {
      minLength: 1,
      maxLength: 4,
    }),
    assignments: fc.array(
      fc.record({
        person: fc.nat(3),
        site: fc.nat(3),
        price,
        ends: fc.boolean(),
        required_skills: names,
      }),
      { minLength: 1, maxLength: 5 },
    ),
    shifts: fc.array(fc.tuple(fc.nat(4), work), { maxLength: 12 }),
    entries: fc.array(fc.tuple(fc.nat(4), entry), { maxLength: 12 }),
    label: orNothing(text),
  })
  .map(({ members, people, assignments, shifts, entries, label, ...rest }): Tables => {
    const sites = members.length
    const assignmentOf = (n: number) => `A${n % assignments.length}`
    return {
      establishments: [{ establishment_id: 'E,1', name: 'Siège' }],
      members: members.map(([row], n) => ({ member_id: `M${n}`, ...row })),
      sites: members.map(([, row], n) => ({ site_id: `S${n}`, member_id: `M${n}`, ...row })),
      employees: people.map(([row], n) => ({
        employee_id: `P${n}`,
        establishment_id: 'E,1',
        ...row,
      })),
      contracts: people.flatMap(([, contracts], n) =>
        contracts.map((row, k) => ({
          contract_id: `C${n}-${k}`,
          employee_id: `P${n}`,
          ...row,
          starts_on: `20${20 + k}-01-01`,
          ends_on: k === 2 ? '' : `20${20 + k}-12-31`,
          member_ids: k === 0 ? '' : members.map((_, m) => `M${m}`).join(' '),
        })),
      ),
      assignments: assignments.map(
        ({ person: p, site: s, price: row, ends, required_skills }, n) => ({
          assignment_id: `A${n}`,
          employee_id: `P${p % people.length}`,
          site_id: `S${s % sites}`,
          starts_on: '2026-01-01',
          ends_on: ends ? '2026-12-31' : '',
          required_skills,
          ...row,
        }),
      ),
      shifts: shifts.map(([a, row], n) => ({
        shift_id: `H${n}`,
        assignment_id: assignmentOf(a),
        ...hoursOf(row, n),
      })),
      time_entries: entries.map(([a, { work: row, known, ...confirmed }], n) => {
        const hours = hoursOf(row, n)
        const { starts_at = '' } = hours
        return {
          entry_id: `T${n}`,
          assignment_id: assignmentOf(a),
          ...hours,
          break_starts_at: known ? starts_at : '',
          ...confirmed,
        }
      }),
      needs: rest.needs.map((row, n) => ({
        need_id: `B${n}`,
        site_id: `S${n % sites}`,
        skill: 'Cariste',
        starts_on: '2026-01-01',
        ...row,
      })),
      candidates: rest.candidates.map((row, n) => ({ candidate_id: `K${n}`, ...row })),
      employee_wishes: rest.wishes.map((row) => ({ employee_id: 'P0', ...row })),
      medical_visits: rest.visits.map((row, n) => ({
        employee_id: 'P0',
        held_on: `2024-0${n + 1}-15`,
        ...row,
      })),
      travel_times: rest.ways
        .map((km, n) => ({
          from_site_id: 'S0',
          to_site_id: `S${n % sites}`,
          km,
        }))
        .slice(0, sites),
      pay_items: [
        {
          pay_item_id: 'I',
          employee_id: 'P0',
          member_id: '',
          month: '2026-06',
          code: 'x',
          label,
          amount_cents: '-1',
          kind: 'expense',
        },
      ],
    }
  })

/** What is optional stands in an export only where a row uses it. */
const expectedColumns = ({ name, fields }: Resource, tables: Tables) =>
  fields.filter(
    ({ name: column, optional }) =>
      !optional || (tables[name] ?? []).some((row) => (row[column] ?? '') !== ''),
  )

/** The rows that an export must hold: its columns, in the order of the keys. */
function expectedRows(resource: Resource, tables: Tables): string[][] {
  const { name, primaryKey } = resource
  const keyOf = (row: Record_) => primaryKey.map((column) => row[column] ?? '').join('\0')
  return (tables[name] ?? [])
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((row) => expectedColumns(resource, tables).map((field) => row[field.name] ?? ''))
}

const stamps = (groupId: GroupId) =>
  inGroup(database, groupId, async (db) => {
    const tables = [
      'members',
      'contracts',
      'assignments',
      'assignment_prices',
      'shifts',
      'time_entries',
      'needs',
      'need_events',
      'candidates',
      'employee_wishes',
      'travel_times',
      'medical_visits',
      'group_revision',
    ]
    return Promise.all(
      tables.map(
        async (table) =>
          (
            await sql`select t.*, t.xmin::text from ${sql.table(table)} t order by t::text`.execute(
              db,
            )
          ).rows,
      ),
    )
  })

async function loaded(path: string): Promise<number> {
  const result = await importPackage(database, path)
  if (!result.ok) throw new Error(result.refusal.errors.map(describeError).join('\n'))
  return result.value.resources.reduce((sum, { added, changed }) => sum + added + changed, 0)
}

it('gives back every package row by row, and a second import touches nothing', async () => {
  let groups = 0
  await fc.assert(
    fc.asyncProperty(anyPackage, async (rows) => {
      groups += 1
      const groupId = `R${groups}` as GroupId
      const tables: Tables = {
        group: [
          { group_id: groupId, name: 'Groupement', country: 'FR', time_zone: 'Europe/Paris' },
        ],
        ...rows,
      }
      const from = await folder(filesOf(tables))
      await loaded(from)
      const out = join(await folder({}), 'out')
      expect(await exportPackage(database, groupId, out)).toMatchObject({ ok: true })
      const files = await readdir(out)
      for (const resource of RESOURCES) {
        if (resource.optional && (tables[resource.name] ?? []).length === 0) {
          expect(files).not.toContain(resource.path)
          continue
        }
        const [header, ...exported] = parse(await readFile(join(out, resource.path), 'utf8'))
        expect(header).toEqual(expectedColumns(resource, tables).map(({ name }) => name))
        expect(exported).toEqual(expectedRows(resource, tables))
      }
      const before = await stamps(groupId)
      expect(await loaded(from)).toBe(0)
      expect(await loaded(out)).toBe(0)
      const workbook = join(await folder({}), 'group.xlsx')
      await exportPackage(database, groupId, workbook)
      expect(await loaded(workbook)).toBe(0)
      expect(await stamps(groupId)).toEqual(before)
    }),
    { numRuns: 12 },
  )
})
