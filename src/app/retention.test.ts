import { expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { eraseWhatIsOver } from './retention.ts'

it('erases candidates of every group two years after the last contact, not a day before', async () => {
  const database = await testDatabase()
  for (const name of ['GE1', 'GE2']) {
    const group = await SmallGroup.create(database, name)
    for (const [candidate_id, last_contact_on] of [
      ['K1', '2024-11-21'],
      ['K2', '2024-11-22'],
    ] as const)
      await group.add('candidates', {
        candidate_id,
        last_name: 'Roy',
        first_name: 'Lou',
        last_contact_on,
      })
  }
  const clock = { now: () => '2026-11-22T08:00:00.000Z' }
  expect(await eraseWhatIsOver(database, clock)).toBe(2)
  expect(await eraseWhatIsOver(database, clock)).toBe(0)
  const left = await database.pool.query('select group_id, candidate_id from candidates order by 1')
  expect(left.rows).toEqual([
    { group_id: 'GE1', candidate_id: 'K2' },
    { group_id: 'GE2', candidate_id: 'K2' },
  ])
  const told = await database.pool.query('select action, actor, subject from audit_events')
  expect(told.rows).toEqual(
    Array.from({ length: 2 }, () => ({
      action: 'candidate.erased',
      actor: 'maillage',
      subject: 'K1',
    })),
  )
})
