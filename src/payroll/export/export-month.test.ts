import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { SmallGroup } from '../../../tests/support/small-group.ts'
import { closeMonth, pendingCorrections } from '../../closing/index.ts'
import { systemClock } from '../../platform/clock.ts'
import { inGroup } from '../../platform/database/index.ts'
import { month } from '../../shared/days.ts'
import { localTime } from '../../shared/time.ts'
import { correctEntry } from '../../time/index.ts'
import { exportMonth } from './export-month.ts'
import { exportOf, fileOf } from './export-store.ts'
import type { Target } from './pay-line.ts'
import { setCodes, setNumbers } from './set-codes.ts'

const database = await testDatabase()
let groups = 0
const AT = '2026-11-05T08:00:00.000Z'

/** Two people in October: hours at two members, an absence, a mandate, a bonus. */
async function groupInOctober(): Promise<SmallGroup> {
  const group = await SmallGroup.create(database, `X${(groups += 1)}`)
  for (const member of ['M1', 'M2']) await group.member(member)
  for (const person of ['P1', 'P2']) await group.employee(person)
  await group.assignment('A1', 'P1', 'M1')
  await group.assignment('A2', 'P1', 'M2')
  await group.assignment('A3', 'P2', 'M1')
  await group.work('E1', 'A1', '2026-10-05T08:00', '2026-10-05T12:50')
  await group.work('E2', 'A2', '2026-10-06T08:00', '2026-10-06T12:00')
  await group.work('E3', 'A3', '2026-10-07T08:00', '2026-10-07T15:00')
  await group.add('absences', {
    absence_id: 'ABS1',
    employee_id: 'P2',
    kind: 'unpaid',
    starts_on: '2026-10-29',
    ends_on: '2026-11-03',
  })
  await group.add('absences', {
    absence_id: 'ABS2',
    employee_id: 'P1',
    kind: 'delegation',
    starts_on: '2026-10-08',
    ends_on: '2026-10-08',
    minutes: 120,
  })
  await group.add('pay_items', {
    pay_item_id: 'I1',
    employee_id: 'P2',
    month: '2026-10',
    code: 'PRIME',
    amount_cents: 5_050,
    kind: 'taxable_bonus',
  })
  return group
}

const close = async (group: SmallGroup, name: string) => {
  const command = { groupId: group.id, month: month(name), actor: 'test', clock: systemClock }
  expect((await closeMonth(database, command)).ok).toBe(true)
}

const doer = ({ id }: SmallGroup) => ({ groupId: id, actor: 'test', at: AT })

const tryToExport = (group: SmallGroup, name: string, target: Target = 'csv') =>
  inGroup(database, group.id, (db) =>
    exportMonth(db, { ...doer(group), month: month(name), target }, pendingCorrections),
  )

async function exported(group: SmallGroup, name: string, target: Target = 'csv') {
  const made = await tryToExport(group, name, target)
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  return made.value
}

const textOf = async (group: SmallGroup, number: number, kind: 'full' | 'differences' = 'full') => {
  const file = await inGroup(database, group.id, (db) => fileOf(db, group.id, number, kind))
  if (file === null) throw new Error('no such file')
  return file.content.toString('utf8')
}

/** The afternoon of E1 was forgotten: two hours more, confirmed by both sides. */
async function lengthenE1(group: SmallGroup): Promise<void> {
  const corrected = await inGroup(database, group.id, (db) =>
    correctEntry(db, {
      ...doer(group),
      entryId: 'E1',
      readVersion: 1,
      startsLocal: localTime('2026-10-05T08:00'),
      endsLocal: localTime('2026-10-05T15:00'),
      breakMinutes: 10,
      breakStartsLocal: null,
    }),
  )
  expect(corrected.ok).toBe(true)
  await database.pool.query(
    `update time_entries set employee_confirmed_at = clock_timestamp(),
       member_confirmed_at = clock_timestamp(), changed_at = clock_timestamp()
     where group_id = $1 and entry_id = 'E1' and superseded_at is null`,
    [group.id],
  )
}

describe('an export to a payroll engine', () => {
  it('writes the neutral journal, with delegation under a neutral code', async () => {
    const group = await groupInOctober()
    await close(group, '2026-10')
    const { export: made, unchanged } = await exported(group, '2026-10')
    expect(unchanged).toBe(false)
    expect(await textOf(group, made.number)).toBe(
      [
        '\uFEFFMatricule;Code;Période;Début;Fin;Heures;Jours;Montant;Adhérent;Mise à disposition;Établissement',
        'P1;hours_normal;2026-10;01/10/2026;31/10/2026;4,83;;58,00;M1;A1;',
        'P1;hours_normal;2026-10;01/10/2026;31/10/2026;4,00;;48,00;M2;A2;',
        'P1;paid_time;2026-10;01/10/2026;31/10/2026;2,00;;24,00;;;',
        'P2;PRIME;2026-10;01/10/2026;31/10/2026;;;50,50;;;',
        'P2;hours_normal;2026-10;01/10/2026;31/10/2026;7,00;;84,00;M1;A3;',
        'P2;absence_unpaid;2026-10;29/10/2026;31/10/2026;;3,00;;;;',
        '',
      ].join('\r\n'),
    )
    expect(await textOf(group, made.number)).not.toMatch(/d[ée]l[ée]gation/i)
    expect(made.totals).toEqual({
      people: 2,
      lines: 6,
      minutes: 290 + 240 + 120 + 420,
      days: 3,
      amountCents: 5_800 + 4_800 + 2_400 + 5_050 + 8_400,
    })
  })

  it('refuses a month that is open, and all codes that the engine does not know at once', async () => {
    const group = await groupInOctober()
    expect(await tryToExport(group, '2026-10')).toMatchObject({
      ok: false,
      refusal: { kind: 'month-open' },
    })
    await close(group, '2026-10')
    expect(await tryToExport(group, '2026-10', 'silae')).toEqual({
      ok: false,
      refusal: {
        kind: 'unmapped-codes',
        target: 'silae',
        codes: [
          { code: 'absence_unpaid', lines: 1 },
          { code: 'paid_time', lines: 1 },
          { code: 'PRIME', lines: 1 },
        ],
      },
    })
  })

  it('speaks to Silae in its codes and numbers, without what it does not want', async () => {
    const group = await groupInOctober()
    await close(group, '2026-10')
    await inGroup(database, group.id, (db) =>
      setCodes(db, doer(group), 'silae', [
        { code: 'absence_unpaid', targetCode: 'AB-100' },
        { code: 'PRIME', targetCode: ' EV-Prime été ' },
        { code: 'paid_time', targetCode: null },
      ]),
    )
    await inGroup(database, group.id, (db) =>
      setNumbers(db, doer(group), [{ employeeId: 'P1', payrollNumber: '00012' }]),
    )
    const { export: made } = await exported(group, '2026-10', 'silae')
    expect(await textOf(group, made.number)).toBe(
      [
        'Matricule;Code;Valeur;Date debut;Date fin',
        '00012;Heures travaillees;4.83;01/10/2026;31/10/2026',
        '00012;Heures travaillees;4.0;01/10/2026;31/10/2026',
        'P2;EV-Prime ete;50.5;01/10/2026;31/10/2026',
        'P2;Heures travaillees;7.0;01/10/2026;31/10/2026',
        'P2;AB-100;3;29/10/2026;31/10/2026',
        '',
      ].join('\r\n'),
    )
  })

  it('gives the same file again, byte for byte, when nothing changed', async () => {
    const group = await groupInOctober()
    await close(group, '2026-10')
    for (const target of ['csv', 'xlsx'] as const) {
      const first = await exported(group, '2026-10', target)
      const before = await textOf(group, first.export.number)
      const again = await exported(group, '2026-10', target)
      expect(again).toEqual({ export: first.export, unchanged: true })
      expect(await textOf(group, again.export.number)).toBe(before)
    }
  })

  it('says the difference after a late correction, and tells it once', async () => {
    const group = await groupInOctober()
    await close(group, '2026-10')
    const first = await exported(group, '2026-10')
    await lengthenE1(group)
    const second = await exported(group, '2026-10')
    expect(second.export).toMatchObject({
      previous: first.export.number,
      difference: { added: 0, changed: 1, removed: 0 },
      totals: { minutes: first.export.totals.minutes + 120 },
    })
    expect(await textOf(group, second.export.number, 'differences')).toMatch(
      /\r\nP1;hours_normal;2026-10;01\/10\/2026;31\/10\/2026;2,00;;24,00;M1;A1;\r\n$/,
    )
    await group.work('E9', 'A1', '2026-11-09T08:00', '2026-11-09T12:00')
    await close(group, '2026-11')
    const november = await exported(group, '2026-11')
    expect(november.export.lines.filter(({ period }) => period === '2026-10')).toEqual([])
    expect((await exported(group, '2026-10')).unchanged).toBe(true)
  })

  it('carries a correction into the next month when the month is not told again', async () => {
    const group = await groupInOctober()
    await close(group, '2026-10')
    await exported(group, '2026-10')
    await lengthenE1(group)
    await close(group, '2026-11')
    const november = await exported(group, '2026-11')
    expect(november.export.lines.filter(({ period }) => period === '2026-10')).toMatchObject([
      { employeeId: 'P1', code: 'hours_normal', memberId: 'M1', minutes: 120, amountCents: 2_400 },
    ])
    expect((await exported(group, '2026-10')).unchanged).toBe(true)
    const kept = await inGroup(database, group.id, (db) => exportOf(db, group.id, 1))
    expect(kept?.totals.people).toBe(2)
  })

  it('does not let two people have one number', async () => {
    const group = await groupInOctober()
    const set = (payrollNumber: string) =>
      inGroup(database, group.id, (db) =>
        setNumbers(db, doer(group), [{ employeeId: 'P1', payrollNumber }]),
      )
    expect(await set('P2')).toMatchObject({ ok: false, refusal: [{ kind: 'number-taken' }] })
    expect(await set('1;2')).toMatchObject({ ok: false, refusal: [{ kind: 'not-a-number' }] })
    expect((await set('1')).ok).toBe(true)
  })
})
