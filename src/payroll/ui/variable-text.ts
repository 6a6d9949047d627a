import { absenceText } from '../../employees/ui/contract-text.ts'
import { t, text } from '../../web/texts.ts'

const CODES: Readonly<Record<string, string>> = {
  hours_normal: text('Heures normales'),
  overtime_25: text('Heures supplémentaires à 125 %'),
  overtime_50: text('Heures supplémentaires à 150 %'),
  complementary_10: text('Heures complémentaires à 110 %'),
  complementary_25: text('Heures complémentaires à 125 %'),
  holiday_may_1: text('Majoration du 1er mai'),
  night_premium: text('Majoration de nuit'),
  sunday_premium: text('Majoration du dimanche'),
  public_holiday_premium: text('Majoration de jour férié'),
  paid_leave_pay: text('Indemnité de congés payés (maintien)'),
  public_holiday_pay: text('Jours fériés chômés'),
  paid_time: text('Temps payé non affecté'),
  family_event_pay: text('Congés pour événement familial payés'),
  intermission_pay: text('Intermission payée'),
  accident_day_pay: text('Journée de l’accident du travail'),
  sick_pay_90: text('Complément de maladie à 90 %'),
  sick_pay_66: text('Complément de maladie aux deux tiers'),
  sick_waiting: text('Carence employeur (jours)'),
  social_security_waiting: text('Carence sécurité sociale (jours)'),
  end_of_contract_indemnity: text('Indemnité de fin de contrat'),
  leave_indemnity: text('Indemnité compensatrice de congés payés'),
  meal_vouchers: text('Titres-restaurant'),
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
