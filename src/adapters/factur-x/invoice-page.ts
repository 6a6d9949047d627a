import type {
  Invoice,
  InvoiceAnnex,
  InvoiceLine,
  InvoiceParty,
  VatBreakdown,
} from '../../billing/invoice.ts'
import { type Day, day, daysBetween, firstDayOf, lastDayOf } from '../../shared/days.ts'
import { type Cents, NO_CENTS } from '../../shared/money.ts'
import { billedQuantity } from './billed-quantity.ts'
import { asShown, isCredit, isFinalAfterAdvance } from './document-kind.ts'
import { cleanText, decimal } from './text.ts'
import {
  CATEGORY_NOTE,
  LEGAL_NOTES,
  VAT_ON_ISSUE_NOTE,
  VAT_ON_PAYMENT_NOTE,
  dayInFigures,
  exemptionMention,
  lineTitle,
  monthInWords,
} from './wording.ts'

type Shown = (amount: Cents) => Cents

const HARD_SPACE = '\u00a0'

/** A decimal as the French write it: `1234.5` is `1 234,5`. */
function frenchNumber(text: string): string {
  const [whole = '', fraction] = text.replace('-', '\u2212').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, HARD_SPACE)
  return fraction === undefined ? grouped : `${grouped},${fraction}`
}

/** `1 234,56 €` */
export const euros = (amount: Cents): string => `${frenchNumber(decimal(amount, 2))}${HARD_SPACE}€`

/** `7 h 30` */
export function hoursAndMinutes(minutes: number): string {
  const magnitude = Math.abs(minutes)
  const hh = frenchNumber(String(Math.floor(magnitude / 60)))
  const mm = String(magnitude % 60).padStart(2, '0')
  return `${minutes < 0 ? '\u2212' : ''}${hh}${HARD_SPACE}h${HARD_SPACE}${mm}`
}

/** `7,50 h`, to the nearest hundredth: to be read only, the minutes are what is billed. */
const decimalHours = (minutes: number): string =>
  `${frenchNumber((minutes / 60).toFixed(2))}${HARD_SPACE}h`

const percent = (percentE2: number): string =>
  `${frenchNumber(decimal(percentE2, 2).replace(/\.?0+$/, ''))}${HARD_SPACE}%`

const NOUNS: Readonly<Record<Invoice['kind'], string>> = {
  invoice: 'Facture',
  credit_note: 'Avoir',
  corrective: 'Facture rectificative',
  advance: 'Facture d’acompte',
}

/** All that the page of an invoice shows, in words and figures ready to print. */
export function invoicePage(invoice: Invoice, annex: InvoiceAnnex) {
  const shown = asShown(invoice, annex)
  const credit = isCredit(invoice, annex)
  const noun = NOUNS[invoice.kind]
  const { accent, logo } = annex.choices
  return {
    title: `${noun} ${cleanText(invoice.number)} · ${cleanText(invoice.seller.name)}`,
    noun,
    number: cleanText(invoice.number),
    date: datePartsOf(invoice.issuedOn),
    accent,
    logo: logo === null ? null : { format: logo.mediaType.slice('image/'.length) },
    facts: factsOf(invoice, annex),
    seller: partyOf(invoice.seller),
    buyer: partyOf(invoice.buyer),
    groups: groupsOf(invoice, annex, shown),
    vat: invoice.vat.map((row) => vatRow(row, shown)),
    mentions: exemptionsOf(invoice.vat),
    totals: totalsOf(invoice, shown),
    due: credit
      ? { label: 'Montant de l’avoir', amount: euros(shown(invoice.grossCents)) }
      : {
          label: `À payer au ${dayInFigures(invoice.dueOn)}`,
          amount: euros(shown(invoice.grossCents)),
        },
    parts: partsOf(invoice, shown),
    payment: credit ? [] : paymentOf(invoice, annex),
    notes: notesOf(invoice, annex),
    footer: footerOf(invoice.seller),
    annex: hoursOf(annex),
  }
}

function notesOf(invoice: Invoice, annex: InvoiceAnnex): string[] {
  const vat = annex.choices.vatDue === 'issue' ? VAT_ON_ISSUE_NOTE : VAT_ON_PAYMENT_NOTE
  return [
    CATEGORY_NOTE,
    ...(invoice.vatCents === 0 ? [] : [vat]),
    ...(isCredit(invoice, annex) ? [] : [LEGAL_NOTES.AAB, LEGAL_NOTES.PMD, LEGAL_NOTES.PMT]),
  ]
}

function datePartsOf(value: Day) {
  const [year = 0, month = 0, dayOfMonth = 0] = value.split('-').map(Number)
  return { year, month, day: dayOfMonth }
}

function factsOf(invoice: Invoice, annex: InvoiceAnnex) {
  const from = dayInFigures(firstDayOf(invoice.month))
  const to = dayInFigures(lastDayOf(invoice.month))
  const facts = [
    { label: 'Date d’émission', text: dayInFigures(invoice.issuedOn) },
    { label: 'Période de la prestation', text: `du ${from} au ${to}` },
  ]
  if (invoice.kind !== 'credit_note') {
    facts.push({ label: 'Échéance', text: dayInFigures(invoice.dueOn) })
  }
  if (annex.preceding.length > 0) {
    const before = annex.preceding.map(
      ({ number, issuedOn }) => `${cleanText(number)} du ${dayInFigures(issuedOn)}`,
    )
    const label = isFinalAfterAdvance(invoice) ? 'Après acompte' : 'Corrige'
    facts.push({ label, text: before.join(', ') })
  }
  const { serviceCode, orderNumber } = annex.routing
  if (serviceCode !== null) facts.push({ label: 'Code service', text: cleanText(serviceCode) })
  if (orderNumber !== null) {
    facts.push({ label: 'Engagement ou commande', text: cleanText(orderNumber) })
  }
  return facts
}

function partyOf(party: InvoiceParty) {
  const city = [party.postalCode, party.city].filter(Boolean).join(' ')
  return {
    name: cleanText(party.name),
    lines: [party.legalForm, party.addressLine, city].flatMap((line) =>
      line === null || line === '' ? [] : [cleanText(line)],
    ),
    numbers: numbersOf(party),
  }
}

const numbersOf = ({ siren, siret, vatNumber }: InvoiceParty): string[] => [
  ...(siren === null ? [] : [`SIREN ${spaced(siren, 3)}`]),
  ...(siret === null
    ? []
    : [`SIRET ${spaced(siret.slice(0, 9), 3)}${HARD_SPACE}${siret.slice(9)}`]),
  ...(vatNumber === null ? [] : [`TVA ${cleanText(vatNumber)}`]),
]

const spaced = (text: string, every: number): string =>
  (text.match(new RegExp(`.{1,${every}}`, 'g')) ?? []).join(HARD_SPACE)

/** Lines under the person whom they are about, in the order of the invoice. */
function groupsOf(invoice: Invoice, annex: InvoiceAnnex, shown: Shown) {
  const byPerson = Map.groupBy(invoice.lines, (line) => line.employeeId)
  return [...byPerson].map(([employeeId, lines]) => {
    const sites = new Set(lines.flatMap((line) => siteOf(line.assignmentId, annex) ?? []))
    const [onlySite] = sites.size === 1 ? sites : []
    return {
      name: employeeId === null ? 'Autres éléments' : nameOf(employeeId, annex),
      site: onlySite ?? '',
      lines: lines.map((line) => lineRow(line, invoice, annex, onlySite === undefined, shown)),
    }
  })
}

const nameOf = (employeeId: string, annex: InvoiceAnnex): string =>
  cleanText(annex.employeeNames.get(employeeId) ?? employeeId)

function siteOf(assignmentId: string | null, annex: InvoiceAnnex): string | undefined {
  const site = assignmentId === null ? undefined : annex.siteNames.get(assignmentId)
  return site === undefined ? undefined : cleanText(site)
}

function lineRow(
  line: InvoiceLine,
  invoice: Invoice,
  annex: InvoiceAnnex,
  namesSite: boolean,
  shown: Shown,
) {
  const net = shown(line.netCents)
  const { quantity, unit, price } = billedQuantity(line, net)
  const details = [
    namesSite ? siteOf(line.assignmentId, annex) : undefined,
    line.period === invoice.month ? undefined : monthInWords(line.period),
  ]
  return {
    title: lineTitle(line),
    detail: details.filter((detail) => detail !== undefined).join(', '),
    quantity: unit === 'MIN' ? hoursAndMinutes(quantity) : frenchNumber(String(quantity)),
    decimals: unit === 'MIN' ? decimalHours(quantity) : '',
    price: frenchNumber(price),
    vat: line.vatExemption === null ? percent(line.vatPercentE2) : 'exo.',
    net: euros(net),
  }
}

function vatRow(row: VatBreakdown, shown: Shown) {
  return {
    rate: row.vatExemption === null ? percent(row.vatPercentE2) : 'Exonéré',
    base: euros(shown(row.netCents)),
    vat: euros(shown(row.vatCents)),
  }
}

const exemptionsOf = (vat: readonly VatBreakdown[]): string[] => [
  ...new Set(
    vat.flatMap((row) =>
      row.vatExemption === null ? [] : [`${exemptionMention(row.vatExemption).text}.`],
    ),
  ),
]

const totalsOf = (invoice: Invoice, shown: Shown) => [
  { label: 'Total HT', amount: euros(shown(invoice.netCents)) },
  { label: 'TVA', amount: euros(shown(invoice.vatCents)) },
  { label: 'Total TTC', amount: euros(shown(invoice.grossCents)) },
]

/** What of the net repays pay and contributions, where billing knows it (LIA-05). */
function partsOf(invoice: Invoice, shown: Shown): string {
  const { wagesCents, contributionsCents, otherCents } = invoice
  if (wagesCents === NO_CENTS && contributionsCents === NO_CENTS) return ''
  return (
    `Dont salaires ${euros(shown(wagesCents))}, ` +
    `cotisations patronales ${euros(shown(contributionsCents))}, ` +
    `autres ${euros(shown(otherCents))}.`
  )
}

function paymentOf(invoice: Invoice, { payment }: InvoiceAnnex) {
  const { iban, bic, mandateReference } = payment
  if (mandateReference !== null) {
    return [
      { label: 'Règlement', text: `par prélèvement SEPA le ${dayInFigures(invoice.dueOn)}` },
      { label: 'Mandat (RUM)', text: cleanText(mandateReference) },
    ]
  }
  if (iban === null) return []
  return [
    { label: 'Règlement', text: 'par virement' },
    { label: 'IBAN', text: spaced(iban.replaceAll(' ', ''), 4) },
    ...(bic === null ? [] : [{ label: 'BIC', text: cleanText(bic) }]),
    { label: 'Référence à rappeler', text: cleanText(invoice.number) },
  ]
}

function footerOf(seller: InvoiceParty): string {
  return [seller.name, seller.legalForm, ...numbersOf(seller)]
    .filter((part) => part !== null)
    .map(cleanTextKeepingSpaces)
    .join(' · ')
}

const cleanTextKeepingSpaces = (text: string): string =>
  text.split(HARD_SPACE).map(cleanText).join(HARD_SPACE)

/** The confirmed entries by person and site, in the order of their start. */
function hoursOf(annex: InvoiceAnnex) {
  const byAssignment = Map.groupBy(annex.hours, (entry) =>
    JSON.stringify([entry.employeeId, entry.assignmentId]),
  )
  return [...byAssignment.values()]
    .flatMap((entries) => {
      const [first] = entries
      return first === undefined ? [] : [timesheet(first, entries, annex)]
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'fr') || a.site.localeCompare(b.site, 'fr'))
}

type Entry = InvoiceAnnex['hours'][number]

const timesheet = (first: Entry, entries: readonly Entry[], annex: InvoiceAnnex) => ({
  name: nameOf(first.employeeId, annex),
  site: siteOf(first.assignmentId, annex) ?? '',
  total: hoursAndMinutes(entries.reduce((sum, entry) => sum + entry.workedMinutes, 0)),
  entries: entries.toSorted((a, b) => (a.startsLocal < b.startsLocal ? -1 : 1)).map(entryRow),
})

function entryRow({ startsLocal, endsLocal, breakMinutes, workedMinutes }: Entry) {
  const startsOn = day(startsLocal.slice(0, 10))
  const endsOn = day(endsLocal.slice(0, 10))
  const later = endsOn === startsOn ? '' : ` (+${daysBetween(startsOn, endsOn)} j)`
  return {
    day: dayInFigures(startsOn),
    times: `${startsLocal.slice(11, 16)} – ${endsLocal.slice(11, 16)}${later}`,
    pause: breakMinutes === 0 ? '–' : hoursAndMinutes(breakMinutes),
    worked: hoursAndMinutes(workedMinutes),
  }
}
