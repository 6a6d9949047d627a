import { duration } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'

const CONTRACTS: Readonly<Record<string, string>> = {
  permanent: text('CDI'),
  fixed_term: text('CDD'),
  seasonal: text('saisonnier'),
  apprenticeship: text('apprentissage'),
  professionalisation: text('professionnalisation'),
  intermittent: text('CDI intermittent'),
}

export function contractKindText(kind: string | null): string | null {
  if (kind === null) return null
  const known = CONTRACTS[kind]
  return known === undefined ? kind : t(known)
}

/** `CDI, 35 h par semaine`. */
export function contractText(kind: string | null, weeklyMinutes: number | null): string {
  const week =
    weeklyMinutes === null ? null : t('{hours} par semaine', { hours: duration(weeklyMinutes) })
  return [contractKindText(kind), week].filter((part) => part !== null).join(', ')
}

const ABSENCES: Readonly<Record<string, string>> = {
  paid_leave: text('Congés payés'),
  sickness: text('Maladie'),
  work_accident: text('Accident du travail'),
  maternity: text('Maternité'),
  paternity: text('Paternité'),
  family_event: text('Événement familial'),
  unpaid: text('Absence non payée'),
  training: text('Formation'),
  delegation: text('Heures de délégation'),
  compensatory_rest: text('Repos compensateur'),
  intermission: text('Période non travaillée'),
}

export function absenceText(kind: string): string {
  const known = ABSENCES[kind]
  return known === undefined ? kind : t(known)
}
