/** English of the checks of the month. */
export const compliance = {
  '{value, plural, one {# jour} other {# jours}}': '{value, plural, one {# day} other {# days}}',
  '{value, plural, one {# mois} other {# mois}}': '{value, plural, one {# month} other {# months}}',
  '{value} %': '{value}%',
  '{value, plural, one {# adhérent} other {# adhérents}}':
    '{value, plural, one {# member} other {# members}}',
  '{period}, chez {members}': '{period}, at {members}',
  'de {start} à {end}': 'from {start} to {end}',
  'du {first}, {start}, au {last}, {end}': 'from {first}, {start}, to {last}, {end}',
  '{count, plural, =0 {Aucune limite dépassée} one {# limite dépassée} other {# limites dépassées}}':
    '{count, plural, =0 {No limit exceeded} one {# limit exceeded} other {# limits exceeded}}',
  '{month} : limites de la loi et de la charte, sur toutes les entreprises ensemble':
    '{month}: limits of law and charter, over all companies together',
  'Constats du mois': 'Findings of the month',
  'Aucun constat': 'No finding',
  'Aucune limite contrôlée n’est dépassée avec ces filtres.':
    'No limit that is checked is exceeded with these filters.',
  Gravité: 'Severity',
  Constat: 'Finding',
  Mesuré: 'Measured',
  Limite: 'Limit',
  Sur: 'On',
  planning: 'planning',
  'heures déclarées': 'declared hours',
  Article: 'Article',
  Adhérents: 'Members',
  Source: 'Source',
  loi: 'law',
  charte: 'charter',
  '(nouvelle fenêtre)': '(new window)',
  Règle: 'Rule',
  'Toutes les règles': 'All rules',
  'Toutes gravités': 'All severities',
  Dépassements: 'Breaches',
  'Planning et heures': 'Planning and hours',
  'Planning seul': 'Planning only',
  'Heures déclarées seules': 'Declared hours only',
} as const
