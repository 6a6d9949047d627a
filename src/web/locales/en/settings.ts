/** English of the settings: the group, its data, the rules, the display, the program. */
export const settings = {
  Réglages: 'Settings',
  Groupement: 'Group',
  'Importer et exporter': 'Import and export',
  Affichage: 'Display',
  'À propos': 'About',
  // The group
  'Association loi de 1901': 'Association (law of 1901)',
  'Association de droit local': 'Association under local law',
  'Société coopérative': 'Cooperative',
  'Groupement d’employeurs': 'Employer group',
  GEIQ: 'GEIQ (group for integration and qualification)',
  'Groupement agricole': 'Agricultural group',
  'Service de remplacement': 'Replacement service',
  'Fiche du groupement': 'The group on file',
  Nom: 'Name',
  SIREN: 'SIREN',
  Forme: 'Legal form',
  Nature: 'Kind',
  'Convention collective (IDCC)': 'Collective agreement (IDCC)',
  Pays: 'Country',
  'Fuseau horaire': 'Time zone',
  'Établissement {name}': 'Establishment {name}',
  'Ces informations viennent des données importées.': 'This comes from the imported data.',
  'Les changer par un import': 'Change it by an import',
  'Cet IBAN n’est pas exact : sa clé ne correspond pas.':
    'This IBAN is not exact: its key does not match.',
  'Un BIC a 8 ou 11 caractères, par exemple AGRIFRPP.':
    'A BIC has 8 or 11 characters, for example AGRIFRPP.',
  'Cet identifiant n’est pas exact, par exemple FR72ZZZ123456.':
    'This identifier is not exact, for example FR72ZZZ123456.',
  'Un nombre de jours de 0 à 60.': 'A number of days from 0 to 60.',
  'Un pourcentage de 0 à 100, avec deux décimales au plus.':
    'A percentage from 0 to 100, with two decimals at most.',
  'Facturation et encaissement': 'Invoicing and collection',
  'Délai de paiement des factures (jours)': 'Payment term of invoices (days)',
  'Au plus 60 jours à compter de la date de la facture (Code de commerce, L441-10).':
    'At most 60 days from the date of the invoice (Code de commerce, L441-10).',
  'IBAN du groupement': 'IBAN of the group',
  BIC: 'BIC',
  'Identifiant créancier SEPA (ICS)': 'SEPA creditor identifier (ICS)',
  'Donné par votre banque ; nécessaire pour prélever les adhérents.':
    'Given by your bank; needed to debit the members.',
  'Adresse sur les factures': 'Address on invoices',
  Paie: 'Payroll',
  'Taux accidents du travail (%)': 'Work-accident rate (%)',
  'Celui de la notification de la Carsat. Il entre dans le coût de la paie.':
    'As notified by the Carsat. It is part of the cost of payroll.',
  'Enregistrer les réglages': 'Save the settings',
  'Tout est enregistré.': 'Everything is saved.',
  'Abandonner les modifications': 'Discard the changes',
  Rue: 'Street',
  'Code postal': 'Postal code',
  Commune: 'Town',
  'Heures supplémentaires d’une semaine partagée entre adhérents':
    'Overtime of a week shared among members',
  'Au prorata des heures': 'In proportion to the hours',
  'Chaque adhérent de la semaine porte les heures supplémentaires à proportion du travail fait chez lui.':
    'Each member of the week bears the overtime in proportion to the work done there.',
  'Dans l’ordre des heures': 'In the order of the hours',
  'L’adhérent chez qui le seuil est dépassé porte les heures faites au-delà.':
    'The member where the threshold is passed bears the hours done beyond it.',
  'Une autre personne a changé ces réglages pendant que vous les modifiiez. Rien n’est enregistré.':
    'Somebody else changed these settings while you were editing them. Nothing is saved.',
  'Voir les réglages actuels': 'See the current settings',
  'Les réglages d’avant sont rétablis.': 'The settings from before are back.',
  'Les réglages ont changé entre-temps : rien n’a été rétabli.':
    'The settings changed meanwhile: nothing was put back.',
  'Réglages enregistrés.': 'Settings saved.',
  // Import and export
  'Le groupement est encore vide : commencez par importer ses données':
    'The group is still empty: start by importing its data',
  'Toutes les données du groupement, dans un seul format, dans les deux sens':
    'All data of the group, in one format, both ways',
  Exporter: 'Export',
  'Un classeur avec une feuille par table. C’est aussi le modèle à remplir pour un import : les colonnes y ont leur nom et leur place.':
    'A workbook with one sheet for each table. It is also the model to fill in for an import: its columns have their names and places.',
  'Exporter le groupement': 'Export the group',
  Importer: 'Import',
  Import: 'Import',
  'Un classeur .xlsx, ou les fichiers CSV d’un dossier de données.':
    'An .xlsx workbook, or the CSV files of a data folder.',
  'Ils sont d’abord vérifiés ; rien n’est enregistré avant votre accord.':
    'They are checked first; nothing is stored before you agree.',
  'Choisir les fichiers': 'Choose files',
  'Choisir un dossier': 'Choose a folder',
  'Vérification terminée.': 'Check done.',
  'Vérification terminée : des données sont à corriger.': 'Check done: there are data to correct.',
  'Import terminé.': 'Import done.',
  '{count, number} fichiers choisis': '{count, number} files chosen',
  'Vérification, sans rien enregistrer…': 'Checking, without storing anything…',
  '{rows, plural, one {Importer # ligne} other {Importer # lignes}}':
    '{rows, plural, one {Import # row} other {Import # rows}}',
  'Ces fichiers dépassent 63 Mo': 'These files exceed 63 MB',
  'Importez-les en plusieurs fois, ou par la commande « maillage import ».':
    'Import them in several parts, or with the command “maillage import”.',
  'Lignes par table': 'Rows by table',
  'Aucune table': 'No table',
  'Voir le mois': 'See the month',
  'Voir les heures': 'See the hours',
  'Voir les contrôles': 'See the checks',
  '{rows, plural, one {Import terminé : # ligne} other {Import terminé : # lignes}}':
    '{rows, plural, one {Import done: # row} other {Import done: # rows}}',
  'Rien à importer : tout est déjà enregistré': 'Nothing to import: everything is stored already',
  'Aucune erreur. Voici ce que l’import fera': 'No error. This is what the import will do',
  '{count, plural, one {# avertissement} other {# avertissements}}':
    '{count, plural, one {# warning} other {# warnings}}',
  Table: 'Table',
  Lues: 'Read',
  Ajoutées: 'Added',
  Changées: 'Changed',
  Inchangées: 'Unchanged',
  '{total, plural, one {# erreur à corriger} other {# erreurs à corriger}}':
    '{total, plural, one {# error to correct} other {# errors to correct}}',
  'Rien n’est enregistré. Corrigez les fichiers, puis choisissez-les à nouveau.':
    'Nothing is stored. Correct the files, then choose them again.',
  Fichier: 'File',
  'Tous les fichiers': 'All files',
  'Télécharger la liste des erreurs': 'Download the list of errors',
  'Les {shown, number} premières erreurs sur {total, number} sont montrées.':
    'The first {shown, number} of {total, number} errors are shown.',
  Erreurs: 'Errors',
  'Aucune erreur': 'No error',
  'fichier entier': 'whole file',
  Ligne: 'Line',
  Colonne: 'Column',
  'ligne entière': 'whole line',
  Valeur: 'Value',
  vide: 'empty',
  Attendu: 'Expected',
  'erreurs-import.csv': 'import-errors.csv',
  Établissements: 'Establishments',
  'Lieux de travail': 'Work places',
  Compétences: 'Skills',
  'Visites de santé au travail': 'Occupational health visits',
  Besoins: 'Needs',
  Planning: 'Planning',
  'Mises à disposition': 'Assignments',
  'Éléments de paie': 'Pay items',
  'Limites des accords': 'Limits of agreements',
  // The rules
  Texte: 'Text',
  Lecture: 'Reading',
  'aucune exception': 'no exception',
  'depuis le {start}': 'since {start}',
  'du {start} au {end}': 'from {start} to {end}',
  'en vigueur': 'in force',
  // The display and the program
  'Pour vous seul, sans effet sur les autres personnes': 'For you alone, without effect on others',
  Couleurs: 'Colours',
  'Comme l’appareil': 'As the device',
  Clair: 'Light',
  Sombre: 'Dark',
  'Maillage, le système commun des groupements d’employeurs':
    'Maillage, the common system of employer groups',
  'Version et licence': 'Version and licence',
  Version: 'Version',
  Licence: 'Licence',
  'GNU AGPL, version 3 ou ultérieure': 'GNU AGPL, version 3 or later',
  'Maillage est un logiciel libre : vous pouvez l’utiliser, l’étudier, le modifier et le partager. Toute personne qui s’en sert par le réseau a droit au code source de la version en service.':
    'Maillage is free software: you may use, study, change and share it. Anybody who uses it over the network is entitled to the source code of the version in service.',
  'Télécharger le code source de cette version': 'Download the source code of this version',
  'Lire la licence': 'Read the licence',
  'Relier d’autres logiciels': 'Connect other programs',
  'Tout ce que montrent ces écrans se lit et se commande aussi par l’API, avec les mêmes droits.':
    'All that these screens show can also be read and commanded through the API, with the same rights.',
  'Documentation de l’API, à essayer en ligne': 'Documentation of the API, to try online',
  'Description OpenAPI 3.1': 'OpenAPI 3.1 description',
  'Importer ou exporter toutes les données': 'Import or export all data',
  'Banque du groupement': 'Bank of the group',
} as const
