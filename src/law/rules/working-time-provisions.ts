import type { Provision } from '../rule.ts'

/** What the law says of working time and nights, which the product counts by or follows. */
export const WORKING_TIME_PROVISIONS: readonly Provision[] = [
  {
    id: 'TIM-10',
    family: 'working-time',
    words: {
      fr: {
        title: 'Temps de pause et de repas',
        sentence:
          'Une pause est du travail quand le salarié reste à disposition et ne peut pas vaquer à ' +
          'ses occupations.',
        counting:
          'Le travail effectif est la présence moins la pause déclarée : une pause qui est du ' +
          'travail ne se déclare pas comme pause.',
      },
      en: {
        title: 'Breaks and meals',
        sentence:
          'A break is work when the employee stays at disposal and is not free of his time.',
        counting:
          'Effective work is presence less the declared break: a break that is work is not ' +
          'declared as one.',
      },
    },
    articles: ['L3121-1', 'L3121-2'],
    confidence: 'text',
  },
  {
    id: 'TIM-11',
    family: 'working-time',
    words: {
      fr: {
        title: 'Trajet entre le domicile et le travail',
        sentence:
          'Ce trajet n’est pas du travail ; ce qui dépasse le temps normal donne droit à une ' +
          'contrepartie en repos ou en argent.',
        counting:
          'Il n’entre dans aucune durée. Il faudrait connaître le temps normal de trajet de chaque ' +
          'salarié pour dire la contrepartie.',
      },
      en: {
        title: 'Way between home and work',
        sentence:
          'This way is no work; what is beyond the normal time is compensated in rest or money.',
        counting:
          'It enters no duration. The normal time of the way of each employee would have to be ' +
          'known to say the compensation.',
      },
    },
    articles: ['L3121-4'],
    confidence: 'text',
  },
  {
    id: 'NGT-01',
    family: 'night',
    words: {
      fr: {
        title: 'Période de nuit',
        sentence: 'Est travail de nuit, sans accord, le travail entre 21 h et 6 h.',
        counting:
          'Heures de nuit des travailleurs de nuit, à l’heure du lieu de travail : la nuit de ' +
          'mars a une heure de moins, celle d’octobre une de plus.',
      },
      en: {
        title: 'Night period',
        sentence: 'Without an agreement, work between 21:00 and 06:00 is night work.',
        counting:
          'Hours of night of night workers, by the clock of the place of work: the night of March ' +
          'has an hour less, that of October one more.',
      },
    },
    articles: ['L3122-20', 'L3122-2', 'L3122-3'],
    confidence: 'text',
  },
  {
    id: 'NGT-02',
    family: 'night',
    words: {
      fr: {
        title: 'Travailleur de nuit',
        sentence:
          'Est travailleur de nuit qui fait trois heures de nuit au moins deux fois par semaine, ' +
          'ou 270 heures de nuit en 12 mois consécutifs.',
        counting:
          'L’habitude se lit sur les 12 dernières semaines : la plupart de celles qui sont ' +
          'travaillées. Les 12 mois se lisent sur 52 semaines.',
      },
      en: {
        title: 'Night worker',
        sentence:
          'A night worker does three hours of night at least twice a week, or 270 hours of night ' +
          'in 12 months in a row.',
        counting:
          'The habit is read in the last 12 weeks: most of those with work. The 12 months are ' +
          'read as 52 weeks.',
      },
    },
    articles: ['L3122-5', 'L3122-23'],
    confidence: 'reading',
  },
  {
    id: 'NGT-04',
    family: 'night',
    words: {
      fr: {
        title: 'Contrepartie du travail de nuit',
        sentence:
          'Le travailleur de nuit a droit à un repos compensateur, et à une majoration si un ' +
          'accord le prévoit.',
        counting: 'La convention collective en fixe la mesure : elle se saisit en élément de paie.',
      },
      en: {
        title: 'Compensation of night work',
        sentence: 'A night worker is owed rest, and higher pay where an agreement says so.',
        counting: 'The collective agreement sets how much: it is entered as a pay item.',
      },
    },
    articles: ['L3122-8', 'L3122-15'],
    confidence: 'text',
  },
]
