import type { Day } from '../../shared/days.ts'
import type { Cents } from '../../shared/money.ts'

/** Who sets a status: a platform on the way, the seller or the buyer. */
export type StatusSetter = 'platform' | 'seller' | 'buyer'

interface StatusKind {
  /** As the standard words it; on screens and in messages. */
  readonly name: string
  readonly by: StatusSetter
  /** A reason of the list of the status must be given (BR-FR-CDV-15). */
  readonly reasons?: readonly ReasonCode[]
  /** Amounts by rate of VAT must be given (BR-FR-CDV-14). */
  readonly needsAmounts?: true
}

/** Reasons of a status, with their words (XP Z12-012 annex A, BR-FR-CDV-CL-09). */
export const REASONS = {
  AUTRE: 'Autre motif',
  COORD_BANC_ERR: 'Coordonnées bancaires erronées',
  TX_TVA_ERR: 'Taux de TVA erroné',
  MONTANTTOTAL_ERR: 'Montant total erroné',
  CALCUL_ERR: 'Erreur de calcul',
  NON_CONFORME: 'Mention obligatoire absente ou fausse',
  DOUBLON: 'Facture reçue deux fois',
  DEST_INC: 'Destinataire inconnu',
  DEST_ERR: 'Facture d’un autre destinataire',
  TRANSAC_INC: 'Transaction inconnue',
  EMMET_INC: 'Émetteur inconnu',
  CONTRAT_TERM: 'Contrat terminé',
  DOUBLE_FACT: 'Prestation déjà facturée',
  CMD_ERR: 'Numéro de commande faux ou absent',
  ADR_ERR: 'Adresse électronique fausse',
  SIRET_ERR: 'SIRET faux ou absent',
  CODE_ROUTAGE_ERR: 'Code de routage faux ou absent',
  REF_CT_ABSENT: 'Référence du contrat absente',
  REF_ERR: 'Référence fausse',
  PU_ERR: 'Prix unitaire faux',
  REM_ERR: 'Remise fausse',
  QTE_ERR: 'Quantité fausse',
  ART_ERR: 'Article ou prestation faux',
  MODPAI_ERR: 'Conditions de paiement fausses',
  QUALITE_ERR: 'Qualité insuffisante',
  LIVR_INCOMP: 'Livraison ou prestation incomplète',
  JUSTIF_ABS: 'Justificatif absent',
} as const
export type ReasonCode = keyof typeof REASONS

const DETAILS = [
  'CMD_ERR',
  'SIRET_ERR',
  'CODE_ROUTAGE_ERR',
  'REF_CT_ABSENT',
  'REF_ERR',
  'PU_ERR',
  'REM_ERR',
  'QTE_ERR',
  'ART_ERR',
  'MODPAI_ERR',
  'QUALITE_ERR',
  'LIVR_INCOMP',
] as const satisfies readonly ReasonCode[]
const WHOLE = [
  'TX_TVA_ERR',
  'MONTANTTOTAL_ERR',
  'CALCUL_ERR',
  'NON_CONFORME',
  'DOUBLON',
  'DEST_ERR',
  'TRANSAC_INC',
  'EMMET_INC',
  'CONTRAT_TERM',
  'DOUBLE_FACT',
  'ADR_ERR',
] as const satisfies readonly ReasonCode[]

/** Statuses of the life of an invoice (XP Z12-012, cycle de vie), by their code. */
export const STATUSES = {
  200: { name: 'Déposée', by: 'platform' },
  201: { name: 'Émise', by: 'platform' },
  202: { name: 'Reçue', by: 'platform' },
  203: { name: 'Mise à disposition', by: 'platform' },
  204: { name: 'Prise en charge', by: 'buyer' },
  205: { name: 'Approuvée', by: 'buyer' },
  206: { name: 'Approuvée partiellement', by: 'buyer', reasons: ['AUTRE', ...DETAILS] },
  207: {
    name: 'En litige',
    by: 'buyer',
    reasons: ['AUTRE', 'COORD_BANC_ERR', 'DEST_INC', ...WHOLE, ...DETAILS],
  },
  208: {
    name: 'Suspendue',
    by: 'buyer',
    reasons: [
      'JUSTIF_ABS',
      'COORD_BANC_ERR',
      'CMD_ERR',
      'SIRET_ERR',
      'CODE_ROUTAGE_ERR',
      'REF_CT_ABSENT',
      'REF_ERR',
    ],
  },
  209: { name: 'Complétée', by: 'seller' },
  210: { name: 'Refusée', by: 'buyer', reasons: [...WHOLE, 'CMD_ERR', 'REF_CT_ABSENT'] },
  211: { name: 'Paiement transmis', by: 'buyer' },
  212: { name: 'Encaissée', by: 'seller', needsAmounts: true },
  213: { name: 'Rejetée', by: 'platform' },
  220: { name: 'Annulée', by: 'platform' },
  221: { name: 'Erreur de routage', by: 'platform' },
  501: { name: 'Irrecevable', by: 'platform' },
} as const satisfies Readonly<Record<number, StatusKind>>

export type StatusCode = keyof typeof STATUSES

export const STATUS_CODES: readonly StatusCode[] = [
  200, 201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 213, 220, 221, 501,
]

export const isStatusCode = (code: number): code is StatusCode => Object.hasOwn(STATUSES, code)
export const isReasonCode = (code: string): code is ReasonCode => Object.hasOwn(REASONS, code)

export const statusKind = (code: StatusCode): StatusKind => STATUSES[code]

const WORK = [204, 205, 206, 207, 208, 210, 211, 212] as const satisfies readonly StatusCode[]
const LOST = [213, 220, 221, 501] as const satisfies readonly StatusCode[]

/** What may follow each status; null stands for an invoice that has none. Nothing follows an end. */
const NEXT: ReadonlyMap<StatusCode | null, readonly StatusCode[]> = new Map<
  StatusCode | null,
  readonly StatusCode[]
>([
  // Cashed too: a receipt may be known before the platform has said that it has the invoice.
  [null, [200, 202, 203, 212, 213, 501]],
  [200, [201, 202, 203, ...LOST, ...WORK]],
  [201, [202, 203, ...LOST, ...WORK]],
  [202, [203, ...LOST, ...WORK]],
  [203, WORK],
  [204, [205, 206, 207, 208, 210, 211, 212]],
  [205, [207, 211, 212]],
  [206, [205, 207, 210, 211, 212]],
  [207, [204, 205, 206, 208, 210, 211, 212]],
  [208, [205, 207, 209, 210]],
  [209, WORK],
  [211, [211, 212]],
  [212, [211, 212]],
])

/** Whether a status may come after another: what the standard lets a party set. */
export const mayFollow = (next: StatusCode, last: StatusCode | null): boolean =>
  NEXT.get(last)?.includes(next) ?? false

/** The statuses that a party may set now. */
export const statusesOpenTo = (by: StatusSetter, last: StatusCode | null): readonly StatusCode[] =>
  (NEXT.get(last) ?? []).filter((code) => STATUSES[code].by === by)

/** Paid of one rate of VAT, tax included. */
export interface AmountByRate {
  readonly vatPercentE2: number
  readonly grossCents: Cents
}

/** A status as a message carries it. */
export interface StatusMessage {
  readonly code: number
  readonly reasonCode: string | null
  readonly reason: string | null
  readonly amounts: readonly AmountByRate[]
  /** When it was set, in UTC. */
  readonly happenedAt: string
}

/** The invoice that a status is about, as both sides know it. */
export interface StatusSubject {
  readonly invoiceNumber: string
  /** UNTDID 1001; null where the message does not say. */
  readonly typeCode: string | null
  readonly issuedOn: Day | null
  /** SIREN of who issued it. */
  readonly sellerSiren: string | null
}
