import { t, text } from '../../../web/texts.ts'
import type { Target } from '../pay-line.ts'

const ENGINES: Readonly<Record<Target, string>> = {
  silae: text('Silae'),
  sage: text('Sage Paie'),
  csv: text('Journal neutre, CSV'),
  xlsx: text('Journal neutre, classeur'),
}

export const engineText = (target: Target): string => t(ENGINES[target])

export { variableText as neutralText } from '../../ui/variable-text.ts'
