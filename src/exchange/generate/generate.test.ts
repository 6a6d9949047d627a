import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeError, mistakesIn, readPackage } from '../../adapters/data-package/index.ts'
import {
  judgePerson,
  LIMITS_OF_THE_LAW,
  type MembersFacts,
  type PersonFacts,
  type Work,
} from '../../law/index.ts'
import { day, month } from '../../shared/days.ts'
import { isSiren, isSiret } from '../../shared/ids.ts'
import { intervalOf, localTime, minutes, zone } from '../../shared/time.ts'
import { testDatabase } from '../../../tests/support/database.ts'
import { exportPackage, importPackage } from '../index.ts'
import { groupOf } from './group.ts'
import {
  DEFAULT_MONTH,
  type GeneratedGroup,
  generateGroup,
  generatePackage,
  type PackageRows,
  type ShiftRow,
  type TimeEntryRow,
} from './index.ts'
import { blueprintsOf } from './profiles.ts'

const PARIS = zone('Europe/Paris')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'generate-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function workOf(id: string, memberId: string, row: ShiftRow | TimeEntryRow): Work {
  const interval = intervalOf(localTime(row.starts_at), localTime(row.ends_at), PARIS)
  if (interval === null) throw new Error(`${id} takes no time`)
  return {
    id,
    assignmentId: row.assignment_id,
    memberId,
    siteId: '',
    zone: PARIS,
    ...interval,
    breakStart: null,
    breakMinutes: minutes(row.break_minutes),
  }
}

const membersFacts = ({ members }: PackageRows): MembersFacts =>
  new Map(
    members.map((row) => [
      row.member_id,
      {
        memberships: [{ startsOn: row.joined_on, endsOn: row.left_on }],
        competitorGroup: row.competitor_group,
        publicBody: row.public_body,
        headcount: row.headcount,
        idcc: row.idcc,
      },
    ]),
  )

const groupedBy = <T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, T[]> =>
  Map.groupBy(rows, key)

/** The facts that the rules of law read, straight from the rows. */
function peopleOf(rows: PackageRows): readonly PersonFacts[] {
  const memberOfSite = new Map(rows.sites.map((site) => [site.site_id, site.member_id]))
  const assignments = new Map(
    rows.assignments.map((row) => [
      row.assignment_id,
      { employeeId: row.employee_id, memberId: memberOfSite.get(row.site_id) ?? '' },
    ]),
  )
  const employeeOf = (row: { assignment_id: string }): string =>
    assignments.get(row.assignment_id)?.employeeId ?? ''
  const memberOf = (row: { assignment_id: string }): string =>
    assignments.get(row.assignment_id)?.memberId ?? ''
  const shifts = groupedBy(rows.shifts, employeeOf)
  const entries = groupedBy(rows.time_entries, employeeOf)
  const period = (row: { starts_on: string; ends_on: string | null }) => ({
    startsOn: day(row.starts_on),
    endsOn: row.ends_on === null ? null : day(row.ends_on),
  })
  return rows.employees.map(({ employee_id: id, born_on, hired_on, left_on }) => ({
    employeeId: id,
    bornOn: born_on,
    hiredOn: hired_on,
    leftOn: left_on,
    skills: rows.skills
      .filter((row) => row.employee_id === id)
      .map((row) => ({
        skill: row.skill,
        obtainedOn: row.obtained_on,
        validUntil: row.valid_until,
      })),
    visits: [],
    past: { planned: [], worked: [] },
    contracts: rows.contracts
      .filter((row) => row.employee_id === id)
      .map((row) => ({
        ...period(row),
        id: row.contract_id,
        kind: row.kind,
        job: row.job,
        annualMinutes: null,
        weeklyMinutes: minutes(row.weekly_minutes),
        memberIds: row.member_ids.split(' '),
        category: null,
        trialEndsOn: null,
        fixedTermReason: null,
        partTimeReason: row.part_time_reason,
      })),
    absences: rows.absences
      .filter((row) => row.employee_id === id)
      .map((row) => ({ ...period(row), id: row.absence_id, kind: row.kind, minutes: null })),
    assignments: rows.assignments
      .filter((row) => row.employee_id === id)
      .map((row) => ({
        ...period(row),
        id: row.assignment_id,
        memberId: memberOf(row),
        siteId: row.site_id,
        weeklyMinutes: null,
        requiredSkills: [],
      })),
    planned: (shifts.get(id) ?? []).map((row) => workOf(row.shift_id, memberOf(row), row)),
    worked: (entries.get(id) ?? []).map((row) => workOf(row.entry_id, memberOf(row), row)),
  }))
}

interface Fact {
  readonly rule_id: string
  readonly employee_id: string
  readonly date: string
  readonly measured: number
  readonly limit: number
  readonly basis: string
}

const line = (one: Fact): string =>
  [one.employee_id, one.rule_id, one.basis, one.date, one.measured, one.limit].join(' ')

function found({ rows }: GeneratedGroup): string[] {
  const members = membersFacts(rows)
  const period = { from: day('2026-09-01'), to: day('2026-11-30') }
  const group = { kind: 'general', idcc: null } as const
  const circumstances = { group, members, sites: new Map(), limits: LIMITS_OF_THE_LAW, period }
  return peopleOf(rows)
    .flatMap((person) => judgePerson(person, circumstances))
    .map(({ ruleId, employeeId, date, measured, limit, basis }) =>
      line({ rule_id: ruleId, employee_id: employeeId, date, measured, limit, basis }),
    )
    .sort()
}

const planted = ({ plantedBreaches }: GeneratedGroup): string[] => plantedBreaches.map(line).sort()

describe('a generated group', () => {
  const alliance = generateGroup({ profile: 'alliance', seed: 7 })

  it.each([1, 2, 3, 4, 5, 6])(
    'breaks the law where it was told to and nowhere else, seed %i',
    (seed) => {
      const group = generateGroup({ profile: 'progressis', seed })
      expect(found(group)).toEqual(planted(group))
      expect(group.plantedBreaches.length).toBeGreaterThanOrEqual(4)
    },
  )

  it('holds every kind of breach when it is large', () => {
    expect(found(alliance)).toEqual(planted(alliance))
    expect(new Set(alliance.plantedBreaches.map((one) => one.rule_id)).size).toBe(14)
  })

  it('keeps small groups of a country lawful too', () => {
    const blueprints = blueprintsOf('france', 3)
    expect(blueprints.length).toBe(6_500)
    expect(blueprints.reduce((sum, { employees }) => sum + employees, 0)).toBe(40_000)
    for (const blueprint of blueprints.slice(0, 60)) {
      const group = groupOf(blueprint, 3, DEFAULT_MONTH)
      expect(found(group)).toEqual(planted(group))
    }
  })

  it('looks like what groups report', () => {
    const { rows } = alliance
    const current = rows.contracts.filter(({ contract_id }) => !contract_id.endsWith('-2'))
    const permanent = current.filter(({ kind }) => kind === 'permanent').length / current.length
    expect(permanent).toBeGreaterThan(0.76)
    expect(permanent).toBeLessThan(0.84)
    const users = rows.assignments.length / rows.employees.length
    expect(users).toBeGreaterThan(2.7)
    expect(users).toBeLessThan(3.3)
    const october = rows.shifts.filter(({ starts_at }) => starts_at.startsWith('2026-10')).length
    expect(october).toBeGreaterThan(14_000)
    expect(october).toBeLessThan(17_000)
    const partTime = current.filter(({ weekly_minutes }) => weekly_minutes < 2_100).length
    expect(partTime / current.length).toBeGreaterThan(0.15)
    expect(partTime / current.length).toBeLessThan(0.27)
  })

  it('leaves three or four hours in a hundred of the month unconfirmed by one side', () => {
    const october = alliance.rows.time_entries.filter((row) => row.starts_at.startsWith('2026-10'))
    const open = october.filter((row) => !row.employee_confirmed_at || !row.member_confirmed_at)
    expect(open.length / october.length).toBeGreaterThan(0.03)
    expect(open.length / october.length).toBeLessThan(0.04)
  })

  it('numbers companies with right keys', () => {
    expect(alliance.rows.members.filter(({ siren }) => !isSiren(siren))).toEqual([])
    expect(alliance.rows.sites.filter(({ siret }) => !isSiret(siret))).toEqual([])
  })

  it('moves with the month to close', () => {
    const { rows } = generateGroup({ profile: 'progressis', seed: 1, month: month('2026-03') })
    const months = new Set(rows.shifts.map(({ starts_at }) => starts_at.slice(0, 7)))
    expect([...months].sort()).toEqual(['2026-02', '2026-03', '2026-04'])
  })
})

describe('a written package', () => {
  it('is taken by the import, and comes back from it byte for byte', async () => {
    const database = await testDatabase()
    const directory = join(folder, 'taken')
    const report = await generatePackage({ profile: 'progressis', seed: 11, directory })
    const imported = await importPackage(database, directory)
    if (!imported.ok) return expect(imported.refusal).toEqual({})
    const stored = await database.system
      .selectFrom('shifts')
      .select((eb) => eb.fn.countAll().as('count'))
      .execute()
    expect(Number(stored[0]?.count)).toBe(report.shifts)
    const exported = join(folder, 'exported')
    await exportPackage(database, imported.value.groupId, exported)
    const names = await readdir(directory)
    expect((await readdir(exported)).sort()).toEqual(names.sort())
    for (const name of names)
      expect(await readFile(join(exported, name), 'utf8'), name).toBe(
        await readFile(join(directory, name), 'utf8'),
      )
    expect(names).not.toContain('planted.json')
  })

  it.each([12, 13, 14])('has no mistake in it, seed %i', async (seed) => {
    const directory = join(folder, String(seed))
    const report = await generatePackage({ profile: 'progressis', seed, directory })
    const data = await readPackage(directory)
    expect(mistakesIn(data).map(describeError)).toEqual([])
    expect(data.tables.get('shifts')?.rows.length).toBe(report.shifts)
  })

  it('is the same byte for byte for one seed, and another for another', async () => {
    const write = async (name: string, seed: number): Promise<string> => {
      const directory = join(folder, name)
      await generatePackage({ profile: 'progressis', seed, directory, planted: true })
      const names = (await readdir(directory)).sort()
      const texts = await Promise.all(names.map((file) => readFile(join(directory, file), 'utf8')))
      return names.map((file, index) => `${file}\n${texts[index]}`).join('\n')
    }
    const once = await write('once', 5)
    expect(await write('again', 5)).toBe(once)
    expect(await write('other', 6)).not.toBe(once)
  })
})
