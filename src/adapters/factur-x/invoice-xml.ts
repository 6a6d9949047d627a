import type { Invoice, InvoiceAnnex, InvoiceLine, InvoiceParty } from '../../billing/invoice.ts'
import { type Day, firstDayOf, lastDayOf } from '../../shared/days.ts'
import { type Cents, cents } from '../../shared/money.ts'
import { billedQuantity } from './billed-quantity.ts'
import { decimal, escapeXml } from './text.ts'
import { LEGAL_NOTES, addressOf, exemptionMention, lineNote, lineTitle } from './wording.ts'

const NAMESPACES =
  'xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"' +
  ' xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100"' +
  ' xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"' +
  ' xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"'

const PROFILE = 'urn:cen.eu:en16931:2017'
/** Framework of an invoice for services that is still to be paid (BT-23). */
const SERVICES = 'S1'
/** VAT on services is due when they are paid (CGI art. 269, 2 c; BT-8 in CII). */
const VAT_DUE_ON_PAYMENT = '72'

/** Schemes of identifiers: register of businesses, of establishments, French directory, mail. */
const SIREN = '0002'
const SIRET = '0009'
const FRENCH_DIRECTORY = '0225'
const MAIL = 'EM'

/**
 * The invoice in the syntax CII D22B, profile EN 16931 of Factur-X, with the rules of XP Z12-012.
 * What is not known of a party is left out. The amounts of a credit note are positive.
 */
export function invoiceXml(invoice: Invoice, annex: InvoiceAnnex): string {
  const shown = asShown(invoice)
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<rsm:CrossIndustryInvoice ${NAMESPACES}>` +
    context() +
    documentHead(invoice) +
    '<rsm:SupplyChainTradeTransaction>' +
    invoice.lines.map((line) => tradeLine(line, annex, shown)).join('') +
    ram('ApplicableHeaderTradeAgreement', [
      ram('SellerTradeParty', party(invoice.seller)),
      ram('BuyerTradeParty', party(invoice.buyer)),
    ]) +
    ram(
      'ApplicableHeaderTradeDelivery',
      ram('ActualDeliverySupplyChainEvent', date('OccurrenceDateTime', lastDayOf(invoice.month))),
    ) +
    settlement(invoice, annex, shown) +
    '</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>\n'
  )
}

/**
 * How the books' amounts read on the document: a credit note says what it gives back, so an
 * amount that the books hold as negative is shown positive.
 */
export function asShown({ kind, grossCents }: Invoice): (amount: Cents) => Cents {
  const sign = kind === 'credit_note' && grossCents < 0 ? -1 : 1
  return (amount) => cents(amount === 0 ? 0 : sign * amount)
}

type Part = string | readonly string[]

const joined = (content: Part): string => (typeof content === 'string' ? content : content.join(''))

const ram = (name: string, content: Part): string => `<ram:${name}>${joined(content)}</ram:${name}>`

const text = (name: string, content: string | null, attributes = ''): string =>
  content === null || content === ''
    ? ''
    : `<ram:${name}${attributes}>${escapeXml(content)}</ram:${name}>`

const id = (name: string, scheme: string, value: string | null): string =>
  text(name, value, ` schemeID="${scheme}"`)

const date = (name: string, value: Day): string =>
  ram(name, `<udt:DateTimeString format="102">${value.replaceAll('-', '')}</udt:DateTimeString>`)

const amount = (name: string, value: Cents, attributes = ''): string =>
  text(name, decimal(value, 2), attributes)

const period = (from: Day, to: Day): string =>
  ram('BillingSpecifiedPeriod', [date('StartDateTime', from), date('EndDateTime', to)])

const context = (): string =>
  `<rsm:ExchangedDocumentContext>${ram(
    'BusinessProcessSpecifiedDocumentContextParameter',
    text('ID', SERVICES),
  )}${ram('GuidelineSpecifiedDocumentContextParameter', text('ID', PROFILE))}` +
  '</rsm:ExchangedDocumentContext>'

function documentHead({ number, kind, issuedOn, seller, buyer }: Invoice): string {
  const register =
    seller.legalForm === null
      ? null
      : [seller.name, seller.legalForm, addressOf(seller)].filter((part) => part !== '').join(', ')
  const notes = [
    ['REG', register],
    ...Object.entries(LEGAL_NOTES),
    ['BAR', buyer.countryCode === 'FR' ? 'B2B' : 'B2BINT'],
  ] as const
  return `<rsm:ExchangedDocument>${[
    text('ID', number),
    text('TypeCode', kind === 'credit_note' ? '381' : '380'),
    date('IssueDateTime', issuedOn),
    ...notes
      .filter(([, content]) => content !== null)
      .map(([code, content]) =>
        ram('IncludedNote', [text('Content', content), text('SubjectCode', code)]),
      ),
  ].join('')}</rsm:ExchangedDocument>`
}

function party(who: InvoiceParty): string {
  const address = [
    text('PostcodeCode', who.postalCode),
    text('LineOne', who.addressLine),
    text('CityName', who.city),
    text('CountryID', who.countryCode),
  ]
  const electronic =
    who.siren === null ? id('URIID', MAIL, who.email) : id('URIID', FRENCH_DIRECTORY, who.siren)
  return [
    id('GlobalID', SIRET, who.siret),
    text('Name', who.name),
    who.siren === null ? '' : ram('SpecifiedLegalOrganization', id('ID', SIREN, who.siren)),
    ram('PostalTradeAddress', address),
    electronic === '' ? '' : ram('URIUniversalCommunication', electronic),
    who.vatNumber === null ? '' : ram('SpecifiedTaxRegistration', id('ID', 'VA', who.vatNumber)),
  ].join('')
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
      ram('IncludedNote', text('Content', lineNote(line, annex))),
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
      ram('ApplicableTradeTax', [
        text('TypeCode', 'VAT'),
        text('CategoryCode', category(line)),
        text('RateApplicablePercent', decimal(line.vatPercentE2, 2)),
      ]),
      period(firstDayOf(line.period), lastDayOf(line.period)),
      ram('SpecifiedTradeSettlementLineMonetarySummation', amount('LineTotalAmount', net)),
    ]),
  ])
}

const unit = (code: string): string => ` unitCode="${code}"`

function settlement(
  invoice: Invoice,
  annex: InvoiceAnnex,
  shown: (amount: Cents) => Cents,
): string {
  const { number, kind, month, dueOn, vat, netCents, vatCents, grossCents } = invoice
  const debited = kind === 'invoice' ? annex.payment.mandateReference : null
  return ram('ApplicableHeaderTradeSettlement', [
    text('PaymentReference', number),
    text('InvoiceCurrencyCode', 'EUR'),
    kind === 'invoice' ? paymentMeans(annex.payment) : '',
    ...vat.map((row) => taxBreakdown(row, shown)),
    period(firstDayOf(month), lastDayOf(month)),
    ram('SpecifiedTradePaymentTerms', [
      date('DueDateDateTime', dueOn),
      text('DirectDebitMandateID', debited),
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

function taxBreakdown(row: Invoice['vat'][number], shown: (amount: Cents) => Cents): string {
  const exemption = row.vatExemption === null ? null : exemptionMention(row.vatExemption)
  return ram('ApplicableTradeTax', [
    amount('CalculatedAmount', shown(row.vatCents)),
    text('TypeCode', 'VAT'),
    text('ExemptionReason', exemption?.text ?? null),
    amount('BasisAmount', shown(row.netCents)),
    text('CategoryCode', category(row)),
    text('ExemptionReasonCode', exemption?.code ?? null),
    text('DueDateTypeCode', VAT_DUE_ON_PAYMENT),
    text('RateApplicablePercent', decimal(row.vatPercentE2, 2)),
  ])
}

const precedingInvoice = (before: InvoiceAnnex['preceding'][number]): string =>
  ram('InvoiceReferencedDocument', [
    text('IssuerAssignedID', before.number),
    '<ram:FormattedIssueDateTime><qdt:DateTimeString format="102">' +
      `${before.issuedOn.replaceAll('-', '')}</qdt:DateTimeString></ram:FormattedIssueDateTime>`,
  ])
