import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { groupWithNeeds } from '../../tests/support/composition.ts'
import { testDatabase } from '../../tests/support/database.ts'
import { inGroup } from '../platform/database/index.ts'
import { day } from '../shared/days.ts'
import { loadProblem } from './problem-store.ts'

it('takes no way between sites of one commune, or of a group that knows no place', async () => {
  const database = await testDatabase()
  const { id } = await groupWithNeeds(database, 'places')
  const change = (text: string) =>
    inGroup(database, id, async (db) => {
      await sql.raw(text).execute(db)
    })
  const ways = () =>
    inGroup(
      database,
      id,
      async (db) => (await loadProblem(db, { today: day('2026-11-22') })).roadKm,
    )

  expect(await ways()).toEqual(new Map())
  // Two of one commune, one of them without its place; the others are known or elsewhere.
  await change(`update sites set latitude = null, longitude = null, commune_code = '61169'
    where member_id = 'M1'`)
  await change(`update sites set commune_code = '61169' where member_id = 'M2'`)
  await change(`update sites set commune_code = '61001' where member_id = 'M3'`)
  const near = await ways()
  expect([...near.values()]).toEqual([0])

  await change('update sites set latitude = null, longitude = null, commune_code = null')
  expect((await ways()).size).toBe(10)
})
