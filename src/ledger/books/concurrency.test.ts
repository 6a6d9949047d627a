import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { type GroupDb, inGroup } from '../../platform/database/index.ts'
import { addDays, day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { credit, debit, postEntries, verifyGroup } from '../index.ts'
import { balancesOf } from './balances.ts'

const GROUP = 'GE' as GroupId
const ACCOUNTS = ['411000', '512000', '706000', '641100', '421000', '445710'].map((account) => ({
  account,
  label: account,
}))
const BANK = { account: '512000', label: 'Banque' }
const DUES = { account: '756000', label: 'Cotisations' }

const entry = (cause: string, amount: number, on = day('2026-05-04')) => ({
  journal: 'OD' as const,
  cause,
  entryDate: on,
  pieceReference: cause,
  pieceDate: on,
  label: cause,
  lines: [...debit(BANK, amount, cause, null), ...credit(DUES, amount, cause, null)],
})

describe('the ledger under many writers', async () => {
  const database = await testDatabase()
  await sql`insert into employer_group (group_id, name, country, time_zone)
    values (${GROUP}, 'GE', 'FR', 'Europe/Paris')`.execute(database.system)
  // The connection that is killed below says so once more when nobody waits for it.
  database.pool.on('acquire', (client) => client.on('error', () => undefined))
  const inside = <T>(work: (db: GroupDb) => Promise<T>) => inGroup(database, GROUP, work)

  it('numbers without a hole while two write and a third is killed half-way', async () => {
    const killed = inside(async (db) => {
      await postEntries(db, GROUP, day('2026-05-04'), [entry('lost', 5)])
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.system)
      await sql`select 1`.execute(db)
    })
    const writer = async (name: string) => {
      for (let rank = 0; rank < 15; rank += 1)
        await inside((db) =>
          postEntries(db, GROUP, day('2026-05-04'), [entry(`${name}:${rank}`, 100 + rank)]),
        )
    }
    const [lost] = await Promise.allSettled([killed, writer('a'), writer('b')])
    expect(lost.status).toBe('rejected')
    const { rows } = await sql<{ numbers: number[] }>`
      select array_agg(entry_number order by entry_number) as numbers from ledger_entries`.execute(
      database.system,
    )
    expect(rows[0]?.numbers).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
  })

  it('posts a cause once, also when two ask at the same time', async () => {
    const ask = () =>
      inside((db) => postEntries(db, GROUP, day('2026-05-04'), [entry('once', 700)]))
    await Promise.all([ask(), ask(), ask()])
    const { rows } = await sql<{ count: number }>`select count(*)::int as count
      from ledger_entries where cause = 'once'`.execute(database.system)
    expect(rows).toEqual([{ count: 1 }])
  })

  it('balances after any sequence of acts, over the ends of years too', async () => {
    const act = fc.record({
      from: fc.integer({ min: 0, max: ACCOUNTS.length - 1 }),
      to: fc.integer({ min: 0, max: ACCOUNTS.length - 1 }),
      amount: fc.integer({ min: -50_000, max: 50_000 }).filter((amount) => amount !== 0),
      days: fc.integer({ min: -400, max: 400 }),
    })
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
        run += 1
        const drafts = acts.map(({ from, to, amount, days }, index) => {
          const [one, other] = [ACCOUNTS[from] ?? BANK, ACCOUNTS[to] ?? BANK]
          const on = addDays(day('2026-05-04'), days)
          const cause = `act:${run}:${index}`
          return {
            ...entry(cause, 1, on),
            lines: [...debit(one, amount, cause, null), ...credit(other, amount, cause, null)],
          }
        })
        await inside(async (db) => {
          await postEntries(db, GROUP, day('2026-05-04'), drafts)
          for (const year of ['2025', '2026', '2027']) {
            const period = { from: day(`${year}-01-01`), to: day(`${year}-12-31`) }
            const balances = await balancesOf(db, GROUP, period)
            expect(balances.reduce((sum, { closingCents }) => sum + closingCents, 0)).toBe(0)
            for (const { openingCents, debitCents, creditCents, closingCents } of balances)
              expect(openingCents + debitCents - creditCents).toBe(closingCents)
          }
        })
      }),
      { numRuns: 15 },
    )
    expect(await verifyGroup(database, GROUP)).toEqual([])
  })
})
