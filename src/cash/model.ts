import type { Day } from '../shared/days.ts'

/** A part of the VAT breakdown of an invoice, or of what was received of it. */
export interface VatShare {
  /** Hundredths of a percent: 2000 is 20 %. */
  readonly vatPercentE2: number
  readonly vatExemption: string | null
  readonly netCents: number
  readonly vatCents: number
}

/**
 * Where a part of a movement goes: an invoice or a credit note, what a member paid too much or
 * ahead (its account in credit), or another account. Positive is received.
 */
export type Target =
  | { readonly kind: 'invoice'; readonly invoiceNumber: string }
  | { readonly kind: 'advance'; readonly memberId: string }
  | { readonly kind: 'account'; readonly account: string; readonly accountLabel: string }

export type PartDraft = Target & { readonly amountCents: number }

/** An invoice, credit note or advance with what was settled of it. */
export interface OpenInvoice {
  readonly invoiceNumber: string
  readonly kind: 'invoice' | 'credit_note' | 'corrective' | 'advance'
  readonly memberId: string
  readonly memberName: string
  readonly isPublic: boolean
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly grossCents: number
  readonly vatCents: number
  readonly paidCents: number
  /** Gross less paid: negative for a credit note that was not used. */
  readonly openCents: number
  /** Its reminders are paused: the member disputes it. */
  readonly isPaused: boolean
}

/** A movement of the bank as it is kept. */
export interface Operation {
  readonly operationId: string
  readonly accountId: string
  readonly bookedOn: Day
  readonly valueOn: Day
  readonly amountCents: number
  readonly label: string
  readonly counterpartyName: string | null
  readonly counterpartyIban: string | null
  readonly endToEndId: string | null
  readonly bankReference: string | null
  readonly returnReason: string | null
  readonly details: readonly {
    readonly amountCents: number | null
    readonly endToEndId: string | null
    readonly counterpartyName: string | null
    readonly counterpartyIban: string | null
    readonly label: string
  }[]
}

/** What the officer taught: a label that contains so and so goes there. */
export interface SettlementRule {
  readonly ruleId: string
  readonly contains: string
  readonly direction: 'in' | 'out' | 'both'
  readonly memberId: string | null
  readonly account: string | null
  readonly accountLabel: string | null
  readonly automatic: boolean
}
