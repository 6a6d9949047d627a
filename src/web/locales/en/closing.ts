/** English of the close of a month. */
export const closing = {
  'Clore {month} ?': 'Close {month}?',
  'Clore {month} définitivement': 'Close {month} for good',
  '{hours} confirmées seront facturées à {members, plural, one {# adhérent} other {# adhérents}} et payées aux salariés':
    '{hours} confirmed will be invoiced to {members, plural, one {# member} other {# members}} and paid to the employees',
  '{count, plural, one {# ligne non confirmée restera de côté} other {# lignes non confirmées resteront de côté}}':
    '{count, plural, one {# entry not confirmed will be left out} other {# entries not confirmed will be left out}}',
  '{count, plural, one {# limite dépassée reste constatée} other {# limites dépassées restent constatées}}':
    '{count, plural, one {# exceeded limit stays on record} other {# exceeded limits stay on record}}',
  'Les factures prennent leur numéro et les écritures sont passées':
    'Invoices take their numbers and the entries are posted',
  'Cela ne peut pas être défait : une correction ira dans le mois suivant':
    'This cannot be undone: a correction will go into the next month',
  '{month}, clos : ': '{month}, closed: ',
  '{count, plural, one {# ligne a changé depuis} other {# lignes ont changé depuis}}':
    '{count, plural, one {# entry has changed since} other {# entries have changed since}}',
  '{count, plural, one {, elle entre comme correction} other {, elles entrent comme corrections}}':
    '{count, plural, one {, it enters as a correction} other {, they enter as corrections}}',
  'Date des factures': 'Date of the invoices',
  'Clôture – {month}': 'Close – {month}',
  'le {moment} par {who}': 'on {moment} by {who}',
  'La clôture a échoué le {moment}.': 'The close failed on {moment}.',
  'Rien n’en est gardé : le mois est resté ouvert, on peut recommencer.':
    'Nothing of it is kept: the month stayed open, it can be tried again.',
  'La fabrication des PDF a été interrompue ; chacun se fait quand on l’ouvre.':
    'Making the PDFs was interrupted; each one is made when it is opened.',
  'La clôture a été annulée le {moment} : rien n’en est gardé.':
    'The close was cancelled on {moment}: nothing of it is kept.',
  '{month} n’est pas fini : les heures à venir seraient des corrections.':
    '{month} is not over: hours to come would be corrections.',
  'Votre rôle ne permet pas de clore un mois.': 'Your role does not allow closing a month.',
  'Lecture des heures, des contrats et des prix': 'Reading hours, contracts and prices',
  'Calcul des heures, des coûts et des prix': 'Computing hours, costs and prices',
  'Écriture des factures': 'Writing the invoices',
  'Écriture des variables de paie': 'Writing the pay variables',
  'Écriture des comptes': 'Writing the ledger',
  'Fabrication des PDF': 'Making the PDFs',
  'En attente de son tour': 'Waiting for its turn',
  'encore {seconds} s environ': 'about {seconds} s left',
  'encore {minutes} min environ': 'about {minutes} min left',
  'encore {minutes} min 30 environ': 'about {minutes} min 30 s left',
  '{done} sur {total}': '{done} of {total}',
  'Avancement de la clôture': 'Progress of the close',
  'Vous pouvez quitter cette page : la clôture continue. Demandée par {who}.':
    'You can leave this page: the close goes on. Asked for by {who}.',
  'Annulation demandée…': 'Cancelling…',
  'Annuler la clôture': 'Cancel the close',
  'Les PDF se préparent': 'The PDFs are being made',
  'Arrêter les PDF': 'Stop the PDFs',
  'Le mois est clos. Les PDF qui manqueraient se font quand on les ouvre.':
    'The month is closed. PDFs that are missing are made when they are opened.',
  Résultat: 'Result',
  'À savoir': 'Worth knowing',
  'TVA {vat}, TTC {gross}': 'VAT {vat}, {gross} in all',
  'datées du {day}': 'dated {day}',
  'et {count, plural, one {# avoir} other {# avoirs}}, datés du {day}':
    'and {count, plural, one {# credit note} other {# credit notes}}, dated {day}',
  'Heures facturées': 'Hours invoiced',
  'sans correction de mois clos': 'no correction of closed months',
  '{count, plural, one {# correction} other {# corrections}} de mois clos : {net}':
    '{count, plural, one {# correction} other {# corrections}} of closed months: {net}',
  '{count, plural, one {# salarié} other {# salariés}}':
    '{count, plural, one {# employee} other {# employees}}',
  'Coût prévu': 'Expected cost',
  'salaires, cotisations, congés': 'wages, contributions, leave',
  'personne ne les a confirmées': 'nobody confirmed them',
  'le salarié ne les a pas confirmées': 'the employee did not confirm them',
  'l’adhérent ne les a pas confirmées': 'the member did not confirm them',
  'aucun contrat ce jour-là': 'no contract on that day',
  'aucun prix convenu': 'no price agreed',
  'l’adhérent les conteste': 'the member disputes them',
  'Resté de côté': 'Left out',
  'Rien : toutes les heures déclarées sont facturées et payées.':
    'Nothing: all declared hours are invoiced and paid.',
  ', {hours} : {why}': ', {hours}: {why}',
  prêt: 'ready',
  'à regarder': 'to look at',
  fait: 'done',
  '{count, plural, one {# écriture} other {# écritures}}':
    '{count, plural, one {# ledger entry} other {# ledger entries}}',
  ', {sum} au débit comme au crédit': ', {sum} debit and credit',
  'Ventes et paie, équilibrées, sur les comptes choisis.':
    'Sales and pay, balanced, on the chosen accounts.',
  '{confirmed} lignes confirmées sur {entries}': '{confirmed} of {entries} entries confirmed',
  ', soit {confirmed} sur {hours}': ', {confirmed} of {hours}',
  '{count} attendent l’adhérent': '{count} wait for the member',
  '{count} attendent le salarié': '{count} wait for the employee',
  '{count, plural, one {# limite dépassée} other {# limites dépassées}}':
    '{count, plural, one {# limit exceeded} other {# limits exceeded}}',
  '{count, plural, one {# point à vérifier} other {# points à vérifier}}':
    '{count, plural, one {# point to check} other {# points to check}}',
  '{count, plural, one {# variable} other {# variables}}':
    '{count, plural, one {# variable} other {# variables}}',
  'Heures confirmées, {absences} absences et {items} éléments du mois':
    'Confirmed hours, {absences} absences and {items} pay items of the month',
  '{count, plural, one {# ligne confirmée sans contrat ce jour-là} other {# lignes confirmées sans contrat ce jour-là}}':
    '{count, plural, one {# confirmed entry without a contract on that day} other {# confirmed entries without a contract on that day}}',
  ', {net} HT, {gross} TTC': ', {net} excl. VAT, {gross} incl. VAT',
  '{count, plural, one {# adhérent à facturer} other {# adhérents à facturer}}':
    '{count, plural, one {# member to invoice} other {# members to invoice}}',
  '{count, plural, one {# ligne confirmée sans prix convenu} other {# lignes confirmées sans prix convenu}}':
    '{count, plural, one {# confirmed entry without an agreed price} other {# confirmed entries without an agreed price}}',
  '{count, plural, one {# mention du groupement manque sur les factures} other {# mentions du groupement manquent sur les factures}}':
    '{count, plural, one {# particular of the group is missing on the invoices} other {# particulars of the group are missing on the invoices}}',
  '{month} est déjà clos : les mois se closent dans l’ordre.':
    '{month} is closed already: months are closed in order.',
  'Sa comptabilité est arrêtée : rien ne peut y être passé.':
    'Its books are closed: nothing can be posted there.',
  'Voir les périodes': 'See the periods',
  '{month} est encore ouvert : les mois se closent dans l’ordre.':
    '{month} is still open: months are closed in order.',
  'Une facture porte déjà la date du {day} ; choisissez cette date ou une suivante.':
    'An invoice is dated {day} already; choose this date or a later one.',
  'La raison n’est pas connue.': 'The reason is not known.',
  'Erreur de notre fait : {reason}': 'Our mistake: {reason}',
  'Ce qui resterait de côté': 'What would be left out',
  ', {hours} : pas confirmées des deux côtés': ', {hours}: not confirmed by both sides',
  'Ces lignes ne seront ni payées ni facturées ce mois-ci. Confirmées ou complétées plus tard, elles entrent dans la clôture suivante comme corrections.':
    'These entries will be neither paid nor invoiced this month. Confirmed or completed later, they enter the next close as corrections.',
  '{month} ne peut pas être clos.': '{month} cannot be closed.',
  'Il n’a pas commencé.': 'It has not begun.',
  'Aucune heure n’y est déclarée.': 'No hours are declared in it.',
  'Voir les heures': 'See the hours',
  'Clore d’abord {month}': 'Close {month} first',
  adresse: 'address',
  'code postal': 'postal code',
  ville: 'city',
  'Les coûts sont calculés d’après les heures : le journal de paie fait foi.':
    'Costs are computed from the hours: the payroll journal has the last word.',
  'Les règles de cotisation de {month} manquent : celles du mois le plus proche.':
    'The rules of contributions of {month} are missing: those of the nearest month.',
  '{count, plural, one {# salarié du régime agricole : cotisations calculées au régime général.} other {# salariés du régime agricole : cotisations calculées au régime général.}}':
    '{count, plural, one {# employee of the agricultural scheme: contributions computed by the general one.} other {# employees of the agricultural scheme: contributions computed by the general one.}}',
  '{count, plural, one {# salarié outre-mer : cotisations calculées sans la Lodeom.} other {# salariés outre-mer : cotisations calculées sans la Lodeom.}}':
    '{count, plural, one {# employee overseas: contributions computed without Lodeom.} other {# employees overseas: contributions computed without Lodeom.}}',
  '{count, plural, one {# contrat intermittent : coût calculé sur les heures du mois, sans lissage.} other {# contrats intermittents : coût calculé sur les heures du mois, sans lissage.}}':
    '{count, plural, one {# intermittent contract: cost computed on the hours of the month, not smoothed.} other {# intermittent contracts: cost computed on the hours of the month, not smoothed.}}',
  '{count, plural, one {# salarié du bâtiment : caisse de congés au taux de l’Île-de-France.} other {# salariés du bâtiment : caisse de congés au taux de l’Île-de-France.}}':
    '{count, plural, one {# employee of building: leave fund at the rate of Île-de-France.} other {# employees of building: leave fund at the rate of Île-de-France.}}',
  '{count, plural, one {# salarié compte ses heures sur l’année : ses heures supplémentaires se comptent en fin de période.} other {# salariés comptent leurs heures sur l’année : leurs heures supplémentaires se comptent en fin de période.}}':
    '{count, plural, one {# employee counts hours over the year: overtime is counted at the end of the period.} other {# employees count hours over the year: overtime is counted at the end of the period.}}',
  '{count, plural, one {# adhérent exonéré (CGI 261 B) est facturé à un prix : régularisation au coût réel à prévoir.} other {# adhérents exonérés (CGI 261 B) sont facturés à un prix : régularisation au coût réel à prévoir.}}':
    '{count, plural, one {# exempt member (CGI 261 B) is invoiced at a price: a true-up to actual cost is due.} other {# exempt members (CGI 261 B) are invoiced at a price: a true-up to actual cost is due.}}',
  '{count, plural, one {# prime d’une personne qui n’a pas travaillé chez l’adhérent ce mois-ci est facturée telle quelle.} other {# primes de personnes qui n’ont pas travaillé chez l’adhérent ce mois-ci sont facturées telles quelles.}}':
    '{count, plural, one {# bonus of a person who did not work at the member this month is invoiced at face value.} other {# bonuses of people who did not work at the member this month are invoiced at face value.}}',
  '{entries} lignes ({hours}) d’avant la première clôture ne sont pas reprises.':
    '{entries} entries ({hours}) from before the first close are not taken in.',
  'Mentions du groupement absentes des factures : {names}.':
    'Particulars of the group missing on the invoices: {names}.',
  'Aucun prélèvement possible ; il manque au groupement : {names}.':
    'No direct debit is possible; the group lacks: {names}.',
  'compte bancaire (IBAN)': 'bank account (IBAN)',
  'identifiant créancier SEPA (ICS)': 'SEPA creditor identifier (ICS)',
  '{count, plural, one {# adhérent facturé n’est pas prélevé : mandat ou IBAN absent ou inutilisable.} other {# adhérents facturés ne sont pas prélevés : mandat ou IBAN absent ou inutilisable.}}':
    '{count, plural, one {# invoiced member is not debited: mandate or IBAN missing or unusable.} other {# invoiced members are not debited: mandate or IBAN missing or unusable.}}',
  '{count, plural, one {# adhérent facturé n’a pas de SIREN.} other {# adhérents facturés n’ont pas de SIREN.}}':
    '{count, plural, one {# invoiced member has no SIREN.} other {# invoiced members have no SIREN.}}',
}
