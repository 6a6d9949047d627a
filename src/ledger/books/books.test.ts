import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { testApi } from '../../../tests/support/api.ts'
import { inGroup } from '../../platform/database/index.ts'
import { day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { credit, debit, postEntries, verifyGroup } from '../index.ts'
import { DEFAULT_ACCOUNTS } from '../accounts.ts'

const GROUP = 'GE' as GroupId
const MORIN = { id: 'M1', name: 'Garage Morin' }

const line = (account: string, debitCents: number, creditCents: number, auxiliary?: string) => ({
  account,
  auxiliary: auxiliary ?? null,
  label: null,
  debitCents,
  creditCents,
})

const typed = (more: object) => ({
  journal: 'OD',
  entryDate: '2025-03-10',
  pieceReference: '',
  label: 'Assurance de l’année',
  reverseOn: null,
  lines: [line('616000', 120_000, 0), line('512000', 0, 120_000)],
  ...more,
})

describe('the books of a group', async () => {
  const { database, signedIn } = await testApi()
  await sql`insert into employer_group (group_id, name, siren, country, time_zone)
    values (${GROUP}, 'GE du Bocage', '732829320', 'FR', 'Europe/Paris')`.execute(database.system)
  await sql`insert into members (group_id, member_id, name) values (${GROUP}, 'M1', 'Garage Morin')`.execute(
    database.system,
  )
  let send: Awaited<ReturnType<typeof signedIn>>
  beforeAll(async () => {
    send = await signedIn('compta', GROUP)
  })
  const post = async (path: string, body: object, status = 200) => {
    const answer = await send('POST', path, body)
    expect([path, answer.status, answer.body]).toMatchObject([path, status, expect.anything()])
    return answer.body
  }
  const read = async (path: string) => {
    const answer = await send('GET', path)
    expect([path, answer.status]).toEqual([path, 200])
    return answer.body
  }
  const kinds = (body: unknown) =>
    (body as { facts: { refusals: { kind: string }[] } }).facts.refusals.map(({ kind }) => kind)

  it('are opened with the balances of another program, checked before they are posted', async () => {
    const csv = [
      'Compte;Libellé;Débit;Crédit',
      '512000;Banque;5 000,00;',
      '411000;Adhérents;1200,50;',
      '106000;Réserves;;4000,00',
      '641100;Salaires;800;',
      '706000;Ventes;;3000,50',
    ].join('\r\n')
    const form = (content: string) => {
      const data = new FormData()
      data.append('file', new File([content], 'balance.csv'))
      return new Response(data)
    }
    const upload = async (content: string, dryRun: boolean) => {
      const response = form(content)
      const type = response.headers.get('content-type') ?? ''
      const bytes = Buffer.from(await response.arrayBuffer())
      return send('POST', `/ledger/opening-file?year=2025&dryRun=${dryRun}`, bytes, {
        'content-type': type,
      })
    }
    const wrong = await upload(`${csv}\r\nBANQUE1;x;1,234;\r\n512;x;abc;`, true)
    expect(wrong.status).toBe(422)
    expect(wrong.body).toMatchObject({
      facts: { refusals: [{ errors: [{ line: 7 }, { line: 7 }, { line: 8, value: 'abc' }] }] },
    })
    const preview = await upload(csv, true)
    expect(preview.body).toMatchObject({ resultCents: 220_050, isPosted: false, refusals: [] })
    const opened = await upload(csv, false)
    expect([opened.status, opened.body]).toMatchObject([200, { isPosted: true }])
    const again = await upload(csv, false)
    expect([again.status, kinds(again.body)]).toEqual([409, ['already-opened']])
    const balance = await read('/ledger/trial-balance?month=2025-01')
    expect(balance).toMatchObject({
      openingCents: 0,
      rows: [
        { account: '106000', openingCents: -400_000 },
        { account: '120000', openingCents: -220_050 },
        { account: '411000', openingCents: 120_050 },
        { account: '512000', openingCents: 500_000, debitCents: 0 },
      ],
    })
  })

  it('take a typed entry, or say everything that is wrong with it', async () => {
    const wrong = await send('POST', '/ledger/entries', {
      ...typed({ journal: 'XX', label: ' ', reverseOn: '2025-03-10' }),
      lines: [line('616999', 100, 0), line('9', 0, 50), line('411000', 0, 0)],
    })
    expect(wrong.status).toBe(422)
    expect(kinds(wrong.body)).toEqual([
      'unknown-journal',
      'no-label',
      'unknown-account',
      'not-an-account',
      'member-needed',
      'one-side',
      'unbalanced',
      'reversal-not-later',
    ])
    await post('/ledger/entries', typed({}), 201)
    await post(
      '/ledger/entries',
      typed({
        entryDate: '2025-12-31',
        reverseOn: '2026-01-01',
        lines: [line('622600', 30_000, 0), line('408100', 0, 30_000)],
      }),
      201,
    )
    const { items } = (await read('/ledger/entries?month=2025-03')) as { items: object[] }
    expect(items).toMatchObject([{ number: 'OD2025-000001', totalCents: 120_000 }])
  })

  it('take an entry back by another, once', async () => {
    await post('/ledger/entries', typed({ entryDate: '2025-04-02', label: 'Erreur' }), 201)
    const key = { journal: 'OD', year: 2025, entryNumber: 3 }
    await post('/ledger/reversals', { ...key, on: '2025-04-03' }, 201)
    const again = await send('POST', '/ledger/reversals', { ...key, on: '2025-04-03' })
    expect([again.status, kinds(again.body)]).toEqual([409, ['already-reversed']])
    const balance = await read('/ledger/trial-balance?from=2025-04&month=2025-04')
    expect(balance).toMatchObject({ debitCents: 240_000, creditCents: 240_000 })
  })

  it('letter what settles itself, and take a lettering back', async () => {
    const { member_receivable, services } = DEFAULT_ACCOUNTS
    const entry = (cause: string, piece: string, on: string, amount: number, label = piece) => ({
      journal: amount > 0 ? ('VE' as const) : ('BQ' as const),
      cause,
      entryDate: day(on),
      pieceReference: piece,
      pieceDate: day(on),
      label,
      lines: [
        ...debit(member_receivable, amount, label, 'M1', MORIN),
        ...credit(services, amount, label, 'M1'),
      ],
    })
    await inGroup(database, GROUP, (db) =>
      postEntries(db, GROUP, day('2025-06-01'), [
        entry('t:1', 'F-1', '2025-05-31', 10_000),
        entry('t:2', 'F-2', '2025-05-31', 20_000),
        entry('t:3', 'F-3', '2025-05-31', 7000),
        entry('t:4', 'VIR-9', '2025-06-20', -30_000, 'VIR MORIN F-1 F-2'),
        entry('t:5', 'VIR-10', '2025-06-21', -6000, 'VIR MORIN'),
      ]),
    )
    expect(await post('/ledger/letterings/automatic', { accounts: ['411000'] })).toEqual({
      groups: 1,
      lines: 3,
    })
    const open = (await read(
      '/ledger/accounts/411000/lines?from=2025-01-01&to=2025-12-31&open=true',
    )) as { items: { key: string; label: string; letteringId: string | null }[] }
    expect(open.items.map(({ label }) => label)).toEqual(['À-nouveaux 2025', 'F-3', 'VIR MORIN'])
    const unsettled = await send('POST', '/ledger/letterings', {
      lines: open.items.slice(1).map(({ key }) => key),
    })
    expect([unsettled.status, kinds(unsettled.body)]).toEqual([422, ['not-settled']])
    const whole = (await read('/ledger/accounts/411000/lines?from=2025-01-01&to=2025-12-31')) as {
      openingCents: number
      closingCents: number
      items: { letters: string | null; letteringId: string | null; balanceCents: number }[]
    }
    expect(whole).toMatchObject({ openingCents: 120_050, closingCents: 121_050 })
    expect(whole.items.at(-1)?.balanceCents).toBe(121_050)
    const lettering = whole.items.find(({ letters }) => letters === 'AAA')?.letteringId
    expect(await post(`/ledger/letterings/${lettering}/undo`, {})).toEqual({ letters: 'AAA' })
    expect(await post('/ledger/letterings/automatic', { accounts: ['411000'] })).toMatchObject({
      groups: 1,
    })
    const fec = await send('GET', '/ledger/fec?year=2025')
    expect(fec.text).toContain('\tAAB\t')
    expect(fec.text).not.toContain('\tAAA\t')
  })

  it('refuse a lettering that does not settle, in the database too', async () => {
    await expect(
      inGroup(database, GROUP, async (db) => {
        await sql`insert into letterings values (${GROUP}, gen_random_uuid(), '411000', 'ZZZ',
          '2025-01-01', 'x', false)`.execute(db)
      }),
    ).rejects.toThrow(/does not settle/)
  })

  it('refuse an entry in a locked month, in the database too', async () => {
    expect((await send('PUT', '/ledger/locks/2025-03')).status).toBe(200)
    const late = await send('POST', '/ledger/entries', typed({}))
    expect([late.status, kinds(late.body)]).toEqual([409, ['month-locked']])
    await expect(
      inGroup(database, GROUP, (db) =>
        sql`insert into ledger_entries (group_id, journal, year, entry_number, entry_date,
          piece_reference, piece_date, label, validated_on)
          values (${GROUP}, 'OD', 2025, 99, '2025-03-31', 'X', '2025-03-31', 'X', '2025-03-31')`.execute(
          db,
        ),
      ),
    ).rejects.toThrow(/month 2025-03 is locked/)
    expect((await send('DELETE', '/ledger/locks/2025-03')).status).toBe(200)
  })

  it('close a year: its result is carried, its balances open the next, nothing more is posted', async () => {
    const year = await read('/ledger/years/2025')
    expect(year).toMatchObject({ resultCents: -149_000, isOpened: true, refusals: [] })
    await post('/ledger/years/2025/close', {})
    const balance = await read('/ledger/trial-balance?month=2026-01')
    expect(balance).toMatchObject({
      openingCents: 0,
      rows: [
        { account: '106000', openingCents: -400_000 },
        { account: '120000', openingCents: -220_050 },
        { account: '129000', openingCents: 149_000 },
        { account: '408100', openingCents: -30_000, closingCents: 0 },
        { account: '411000', openingCents: 121_050 },
        { account: '512000', openingCents: 380_000 },
        { account: '622600', openingCents: 0, closingCents: -30_000 },
      ],
    })
    const sheet = (await read('/ledger/balance-sheet?on=2026-01-31')) as {
      assetsCents: { amountCents: number; beforeCents: number }
      liabilitiesCents: object
    }
    expect(sheet.liabilitiesCents).toEqual(sheet.assetsCents)
    expect(sheet.assetsCents).toEqual({ amountCents: 501_050, beforeCents: 620_050 })
    const late = await send('POST', '/ledger/entries', typed({}))
    expect([late.status, kinds(late.body)]).toEqual([409, ['year-closed']])
    expect(await verifyGroup(database, GROUP)).toEqual([])
  })

  it('keep who approved the accounts, and ask again when one changes', async () => {
    expect(await read('/ledger/account-mapping/approval')).toEqual({ approval: null })
    const approved = await post('/ledger/account-mapping/approvals', { accountant: 'J. Roux' })
    expect(approved).toMatchObject({ approval: { version: 1, changedEvents: [] } })
    const read412 = await send('GET', '/ledger/account-mapping')
    const changed = await send(
      'PUT',
      '/ledger/account-mapping',
      { events: [{ event: 'services', account: '706100', label: 'MAD' }] },
      { 'if-match': String(read412.headers['etag']) },
    )
    expect(changed.status).toBe(200)
    expect(await read('/ledger/account-mapping/approval')).toMatchObject({
      approval: { version: 1, accountant: 'J. Roux', changedEvents: ['services'] },
    })
  })
})
