/**
 * The account of each event (plan comptable of associations, ANC 2018-06). These are the defaults
 * of the product; a group changes them with its accountant, and past entries keep theirs.
 */
export const DEFAULT_ACCOUNTS = {
  member_receivable: { account: '411000', label: 'Adhérents' },
  services: { account: '706000', label: 'Mises à disposition de personnel' },
  // Class 4191: an advance invoiced is owed to the member until an invoice deducts it.
  advances_received: { account: '419100', label: 'Adhérents, avances et acomptes reçus' },
  membership_fees: { account: '756000', label: 'Cotisations et droits d’entrée' },
  vat_collected: { account: '445710', label: 'TVA collectée' },
  // A subdivision of 4457 in use for VAT that waits for the receipt (CGI 269-2-c).
  vat_pending: { account: '445740', label: 'TVA collectée en attente d’encaissement' },
  vat_deductible: { account: '445660', label: 'TVA déductible sur autres biens et services' },
  vat_deductible_assets: { account: '445620', label: 'TVA déductible sur immobilisations' },
  vat_due: { account: '445510', label: 'TVA à décaisser' },
  vat_credit: { account: '445670', label: 'Crédit de TVA à reporter' },
  payroll_tax_expense: { account: '631100', label: 'Taxe sur les salaires' },
  payroll_tax_due: { account: '447000', label: 'Autres impôts, taxes et versements assimilés' },
  surplus: { account: '120000', label: 'Résultat de l’exercice (excédent)' },
  deficit: { account: '129000', label: 'Résultat de l’exercice (déficit)' },
  // Where the assembly puts the result of a year: class 106, or carried forward (11).
  reserves: { account: '106800', label: 'Réserves pour projet de l’entité' },
  carried_surplus: { account: '110000', label: 'Report à nouveau (solde créditeur)' },
  carried_deficit: { account: '119000', label: 'Report à nouveau (solde débiteur)' },
  wages_expense: { account: '641100', label: 'Salaires et appointements' },
  wages_due: { account: '421000', label: 'Personnel, rémunérations dues' },
  contributions_expense: {
    account: '645000',
    label: 'Charges de sécurité sociale et de prévoyance',
  },
  contributions_due: { account: '431000', label: 'Sécurité sociale' },
  // 4421: withheld from wages, owed to the tax office (CGI 204 A, 1671).
  withholding_tax_due: { account: '442100', label: 'Prélèvements à la source' },
  leave_expense: { account: '641200', label: 'Congés payés' },
  leave_due: { account: '428200', label: 'Dettes provisionnées pour congés à payer' },
  leave_contributions_expense: { account: '645800', label: 'Charges sociales sur congés payés' },
  leave_contributions_due: { account: '438200', label: 'Charges sociales sur congés à payer' },
  bank: { account: '512000', label: 'Banque' },
  bank_fees: { account: '627000', label: 'Services bancaires et assimilés' },
  supplier_payable: { account: '401000', label: 'Fournisseurs' },
  // Class 628: until the officer names the expense of the supplier.
  purchases_expense: { account: '628000', label: 'Services extérieurs divers' },
  // Class 165: what members deposited, owed back to them (BIL-18); 467: until the bank shows it.
  deposits_held: { account: '165000', label: 'Dépôts et cautionnements reçus' },
  deposits_in_transit: { account: '467100', label: 'Garanties à encaisser ou à rendre' },
} as const satisfies Record<string, Account>

export interface Account {
  /** At least three digits of the French chart, then digits or capitals (FEC-03). */
  readonly account: string
  readonly label: string
}

export type LedgerEvent = keyof typeof DEFAULT_ACCOUNTS
export type Accounts = Readonly<Record<LedgerEvent, Account>>

export const LEDGER_EVENTS = Object.keys(DEFAULT_ACCOUNTS) as readonly LedgerEvent[]

export const isLedgerEvent = (text: string): text is LedgerEvent =>
  Object.hasOwn(DEFAULT_ACCOUNTS, text)

export const isAccountNumber = (text: string): boolean => /^[1-8]\d{2}[0-9A-Z]{0,9}$/.test(text)

export const JOURNALS = {
  AN: 'À-nouveaux',
  VE: 'Ventes',
  AC: 'Achats',
  PA: 'Paie',
  BQ: 'Banque',
  OD: 'Opérations diverses',
} as const

export type Journal = keyof typeof JOURNALS
