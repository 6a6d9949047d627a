import { describe, expect, it } from 'vitest'
import { testApi } from '../../tests/support/api.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { closeMonth } from '../closing/index.ts'
import { month } from '../shared/days.ts'

const IBAN = 'FR7630006000011234567890189'
const BOUNDARY = 'x-boundary-x'

/** A form with one file, as a browser sends it. */
const form = (content: string): [string, Record<string, string>] => [
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="releve.ofx"\r\nContent-Type: application/octet-stream\r\n\r\n${content}\r\n--${BOUNDARY}--\r\n`,
  { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
]
const ofx = (moves: readonly (readonly [string, string, string])[], closing: string): string =>
  `<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>30006<BRANCHID>00001<ACCTID>12345678901</BANKACCTFROM><BANKTRANLIST>${moves
    .map(
      ([on, amount, name], at) =>
        `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${on}<TRNAMT>${amount}<FITID>${name}${at}<NAME>${name}</STMTTRN>`,
    )
    .join(
      '',
    )}</BANKTRANLIST><LEDGERBAL><BALAMT>${closing}<DTASOF>20261101</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`

describe('cash over the network', async () => {
  const { database, clock, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE')
  await group.add('group_settings', { iban: IBAN })
  for (const [memberId, personId] of [
    ['M1', 'P1'],
    ['M2', 'P2'],
  ] as const) {
    await group.member(memberId, { name: `Atelier ${memberId}` })
    await group.add('memberships', { member_id: memberId, joined_on: '2026-01-01' })
    await group.employee(personId, { weekly_minutes: 2100 })
    await group.assignment(`A-${memberId}`, personId, memberId)
    await group.work(`E-${memberId}`, `A-${memberId}`, '2026-09-07T08:00', '2026-09-07T18:00')
  }
  await closeMonth(database, { groupId: group.id, month: month('2026-09'), actor: 'test', clock })
  const signIn = (name: string, memberId?: string) => signedIn(name, group.id, memberId)
  const officer = await signIn('officer')
  const member = await signIn('member', 'M1')
  const numberOf = async (memberId: string): Promise<string> => {
    const { rows } = await database.pool.query<{ n: string }>(
      'select invoice_number as n from invoices where member_id = $1',
      [memberId],
    )
    return rows[0]?.n ?? ''
  }
  const [mine, other] = [await numberOf('M1'), await numberOf('M2')]

  it('refuses a file with what is wrong and where', async () => {
    const answer = await officer(
      'POST',
      '/cash/statements',
      ...form(ofx([['20261302', '1', 'A']], '1')),
    )
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/body/1/DTPOSTED', value: '20261302' }] },
    })
    expect(await officer('POST', '/cash/statements', ...form('bonjour'))).toMatchObject({
      status: 422,
      body: { facts: { kind: 'unreadable-statement' } },
    })
  })

  it('keeps a statement, proposes, settles and undoes', async () => {
    const content = ofx(
      [
        ['20261030', '100,00', 'VIR ATELIER M1'],
        ['20261031', '-12,00', 'FRAIS'],
        ['20261101', '269,28', other],
      ],
      '1357,28',
    )
    expect(await officer('POST', '/cash/statements', ...form(content))).toMatchObject({
      status: 200,
      body: { isKnown: false, settled: 1, statements: [{ operations: 3, added: 3 }] },
    })
    expect(await officer('GET', '/cash/accounts')).toMatchObject({
      body: { items: [{ iban: IBAN, balanceCents: 135_728 }], freeOperations: 2 },
    })
    const listed = await officer('GET', '/cash/operations?state=free&q=atelier')
    const { items } = listed.body as { items: { operationId: string }[] }
    const path = `/cash/operations/${items[0]?.operationId}`
    const opened = await officer('GET', path)
    const { proposals } = opened.body as { proposals: { parts: unknown[] }[] }
    expect(proposals[0]).toMatchObject({
      reasons: [{ kind: 'name' }, { kind: 'oldest-first' }],
      parts: [{ kind: 'invoice', invoiceNumber: mine, amountCents: 10_000 }],
    })
    const settled = await officer('POST', `${path}/settlements`, { parts: proposals[0]?.parts })
    expect(settled.status).toBe(201)
    expect(
      await officer('POST', `${path}/settlements`, { parts: proposals[0]?.parts }),
    ).toMatchObject({
      status: 409,
      body: { facts: { kind: 'already-settled' } },
    })
    expect(await member('GET', `/invoices/${mine}/payments`)).toMatchObject({
      status: 200,
      body: { paidCents: 10_000, openCents: 16_928, items: [{ kind: 'receipt' }] },
    })
    const { settlementId } = settled.body as { settlementId: string }
    const undoing = `/cash/settlements/${settlementId}/undoing`
    expect((await officer('POST', undoing, { reason: 'erreur' })).status).toBe(201)
    expect(await officer('GET', path)).toMatchObject({
      body: {
        operation: { settlement: null },
        history: [{ origin: 'reversal' }, { isUndone: true }],
      },
    })
  })

  it('shows a member its own account and nobody else’s', async () => {
    expect(await member('GET', '/members/M1/account')).toMatchObject({
      status: 200,
      body: { invoices: [{ invoiceNumber: mine }], lateCents: 26_928 },
    })
    for (const path of ['/members/M2/account', `/invoices/${other}/payments`])
      expect([path, (await member('GET', path)).status]).toEqual([path, 404])
  })

  it('tells what is owed by age, at any day, also as a workbook', async () => {
    expect(await officer('GET', '/cash/aged-balance?at=2026-09-30')).toMatchObject({
      body: { sums: { not_due: 53_856 }, lateCents: 0, dsoTenths: 900 },
    })
    expect(await officer('GET', '/cash/aged-balance')).toMatchObject({
      body: { sums: { d1_30: 26_928 }, members: [{ memberId: 'M1' }] },
    })
    const workbook = await officer('GET', '/cash/aged-balance?format=xlsx')
    expect(workbook.bytes.subarray(0, 2).toString()).toBe('PK')
  })

  it('reminds once, stops for a dispute, and prints the letter', async () => {
    clock.forward({ minutes: 5 * 1440 })
    const [officer, member] = [await signIn('later'), await signIn('later M1', 'M1')]
    const due = await officer('GET', '/cash/reminders')
    expect(due.body).toMatchObject({
      proposals: [{ memberId: 'M1', level: { level: 1 }, openCents: 26_928 }],
    })
    const pause = { invoiceNumber: mine, paused: true, reason: 'heures contestées' }
    expect((await officer('POST', '/cash/reminder-pauses', pause)).status).toBe(201)
    expect((await officer('GET', '/cash/reminders')).body).toMatchObject({ proposals: [] })
    await officer('POST', '/cash/reminder-pauses', { ...pause, paused: false, reason: '' })
    const body = { memberIds: ['M1'], channel: 'mail' }
    const written = await officer('POST', '/cash/reminders', body)
    expect(written.status).toBe(201)
    expect(await officer('POST', '/cash/reminders', body)).toMatchObject({
      status: 409,
      body: { facts: { kind: 'not-due' } },
    })
    const [reminderId] = (written.body as { written: string[] }).written
    const letter = await member('GET', `/cash/reminders/${reminderId}/pdf`)
    expect([letter.status, letter.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  })

  it('forecasts thirteen weeks whose figures are the sums of their parts', async () => {
    const officer = await signIn('later still')
    const rent = {
      label: 'Loyer',
      amountCents: -80_000,
      firstOn: '2026-11-30',
      every: 'month',
      lastOn: null,
    }
    expect((await officer('POST', '/cash/items', rent)).status).toBe(201)
    const { body } = await officer('GET', '/cash/forecast')
    const { weeks, flows, openingCents } = body as {
      weeks: { closingCents: number }[]
      flows: { kind: string; amountCents: number }[]
      openingCents: number
    }
    expect([weeks.length, openingCents]).toEqual([13, 135_728])
    const total = flows.reduce((sum, { amountCents }) => sum + amountCents, openingCents)
    expect(weeks.at(-1)?.closingCents).toBe(total)
    const kinds = new Set(flows.map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual([
      'billing',
      'contributions',
      'invoices',
      'items',
      'vat',
      'wages',
    ])
  })
})
