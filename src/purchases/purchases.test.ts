import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testApi } from '../../tests/support/api.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { invoiceXml } from '../adapters/factur-x/index.ts'
import {
  ANNEX,
  BUYER,
  EXEMPT,
  invoiceOf,
  itemLine,
  SELLER,
} from '../adapters/factur-x/test-invoices.ts'
import { DEFAULT_ACCOUNTS } from '../ledger/index.ts'
import { day } from '../shared/days.ts'
import { cents } from '../shared/money.ts'
import { purchaseEntry } from './rules/purchase-entry.ts'
import { supplierIdOf, warningsOf } from './rules/supplier.ts'

const SUPPLIER = { ...BUYER, name: 'Fournitures du Bocage', siren: '356000000', siret: null }
const bought = invoiceOf([itemLine({ net: 10_000 }), itemLine({ net: 2_500, ...EXEMPT })], {
  number: 'A-17',
  seller: SUPPLIER,
  buyer: SELLER,
  issuedOn: day('2026-10-05'),
})
const xml = invoiceXml(bought, ANNEX)

const form = (content: string, name = 'facture.xml') => {
  const mark = 'x-the-mark-x'
  return {
    body:
      `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n` +
      `content-type: application/xml\r\n\r\n${content}\r\n--${mark}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
  }
}

describe('purchases', async () => {
  const { database, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE')
  const officer = await signedIn('officer', group.id)
  const send = (content: string) => {
    const { body, headers } = form(content)
    return officer('POST', '/purchases', body, headers)
  }
  const idOf = (answer: { readonly body: unknown }): string =>
    String(Reflect.get(Object(answer.body), 'purchaseId'))
  const booked = async () => {
    const { rows } = await database.pool.query(
      `select l.account, l.auxiliary, sum(debit_cents - credit_cents)::int as cents
       from ledger_lines l join ledger_entries e using (group_id, journal, year, entry_number)
       where e.journal = 'AC' group by 1, 2 having sum(debit_cents - credit_cents) <> 0
       order by 1`,
    )
    return rows
  }
  const purchaseId = idOf(await send(xml))

  it('keeps a file once, and shows what it says', async () => {
    expect((await send(xml)).body).toEqual({ purchaseId, isNew: false })
    const { body } = await officer('GET', `/purchases/${purchaseId}`)
    expect(body).toMatchObject({
      supplierName: 'Fournitures du Bocage',
      grossCents: 14_500,
      lines: [{ netCents: 10_000 }, { netCents: 2_500 }],
      warnings: [],
      statuses: [{ code: 203 }],
      expense: { account: '628000' },
    })
    const file = await officer('GET', `/purchases/${purchaseId}/file`)
    expect(file.text).toBe(xml)
  })

  it('says all that is wrong with a file, and keeps none of it', async () => {
    const answer = await send(
      xml.replace(/<ram:DuePayableAmount>[\d.]+/, '<ram:DuePayableAmount>1'),
    )
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({
      errors: [{ path: '/body', expected: 'net à payer : 145.00, non 1.00' }],
    })
    expect((await officer('GET', '/purchases')).body).toMatchObject({ total: 1 })
  })

  it('warns of another buyer, and of a number that the supplier used before', async () => {
    const twice = invoiceXml({ ...bought, buyer: { ...SELLER, siren: '552100554' } }, ANNEX)
    const { body } = await officer('GET', `/purchases/${idOf(await send(twice))}`)
    expect(body).toMatchObject({
      warnings: [
        { kind: 'same-number', purchaseId },
        { kind: 'for-another-buyer', siren: '552100554' },
      ],
    })
  })

  it('posts a validated purchase once, and proposes its account for the next', async () => {
    const choice = { account: '606400', label: 'Fournitures administratives', deductibleE4: 8000 }
    const wrong = await officer('POST', `/purchases/${purchaseId}/validation`, {
      ...choice,
      account: '411000',
    })
    expect(wrong.status).toBe(422)
    const path = `/purchases/${purchaseId}/validation`
    expect((await officer('POST', path, choice)).body).toMatchObject({ statusCode: 205 })
    expect((await officer('POST', path, choice)).status).toBe(422)
    expect(await booked()).toEqual([
      { account: '401000', auxiliary: '356000000', cents: -14_500 },
      { account: '445660', auxiliary: null, cents: 1_600 },
      { account: '606400', auxiliary: null, cents: 12_900 },
    ])
    const next = idOf(await send(xml.replaceAll('A-17', 'A-18')))
    expect((await officer('GET', `/purchases/${next}`)).body).toMatchObject({
      expense: { account: '606400' },
      deductibleE4: 8000,
    })
  })

  it('wants a reason of the list for a dispute, and takes back what a refusal undoes', async () => {
    const answer = (code: number, reasonCode: string | null) =>
      officer('POST', `/purchases/${purchaseId}/answers`, { code, reasonCode, reason: null })
    expect((await answer(207, null)).status).toBe(422)
    expect((await answer(207, 'JUSTIF_ABS')).status).toBe(422)
    expect((await answer(207, 'PU_ERR')).body).toMatchObject({ statusCode: 207 })
    expect((await answer(210, 'NON_CONFORME')).body).toMatchObject({ statusCode: 210, open: [] })
    expect((await answer(211, null)).status).toBe(422)
    expect(await booked()).toEqual([])
  })

  it('is not there for a member company', async () => {
    await group.member('M1')
    const member = await signedIn('member', group.id, 'M1')
    expect((await member('GET', '/purchases')).status).toBe(404)
  })
})

describe('entry of a purchase', () => {
  const base = {
    purchaseId: 'p',
    supplierId: 's',
    supplierName: 'S',
    number: '1',
    issuedOn: day('2026-10-05'),
  }

  it('balances for any share of the tax, and a credit note is its contrary', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 99_999_999 }),
        fc.integer({ min: 0, max: 10_000 }),
        (taxes, net, share) => {
          const vat = taxes.reduce((sum, tax) => sum + tax, 0)
          const purchase = {
            ...base,
            netCents: cents(net),
            vatCents: cents(vat),
            grossCents: cents(net + vat),
            taxes: taxes.map(cents),
          }
          const expense = { account: '606400', label: 'Fournitures' }
          const entry = (typeCode: string) =>
            purchaseEntry({ ...purchase, typeCode }, expense, share, DEFAULT_ACCOUNTS)
          const amounts = (typeCode: string) =>
            entry(typeCode).lines.map(
              ({ account, debitCents, creditCents }) =>
                [account, debitCents - creditCents] as const,
            )
          expect(amounts('380').reduce((sum, [, amount]) => sum + amount, 0)).toBe(0)
          expect(amounts('381')).toEqual(amounts('380').map(([of, amount]) => [of, -amount]))
          const deducted = amounts('380').find(([of]) => of === '445660')?.[1] ?? 0
          expect(Math.abs(deducted - (vat * share) / 10_000)).toBeLessThanOrEqual(taxes.length / 2)
        },
      ),
    )
  })
})

describe('supplier', () => {
  const party = {
    name: ' Les  Ateliers ',
    siren: null,
    siret: null,
    vatNumber: null,
    address: '',
    countryCode: null,
    electronicAddress: null,
  }

  it('is known by its SIREN, else its VAT number, else its name', () => {
    expect(supplierIdOf({ ...party, siren: '356000000', vatNumber: 'FR1' })).toBe('356000000')
    expect(supplierIdOf({ ...party, vatNumber: 'BE0123456749' })).toBe('BE0123456749')
    expect(supplierIdOf(party)).toBe(' les ateliers ')
  })

  it('is asked about a line whose price and quantity give two cents more, not one', () => {
    const line = {
      lineId: '1',
      name: 'x',
      quantity: '3',
      unit: 'C62',
      price: '1.005',
      vatCategory: 'S',
      vatPercentE2: 2000,
    }
    const invoice = {
      syntax: 'CII' as const,
      profile: null,
      number: '1',
      typeCode: '380',
      issuedOn: day('2026-10-05'),
      dueOn: null,
      currency: 'EUR',
      seller: party,
      buyer: party,
      orderNumber: null,
      iban: null,
      preceding: [],
      notes: [],
      vat: [],
      linesCents: null,
      allowancesCents: cents(0),
      chargesCents: cents(0),
      netCents: cents(0),
      vatCents: cents(0),
      grossCents: cents(0),
      prepaidCents: cents(0),
      roundingCents: cents(0),
      payableCents: cents(0),
    }
    const of = (net: number) =>
      warningsOf({ ...invoice, lines: [{ ...line, netCents: cents(net) }] }, null)
    expect(of(303)).toEqual([])
    expect(of(304)).toEqual([
      { kind: 'line-product', lineId: '1', statedCents: 304, computedCents: 302 },
    ])
  })
})
