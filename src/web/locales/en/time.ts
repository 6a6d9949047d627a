/** English of the hours of the month. */
export const time = {
  Heures: 'Hours',
  'Aucune heure déclarée en {month}': 'No hours declared in {month}',
  'Enregistrement…': 'Saving…',
  'Importer les heures': 'Import the hours',
  Jour: 'Day',
  Site: 'Site',
  Prévu: 'Planned',
  Déclaré: 'Declared',
  Écart: 'Difference',
  Personne: 'Person',
  Pause: 'Break',
  Confirmer: 'Confirm',
  'Confirmer {count, number} lignes': 'Confirm {count, number} entries',
  'Confirmer {name}, {day}': 'Confirm {name}, {day}',
  'de tous les adhérents affichés': 'of all members shown',
  affichées: 'that are shown',
  'de {name}': 'of {name}',
  'rien de prévu': 'nothing planned',
  'non prévu': 'not planned',
  annulée: 'cancelled',
  Annulée: 'Cancelled',
  '(+1 j)': '(+1 d)',
  attend: 'waiting',
  'confirmé le {moment}': 'confirmed on {moment}',
  'Ligne d’heures': 'Entry of hours',
  Versions: 'Versions',
  'version {version}, le {moment}': 'version {version}, {moment}',
  'Confirmé par le salarié': 'Confirmed by the employee',
  'Confirmé par l’adhérent': 'Confirmed by the member',
  'Corriger cette ligne': 'Correct this entry',
  'Cette ligne est déjà facturée : l’écart sera facturé et payé avec le mois suivant.':
    'This entry is already invoiced: the difference will be invoiced and paid with the next month.',
  Début: 'Start',
  Fin: 'End',
  'Pause (minutes)': 'Break (minutes)',
  'Enregistrer la correction': 'Save the correction',
  'Ce travail n’a pas eu lieu': 'This work did not take place',
  'La confirmation est annulée.': 'The confirmation is taken back.',
  'La confirmation n’a pas pu être annulée.': 'The confirmation could not be taken back.',
  '{count, plural, one {# ligne confirmée} other {# lignes confirmées}}':
    '{count, plural, one {# entry confirmed} other {# entries confirmed}}',
  'La correction est enregistrée ; les deux côtés la confirment à nouveau.':
    'The correction is saved; both sides confirm it again.',
  '{count, plural, =0 {Toutes les heures sont confirmées} one {# ligne à confirmer} other {# lignes à confirmer}}':
    '{count, plural, =0 {All hours are confirmed} one {# entry to confirm} other {# entries to confirm}}',
  '{count, plural, =0 {Aucune ligne n’attend l’adhérent} one {# ligne attend l’adhérent} other {# lignes attendent l’adhérent}}':
    '{count, plural, =0 {No entry waits for the member} one {# entry waits for the member} other {# entries wait for the member}}',
  '{count, plural, =0 {Aucune ligne n’attend le salarié} one {# ligne attend le salarié} other {# lignes attendent le salarié}}':
    '{count, plural, =0 {No entry waits for the employee} one {# entry waits for the employee} other {# entries wait for the employee}}',
  '{count, plural, =0 {Aucune ligne ne s’écarte du prévu} one {# ligne s’écarte du prévu} other {# lignes s’écartent du prévu}}':
    '{count, plural, =0 {No entry differs from the plan} one {# entry differs from the plan} other {# entries differ from the plan}}',
  '{count, plural, =0 {Aucune ligne confirmée} one {# ligne confirmée} other {# lignes confirmées}}':
    '{count, plural, =0 {No entry confirmed} one {# entry confirmed} other {# entries confirmed}}',
  '{count, plural, =0 {Aucune ligne annulée} one {# ligne annulée} other {# lignes annulées}}':
    '{count, plural, =0 {No entry cancelled} one {# entry cancelled} other {# entries cancelled}}',
  '{count, plural, =0 {Aucune ligne d’heures} one {# ligne d’heures} other {# lignes d’heures}}':
    '{count, plural, =0 {No entry of hours} one {# entry of hours} other {# entries of hours}}',
  '{members, plural, one {# adhérent} other {# adhérents}}':
    '{members, plural, one {# member} other {# members}}',
  'Une correction est facturée et payée avec le mois suivant.':
    'A correction is invoiced and paid with the next month.',
  'confirmer vaut pour le salarié et l’adhérent':
    'confirming stands for the employee and the member',
  'Les heures de {month} sont toutes confirmées': 'The hours of {month} are all confirmed',
  'Aucune ligne ne répond à ces filtres': 'No entry answers to these filters',
  'Voir toutes les heures du mois': 'See all hours of the month',
  'À confirmer': 'To confirm',
  'Attendent l’adhérent': 'Wait for the member',
  'Attendent le salarié': 'Wait for the employee',
  'En écart avec le prévu': 'Differ from the plan',
  Confirmées: 'Confirmed',
  Annulées: 'Cancelled',
  Toutes: 'All',
  'État des lignes': 'State of the entries',
  'Tous les adhérents': 'All members',
  'Rechercher une personne, un adhérent ou un site': 'Search a person, a member or a site',
  'Regrouper les lignes': 'Group the entries',
  'Par personne': 'By person',
  'Par jour': 'By day',
  '{waiting} sur {entries} lignes · {people, plural, one {# personne} other {# personnes}} · {hours}':
    '{waiting} of {entries} entries · {people, plural, one {# person} other {# people}} · {hours}',
  '{count, plural, =0 {Tout est confirmé} one {# ligne à confirmer} other {# lignes à confirmer}}':
    '{count, plural, =0 {All is confirmed} one {# entry to confirm} other {# entries to confirm}}',
  'Heures à confirmer': 'Hours to confirm',
  'Merci, rien n’attend votre confirmation en {month}.':
    'Thank you, nothing waits for your confirmation in {month}.',
  'Confirmer {count, plural, one {# ligne} other {# lignes}} · {hours}':
    'Confirm {count, plural, one {# entry} other {# entries}} · {hours}',
  'sur le prévu': 'against plan',
} as const
