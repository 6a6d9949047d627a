import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import type { GroupId } from '../../shared/ids.ts'
import { inGroup } from '../database/index.ts'
import { auditChain, chainBreaks, recordEvent } from './index.ts'

const GROUP = 'GE' as GroupId

describe('the audit chain', async () => {
  const database = await testDatabase()
  await sql`insert into employer_group (group_id, name, country, time_zone)
    values ('GE', 'GE', 'FR', 'Europe/Paris')`.execute(database.system)
  const record = (subject: string) =>
    inGroup(database, GROUP, (db) =>
      recordEvent(db, GROUP, {
        at: '2026-11-02T08:00:00.123Z',
        actor: 'a.lopes@example.org',
        action: 'close-month',
        subject,
        detail: { invoices: 3, b: [1, { z: null, a: 'é' }] },
      }),
    )
  const breaks = () =>
    inGroup(database, GROUP, async (db) => chainBreaks(GROUP, await auditChain(db, GROUP)))

  it('holds when events come one after the other and at the same time', async () => {
    await record('2026-08')
    await Promise.all(['2026-09', '2026-10', '2026-11', '2026-12'].map(record))
    expect(await breaks()).toEqual([])
  })

  it('cannot be changed by the application, nor by a careless owner', async () => {
    await expect(
      inGroup(database, GROUP, (db) =>
        sql`update audit_events set actor = 'x' where sequence = 2`.execute(db),
      ),
    ).rejects.toThrow(/permission denied/)
    await expect(sql`delete from audit_events`.execute(database.system)).rejects.toThrow(
      /append-only/,
    )
  })

  it('shows a changed row and a missing one', async () => {
    await sql`alter table audit_events disable trigger append_only`.execute(database.system)
    await sql`update audit_events set actor = 'x' where sequence = 2`.execute(database.system)
    expect(await breaks()).toEqual([{ kind: 'changed-event', sequence: 2 }])
    await sql`update audit_events set actor = 'a.lopes@example.org' where sequence = 2`.execute(
      database.system,
    )
    await sql`delete from audit_events where sequence = 4`.execute(database.system)
    expect(await breaks()).toEqual([{ kind: 'missing-event', sequence: 4 }])
  })
})
