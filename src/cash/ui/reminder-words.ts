import { text } from '../../web/texts.ts'
import type { LevelAnswer, ReminderAnswer } from '../receivables-contract.ts'

export const TONES = {
  courteous: text('rappel courtois'),
  firm: text('relance ferme'),
  formal: text('mise en demeure'),
} as const satisfies Record<LevelAnswer['tone'], string>

export const CHANNELS = {
  mail: text('courriel'),
  post: text('courrier'),
  phone: text('téléphone'),
} as const satisfies Record<ReminderAnswer['channel'], string>
