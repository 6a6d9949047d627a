import { t, text } from '../../../web/texts.ts'
import type { AbsenceNoticeReason } from '../facts.ts'

const REASONS: Readonly<Record<AbsenceNoticeReason, string>> = {
  unknown_kind: text('nature d’absence inconnue'),
  event_not_said: text('événement familial à préciser'),
  event_days_exceeded: text('plus de jours que l’événement n’en donne'),
  allowances_not_deducted: text('indemnités journalières à déduire du complément de maladie'),
  local_law: text('maintien du droit local d’Alsace-Moselle à calculer'),
  hours_due_unknown: text('heures dues inconnues d’un contrat intermittent'),
  end_cause_not_said: text('cause de la fin de contrat anticipée à préciser'),
  gross_unknown: text('brut inconnu d’un mois non clos ici'),
}

/** Why the payroll engine or the officer has to complete what an absence gives. */
export const noticeText = (reason: AbsenceNoticeReason): string => t(REASONS[reason])
