import type { Provision } from '../rule.ts'
import { provision } from './hours-provisions.ts'

/** What the law says of the follow-up of health and is among the deadlines. */
export const HEALTH_PROVISIONS: readonly Provision[] = [
  provision(
    'health',
    'MED-03',
    'R4624-28 R4624-24',
    [
      'Suivi individuel renforcé',
      'Examen d’aptitude avant l’affectation, renouvelé dans les quatre ans, avec une visite ' +
        'intermédiaire dans les deux ans.',
      'Échéances de qui a un examen d’aptitude enregistré ; quels postes le demandent n’est pas ' +
        'enregistré.',
    ],
    [
      'Reinforced follow-up',
      'Aptitude exam before the post, renewed within four years, with an intermediate visit within ' +
        'two years.',
      'Deadlines of people with a recorded aptitude exam; which posts ask for it is not recorded.',
    ],
  ),
  provision(
    'health',
    'MED-08',
    'L4624-2-2',
    [
      'Visite de mi-carrière',
      'Elle a lieu dans l’année civile des 45 ans, à défaut d’accord de branche.',
      'Échéance au 31 décembre de cette année.',
    ],
    [
      'Mid-career visit',
      'It takes place in the civil year of the 45th birthday, unless a branch agreed otherwise.',
      'Deadline on 31 December of that year.',
    ],
  ),
]
