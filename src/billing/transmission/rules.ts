import type { ProcessingRule } from './platform.ts'

/** How an invoice reaches its member. */
export type Route =
  /** Electronic, from platform to platform. */
  | 'platform'
  /** Electronic, to a public body: the platform hands it to Chorus Pro. */
  | 'chorus_pro'
  /** The member is not in the directory of businesses: only the amounts are reported. */
  | 'reported'
  /** The member is abroad: the invoice is reported. */
  | 'abroad'
  /** All of it exempt under CGI 261 to 261 E: neither electronic nor reported. */
  | 'outside'

export interface RoutedInvoice {
  readonly buyerCountry: string
  readonly buyerSiren: string | null
  readonly isPublicBody: boolean
  /** Whether any line bears VAT or is of another exemption than that of 261 B. */
  readonly isInScope: boolean
}

/** CGI art. 289 bis and 290: who must get an electronic invoice, and what is reported instead. */
export function routeOf(invoice: RoutedInvoice): Route {
  if (invoice.buyerCountry !== 'FR') return 'abroad'
  // Public bodies take electronic invoices alone, taxed or not (C. com. publique L2192-1).
  if (invoice.isPublicBody && invoice.buyerSiren !== null) return 'chorus_pro'
  if (!invoice.isInScope) return 'outside'
  return invoice.buyerSiren === null ? 'reported' : 'platform'
}

/** The routes on which the file itself travels. */
export const isElectronic = (route: Route): boolean => PROCESSING[route] !== null

export const processingRuleOf = (route: Route): ProcessingRule | null => PROCESSING[route]

const PROCESSING: Readonly<Record<Route, ProcessingRule | null>> = {
  platform: 'B2B',
  chorus_pro: 'B2G',
  reported: null,
  abroad: null,
  outside: null,
}

const FIRST_WAIT_MINUTES = 1
const LONGEST_WAIT_MINUTES = 360

/** Minutes until a flow is tried again after so many tries that failed: 1, 2, 4 up to six hours. */
export const waitAfter = (tries: number): number =>
  Math.min(FIRST_WAIT_MINUTES * 2 ** Math.min(tries, 20), LONGEST_WAIT_MINUTES)
