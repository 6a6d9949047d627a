/** Profiles of Factur-X that a group may issue: the European core, and the French extension. */
export const INVOICE_PROFILES = ['en16931', 'extended_ctc_fr'] as const
export type InvoiceProfile = (typeof INVOICE_PROFILES)[number]

/** What a group chose for its invoices: how they look, what they say, how they are written. */
export interface DocumentChoices {
  readonly profile: InvoiceProfile
  /** When the tax on services falls due: at payment (CGI art. 269, 2 c) or, by option, at issue. */
  readonly vatDue: 'payment' | 'issue'
  /** Colour of titles and of the amount due, `#rrggbb`; white is read on it. */
  readonly accent: string
  readonly logo: Logo | null
}

export interface Logo {
  readonly mediaType: 'image/png' | 'image/jpeg'
  readonly content: Buffer
}

export const DEFAULT_CHOICES: DocumentChoices = {
  profile: 'en16931',
  vatDue: 'payment',
  accent: '#0b6b74',
  logo: null,
}

/** What a buyer asked to read on its invoices, so that they reach the right desk. */
export interface BuyerRouting {
  /** In the French directory (scheme 0225); null: the SIREN alone. */
  readonly electronicAddress: string | null
  /** Code of the service that pays, wanted by public buyers (Chorus Pro; BT-10). */
  readonly serviceCode: string | null
  /** Number of the commitment or of the order (BT-13). */
  readonly orderNumber: string | null
  readonly isPublicBody: boolean
}

export const NO_ROUTING: BuyerRouting = {
  electronicAddress: null,
  serviceCode: null,
  orderNumber: null,
  isPublicBody: false,
}
