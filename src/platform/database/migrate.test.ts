import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { migrate, migrations, SchemaMismatch } from './index.ts'

describe('the migrations', async () => {
  const database = await testDatabase()
  const run = async () => {
    const client = await database.pool.connect()
    try {
      return await migrate(client)
    } finally {
      client.release()
    }
  }

  it('run once', async () => {
    expect(await run()).toEqual([])
  })

  it('refuse a database of which one was changed since', async () => {
    const [first] = migrations()
    await database.pool.query("update schema_migrations set sha256 = 'x' where name = $1", [
      first?.name,
    ])
    await expect(run()).rejects.toThrow(SchemaMismatch)
    await database.pool.query('update schema_migrations set sha256 = $2 where name = $1', [
      first?.name,
      first?.sha256,
    ])
    expect(await run()).toEqual([])
  })

  it('refuse a database of a newer version', async () => {
    await database.pool.query("insert into schema_migrations values ('9999_later.sql', 'x')")
    await expect(run()).rejects.toThrow(/version plus récente/)
  })
})
