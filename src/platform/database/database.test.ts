import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import type { GroupId } from '../../shared/ids.ts'
import { inGroup } from './index.ts'

const A = 'A' as GroupId
const B = 'B' as GroupId

describe('a transaction of a group', async () => {
  const database = await testDatabase()
  for (const group_id of [A, B])
    await database.system
      .insertInto('employer_group')
      .values({
        group_id,
        name: group_id,
        country: 'FR',
        time_zone: 'Europe/Paris',
        siren: null,
        legal_form: null,
        idcc: null,
        kind: null,
      })
      .execute()

  it('sees its own rows and no others', async () => {
    const rows = await inGroup(database, A, (db) =>
      db.selectFrom('employer_group').select('group_id').execute(),
    )
    expect(rows).toEqual([{ group_id: 'A' }])
  })

  it('cannot write a row of another group', async () => {
    await expect(
      inGroup(database, A, (db) =>
        db
          .insertInto('establishments')
          .values({
            group_id: B,
            establishment_id: 'E',
            name: 'E',
            siret: null,
            commune_code: null,
            invoice_prefix: null,
          })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
  })
})
