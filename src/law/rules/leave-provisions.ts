import type { Provision } from '../rule.ts'
import { provision } from './hours-provisions.ts'

const HOLIDAYS: readonly Provision[] = [
  provision(
    'holidays',
    'HOL-01',
    'L3133-1',
    [
      'Jours fériés',
      '1er janvier, lundi de Pâques, 1er mai, 8 mai, Ascension, lundi de Pentecôte, 14 ' +
        'juillet, 15 août, 1er novembre, 11 novembre, 25 décembre.',
      'Congés, heures dues, moins de 18 ans : le calendrier du lieu de travail.',
    ],
    [
      'Public holidays',
      '1 January, Easter Monday, 1 May, 8 May, Ascension, Whit Monday, 14 July, 15 August, 1 ' +
        'November, 11 November, 25 December.',
      'Leave, hours due, people under 18: the calendar of the work place.',
    ],
  ),
  provision(
    'holidays',
    'HOL-02',
    'L3134-13',
    [
      'Alsace et Moselle',
      'S’ajoutent le 26 décembre et, dans les communes ayant un temple protestant ou une ' +
        'église mixte, le Vendredi saint.',
      'Communes des départements 57, 67 et 68. Le Vendredi saint n’est pas compté : aucune ' +
        'donnée ne dit quelles communes l’ont.',
    ],
    [
      'Alsace and Moselle',
      '26 December is added and, in communes with a Protestant temple or a mixed church, ' +
        'Good Friday.',
      'Communes of departments 57, 67 and 68. Good Friday is not counted: no data say which ' +
        'communes have it.',
    ],
  ),
  provision(
    'holidays',
    'HOL-03',
    'L3422-2',
    [
      'Outre-mer',
      'Abolition de l’esclavage : Mayotte 27 avril, Martinique 22 mai, Guadeloupe et ' +
        'Saint-Martin 27 mai, Guyane 10 juin, Saint-Barthélemy 9 octobre, La Réunion 20 ' +
        'décembre.',
      'Communes 971 à 974 et 976 à 978.',
    ],
    [
      'Overseas',
      'Abolition of slavery: Mayotte 27 April, Martinique 22 May, Guadeloupe and ' +
        'Saint-Martin 27 May, Guyane 10 June, Saint-Barthélemy 9 October, Réunion 20 December.',
      'Communes 971 to 974 and 976 to 978.',
    ],
  ),
  provision(
    'holidays',
    'HOL-04',
    'L3133-3 L3133-2',
    [
      'Jour férié chômé',
      'Aucune perte de salaire dès 3 mois d’ancienneté (cumulés pour les saisonniers) ; les ' +
        'heures ne se récupèrent pas.',
      'Heures dues : un férié du lundi au vendredi est payé sans être travaillé.',
    ],
    [
      'Holiday not worked',
      'No loss of pay from 3 months of seniority (added up for seasonal people); the hours ' +
        'are not made up for.',
      'Hours due: a holiday from Monday to Friday is paid and not worked.',
    ],
  ),
  provision(
    'holidays',
    'HOL-05',
    'L3133-4 L3133-5 L3133-6',
    [
      '1er mai',
      'Chômé et payé ; travaillé là où l’activité ne peut s’interrompre, il est payé double.',
      'Variable de paie holiday_may_1 : l’indemnité égale au salaire des heures du 1er mai.',
    ],
    [
      '1 May',
      'Not worked and paid; where work cannot stop, it is paid twice.',
      'Pay variable holiday_may_1: the indemnity equal to the pay of the hours of 1 May.',
    ],
  ),
  provision(
    'holidays',
    'HOL-06',
    'L3133-7 L3133-8 L3133-9',
    [
      'Journée de solidarité',
      '7 heures non payées par an, au prorata à temps partiel ; ni supplémentaires ni ' +
        'complémentaires.',
      'Comprise dans les 1 607 heures. Non jugée : les données ne disent pas quel jour elle ' +
        'est faite.',
    ],
    [
      'Solidarity day',
      '7 unpaid hours a year, in proportion at part time; neither overtime nor complementary.',
      'Within the 1,607 hours. Not judged: the data do not say on which day it is done.',
    ],
  ),
  provision(
    'holidays',
    'HOL-07',
    'L1253-12',
    [
      'Calendrier du lieu de travail',
      'Les conditions de travail, dont les jours fériés, sont celles du lieu de travail de ' +
        'l’adhérent.',
      'Par la commune du site (sites.commune_code) ; sans elle, le calendrier national.',
    ],
    [
      'Calendar of the work place',
      'Conditions of work, holidays included, are those of the member’s work place.',
      'By the commune of the site (sites.commune_code); without it, the national calendar.',
    ],
    'reading',
  ),
]

const LEAVE: readonly Provision[] = [
  provision(
    'leave',
    'LEA-01',
    'L3141-3 L3141-4 L3141-6',
    [
      'Acquisition des congés payés',
      '2,5 jours ouvrables par mois de travail chez le groupement, 30 au plus ; 4 semaines ' +
        'ou 24 jours valent un mois.',
      'Compteurs du salarié : le plus favorable des décomptes en mois, en semaines, en ' +
        'jours, ou au prorata du temps.',
    ],
    [
      'Acquisition of paid leave',
      '2.5 days for each month of work with the group, 30 at most; 4 weeks or 24 days make a ' +
        'month.',
      'Counters of the employee: the best of the counts by months, weeks, days, or in ' +
        'proportion to time.',
    ],
  ),
  provision(
    'leave',
    'LEA-02',
    'L3141-7',
    [
      'Arrondi',
      'Un nombre de jours qui n’est pas entier est arrondi au-dessus.',
      'En fin de période de référence.',
    ],
    [
      'Rounding',
      'A number of days that is not whole is rounded up.',
      'At the end of the leave year.',
    ],
  ),
  provision(
    'leave',
    'LEA-02b',
    'L3141-3',
    [
      'Décompte en jours ouvrés',
      '25 jours ouvrés par an, si ce n’est moins favorable à personne.',
      'Compteurs du salarié : affichés à côté des jours ouvrables, pour information.',
    ],
    [
      'Counting in business days',
      '25 business days a year, where nobody has less by it.',
      'Counters of the employee: shown beside the days of the law, for information.',
    ],
    'reading',
  ),
  provision(
    'leave',
    'LEA-03',
    'R3141-4',
    [
      'Période de référence',
      'Du 1er juin au 31 mai, du 1er avril au 31 mars avec une caisse de congés.',
      'Du 1er juin au 31 mai.',
    ],
    [
      'Leave year',
      'From 1 June to 31 May, from 1 April to 31 March with a leave fund.',
      'From 1 June to 31 May.',
    ],
  ),
  provision(
    'leave',
    'LEA-04',
    'L3141-5 L3141-5-1',
    [
      'Maladie non professionnelle',
      '2 jours ouvrables par mois, 24 au plus par période, depuis le 24 avril 2024.',
      'Compteurs du salarié : jours de maladie au prorata de la période.',
    ],
    [
      'Sickness not from work',
      '2 days a month, 24 at most in the year, since 24 April 2024.',
      'Counters of the employee: days of sickness in proportion to the year.',
    ],
  ),
  provision(
    'leave',
    'LEA-05',
    'L3141-5',
    [
      'Absences comptées comme travail',
      'Congés, maternité, paternité, adoption, contrepartie en repos, accident du travail, ' +
        'formation, mandats.',
      'Compteurs du salarié. Une absence non payée ne compte pas ; l’intermission compte.',
    ],
    [
      'Absences counted as work',
      'Leave, maternity, paternity, adoption, compulsory rest, work accident, training, mandates.',
      'Counters of the employee. Unpaid absence does not count; intermission does.',
    ],
  ),
  provision(
    'leave',
    'LEA-06',
    'L3141-19-1 L3141-19-2',
    [
      'Report des congés',
      '15 mois à partir de l’information donnée au retour ; à partir de la fin de la période ' +
        'si l’absence a duré un an.',
      'Calculé, non affiché : la date de l’information n’est pas saisie.',
    ],
    [
      'Leave carried over',
      '15 months from the information given on return; from the end of the year where the ' +
        'absence lasted a year.',
      'Computed, not shown: the day of the information is not recorded.',
    ],
  ),
  provision(
    'leave',
    'LEA-07',
    'L3141-19-3',
    [
      'Information au retour',
      'Dans le mois de la reprise : jours disponibles et date limite, avec une date certaine.',
      'Échéance à un mois de la reprise.',
    ],
    [
      'Information on return',
      'Within a month of return: days available and last day, with a certain date.',
      'Due a month after the return.',
    ],
  ),
  provision(
    'leave',
    'LEA-09',
    'L3141-23',
    [
      'Jours de fractionnement',
      '2 jours si 6 au moins sont pris hors du 1er mai au 31 octobre, 1 pour 3 à 5, sans la ' +
        '5e semaine.',
      'Compteurs du salarié, à défaut d’accord et de renonciation.',
    ],
    [
      'Days for split leave',
      '2 days where 6 or more are taken outside 1 May to 31 October, 1 for 3 to 5, without ' +
        'the 5th week.',
      'Counters of the employee, without agreement and waiver.',
    ],
  ),
  provision(
    'leave',
    'LEA-10',
    'L3141-16',
    [
      'Ordre des départs',
      'Il tient compte de la famille, de l’ancienneté et de l’activité chez d’autres employeurs.',
      'Rappel : les fermetures de plusieurs adhérents se heurtent.',
    ],
    [
      'Order of departures',
      'It heeds family, seniority and work for other employers.',
      'A reminder: the closures of several members clash.',
    ],
  ),
  provision(
    'leave',
    'LEA-11',
    'L3141-24',
    [
      'Indemnité de congés',
      'Le plus élevé du dixième du brut de la période et du maintien du salaire.',
      'Laissée au logiciel de paie ; le coût provisionne le dixième.',
    ],
    [
      'Leave pay',
      'The higher of a tenth of the gross of the year and of kept pay.',
      'Left to the payroll engine; the cost sets a tenth aside.',
    ],
  ),
  provision(
    'leave',
    'LEA-12',
    'L3141-28',
    [
      'Congés non pris au départ',
      'Ils sont payés.',
      'Compteurs du salarié à la date de sortie : jours restants.',
    ],
    [
      'Leave not taken on departure',
      'It is paid.',
      'Counters of the employee on the last day: days left.',
    ],
  ),
  provision(
    'leave',
    'LEA-13',
    'L3142-4 L3142-1',
    [
      'Événements familiaux',
      'Mariage ou PACS 4 jours ; mariage d’un enfant 1 ; naissance, adoption 3 ; décès du ' +
        'conjoint, d’un parent, d’un frère ou d’une sœur 3, d’un enfant 12 ou 14 ; handicap ou ' +
        'maladie grave d’un enfant 5.',
      'Jours payés de chaque événement, comptés en jours ouvrables ; ce qui dépasse est dit.',
    ],
    [
      'Family events',
      'Own marriage 4 days; of a child 1; birth, adoption 3; death of spouse, parent, ' +
        'sibling 3, of a child 12 or 14; disability or grave illness of a child 5.',
      'Days paid for each event, counted Monday to Saturday; what goes beyond is said.',
    ],
  ),
  provision(
    'leave',
    'LEA-14',
    'L3141-8',
    [
      'Enfants à charge',
      '2 jours de plus par enfant, 1 si le congé ne passe pas 6 jours ; à partir de 21 ans, ' +
        '30 jours au plus en tout.',
      'Compté dans les congés à prendre quand les enfants à charge sont saisis.',
    ],
    [
      'Dependent children',
      '2 more days a child, 1 where leave is 6 days or less; from 21 years on, 30 days at ' +
        'most in all.',
      'Counted in the leave to take where dependent children are recorded.',
    ],
  ),
  provision(
    'leave',
    'LEA-15',
    'L1226-1 D1226-1 D1226-2 D1226-3',
    [
      'Complément de maladie',
      'Dès 1 an d’ancienneté : 90 % du brut pendant 30 jours puis deux tiers, 10 jours de ' +
        'plus par 5 ans, 90 au plus ; à partir du 8e jour, du 1er pour un accident du travail.',
      'Jours et montant calculés avant indemnités journalières, que le logiciel de paie déduit.',
    ],
    [
      'Sick pay',
      'From 1 year of seniority: 90 % of gross for 30 days then two thirds, 10 days more for ' +
        'each 5 years, 90 at most; from the 8th day, the 1st after a work accident.',
      'Days and amount computed before daily allowances, which the payroll engine takes off.',
    ],
  ),
]

/** What the law says of public holidays, leave and absences, besides the limits. */
export const LEAVE_PROVISIONS: readonly Provision[] = [...HOLIDAYS, ...LEAVE]
