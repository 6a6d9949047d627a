/** English of the month's home. */
export const home = {
  'Mois clos': 'Month closed',
  'Clôture en cours': 'Close under way',
  'Mois ouvert': 'Month open',
  'Où en est le mois': 'Where the month stands',
  'Heures vendues et payées': 'Hours sold and paid',
  'Heures vendues': 'Hours sold',
  'sur {hours} payées': 'of {hours} paid',
  'Part vendue': 'Share sold',
  '{hours} non vendues': '{hours} unsold',
  'Heures prévues': 'Hours planned',
  '{entries} lignes en écart': '{entries} entries that differ',
  'Facturé hors taxes': 'Invoiced without VAT',
  '{count, plural, one {# facture} other {# factures}}':
    '{count, plural, one {# invoice} other {# invoices}}',
  '{confirmed} lignes confirmées sur {total}': '{confirmed} of {total} entries confirmed',
  'Les deux côtés ont tout confirmé.': 'Both sides have confirmed everything.',
  '{member} attendent l’adhérent, {employee} attendent le salarié':
    '{member} wait for the member, {employee} wait for the employee',
  'Adhérents dont on attend la confirmation': 'Members whose confirmation is awaited',
  '{entries, plural, one {# ligne} other {# lignes}}':
    '{entries, plural, one {# entry} other {# entries}}',
  '{rest, plural, one {et un autre} other {et # autres}}':
    '{rest, plural, one {and one more} other {and # more}}',
  Contrôles: 'Checks',
  'Aucune limite dépassée': 'No limit exceeded',
  Dépassement: 'Breach',
  'À vérifier': 'To check',
  'À faire ({count})': 'To do ({count})',
  '{count, plural, one {# échéance légale} other {# échéances légales}} dans les 30 jours':
    '{count, plural, one {# legal deadline} other {# legal deadlines}} within 30 days',
  'Rien n’attend ce mois-ci.': 'Nothing is waiting this month.',
  '{count, plural, one {# ligne d’heures} other {# lignes d’heures}} à confirmer par {concerns, plural, one {# adhérent} other {# adhérents}}':
    '{count, plural, one {# entry of hours} other {# entries of hours}} to be confirmed by {concerns, plural, one {# member} other {# members}}',
  '{count, plural, one {# ligne d’heures} other {# lignes d’heures}} à confirmer par {concerns, plural, one {# salarié} other {# salariés}}':
    '{count, plural, one {# entry of hours} other {# entries of hours}} to be confirmed by {concerns, plural, one {# employee} other {# employees}}',
  '{count, plural, one {# limite dépassée} other {# limites dépassées}}, {concerns, plural, one {# salarié} other {# salariés}}':
    '{count, plural, one {# limit exceeded} other {# limits exceeded}}, {concerns, plural, one {# employee} other {# employees}}',
  '{count, plural, one {# point à vérifier} other {# points à vérifier}}, {concerns, plural, one {# salarié} other {# salariés}}':
    '{count, plural, one {# point to check} other {# points to check}}, {concerns, plural, one {# employee} other {# employees}}',
  'Compléter les coordonnées du groupement avant de facturer':
    'Complete the details of the group before invoicing',
  'Clore {month}': 'Close {month}',
  '{count, plural, one {Relire la facture du mois} other {Relire les # factures du mois}}':
    '{count, plural, one {Review the invoice of the month} other {Review the # invoices of the month}}',
  'Aucune heure payée en {month}': 'No hour paid in {month}',
  '{hours} non vendues en {month}, {share} des heures payées':
    '{hours} unsold in {month}, {share} of the hours paid',
  Vendues: 'Sold',
  'Absences payées': 'Paid absences',
  'Non vendues': 'Unsold',
  'Aucune heure ni aucun planning pour l’instant': 'No hours and no plan yet',
  'Importer les données du groupement': 'Import the data of the group',
  'Trésorerie à 13 semaines': 'Cash over 13 weeks',
  'Point le plus bas': 'Lowest point',
  'le {day}': 'on {day}',
  'Échu et non réglé': 'Overdue and unpaid',
  'sur {sum} à recevoir': 'of {sum} to receive',
  'Garanties des adhérents': 'Guarantees of members',
} as const
