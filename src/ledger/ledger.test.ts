import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import type { Invoice } from '../billing/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import { inGroup } from '../platform/database/index.ts'
import { day, month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { cents } from '../shared/money.ts'
import {
  changeAccounts,
  credit,
  debit,
  type EntryDraft,
  fecOf,
  postEntries,
  postMonth,
  sealOf,
  trialBalance,
  verifyGroup,
} from './index.ts'

const GROUP = 'GE' as GroupId
const OCTOBER = month('2026-10')
const ACTOR = { actor: 'a.lopes@example.org', at: '2026-11-02T08:00:00.000Z' }

const party = {
  name: 'Garage Morin',
  siren: null,
  siret: null,
  vatNumber: null,
  legalForm: null,
  addressLine: null,
  postalCode: null,
  city: null,
  communeCode: null,
  countryCode: 'FR',
  email: null,
}

const invoice = (rank: number, net: number): Invoice => ({
  number: `F-2026-0000${rank}`,
  kind: 'invoice',
  month: OCTOBER,
  memberId: `M${rank}`,
  issuedOn: day('2026-10-31'),
  dueOn: day('2026-11-30'),
  seller: party,
  buyer: party,
  lines: [],
  vat: [{ vatPercentE2: 2000, vatExemption: null, netCents: cents(net), vatCents: cents(net / 5) }],
  netCents: cents(net),
  vatCents: cents(net / 5),
  grossCents: cents(net + net / 5),
  wagesCents: cents(net),
  contributionsCents: cents(0),
  otherCents: cents(0),
})

describe('the ledger of a group', async () => {
  const database = await testDatabase()
  await sql`insert into employer_group (group_id, name, siren, country, time_zone)
    values (${GROUP}, 'GE du Bocage', '732829320', 'FR', 'Europe/Paris')`.execute(database.system)
  await sql`insert into month_closes (group_id, month, issued_on, closed_by, report)
    values (${GROUP}, ${OCTOBER}, '2026-10-31', 'a', '{}')`.execute(database.system)
  const inside = <T>(work: Parameters<typeof inGroup<T>>[2]) => inGroup(database, GROUP, work)

  it('posts invoices and pay, numbered without hole in each journal', async () => {
    const posted = await inside((db) =>
      postMonth(db, {
        groupId: GROUP,
        month: OCTOBER,
        postedOn: day('2026-10-31'),
        invoices: [invoice(1, 10_000), invoice(2, 5_000)],
        costs: [
          {
            memberId: 'M1',
            grossCents: cents(6000),
            contributionsCents: cents(900),
            leaveProvisionCents: cents(690),
          },
        ],
      }),
    )
    await inside(async (db) =>
      recordEvent(db, GROUP, {
        ...ACTOR,
        action: 'month.closed',
        subject: OCTOBER,
        detail: { seal: await sealOf(db, GROUP, OCTOBER) },
      }),
    )
    expect(posted).toBe(3)
    const balance = await inside((db) => trialBalance(db, GROUP, { first: OCTOBER, last: OCTOBER }))
    expect(balance.map(({ account, balanceCents }) => [account, balanceCents])).toEqual([
      ['411000', 18_000],
      ['421000', -6000],
      ['428200', -600],
      ['431000', -900],
      ['438200', -90],
      ['445740', -3000],
      ['641100', 6000],
      ['641200', 600],
      ['645000', 900],
      ['645800', 90],
      ['706000', -15_000],
    ])
    expect(balance.reduce((sum, { balanceCents }) => sum + balanceCents, 0)).toBe(0)
  })

  it('gives the month as FEC, its entries balanced and numbered', async () => {
    const { filename, content } = await inside((db) => fecOf(db, GROUP, OCTOBER))
    expect(filename).toBe('732829320FEC20261031.txt')
    const numbers = content
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split('\t')[2])
    expect([...new Set(numbers)]).toEqual(['PA2026-000001', 'VE2026-000001', 'VE2026-000002'])
  })

  it('posts the same cause once, also when two ask at the same time', async () => {
    const receipt = (id: string): EntryDraft => ({
      journal: 'BQ',
      cause: `receipt:${id}`,
      entryDate: day('2026-11-05'),
      pieceReference: id,
      pieceDate: day('2026-11-05'),
      label: 'Virement',
      lines: [
        ...debit({ account: '512000', label: 'Banque' }, 12_000, 'Virement', 'M1'),
        ...credit({ account: '411000', label: 'Adhérents' }, 12_000, 'Virement', 'M1'),
      ],
    })
    const post = (...ids: string[]) =>
      inside((db) => postEntries(db, GROUP, day('2026-11-06'), ids.map(receipt)))
    await Promise.all([post('A', 'B'), post('B', 'A'), post('B', 'C'), post('A')])
    const { rows } = await sql<{ cause: string; number: number; month: string | null }>`
      select cause, entry_number as number, month from ledger_entries
      where journal = 'BQ' order by entry_number`.execute(database.system)
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(rows.map(({ cause }) => cause).sort()).toEqual(['receipt:A', 'receipt:B', 'receipt:C'])
    expect(new Set(rows.map(({ month: closed }) => closed))).toEqual(new Set([null]))
  })

  it('refuses an entry that does not balance, in the database too', async () => {
    await expect(
      inside(async (db) => {
        await sql`insert into ledger_entries values (${GROUP}, 'VE', 2026, 3, ${OCTOBER}, '2026-10-31',
          'X', '2026-10-31', 'X', '2026-10-31')`.execute(db)
        await sql`insert into ledger_lines (group_id, journal, year, entry_number, line, account,
          account_label, label, debit_cents) values (${GROUP}, 'VE', 2026, 3, 1, '411', 'x', 'x', 5)`.execute(
          db,
        )
      }),
    ).rejects.toThrow(/does not balance: 5 cents/)
  })

  it('refuses to change what is posted', async () => {
    await expect(
      sql`update ledger_lines set debit_cents = 1`.execute(database.system),
    ).rejects.toThrow(/append-only/)
    await expect(inside((db) => sql`delete from ledger_entries`.execute(db))).rejects.toThrow(
      /permission denied/,
    )
  })

  it('takes the accounts that the group chose for the entries to come, all errors at once', async () => {
    const refused = await inside((db) =>
      changeAccounts(db, {
        groupId: GROUP,
        ...ACTOR,
        changes: [
          { event: 'services', account: '706100', label: 'MAD' },
          { event: 'services', account: '9A', label: 'MAD' },
          { event: 'lottery', account: '706100', label: 'MAD' },
        ],
      }),
    )
    expect(refused).toEqual({
      ok: false,
      refusal: [
        { kind: 'not-an-account', event: 'services', account: '9A' },
        { kind: 'unknown-event', event: 'lottery' },
      ],
    })
    const changed = await inside((db) =>
      changeAccounts(db, {
        groupId: GROUP,
        ...ACTOR,
        changes: [{ event: 'services', account: '706100', label: 'Mises à disposition' }],
      }),
    )
    expect(changed).toMatchObject({ ok: true, value: { services: { account: '706100' } } })
  })

  it('says what no longer holds', async () => {
    // The entries above name invoices that were never stored.
    expect(
      (await verifyGroup(database, GROUP)).map(({ check, subject }) => [check, subject]),
    ).toEqual([
      ['cause-exists', 'VE2026-000001'],
      ['cause-exists', 'VE2026-000002'],
    ])
    await sql`alter table ledger_lines disable trigger append_only`.execute(database.system)
    await sql`alter table ledger_entries disable trigger append_only`.execute(database.system)
    await sql`update ledger_lines set debit_cents = debit_cents + 1 where journal = 'PA' and line = 1`.execute(
      database.system,
    )
    await sql`delete from ledger_lines where journal = 'VE' and entry_number = 1`.execute(
      database.system,
    )
    await sql`delete from ledger_entries where journal = 'VE' and entry_number = 1`.execute(
      database.system,
    )
    await sql`alter table audit_events disable trigger append_only`.execute(database.system)
    await sql`update audit_events set actor = 'nobody' where sequence = 1`.execute(database.system)
    const findings = await verifyGroup(database, GROUP)
    expect(findings.map(({ check, subject }) => [check, subject])).toEqual([
      ['entry-balances', 'PA2026-000001'],
      ['entry-numbers-continuous', 'VE 2026'],
      ['audit-chain', 'event 1'],
      ['month-sealed', '2026-10 ledger_entries'],
      ['month-sealed', '2026-10 ledger_lines'],
      ['cause-exists', 'VE2026-000002'],
    ])
    await sql`delete from audit_events where action = 'month.closed'`.execute(database.system)
    expect(await verifyGroup(database, GROUP)).toContainEqual(
      expect.objectContaining({ check: 'month-recorded', subject: '2026-10' }),
    )
  })
})
