import type {
  Invoice,
  InvoiceAnnex,
  InvoiceLine,
  InvoiceParty,
  VatBreakdown,
} from '../../billing/invoice.ts'
import { day, month } from '../../shared/days.ts'
import { NO_CENTS, cents, priceOfMinutes, rateE4, shareOf, sumCents } from '../../shared/money.ts'

/** Invoices for the tests of documents: whole, and adding up. */
export const SELLER: InvoiceParty = {
  name: 'GE Val de Loire Emploi',
  siren: '732829320',
  siret: '73282932000074',
  vatNumber: 'FR44732829320',
  legalForm: 'association loi 1901',
  addressLine: '12 rue des Tanneurs',
  postalCode: '37000',
  city: 'Tours',
  communeCode: '37261',
  countryCode: 'FR',
  email: 'facturation@ge-valdeloire.example',
}

export const BUYER: InvoiceParty = {
  name: 'Menuiserie Lefèvre & Fils SARL',
  siren: '552100554',
  siret: '55210055400013',
  vatNumber: 'FR27552100554',
  legalForm: 'SARL',
  addressLine: '4 ZA des Érables',
  postalCode: '41000',
  city: 'Blois',
  communeCode: '41018',
  countryCode: 'FR',
  email: null,
}

export const ANNEX: InvoiceAnnex = {
  employeeNames: new Map([
    ['P1', 'Jeanne MARTIN'],
    ['P2', 'Aïssatou DIALLO'],
  ]),
  siteNames: new Map([
    ['A1', 'Atelier de Blois'],
    ['A2', 'Siège'],
  ]),
  hours: [],
  payment: { iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', mandateReference: null },
  preceding: [],
  choices: { profile: 'en16931', vatDue: 'payment', accent: '#0b6b74', logo: null },
  routing: { electronicAddress: null, serviceCode: null, orderNumber: null, isPublicBody: false },
}

/** A line of time under a coefficient, priced as billing prices it. */
export function timeLine(change: Partial<InvoiceLine> & { minutes: number }): InvoiceLine {
  const explanation = change.explanation ?? {
    pricing: 'coefficient' as const,
    hourlyGrossE4: 123_100,
    coefficientE4: 18_700,
  }
  const { hourlyGrossE4 = 123_100, coefficientE4 = 18_700 } = explanation
  const factors = [coefficientE4, explanation.premiumE4 ?? 10_000].map(rateE4)
  const unit = (BigInt(hourlyGrossE4) * BigInt(coefficientE4) + 5_000n) / 10_000n
  return {
    line: 1,
    kind: 'hours',
    assignmentId: 'A1',
    employeeId: 'P1',
    period: month('2026-10'),
    correctedKind: null,
    unitPriceE4: rateE4(unit),
    netCents: priceOfMinutes(change.minutes, rateE4(hourlyGrossE4), ...factors),
    vatPercentE2: 2000,
    vatExemption: null,
    wagesCents: NO_CENTS,
    contributionsCents: NO_CENTS,
    explanation,
    entryIds: [],
    ...change,
  }
}

/** A line without time. */
export const itemLine = (change: Partial<InvoiceLine> & { net: number }): InvoiceLine => {
  const { net, ...rest } = change
  return {
    ...timeLine({ minutes: 0 }),
    minutes: null,
    unitPriceE4: null,
    netCents: cents(net),
    explanation: { pricing: 'at_cost' },
    ...rest,
  }
}

export const EXEMPT = { vatPercentE2: 0, vatExemption: 'CGI 261 B' } as const

/** An invoice whose sums follow from its lines. */
export function invoiceOf(lines: readonly InvoiceLine[], change: Partial<Invoice> = {}): Invoice {
  const numbered = lines.map((line, index) => ({ ...line, line: index + 1 }))
  const vat = breakdownOf(numbered)
  const netCents = sumCents(numbered.map((line) => line.netCents))
  const vatCents = sumCents(vat.map((row) => row.vatCents))
  return {
    number: 'F2026-00001',
    kind: 'invoice',
    month: month('2026-10'),
    memberId: 'M001',
    issuedOn: day('2026-10-31'),
    dueOn: day('2026-11-30'),
    seller: SELLER,
    buyer: BUYER,
    lines: numbered,
    vat,
    netCents,
    vatCents,
    grossCents: cents(netCents + vatCents),
    wagesCents: NO_CENTS,
    contributionsCents: NO_CENTS,
    otherCents: netCents,
    ...change,
  }
}

function breakdownOf(lines: readonly InvoiceLine[]): VatBreakdown[] {
  const byRate = Map.groupBy(lines, (line) => `${line.vatPercentE2} ${line.vatExemption}`)
  return [...byRate.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const netCents = sumCents(group.map((line) => line.netCents))
    const { vatPercentE2, vatExemption } = first
    return [
      { vatPercentE2, vatExemption, netCents, vatCents: shareOf(netCents, rateE4(vatPercentE2)) },
    ]
  })
}
