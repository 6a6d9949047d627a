import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'
import { describe, expect, it } from 'vitest'
import { type Invoice, type InvoiceAnnex, LINE_KINDS } from '../../billing/invoice.ts'
import { day, month } from '../../shared/days.ts'
import { cents, divideHalfUp, rateE4 } from '../../shared/money.ts'
import { billedQuantity } from './billed-quantity.ts'
import { invoiceXml } from './invoice-xml.ts'
import { ANNEX, BUYER, EXEMPT, SELLER, invoiceOf, itemLine, timeLine } from './test-invoices.ts'

const XSD = join(
  import.meta.dirname,
  '../../../../shared/judges/einvoice/fnfe-rfe-1.4.0.03/Factur-X/EN16931/1xsd/Factur-X_EN16931.xsd',
)
const NAMES = {
  rsm: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  qdt: 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
}

const everyKind = LINE_KINDS.map((kind, index) =>
  ['bonus', 'expense', 'fee', 'true_up'].includes(kind)
    ? itemLine({ kind, net: 1234 + index })
    : timeLine({ kind, minutes: 61 + index, ...(index % 2 === 0 ? {} : EXEMPT) }),
)

const takenBack = timeLine({
  kind: 'correction',
  correctedKind: 'hours',
  period: month('2026-09'),
  minutes: -95,
})

const HOSTILE = `]]><x a="1">&amp; O'Brien \u0000\u0007\uE000\uFFFE\u202E\uD800 <script>`
const hostileParty = { ...BUYER, name: HOSTILE, addressLine: HOSTILE, city: HOSTILE }

const cases: readonly (readonly [string, Invoice, InvoiceAnnex])[] = [
  ['every kind of line, taxed and exempt', invoiceOf(everyKind), ANNEX],
  ['an exempt invoice', invoiceOf([timeLine({ minutes: 2100, ...EXEMPT })]), ANNEX],
  ['hours taken back', invoiceOf([timeLine({ minutes: 9000 }), takenBack]), ANNEX],
  [
    'a credit note',
    invoiceOf([takenBack], { kind: 'credit_note', number: 'A2026-00001' }),
    { ...ANNEX, preceding: [{ number: 'F2026-00001', issuedOn: day('2026-09-30') }] },
  ],
  [
    'a debit under a mandate',
    invoiceOf([timeLine({ minutes: 60 })]),
    { ...ANNEX, payment: { ...ANNEX.payment, mandateReference: 'RUM-0001' } },
  ],
  [
    'parties of whom little is known',
    invoiceOf([timeLine({ minutes: 60, employeeId: null, assignmentId: null })], {
      buyer: bare('Foyer rural'),
      seller: { ...bare('GE'), vatNumber: 'FR44732829320' },
    }),
    { ...ANNEX, payment: { iban: null, bic: null, mandateReference: null } },
  ],
  [
    'hostile text',
    invoiceOf(
      [itemLine({ kind: 'fee', net: 1, explanation: { pricing: 'at_cost', label: HOSTILE } })],
      {
        buyer: hostileParty,
      },
    ),
    { ...ANNEX, employeeNames: new Map([['P1', HOSTILE]]) },
  ],
]

function bare(name: string) {
  const unknown = { siren: null, siret: null, vatNumber: null, legalForm: null, email: null }
  const nowhere = { addressLine: null, postalCode: null, city: null, communeCode: null }
  return { ...unknown, ...nowhere, name, countryCode: 'FR' }
}

/** Texts of the elements that an XPath finds. */
function read(xml: string, path: string): string[] {
  const document = XmlDocument.fromString(xml)
  try {
    return document.find(path, NAMES).map((node) => node.content)
  } finally {
    document.dispose()
  }
}

const one = (xml: string, path: string): string => read(xml, path).join(' | ')

/** Cents of a decimal with two digits. */
const centsOf = (text: string | undefined): number => {
  expect(text).toMatch(/^-?\d+\.\d\d$/)
  return Number((text ?? '').replace('.', ''))
}

const SUMS = '//ram:SpecifiedTradeSettlementHeaderMonetarySummation'
const HEAD_TAX = '//ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax'

describe('invoice as CII, profile EN 16931', () => {
  it.skipIf(!existsSync(XSD))('is valid by the schema (skipped where ../shared is absent)', () => {
    xmlRegisterFsInputProviders()
    const schema = XmlDocument.fromBuffer(readFileSync(XSD), { url: XSD })
    const validator = XsdValidator.fromDoc(schema)
    for (const [name, invoice, annex] of cases) {
      const document = XmlDocument.fromString(invoiceXml(invoice, annex))
      expect(() => validator.validate(document), name).not.toThrow()
      document.dispose()
    }
    const broken = XmlDocument.fromString(
      invoiceXml(invoiceOf([takenBack]), ANNEX).replace('<ram:TypeCode>380</ram:TypeCode>', ''),
    )
    expect(() => validator.validate(broken)).toThrow()
    broken.dispose()
    validator.dispose()
    schema.dispose()
  })

  it.each(cases)('multiplies and adds up: %s', (_, invoice, annex) => {
    const xml = invoiceXml(invoice, annex)
    const lines = '//ram:IncludedSupplyChainTradeLineItem'
    const nets = read(xml, `${lines}//ram:LineTotalAmount`).map(centsOf)
    const prices = read(xml, `${lines}//ram:ChargeAmount`)
    const quantities = read(xml, `${lines}//ram:BilledQuantity`)
    const units = read(xml, `${lines}//ram:BilledQuantity/@unitCode`)
    expect(
      nets.map((_net, index) =>
        product(prices[index] ?? '', quantities[index] ?? '', units[index] === 'MIN' ? 60n : 1n),
      ),
    ).toEqual(nets)
    const total = centsOf(one(xml, `${SUMS}/ram:LineTotalAmount`))
    const vat = centsOf(one(xml, `${SUMS}/ram:TaxTotalAmount`))
    expect(nets.reduce((sum, net) => sum + net, 0)).toBe(total)
    expect(sum(read(xml, `${HEAD_TAX}/ram:BasisAmount`))).toBe(total)
    expect(sum(read(xml, `${HEAD_TAX}/ram:CalculatedAmount`))).toBe(vat)
    expect(centsOf(one(xml, `${SUMS}/ram:GrandTotalAmount`))).toBe(total + vat)
    expect(Math.abs(total + vat)).toBe(Math.abs(invoice.grossCents))
  })

  it('bills minutes by the price of sixty, and takes back with a negative quantity', () => {
    const xml = invoiceXml(invoiceOf([timeLine({ minutes: 450 }), takenBack]), ANNEX)
    expect(read(xml, '//ram:BilledQuantity')).toEqual(['450', '-95'])
    expect(read(xml, '//ram:ChargeAmount')).toEqual(['23.0197', '23.0197'])
    expect(read(xml, '//ram:BasisQuantity')).toEqual(['60', '60'])
    expect(read(xml, '//ram:BasisQuantity/@unitCode')).toEqual(['MIN', 'MIN'])
  })

  it('writes a credit note positive, with the invoices that it corrects', () => {
    const preceding = [{ number: 'F2026-00001', issuedOn: day('2026-09-30') }]
    const credit = invoiceOf([takenBack], { kind: 'credit_note' })
    const xml = invoiceXml(credit, { ...ANNEX, preceding })
    expect(credit.grossCents).toBeLessThan(0)
    expect(one(xml, '//rsm:ExchangedDocument/ram:TypeCode')).toBe('381')
    expect(one(xml, `${SUMS}/ram:DuePayableAmount`)).toBe('43.74')
    expect(one(xml, '//ram:BilledQuantity')).toBe('95')
    expect(one(xml, '//ram:InvoiceReferencedDocument/ram:IssuerAssignedID')).toBe('F2026-00001')
    expect(one(xml, '//ram:InvoiceReferencedDocument//qdt:DateTimeString')).toBe('20260930')
    expect(read(xml, '//ram:SpecifiedTradeSettlementPaymentMeans')).toEqual([])
  })

  it('writes a corrective invoice of differences as an invoice that names those it corrects', () => {
    const preceding = ['F2026-00001', 'F2026-00002'].map((number) => {
      return { number, issuedOn: day('2026-09-30') }
    })
    const corrective = invoiceOf([timeLine({ minutes: 60 })], { kind: 'corrective' })
    const xml = invoiceXml(corrective, { ...ANNEX, preceding })
    expect(one(xml, '//rsm:ExchangedDocument/ram:TypeCode')).toBe('380')
    expect(read(xml, '//ram:InvoiceReferencedDocument/ram:IssuerAssignedID')).toEqual([
      'F2026-00001',
      'F2026-00002',
    ])
  })

  it('says why no VAT is due, with the code of the provision', () => {
    const mixed = invoiceOf([timeLine({ minutes: 60 }), timeLine({ minutes: 60, ...EXEMPT })])
    const xml = invoiceXml(mixed, ANNEX)
    expect(read(xml, `${HEAD_TAX}/ram:CategoryCode`)).toEqual(['S', 'E'])
    expect(read(xml, `${HEAD_TAX}/ram:RateApplicablePercent`)).toEqual(['20.00', '0.00'])
    expect(one(xml, '//ram:ExemptionReasonCode')).toBe('VATEX-FR-CGI261B')
    expect(one(xml, '//ram:ExemptionReason')).toBe('Exonération de TVA, article 261 B du CGI')
    expect(read(xml, `${HEAD_TAX}/ram:DueDateTypeCode`)).toEqual(['72', '72'])
  })

  it('names the parties by SIREN, SIRET and directory address', () => {
    const xml = invoiceXml(invoiceOf([timeLine({ minutes: 60 })]), ANNEX)
    const of = (path: string) => read(xml, `//ram:BuyerTradeParty/${path}`)
    expect(of('ram:SpecifiedLegalOrganization/ram:ID[@schemeID="0002"]')).toEqual(['552100554'])
    expect(of('ram:GlobalID[@schemeID="0009"]')).toEqual(['55210055400013'])
    expect(of('ram:URIUniversalCommunication/ram:URIID[@schemeID="0225"]')).toEqual(['552100554'])
    expect(read(xml, '//ram:IncludedNote/ram:SubjectCode')).toEqual([
      'REG',
      'PMT',
      'PMD',
      'AAB',
      'BAR',
    ])
  })

  it('leaves out what is not known', () => {
    const xml = invoiceXml(
      invoiceOf([timeLine({ minutes: 60 })], { seller: bare('GE'), buyer: bare('Foyer') }),
      { ...ANNEX, payment: { iban: null, bic: null, mandateReference: null } },
    )
    expect(one(xml, '//ram:BuyerTradeParty')).toBe('FoyerFRsans-adresse@facturation.invalid')
    expect(one(xml, '//ram:SellerTradeParty')).toBe('GEFRsans-adresse@facturation.invalid')
    expect(xml).not.toMatch(/null|undefined|PaymentMeans/)
  })

  it('asks for a transfer to the account, or debits under the mandate', () => {
    const invoice = invoiceOf([timeLine({ minutes: 60 })])
    const transfer = invoiceXml(invoice, ANNEX)
    expect(one(transfer, '//ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode')).toBe('58')
    expect(one(transfer, '//ram:IBANID')).toBe('FR7630006000011234567890189')
    const payment = { ...ANNEX.payment, mandateReference: 'RUM-0001' }
    const debit = invoiceXml(invoice, { ...ANNEX, payment })
    expect(one(debit, '//ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode')).toBe('59')
    expect(one(debit, '//ram:DirectDebitMandateID')).toBe('RUM-0001')
  })

  it('keeps hostile text as text', () => {
    const [, invoice, annex] = cases.at(-1) ?? expect.unreachable()
    const xml = invoiceXml(invoice, annex)
    expect(one(xml, '//ram:BuyerTradeParty/ram:Name')).toBe(`]]><x a="1">&amp; O'Brien <script>`)
    expect(xml).not.toMatch(/\p{Co}|\p{Cs}|[\0-\x08]/u)
  })

  it('names seller and buyer apart', () => {
    const xml = invoiceXml(invoiceOf([timeLine({ minutes: 60 })]), ANNEX)
    expect(one(xml, '//ram:SellerTradeParty/ram:Name')).toBe(SELLER.name)
    expect(one(xml, '//ram:BuyerTradeParty/ram:Name')).toBe(BUYER.name)
  })
})

describe('billed quantity', () => {
  it('multiplies to the net of any line, in at most six decimals', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -600_000, max: 600_000 }),
        fc.integer({ min: -100_000_000, max: 100_000_000 }),
        fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 })),
        (minutes, net, unit) => {
          const line = timeLine({ minutes, unitPriceE4: unit === null ? null : rateE4(unit) })
          const billed = billedQuantity(line, cents(net))
          expect(billed.price).toMatch(/^\d+\.\d{2,6}$/)
          expect(product(billed.price, String(billed.quantity), BigInt(billed.basis))).toBe(net)
        },
      ),
    )
  })

  it('takes the stored price, else the explained product, else what an hour comes to', () => {
    const explained = {
      pricing: 'coefficient',
      hourlyGrossE4: 123_155,
      coefficientE4: 18_735,
    } as const
    const price = (line: Parameters<typeof billedQuantity>[0]) =>
      billedQuantity(line, line.netCents).price
    expect(price(timeLine({ minutes: 60 }))).toBe('23.0197')
    expect(price(timeLine({ minutes: 60_000, explanation: explained }))).toBe('23.07309')
    expect(
      price({
        ...timeLine({ minutes: 7 }),
        netCents: cents(100),
        explanation: { pricing: 'actual_cost' },
      }),
    ).toBe('8.5714')
  })

  it('bills an item at its net where no time has a part', () => {
    expect(billedQuantity(itemLine({ net: -1250 }), cents(-1250))).toEqual({
      quantity: -1,
      unit: 'C62',
      basis: 1,
      price: '12.50',
    })
  })
})

/** Cents of price x quantity / basis, by the one rounding. */
function product(price: string, quantity: string, basis: bigint): number {
  const digits = price.split('.')[1]?.length ?? 0
  const scale = 10n ** BigInt(digits)
  return Number(
    divideHalfUp(BigInt(price.replace('.', '')) * BigInt(quantity) * 100n, scale * basis),
  )
}

const sum = (amounts: readonly string[]): number =>
  amounts.reduce((total, text) => total + centsOf(text), 0)
