import { describe, expect, it } from 'vitest'
import { day, month } from '../../shared/days.ts'
import { cents, NO_CENTS } from '../../shared/money.ts'
import type { InvoiceKind } from '../invoice.ts'
import { type BillableLine, type BilledMember, draftInvoice } from './invoices.ts'

const PARTY = {
  name: 'Garage',
  siren: null,
  siret: null,
  vatNumber: null,
  legalForm: null,
  addressLine: null,
  postalCode: null,
  city: null,
  communeCode: null,
  countryCode: 'FR',
  email: null,
}
const MEMBER: BilledMember = {
  memberId: 'M1',
  series: 'F',
  regime: { percentE2: 2000, exemption: null },
  isPublic: false,
  term: null,
  seller: PARTY,
  buyer: PARTY,
}
const TERM = { days: 30, endOfMonth: false } as const

const line = (net: number, vat: BillableLine['vat'] = null): BillableLine => ({
  memberId: 'M1',
  employeeId: null,
  assignmentId: null,
  kind: 'fee',
  period: month('2026-10'),
  correctedKind: null,
  minutes: null,
  unitPriceE4: null,
  netCents: cents(net),
  wagesCents: NO_CENTS,
  contributionsCents: NO_CENTS,
  explanation: { pricing: 'at_cost' },
  entryIds: [],
  vat,
})
const exempt = (net: number) => line(net, { percentE2: 0, exemption: 'CGI 261 B' })

function drafted(kind: InvoiceKind, lines: readonly BillableLine[]) {
  const terms = { month: month('2026-10'), issuedOn: day('2026-10-31'), term: TERM, kind }
  const draft = draftInvoice(lines, MEMBER, terms)
  return [draft.kind, draft.netCents, draft.grossCents]
}

describe('what a document is', () => {
  it('is a credit note where money is given back, tax included', () => {
    expect(drafted('invoice', [line(1)])).toEqual(['invoice', 1, 1])
    expect(drafted('invoice', [line(-1)])).toEqual(['credit_note', -1, -1])
    expect(drafted('invoice', [line(10_000), exempt(-11_999)])).toEqual(['invoice', -1999, 1])
    expect(drafted('invoice', [line(10_000), exempt(-12_000)])).toEqual(['invoice', -2000, 0])
    expect(drafted('invoice', [line(10_000), exempt(-12_001)])).toEqual(['credit_note', -2001, -1])
    expect(drafted('corrective', [line(-10_000), exempt(11_999)])).toEqual([
      'credit_note',
      1999,
      -1,
    ])
    expect(drafted('corrective', [line(-10_000), exempt(12_000)])).toEqual(['corrective', 2000, 0])
  })

  it('is a corrective invoice where a credit of negative lines is to be paid', () => {
    expect(drafted('credit_note', [line(1)])).toEqual(['corrective', 1, 1])
    expect(drafted('credit_note', [line(10_000), exempt(-12_000)])).toEqual([
      'credit_note',
      -2000,
      0,
    ])
    expect(drafted('credit_note', [line(-1)])).toEqual(['credit_note', -1, -1])
  })
})
