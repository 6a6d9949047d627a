import type { Family, Provision, RuleWords } from '../rule.ts'

type Words = readonly [title: string, sentence: string, counting: string]

const wordsOf = ([title, sentence, counting]: Words): RuleWords => ({ title, sentence, counting })

/** A provision in few lines: its articles in order, then its words in both languages. */
export const provision = (
  family: Family,
  id: string,
  articles: string,
  fr: Words,
  en: Words,
  confidence: Provision['confidence'] = 'text',
): Provision => ({
  id,
  family,
  words: { fr: wordsOf(fr), en: wordsOf(en) },
  // A code stands before its article: `CSS L130-1`.
  articles: articles.split(/(?<=\d) /),
  confidence,
})

const OVERTIME: readonly Provision[] = [
  provision(
    'overtime',
    'OVT-01',
    'L3121-28 L3121-29',
    [
      'Heures supplémentaires',
      'Elles se comptent par semaine, au-delà de 35 heures ou de la durée équivalente.',
      'Paie et facturation : minutes confirmées de la semaine, tous adhérents réunis.',
    ],
    [
      'Overtime',
      'It is counted by the week, beyond 35 hours or the time that counts as equal.',
      'Pay and billing: confirmed minutes of the week, over all members.',
    ],
  ),
  provision(
    'overtime',
    'OVT-02',
    'L3121-36',
    [
      'Majoration à défaut d’accord',
      '25 % de la 36e à la 43e heure, 50 % à partir de la 44e.',
      'Appliquée aux variables de paie, aux coûts et aux lignes de majoration des factures.',
    ],
    [
      'Premium without an agreement',
      '25 % for hours 36 to 43, 50 % from the 44th on.',
      'Applied to pay variables, costs and the premium lines of invoices.',
    ],
  ),
  provision(
    'overtime',
    'OVT-03',
    'L3121-33',
    [
      'Majoration par accord',
      'Un accord fixe d’autres taux, de 10 % au moins.',
      'Non appliquée : le groupement ne saisit pas encore de taux conventionnels.',
    ],
    [
      'Premium by agreement',
      'An agreement sets other rates, of 10 % at least.',
      'Not applied: the group does not enter agreed rates yet.',
    ],
  ),
  provision(
    'overtime',
    'OVT-05',
    'L3121-38 L3121-33 L3121-30',
    [
      'Contrepartie obligatoire en repos',
      'Au-delà du contingent : 50 % des heures jusqu’à 20 salariés, 100 % au-delà.',
      'Compteurs du salarié, semaine par semaine. L’effectif est celui de la sécurité ' +
        'sociale : les salariés mis à disposition n’y comptent pas (EFF-03).',
    ],
    [
      'Compulsory rest',
      'Beyond the quota: 50 % of the hours up to 20 employees, 100 % above.',
      'Counters of the employee, week by week. The headcount is that of social security: ' +
        'people made available do not count in it (EFF-03).',
    ],
  ),
  provision(
    'overtime',
    'OVT-06',
    'L3121-33 L3121-37',
    [
      'Repos compensateur de remplacement',
      'Un accord, ou l’employeur sans délégué syndical si le CSE ne s’y oppose pas, peut ' +
        'remplacer le paiement par un repos équivalent.',
      'Non appliqué : les données ne disent pas quelles heures un repos a remplacées.',
    ],
    [
      'Rest in place of pay',
      'An agreement, or the employer where no union delegate is there and the staff ' +
        'committee does not object, may replace pay by equal rest.',
      'Not applied: the data do not say which hours rest replaced.',
    ],
  ),
  provision(
    'overtime',
    'OVT-07',
    'D3121-18 D3121-19 D3171-11',
    [
      'Prise de la contrepartie en repos',
      'Le droit s’ouvre à 7 heures acquises ; le repos se prend dans les 2 mois, par ' +
        'journées ou demi-journées.',
      'Compteurs du salarié : acquis, pris, ouvert le, à prendre avant le. Les repos pris ' +
        'sont les absences « repos compensateur ».',
    ],
    [
      'Taking compulsory rest',
      'The right opens at 7 hours; rest is taken within 2 months, by days or half days.',
      'Counters of the employee: acquired, taken, open since, to take before. Rest taken is ' +
        'the absences for compensatory rest.',
    ],
  ),
  provision(
    'overtime',
    'OVT-08',
    'L3121-28',
    [
      'Adhérent à l’origine des heures supplémentaires',
      'La loi ne dit pas quel adhérent supporte les majorations d’une semaine partagée.',
      'Réglage de facturation : au prorata des heures de la semaine, ou dans l’ordre des heures.',
    ],
    [
      'Member behind the overtime',
      'The law does not say which member bears the premiums of a shared week.',
      'Billing setting: in proportion to the hours of the week, or in order of time.',
    ],
    'reading',
  ),
]

const ANNUALISED: readonly Provision[] = [
  provision(
    'annualised',
    'ANN-01',
    'L3121-41 L3121-44 L3121-45',
    [
      'Période de référence',
      'Par accord : 1 an au plus, 3 si la branche le permet. Sans accord : 9 semaines sous ' +
        '50 salariés, 4 au-delà.',
      'L’année civile est prise pour tout contrat qui porte des heures annuelles.',
    ],
    [
      'Reference period',
      'By agreement: 1 year at most, 3 where the branch allows. Without one: 9 weeks under ' +
        '50 employees, 4 from there on.',
      'The civil year is taken for every contract with annual hours.',
    ],
  ),
  provision(
    'annualised',
    'ANN-03',
    'L3121-44',
    [
      'Limite hebdomadaire haute',
      'L’accord peut fixer une semaine au-delà de laquelle les heures sont payées avec le ' +
        'mois et sortent du décompte annuel.',
      'Non appliquée : le groupement ne saisit pas encore cette limite.',
    ],
    [
      'Weekly cap',
      'The agreement may set a week beyond which hours are paid with the month and leave the ' +
        'yearly count.',
      'Not applied: the group does not enter this cap yet.',
    ],
  ),
  provision(
    'annualised',
    'ANN-04',
    'D3121-25 L3121-45',
    [
      'Répartition par l’employeur seul',
      'Sont supplémentaires les heures au-delà de 39 par semaine et au-delà de 35 en moyenne.',
      'Non appliquée : les contrats ne disent pas qu’ils en relèvent.',
    ],
    [
      'Spread set by the employer alone',
      'Hours beyond 39 a week and beyond 35 on average are overtime.',
      'Not applied: contracts do not say that they fall under it.',
    ],
  ),
  provision(
    'annualised',
    'ANN-05',
    'L3121-47 D3121-27',
    [
      'Prévenance d’un changement d’horaire',
      'Délai de l’accord, sinon 7 jours ; 7 jours ouvrés si l’employeur répartit seul.',
      'Non jugée : les données ne disent pas quand un horaire a été annoncé.',
    ],
    [
      'Notice of a change of hours',
      'As the agreement says, else 7 days; 7 business days where the employer spreads alone.',
      'Not judged: the data do not say when hours were announced.',
    ],
  ),
  provision(
    'annualised',
    'ANN-06',
    'L3121-44 L3121-43',
    [
      'Compte d’heures, arrivées, départs, absences',
      'L’accord fixe comment arrivées, départs et absences comptent.',
      'Compteurs du salarié : heures annuelles au prorata des jours sous contrat, absences ' +
        'aux heures prévues (à défaut un cinquième de la semaine), prévision de fin de ' +
        'période.',
    ],
    [
      'Account of hours, arrivals, departures, absences',
      'The agreement sets how arrivals, departures and absences count.',
      'Counters of the employee: annual hours in proportion to the days under contract, ' +
        'absences at the hours planned (else a fifth of the week), forecast of the end of the ' +
        'period.',
    ],
    'reading',
  ),
  provision(
    'annualised',
    'ANN-07',
    'D3171-13',
    [
      'Document de fin de période',
      'En fin de période ou au départ, le total des heures depuis le début est annexé au bulletin.',
      'Compteurs du salarié : le compte à la date choisie, mois par mois.',
    ],
    [
      'Document at the end of the period',
      'At the end or on departure, the total of hours since the start is annexed to the payslip.',
      'Counters of the employee: the account on the chosen day, month by month.',
    ],
  ),
]

const PART_TIME: readonly Provision[] = [
  provision(
    'part-time',
    'PTW-01',
    'L3123-6',
    [
      'Contrat écrit à temps partiel',
      'Il dit la qualification, la paie, la durée et sa répartition, les cas de changement, ' +
        'la communication des horaires et les limites des heures complémentaires.',
      'Rappel à la rédaction du contrat.',
    ],
    [
      'Written part-time contract',
      'It states qualification, pay, hours and their spread, cases of change, how daily ' +
        'times are told and the limits of complementary hours.',
      'A reminder when the contract is written.',
    ],
  ),
  provision(
    'part-time',
    'PTW-03',
    'L3123-7',
    [
      'Exceptions à la durée minimale',
      'Contrat de 7 jours au plus, remplacement d’un absent, demande écrite et motivée, ' +
        'études avant 26 ans, certains parcours d’insertion.',
      'Motif du contrat (contracts.part_time_reason) : il fait taire PTW-02.',
    ],
    [
      'Exceptions to the least hours',
      'Contract of 7 days or less, replacement of an absentee, written request with reasons, ' +
        'studies before 26, some integration schemes.',
      'Reason in the contract (contracts.part_time_reason): it silences PTW-02.',
    ],
  ),
  provision(
    'part-time',
    'PTW-06',
    'L3123-29 L3123-21',
    [
      'Majoration des heures complémentaires',
      '10 % dans la limite du dixième du contrat, 25 % au-delà ; un accord de branche, 10 % ' +
        'au moins.',
      'Appliquée aux variables de paie, aux coûts et aux lignes de majoration des factures.',
    ],
    [
      'Premium of complementary hours',
      '10 % within a tenth of the contract, 25 % beyond; a branch agreement, 10 % at least.',
      'Applied to pay variables, costs and the premium lines of invoices.',
    ],
  ),
  provision(
    'part-time',
    'PTW-07',
    'L3123-22',
    [
      'Complément d’heures par avenant',
      'Si un accord de branche étendu le permet : 8 avenants par an au plus hors ' +
        'remplacement ; au-delà de l’avenant, 25 % au moins.',
      'Un avenant est une version du contrat : les limites se jugent sur elle. Non jugé : le ' +
        'nombre d’avenants temporaires, que rien ne distingue.',
    ],
    [
      'More hours by addendum',
      'Where an extended branch agreement allows: at most 8 a year but for replacements; ' +
        'beyond the addendum, at least 25 %.',
      'An addendum is a version of the contract: limits are judged on it. Not judged: the ' +
        'number of temporary ones, which nothing tells apart.',
    ],
  ),
  provision(
    'part-time',
    'PTW-09',
    'L3123-31 L3123-24',
    [
      'Prévenance d’un changement de répartition',
      '7 jours ouvrés ; par accord 3 au moins, avec contreparties sous 7.',
      'Non jugée : les données ne disent pas quand un horaire a été annoncé.',
    ],
    [
      'Notice of a change of spread',
      '7 business days; by agreement 3 at least, with counterparts under 7.',
      'Not judged: the data do not say when hours were announced.',
    ],
  ),
  provision(
    'part-time',
    'PTW-10',
    'L3123-12',
    [
      'Refus d’un changement',
      'Refuser n’est pas une faute si le cas n’était pas au contrat ou contrarie la famille, ' +
        'les études, un autre emploi.',
      'Rappel au planning. Non jugé : les refus ne sont pas saisis.',
    ],
    [
      'Refusal of a change',
      'To refuse is no fault where the case was not in the contract or clashes with family, ' +
        'studies or another job.',
      'A reminder when planning. Not judged: refusals are not recorded.',
    ],
  ),
]

/** What the law says of overtime, annualised hours and part time, besides the limits. */
export const HOURS_PROVISIONS: readonly Provision[] = [...OVERTIME, ...ANNUALISED, ...PART_TIME]
