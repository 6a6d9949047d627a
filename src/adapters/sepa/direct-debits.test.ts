import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../shared/days.ts'
import { cents } from '../../shared/money.ts'
import { type DirectDebit, type DirectDebitOrder, directDebitFile } from './index.ts'

const XSD = join(import.meta.dirname, '../../../../shared/judges/sepa/xsd/pain.008.001.08.xsd')
const NAMES = { p: 'urn:iso:std:iso:20022:tech:xsd:pain.008.001.08' }

const debit = (change: Partial<DirectDebit> = {}): DirectDebit => ({
  reference: 'F-2026-00001',
  collectedOn: day('2026-11-30'),
  amountCents: cents(10_771),
  debtor: { name: 'Foyer rural', iban: 'FR7630006000011234567890189' },
  mandate: { reference: 'RUM-0001', signedOn: day('2025-03-01') },
  ...change,
})

const order = (
  debits: readonly DirectDebit[],
  creditor: Partial<DirectDebitOrder['creditor']> = {},
): DirectDebitOrder => ({
  messageId: 'PRLV-732829320-2026-10',
  createdOn: day('2026-10-31'),
  creditor: {
    name: 'Groupement du Bocage',
    address: {
      street: '12 bis rue des Tanneurs',
      postalCode: '61100',
      city: 'Flers',
      country: 'FR',
    },
    iban: 'FR1420041010050500013M02606',
    bic: 'PSSTFRPPPAR',
    identifier: 'FR72ZZZ123456',
    ...creditor,
  },
  debits,
})

/** Texts found by an XPath. */
function found(xml: string, path: string): readonly string[] {
  const document = XmlDocument.fromString(xml)
  try {
    return document.find(path, NAMES).map((node) => node.content)
  } finally {
    document.dispose()
  }
}

const ofDays = (xml: string): Record<string, readonly string[]> => ({
  days: found(xml, '//p:PmtInf/p:ReqdColltnDt'),
  counts: found(xml, '//p:PmtInf/p:NbOfTxs'),
  sums: found(xml, '//p:PmtInf/p:CtrlSum'),
})

const EPC = /^[A-Za-z0-9/\-?:().,'+ ]+$/
const anyText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 160 }),
  fc.constantFrom('Crèmerie & Œuvre <Ça>', '//', ' ', '李', 'ÉCOLE d’Été', '\u0301'),
)
const someDebits = fc
  .array(
    fc.record({
      reference: anyText,
      late: fc.nat(2),
      amount: fc.integer({ min: 1, max: 99_999_999_999 }),
      name: anyText,
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ reference, late, amount, name }, index) =>
      debit({
        reference: `${reference}${index}`,
        collectedOn: addDays(day('2026-11-29'), late),
        amountCents: cents(amount),
        debtor: { name, iban: 'FR7630006000011234567890189' },
      }),
    ),
  )

describe('a file of direct debits', () => {
  it('keeps companies and mandates for one debit apart', () => {
    const mandate = { reference: 'RUM-1', signedOn: day('2026-01-05') }
    const xml = directDebitFile(
      order([
        debit({ reference: 'F-1' }),
        debit({ reference: 'F-2', mandate: { ...mandate, scheme: 'B2B' } }),
        debit({ reference: 'F-3', mandate: { ...mandate, isOneOff: true } }),
        debit({ reference: 'F-4' }),
      ]),
    )
    expect(found(xml, '//p:LclInstrm/p:Cd')).toEqual(['CORE', 'B2B', 'CORE'])
    expect(found(xml, '//p:SeqTp')).toEqual(['RCUR', 'RCUR', 'OOFF'])
    expect(ofDays(xml).counts).toEqual(['2', '1', '1'])
    expect(found(xml, '//p:PmtInfId')).toEqual([
      'PRLV-732829320-2026-10-20261130',
      'PRLV-732829320-2026-10-20261130B',
      'PRLV-732829320-2026-10-20261130O',
    ])
  })

  it('collects what falls due on a day together, with the sums of each day and of all', () => {
    const xml = directDebitFile(
      order([
        debit({ reference: 'F-1', collectedOn: day('2026-12-15'), amountCents: cents(10) }),
        debit({ reference: 'F-2', amountCents: cents(20) }),
        debit({ reference: 'F-3', amountCents: cents(100_005) }),
      ]),
    )
    expect(ofDays(xml)).toEqual({
      days: ['2026-11-30', '2026-12-15'],
      counts: ['2', '1'],
      sums: ['1000.25', '0.10'],
    })
    expect(found(xml, '//p:GrpHdr/p:NbOfTxs | //p:GrpHdr/p:CtrlSum')).toEqual(['3', '1000.35'])
    expect(found(xml, '//p:EndToEndId')).toEqual(['F-2', 'F-3', 'F-1'])
    expect(found(xml, '//p:InstdAmt')).toEqual(['0.20', '1000.05', '0.10'])
    expect(found(xml, '//p:PmtInfId')).toEqual([
      'PRLV-732829320-2026-10-20261130',
      'PRLV-732829320-2026-10-20261215',
    ])
  })

  it('names the scheme, the mandate and both accounts', () => {
    const xml = directDebitFile(order([debit()]))
    expect(found(xml, '//p:LclInstrm/p:Cd | //p:SeqTp')).toEqual(['CORE', 'RCUR'])
    expect(found(xml, '//p:MndtId | //p:DtOfSgntr')).toEqual(['RUM-0001', '2025-03-01'])
    expect(found(xml, '//p:IBAN')).toEqual([
      'FR1420041010050500013M02606',
      'FR7630006000011234567890189',
    ])
    expect(found(xml, '//p:CdtrSchmeId//p:Id[not(*)]')).toEqual(['FR72ZZZ123456'])
    expect(found(xml, '//p:CreDtTm')).toEqual(['2026-10-31T00:00:00'])
  })

  it('tells an address by its parts, or not at all', () => {
    const known = directDebitFile(order([debit()]))
    expect(found(known, '//p:PstlAdr/*')).toEqual([
      'rue des Tanneurs',
      '12 bis',
      '61100',
      'Flers',
      'FR',
    ])
    expect(found(directDebitFile(order([debit()], { address: null })), '//p:PstlAdr')).toEqual([])
  })

  it('keeps a reference that banks take, and makes two others differ', () => {
    const references = ['F-2026-00001', 'x'.repeat(35), 'É-1', 'E-1', 'È-1', `${'x'.repeat(35)}y`]
    const xml = directDebitFile(order(references.map((reference) => debit({ reference }))))
    const ids = found(xml, '//p:EndToEndId')
    expect(ids.slice(0, 2)).toEqual(references.slice(0, 2))
    expect(ids[3]).toBe('E-1')
    expect(new Set(ids).size).toBe(references.length)
  })

  it('holds only characters of the EPC, texts that fit, and sums that are exact', () => {
    fc.assert(
      fc.property(someDebits, anyText, (debits, name) => {
        const xml = directDebitFile(order(debits, { name }))
        const texts = found(xml, '//*[not(*)]')
        expect(texts.filter((text) => !EPC.test(text))).toEqual([])
        const ids = found(xml, '//p:EndToEndId')
        expect(new Set(ids).size).toBe(debits.length)
        expect(ids.filter((id) => id.length > 35)).toEqual([])
        expect(found(xml, '//p:Nm').filter((text) => text.length > 70)).toEqual([])
        const total = debits.reduce((sum, { amountCents }) => sum + BigInt(amountCents), 0n)
        const inCents = (euros: string) => BigInt(euros.replace('.', ''))
        expect(found(xml, '//p:GrpHdr/p:CtrlSum').map(inCents)).toEqual([total])
        const parts = found(xml, '//p:PmtInf/p:CtrlSum').map(inCents)
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total)
      }),
    )
  })

  it.skipIf(!existsSync(XSD))('is valid for the schema of ISO 20022 (when it is there)', () => {
    const schema = XmlDocument.fromString(readFileSync(XSD, 'utf8'))
    const validator = XsdValidator.fromDoc(schema)
    const validate = (xml: string): void => {
      const document = XmlDocument.fromString(xml)
      try {
        validator.validate(document)
      } finally {
        document.dispose()
      }
    }
    try {
      validate(directDebitFile(order([debit()], { bic: null, address: null })))
      fc.assert(
        fc.property(someDebits, anyText, anyText, (debits, name, street) => {
          const address = { street, postalCode: null, city: name, country: 'FR' }
          validate(directDebitFile(order(debits, { name, address })))
        }),
      )
      const wrong = directDebitFile(order([debit()])).replace('<PmtMtd>DD</PmtMtd>', '')
      expect(() => validate(wrong)).toThrow(/PmtMtd/)
    } finally {
      validator.dispose()
      schema.dispose()
    }
  })
})
