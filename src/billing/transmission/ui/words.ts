import { t, text } from '../../../web/texts.ts'
import type { Tone } from '../../../web/ui/index.ts'
import type { TransmissionAnswer } from '../transmission-contract.ts'

const STATUSES: Readonly<Record<number, string>> = {
  200: text('Déposée'),
  201: text('Émise par la plateforme'),
  202: text('Reçue'),
  203: text('À la disposition de l’acheteur'),
  204: text('Prise en charge'),
  205: text('Approuvée'),
  206: text('Approuvée partiellement'),
  207: text('En litige'),
  208: text('Suspendue'),
  209: text('Complétée'),
  210: text('Refusée'),
  211: text('Paiement transmis'),
  212: text('Encaissée'),
  213: text('Rejetée'),
  220: text('Annulée'),
  221: text('Erreur de routage'),
  501: text('Irrecevable'),
}

/** What a status of XP Z12-012 is called; one of tomorrow goes by its code. */
export const statusText = (code: number): string => {
  const word = STATUSES[code]
  return word === undefined ? String(code) : t(word)
}

const GOOD: ReadonlySet<number> = new Set([205, 211, 212])
const BAD: ReadonlySet<number> = new Set([207, 210, 213, 220, 221, 501])
const TO_DO: ReadonlySet<number> = new Set([206, 208])

export function statusTone(code: number): Tone {
  if (GOOD.has(code)) return 'good'
  if (BAD.has(code)) return 'bad'
  return TO_DO.has(code) ? 'todo' : 'plain'
}

const REASONS: Readonly<Record<string, string>> = {
  AUTRE: text('Autre motif'),
  COORD_BANC_ERR: text('Coordonnées bancaires erronées'),
  TX_TVA_ERR: text('Taux de TVA erroné'),
  MONTANTTOTAL_ERR: text('Montant total erroné'),
  CALCUL_ERR: text('Erreur de calcul'),
  NON_CONFORME: text('Mention obligatoire absente ou fausse'),
  DOUBLON: text('Facture reçue deux fois'),
  DEST_INC: text('Destinataire inconnu'),
  DEST_ERR: text('Facture d’un autre destinataire'),
  TRANSAC_INC: text('Transaction inconnue'),
  EMMET_INC: text('Émetteur inconnu'),
  CONTRAT_TERM: text('Contrat terminé'),
  DOUBLE_FACT: text('Prestation déjà facturée'),
  CMD_ERR: text('Numéro de commande faux ou absent'),
  ADR_ERR: text('Adresse électronique fausse'),
  SIRET_ERR: text('SIRET faux ou absent'),
  CODE_ROUTAGE_ERR: text('Code de routage faux ou absent'),
  REF_CT_ABSENT: text('Référence du contrat absente'),
  REF_ERR: text('Référence fausse'),
  PU_ERR: text('Prix unitaire faux'),
  REM_ERR: text('Remise fausse'),
  QTE_ERR: text('Quantité fausse'),
  ART_ERR: text('Article ou prestation faux'),
  MODPAI_ERR: text('Conditions de paiement fausses'),
  QUALITE_ERR: text('Qualité insuffisante'),
  LIVR_INCOMP: text('Livraison ou prestation incomplète'),
  JUSTIF_ABS: text('Justificatif absent'),
}

export const reasonText = (code: string): string => {
  const words = REASONS[code]
  return words === undefined ? code : t(words)
}

const ROUTES = {
  platform: text('Plateforme agréée'),
  chorus_pro: text('Chorus Pro'),
  reported: text('Déclarée (non assujetti)'),
  abroad: text('Déclarée (étranger)'),
  outside: text('Hors champ (exonérée)'),
} as const satisfies Record<TransmissionAnswer['route'], string>

export const routeText = (route: TransmissionAnswer['route']): string => t(ROUTES[route])

export const isElectronic = ({ route }: Pick<TransmissionAnswer, 'route'>): boolean =>
  route === 'platform' || route === 'chorus_pro'

type FlowState = TransmissionAnswer['flowState']

const FLOWS = {
  waiting: text('En attente d’envoi'),
  uncertain: text('Envoi à vérifier'),
  sent: text('Envoyée'),
  accepted: text('Acceptée par la plateforme'),
  refused: text('Refusée par la plateforme'),
} as const satisfies Record<NonNullable<FlowState>, string>

const FLOW_TONES = {
  waiting: 'plain',
  uncertain: 'todo',
  sent: 'plain',
  accepted: 'good',
  refused: 'bad',
} as const satisfies Record<NonNullable<FlowState>, Tone>

/** Where an invoice is: its last status, else what its sending came to. */
export function stateOf(one: TransmissionAnswer): { readonly tone: Tone; readonly word: string } {
  const { statusCode, flowState } = one
  if (statusCode !== null) return { tone: statusTone(statusCode), word: statusText(statusCode) }
  if (flowState !== null) return { tone: FLOW_TONES[flowState], word: t(FLOWS[flowState]) }
  return isElectronic(one)
    ? { tone: 'todo', word: t('À transmettre') }
    : { tone: 'plain', word: t('Ne se transmet pas') }
}
