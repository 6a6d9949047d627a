/** English of the pay variables. */
export const payroll = {
  'Variables de paie': 'Pay variables',
  'Aucune variable de paie': 'No pay variable',
  'Aucune ne correspond à ces filtres dans le mois clos.':
    'None matches these filters in the closed month.',
  '{month} n’est pas clos': '{month} is not closed',
  'Les variables de paie naissent de la clôture du mois':
    'Pay variables come from the close of the month',
  Variable: 'Variable',
  Jours: 'Days',
  'Montant brut': 'Gross amount',
  'Vient de': 'Comes from',
  '{count, plural, one {# ligne} other {# lignes}}':
    '{count, plural, one {# line} other {# lines}}',
  'correction de {month}': 'correction of {month}',
  '{month} : à saisir ou à importer dans le logiciel de paie':
    '{month}: to enter or import in the payroll software',
  'Toutes les variables': 'All variables',
  'Heures normales': 'Normal hours',
  'Heures supplémentaires à 125 %': 'Overtime at 125%',
  'Heures supplémentaires à 150 %': 'Overtime at 150%',
  'Heures complémentaires à 110 %': 'Complementary hours at 110%',
  'Heures complémentaires à 125 %': 'Complementary hours at 125%',
  'Majoration du 1er mai': 'Premium of 1 May',
}
