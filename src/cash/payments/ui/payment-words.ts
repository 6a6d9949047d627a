import { t, text } from '../../../web/texts.ts'
import type { PaymentFileAnswer, PaymentOrderAnswer } from '../payments-contract.ts'

const LACKS: Readonly<Record<string, string>> = {
  iban: text('pas d’IBAN'),
  iban_of_the_eea: text('IBAN hors de l’Espace économique européen'),
  mandate_reference: text('pas de mandat'),
  valid_mandate_reference: text('référence de mandat que les banques refusent'),
  mandate_signed_on: text('mandat sans date de signature'),
  mandate_signed_before_collection: text('mandat signé après le prélèvement'),
  revoked: text('mandat révoqué'),
  one_off_used: text('mandat ponctuel déjà utilisé'),
  unused_36_months: text('mandat sans prélèvement depuis 36 mois'),
  paused: text('facture contestée'),
}

/** Why an invoice cannot be collected, in words. */
const lackText = (lack: string): string => {
  const word = LACKS[lack]
  return word === undefined ? lack : t(word)
}

/** All that stands against a debit; a mandate that is not there has no signature to miss. */
export const lacksText = (lacks: readonly string[]): string =>
  lacks
    .filter((lack) => lack !== 'mandate_signed_on' || !lacks.includes('mandate_reference'))
    .map(lackText)
    .join(', ')

export const FILE_WORDS = {
  debits: text('Prélèvements'),
  wages: text('Salaires'),
  refunds: text('Remboursements'),
} as const satisfies Record<PaymentFileAnswer['kind'], string>

export const STATUS_WORDS = {
  rejected: { word: text('refusé'), tone: 'bad' },
  accepted: { word: text('accepté'), tone: 'good' },
  pending: { word: text('en cours'), tone: 'plain' },
  withdrawn: { word: text('retiré'), tone: 'plain' },
} as const satisfies Record<
  NonNullable<PaymentOrderAnswer['status']>,
  { readonly word: string; readonly tone: string }
>
