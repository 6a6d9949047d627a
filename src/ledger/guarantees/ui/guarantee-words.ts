import { text } from '../../../web/texts.ts'
import type { GuaranteeMoveAnswer } from '../guarantees-contract.ts'

export const KIND_WORDS = {
  deposit: text('Dépôt de garantie'),
  bank_guarantee: text('Caution bancaire'),
} as const satisfies Record<GuaranteeMoveAnswer['kind'], string>

export const ACT_WORDS = {
  asked: text('demandé'),
  held: text('reçu'),
  called: text('appelé'),
  refunded: text('rendu'),
} as const satisfies Record<GuaranteeMoveAnswer['act'], string>
