import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { readStatements } from '../adapters/bank-statements/index.ts'
import { statusesOf } from '../billing/index.ts'
import { reportedOf } from '../billing/transmission/reporting-store.ts'
import { storeAccount } from '../billing/transmission/account-store.ts'
import { transmitInvoices } from '../billing/transmission/transmit-invoices.ts'
import { closeMonth } from '../closing/index.ts'
import { lockNumbers, verifyGroup } from '../ledger/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import { type GroupDb, inGroup } from '../platform/database/index.ts'
import { day, month } from '../shared/days.ts'
import type { MemberId } from '../shared/ids.ts'
import {
  advancesOf,
  importStatements,
  openInvoices,
  paymentsOf,
  setOff,
  settleOperation,
  undoSettlement,
} from './index.ts'
import { operationsOf } from './operation-queries.ts'

const TODAY = day('2026-11-20')
const DOER = { actor: 'a.lopes', at: '2026-11-20T09:00:00.000Z' }

/** A statement of camt.053 with these movements: day, cents, label, and more elements. */
type Move = readonly [on: string, cents: number, label: string, more?: string]
function statement(opening: number, moves: readonly Move[], closing?: number): Uint8Array {
  const side = (cents: number) =>
    `<Amt Ccy="EUR">${(Math.abs(cents) / 100).toFixed(2)}</Amt><CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`
  const balance = (code: string, cents: number, on: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${side(cents)}<Dt><Dt>${on}</Dt></Dt></Bal>`
  const end = closing ?? moves.reduce((sum, [, cents]) => sum + cents, opening)
  const entries = moves.map(
    ([on, cents, label, more = '']) =>
      `<Ntry>${side(cents)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${on}</Dt></BookgDt><NtryDtls><TxDtls>${more}<RmtInf><Ustrd>${label}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  )
  const last = moves.at(-1)?.[0] ?? '2026-11-20'
  return new TextEncoder().encode(`<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>S</Id>
<Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>
${balance('OPBD', opening, moves[0]?.[0] ?? last)}${balance('CLBD', end, last)}${entries.join('')}</Stmt></BkToCstmrStmt></Document>`)
}

describe('the cash of a group', async () => {
  const database = await testDatabase()
  const group = await SmallGroup.create(database, 'GE')
  await group.add('group_settings', { iban: 'FR76 3000 6000 0112 3456 7890 189' })
  // A platform carries the invoices of M1; of M2, which has no SIREN, the amounts are reported.
  for (const [memberId, personId, siren] of [
    ['M1', 'P1', '552100554'],
    ['M2', 'P2', null],
  ] as const) {
    await group.member(memberId, { name: `Garage ${memberId}`, siren })
    await group.add('memberships', { member_id: memberId, joined_on: '2026-01-01' })
    await group.employee(personId)
    await group.assignment(`A-${memberId}`, personId, memberId)
    for (const [of, on] of [
      ['09', '2026-09-07'],
      ['10', '2026-10-05'],
    ] as const)
      await group.work(`E-${memberId}-${of}`, `A-${memberId}`, `${on}T08:00`, `${on}T18:00`)
  }
  for (const closing of ['2026-09', '2026-10']) {
    const closed = await closeMonth(database, {
      groupId: group.id,
      month: month(closing),
      actor: 'test',
      clock: { now: () => DOER.at },
    })
    expect(closed.ok).toBe(true)
  }
  const inside = <T>(work: (db: GroupDb) => Promise<T>) => inGroup(database, group.id, work)
  const { rows: invoices } = await database.pool.query<{ n: string; m: string; of: string }>(
    'select invoice_number as n, member_id as m, month as of from invoices order by 2, 3',
  )
  const numberOf = (member: string, of: string): string =>
    invoices.find((row) => row.m === member && row.of === of)?.n ?? ''
  // Ten hours at 12.00 x 1.87 and VAT: 269.28.
  const GROSS = 26_928
  const imported = (bytes: Uint8Array, acceptDifference = false) =>
    inside((db) =>
      importStatements(db, {
        ...DOER,
        groupId: group.id,
        fileName: 'releve.xml',
        bytes,
        read: readStatements(bytes),
        warnings: [],
        acceptDifference,
        today: TODAY,
      }),
    )
  const balanceOf = async (account: string): Promise<number> => {
    const { rows } = await database.pool.query<{ b: number }>(
      'select coalesce(sum(debit_cents - credit_cents), 0)::bigint as b from ledger_lines where account = $1',
      [account],
    )
    return rows[0]?.b ?? 0
  }
  const openOf = async (number: string): Promise<number> =>
    (await inside((db) => openInvoices(db, group.id))).find((row) => row.invoiceNumber === number)
      ?.openCents ?? 0
  const freeWith = async (label: string): Promise<string> =>
    (
      await inside((db) =>
        operationsOf(
          db,
          group.id,
          { state: 'free', q: label },
          { sort: 'bookedOn', slice: { limit: 1, offset: 0 } },
        ),
      )
    ).rows[0]?.operationId ?? ''
  const settling = { ...DOER, groupId: group.id, today: TODAY }

  it('settles what can only be one thing, and books it with its VAT', async () => {
    const number = numberOf('M1', '2026-09')
    const moves: readonly Move[] = [
      ['2026-11-02', GROSS, `FACTURE ${number}`],
      ['2026-11-03', -1200, 'FRAIS DE TENUE'],
      ['2026-11-03', -1200, 'FRAIS DE TENUE'],
    ]
    const bytes = statement(100_000, moves)
    expect(await imported(bytes)).toMatchObject({
      ok: true,
      value: { isKnown: false, settled: 1, statements: [{ operations: 3, added: 3 }] },
    })
    expect(await openOf(number)).toBe(0)
    expect(await balanceOf('512000')).toBe(GROSS)
    expect(await balanceOf('445710')).toBe(-4488)
    expect(await balanceOf('445740')).toBe(-3 * 4488)
    expect(await imported(bytes)).toMatchObject({ ok: true, value: { isKnown: true } })
  })

  it('takes movements of an overlapping statement once, and tells a missing one', async () => {
    const overlapping = statement(100_000 + GROSS, [
      ['2026-11-03', -1200, 'FRAIS DE TENUE'],
      ['2026-11-03', -1200, 'FRAIS DE TENUE'],
      ['2026-11-05', 20_000, 'VIR GARAGE M2'],
    ])
    expect(await imported(overlapping)).toMatchObject({
      ok: true,
      value: { statements: [{ operations: 3, added: 1 }] },
    })
    const later = statement(1, [['2026-11-10', 50_000, 'VIR INCONNU']])
    const gapCents = 1 - (100_000 + GROSS - 2400 + 20_000)
    expect(await imported(later)).toMatchObject({ ok: true, value: { statements: [{ gapCents }] } })
  })

  it('refuses balances that differ until a person accepts, and other accounts', async () => {
    const wrong = statement(0, [['2026-11-11', 100, 'A']], 101)
    expect(await imported(wrong)).toMatchObject({
      ok: false,
      refusal: [{ kind: 'balances-differ', differenceCents: 1 }],
    })
    expect(await imported(wrong, true)).toMatchObject({ ok: true })
    const other = new TextEncoder().encode(
      new TextDecoder().decode(statement(0, [])).replace('FR76300060000', 'FR76300060001'),
    )
    expect(await imported(other)).toMatchObject({
      ok: false,
      refusal: [{ kind: 'unknown-account' }],
    })
  })

  it('refuses the same movements in another format until a person accepts', async () => {
    const ofx =
      new TextEncoder().encode(`<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>30006<BRANCHID>00001<ACCTID>12345678901</BANKACCTFROM><BANKTRANLIST>
<STMTTRN><TRNTYPE>OTHER<DTPOSTED>20261103<TRNAMT>-12.00<FITID>9<NAME>FRAIS</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`)
    expect(await imported(ofx)).toMatchObject({
      ok: false,
      refusal: [{ kind: 'other-format', alike: 1 }],
    })
  })

  it('takes a part of an invoice, the rest of two and an advance, and never too much', async () => {
    const [first, second] = [numberOf('M2', '2026-09'), numberOf('M2', '2026-10')]
    const operationId = await freeWith('VIR GARAGE M2')
    const refusal = await inside((db) =>
      settleOperation(db, {
        ...settling,
        operationId,
        parts: [
          { kind: 'invoice', invoiceNumber: first, amountCents: GROSS + 1 },
          { kind: 'invoice', invoiceNumber: 'F-9', amountCents: 1 },
          { kind: 'account', account: '9', accountLabel: 'x', amountCents: 1 },
        ],
      }),
    )
    expect(refusal).toMatchObject({
      ok: false,
      refusal: [
        { kind: 'does-not-add-up', expectedCents: 20_000, foundCents: GROSS + 3 },
        { kind: 'more-than-open', openCents: GROSS },
        { kind: 'unknown-invoice' },
        { kind: 'not-an-account' },
      ],
    })
    const partial = await inside((db) =>
      settleOperation(db, {
        ...settling,
        operationId,
        parts: [{ kind: 'invoice', invoiceNumber: first, amountCents: 20_000 }],
      }),
    )
    expect(partial).toMatchObject({ ok: true })
    const [payment] = await inside((db) => paymentsOf(db, group.id, first))
    expect(payment).toMatchObject({
      kind: 'receipt',
      vat: [{ vatPercentE2: 2000, netCents: 16_667, vatCents: 3333 }],
    })
    const grouped = await inside(async (db) =>
      settleOperation(db, {
        ...settling,
        operationId: await freeWith('VIR INCONNU'),
        parts: [
          { kind: 'invoice', invoiceNumber: first, amountCents: GROSS - 20_000 },
          { kind: 'invoice', invoiceNumber: second, amountCents: 20_000 },
          { kind: 'advance', memberId: 'M2', amountCents: 50_000 - GROSS },
        ],
      }),
    )
    expect(grouped).toMatchObject({ ok: true })
    expect([await openOf(first), await openOf(second)]).toEqual([0, GROSS - 20_000])
  })

  it('sets an advance against an invoice: no money moves, its VAT falls due', async () => {
    const number = numberOf('M2', '2026-10')
    const [bank, vat] = [await balanceOf('512000'), await balanceOf('445710')]
    const open = await openOf(number)
    const parts = [
      { kind: 'invoice', invoiceNumber: number, amountCents: open },
      { kind: 'advance', memberId: 'M2', amountCents: -open },
    ] as const
    expect(await inside((db) => setOff(db, { ...settling, parts }))).toMatchObject({ ok: true })
    expect(await openOf(number)).toBe(0)
    expect(await balanceOf('512000')).toBe(bank)
    expect(await balanceOf('445710')).toBeLessThan(vat)
    const [advance] = await inside((db) => advancesOf(db, group.id))
    expect(advance?.amountCents).toBe(50_000 - GROSS - open)
    expect(await inside((db) => setOff(db, { ...settling, parts }))).toMatchObject({
      ok: false,
      refusal: [{ kind: 'more-than-open' }],
    })
  })

  it('opens an invoice again when its debit comes back, then undoes in the right order', async () => {
    const number = numberOf('M1', '2026-09')
    const before = { vat: await balanceOf('445710'), bank: await balanceOf('512000') }
    const [receipt] = await inside((db) => paymentsOf(db, group.id, number))
    const returned = `<Refs><EndToEndId>${number}</EndToEndId></Refs><RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf>`
    await imported(statement(0, [['2026-11-15', -GROSS, 'REJET', returned]]))
    expect(await openOf(number)).toBe(GROSS)
    expect(await balanceOf('445710')).toBe(before.vat + 4488)
    const undo = (settlementId: string) =>
      inside((db) => undoSettlement(db, { ...settling, settlementId, reason: 'erreur' }))
    expect(await undo(receipt?.settlementId ?? '')).toMatchObject({
      ok: false,
      refusal: [{ kind: 'later-one-depends', subject: number }],
    })
    const last = (await inside((db) => paymentsOf(db, group.id, number))).at(-1)
    expect(last).toMatchObject({ kind: 'return', returnReason: 'AM04' })
    expect(await undo(last?.settlementId ?? '')).toMatchObject({ ok: true })
    expect(await undo(last?.settlementId ?? '')).toMatchObject({
      ok: false,
      refusal: [{ kind: 'already-undone' }],
    })
    expect(await openOf(number)).toBe(0)
    expect({ vat: await balanceOf('445710'), bank: await balanceOf('512000') }).toEqual(before)
    expect(await freeWith('REJET')).not.toBe('')
    await imported(statement(0, [['2026-11-16', 1, 'SUITE']]))
    // What a person undid is not settled by itself again.
    expect(await freeWith('REJET')).not.toBe('')
  })

  it('tells of each invoice what was received and taken back, on its day', async () => {
    const invoiceNumber = numberOf('M1', '2026-09')
    const told = async () =>
      (await inside((db) => statusesOf(db, group.id, { invoiceNumber }))).map(
        ({ code, happenedAt, amounts }) => [code, happenedAt.slice(0, 10), amounts],
      )
    const of = (grossCents: number) => [{ vatPercentE2: 2000, grossCents }]
    expect(await told()).toEqual([
      [212, '2026-11-02', of(GROSS)],
      [212, '2026-11-15', of(-GROSS)],
      [212, TODAY, of(GROSS)],
    ])
  })

  it('reports what it received of invoices that no platform carries', async () => {
    const reported = await inside((db) => reportedOf(db, group.id, month('2026-11')))
    const received = reported.filter(({ kind }) => kind === 'payment')
    const paid = 2 * GROSS
    const sum = (pick: (row: (typeof received)[number]) => number) =>
      received.reduce((total, row) => total + pick(row), 0)
    expect(sum((row) => row.grossCents)).toBe(paid)
    expect(received.map(({ day: on, route }) => [on, route])).toEqual([
      ['2026-11-05', 'reported'],
      ['2026-11-10', 'reported'],
      [TODAY, 'reported'],
    ])
  })

  it('sends what was received before the platform had the invoice behind it, once', async () => {
    const invoiceNumber = numberOf('M1', '2026-09')
    const account = {
      flowAddress: 'https://plateforme.example/flow',
      directoryAddress: 'https://plateforme.example/directory',
      tokenAddress: 'https://plateforme.example/token',
      clientId: 'ge',
      organizationId: null,
      sendsByItself: false,
    }
    const sent = await inside(async (db) => {
      await storeAccount(db, group.id, account, Buffer.from('sealed'))
      const command = { groupId: group.id, numbers: [invoiceNumber] }
      return transmitInvoices(db, { ...command, ...DOER })
    })
    expect(sent).toEqual({ ok: true, value: 1 })
    const kinds = async () =>
      (await database.pool.query('select kind from platform_flows order by created_at')).rows.map(
        ({ kind }) => kind,
      )
    expect(await kinds()).toEqual(['invoice', 'status', 'status', 'status'])
    const last = (await inside((db) => paymentsOf(db, group.id, invoiceNumber))).findLast(
      ({ kind }) => kind === 'receipt',
    )
    const settlementId = last?.settlementId ?? ''
    const undone = await inside((db) =>
      undoSettlement(db, { ...settling, settlementId, reason: 'erreur' }),
    )
    expect(undone).toMatchObject({ ok: true })
    expect(await kinds()).toEqual(['invoice', 'status', 'status', 'status', 'status'])
  })

  it('leaves the books in order and 411 equal to what is open', async () => {
    const open = await inside((db) => openInvoices(db, group.id))
    const advances = await inside((db) => advancesOf(db, group.id))
    const owed = open.reduce((sum, { openCents }) => sum + openCents, 0)
    const ahead = advances.reduce((sum, { amountCents }) => sum + amountCents, 0)
    expect(await balanceOf('411000')).toBe(owed - ahead)
    expect(await verifyGroup(database, group.id)).toEqual([])
  })

  it('shows a member its own payments alone', async () => {
    const seen = (memberId: string, number: string) =>
      inGroup(database, { groupId: group.id, memberId: memberId as MemberId }, (db) =>
        paymentsOf(db, group.id, number),
      )
    const number = numberOf('M1', '2026-09')
    expect((await seen('M1', number)).length).toBeGreaterThan(0)
    expect(await seen('M2', number)).toEqual([])
  })

  it('waits for the numbers of entries before it writes to the audit, as all that posts', async () => {
    expect(await imported(statement(0, [['2026-11-19', 700, 'VIR EN MEME TEMPS']]), true)).toEqual(
      expect.objectContaining({ ok: true }),
    )
    const parts = [{ kind: 'advance', memberId: 'M2', amountCents: 700 }] as const
    const operationId = await freeWith('EN MEME TEMPS')
    const isWaiting = async (): Promise<boolean> => {
      const { rows } = await database.pool.query<{ waiting: boolean }>(
        `select exists (select from pg_locks l join pg_database d on d.oid = l.database
           where d.datname = current_database() and l.locktype = 'advisory' and not l.granted
         ) as waiting`,
      )
      return rows[0]?.waiting ?? false
    }
    const settled = await inside(async (db) => {
      await lockNumbers(db, group.id)
      const settlement = inside((other) =>
        settleOperation(other, { ...settling, operationId, parts }),
      )
      while (!(await isWaiting())) await new Promise((resolve) => setTimeout(resolve, 5))
      const event = { ...DOER, action: 'test', subject: 'test', detail: {} }
      await recordEvent(db, group.id, event)
      return { settlement }
    })
    expect(await settled.settlement).toMatchObject({ ok: true })
  })
})
