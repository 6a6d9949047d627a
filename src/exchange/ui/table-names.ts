import { t, text } from '../../web/texts.ts'

const NAMES: Readonly<Record<string, string>> = {
  group: text('Groupement'),
  establishments: text('Établissements'),
  members: text('Adhérents'),
  sites: text('Lieux de travail'),
  employees: text('Salariés'),
  contracts: text('Contrats'),
  skills: text('Compétences'),
  medical_visits: text('Visites de santé au travail'),
  needs: text('Besoins'),
  assignments: text('Mises à disposition'),
  shifts: text('Planning'),
  time_entries: text('Heures'),
  group_banking: text('Banque du groupement'),
  absences: text('Absences'),
  counter_openings: text('Soldes de départ des compteurs'),
  delegation_credits: text('Crédits d’heures de délégation'),
  pay_items: text('Éléments de paie'),
  limits: text('Limites des accords'),
  candidates: text('Candidats'),
  employee_wishes: text('Souhaits des salariés'),
  travel_times: text('Trajets'),
  comparable_pay: text('Rémunérations de référence'),
  overheads: text('Frais du groupement'),
}

/** A table of the data package, in the words of the trade. */
export function tableName(table: string): string {
  const name = NAMES[table]
  return name === undefined ? table : t(name)
}
