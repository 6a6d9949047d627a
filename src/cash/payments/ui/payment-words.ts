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

/** Why a bank refuses, by its code of ISO 20022: the ones that debits and transfers meet. */
const REASONS: Readonly<Record<string, string>> = {
  AC01: text('IBAN inexact'),
  AC04: text('compte clos'),
  AC06: text('compte bloqué'),
  AC13: text('compte de particulier'),
  AG01: text('opération interdite sur ce compte'),
  AM04: text('provision insuffisante'),
  AM05: text('déjà présentée'),
  BE05: text('créancier inconnu'),
  MD01: text('pas de mandat valable'),
  MD06: text('remboursement demandé par le débiteur'),
  MD07: text('titulaire décédé'),
  MS02: text('refus du débiteur'),
  MS03: text('refus de la banque, sans motif'),
  RC01: text('BIC inexact'),
  SL01: text('refus d’un service de la banque du débiteur'),
}

/** What the bank gives as its reason: in words where they are known, the code beside them. */
export function reasonText(code: string | null): string | null {
  const words = code === null ? undefined : REASONS[code]
  return words === undefined ? code : `${t(words)} (${code})`
}

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
