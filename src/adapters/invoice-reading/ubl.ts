import type { XmlNode } from 'libxml2-wasm'
import type {
  ReceivedInvoice,
  ReceivedLine,
  ReceivedParty,
  ReceivedSyntax,
  ReceivedVat,
} from '../../purchases/received-invoice.ts'
import { NO_CENTS } from '../../shared/money.ts'
import type { Fields } from './fields.ts'

export const UBL_INVOICE = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'
export const UBL_CREDIT_NOTE = 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'
export const UBL_NAMES = {
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
} as const

const SUMS = 'cac:LegalMonetaryTotal'

/** An invoice or a credit note in the syntax UBL 2.1, each a document of its own there. */
export function ublInvoice(fields: Fields, syntax: ReceivedSyntax): ReceivedInvoice {
  const currency = fields.needed('currency', 'cbc:DocumentCurrencyCode')
  return {
    syntax,
    profile: fields.text('cbc:CustomizationID'),
    number: fields.needed('number', 'cbc:ID'),
    typeCode: fields.needed('type', 'cbc:InvoiceTypeCode | cbc:CreditNoteTypeCode'),
    issuedOn: fields.neededDay('issuedOn', 'cbc:IssueDate'),
    dueOn: fields.day('dueOn', 'cbc:DueDate | cac:PaymentMeans/cbc:PaymentDueDate'),
    currency,
    seller: partyOf(fields, 'seller', 'cac:AccountingSupplierParty/cac:Party'),
    buyer: partyOf(fields, 'buyer', 'cac:AccountingCustomerParty/cac:Party'),
    orderNumber: fields.text('cac:OrderReference/cbc:ID'),
    iban: fields.text('cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID'),
    preceding: fields.texts('cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID'),
    // XP Z12-012: the code of the subject stands before the note, between two `#`.
    notes: fields.texts('cbc:Note').map((note) => note.replace(/^#[A-Z]{3}#/, '')),
    lines: fields
      .elements('cac:InvoiceLine | cac:CreditNoteLine')
      .map((line) => lineOf(fields, line)),
    ...taxOf(fields, currency),
    ...sumsOf(fields),
  }
}

/** The tax may stand a second time, in the currency of the accounts, without its rates. */
function taxOf(fields: Fields, currency: string) {
  const total = `cac:TaxTotal[cbc:TaxAmount/@currencyID = "${currency.replace(/\W/g, '')}"]`
  return {
    vat: fields.elements(`${total}/cac:TaxSubtotal`).map((row) => vatOf(fields, row)),
    vatCents: fields.amount('vat', `${total}/cbc:TaxAmount`) ?? NO_CENTS,
  }
}

function sumsOf(fields: Fields) {
  const optional = (field: string, name: string) => fields.amount(field, `${SUMS}/cbc:${name}`)
  return {
    linesCents: optional('linesTotal', 'LineExtensionAmount'),
    allowancesCents: optional('allowances', 'AllowanceTotalAmount') ?? NO_CENTS,
    chargesCents: optional('charges', 'ChargeTotalAmount') ?? NO_CENTS,
    netCents: fields.neededAmount('net', `${SUMS}/cbc:TaxExclusiveAmount`),
    grossCents: fields.neededAmount('gross', `${SUMS}/cbc:TaxInclusiveAmount`),
    prepaidCents: optional('prepaid', 'PrepaidAmount') ?? NO_CENTS,
    roundingCents: optional('rounding', 'PayableRoundingAmount') ?? NO_CENTS,
    payableCents: fields.neededAmount('payable', `${SUMS}/cbc:PayableAmount`),
  }
}

function partyOf(fields: Fields, field: string, path: string): ReceivedParty {
  const legal = `${path}/cac:PartyLegalEntity`
  const address = `${path}/cac:PostalAddress`
  const siret = fields.text(`${path}/cac:PartyIdentification/cbc:ID[@schemeID = '0009']`)
  const lines = fields.texts(
    `${address}/cbc:StreetName | ${address}/cbc:AdditionalStreetName | ` +
      `${address}/cac:AddressLine/cbc:Line`,
  )
  const town = ['PostalZone', 'CityName']
    .map((name) => fields.text(`${address}/cbc:${name}`))
    .filter((part) => part !== null)
  return {
    name: fields.needed(field, `${legal}/cbc:RegistrationName | ${path}/cac:PartyName/cbc:Name`),
    siren: fields.text(`${legal}/cbc:CompanyID[@schemeID = '0002']`) ?? siret?.slice(0, 9) ?? null,
    siret,
    vatNumber: fields.text(
      `${path}/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID = 'VAT']/cbc:CompanyID`,
    ),
    address: [...lines, town.join(' ')].filter((part) => part !== '').join(', '),
    countryCode: fields.text(`${address}/cac:Country/cbc:IdentificationCode`),
    electronicAddress: fields.text(`${path}/cbc:EndpointID`),
  }
}

function lineOf(fields: Fields, line: XmlNode): ReceivedLine {
  const quantity = 'cbc:InvoicedQuantity | cbc:CreditedQuantity'
  const tax = 'cac:Item/cac:ClassifiedTaxCategory'
  return {
    lineId: fields.text('cbc:ID', line) ?? '',
    name: fields.text('cac:Item/cbc:Name', line) ?? '',
    quantity: fields.text(quantity, line),
    unit: fields.text('cbc:InvoicedQuantity/@unitCode | cbc:CreditedQuantity/@unitCode', line),
    price: fields.text('cac:Price/cbc:PriceAmount', line),
    netCents: fields.amount('line', 'cbc:LineExtensionAmount', line) ?? NO_CENTS,
    vatCategory: fields.text(`${tax}/cbc:ID`, line),
    vatPercentE2: fields.amount('lineRate', `${tax}/cbc:Percent`, line),
  }
}

const vatOf = (fields: Fields, row: XmlNode): ReceivedVat => ({
  category: fields.text('cac:TaxCategory/cbc:ID', row) ?? '',
  percentE2: fields.percent('rate', 'cac:TaxCategory/cbc:Percent', row),
  baseCents: fields.amount('base', 'cbc:TaxableAmount', row) ?? NO_CENTS,
  taxCents: fields.amount('tax', 'cbc:TaxAmount', row) ?? NO_CENTS,
  exemption:
    fields.text('cac:TaxCategory/cbc:TaxExemptionReason', row) ??
    fields.text('cac:TaxCategory/cbc:TaxExemptionReasonCode', row),
})
