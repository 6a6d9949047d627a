import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { inGroup } from '../database/index.ts'
import { openJobs } from './index.ts'

const GROUP = 'GE:1 é' as GroupId

describe('the queue of jobs', async () => {
  const database = await testDatabase()
  const errors: Error[] = []
  const jobs = await openJobs({
    url: database.url,
    supervise: true,
    onError: (error) => errors.push(error),
    onOutage: (state) => expect.unreachable(state),
  })
  afterAll(() => jobs.stop())
  const payload = (runId: string) => ({ groupId: GROUP, month: month('2026-09'), runId })
  const close = (runId: string, fails = false) =>
    inGroup(database, GROUP, async (db) => {
      const added = await jobs.enqueue(db, 'close-month', payload(runId), { singletonKey: GROUP })
      if (fails) throw new Error('the caller changed its mind')
      return added
    })

  it('takes a job with the transaction of the caller, once for a key', async () => {
    await expect(close('lost', true)).rejects.toThrow('changed its mind')
    expect(await close('first')).toBe(true)
    expect(await close('second')).toBe(false)

    const done: string[] = []
    let failures = 1
    await jobs.work('close-month', async ({ groupId, runId }) => {
      if (failures-- > 0) throw new Error('once')
      await pause(1)
      done.push(`${groupId} ${runId}`)
    })
    await expect.poll(() => done, { timeout: 20_000 }).toEqual(['GE:1 é first'])
    expect(errors.map(({ message }) => message)).toEqual(['once'])
    await expect.poll(() => close('third'), { timeout: 20_000 }).toBe(true)
    await expect.poll(() => done, { timeout: 20_000 }).toEqual(['GE:1 é first', 'GE:1 é third'])
  })

  it('leaves the transaction in the rights of its group', async () => {
    const role = await inGroup(database, GROUP, async (db) => {
      await jobs.enqueue(db, 'close-month', payload('fourth'), { singletonKey: 'another' })
      const { current_user } = await db
        .selectNoFrom((eb) => eb.fn<string>('current_setting', [eb.val('role')]).as('current_user'))
        .executeTakeFirstOrThrow()
      return current_user
    })
    expect(role).toBe('maillage_app')
  })
})
