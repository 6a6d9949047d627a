import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { testApi } from '../../../tests/support/api.ts'
import { SmallGroup } from '../../../tests/support/small-group.ts'
import { closeMonth } from '../../closing/index.ts'
import { month } from '../../shared/days.ts'
import type { CollectableRow, PaymentOrderAnswer } from './payments-contract.ts'

const IBAN = 'FR7630006000011234567890189'
const XSD = join(import.meta.dirname, '../../../../shared/judges/sepa/xsd')

function validate(xml: string, schemaName: string): void {
  const path = join(XSD, schemaName)
  if (!existsSync(path)) return
  const schema = XmlDocument.fromBuffer(readFileSync(path))
  const validator = XsdValidator.fromDoc(schema)
  const document = XmlDocument.fromString(xml)
  try {
    validator.validate(document)
  } finally {
    for (const each of [document, validator, schema]) each.dispose()
  }
}

const report = (messageId: string, ...payments: readonly [string, string, string][]) =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt>
   <OrgnlGrpInfAndSts><OrgnlMsgId>${messageId}</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
   <OrgnlPmtInfAndSts>${payments
     .map(
       ([id, status, reason]) => `<TxInfAndSts><OrgnlEndToEndId>${id}</OrgnlEndToEndId>
       <TxSts>${status}</TxSts><StsRsnInf><Rsn><Cd>${reason}</Cd></Rsn></StsRsnInf></TxInfAndSts>`,
     )
     .join('')}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`

describe('files for the bank', async () => {
  const { database, clock, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE1')
  const mandate = { iban: IBAN, mandate_reference: 'RUM-ALFA', mandate_signed_on: '2019-05-02' }
  await group.member('ALFA', { name: 'Maison ALFA & Fils', ...mandate })
  await group.member('BETA', { name: 'Maison BÊTA' })
  for (const member_id of ['ALFA', 'BETA'])
    await group.add('memberships', { member_id, joined_on: '2026-01-01', left_on: null })
  await group.employee('P1')
  await group.assignment('A1', 'P1', 'ALFA')
  await group.assignment('A2', 'P1', 'BETA')
  await group.work('E1', 'A1', '2026-09-21T08:00', '2026-09-21T16:00')
  await group.work('E2', 'A2', '2026-09-22T08:00', '2026-09-22T12:00')
  await closeMonth(database, { groupId: group.id, month: month('2026-09'), actor: 'test', clock })
  const officer = await signedIn('officer', group.id)
  const alfa = await signedIn('alfa', group.id, 'ALFA')

  const open = async () =>
    ((await officer('GET', '/payments/collectables')).body as { items: CollectableRow[] }).items
  const collect = (...invoiceNumbers: string[]) =>
    officer('POST', '/payments/debits', { invoiceNumbers })
  const sendAnswer = async (xml: string) => {
    const boundary = 'xxBOUNDARYxx'
    const body = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.xml"\r\ncontent-type: application/xml\r\n\r\n${xml}\r\n--${boundary}--\r\n`
    return officer('POST', '/payments/answers', Buffer.from(body), {
      'content-type': `multipart/form-data; boundary=${boundary}`,
    })
  }
  const orders = async (fileId: string) =>
    ((await officer('GET', `/payments/files/${fileId}`)).body as { items: PaymentOrderAnswer[] })
      .items

  it('say all that stands against a debit, of the group and of each member', async () => {
    expect(await open()).toMatchObject([
      // Due on 30 October: collected on the next day that banks take.
      { invoiceNumber: 'F-2026-00001', memberId: 'ALFA', collectedOn: '2026-11-03', lacks: [] },
      { memberId: 'BETA', lacks: ['iban', 'mandate_reference', 'mandate_signed_on'] },
    ])
    expect(await collect('F-2026-00001')).toMatchObject({
      status: 409,
      body: { facts: { kind: 'group-cannot', missing: ['iban', 'creditor_identifier'] } },
    })
    await sql`insert into group_settings (group_id, city, iban, creditor_identifier)
      values (${group.id}, 'Flers', 'FR1420041010050500013M02606', 'FR72ZZZ123456')`.execute(
      database.system,
    )
    expect(await collect('F-2026-00001', 'F-2026-00002')).toMatchObject({
      status: 409,
      body: { facts: { kind: 'not-collectable', invoiceNumbers: ['F-2026-00002'] } },
    })
    expect((await collect()).status).toBe(422)
  })

  it('ask the bank once for an invoice, whoever asks at the same time', async () => {
    const asked = await Promise.all([collect('F-2026-00001'), collect('F-2026-00001')])
    expect(asked.map(({ status }) => status).sort()).toEqual([201, 409])
    expect((await open()).map(({ memberId }) => memberId)).toEqual(['BETA'])
    const { body } = await officer('GET', '/payments/files')
    expect(body).toMatchObject({
      items: [{ kind: 'debits', orders: 1, amountCents: 21_542, rejected: 0 }],
    })
    const { fileId, messageId } = (body as { items: { fileId: string; messageId: string }[] })
      .items[0] ?? { fileId: '', messageId: '' }
    expect(messageId).toBe('PRLV-732829320-261102-01')
    const xml = (await officer('GET', `/payments/files/${fileId}/content`)).text
    validate(xml, 'pain.008.001.08.xsd')
    expect(xml).toContain('<Nm>Maison ALFA + Fils</Nm>')
    expect((await alfa('GET', `/payments/files/${fileId}/content`)).status).toBe(404)

    expect(await sendAnswer(report(messageId, ['F-2026-99999', 'RJCT', 'AC04']))).toMatchObject({
      status: 409,
      body: { facts: { kind: 'unknown-orders' } },
    })
    expect(await sendAnswer('<a/>')).toMatchObject({ status: 422 })
    const refusal = report(messageId, ['F-2026-00001', 'RJCT', 'AC04'])
    expect(await sendAnswer(refusal)).toMatchObject({ status: 200, body: { rejected: 1 } })
    expect(await sendAnswer(refusal)).toMatchObject({ status: 200 })
    expect(await orders(fileId)).toMatchObject([{ status: 'rejected', reason: 'AC04' }])
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from payment_answers`.execute(database.system)
    expect(rows).toEqual([{ count: 1 }])
    // Refused: it may be asked again.
    expect((await open()).map(({ memberId }) => memberId)).toEqual(['ALFA', 'BETA'])
  })

  it('can be withdrawn before the bank answers', async () => {
    const { fileId } = (await collect('F-2026-00001')).body as { fileId: string }
    const withdraw = () =>
      officer('POST', `/payments/files/${fileId}/withdrawal`, { reason: 'Jamais remis' })
    expect((await withdraw()).status).toBe(200)
    expect(await withdraw()).toMatchObject({
      status: 409,
      body: { facts: { kind: 'answered-already' } },
    })
    expect((await open()).map(({ memberId }) => memberId)).toEqual(['ALFA', 'BETA'])
  })

  it('follow the life of mandates', async () => {
    const set = (change: object) =>
      officer('POST', '/payments/mandates', {
        memberId: 'BETA',
        reference: 'RUM-BETA',
        iban: 'FR76 3000 6000 0112 3456 7890 189',
        scheme: 'B2B',
        signedOn: '2026-10-01',
        noticeDays: 5,
        ...change,
      })
    expect(
      await set({ memberId: 'X', iban: 'FR76', reference: 'RUM_é', signedOn: '2027-01-01' }),
    ).toMatchObject({
      status: 422,
      body: {
        facts: {
          refusals: [
            { kind: 'unknown-member' },
            { kind: 'not-an-iban' },
            { kind: 'not-a-reference' },
            { kind: 'signed-in-the-future' },
          ],
        },
      },
    })
    expect((await set({})).status).toBe(201)
    expect(await set({})).toMatchObject({ body: { facts: { kind: 'reference-known' } } })
    const beta = async () => (await open()).find(({ memberId }) => memberId === 'BETA')
    expect(await beta()).toMatchObject({
      lacks: [],
      mandate: { scheme: 'B2B', lastFour: '0189', isImported: false },
    })
    const { fileId } = (await collect('F-2026-00002')).body as { fileId: string }
    const xml = (await officer('GET', `/payments/files/${fileId}/content`)).text
    expect(xml).toContain('<LclInstrm><Cd>B2B</Cd></LclInstrm>')
    validate(xml, 'pain.008.001.08.xsd')
    await officer('POST', `/payments/files/${fileId}/withdrawal`, { reason: 'essai' })
    const end = { reference: 'RUM-BETA', on: '2026-11-02' }
    expect((await officer('POST', '/payments/mandates/revocations', end)).status).toBe(200)
    expect((await officer('POST', '/payments/mandates/revocations', end)).status).toBe(409)
    expect(await beta()).toMatchObject({ lacks: ['revoked'] })
  })

  it('send the net pay of the journal, once, to accounts that are known', async () => {
    await sql`insert into payroll_journals (group_id, month, version, imported_at, imported_by,
        file_name)
      values (${group.id}, '2026-09', 1, now(), 'test', 'journal.csv')`.execute(database.system)
    await sql`insert into payroll_journal_lines (group_id, month, version, employee_id, gross_cents,
        employer_contributions_cents, employee_contributions_cents, net_before_tax_cents, tax_cents,
        net_paid_cents, employer_total_cents)
      values (${group.id}, '2026-09', 1, 'P1', 14400, 4000, 3000, 11400, 400, 11000, 18400)`.execute(
      database.system,
    )
    const send = () =>
      officer('POST', '/payments/transfers', {
        month: '2026-09',
        executedOn: '2026-11-07',
        ids: ['P1'],
      })
    expect(await send()).toMatchObject({ status: 409, body: { facts: { kind: 'not-payable' } } })
    const payee = (iban: string) =>
      officer('POST', '/payments/payees', { employeeId: 'P1', memberId: null, iban })
    expect((await payee('FR7630006000011234567890188')).status).toBe(422)
    expect(await payee(IBAN)).toMatchObject({ status: 201, body: { lastFour: '0189' } })
    const wages = await officer('GET', '/payments/wages?month=2026-09')
    expect(wages.body).toMatchObject({ items: [{ id: 'P1', amountCents: 11_000 }] })
    expect(wages.text).not.toContain(IBAN)
    const sent = await send()
    expect(sent.status).toBe(201)
    const { fileId } = sent.body as { fileId: string }
    const xml = (await officer('GET', `/payments/files/${fileId}/content`)).text
    validate(xml, 'pain.001.001.09.xsd')
    // A Saturday: the bank carries it out on Monday.
    expect(xml).toContain('<ReqdExctnDt><Dt>2026-11-09</Dt></ReqdExctnDt>')
    expect(xml).toContain('<InstdAmt Ccy="EUR">110.00</InstdAmt>')
    expect((await send()).status).toBe(409)
    expect((await alfa('GET', '/payments/wages?month=2026-09')).status).toBe(404)
  })
})
