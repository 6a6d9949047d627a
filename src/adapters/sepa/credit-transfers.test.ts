import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { day } from '../../shared/days.ts'
import { cents } from '../../shared/money.ts'
import { type CreditTransfer, creditTransferFile } from './index.ts'

const XSD = join(import.meta.dirname, '../../../../shared/judges/sepa/xsd/pain.001.001.09.xsd')
const NAMES = { p: 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09' }

const transfer = (reference: string, amount: number, name = 'Camille Roche'): CreditTransfer => ({
  reference,
  amountCents: cents(amount),
  creditor: { name, iban: 'FR7630006000011234567890189', bic: null },
  label: `Salaire octobre 2026 ${name}`,
})

const file = (transfers: readonly CreditTransfer[], purpose: 'wages' | 'refunds' = 'wages') =>
  creditTransferFile({
    messageId: 'VIR-732829320-2026-10',
    createdOn: day('2026-10-28'),
    executedOn: day('2026-10-30'),
    purpose,
    debtor: {
      name: 'Groupement du Bocage & Cie',
      address: { street: '12 rue des Tanneurs', postalCode: '61100', city: 'Flers', country: 'FR' },
      iban: 'FR1420041010050500013M02606',
      bic: 'PSSTFRPPPAR',
    },
    transfers,
  })

function found(xml: string, path: string): readonly string[] {
  const document = XmlDocument.fromString(xml)
  try {
    return document.find(path, NAMES).map((node) => node.content)
  } finally {
    document.dispose()
  }
}

describe('a file of SEPA credit transfers', () => {
  it('tells each payment and the sums of all, twice', () => {
    const xml = file([transfer('P1-2026-10', 158_012), transfer('P2-2026-10', 7)])
    expect(found(xml, '//p:InstdAmt')).toEqual(['1580.12', '0.07'])
    expect(found(xml, '//p:NbOfTxs')).toEqual(['2', '2'])
    expect(found(xml, '//p:CtrlSum')).toEqual(['1580.19', '1580.19'])
    expect(found(xml, '//p:EndToEndId')).toEqual(['P1-2026-10', 'P2-2026-10'])
    expect(found(xml, '//p:Dbtr/p:PstlAdr/p:TwnNm')).toEqual(['Flers'])
    expect(found(xml, '//p:InitgPty/p:Nm')).toEqual(['Groupement du Bocage + Cie'])
  })

  it('books wages as one sum, so that the statement tells nobody’s pay', () => {
    const wages = file([transfer('P1', 1)])
    expect(found(wages, '//p:BtchBookg')).toEqual(['true'])
    expect(found(wages, '//p:CtgyPurp/p:Cd')).toEqual(['SALA'])
    const refunds = file([transfer('P1', 1)], 'refunds')
    expect(found(refunds, '//p:BtchBookg')).toEqual(['false'])
    expect(found(refunds, '//p:CtgyPurp')).toEqual([])
  })

  it.skipIf(!existsSync(XSD))('is valid whatever names and references hold', () => {
    const schema = XmlDocument.fromBuffer(readFileSync(XSD))
    const validator = XsdValidator.fromDoc(schema)
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 80 })
    const transfers = fc.array(
      fc.record({
        reference: text,
        name: text,
        amount: fc.integer({ min: 1, max: 99_999_999_999 }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(transfers, (list) => {
        const xml = file(list.map((one) => transfer(one.reference, one.amount, one.name)))
        const document = XmlDocument.fromString(xml)
        try {
          validator.validate(document)
        } finally {
          document.dispose()
        }
        for (const words of found(xml, '//p:Nm | //p:Ustrd | //p:EndToEndId'))
          expect(words).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]+$/)
      }),
      { numRuns: 60 },
    )
    validator.dispose()
    schema.dispose()
  })
})
