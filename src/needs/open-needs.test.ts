import { describe, expect, it } from 'vitest'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { testDatabase } from '../../tests/support/database.ts'
import { inGroup } from '../platform/database/index.ts'
import { day } from '../shared/days.ts'
import { candidatesToPlace, openNeeds, roadDistances, skillsKnown, wishesOf } from './open-needs.ts'

describe('what a composition reads', async () => {
  const database = await testDatabase()
  const group = await SmallGroup.create(database, 'GE1')
  await group.member('M1')
  await group.member('M2')
  await group.employee('P1')
  const read = <T>(work: Parameters<typeof inGroup<T>>[2]) => inGroup(database, group.id, work)
  const need = (need_id: string, row: Parameters<typeof group.add<'needs'>>[1] = {}) =>
    group.add('needs', {
      need_id,
      site_id: 'M1',
      skill: 'Cariste',
      starts_on: '2026-11-01',
      weekly_minutes: 720,
      ...row,
    })

  it('takes the open needs with their bounds, half-days and season', async () => {
    await need('B2', {
      ends_on: '2027-03-31',
      weekly_minutes_least: 600,
      weekly_minutes_most: 900,
      authorisations: ['CACES 3'],
      half_days: 'tue-pm mon-am',
      half_days_needed: 1,
      hourly_price_e4: 250_000,
    })
    await need('B1')
    await need('B3', { state: 'withdrawn' })
    await need('B4', { state: 'being_answered' })
    await need('B5', { ends_on: '2027-03-31', every_year: false })
    const needs = await read(openNeeds)
    expect(needs.map(({ needId }) => needId)).toEqual(['B1', 'B2', 'B5'])
    expect(needs).toMatchObject([
      { memberId: 'M1', minutes: { least: 720, asked: 720, most: 720 }, everyYear: false },
      {
        minutes: { least: 600, asked: 720, most: 900 },
        authorisations: ['CACES 3'],
        halfDays: [0, 3],
        halfDaysNeeded: 1,
        everyYear: true,
      },
      { everyYear: false },
    ])
  })

  it('takes candidates until two years after the last contact, at home or in their commune', async () => {
    await group.add('sites', {
      site_id: 'S9',
      member_id: 'M1',
      name: 'Atelier',
      commune_code: '61001',
      latitude: 48.43,
      longitude: 0.09,
    })
    const candidate = (candidate_id: string, row: Parameters<typeof group.add<'candidates'>>[1]) =>
      group.add('candidates', { candidate_id, last_name: 'Roy', first_name: 'Lou', ...row })
    await candidate('K1', {
      last_contact_on: '2024-11-22',
      skills: ['Cariste', 'CACES 3'],
      home_commune_code: '61001',
      mobility_km: 40,
      mobility_minutes: 30,
      half_days: 'mon-am',
      refused_member_ids: ['M2'],
    })
    await candidate('K2', { last_contact_on: '2026-01-01', hired_as: 'P1' })
    await candidate('K3', { last_contact_on: '2024-02-29', home_latitude: 48, home_longitude: 0 })
    const on = (today: string) => read((db) => candidatesToPlace(db, day(today)))
    expect(await on('2026-02-28')).toMatchObject([
      {
        candidateId: 'K1',
        name: 'Lou Roy',
        home: { latitude: 48.43, longitude: 0.09 },
        mobilityKm: 25,
        availableHalfDays: [0],
        refusedMemberIds: ['M2'],
      },
      { candidateId: 'K3', mobilityKm: null, home: { latitude: 48, longitude: 0 } },
    ])
    expect((await on('2026-03-01')).map(({ candidateId }) => candidateId)).toEqual(['K1'])
    expect(await on('2026-11-22')).toHaveLength(1)
    expect(await on('2026-11-23')).toEqual([])
  })

  it('knows wishes, ways by road and the skills of the group', async () => {
    await group.add('employee_wishes', { employee_id: 'P1', mobility_minutes: 60 })
    expect((await read(wishesOf)).get('P1')).toMatchObject({ mobilityKm: 50, weeklyMinutes: null })
    await group.add('travel_times', { from_site_id: 'M2', to_site_id: 'M1', km: '12.5' })
    await group.add('travel_times', { from_site_id: 'M1', to_site_id: 'M2', km: '14' })
    expect(await read(roadDistances)).toEqual(new Map([['M1|M2', 14]]))
    expect((await read(skillsKnown))[0]).toEqual({ skill: 'Cariste', uses: 6 })
  })
})
