import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { sumCents } from '../../shared/money.ts'
import { invoiceXml, openRenderer } from '../factur-x/index.ts'
import { ANNEX, EXEMPT, invoiceOf, itemLine, timeLine } from '../factur-x/test-invoices.ts'
import { scaledDecimal } from './fields.ts'
import { readInvoice } from './index.ts'

const SAMPLES = join(import.meta.dirname, '../../../../shared/judges/einvoice/samples')
const samples = [
  ['facturx-akretion/factur-x-minimum.xml', 'CII', 10_490],
  ['facturx-akretion/factur-x-basicwl.xml', 'CII', 10_490],
  ['facturx-akretion/factur-x-basic.xml', 'CII', 10_490],
  ['facturx-akretion/factur-x-en16931.xml', 'CII', 10_490],
  ['facturx-akretion/factur-x-extended.xml', 'CII', 10_490],
  ['facturx-akretion/invoice_EN16931.pdf', 'Factur-X', 10_490],
  ['facturx-akretion/ubl-21-en16931.xml', 'UBL', 20_803],
  ['facturx-akretion/ubl-21-extended-ctc-fr.xml', 'UBL', 20_803],
  ['reference-own/ge-invoice-en16931.xml', 'CII', 451_750],
  ['reference-own/ge-invoice-extended-ctc-fr.xml', 'CII', 451_750],
] as const

const ordinary = invoiceOf([
  timeLine({ minutes: 9100 }),
  timeLine({ minutes: 2130, employeeId: 'P2', ...EXEMPT }),
])
const xml = invoiceXml(ordinary, ANNEX)
const bytes = (text: string) => Buffer.from(text)
const refusalOf = async (file: Uint8Array) => {
  const result = await readInvoice(file)
  return result.ok ? [] : result.refusal
}

describe('invoice received', () => {
  it.skipIf(!existsSync(SAMPLES)).each(samples)(
    'reads %s (skipped where ../shared is absent)',
    async (name, syntax, payableCents) => {
      const result = await readInvoice(readFileSync(join(SAMPLES, name)))
      expect(result).toMatchObject({ ok: true, value: { syntax, payableCents, currency: 'EUR' } })
    },
  )

  it('reads what this product issues, line by line', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            minutes: fc.integer({ min: -6000, max: 12_000 }),
            net: fc.integer({ min: -90_000, max: 900_000 }),
            exempt: fc.boolean(),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        async (drawn) => {
          const lines = drawn.map(({ minutes, net, exempt }) => ({
            ...(minutes === 0 ? itemLine({ net }) : timeLine({ minutes })),
            ...(exempt ? EXEMPT : {}),
          }))
          const issued = invoiceOf(lines)
          const result = await readInvoice(bytes(invoiceXml(issued, ANNEX)))
          const read = result.ok ? result.value : expect.unreachable(JSON.stringify(result))
          expect(read.lines.map(({ netCents }) => netCents)).toEqual(
            issued.lines.map(({ netCents }) => netCents),
          )
          expect(read.grossCents).toBe(issued.grossCents)
          expect(sumCents(read.vat.map(({ taxCents }) => taxCents))).toBe(issued.vatCents)
          expect(read.seller.siren).toBe(issued.seller.siren)
        },
      ),
      { numRuns: 30 },
    )
  })

  const renderer = openRenderer()
  afterAll(() => renderer.close())
  it('finds the invoice inside a Factur-X file, behind its incremental update', async () => {
    const result = await readInvoice(await renderer.renderInvoice(ordinary, ANNEX))
    expect(result).toMatchObject({
      ok: true,
      value: { syntax: 'Factur-X', number: 'F2026-00001', grossCents: ordinary.grossCents },
    })
  })

  it('says of each sum that does not add up what was stated and what it comes to', async () => {
    const net = (ordinary.netCents / 100).toFixed(2)
    const wrong = xml
      .replace(`<ram:TaxBasisTotalAmount>${net}`, '<ram:TaxBasisTotalAmount>1.00')
      .replace(/<ram:DuePayableAmount>[\d.]+/, '<ram:DuePayableAmount>2.00')
    const faults = await refusalOf(bytes(wrong))
    expect(faults).toContainEqual({
      kind: 'sum',
      sum: 'net',
      of: null,
      statedCents: 100,
      computedCents: ordinary.netCents,
    })
    expect(faults.map((fault) => 'sum' in fault && fault.sum)).toEqual(
      expect.arrayContaining(['net', 'base', 'gross', 'payable']),
    )
  })

  it('lets the tax of a rate differ by a cent, and no more', async () => {
    const { vatCents = 0 } = ordinary.vat.find(({ vatExemption }) => vatExemption === null) ?? {}
    const withTax = (more: number) => {
      const amount = ((vatCents + more) / 100).toFixed(2)
      const change = (name: string, text: string) => (whole: string) =>
        whole.replace(new RegExp(`(<ram:${name}[^>]*>)[\\d.]+`), `$1${text}`)
      const gross = ((ordinary.grossCents + more) / 100).toFixed(2)
      const changes = [
        change('CalculatedAmount', amount),
        change('TaxTotalAmount', amount),
        change('GrandTotalAmount', gross),
        change('DuePayableAmount', gross),
      ]
      return bytes(changes.reduce((whole, next) => next(whole), xml))
    }
    expect(await refusalOf(withTax(1))).toEqual([])
    expect(await refusalOf(withTax(2))).toMatchObject([{ kind: 'sum', sum: 'rate', of: 'S 20.00' }])
  })

  it('gathers all that is missing', async () => {
    const bare = xml
      .replace('<ram:TypeCode>380</ram:TypeCode>', '')
      .replace('<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>', '')
    expect(await refusalOf(bytes(bare))).toEqual([
      { kind: 'missing', field: 'currency' },
      { kind: 'missing', field: 'type' },
    ])
  })

  it('gathers values of another type, each with its field', async () => {
    const broken = xml
      .replace('>3491', '>trois mille')
      .replace(/(<udt:DateTimeString format="102">)\d+/, '$1hier')
    const faults = await refusalOf(bytes(broken))
    expect(faults.map(({ kind }) => kind)).toEqual(['bad-value', 'bad-value'])
  })

  it.each([
    ['no XML', 'bonjour', 'not-well-formed'],
    ['an empty file', '', 'not-well-formed'],
    ['XML of something else', '<html/>', 'not-an-invoice'],
    ['entities that would grow', '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>', 'not-well-formed'],
    ['a broken PDF', '%PDF-1.7\nnothing', 'not-an-invoice'],
    ['a total that is no amount', xml.replace('>3491', '>trois mille'), 'bad-value'],
    ['another currency', xml.replaceAll('EUR', 'USD'), 'currency'],
    ['tenths of cents', xml.replace(/(DuePayableAmount>\d+\.\d\d)/, '$11'), 'bad-value'],
  ])('refuses %s', async (_, text, kind) => {
    const faults = await refusalOf(bytes(text))
    if (text === xml) expect.unreachable('the case changes nothing')
    expect(faults[0]).toMatchObject({ kind })
  })

  it('refuses a file that is larger than any invoice', async () => {
    expect(await refusalOf(new Uint8Array(20_000_001))).toEqual([
      { kind: 'too-large', bytes: 20_000_001, mostBytes: 20_000_000 },
    ])
  })
})

describe('decimal', () => {
  it.each([
    ['12', 1200n],
    ['-0.5', -50n],
    ['+1.230', 123n],
    ['1.234', null],
    ['1,2', null],
    ['', null],
    ['.5', null],
  ])('%s in cents is %s', (text, expected) => {
    expect(scaledDecimal(text, 2)).toBe(expected)
  })
})
