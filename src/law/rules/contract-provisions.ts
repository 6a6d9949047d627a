import type { Provision } from '../rule.ts'
import { provision } from './hours-provisions.ts'

const AMONG_DEADLINES_FR = 'Date calculée pour chaque personne, dans les échéances.'
const AMONG_DEADLINES_EN = 'Day worked out for each person, among the deadlines.'

/** What the law says of the employment contract and is followed, not judged. */
export const CONTRACT_PROVISIONS: readonly Provision[] = [
  provision(
    'contract',
    'CTR-06',
    'R1221-35 R1221-34',
    [
      'Information écrite sur l’emploi',
      'Les informations principales sont remises dans les 7 jours calendaires de l’embauche, ' +
        'toutes les autres dans le mois.',
      AMONG_DEADLINES_FR,
    ],
    [
      'Written information on the job',
      'The main items are handed over within 7 calendar days of hiring, all others within a month.',
      AMONG_DEADLINES_EN,
    ],
  ),
  provision(
    'contract',
    'CTR-07',
    'L1221-19 L1221-21',
    [
      'Période d’essai du CDI',
      'Deux mois pour les ouvriers et employés, trois pour les agents de maîtrise et techniciens, ' +
        'quatre pour les cadres ; renouvelable une fois si un accord de branche étendu le prévoit, ' +
        'sans dépasser quatre, six et huit mois.',
      'Fin de l’essai comptée de date à date, dans les échéances ; la date écrite au contrat ' +
        'l’emporte (contracts.trial_ends_on). La catégorie vient de contracts.category.',
    ],
    [
      'Trial period of permanent contracts',
      'Two months for workers and employees, three for supervisors and technicians, four for ' +
        'managers; renewable once where an extended branch agreement says so, up to four, six and ' +
        'eight months.',
      'End of the trial counted from date to date, among the deadlines; the day written in the ' +
        'contract prevails (contracts.trial_ends_on). The category comes from contracts.category.',
    ],
  ),
  provision(
    'contract',
    'CTR-08',
    'L1242-13 L1242-12',
    [
      'Remise du contrat à durée déterminée',
      'Le contrat écrit est remis dans les deux jours ouvrables qui suivent l’embauche.',
      AMONG_DEADLINES_FR,
    ],
    [
      'Copy of the fixed-term contract',
      'The written contract is handed over within two working days of hiring.',
      AMONG_DEADLINES_EN,
    ],
  ),
  provision(
    'contract',
    'CTR-09',
    'L1242-10',
    [
      'Période d’essai du CDD',
      'Un jour par semaine de contrat, deux semaines au plus jusqu’à six mois, un mois au-delà.',
      'Un jour calendaire par semaine entière ; fin de l’essai dans les échéances.',
    ],
    [
      'Trial period of fixed-term contracts',
      'One day for each week of the contract, at most two weeks up to six months, a month beyond.',
      'One calendar day for each whole week; end of the trial among the deadlines.',
    ],
    'reading',
  ),
  provision(
    'contract',
    'CTR-12',
    'L1242-1 L1221-2',
    [
      'Le CDI est la forme normale',
      'Un contrat à durée déterminée ne pourvoit pas durablement un emploi normal et permanent.',
      'Part des contrats à terme en vigueur, à la page des effectifs.',
    ],
    [
      'Permanent contracts are the normal form',
      'A fixed-term contract does not fill a normal and lasting post for good.',
      'Share of contracts with a term in force, on the page of headcounts.',
    ],
  ),
  provision(
    'contract',
    'CTR-14',
    'L1221-10 R1221-4',
    [
      'Déclaration préalable à l’embauche',
      'Elle est adressée avant l’embauche, au plus tôt huit jours avant.',
      AMONG_DEADLINES_FR,
    ],
    [
      'Declaration before hiring',
      'It is sent before hiring, at most eight days before.',
      AMONG_DEADLINES_EN,
    ],
  ),
  provision(
    'contract',
    'CTR-20',
    'L1234-1 L1234-9 R1234-2',
    [
      'Préavis de licenciement',
      'Un mois de six mois à deux ans d’ancienneté, deux mois au-delà ; avant six mois, la ' +
        'convention ou l’usage. L’indemnité est due dès huit mois.',
      'Durée et fin du préavis par l’ancienneté, de date à date.',
    ],
    [
      'Notice of dismissal',
      'One month from six months to two years of seniority, two months beyond; before six months, ' +
        'the agreement or usage. The severance is due from eight months.',
      'Length and end of the notice by seniority, from date to date.',
    ],
  ),
]
