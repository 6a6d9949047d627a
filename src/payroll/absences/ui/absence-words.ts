import { absenceText } from '../../../employees/ui/contract-text.ts'
import { t, text } from '../../../web/texts.ts'
import { ABSENCE_KINDS } from '../absence-kinds.ts'
import type { AbsenceRow, END_CAUSES, FAMILY_EVENTS } from '../absences-contract.ts'

const EVENTS: Readonly<Record<(typeof FAMILY_EVENTS)[number], string>> = {
  own_marriage: text('Mariage ou PACS (4 jours)'),
  child_marriage: text('Mariage d’un enfant (1 jour)'),
  birth: text('Naissance (3 jours)'),
  adoption: text('Adoption (3 jours)'),
  child_death: text('Décès d’un enfant (12 jours)'),
  young_child_death: text('Décès d’un enfant de moins de 25 ans (14 jours)'),
  spouse_death: text('Décès du conjoint (3 jours)'),
  parent_death: text('Décès du père ou de la mère (3 jours)'),
  parent_in_law_death: text('Décès d’un beau-parent (3 jours)'),
  sibling_death: text('Décès d’un frère ou d’une sœur (3 jours)'),
  child_illness: text('Handicap ou maladie grave d’un enfant (5 jours)'),
}

export const eventText = (event: (typeof FAMILY_EVENTS)[number]): string => t(EVENTS[event])

const CAUSES: Readonly<Record<(typeof END_CAUSES)[number], string>> = {
  term: text('Terme du contrat'),
  permanent_refused: text('CDI proposé et refusé'),
  early_by_employee: text('Rupture par le salarié'),
  serious_fault: text('Faute grave'),
  force_majeure: text('Force majeure'),
  agreed: text('Accord des deux parties'),
  early_by_employer: text('Rupture par l’employeur'),
}

export const endCauseText = (cause: (typeof END_CAUSES)[number]): string => t(CAUSES[cause])

const EFFECTS: Readonly<Record<NonNullable<AbsenceRow['effect']>, string>> = {
  maintained: text('Salaire maintenu'),
  sick_pay: text('Complément légal selon l’ancienneté, avant indemnités journalières'),
  by_event: text('Jours de l’événement payés'),
  none: text('Non payée par le groupement'),
}

/** What an absence does to pay, or that nobody knows it. */
export const effectText = (effect: AbsenceRow['effect']): string =>
  effect === null
    ? t('Nature inconnue, rien n’est payé ; attendu : {kinds}', {
        kinds: ABSENCE_KINDS.map(({ kind }) => absenceText(kind)).join(', '),
      })
    : t(EFFECTS[effect])
