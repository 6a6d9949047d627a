import { language, t, text } from '../../web/texts.ts'
import type { OverrideBounds } from '../agreements-contract.ts'
import { valueText } from '../value-text.ts'

const WHO = {
  agreement: text('un accord collectif, de {least} à {most} ({article})'),
  branch: text('un accord de branche étendu, de {least} à {most} ({article})'),
  authority: text('l’inspection du travail, de {least} à {most} ({article})'),
  charter: text('la charte du groupement, de {least} à {most}'),
} as const satisfies Record<OverrideBounds['by'], string>

/** Who may set another value, and within which bounds. */
export const boundsSentence = ({ by, least, most, unit, article }: OverrideBounds): string =>
  t(WHO[by], {
    least: valueText(least, unit, language()),
    most: valueText(most, unit, language()),
    article,
  })
