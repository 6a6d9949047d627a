import { openRenderer, type Renderer } from '../adapters/factur-x/index.ts'
import type { DocumentChoices, Invoice, InvoiceAnnex, SpecimenMaker } from '../billing/index.ts'
import { day, month } from '../shared/days.ts'
import { cents, NO_CENTS, rateE4 } from '../shared/money.ts'

/** An invoice of no value, to see how documents look. */
export function openSpecimens(): SpecimenMaker {
  let renderer: Renderer | undefined
  return {
    make: (choices, groupName) => {
      renderer ??= openRenderer()
      return renderer.renderInvoice(specimenOf(groupName), annexOf(choices))
    },
    close: async () => {
      await renderer?.close()
    },
  }
}

const PARTY = {
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

const specimenOf = (groupName: string): Invoice => ({
  number: 'SPECIMEN',
  kind: 'invoice',
  month: month('2026-01'),
  memberId: 'specimen',
  issuedOn: day('2026-01-31'),
  dueOn: day('2026-03-02'),
  seller: { ...PARTY, name: groupName },
  buyer: { ...PARTY, name: 'Spécimen sans valeur' },
  lines: [
    {
      line: 1,
      kind: 'hours',
      assignmentId: 'A',
      employeeId: 'E',
      period: month('2026-01'),
      correctedKind: null,
      minutes: 6000,
      unitPriceE4: rateE4(224_400),
      netCents: cents(224_400),
      vatPercentE2: 2000,
      vatExemption: null,
      wagesCents: NO_CENTS,
      contributionsCents: NO_CENTS,
      explanation: { pricing: 'coefficient' },
      entryIds: [],
    },
  ],
  vat: [
    {
      vatPercentE2: 2000,
      vatExemption: null,
      netCents: cents(224_400),
      vatCents: cents(44_880),
    },
  ],
  netCents: cents(224_400),
  vatCents: cents(44_880),
  grossCents: cents(269_280),
  wagesCents: NO_CENTS,
  contributionsCents: NO_CENTS,
  otherCents: cents(224_400),
})

const annexOf = (choices: DocumentChoices): InvoiceAnnex => ({
  employeeNames: new Map([['E', 'Prénom NOM']]),
  siteNames: new Map([['A', 'Atelier']]),
  hours: [],
  payment: { iban: null, bic: null, mandateReference: null },
  preceding: [],
  choices,
  routing: { electronicAddress: null, serviceCode: null, orderNumber: null, isPublicBody: false },
})
