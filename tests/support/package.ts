import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { csvText } from '../../src/adapters/data-package/index.ts'

/** Rows of a package by resource, each row by column. */
export type Tables = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>

/** A small right package: two members, one in another zone, two people, one month. */
export const SMALL: Tables = {
  group: [
    {
      group_id: 'G',
      name: 'Groupement du Bocage',
      siren: '732829320',
      legal_form: 'association_1901',
      country: 'FR',
      time_zone: 'Europe/Paris',
      idcc: '1518',
      kind: 'general',
    },
  ],
  establishments: [
    { establishment_id: 'E1', name: 'Siège', siret: '73282932000074', commune_code: '61001' },
  ],
  members: [
    {
      member_id: 'M1',
      establishment_id: 'E1',
      name: 'Scierie, "du Bois"',
      siren: '552100554',
      public_body: 'false',
      headcount: '12',
      joined_on: '2020-01-01',
      taxable_revenue_percent: '100.00',
      deposit_cents: '150000',
      iban: 'FR14 2004 1010 0505 0001 3M02 606',
    },
    { member_id: 'M2', name: 'Sucrerie', joined_on: '2021-05-01', left_on: '2027-12-31' },
  ],
  sites: [
    { site_id: 'S1', member_id: 'M1', name: 'Atelier', latitude: '48.4300', longitude: '0.0900' },
    { site_id: 'S2', member_id: 'M2', name: 'Quai', time_zone: 'Indian/Reunion' },
  ],
  employees: [
    { employee_id: 'P1', last_name: 'Martin', first_name: 'Zoé', hired_on: '2022-03-01' },
    {
      employee_id: 'P2',
      establishment_id: 'E1',
      last_name: 'Le Goff',
      first_name: 'Yann',
      hired_on: '2023-01-01',
    },
  ],
  contracts: [
    {
      contract_id: 'C1',
      employee_id: 'P1',
      kind: 'permanent',
      starts_on: '2022-03-01',
      ends_on: '2025-12-31',
      weekly_minutes: '1680',
      hourly_gross_e4: '123100',
      job: 'Cariste',
      member_ids: 'M1 M2',
    },
    {
      contract_id: 'C2',
      employee_id: 'P1',
      kind: 'permanent',
      starts_on: '2026-01-01',
      weekly_minutes: '2100',
      hourly_gross_e4: '130000',
      job: 'Cariste',
    },
  ],
  skills: [{ employee_id: 'P1', skill: 'CACES 3', valid_until: '2028-01-01' }],
  needs: [
    {
      need_id: 'N1',
      site_id: 'S1',
      skill: 'CACES 3',
      starts_on: '2026-02-01',
      weekly_minutes: '600',
      half_days: 'mon-am tue-pm',
      half_days_needed: '1',
    },
  ],
  assignments: [
    {
      assignment_id: 'A1',
      employee_id: 'P1',
      site_id: 'S1',
      starts_on: '2026-01-01',
      weekly_minutes: '1200',
      pricing: 'coefficient',
      coefficient_e4: '18700',
    },
    {
      assignment_id: 'A2',
      employee_id: 'P1',
      site_id: 'S2',
      starts_on: '2026-01-01',
      pricing: 'actual_cost',
    },
    {
      assignment_id: 'A3',
      employee_id: 'P2',
      site_id: 'S1',
      starts_on: '2026-01-01',
      ends_on: '2026-12-31',
      pricing: 'cost_plus_fixed',
      fixed_e4: '25000',
    },
  ],
  shifts: [
    {
      shift_id: 'H1',
      assignment_id: 'A1',
      starts_at: '2026-06-01T08:00',
      ends_at: '2026-06-01T12:00',
      break_minutes: '0',
    },
    {
      shift_id: 'H2',
      assignment_id: 'A2',
      starts_at: '2026-06-02T14:00',
      ends_at: '2026-06-02T18:00',
    },
  ],
  time_entries: [
    {
      entry_id: 'T1',
      assignment_id: 'A1',
      starts_at: '2026-06-01T08:00',
      ends_at: '2026-06-01T16:00',
      break_minutes: '45',
      break_starts_at: '2026-06-01T12:00',
      employee_confirmed_at: '2026-06-01T18:00',
      member_confirmed_at: '2026-06-02T07:30:15Z',
    },
    {
      entry_id: 'T2',
      assignment_id: 'A3',
      starts_at: '2026-06-01T22:00',
      ends_at: '2026-06-02T05:00',
    },
  ],
  absences: [
    {
      absence_id: 'B1',
      employee_id: 'P2',
      kind: 'paid_leave',
      starts_on: '2026-07-01',
      ends_on: '2026-07-03',
    },
  ],
  pay_items: [
    {
      pay_item_id: 'I1',
      employee_id: 'P1',
      member_id: 'M1',
      month: '2026-06',
      code: 'PRIME',
      amount_cents: '-500',
      kind: 'taxable_bonus',
    },
  ],
  limits: [
    { rule_id: 'TIM-01', value: '720', starts_on: '2026-01-01', source: 'Accord du 1er mars 2025' },
  ],
}

/** The tables with one row changed: columns of the row whose first column is the key. */
export function withRow(
  tables: Tables,
  resource: string,
  key: string,
  changes: Readonly<Record<string, string>>,
): Tables {
  const rows = tables[resource] ?? []
  const changed = rows.map((row) => (Object.values(row)[0] === key ? { ...row, ...changes } : row))
  return { ...tables, [resource]: changed }
}

export const withRows = (
  tables: Tables,
  resource: string,
  ...rows: readonly Readonly<Record<string, string>>[]
): Tables => ({ ...tables, [resource]: [...(tables[resource] ?? []), ...rows] })

/** The CSV text of each table, with the columns that its rows have. */
export function filesOf(tables: Tables): Record<string, string> {
  const filled = Object.entries(tables).filter(([, rows]) => rows.length > 0)
  const files = filled.map(([name, rows]) => {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    return [
      `${name}.csv`,
      csvText(
        columns,
        rows.map((row) => columns.map((c) => row[c] ?? '')),
      ),
    ]
  })
  return Object.fromEntries(files)
}

/** Makes folders that go away with the tests of the file. */
export function packageFolders(): (
  files: Readonly<Record<string, string | Uint8Array>>,
) => Promise<string> {
  const made: string[] = []
  afterAll(() => Promise.all(made.map((path) => rm(path, { recursive: true, force: true }))))
  return async (files) => {
    const path = await mkdtemp(join(tmpdir(), 'maillage-package-'))
    made.push(path)
    for (const [name, content] of Object.entries(files)) await writeFile(join(path, name), content)
    return path
  }
}
