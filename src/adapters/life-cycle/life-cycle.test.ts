import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'
import { describe, expect, it } from 'vitest'
import {
  REASONS,
  STATUS_CODES,
  STATUSES,
  type StatusMessage,
} from '../../billing/transmission/statuses.ts'
import { day } from '../../shared/days.ts'
import { cents } from '../../shared/money.ts'
import { type LifeCycleMessage, lifeCycleMessage, readLifeCycle } from './index.ts'
import { momentOf, momentText } from './moments.ts'

const cashed: LifeCycleMessage = {
  messageId: 'receipt-1',
  code: 212,
  statusName: STATUSES[212].name,
  reasonCode: null,
  reason: null,
  amounts: [
    { vatPercentE2: 2000, grossCents: cents(1_200_000) },
    { vatPercentE2: 0, grossCents: cents(5) },
  ],
  happenedAt: '2026-11-22T09:05:07.000Z',
  subject: {
    invoiceNumber: 'F-2026-00003',
    typeCode: '380',
    issuedOn: day('2026-10-31'),
    sellerSiren: '732829320',
  },
  from: { name: 'GE & Cie', siren: '732829320', role: 'SE', electronicAddress: '732829320' },
  to: { name: '<Foyer>', siren: '552100554', role: 'BY', electronicAddress: '552100554_ACHATS' },
}

const XSD = join(
  import.meta.dirname,
  '../../../../shared/judges/einvoice/fnfe-rfe-1.4.0.03/CDAR/1xsd-CDAR_D22B_uncoupled',
  'CrossDomainAcknowledgementAndResponse_100pD22B.xsd',
)

/** Throws what the schema of a file refuses. */
function schemaAt(path: string): (xml: string) => void {
  xmlRegisterFsInputProviders()
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(path), { url: path }))
  return (xml) => {
    const document = XmlDocument.fromString(xml)
    try {
      validator.validate(document)
    } finally {
      document.dispose()
    }
  }
}

const read = (xml: string) => readLifeCycle(Buffer.from(xml))

describe('message of a status (CDAR)', () => {
  it('writes an amount cashed for each rate, in Paris time', () => {
    const xml = lifeCycleMessage(cashed)
    expect(xml).toContain('<udt:DateTimeString format="204">20261122100507</udt:DateTimeString>')
    expect(xml).toContain('<ram:ValueAmount currencyID="EUR">12000.00</ram:ValueAmount>')
    expect(xml).toContain('<ram:ValuePercent>20.00</ram:ValuePercent>')
    expect(xml).toContain('<ram:ValueAmount currencyID="EUR">0.05</ram:ValueAmount>')
    expect(xml).toContain('<ram:Name>&lt;Foyer&gt;</ram:Name>')
  })

  it('reads back what it wrote, which is valid by the schema (when it is there)', () => {
    const judge = existsSync(XSD) ? schemaAt(XSD) : null
    const reasons = Object.keys(REASONS)
    const anyStatus = fc.record({
      code: fc.constantFrom(...STATUS_CODES),
      reasonCode: fc.constantFrom(null, ...reasons),
      reason: fc.constantFrom(null, 'Taux faux', '<&> 😀'),
      amounts: fc.array(
        fc.record({
          vatPercentE2: fc.constantFrom(0, 210, 550, 2000),
          grossCents: fc.integer({ min: -99_999, max: 99_999_999 }).map(cents),
        }),
        { maxLength: 3 },
      ),
      happenedAt: fc
        .integer({ min: Date.UTC(2026, 0), max: Date.UTC(2026, 9) })
        .map((ms) => new Date(Math.floor(ms / 1000) * 1000).toISOString()),
    })
    fc.assert(
      fc.property(anyStatus, (drawn) => {
        const xml = lifeCycleMessage({ ...cashed, ...drawn })
        judge?.(xml)
        const result = read(xml)
        const expected: StatusMessage = drawn
        expect(result).toEqual({
          ok: true,
          value: {
            messageId: 'receipt-1',
            statuses: [{ ...expected, subject: cashed.subject }],
          },
        })
      }),
    )
  })

  it('reads a message for several invoices', () => {
    const xml = lifeCycleMessage(cashed)
    const [reference = ''] =
      /<ram:ReferenceReferencedDocument>.*<\/ram:ReferenceReferencedDocument>/s.exec(xml) ?? []
    const several = xml.replace(reference, reference + reference.replace('-00003', '-00004'))
    const result = read(several)
    expect(result.ok && result.value.statuses.map(({ subject }) => subject.invoiceNumber)).toEqual([
      'F-2026-00003',
      'F-2026-00004',
    ])
  })

  it.each([
    ['an invoice', '<Invoice xmlns="urn:x"/>', 'not-a-status'],
    ['no XML', 'x', 'not-well-formed'],
    ['no code', lifeCycleMessage(cashed).replace('>212<', '>abc<'), 'bad-value'],
    ['no moment', lifeCycleMessage(cashed).replaceAll('20261122100507', '2026112'), 'bad-value'],
  ])('refuses %s', (_, xml, kind) => {
    expect(read(xml)).toMatchObject({ ok: false, refusal: [{ kind }] })
  })
})

describe('moment of a message', () => {
  it.each([
    ['2026-01-15T23:30:05.000Z', '20260116003005'],
    ['2026-07-15T22:30:59.000Z', '20260716003059'],
  ])('%s is %s in Paris', (utc, text) => {
    expect(momentText(utc)).toBe(text)
    expect(momentOf(text)).toBe(utc)
  })

  it.each(['20260329023000', '20261301000000', '2026', '20260101000060'])('%s is none', (text) => {
    expect(momentOf(text)).toBeNull()
  })

  it('takes the first of the hour that autumn repeats', () => {
    expect(momentOf('20261025023000')).toBe('2026-10-25T00:30:00.000Z')
  })
})
