import { variableText } from '../../ui/variable-text.ts'
import { t, text } from '../../../web/texts.ts'
import type { Target } from '../pay-line.ts'

const ENGINES: Readonly<Record<Target, string>> = {
  silae: text('Silae'),
  sage: text('Sage Paie'),
  csv: text('Journal neutre, CSV'),
  xlsx: text('Journal neutre, classeur'),
}

export const engineText = (target: Target): string => t(ENGINES[target])

/** A neutral code in words; the group's own codes stand as they are. */
export const neutralText = (code: string): string =>
  code === 'paid_time' ? t('Temps payé hors mise à disposition') : variableText(code)
