import { t, text } from '../../web/texts.ts'
import type { PriceItem, PriceMethod } from '../rules/price-rules.ts'

const METHODS = {
  as_hours: text('au prix convenu pour les heures'),
  coefficient: text('à un coefficient propre'),
  charges_only: text('au coût chargé, sans marge'),
  at_cost: text('au réel, sans coefficient'),
  not_billed: text('à la charge du groupement'),
} as const satisfies Record<PriceMethod, string>

export const methodText = (method: PriceMethod): string => t(METHODS[method])

const ITEMS = {
  hours: text('Coefficient des heures'),
  overtime: text('Majorations d’heures supplémentaires et complémentaires'),
  night: text('Heures de nuit'),
  sunday: text('Heures du dimanche'),
  holiday: text('Heures de jour férié'),
  bonus: text('Primes'),
  expense: text('Frais'),
  absence: text('Absences'),
  guaranteed: text('Heures garanties'),
} as const satisfies Record<PriceItem, string>

export const itemText = (item: PriceItem): string => t(ITEMS[item])

const ABSENCES: Readonly<Record<string, string>> = {
  paid_leave: text('Congés payés'),
  training: text('Formation'),
  sickness: text('Maladie'),
  work_accident: text('Accident du travail'),
  maternity: text('Maternité'),
  paternity: text('Paternité'),
  family_event: text('Événement familial'),
  unpaid: text('Absence non payée'),
  compensatory_rest: text('Repos compensateur'),
  intermission: text('Période non travaillée'),
}

export const ABSENCE_KINDS = Object.keys(ABSENCES)

export const absenceText = (kind: string): string => t(ABSENCES[kind] ?? kind)

const CONTRACTS: Readonly<Record<string, string>> = {
  permanent: text('CDI'),
  fixed_term: text('CDD'),
  seasonal: text('Saisonnier'),
  apprenticeship: text('Apprentissage'),
  professionalisation: text('Professionnalisation'),
  intermittent: text('Intermittent'),
}

export const CONTRACT_KINDS = Object.keys(CONTRACTS)

export const contractText = (kind: string): string => t(CONTRACTS[kind] ?? kind)
