import type { Day, Month } from '../shared/days.ts'
import type { Cents, RateE4 } from '../shared/money.ts'
import type { PriceMethod } from './rules/price-rules.ts'
import type { BuyerRouting, DocumentChoices } from './document-choices.ts'

/** Kinds of invoice lines. All but `hours` are lines of their own: a premium alone, an item, a fee. */
export const LINE_KINDS = [
  'hours',
  'overtime_25',
  'overtime_50',
  'complementary_10',
  'complementary_25',
  'night',
  'sunday',
  'holiday',
  'bonus',
  'expense',
  'fee',
  'true_up',
  'correction',
  'guaranteed',
  'training',
  'absence',
  'leave',
  'advance',
] as const
export type LineKind = (typeof LINE_KINDS)[number]

/**
 * What a document is: an invoice, a credit note (avoir), a corrective invoice (facture rectificative:
 * the differences to the invoices that it names, never one of them anew) or an advance (acompte).
 */
export const INVOICE_KINDS = ['invoice', 'credit_note', 'corrective', 'advance'] as const
export type InvoiceKind = (typeof INVOICE_KINDS)[number]

/** One of the two parties, as it was on the day of issue. */
export interface InvoiceParty {
  readonly name: string
  readonly siren: string | null
  readonly siret: string | null
  /** Only for a party that is liable to VAT. */
  readonly vatNumber: string | null
  readonly legalForm: string | null
  readonly addressLine: string | null
  readonly postalCode: string | null
  readonly city: string | null
  /** INSEE code of the commune, where no postal address is known. */
  readonly communeCode: string | null
  readonly countryCode: string
  readonly email: string | null
}

export interface InvoiceLine {
  readonly line: number
  readonly kind: LineKind
  readonly assignmentId: string | null
  readonly employeeId: string | null
  /** The month that the line is about: that of the invoice, an earlier one for a correction. */
  readonly period: Month
  readonly correctedKind: LineKind | null
  /** Minutes of work that the line bills, or that carry its premium; null where time has no part. */
  readonly minutes: number | null
  /** Price of an hour without VAT; for a line without minutes, the price of the item. */
  readonly unitPriceE4: RateE4 | null
  readonly netCents: Cents
  /** Hundredths of a percent: 2000 is 20 %. */
  readonly vatPercentE2: number
  /** The provision that exempts, `CGI 261 B`, or null where VAT is due. */
  readonly vatExemption: string | null
  /** Parts of the net that repay gross pay and employer contributions (LIA-05). */
  readonly wagesCents: Cents
  readonly contributionsCents: Cents
  readonly explanation: PriceExplanation
  readonly entryIds: readonly string[]
  /** The line of another invoice that this one takes back. */
  readonly credits?: { readonly number: string; readonly line: number }
  /** A credit that is given for good: the hours behind it are not billed again. */
  readonly forGood?: boolean
}

/** The numbers that made a price, kept with the line for ever. */
export interface PriceExplanation {
  readonly pricing:
    | 'coefficient'
    | 'cost_plus_fixed'
    | 'cost_plus_percent'
    | 'actual_cost'
    | 'at_cost'
  readonly hourlyGrossE4?: number
  readonly coefficientE4?: number
  readonly costPerHourE4?: number
  readonly fixedE4?: number
  readonly percentE4?: number
  /** Premium in ten-thousandths: 2500 for +25 %. */
  readonly premiumE4?: number
  /** Code of the pay item that a bonus or an expense bills on. */
  readonly item?: string
  /** How the item is billed by decision of the board, on which day it was taken and where. */
  readonly method?: PriceMethod
  readonly decidedOn?: string
  readonly decision?: string
  readonly rule?: string
  /** Why it was credited, in the words of the officer. */
  readonly reason?: string
  /** Job or label that a person reads on the invoice. */
  readonly label?: string
}

export interface VatBreakdown {
  readonly vatPercentE2: number
  readonly vatExemption: string | null
  readonly netCents: Cents
  readonly vatCents: Cents
}

export interface Invoice {
  readonly number: string
  readonly kind: InvoiceKind
  readonly month: Month
  readonly memberId: string
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly seller: InvoiceParty
  readonly buyer: InvoiceParty
  readonly lines: readonly InvoiceLine[]
  readonly vat: readonly VatBreakdown[]
  readonly netCents: Cents
  readonly vatCents: Cents
  readonly grossCents: Cents
  readonly wagesCents: Cents
  readonly contributionsCents: Cents
  readonly otherCents: Cents
  /**
   * Invoices that this one corrects, takes back or deducts, by number. An advance is deducted by
   * lines of kind `advance` below zero, with the VAT that it bore: the totals are what is left.
   */
  readonly precedingNumbers?: readonly string[]
}

/** What the page shows beside the lines. */
export interface InvoiceAnnex {
  /** Names by employee identifier, `Prenom NOM`. */
  readonly employeeNames: ReadonlyMap<string, string>
  /** Site names by assignment identifier. */
  readonly siteNames: ReadonlyMap<string, string>
  /** Every confirmed entry that the invoice bills: the list of hours. */
  readonly hours: readonly {
    readonly entryId: string
    readonly employeeId: string
    readonly assignmentId: string
    /** `YYYY-MM-DDThh:mm` at the site. */
    readonly startsLocal: string
    readonly endsLocal: string
    readonly breakMinutes: number
    readonly workedMinutes: number
  }[]
  readonly payment: {
    readonly iban: string | null
    readonly bic: string | null
    /** RUM of the mandate when the member is debited. */
    readonly mandateReference: string | null
  }
  /** For a credit note or a correction: the invoices that it corrects. */
  readonly preceding: readonly { readonly number: string; readonly issuedOn: Day }[]
  readonly choices: DocumentChoices
  readonly routing: BuyerRouting
}
