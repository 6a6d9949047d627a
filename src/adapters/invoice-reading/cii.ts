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

export const CII_NAMESPACE = 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100'
export const CII_NAMES = {
  rsm: CII_NAMESPACE,
  ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  qdt: 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
} as const

const DOCUMENT = 'rsm:ExchangedDocument'
const TRADE = 'rsm:SupplyChainTradeTransaction'
const AGREEMENT = `${TRADE}/ram:ApplicableHeaderTradeAgreement`
const SETTLEMENT = `${TRADE}/ram:ApplicableHeaderTradeSettlement`
const SUMS = `${SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`
/** Lines that only group or comment others bear no amount of their own. */
const LINES =
  `${TRADE}/ram:IncludedSupplyChainTradeLineItem[not(ram:AssociatedDocumentLineDocument/` +
  "ram:LineStatusReasonCode[. = 'GROUP' or . = 'INFORMATION'])]"

/** An invoice in the syntax CII, alone or from a Factur-X file. */
export function ciiInvoice(fields: Fields, syntax: ReceivedSyntax): ReceivedInvoice {
  const lines = fields.elements(LINES).map((line) => lineOf(fields, line))
  const currency = fields.needed('currency', `${SETTLEMENT}/ram:InvoiceCurrencyCode`)
  return {
    syntax,
    profile: fields.text(
      'rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID',
    ),
    number: fields.needed('number', `${DOCUMENT}/ram:ID`),
    typeCode: fields.needed('type', `${DOCUMENT}/ram:TypeCode`),
    issuedOn: fields.neededDay('issuedOn', `${DOCUMENT}/ram:IssueDateTime/udt:DateTimeString`),
    dueOn: fields.day(
      'dueOn',
      `${SETTLEMENT}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString`,
    ),
    currency,
    seller: partyOf(fields, 'seller', `${AGREEMENT}/ram:SellerTradeParty`),
    buyer: partyOf(fields, 'buyer', `${AGREEMENT}/ram:BuyerTradeParty`),
    orderNumber: fields.text(`${AGREEMENT}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID`),
    iban: fields.text(
      `${SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans/` +
        'ram:PayeePartyCreditorFinancialAccount/ram:IBANID',
    ),
    preceding: fields.texts(`${SETTLEMENT}/ram:InvoiceReferencedDocument/ram:IssuerAssignedID`),
    notes: fields.texts(`${DOCUMENT}/ram:IncludedNote/ram:Content`),
    lines,
    vat: fields.elements(`${SETTLEMENT}/ram:ApplicableTradeTax`).map((row) => vatOf(fields, row)),
    ...sumsOf(fields, currency),
  }
}

function sumsOf(fields: Fields, currency: string) {
  const optional = (field: string, name: string) => fields.amount(field, `${SUMS}/ram:${name}`)
  // The tax may stand a second time, in the currency of the accounts.
  const tax = `${SUMS}/ram:TaxTotalAmount[not(@currencyID) or @currencyID = "${currency.replace(/\W/g, '')}"]`
  return {
    linesCents: optional('linesTotal', 'LineTotalAmount'),
    allowancesCents: optional('allowances', 'AllowanceTotalAmount') ?? NO_CENTS,
    chargesCents: optional('charges', 'ChargeTotalAmount') ?? NO_CENTS,
    netCents: fields.neededAmount('net', `${SUMS}/ram:TaxBasisTotalAmount`),
    vatCents: fields.amount('vat', tax) ?? NO_CENTS,
    grossCents: fields.neededAmount('gross', `${SUMS}/ram:GrandTotalAmount`),
    prepaidCents: optional('prepaid', 'TotalPrepaidAmount') ?? NO_CENTS,
    roundingCents: optional('rounding', 'RoundingAmount') ?? NO_CENTS,
    payableCents: fields.neededAmount('payable', `${SUMS}/ram:DuePayableAmount`),
  }
}

function partyOf(fields: Fields, field: string, path: string): ReceivedParty {
  const siren = fields.text(`${path}/ram:SpecifiedLegalOrganization/ram:ID[@schemeID = '0002']`)
  const siret = fields.text(`${path}/ram:GlobalID[@schemeID = '0009']`)
  const lines = fields.texts(
    `${path}/ram:PostalTradeAddress/*[self::ram:LineOne or self::ram:LineTwo or self::ram:LineThree]`,
  )
  const town = ['PostcodeCode', 'CityName']
    .map((name) => fields.text(`${path}/ram:PostalTradeAddress/ram:${name}`))
    .filter((part) => part !== null)
  return {
    name: fields.needed(field, `${path}/ram:Name`),
    siren: siren ?? siret?.slice(0, 9) ?? null,
    siret,
    vatNumber: fields.text(`${path}/ram:SpecifiedTaxRegistration/ram:ID[@schemeID = 'VA']`),
    address: [...lines, town.join(' ')].filter((part) => part !== '').join(', '),
    countryCode: fields.text(`${path}/ram:PostalTradeAddress/ram:CountryID`),
    electronicAddress: fields.text(`${path}/ram:URIUniversalCommunication/ram:URIID`),
  }
}

const LINE_SUMS =
  'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation'
const LINE_TAX = 'ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax'

function lineOf(fields: Fields, line: XmlNode): ReceivedLine {
  const quantity = 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity'
  return {
    lineId: fields.text('ram:AssociatedDocumentLineDocument/ram:LineID', line) ?? '',
    name: fields.text('ram:SpecifiedTradeProduct/ram:Name', line) ?? '',
    quantity: fields.text(quantity, line),
    unit: fields.text(`${quantity}/@unitCode`, line),
    price: fields.text(
      'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount',
      line,
    ),
    netCents: fields.amount('line', `${LINE_SUMS}/ram:LineTotalAmount`, line) ?? NO_CENTS,
    vatCategory: fields.text(`${LINE_TAX}/ram:CategoryCode`, line),
    vatPercentE2: fields.amount('lineRate', `${LINE_TAX}/ram:RateApplicablePercent`, line),
  }
}

const vatOf = (fields: Fields, row: XmlNode): ReceivedVat => ({
  category: fields.text('ram:CategoryCode', row) ?? '',
  percentE2: fields.percent('rate', 'ram:RateApplicablePercent', row),
  baseCents: fields.amount('base', 'ram:BasisAmount', row) ?? NO_CENTS,
  taxCents: fields.amount('tax', 'ram:CalculatedAmount', row) ?? NO_CENTS,
  exemption: fields.text('ram:ExemptionReason', row) ?? fields.text('ram:ExemptionReasonCode', row),
})
