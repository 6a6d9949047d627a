import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { SmallGroup } from '../../../tests/support/small-group.ts'
import { openTypesetter } from '../../adapters/typst/index.ts'
import { closeMonth } from '../../closing/index.ts'
import { systemClock } from '../../platform/clock.ts'
import { type GroupDb, inGroup } from '../../platform/database/index.ts'
import { addDays, day, month } from '../../shared/days.ts'
import { setBeneficiary } from './documents-store.ts'
import * as make from './make-documents.ts'
import { disabilityCounts } from './rules/disability-units.ts'
import type { StatementPage } from './statement-page.ts'

const database = await testDatabase()
const typesetter = openTypesetter()
afterAll(() => typesetter.close())
const TODAY = day('2026-11-05')
const OCTOBER = month('2026-10')

/** Camille works five weeks of 45 h at M1, one of them an hour at M2; Sacha left in June. */
async function documentedGroup(): Promise<SmallGroup> {
  const group = await SmallGroup.create(database, 'D1')
  await group.member('M1', { name: 'Conserverie', siren: '732829320' })
  await group.member('M2', { name: 'Laiterie' })
  await group.employee('P1')
  await group.assignment('A1', 'P1', 'M1')
  await group.assignment('A2', 'P1', 'M2')
  await group.add('employees', {
    employee_id: 'P0',
    last_name: 'Ancien',
    first_name: 'Sacha',
    hired_on: '2025-03-01',
    left_on: '2026-06-30',
  })
  for (let week = 0; week < 4; week += 1)
    for (let weekday = 0; weekday < 5; weekday += 1) {
      const on = addDays(day('2026-10-05'), week * 7 + weekday)
      await group.work(`E${week}${weekday}`, 'A1', `${on}T08:00`, `${on}T17:00`)
    }
  await group.work('X', 'A2', '2026-10-05T17:00', '2026-10-05T18:00')
  const command = { groupId: group.id, month: OCTOBER, actor: 'test', clock: systemClock }
  expect((await closeMonth(database, command)).ok).toBe(true)
  return group
}

const group = await documentedGroup()
const pageOf = async (work: (db: GroupDb) => Promise<StatementPage | null>) => {
  const page = await inGroup(database, group.id, work)
  if (page === null) throw new Error('nothing to make')
  return page
}
const october = { month: OCTOBER, employeeId: null, today: TODAY }

describe('the statement of costs', () => {
  it('says that it is no payslip, and adds up by member', async () => {
    const page = await pageOf((db) => make.costStatementOf(db, group.id, october))
    expect(page.notice).toMatch(/n’est pas un bulletin de paie/)
    const [sheet] = page.sheets
    expect(sheet?.sections[0]?.rows.map(([name, hours]) => [name, hours])).toEqual([
      ['Conserverie', '180\u00a0h'],
      ['Laiterie', '1\u00a0h'],
    ])
    expect(sheet?.sections[0]?.total[1]).toBe('181\u00a0h')
    expect(sheet?.sections[1]?.rows.length).toBeGreaterThan(5)
  })

  it('is of nobody in a month that is not closed', async () => {
    const september = { ...october, month: month('2026-09') }
    const page = await inGroup(database, group.id, (db) =>
      make.costStatementOf(db, group.id, september),
    )
    expect(page).toBeNull()
  })
})

describe('the annex of hours (D3171-12)', () => {
  it('lists the overtime of each week since January, over all members', async () => {
    const page = await pageOf((db) => make.hoursAnnexOf(db, group.id, october))
    const [overtime, rest] = page.sheets[0]?.sections ?? []
    expect(overtime?.rows).toEqual([
      ['Semaine du 05/10/2026', '11\u00a0h', ''],
      ['Semaine du 12/10/2026', '10\u00a0h', ''],
      ['Semaine du 19/10/2026', '10\u00a0h', ''],
    ])
    expect(overtime?.note).toBe('Cumul : 31\u00a0h sur un contingent annuel de 220\u00a0h.')
    expect(rest?.note).toBe('Aucun repos compensateur acquis.')
  })

  it('starts from what was taken over, and leaves out what the quota does not count', async () => {
    const keep = (table: 'counter_openings' | 'counter_adjustments', row: object) =>
      group.add(table, { employee_id: 'P1', ...row })
    await keep('counter_openings', {
      counter: 'overtime_quota',
      dated_on: '2026-07-01',
      quantity: 215 * 60,
      source: 'Ancien outil',
    })
    await keep('counter_adjustments', {
      adjustment_id: '7d7ab0a4-5b2f-4a54-9f0e-0d5b7f7f3c11',
      counter: 'overtime_quota',
      dated_on: '2026-10-20',
      quantity: -600,
      cause: 'urgent_work',
      reason: 'Inondation',
      recorded_by: 'test',
    })
    const page = await pageOf((db) => make.hoursAnnexOf(db, group.id, october))
    const [overtime, rest] = page.sheets[0]?.sections ?? []
    expect(overtime?.rows.map(([words, hours]) => [words, hours])).toEqual([
      ['Reprise au 01/07/2026', '215\u00a0h'],
      ['Semaine du 05/10/2026', '11\u00a0h'],
      ['Semaine du 12/10/2026', '10\u00a0h'],
      ['Travaux urgents, hors contingent, le 20/10/2026', '-10\u00a0h'],
      ['Semaine du 19/10/2026', '10\u00a0h'],
    ])
    expect(overtime?.note).toBe('Cumul : 236\u00a0h sur un contingent annuel de 220\u00a0h.')
    // The week of the 26th ends in November. Sixteen hours beyond the quota, half of them as rest for a group of few people.
    expect(rest?.rows[0]?.[1]).toBe('8\u00a0h')
  })
})

describe('the personnel register', () => {
  it('keeps who left, in the order of hiring', async () => {
    const page = await pageOf((db) => make.groupRegisterOf(db, group.id, TODAY))
    expect(page.sheets[0]?.sections[0]?.rows.map((row) => [row[0], row[1], row[8]])).toEqual([
      ['1', 'Ancien Sacha', '30/06/2026'],
      ['2', 'P1 Camille', ''],
    ])
  })

  it('gives a member its lines with the mention of the group', async () => {
    const asked = { memberId: 'M2', today: TODAY }
    const page = await pageOf((db) => make.memberRegisterOf(db, group.id, asked))
    expect(page.sheets[0]?.facts[0]?.text).toBe(
      'Mis à disposition par un groupement d’employeurs : Groupement du Bocage',
    )
    expect(page.sheets[0]?.sections[0]?.rows.map(([name]) => name)).toEqual(['P1 Camille'])
  })
})

describe('the attestation of beneficiaries (D5212-6)', () => {
  it('gives numbers to each member and no name', async () => {
    await inGroup(database, group.id, (db) =>
      setBeneficiary(db, group.id, { employeeId: 'P1', startsOn: day('2026-10-12'), endsOn: null }),
    )
    const asked = { year: 2026, memberId: null, today: TODAY }
    const page = await pageOf((db) => make.disabilityAttestationOf(db, group.id, asked))
    // Three weeks of 45 h of 1,607 h at the cannery; the hour at the dairy came before.
    expect(page.sheets.map(({ name, sections }) => [name, sections[0]?.rows[0]])).toEqual([
      ['Conserverie', ['Ensemble des bénéficiaires', '1', '0,08']],
      ['Laiterie', ['Ensemble des bénéficiaires', '0', '0,00']],
    ])
    expect(JSON.stringify(page)).not.toContain('Camille')
  })

  it('counts nobody for more than one, and who is fifty on 31 December apart', () => {
    const time = { employeeId: 'P1', bornOn: day('1976-12-31') }
    const counts = disabilityCounts(2026, [
      { ...time, memberId: 'M1', minutes: 1_607 * 60 },
      { ...time, memberId: 'M2', minutes: 1_607 * 60 },
      { employeeId: 'P2', bornOn: day('1977-01-01'), memberId: 'M2', minutes: 0 },
    ])
    expect(counts).toEqual(
      ['M1', 'M2'].map((memberId) => ({
        memberId,
        beneficiaries: 1,
        fiftyOrMore: 1,
        unitsE4: 5_000,
        unitsFiftyOrMoreE4: 5_000,
      })),
    )
  })
})

it('sets every statement as PDF/UA', { timeout: 60_000 }, async () => {
  const pages = await Promise.all([
    pageOf((db) => make.costStatementOf(db, group.id, october)),
    pageOf((db) => make.hoursAnnexOf(db, group.id, october)),
    pageOf((db) => make.groupRegisterOf(db, group.id, TODAY)),
  ])
  for (const page of pages) {
    const text = (await typesetter.typeset('statement', page)).toString('latin1')
    expect(text.slice(0, 5)).toBe('%PDF-')
    expect(text).toContain('/MarkInfo')
    expect(text).toContain('/Lang')
    expect(text).toContain('pdfuaid:part')
  }
})
