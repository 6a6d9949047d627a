import type { Day } from '../shared/days.ts'
import type { Cents } from '../shared/money.ts'

export type ReceivedSyntax = 'CII' | 'UBL' | 'Factur-X'

export interface ReceivedParty {
  readonly name: string
  readonly siren: string | null
  readonly siret: string | null
  readonly vatNumber: string | null
  /** `12 rue des Tanneurs, 37000 Tours` */
  readonly address: string
  readonly countryCode: string | null
  readonly electronicAddress: string | null
}

export interface ReceivedLine {
  readonly lineId: string
  readonly name: string
  /** As written, with its unit: `120.00`, `HUR`. */
  readonly quantity: string | null
  readonly unit: string | null
  /** Price of the basis quantity, as written. */
  readonly price: string | null
  readonly netCents: Cents
  readonly vatCategory: string | null
  readonly vatPercentE2: number | null
}

export interface ReceivedVat {
  /** UNTDID 5305: S standard, E exempt, AE reverse charge, Z zero... */
  readonly category: string
  readonly percentE2: number
  readonly baseCents: Cents
  readonly taxCents: Cents
  readonly exemption: string | null
}

/** An invoice (facture d'achat) as a supplier wrote it, whatever the format. */
export interface ReceivedInvoice {
  readonly syntax: ReceivedSyntax
  /** Identifier of the specification that it follows (BT-24). */
  readonly profile: string | null
  readonly number: string
  /** UNTDID 1001: 380 invoice, 381 credit note, 384 corrective, 386 advance... */
  readonly typeCode: string
  readonly issuedOn: Day
  readonly dueOn: Day | null
  readonly currency: string
  readonly seller: ReceivedParty
  readonly buyer: ReceivedParty
  readonly orderNumber: string | null
  readonly iban: string | null
  readonly preceding: readonly string[]
  readonly notes: readonly string[]
  readonly lines: readonly ReceivedLine[]
  readonly vat: readonly ReceivedVat[]
  readonly linesCents: Cents | null
  readonly allowancesCents: Cents
  readonly chargesCents: Cents
  readonly netCents: Cents
  readonly vatCents: Cents
  readonly grossCents: Cents
  readonly prepaidCents: Cents
  readonly roundingCents: Cents
  readonly payableCents: Cents
}

/** Sums that an invoice states and that were made again. */
export type CheckedSum = 'lines' | 'net' | 'vat' | 'gross' | 'payable' | 'rate' | 'base'

/** Why a file is not taken for an invoice: facts, of which the screen makes sentences. */
export type ReadingFault =
  | { readonly kind: 'not-an-invoice'; readonly found: string }
  | { readonly kind: 'pdf-without-invoice'; readonly attachments: readonly string[] }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly mostBytes: number }
  | { readonly kind: 'not-well-formed'; readonly line: number; readonly message: string }
  | { readonly kind: 'missing'; readonly field: string }
  | { readonly kind: 'bad-value'; readonly field: string; readonly value: string }
  | { readonly kind: 'currency'; readonly currency: string }
  | {
      readonly kind: 'sum'
      readonly sum: CheckedSum
      /** The rate, as `S 20.00`, where the sum is one of a rate. */
      readonly of: string | null
      readonly statedCents: number
      readonly computedCents: number
    }

/** What an officer should look at before it validates. */
export type ReadingWarning =
  | { readonly kind: 'for-another-buyer'; readonly siren: string }
  | {
      readonly kind: 'line-product'
      readonly lineId: string
      readonly statedCents: number
      readonly computedCents: number
    }
  | { readonly kind: 'no-lines' }
  | { readonly kind: 'same-number'; readonly purchaseId: string }

/** Reads a file that a supplier sent; all that is wrong with it, at once. */
export type InvoiceReader = (
  file: Uint8Array,
) => Promise<
  | { readonly ok: true; readonly value: ReceivedInvoice }
  | { readonly ok: false; readonly refusal: readonly ReadingFault[] }
>
