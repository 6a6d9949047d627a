import type { Provision } from '../rule.ts'
import { provision } from './hours-provisions.ts'

const IN_FILINGS_FR =
  'Le délai court de la démarche que le groupement enregistre, et paraît dans les échéances.'
const IN_FILINGS_EN = 'The term runs from the act that the group records, among the deadlines.'

const OF_DECLARATIONS: readonly Provision[] = [
  provision(
    'deadlines',
    'DEC-01',
    'D1253-1 D1253-2 L1253-6',
    [
      'Note d’information à l’inspection du travail',
      'Elle est adressée dans le mois qui suit la constitution du groupement.',
      IN_FILINGS_FR,
    ],
    [
      'Note to the labour inspectorate',
      'It is sent within one month of the constitution of the group.',
      IN_FILINGS_EN,
    ],
  ),
  provision(
    'deadlines',
    'DEC-03',
    'D1253-3',
    [
      'Changements à notifier',
      'Tout changement de nom, de siège, de forme, de dirigeants, de statuts, d’adhérents ou de ' +
        'convention est notifié dans le mois.',
      'Arrivées et départs d’adhérents dans les échéances ; les autres changements dès qu’ils sont ' +
        'enregistrés. L’effectif d’un adhérent n’est pas à notifier.',
    ],
    [
      'Changes to notify',
      'Any change of name, seat, form, directors, bylaws, members or collective agreement is ' +
        'notified within one month.',
      'Members that join and leave are among the deadlines; other changes once they are recorded. ' +
        'The headcount of a member needs no notice.',
    ],
  ),
  provision(
    'deadlines',
    'DEC-07',
    'D1253-7 L1253-17',
    [
      'Opposition à la déclaration',
      'L’administration peut s’opposer dans le mois de la réception ; son silence vaut accord.',
      IN_FILINGS_FR,
    ],
    [
      'Opposition to the declaration',
      'The authority may oppose within one month of receipt; its silence is an agreement.',
      IN_FILINGS_EN,
    ],
  ),
  provision(
    'deadlines',
    'DEC-09',
    'D1253-10 D1253-8 D1253-11',
    [
      'Opposition ultérieure',
      'Le groupement a un mois pour répondre au projet d’opposition.',
      IN_FILINGS_FR,
    ],
    ['Later opposition', 'The group has one month to answer the draft opposition.', IN_FILINGS_EN],
  ),
  provision(
    'deadlines',
    'DEC-10',
    'R1253-12 R1253-13',
    [
      'Recours administratif',
      'Il est formé dans le mois ; la réponse vient dans le mois, le silence vaut rejet.',
      IN_FILINGS_FR,
    ],
    [
      'Administrative appeal',
      'It is made within one month; the answer comes within one month, silence is a rejection.',
      IN_FILINGS_EN,
    ],
  ),
  provision(
    'deadlines',
    'AGR-04',
    'R1253-22 R1253-19',
    [
      'Agrément du groupement de remplacement',
      'L’administration répond dans le mois de la demande ; son silence vaut refus.',
      IN_FILINGS_FR,
    ],
    [
      'Approval of a replacement group',
      'The authority answers within one month of the request; its silence is a refusal.',
      IN_FILINGS_EN,
    ],
  ),
  provision(
    'deadlines',
    'SKL-01',
    'L6315-1',
    [
      'Entretien de parcours professionnel',
      'Dans l’année de l’embauche, puis tous les quatre ans ; un état des lieux tous les huit ans.',
      'Chaque entretien dans les échéances ; celui que l’on marque comme fait donne la date du ' +
        'suivant.',
    ],
    [
      'Career interview',
      'Within the year of hiring, then every four years; a recapitulation every eight years.',
      'Each interview among the deadlines; one that is marked as done gives the day of the next.',
    ],
  ),
]

const OF_HEADCOUNTS: readonly Provision[] = [
  provision(
    'headcount',
    'EFF-01',
    'L1253-8-1 L1111-2',
    [
      'Effectif au sens du code du travail',
      'Les salariés mis à disposition, en tout ou partie, ne comptent pas dans l’effectif du ' +
        'groupement, hors représentation du personnel.',
      'Page des effectifs ; une personne est mise à disposition le jour où une mise à disposition ' +
        'est en vigueur.',
    ],
    [
      'Headcount of the labour code',
      'People made available, in whole or in part, do not count in the group, but for staff ' +
        'representation.',
      'Page of headcounts; a person is made available on a day on which an assignment is in force.',
    ],
    'reading',
  ),
  provision(
    'headcount',
    'EFF-02',
    'L1253-8-1 L1111-2',
    [
      'Effectif pour la représentation du personnel',
      'Chaque salarié compte au groupement, et chez l’utilisateur où il est présent depuis un an, ' +
        'selon sa présence des douze derniers mois.',
      'Page des effectifs, du groupement et de chaque adhérent. Un an sans un jour d’interruption ; ' +
        'présence comptée par les heures de la mise à disposition.',
    ],
    [
      'Headcount for staff representation',
      'Everybody counts in the group, and at a user company where he has been for a year, for his ' +
        'presence in the last twelve months.',
      'Page of headcounts, of the group and of each member. A year without a day between; presence ' +
        'by the hours of the assignment.',
    ],
    'reading',
  ),
  provision(
    'headcount',
    'EFF-03',
    'CSS L130-1',
    [
      'Effectif pour les cotisations',
      'Moyenne des mois de l’année civile précédente, sans les salariés mis à disposition.',
      'Page des effectifs : chaque mois compté à son dernier jour, moyenne coupée au centième. Le ' +
        'seuil de 20 salariés de la contrepartie obligatoire en repos (L3121-38) se lit par lui.',
    ],
    [
      'Headcount for contributions',
      'Mean of the months of the civil year before, without the people made available.',
      'Page of headcounts: each month on its last day, the mean cut to the hundredth. The ' +
        'threshold of 20 of the compulsory rest (L3121-38) is read by it.',
    ],
  ),
  provision(
    'headcount',
    'EFF-04',
    'CSS L130-1 R1111-1',
    [
      'Effectif pour les accidents du travail',
      'Les salariés mis à disposition comptent au groupement, et non chez l’utilisateur.',
      'Page des effectifs ; les apprentis y comptent aussi.',
    ],
    [
      'Headcount for work accidents',
      'People made available count in the group, not at the user company.',
      'Page of headcounts; apprentices count there too.',
    ],
  ),
  provision(
    'headcount',
    'EFF-05',
    'L5212-1 D5212-6 D5212-3',
    [
      'Emploi de travailleurs handicapés',
      'Les salariés mis à disposition ne comptent pas au groupement ; l’utilisateur compte les ' +
        'bénéficiaires, par l’attestation annuelle du groupement au 15 mars.',
      'Une échéance par adhérent qui a accueilli quelqu’un dans l’année. Qui est bénéficiaire n’est ' +
        'pas enregistré.',
    ],
    [
      'Employment of disabled workers',
      'People made available do not count in the group; the user company counts those concerned, ' +
        'by the yearly certificate of the group on 15 March.',
      'One deadline for each member that used somebody in the year. Who is concerned is not ' +
        'recorded.',
    ],
  ),
  provision(
    'headcount',
    'EFF-06',
    'L2314-23',
    [
      'Vote au CSE',
      'Après douze mois continus chez l’utilisateur, le salarié choisit de voter chez lui ou au ' +
        'groupement ; il n’y est pas éligible.',
      'Liste des électeurs possibles, à la page des effectifs de chaque adhérent.',
    ],
    [
      'Vote for the staff committee',
      'After twelve months in a row at the user company, the employee chooses to vote there or in ' +
        'the group; he cannot stand there.',
      'List of those who may vote, on the page of headcounts of each member.',
    ],
  ),
  provision(
    'headcount',
    'EFF-08',
    'L1111-2 L1111-3',
    [
      'Temps partiel et alternance',
      'Un temps partiel compte pour ses heures ; apprentis et contrats de professionnalisation ne ' +
        'comptent pas ; un contrat à terme compte pour sa présence.',
      'Toutes les lignes de la page des effectifs, chacune avec sa raison.',
    ],
    [
      'Part time and training contracts',
      'Part time counts for its hours; apprentices and professionalisation contracts do not count; ' +
        'a contract with a term counts for its presence.',
      'Every line of the page of headcounts, each with its reason.',
    ],
  ),
]

const OF_AGRICULTURE: readonly Provision[] = [
  provision(
    'group',
    'AGR-12',
    'CRPM L741-16 CRPM D741-58',
    [
      'Exonération des travailleurs occasionnels',
      'Elle vaut pour 119 jours de travail au plus par salarié et par année civile.',
      'Non suivie : rien ne dit quels contrats portent sur des tâches temporaires agricoles.',
    ],
    [
      'Exemption for seasonal farm workers',
      'It holds for at most 119 days of work a person and civil year.',
      'Not followed: nothing says which contracts are for temporary farm tasks.',
    ],
  ),
]

/** What the law says of the group, its declarations and its headcount, and is followed. */
export const GROUP_PROVISIONS: readonly Provision[] = [
  ...OF_DECLARATIONS,
  ...OF_HEADCOUNTS,
  ...OF_AGRICULTURE,
]
