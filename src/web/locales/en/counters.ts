/** English of counters and absences. */
export const counters = {
  'nature d’absence inconnue': 'unknown kind of absence',
  'événement familial à préciser': 'family event to be named',
  'plus de jours que l’événement n’en donne': 'more days than the event gives',
  'indemnités journalières à déduire du complément de maladie':
    'daily allowances to be taken off sick pay',
  'maintien du droit local d’Alsace-Moselle à calculer':
    'pay kept by the local law of Alsace-Moselle to be computed',
  'heures dues inconnues d’un contrat intermittent':
    'hours due not known of an intermittent contract',
  'cause de la fin de contrat anticipée à préciser':
    'cause of the early end of contract to be named',
  'brut inconnu d’un mois non clos ici': 'gross not known of a month that was not closed here',
  '{count, plural, one {# absence ou fin de contrat à compléter, ou à calculer par le logiciel de paie : {reasons}.} other {# absences ou fins de contrat à compléter, ou à calculer par le logiciel de paie : {reasons}.}}':
    '{count, plural, one {# absence or end of contract to be completed, or computed by the payroll engine: {reasons}.} other {# absences or ends of contract to be completed, or computed by the payroll engine: {reasons}.}}',
  'Soldes de départ des compteurs': 'Opening balances of counters',
  'Crédits d’heures de délégation': 'Hours of delegation',
  'Indemnité de congés payés (maintien)': 'Paid leave, pay kept',
  'Jours fériés chômés': 'Public holidays not worked',
  'Temps payé non affecté': 'Paid time at no member',
  'Congés pour événement familial payés': 'Family leave, paid',
  'Intermission payée': 'Time between members, paid',
  'Journée de l’accident du travail': 'Day of the work accident',
  'Complément de maladie à 90 %': 'Sick pay at 90 %',
  'Complément de maladie aux deux tiers': 'Sick pay at two thirds',
  'Carence employeur (jours)': 'Waiting days of the employer',
  'Carence sécurité sociale (jours)': 'Waiting days of social security',
  'Indemnité de fin de contrat': 'End-of-contract indemnity',
  'Indemnité compensatrice de congés payés': 'Leave paid at the end of the contract',
  'Titres-restaurant': 'Meal vouchers',
}
