import { text } from '../../../web/texts.ts'
import type { GuaranteeMoveAnswer } from '../guarantees-contract.ts'

export const KIND_WORDS = {
  deposit: text('Dépôt de garantie'),
  bank_guarantee: text('Caution bancaire'),
} as const satisfies Record<GuaranteeMoveAnswer['kind'], string>

export const ACT_WORDS = {
  asked: text('demande'),
  held: text('réception'),
  called: text('appel'),
  refunded: text('restitution'),
} as const satisfies Record<GuaranteeMoveAnswer['act'], string>
