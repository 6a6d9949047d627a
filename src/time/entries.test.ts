import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { inGroup } from '../platform/database/index.ts'
import { localTime } from '../shared/time.ts'
import { cancelEntry, confirmEntries, correctEntry, unconfirmEntries } from './index.ts'

const database = await testDatabase()
let groups = 0
const said = { at: '2026-11-02T08:00:00.000Z', actor: 'officer' }

async function groupWithWork(): Promise<SmallGroup> {
  const group = await SmallGroup.create(database, `T${(groups += 1)}`)
  await group.member('M1')
  await group.member('M2')
  await group.employee('P1')
  await group.assignment('A1', 'P1', 'M1')
  await group.assignment('A2', 'P1', 'M2')
  const open = { employee_confirmed_at: null, member_confirmed_at: null }
  await group.work('E1', 'A1', '2026-10-05T08:00', '2026-10-05T12:00', open)
  await group.work('E2', 'A2', '2026-10-05T14:00', '2026-10-05T18:00', open)
  return group
}

const versions = (group: SmallGroup, entryId: string) =>
  database.system
    .selectFrom('time_entries')
    .selectAll()
    .where('group_id', '=', group.id)
    .where('entry_id', '=', entryId)
    .orderBy('version')
    .execute()

const correct = (group: SmallGroup, from: string, to: string, more = {}) =>
  inGroup(database, group.id, (db) =>
    correctEntry(db, {
      groupId: group.id,
      entryId: 'E1',
      readVersion: 1,
      startsLocal: localTime(from),
      endsLocal: localTime(to),
      breakMinutes: 0,
      breakStartsLocal: null,
      ...said,
      ...more,
    }),
  )

describe('the confirmation of hours', () => {
  const confirm = (group: SmallGroup, entryIds: string[], more = {}) =>
    inGroup(database, group.id, (db) =>
      confirmEntries(db, { groupId: group.id, entryIds, side: 'member', ...said, ...more }),
    )

  it('changes what was not so, and its opposite undoes just that', async () => {
    const group = await groupWithWork()
    await confirm(group, ['E1'])
    const both = await confirm(group, ['E1', 'E2'])
    expect(both).toEqual({ ok: true, value: { changed: ['E2'], unchanged: 1 } })
    const undone = await inGroup(database, group.id, (db) =>
      unconfirmEntries(db, { groupId: group.id, entryIds: ['E2'], side: 'member', ...said }),
    )
    expect(undone).toMatchObject({ ok: true, value: { changed: ['E2'] } })
    expect((await versions(group, 'E1'))[0]?.member_confirmed_at).toBe(said.at)
    expect((await versions(group, 'E2'))[0]?.member_confirmed_at).toBeNull()
  })

  it('tells every entry that is not there, and changes none', async () => {
    const group = await groupWithWork()
    expect(await confirm(group, ['E1', 'E8', 'E9'])).toEqual({
      ok: false,
      refusal: {
        kind: 'entries-refused',
        entries: [
          { entryId: 'E8', reason: 'not-found' },
          { entryId: 'E9', reason: 'not-found' },
        ],
      },
    })
    expect((await versions(group, 'E1'))[0]?.member_confirmed_at).toBeNull()
  })

  it('does not find the entries of another member', async () => {
    const group = await groupWithWork()
    expect(await confirm(group, ['E1', 'E2'], { memberId: 'M1' })).toMatchObject({
      refusal: { entries: [{ entryId: 'E2', reason: 'not-found' }] },
    })
  })
})

describe('the correction of hours', () => {
  it('makes a new version to confirm again and keeps the old one', async () => {
    const group = await groupWithWork()
    expect(await correct(group, '2026-10-05T07:00', '2026-10-05T12:00')).toEqual({
      ok: true,
      value: { version: 2 },
    })
    expect(await versions(group, 'E1')).toMatchObject([
      { version: 1, worked_minutes: 240, superseded_at: expect.any(String) },
      { version: 2, worked_minutes: 300, superseded_at: null, employee_confirmed_at: null },
    ])
  })

  it('refuses a version that is no longer current', async () => {
    const group = await groupWithWork()
    await correct(group, '2026-10-05T07:00', '2026-10-05T12:00')
    expect(await correct(group, '2026-10-05T06:00', '2026-10-05T12:00')).toEqual({
      ok: false,
      refusal: [{ kind: 'stale', entryId: 'E1', readVersion: 1, version: 2 }],
    })
  })

  it('lets one of two corrections at the same time through', async () => {
    const group = await groupWithWork()
    const both = await Promise.all([
      correct(group, '2026-10-05T07:00', '2026-10-05T12:00'),
      correct(group, '2026-10-05T06:00', '2026-10-05T12:00'),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: [{ kind: 'stale' }] })
  })

  it('may end when other work begins, not a minute later', async () => {
    const group = await groupWithWork()
    expect(await correct(group, '2026-10-05T08:00', '2026-10-05T14:01')).toMatchObject({
      refusal: [{ kind: 'overlap', entryId: 'E2', memberId: 'M2' }],
    })
    expect(await correct(group, '2026-10-05T08:00', '2026-10-05T14:00')).toMatchObject({ ok: true })
  })

  it('refuses times that the clock does not show and breaks longer than the work', async () => {
    const group = await groupWithWork()
    expect(await correct(group, '2026-03-29T02:30', '2026-03-29T06:00')).toMatchObject({
      refusal: [{ kind: 'no-such-time' }],
    })
    const long = { breakMinutes: 241 }
    expect(await correct(group, '2026-10-05T08:00', '2026-10-05T12:00', long)).toMatchObject({
      refusal: [{ kind: 'break-outside', breakMinutes: 241, minutes: 240 }],
    })
  })

  it('says that the work did not take place, once', async () => {
    const group = await groupWithWork()
    const cancel = (readVersion: number) =>
      inGroup(database, group.id, (db) =>
        cancelEntry(db, { groupId: group.id, entryId: 'E1', readVersion, ...said }),
      )
    expect(await cancel(1)).toEqual({ ok: true, value: { version: 2 } })
    expect(await cancel(2)).toMatchObject({ refusal: [{ kind: 'cancelled' }] })
    expect((await versions(group, 'E1')).map(({ cancelled }) => cancelled)).toEqual([false, true])
  })
})
