import type { DeadlineRow, FilingRow } from '../deadlines-contract.ts'
import { text } from '../../web/texts.ts'

/** What is due, in a few words. */
export const DEADLINE_WORDS: Readonly<Record<string, string>> = {
  constitution_note: text('Informer l’inspection du travail de la constitution'),
  approval_request: text('Demander l’agrément du groupement de remplacement'),
  change_note: text('Notifier le changement à l’administration'),
  opposition_end: text('Fin du délai d’opposition : sans réponse, l’activité peut commencer'),
  opposition_answer: text('Répondre au projet d’opposition'),
  appeal: text('Former un recours contre l’opposition'),
  appeal_answer: text('Réponse au recours : le silence vaut rejet'),
  approval_answer: text('Réponse sur l’agrément : le silence vaut refus'),
  member_joined: text('Notifier l’arrivée d’un adhérent'),
  member_left: text('Notifier le départ d’un adhérent'),
  disability_attestation: text('Adresser l’attestation annuelle des travailleurs handicapés'),
  hiring_declaration: text('Déclarer l’embauche avant la prise de poste'),
  contract_copy: text('Remettre le contrat à durée déterminée'),
  information_main: text('Remettre les informations principales sur l’emploi'),
  information_all: text('Remettre toutes les informations sur l’emploi'),
  trial_end: text('Fin de la période d’essai'),
  term_end: text('Fin du contrat'),
  first_visit: text('Première visite de santé au travail'),
  visit_renewal: text('Renouveler la visite d’information et de prévention'),
  exam_renewal: text('Renouveler l’examen d’aptitude'),
  intermediate_visit: text('Visite intermédiaire du suivi renforcé'),
  return_visit: text('Visite de reprise'),
  mid_career_visit: text('Visite de mi-carrière'),
  authorisation_end: text('Fin de validité d’une habilitation'),
  interview: text('Entretien de parcours professionnel'),
  recapitulation: text('État des lieux des huit ans'),
}

export type Subject = 'group' | 'contracts' | 'health' | 'skills' | 'interviews'

/** The parts that a person may look at alone. */
export const SUBJECTS: Readonly<Record<Subject, string>> = {
  group: text('Groupement et adhérents'),
  contracts: text('Embauches et contrats'),
  health: text('Santé au travail'),
  skills: text('Habilitations'),
  interviews: text('Entretiens'),
}

const BY_RULE: readonly (readonly [string, Subject])[] = [
  ['CTR', 'contracts'],
  ['MED', 'health'],
  ['HAB', 'skills'],
  ['SKL', 'interviews'],
]

export const subjectOf = ({ ruleId }: Pick<DeadlineRow, 'ruleId'>): Subject =>
  BY_RULE.find(([prefix]) => ruleId.startsWith(prefix))?.[1] ?? 'group'

export const NEARNESS = {
  done: { tone: 'good', word: text('fait') },
  passed: { tone: 'plain', word: text('passé') },
  late: { tone: 'bad', word: text('en retard') },
  in_30: { tone: 'todo', word: text('sous 30 jours') },
  in_60: { tone: 'plain', word: text('sous 60 jours') },
  in_90: { tone: 'plain', word: text('sous 90 jours') },
  later: { tone: 'plain', word: text('plus tard') },
} as const

export const FILINGS: Readonly<Record<FilingRow['kind'], string>> = {
  constitution: text('Constitution du groupement'),
  change: text('Changement de nom, de siège, de forme, de dirigeants, de statuts ou de convention'),
  declaration_received: text('Déclaration reçue par l’administration'),
  opposition_notice: text('Projet d’opposition reçu'),
  opposition: text('Opposition notifiée'),
  appeal: text('Recours formé'),
  approval_request: text('Agrément demandé'),
}
