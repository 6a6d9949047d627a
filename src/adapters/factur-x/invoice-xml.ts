import type { BuyerRouting, InvoiceProfile } from '../../billing/document-choices.ts'
import type { Invoice, InvoiceAnnex, InvoiceLine, InvoiceParty } from '../../billing/invoice.ts'
import { type Day, firstDayOf, lastDayOf } from '../../shared/days.ts'
import type { Cents } from '../../shared/money.ts'
import { billedQuantity } from './billed-quantity.ts'
import { asShown, isCredit, isFinalAfterAdvance } from './document-kind.ts'
import { cleanText, decimal, escapeXml } from './text.ts'
import {
  LEGAL_NOTES,
  VAT_ON_ISSUE_NOTE,
  addressOf,
  exemptionMention,
  lineNote,
  lineTitle,
} from './wording.ts'

const NAMESPACES =
  'xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"' +
  ' xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100"' +
  ' xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"' +
  ' xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"'

const PROFILES: Readonly<Record<InvoiceProfile, string>> = {
  en16931: 'urn:cen.eu:en16931:2017',
  extended_ctc_fr: 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended',
}
/** Frameworks (BT-23): services still to be paid, and the last invoice of them after an advance. */
const SERVICES = 'S1'
const SERVICES_AFTER_ADVANCE = 'S4'
/** When VAT falls due (BT-8 in CII, UNTDID 2475): when it is paid, or by option at issue. */
const VAT_DUE = { payment: '72', issue: '5' } as const

/** Schemes of identifiers: register of businesses, of establishments, French directory, mail. */
const SIREN = '0002'
const SIRET = '0009'
const FRENCH_DIRECTORY = '0225'
const MAIL = 'EM'

/** The rules of XP Z12-012 want an address of each party; this one says that there is none. */
const NO_ADDRESS = 'sans-adresse@facturation.invalid'

/**
 * The invoice in the syntax CII D22B, in the profile that the group chose, with the rules of
 * XP Z12-012. What is not known of a party is left out. The amounts of a credit note are positive.
 */
export function invoiceXml(invoice: Invoice, annex: InvoiceAnnex): string {
  const shown = asShown(invoice, annex)
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<rsm:CrossIndustryInvoice ${NAMESPACES}>` +
    context(invoice, annex) +
    documentHead(invoice, annex) +
    '<rsm:SupplyChainTradeTransaction>' +
    invoice.lines.map((line) => tradeLine(line, annex, shown)).join('') +
    agreement(invoice, annex.routing) +
    ram(
      'ApplicableHeaderTradeDelivery',
      ram('ActualDeliverySupplyChainEvent', date('OccurrenceDateTime', lastDayOf(invoice.month))),
    ) +
    settlement(invoice, annex, shown) +
    '</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>\n'
  )
}

type Part = string | readonly string[]

const joined = (content: Part): string => (typeof content === 'string' ? content : content.join(''))

const ram = (name: string, content: Part): string => `<ram:${name}>${joined(content)}</ram:${name}>`

/** Without an element that would be empty: the rules refuse one. */
const text = (name: string, content: string | null, attributes = ''): string => {
  const escaped = content === null ? '' : escapeXml(content)
  return escaped === '' ? '' : `<ram:${name}${attributes}>${escaped}</ram:${name}>`
}

const id = (name: string, scheme: string, value: string | null): string =>
  text(name, value, ` schemeID="${scheme}"`)

const date = (name: string, value: Day): string =>
  ram(name, `<udt:DateTimeString format="102">${value.replaceAll('-', '')}</udt:DateTimeString>`)

const amount = (name: string, value: Cents, attributes = ''): string =>
  text(name, decimal(value, 2), attributes)

const period = (from: Day, to: Day): string =>
  ram('BillingSpecifiedPeriod', [date('StartDateTime', from), date('EndDateTime', to)])

const context = (invoice: Invoice, { choices }: InvoiceAnnex): string =>
  `<rsm:ExchangedDocumentContext>${ram(
    'BusinessProcessSpecifiedDocumentContextParameter',
    text('ID', isFinalAfterAdvance(invoice) ? SERVICES_AFTER_ADVANCE : SERVICES),
  )}${ram('GuidelineSpecifiedDocumentContextParameter', text('ID', PROFILES[choices.profile]))}` +
  '</rsm:ExchangedDocumentContext>'

/** How the platform treats the invoice: between businesses of France, with abroad, or a private person. */
function treatmentOf({ countryCode, siren }: InvoiceParty): string {
  if (countryCode !== 'FR') return 'B2BINT'
  return siren === null ? 'B2C' : 'B2B'
}

/**
 * Types of document (UNTDID 1001). A corrective invoice bills differences to the invoices that it
 * names: 384 would replace one of them whole (XP Z12-012, BR-FR-CO-04). A credit note that names no
 * invoice is one below zero.
 */
const TYPE_CODES = {
  invoice: '380',
  credit_note: '381',
  corrective: '380',
  advance: '386',
} as const

const typeCode = (invoice: Invoice, annex: InvoiceAnnex): string =>
  invoice.kind === 'credit_note' && !isCredit(invoice, annex)
    ? TYPE_CODES.invoice
    : TYPE_CODES[invoice.kind]

function documentHead(invoice: Invoice, annex: InvoiceAnnex): string {
  const { number, issuedOn, seller, buyer } = invoice
  const isTaxedAtIssue = annex.choices.vatDue === 'issue' && invoice.vatCents !== 0
  const register =
    seller.legalForm === null
      ? null
      : [seller.name, seller.legalForm, addressOf(seller)].filter((part) => part !== '').join(', ')
  const notes = [
    ['REG', register],
    ...Object.entries(LEGAL_NOTES),
    ['AAI', isTaxedAtIssue ? VAT_ON_ISSUE_NOTE : null],
    ['BAR', treatmentOf(buyer)],
  ] as const
  return `<rsm:ExchangedDocument>${[
    text('ID', number),
    text('TypeCode', typeCode(invoice, annex)),
    date('IssueDateTime', issuedOn),
    ...notes
      .filter(([, content]) => content !== null)
      .map(([code, content]) =>
        ram('IncludedNote', [text('Content', content), text('SubjectCode', code)]),
      ),
  ].join('')}</rsm:ExchangedDocument>`
}

function agreement({ seller, buyer }: Invoice, routing: BuyerRouting): string {
  const order = text('IssuerAssignedID', routing.orderNumber)
  return ram('ApplicableHeaderTradeAgreement', [
    text('BuyerReference', routing.serviceCode),
    ram('SellerTradeParty', party(seller, addressInDirectory(seller, null))),
    ram('BuyerTradeParty', party(buyer, addressInDirectory(buyer, routing))),
    order === '' ? '' : ram('BuyerOrderReferencedDocument', order),
  ])
}

/**
 * Address in the French directory (BT-34, BT-49): that which the party gave, else its SIREN. A
 * public body is found by establishment and, where it has services, by the service that pays.
 */
function addressInDirectory(who: InvoiceParty, routing: BuyerRouting | null): string | null {
  const { siren, siret } = who
  if (siren === null) return null
  if (routing?.electronicAddress?.startsWith(siren)) return routing.electronicAddress
  if (routing?.isPublicBody !== true || siret === null) return siren
  const { serviceCode } = routing
  const service = serviceCode !== null && /^[A-Za-z0-9_-]+$/.test(serviceCode) ? serviceCode : null
  return [siren, siret, service].filter((part) => part !== null).join('_')
}

function party(who: InvoiceParty, inDirectory: string | null): string {
  const address = [
    text('PostcodeCode', who.postalCode),
    text('LineOne', who.addressLine),
    text('CityName', who.city),
    text('CountryID', who.countryCode),
  ]
  const electronic =
    inDirectory === null
      ? id('URIID', MAIL, mailOf(who))
      : id('URIID', FRENCH_DIRECTORY, inDirectory)
  return [
    id('GlobalID', SIRET, who.siren === null ? null : who.siret),
    text('Name', named(who.name)),
    who.siren === null ? '' : ram('SpecifiedLegalOrganization', id('ID', SIREN, who.siren)),
    ram('PostalTradeAddress', address),
    ram('URIUniversalCommunication', electronic),
    who.vatNumber === null ? '' : ram('SpecifiedTaxRegistration', id('ID', 'VA', who.vatNumber)),
  ].join('')
}

const mailOf = ({ email }: InvoiceParty): string =>
  email === null || cleanText(email) === '' ? NO_ADDRESS : email

/** A name of which no character may be printed would be no name at all. */
const named = (name: string): string => (cleanText(name) === '' ? '?' : name)

const note = (content: string): string => {
  const written = text('Content', content)
  return written === '' ? '' : ram('IncludedNote', written)
}

/** Category of VAT (UNTDID 5305): exempt, standard, or the rate zero. */
function category(vat: { vatPercentE2: number; vatExemption: string | null }): string {
  if (vat.vatExemption !== null) return 'E'
  return vat.vatPercentE2 === 0 ? 'Z' : 'S'
}

function tradeLine(
  line: InvoiceLine,
  annex: InvoiceAnnex,
  shown: (amount: Cents) => Cents,
): string {
  const net = shown(line.netCents)
  const billed = billedQuantity(line, net)
  const basis =
    billed.basis === 1 ? '' : text('BasisQuantity', String(billed.basis), unit(billed.unit))
  return ram('IncludedSupplyChainTradeLineItem', [
    ram('AssociatedDocumentLineDocument', [
      text('LineID', String(line.line)),
      note(lineNote(line, annex)),
    ]),
    ram('SpecifiedTradeProduct', text('Name', lineTitle(line))),
    ram(
      'SpecifiedLineTradeAgreement',
      ram('NetPriceProductTradePrice', [text('ChargeAmount', billed.price), basis]),
    ),
    ram(
      'SpecifiedLineTradeDelivery',
      text('BilledQuantity', String(billed.quantity), unit(billed.unit)),
    ),
    ram('SpecifiedLineTradeSettlement', [
      lineTax(line, annex),
      period(firstDayOf(line.period), lastDayOf(line.period)),
      ram('SpecifiedTradeSettlementLineMonetarySummation', amount('LineTotalAmount', net)),
    ]),
  ])
}

/** The French extension wants the reason of an exemption on each line. */
function lineTax(line: InvoiceLine, { choices }: InvoiceAnnex): string {
  const exemption =
    choices.profile === 'en16931' || line.vatExemption === null
      ? null
      : exemptionMention(line.vatExemption)
  return ram('ApplicableTradeTax', [
    text('TypeCode', 'VAT'),
    text('ExemptionReason', exemption?.text ?? null),
    text('CategoryCode', category(line)),
    text('ExemptionReasonCode', exemption?.code ?? null),
    text('RateApplicablePercent', decimal(line.vatPercentE2, 2)),
  ])
}

const unit = (code: string): string => ` unitCode="${code}"`

function settlement(
  invoice: Invoice,
  annex: InvoiceAnnex,
  shown: (amount: Cents) => Cents,
): string {
  const { number, month, dueOn, issuedOn, vat, netCents, vatCents, grossCents } = invoice
  const isPaid = !isCredit(invoice, annex)
  const dueCode = VAT_DUE[annex.choices.vatDue]
  return ram('ApplicableHeaderTradeSettlement', [
    text('PaymentReference', number),
    text('InvoiceCurrencyCode', 'EUR'),
    isPaid ? paymentMeans(annex.payment) : '',
    ...vat.map((row) => taxBreakdown(row, shown, dueCode)),
    period(firstDayOf(month), lastDayOf(month)),
    ram('SpecifiedTradePaymentTerms', [
      date('DueDateDateTime', dueOn < issuedOn ? issuedOn : dueOn),
      text('DirectDebitMandateID', isPaid ? annex.payment.mandateReference : null),
    ]),
    ram('SpecifiedTradeSettlementHeaderMonetarySummation', [
      amount('LineTotalAmount', shown(netCents)),
      amount('TaxBasisTotalAmount', shown(netCents)),
      amount('TaxTotalAmount', shown(vatCents), ' currencyID="EUR"'),
      amount('GrandTotalAmount', shown(grossCents)),
      amount('DuePayableAmount', shown(grossCents)),
    ]),
    ...annex.preceding.map(precedingInvoice),
  ])
}

/** SEPA direct debit (59) where the member signed a mandate, else SEPA transfer (58). */
function paymentMeans({ iban, bic, mandateReference }: InvoiceAnnex['payment']): string {
  const name = 'SpecifiedTradeSettlementPaymentMeans'
  if (mandateReference !== null) return ram(name, text('TypeCode', '59'))
  if (iban === null) return ''
  return ram(name, [
    text('TypeCode', '58'),
    ram('PayeePartyCreditorFinancialAccount', text('IBANID', iban.replaceAll(' ', ''))),
    bic === null ? '' : ram('PayeeSpecifiedCreditorFinancialInstitution', text('BICID', bic)),
  ])
}

function taxBreakdown(
  row: Invoice['vat'][number],
  shown: (amount: Cents) => Cents,
  dueCode: string,
): string {
  const exemption = row.vatExemption === null ? null : exemptionMention(row.vatExemption)
  return ram('ApplicableTradeTax', [
    amount('CalculatedAmount', shown(row.vatCents)),
    text('TypeCode', 'VAT'),
    text('ExemptionReason', exemption?.text ?? null),
    amount('BasisAmount', shown(row.netCents)),
    text('CategoryCode', category(row)),
    text('ExemptionReasonCode', exemption?.code ?? null),
    text('DueDateTypeCode', dueCode),
    text('RateApplicablePercent', decimal(row.vatPercentE2, 2)),
  ])
}

const precedingInvoice = (before: InvoiceAnnex['preceding'][number]): string =>
  ram('InvoiceReferencedDocument', [
    text('IssuerAssignedID', before.number),
    '<ram:FormattedIssueDateTime><qdt:DateTimeString format="102">' +
      `${before.issuedOn.replaceAll('-', '')}</qdt:DateTimeString></ram:FormattedIssueDateTime>`,
  ])
