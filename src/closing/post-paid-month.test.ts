import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { lockMonth } from '../ledger/books/periods.ts'
import { DEFAULT_ACCOUNTS } from '../ledger/index.ts'
import { type ActualCost, actualCostOf, importJournal } from '../payroll/index.ts'
import { systemClock } from '../platform/clock.ts'
import { inGroup } from '../platform/database/index.ts'
import { day, month } from '../shared/days.ts'
import { cents } from '../shared/money.ts'
import { closeMonth, postPaidMonth } from './index.ts'
import { paidMonthEntry } from './post-paid-month.ts'

const database = await testDatabase()
const OCTOBER = month('2026-10')

const HEAD =
  'Matricule;Brut;Cotisations patronales;Cotisations salariales;Net avant impôt;Montant PAS;Net payé'

async function closedOctober(name: string): Promise<SmallGroup> {
  const group = await SmallGroup.create(database, name)
  for (const member of ['M1', 'M2']) await group.member(member)
  await group.employee('P1')
  await group.assignment('A1', 'P1', 'M1')
  await group.assignment('A2', 'P1', 'M2')
  await group.work('E1', 'A1', '2026-10-05T08:00', '2026-10-05T16:00')
  await group.work('E2', 'A2', '2026-10-06T08:00', '2026-10-06T12:00')
  const command = { groupId: group.id, month: OCTOBER, actor: 'test', clock: systemClock }
  expect((await closeMonth(database, command)).ok).toBe(true)
  return group
}

const take = (group: SmallGroup, line: string, dryRun = false) =>
  inGroup(database, group.id, (db) =>
    importJournal(
      db,
      {
        groupId: group.id,
        month: OCTOBER,
        fileName: 'journal.csv',
        bytes: new TextEncoder().encode(`${HEAD}\r\n${line}\r\n`),
        dryRun,
        actor: 'test',
        at: '2026-11-05T08:00:00.000Z',
        today: day('2026-11-05'),
      },
      postPaidMonth,
    ),
  )

/** Debits less credits of each account, whatever posted them. */
const balances = async (group: SmallGroup) => {
  const rows = await database.system
    .selectFrom('ledger_lines')
    .select(['account', 'debit_cents', 'credit_cents'])
    .where('group_id', '=', group.id)
    .execute()
  const sums: Record<string, number> = {}
  for (const { account, debit_cents, credit_cents } of rows)
    sums[account] = (sums[account] ?? 0) + debit_cents - credit_cents
  return sums
}

describe('the entry of what was paid', () => {
  const cost = (employeeId: string, memberId: string, gross: number): ActualCost => ({
    employeeId,
    memberId,
    minutes: 60,
    grossCents: cents(gross),
    contributionsCents: cents(0),
    leaveProvisionCents: cents(0),
    totalCents: cents(gross),
    source: 'journal',
  })

  it('charges each member the change of its people, one part a person', () => {
    const entry = paidMonthEntry(
      {
        month: OCTOBER,
        version: 1,
        booked: [cost('P1', 'M1', 100), cost('P2', 'M1', 50), cost('P2', 'M2', 10)],
        due: [cost('P1', 'M1', 130), cost('P2', 'M1', 45), cost('P2', 'M2', 10)],
        bookedJournal: [],
        dueJournal: [],
      },
      { accounts: DEFAULT_ACCOUNTS, establishments: new Map([['M1', 'S1']]) },
      day('2026-10-31'),
    )
    expect(entry.lines).toMatchObject([
      {
        account: '641100',
        memberId: 'M1',
        establishmentId: 'S1',
        debitCents: 25,
        parts: [
          { employeeId: 'P1', amountCents: 30 },
          { employeeId: 'P2', amountCents: -5 },
        ],
      },
      { account: '421000', creditCents: 25 },
    ])
  })
})

describe('what the payroll engine really paid', () => {
  it('corrects the books from the forecast, and owes the withheld to whom it is due', async () => {
    const group = await closedOctober('J1')
    const before = await balances(group)
    expect(before).toMatchObject({ 641100: 14_400, 421000: -14_400 })
    expect(await take(group, 'P1;150,00;40,00;33,00;117,00;7,00;110,00')).toEqual({
      ok: true,
      value: { version: 1, people: 1, state: 'stored' },
    })
    expect(await balances(group)).toMatchObject({
      641100: 15_000,
      645000: 4_000,
      431000: -7_300,
      442100: -700,
      421000: -11_000,
    })
  })

  it('posts the same journal once, and a corrected one by its difference', async () => {
    const group = await closedOctober('J2')
    await take(group, 'P1;150,00;40,00;33,00;117,00;7,00;110,00')
    const once = await balances(group)
    expect(await take(group, 'P1;150;40.00;33;117;7;110')).toMatchObject({
      value: { version: 1, state: 'unchanged' },
    })
    expect(await balances(group)).toEqual(once)
    expect(await take(group, 'P1;160,00;41,00;35,00;125,00;7,00;118,00', true)).toMatchObject({
      value: { version: 2, state: 'checked' },
    })
    expect(await balances(group)).toEqual(once)
    expect(await take(group, 'P1;160,00;41,00;35,00;125,00;7,00;118,00')).toMatchObject({
      value: { version: 2, state: 'stored' },
    })
    expect(await balances(group)).toMatchObject({
      641100: 16_000,
      645000: 4_100,
      431000: -7_600,
      442100: -700,
      421000: -11_800,
    })
  })

  it('is what margins read, by member', async () => {
    const group = await closedOctober('J3')
    const costs = () => inGroup(database, group.id, (db) => actualCostOf(db, group.id, OCTOBER))
    expect((await costs()).map(({ source }) => source)).toEqual(['forecast', 'forecast'])
    await take(group, 'P1;150,01;40,00;33,00;117,01;7,00;110,01')
    expect(await costs()).toMatchObject([
      { memberId: 'M1', grossCents: 10_001, contributionsCents: 2_667, source: 'journal' },
      { memberId: 'M2', grossCents: 5_000, contributionsCents: 1_333, source: 'journal' },
    ])
  })

  it('is booked on the day of the import where the books of the month are locked', async () => {
    const group = await closedOctober('J5')
    await inGroup(database, group.id, (db) =>
      lockMonth(db, { groupId: group.id, actor: 'test', at: '2026-11-04T08:00:00.000Z' }, OCTOBER),
    )
    expect((await take(group, 'P1;150,00;40,00;33,00;117,00;7,00;110,00')).ok).toBe(true)
    const { entry_date } = await database.system
      .selectFrom('ledger_entries')
      .select('entry_date')
      .where('group_id', '=', group.id)
      .where('cause', '=', 'payroll-journal:2026-10:1')
      .executeTakeFirstOrThrow()
    expect(entry_date).toBe('2026-11-05')
  })

  it('refuses an open month and takes nothing of a file with an error', async () => {
    const group = await closedOctober('J4')
    expect(await take(group, 'P9;1;1;1;1;1;1')).toMatchObject({
      ok: false,
      refusal: { kind: 'wrong-lines', errors: [{ line: 2, column: 'Matricule', value: 'P9' }] },
    })
    const costs = await inGroup(database, group.id, (db) => actualCostOf(db, group.id, OCTOBER))
    expect(costs.every(({ source }) => source === 'forecast')).toBe(true)
  })
})
