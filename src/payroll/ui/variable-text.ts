import { absenceText } from '../../employees/ui/contract-text.ts'
import { t, text } from '../../web/texts.ts'

const CODES: Readonly<Record<string, string>> = {
  hours_normal: text('Heures normales'),
  overtime_25: text('Heures supplémentaires à 125 %'),
  overtime_50: text('Heures supplémentaires à 150 %'),
  complementary_10: text('Heures complémentaires à 110 %'),
  complementary_25: text('Heures complémentaires à 125 %'),
  holiday_may_1: text('Majoration du 1er mai'),
}

const ABSENCE = 'absence_'

/** A pay variable in words; the group's own codes stand as they are. */
export function variableText(code: string): string {
  const known = CODES[code]
  if (known !== undefined) return t(known)
  return code.startsWith(ABSENCE) ? absenceText(code.slice(ABSENCE.length)) : code
}

/** Codes that every month may hold, for a filter. */
export const KNOWN_CODES: readonly string[] = Object.keys(CODES)
