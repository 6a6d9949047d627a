import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import {
  filesOf,
  packageFolders,
  SMALL,
  type Tables,
  withRow,
  withRows,
} from '../../tests/support/package.ts'
import { RESOURCES } from '../adapters/data-package/index.ts'
import { auditChain } from '../platform/audit/index.ts'
import { inGroup } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { describeError, exportPackage, importPackage } from './index.ts'

const database = await testDatabase()
const folder = packageFolders()
let groups = 0

/** The tables as a group of their own, so that tests share a database. */
function ownGroup(tables: Tables = SMALL): { groupId: GroupId; tables: Tables } {
  groups += 1
  const groupId = `G${groups}` as GroupId
  return { groupId, tables: withRow(tables, 'group', 'G', { group_id: groupId }) }
}

const load = async (tables: Tables, options = {}) =>
  importPackage(database, await folder(filesOf(tables)), options)

async function mustLoad(tables: Tables) {
  const result = await load(tables)
  if (!result.ok) throw new Error(result.refusal.errors.map(describeError).join('\n'))
  return Object.fromEntries(
    result.value.resources
      .filter(({ added, changed }) => added + changed > 0)
      .map(({ resource, added, changed }) => [resource, { added, changed }]),
  )
}

async function mistakes(tables: Tables): Promise<string[]> {
  const result = await load(tables)
  return result.ok ? [] : result.refusal.errors.map(describeError)
}

/** All rows of all tables of a group, with the moments at which they changed. */
async function everything(groupId: GroupId): Promise<unknown> {
  return inGroup(database, groupId, async (db) => {
    const all: Record<string, unknown> = {}
    for (const table of [
      'employer_group',
      'establishments',
      'members',
      'memberships',
      'sites',
      'employees',
      'contracts',
      'skills',
      'needs',
      'assignments',
      'assignment_prices',
      'shifts',
      'time_entries',
      'absences',
      'pay_items',
      'limits',
      'group_revision',
      'audit_events',
    ]) {
      const { rows } =
        await sql`select t.*, t.xmin::text from ${sql.table(table)} t order by t::text`.execute(db)
      all[table] = rows
    }
    return all
  })
}

const versions = (groupId: GroupId, entryId: string) =>
  inGroup(database, groupId, (db) =>
    db
      .selectFrom('time_entries')
      .select([
        'version',
        'starts_local',
        'worked_minutes',
        'member_confirmed_at',
        'superseded_at',
        'cancelled',
      ])
      .where('entry_id', '=', entryId)
      .orderBy('version')
      .execute(),
  )

async function close(groupId: GroupId, month: string): Promise<void> {
  await inGroup(database, groupId, (db) =>
    sql`insert into month_closes (group_id, month, issued_on, closed_by, report)
      values (${groupId}, ${month}, '2026-07-01', 'test', '{}')`.execute(db),
  )
}

describe('an import', () => {
  it('stores what work means at its site', async () => {
    const { groupId, tables } = ownGroup()
    await mustLoad(tables)
    const rows = await inGroup(database, groupId, (db) =>
      db
        .selectFrom('shifts')
        .select(['shift_id', 'member_id', 'starts_at', 'time_zone'])
        .orderBy('shift_id')
        .execute(),
    )
    expect(rows).toEqual([
      {
        shift_id: 'H1',
        member_id: 'M1',
        starts_at: '2026-06-01T06:00:00.000Z',
        time_zone: 'Europe/Paris',
      },
      {
        shift_id: 'H2',
        member_id: 'M2',
        starts_at: '2026-06-02T10:00:00.000Z',
        time_zone: 'Indian/Reunion',
      },
    ])
    expect(await versions(groupId, 'T1')).toMatchObject([{ version: 1, worked_minutes: 435 }])
  })

  it('counts the hour that October repeats', async () => {
    const night = { starts_at: '2026-10-24T22:00', ends_at: '2026-10-25T06:00' }
    const { groupId, tables } = ownGroup(withRow(SMALL, 'time_entries', 'T2', night))
    await mustLoad(tables)
    expect(await versions(groupId, 'T2')).toMatchObject([{ worked_minutes: 540 }])
  })

  it('touches nothing the second time', async () => {
    const { groupId, tables } = ownGroup()
    expect(await mustLoad(tables)).toMatchObject({ shifts: { added: 2, changed: 0 } })
    const before = await everything(groupId)
    expect(await mustLoad(tables)).toEqual({})
    expect(await everything(groupId)).toEqual(before)
  })

  it('stores nothing when it is dry, and says the same', async () => {
    const { groupId, tables } = ownGroup()
    const dry = await load(tables, { dryRun: true })
    expect(dry).toMatchObject({ ok: true, value: { dryRun: true } })
    const stored = await inGroup(database, groupId, (db) =>
      db.selectFrom('employer_group').selectAll().execute(),
    )
    expect(stored).toEqual([])
    const real = await load(tables)
    expect(real.ok && dry.ok && real.value.resources).toEqual(dry.ok && dry.value.resources)
  })

  it('stores nothing when one row is wrong', async () => {
    const { groupId, tables } = ownGroup(withRow(SMALL, 'limits', 'TIM-01', { value: 'x' }))
    expect(await mistakes(tables)).toEqual([
      'limits.csv, ligne 2, colonne value : « x » — attendu : un nombre entier',
    ])
    const stored = await inGroup(database, groupId, (db) =>
      db.selectFrom('employer_group').selectAll().execute(),
    )
    expect(stored).toEqual([])
  })

  it('refuses a limit that the law does not let an agreement set, and stores one that it does', async () => {
    const illegal = ownGroup(withRow(SMALL, 'limits', 'TIM-01', { value: '721' }))
    expect(await mistakes(illegal.tables)).toEqual([
      'limits.csv, ligne 2, colonne value : « 721 » — attendu : ' +
        'une valeur que L3121-19 permet : de 600 à 720',
    ])
    const legal = ownGroup(withRow(SMALL, 'limits', 'TIM-01', { value: '720' }))
    expect(await load(legal.tables)).toMatchObject({ ok: true })
  })

  it('refuses the package of another group than the one allowed', async () => {
    const { tables } = ownGroup()
    const result = await load(tables, { onlyGroup: 'other' })
    expect(result).toMatchObject({
      ok: false,
      refusal: { errors: [{ column: 'group_id', line: 2 }] },
    })
  })

  it('is written in the audit once, when it changed something', async () => {
    const { groupId, tables } = ownGroup()
    await mustLoad(tables)
    await mustLoad(tables)
    const chain = await inGroup(database, groupId, (db) => auditChain(db, groupId))
    expect(chain.map(({ action }) => action)).toEqual(['import-package'])
  })
})

describe('an import over what is stored', () => {
  it('keeps rows and columns that the package does not have', async () => {
    const { groupId, tables } = ownGroup()
    await mustLoad(tables)
    const partial = {
      group: tables['group'] ?? [],
      members: [{ member_id: 'M1', name: 'Scierie', joined_on: '2020-01-01' }],
    }
    expect(await mustLoad(partial)).toEqual({ members: { added: 0, changed: 1 } })
    const rows = await inGroup(database, groupId, (db) =>
      db
        .selectFrom('members')
        .select(['member_id', 'name', 'siren'])
        .orderBy('member_id')
        .execute(),
    )
    expect(rows).toEqual([
      { member_id: 'M1', name: 'Scierie', siren: '552100554' },
      { member_id: 'M2', name: 'Sucrerie', siren: null },
    ])
  })

  it('lets two shifts and two entries exchange their hours', async () => {
    const two = ['H1', 'H3'] as const
    const at = (day: string) => ({ starts_at: `${day}T08:00`, ends_at: `${day}T12:00` })
    const give = (first: string, second: string) =>
      withRows(
        { ...SMALL, shifts: [], time_entries: [] },
        'shifts',
        { shift_id: two[0], assignment_id: 'A1', ...at(first) },
        { shift_id: two[1], assignment_id: 'A1', ...at(second) },
      )
    const entries = (tables: Tables): Tables => ({
      ...tables,
      time_entries: (tables['shifts'] ?? []).map(({ shift_id = '', ...row }) => ({
        entry_id: shift_id,
        ...row,
      })),
    })
    const { groupId, tables } = ownGroup(entries(give('2026-06-01', '2026-06-02')))
    await mustLoad(tables)
    const swapped = withRow(entries(give('2026-06-02', '2026-06-01')), 'group', 'G', {
      group_id: groupId,
    })
    expect(await mustLoad(swapped)).toEqual({
      shifts: { added: 0, changed: 2 },
      time_entries: { added: 0, changed: 2 },
    })
  })

  it('names the stored entry that a new one overlaps, across members', async () => {
    const { groupId, tables } = ownGroup()
    await mustLoad(tables)
    const added = {
      group: tables['group'] ?? [],
      time_entries: [
        {
          entry_id: 'T9',
          assignment_id: 'A2',
          starts_at: '2026-06-01T17:00',
          ends_at: '2026-06-01T19:00',
        },
      ],
    }
    // 17:00 to 19:00 at La Réunion is 15:00 to 17:00 in Paris.
    expect(await mistakes(added)).toEqual([
      'time_entries.csv, ligne 2, colonne starts_at : « 2026-06-01T17:00 » — attendu : aucun chevauchement avec T1 (déjà enregistré)',
    ])
    expect(await versions(groupId, 'T9')).toEqual([])
  })

  it('edits an entry in place while its month is open', async () => {
    const { groupId, tables } = ownGroup()
    await mustLoad(tables)
    await mustLoad(withRow(tables, 'time_entries', 'T1', { break_minutes: '60' }))
    expect(await versions(groupId, 'T1')).toMatchObject([
      { version: 1, worked_minutes: 420, superseded_at: null, cancelled: false },
    ])
  })

  it('adds a version to an entry of a closed month', async () => {
    const { groupId, tables } = ownGroup()
    await mustLoad(tables)
    await close(groupId, '2026-06')
    const corrected = withRow(tables, 'time_entries', 'T1', { break_minutes: '60' })
    await mustLoad(corrected)
    expect(await versions(groupId, 'T1')).toMatchObject([
      { version: 1, worked_minutes: 435, superseded_at: expect.any(String) },
      { version: 2, worked_minutes: 420, superseded_at: null },
    ])
    expect(await mustLoad(corrected)).toEqual({})
  })

  it('adds confirmations in place, and never takes one back', async () => {
    const { groupId, tables } = ownGroup()
    await mustLoad(tables)
    await close(groupId, '2026-06')
    const confirmed = { member_confirmed_at: '2026-07-02T09:00' }
    expect(await mustLoad(withRow(tables, 'time_entries', 'T2', confirmed))).toEqual({
      time_entries: { added: 0, changed: 1 },
    })
    expect(await mustLoad(tables)).toEqual({})
    expect(await versions(groupId, 'T2')).toMatchObject([
      { version: 1, member_confirmed_at: '2026-07-02T09:00:00.000Z' },
    ])
  })

  it('does not keep a confirmation of other hours', async () => {
    const { groupId, tables } = ownGroup()
    await mustLoad(
      withRow(tables, 'time_entries', 'T2', { member_confirmed_at: '2026-07-02T09:00' }),
    )
    const unsigned = (tables['time_entries'] ?? []).map(
      ({ entry_id, assignment_id, starts_at }) => ({
        entry_id: entry_id ?? '',
        assignment_id: assignment_id ?? '',
        starts_at: starts_at ?? '',
        ends_at: '2026-06-02T06:00',
      }),
    )
    const group = tables['group'] ?? []
    await mustLoad({ group, time_entries: unsigned.filter(({ entry_id }) => entry_id === 'T2') })
    expect(await versions(groupId, 'T2')).toMatchObject([
      { worked_minutes: 480, member_confirmed_at: null },
    ])
  })

  it('reads the work again when its site moves to another zone', async () => {
    const { groupId, tables } = ownGroup()
    await mustLoad(tables)
    expect(await mustLoad(withRow(tables, 'sites', 'S1', { time_zone: 'Europe/Lisbon' }))).toEqual({
      sites: { added: 0, changed: 1 },
      shifts: { added: 0, changed: 1 },
      time_entries: { added: 0, changed: 2 },
    })
    const rows = await inGroup(database, groupId, (db) =>
      db.selectFrom('shifts').select('starts_at').where('shift_id', '=', 'H1').execute(),
    )
    expect(rows).toEqual([{ starts_at: '2026-06-01T07:00:00.000Z' }])
  })

  it('adds a membership when a member comes back, and refuses one inside another', async () => {
    const { groupId, tables } = ownGroup()
    await mustLoad(tables)
    const back = withRow(tables, 'members', 'M2', { joined_on: '2028-01-01', left_on: '' })
    expect(await mistakes(withRow(back, 'members', 'M2', { joined_on: '2027-12-31' }))).toEqual([
      'members.csv, ligne 3, colonne joined_on : « 2027-12-31 » — attendu : aucun chevauchement avec M2 2021-05-01 (déjà enregistré)',
    ])
    await mustLoad(back)
    const rows = await inGroup(database, groupId, (db) =>
      db
        .selectFrom('memberships')
        .select(['joined_on', 'left_on'])
        .where('member_id', '=', 'M2')
        .orderBy('joined_on')
        .execute(),
    )
    expect(rows).toEqual([
      { joined_on: '2021-05-01', left_on: '2027-12-31' },
      { joined_on: '2028-01-01', left_on: null },
    ])
    expect(await mustLoad(back)).toEqual({})
    expect(await mustLoad(tables)).toEqual({})
  })

  it('moves the first price with the start of its assignment', async () => {
    const { groupId, tables } = ownGroup()
    await mustLoad(tables)
    await mustLoad(
      withRow(tables, 'assignments', 'A1', { starts_on: '2026-02-01', coefficient_e4: '19000' }),
    )
    const rows = await inGroup(database, groupId, (db) =>
      db
        .selectFrom('assignment_prices')
        .select(['starts_on', 'coefficient_e4'])
        .where('assignment_id', '=', 'A1')
        .execute(),
    )
    expect(rows).toEqual([{ starts_on: '2026-02-01', coefficient_e4: 19000 }])
  })

  it('refuses to give the hours of an assignment to someone else', async () => {
    const { tables } = ownGroup()
    await mustLoad(tables)
    expect(
      await mistakes(withRow(tables, 'assignments', 'A1', { employee_id: 'P2', site_id: 'S2' })),
    ).toEqual([
      'assignments.csv, ligne 2, colonne employee_id : « P2 » — attendu : la valeur enregistrée P1, dont dépendent d’autres lignes',
      'assignments.csv, ligne 2, colonne site_id : « S2 » — attendu : la valeur enregistrée S1, dont dépendent d’autres lignes',
    ])
  })
})

describe('an import of needs', () => {
  it('writes each need and each change of it into its life', async () => {
    const { groupId, tables } = ownGroup()
    await mustLoad(tables)
    const life = () =>
      inGroup(database, groupId, (db) =>
        db
          .selectFrom('need_events as e')
          .innerJoin('needs as n', 'n.need_id', 'e.need_id')
          .select(['e.kind', 'e.detail', 'n.version', 'n.state', 'n.authorisations'])
          .orderBy('e.sequence')
          .execute(),
      )
    expect(await life()).toMatchObject([{ kind: 'stated', version: 1, state: 'stated' }])
    await mustLoad(
      withRow(tables, 'needs', 'N1', {
        weekly_minutes: '720',
        authorisations: 'CACES 5; Permis C',
        state: 'withdrawn',
      }),
    )
    expect(await life()).toMatchObject([
      { kind: 'stated', state: 'withdrawn', version: 2, authorisations: ['CACES 5', 'Permis C'] },
      { kind: 'changed', detail: { before: { weeklyMinutes: 600, authorisations: [] } } },
      { kind: 'withdrawn' },
    ])
    expect(await mustLoad(withRow(tables, 'needs', 'N1', { weekly_minutes: '720' }))).toEqual({})
    await mustLoad(withRow(tables, 'needs', 'N1', { weekly_minutes: '720', state: '' }))
    expect((await life()).at(-1)).toMatchObject({ kind: 'reopened', state: 'stated', version: 2 })
  })

  it('refuses bounds that do not hold what is asked, and people unknown', async () => {
    const { tables } = ownGroup()
    const bounds = { weekly_minutes_least: '601', weekly_minutes_most: '599' }
    const wrong = withRows(withRow(tables, 'needs', 'N1', bounds), 'candidates', {
      candidate_id: 'K1',
      last_name: 'Roy',
      first_name: 'Lou',
      last_contact_on: '2026-01-01',
      refused_member_ids: 'M9',
    })
    expect(await mistakes(wrong)).toEqual([
      'needs.csv, ligne 2, colonne weekly_minutes_least : « 601 » — attendu : au plus 600',
      'needs.csv, ligne 2, colonne weekly_minutes_most : « 599 » — attendu : au moins 600',
      'candidates.csv, ligne 2, colonne refused_member_ids : « M9 » — attendu : l’identifiant d’une ligne de members',
    ])
  })
})

describe('an export', () => {
  /** The rows of each file by column, as a program reads them. */
  async function rowsOf(path: string): Promise<Record<string, string[]>> {
    const written = (await readdir(path)).filter((file) => file.endsWith('.csv'))
    const files = written.map(async (file) => {
      const text = await readFile(join(path, file), 'utf8')
      return [file.slice(0, -'.csv'.length), text.split('\n').filter(Boolean)]
    })
    return Object.fromEntries(await Promise.all(files))
  }

  it('is refused where something else lies, and replaces an older package', async () => {
    const { groupId, tables } = ownGroup()
    await mustLoad(tables)
    const path = await folder({ 'letters.txt': 'keep me' })
    expect(await exportPackage(database, groupId, path)).toMatchObject({
      refusal: { kind: 'not-a-package', found: 'letters.txt' },
    })
    expect(await readFile(join(path, 'letters.txt'), 'utf8')).toBe('keep me')
    await rm(join(path, 'letters.txt'))
    await writeFile(join(path, 'group.csv'), 'old')
    expect(await exportPackage(database, groupId, path)).toMatchObject({ ok: true })
    expect((await rowsOf(path))['group']).toHaveLength(2)
  })

  it('of an unknown group is refused', async () => {
    const path = await folder({})
    expect(await exportPackage(database, 'nobody' as GroupId, path)).toMatchObject({
      refusal: { kind: 'unknown-group' },
    })
  })

  it('leaves out work that did not take place', async () => {
    const { groupId, tables } = ownGroup()
    await mustLoad(tables)
    await inGroup(database, groupId, (db) =>
      db
        .updateTable('time_entries')
        .set({ cancelled: true })
        .where('entry_id', '=', 'T2')
        .execute(),
    )
    const path = await folder({})
    await exportPackage(database, groupId, path)
    const lines = (await rowsOf(path))['time_entries'] ?? []
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['T1'])
  })

  it('as a workbook comes back unchanged', async () => {
    const { groupId, tables } = ownGroup()
    await mustLoad(tables)
    const path = join(await folder({}), 'group.xlsx')
    await exportPackage(database, groupId, path)
    const before = await everything(groupId)
    const again = await importPackage(database, path)
    expect(
      again.ok && again.value.resources.every(({ added, changed }) => added + changed === 0),
    ).toBe(true)
    expect(again.ok && again.value.resources.map(({ resource }) => resource)).toEqual(
      RESOURCES.filter(({ optional }) => !optional).map(({ name }) => name),
    )
    expect(await everything(groupId)).toEqual(before)
  })
})
