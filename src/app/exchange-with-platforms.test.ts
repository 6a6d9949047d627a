import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakePlatform, hasPlatformApi } from '../../tests/support/fake-platform.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { testDatabase } from '../../tests/support/database.ts'
import { TestClock } from '../../tests/support/api.ts'
import { invoiceXml } from '../adapters/factur-x/index.ts'
import { ANNEX, BUYER, invoiceOf, itemLine, SELLER } from '../adapters/factur-x/test-invoices.ts'
import { lifeCycleMessage, readLifeCycle } from '../adapters/life-cycle/index.ts'
import { openPlatform } from '../adapters/approved-platform/index.ts'
import { PlatformProblem, reportReceipts, statusesOf } from '../billing/index.ts'
import { storeAccount } from '../billing/transmission/account-store.ts'
import { transmissionsOfMonth } from '../billing/transmission/transmission-store.ts'
import { transmitInvoices } from '../billing/transmission/transmit-invoices.ts'
import { closeMonth } from '../closing/index.ts'
import { inGroup } from '../platform/database/index.ts'
import { openSealing } from '../platform/sealing/index.ts'
import { day, month } from '../shared/days.ts'
import { cents } from '../shared/money.ts'
import { exchangeWithPlatform } from './exchange-with-platforms.ts'

process.env['MAILLAGE_KEY'] = randomBytes(16).toString('hex')

const CLOSED = month('2026-09')
const ACTOR = { actor: 'test', at: '2026-11-02T08:00:00.000Z' }

describe.skipIf(!hasPlatformApi)(
  'exchange with a platform (skipped without ../shared)',
  async () => {
    const database = await testDatabase()
    const clock = new TestClock()
    const fake = hasPlatformApi ? await FakePlatform.start() : expect.unreachable()
    afterAll(() => fake.stop())
    const group = await SmallGroup.create(database, 'GE')
    const within = <T>(work: Parameters<typeof inGroup<T>>[2]) => inGroup(database, group.id, work)
    const exchange = () =>
      exchangeWithPlatform(database, group.id, {
        clock,
        open: (account) =>
          openPlatform(account, {
            makeProblem: (...of) => new PlatformProblem(...of),
            pauseMs: 1,
            timeoutMs: 3000,
          }),
      })
    const listed = () => within((db) => transmissionsOfMonth(db, group.id, CLOSED))
    const lifeOf = (invoiceNumber: string) =>
      within((db) => statusesOf(db, group.id, { invoiceNumber }))

    beforeAll(async () => {
      await group.member('M1', { siren: '552100554' })
      await group.member('M2', { siren: '356000000', public_body: true })
      await group.member('M3', { siren: '552100554', taxable_revenue_percent: 0 })
      await group.member('M4')
      for (const member of ['M1', 'M2', 'M3', 'M4']) {
        await group.employee(`P-${member}`)
        await group.assignment(`A-${member}`, `P-${member}`, member)
        await group.work(`E-${member}`, `A-${member}`, '2026-09-07T08:00', '2026-09-07T15:00')
      }
      await closeMonth(database, { groupId: group.id, month: CLOSED, actor: 'test', clock })
      const { secret, ...account } = fake.account
      await within((db) =>
        storeAccount(
          db,
          group.id,
          { ...account, sendsByItself: false },
          openSealing().seal(secret),
        ),
      )
    })

    it('knows the way of each invoice, and sends none of those that do not travel', async () => {
      const routes = Object.fromEntries((await listed()).map((one) => [one.memberId, one.route]))
      expect(routes).toEqual({ M1: 'platform', M2: 'chorus_pro', M3: 'outside', M4: 'reported' })
      const numbers = (await listed()).map(({ invoiceNumber }) => invoiceNumber)
      const result = await within((db) =>
        transmitInvoices(db, { groupId: group.id, numbers, ...ACTOR }),
      )
      expect(result).toMatchObject({
        ok: false,
        refusal: [{ route: 'outside' }, { route: 'reported' }],
      })
    })

    const electronic = async () =>
      (await listed()).filter(({ route }) => route === 'platform' || route === 'chorus_pro')

    it('sends each invoice once, also when the answer to its sending is lost', async () => {
      const numbers = (await electronic()).map(({ invoiceNumber }) => invoiceNumber)
      const command = { groupId: group.id, numbers, ...ACTOR }
      const queue = () => within((db) => transmitInvoices(db, command))
      expect(await queue()).toEqual({ ok: true, value: 2 })
      expect(await queue()).toEqual({ ok: true, value: 0 })
      fake.fails('/flow-service/v1/flows', 'answer-lost')
      expect(await exchange()).toMatchObject({
        sent: 0,
        failure: expect.stringContaining('no-answer'),
      })
      expect((await listed()).map(({ flowState }) => flowState)).toContain('uncertain')
      expect(fake.flows).toHaveLength(1)
      clock.forward({ minutes: 2 })
      expect(await exchange()).toMatchObject({ sent: 2, failure: null })
      expect(fake.flows.map(({ processingRule }) => processingRule)).toEqual(['B2B', 'B2G'])
      expect(Buffer.from(fake.flows[0]?.content ?? []).toString('latin1')).toMatch(/^%PDF-/)
      expect(fake.violations).toEqual([])
    })

    it('learns what the platform found, and sends anew what it refused', async () => {
      const [first, second] = fake.flows
      fake.settles(first ?? expect.unreachable(), 'Ok')
      fake.settles(second ?? expect.unreachable(), 'Error', 'code service inconnu')
      clock.forward({ minutes: 1 })
      await exchange()
      const states = (await electronic()).map(({ flowState, failure }) => [flowState, failure])
      expect(states).toEqual([
        ['accepted', null],
        ['refused', expect.stringContaining('code service inconnu')],
      ])
      const numbers = [(await electronic())[1]?.invoiceNumber ?? '']
      const command = { groupId: group.id, numbers, ...ACTOR }
      expect(await within((db) => transmitInvoices(db, command))).toEqual({ ok: true, value: 1 })
      expect(await exchange()).toMatchObject({ sent: 1 })
    })

    const statusFor = (invoiceNumber: string, code: number, happenedAt: string) =>
      Buffer.from(
        lifeCycleMessage({
          messageId: `${invoiceNumber}-${code}`,
          code,
          statusName: String(code),
          reasonCode: null,
          reason: null,
          amounts: [],
          happenedAt,
          subject: { invoiceNumber, typeCode: '380', issuedOn: null, sellerSiren: '732829320' },
          from: { name: 'M1', siren: '552100554', role: 'BY', electronicAddress: '552100554' },
          to: { name: 'GE', siren: '732829320', role: 'SE', electronicAddress: '732829320' },
        }),
      )
    const receive = (name: string, content: Uint8Array) =>
      fake.receives({ flowType: 'CustomerInvoiceLC', syntax: 'CDAR', name, content })

    it('keeps the statuses that members give, once each, in the order in which they happened', async () => {
      const [{ invoiceNumber } = expect.unreachable()] = await electronic()
      receive('b.xml', statusFor(invoiceNumber, 205, '2026-10-02T08:00:00.000Z'))
      receive('a.xml', statusFor(invoiceNumber, 204, '2026-10-01T08:00:00.000Z'))
      receive('again.xml', statusFor(invoiceNumber, 204, '2026-10-01T08:00:00.000Z'))
      receive('other.xml', statusFor('F-2026-09999', 204, '2026-10-01T08:00:00.000Z'))
      receive('broken.xml', Buffer.from('<x'))
      expect(await exchange()).toMatchObject({ received: 3, failure: null })
      expect((await lifeOf(invoiceNumber)).map(({ code }) => code)).toEqual([204, 205])
      const { rows } = await database.pool.query(
        `select failure from platform_flows where state = 'unreadable' order by failure`,
      )
      expect(rows).toHaveLength(2)
      expect(await exchange()).toMatchObject({ received: 0, failure: null })
    })

    it('tells what was cashed by rate, once a receipt, and nothing of other invoices', async () => {
      const [{ invoiceNumber } = expect.unreachable()] = await electronic()
      const outside = (await listed()).find(({ route }) => route === 'outside')
      const receipts = [invoiceNumber, outside?.invoiceNumber ?? ''].map((number) => ({
        receiptId: 'r1',
        invoiceNumber: number,
        receivedOn: day('2026-10-30'),
        amounts: [{ vatPercentE2: 2000, grossCents: cents(12_000) }],
      }))
      const report = () => within((db) => reportReceipts(db, group.id, receipts, ACTOR))
      expect(await report()).toBe(1)
      expect(await report()).toBe(0)
      await exchange()
      const sent = fake.flows.filter(
        ({ syntax, direction }) => syntax === 'CDAR' && direction === 'Out',
      )
      expect(sent).toHaveLength(1)
      expect(readLifeCycle(sent[0]?.content ?? expect.unreachable())).toMatchObject({
        ok: true,
        value: {
          statuses: [
            {
              code: 212,
              amounts: [{ vatPercentE2: 2000, grossCents: 12_000 }],
              subject: { invoiceNumber, sellerSiren: '732829320' },
            },
          ],
        },
      })
    })

    it('takes the invoices of suppliers, and says of one that cannot be read why', async () => {
      const bought = invoiceOf([itemLine({ kind: 'fee', net: 10_000 })], {
        number: 'ACHAT-1',
        seller: { ...BUYER, siren: '356000000', siret: null, name: 'La Poste' },
        buyer: SELLER,
        issuedOn: day('2026-10-05'),
      })
      const invoice = { flowType: 'SupplierInvoice', syntax: 'CII' }
      fake.receives({
        ...invoice,
        name: 'poste.xml',
        content: Buffer.from(invoiceXml(bought, ANNEX)),
      })
      fake.receives({ ...invoice, name: 'vide.xml', content: Buffer.from('<a/>') })
      await exchange()
      const { rows } = await database.pool.query(
        `select p.invoice_number, f.state, f.failure from platform_flows f
       left join purchase_invoices p using (group_id, purchase_id)
       where f.direction = 'in' and f.kind = 'invoice' order by f.state`,
      )
      expect(rows).toEqual([
        { invoice_number: 'ACHAT-1', state: 'read', failure: null },
        { invoice_number: null, state: 'unreadable', failure: expect.stringContaining('CII') },
      ])
    })

    it('notes why it could not reach the platform, and goes on the next time', async () => {
      fake.fails('/flow-service/v1/flows/search', { status: 403 })
      expect(await exchange()).toMatchObject({ failure: expect.stringContaining('refused') })
      const failure = async () =>
        (await database.pool.query('select last_failure from platform_accounts')).rows[0]
      expect(await failure()).toMatchObject({ last_failure: expect.stringContaining('MISHAP') })
      expect(await exchange()).toMatchObject({ failure: null })
      expect(await failure()).toEqual({ last_failure: null })
    })

    it('spoke as the published interface wants, from the first to the last request', () => {
      expect(fake.violations).toEqual([])
    })
  },
)
