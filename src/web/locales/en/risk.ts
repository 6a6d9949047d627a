/** English of joint liability and guarantees. */
export const risk = {
  Risque: 'Risk',
  'Salaires restant dus': 'Wages left to pay',
  'Cotisations restant dues': 'Contributions left to pay',
  Répartition: 'Apportionment',
  'Une autre règle peut être essayée sans rien enregistrer.':
    'Another rule can be tried without recording anything.',
  '{rule} (la loi)': '{rule} (the law)',
  '{rule} (les statuts)': '{rule} (the bylaws)',
  'Ce montant n’est pas lisible.': 'This amount cannot be read.',
  'Vide : la paie du mois dans les écritures, hors congés acquis.':
    'Empty: the pay of the month in the books, without leave earned.',
  'Le mois n’est pas clos : indiquez le montant.': 'The month is not closed: type the amount.',
  'Votre part de la responsabilité – {month}': 'Your share of the liability – {month}',
  'Aucune part ce mois-là': 'No share in that month',
  'Le mois n’est pas clos : ses dettes ne sont pas encore connues':
    'The month is not closed: its debts are not known yet',
  'Votre entreprise n’était pas adhérente ce mois-là': 'Your company was no member in that month',
  'La règle des statuts ne dit pas qui répond de ce mois':
    'The rule of the bylaws does not say who answers for this month',
  'Si le groupement ne payait pas ce mois': 'If the group did not pay this month',
  Salaires: 'Wages',
  Cotisations: 'Contributions',
  'Votre part': 'Your share',
  'Dépôt de garantie versé': 'Deposit paid',
  'Couvert par les garanties': 'Covered by guarantees',
  'Non couvert': 'Not covered',
  'Les garanties paient d’abord les salaires, puis les cotisations.':
    'Guarantees pay wages first, then contributions.',
  'Risque – {month}': 'Risk – {month}',
  'Risque – {month} : {share} couverts par les garanties':
    'Risk – {month}: {share} covered by guarantees',
  '{rule} : {origin}.': '{rule}: {origin}.',
  '{rule} : règle essayée, elle n’est pas celle des statuts.':
    '{rule}: a rule being tried, not that of the bylaws.',
  '{month} n’est pas clos : ses dettes ne sont pas encore connues':
    '{month} is not closed: its debts are not known yet',
  'Rien n’est dû pour {month}': 'Nothing is owed for {month}',
  'Indiquez des montants ci-dessus pour voir qui en répondrait.':
    'Type amounts above to see who would answer for them.',
  '{why} La règle ne dit pas qui paie : sans elle, chacun répond du tout.':
    '{why} The rule does not say who pays: without it, each answers for the whole.',
  'Salaires et cotisations dus': 'Wages and contributions owed',
  'dont {wages} de salaires': 'of which {wages} wages',
  '{count, plural, one {à payer par # adhérent} other {à payer par # adhérents}}':
    '{count, plural, one {to be paid by # member} other {to be paid by # members}}',
  'Au-delà des plafonds': 'Beyond the caps',
  'les statuts ne le répartissent pas': 'not apportioned by the bylaws',
  'dépôts et cautions détenus :': 'deposits and bank guarantees held:',
  'La règle est retirée.': 'The rule is taken back.',
  'La règle n’a pas pu être retirée.': 'The rule could not be taken back.',
  'La règle des statuts est enregistrée.': 'The rule of the bylaws is recorded.',
  'La règle est de nouveau enregistrée.': 'The rule is recorded again.',
  'La règle n’a pas pu être enregistrée de nouveau.': 'The rule could not be recorded again.',
  'Parts égales': 'Equal parts',
  'Heures confirmées': 'Confirmed hours',
  'Montant facturé': 'Amount invoiced',
  'Solidarité entière': 'Joint liability',
  'Les adhérents du mois répondent des dettes à parts égales':
    'The members of the month answer for the debts in equal parts',
  'Chaque adhérent répond des dettes selon ses heures confirmées du mois':
    'Each member answers for the debts by its confirmed hours of the month',
  'Chaque adhérent répond des dettes selon le montant hors taxes facturé pour le mois':
    'Each member answers for the debts by the net amount invoiced for the month',
  'Chaque adhérent répond des dettes selon ses mises à disposition du mois':
    'Each member answers for the debts by its assignments of the month',
  'Chaque adhérent répond de la totalité des dettes, solidairement':
    'Each member answers jointly for the whole of the debts',
  '{sentence}, {cap} au plus par adhérent et par mois':
    '{sentence}, at most {cap} for one member and one month',
  'aucune règle des statuts n’est enregistrée, la loi s’applique (L1253-8)':
    'no rule of the bylaws is recorded, the law holds (L1253-8)',
  'version du {day}, {source}': 'version of {day}, {source}',
  'Aucun adhérent ne reste.': 'No member is left.',
  'Aucun des adhérents qui restent n’a d’heure confirmée ce mois-là.':
    'None of the members that are left has a confirmed hour in that month.',
  'Aucun des adhérents qui restent n’a de facture pour ce mois.':
    'None of the members that are left has an invoice for this month.',
  'Aucun des adhérents qui restent n’a de mise à disposition ce mois-là.':
    'None of the members that are left has an assignment in that month.',
  'Le groupement n’a aucun adhérent ce mois-là.': 'The group has no member in that month.',
  'Tous les adhérents font défaut : personne ne reste pour payer.':
    'All members fail: nobody is left to pay.',
  'Part de chaque adhérent': 'Share of each member',
  'Aucun adhérent ce mois-là': 'No member in that month',
  'Voir les adhérents': 'See the members',
  'fait défaut': 'fails',
  Part: 'Share',
  'Si…': 'If it…',
  'En plus': 'More',
  'Règle des statuts': 'Rule of the bylaws',
  'Versions de la règle': 'Versions of the rule',
  'Aucune règle des statuts n’est enregistrée': 'No rule of the bylaws is recorded',
  'La loi s’applique : chaque adhérent répond de la totalité (L1253-8).':
    'The law holds: each member answers for the whole (L1253-8).',
  Plafond: 'Cap',
  Statuts: 'Bylaws',
  Retrait: 'Take back',
  'la version du {day}': 'the version of {day}',
  'Plafond (facultatif)': 'Cap (optional)',
  'En euros, par adhérent et par mois.': 'In euros, for one member and one month.',
  'La version du dernier jour vaut pour tout le mois.':
    'The version of the last day holds for the whole month.',
  'Article des statuts ou décision': 'Article of the bylaws or decision',
  'Par exemple : statuts, article 9.': 'For example: bylaws, article 9.',
  'Enregistrer la règle': 'Record the rule',
  'Cochez « fait défaut » sur une ou plusieurs lignes pour voir qui paie à leur place.':
    'Tick “fails” on one or more lines to see who pays in their place.',
  'Personne ne fait défaut': 'Nobody fails',
  'Leurs garanties détenues, {callable}, peuvent être appelées.':
    'The guarantees held of them, {callable}, can be called.',
  '{count, plural, one {Si {names} fait défaut} other {Si {names} font défaut}}':
    '{count, plural, one {If {names} fails} other {If {names} fail}}',
  '{subject} : chacun des autres répondait déjà de la totalité.':
    '{subject}: each of the others answered for the whole already.',
  '{subject} : rien ne passe aux autres.': '{subject}: nothing passes to the others.',
  '{subject} : {moved} passent à {others, plural, one {un autre adhérent} other {# autres adhérents}}, au plus {extra} pour {most}.':
    '{subject}: {moved} pass to {others, plural, one {one other member} other {# other members}}, at most {extra} for {most}.',
  Garanties: 'Guarantees',
  Responsabilité: 'Liability',
  Trésorerie: 'Cash',
  'Garanties de chaque adhérent': 'Guarantees of each member',
  'Aucun adhérent à cette date': 'No member on that day',
  'Choisissez une date où le groupement avait des adhérents.':
    'Choose a day on which the group had members.',
  'Garanties : {held} détenus': 'Guarantees: {held} held',
  'Au {day}. Aucune règle ne dit encore combien chacun dépose.':
    'On {day}. No rule says yet how much each deposits.',
  'Au {day}. Chacun dépose {months} mois de facturation moyenne ({source}).':
    'On {day}. Each deposits {months} months of mean billing ({source}).',
  '{count, plural, one {Demander le dépôt manquant} other {Demander les # dépôts manquants}}':
    '{count, plural, one {Ask for the missing deposit} other {Ask for the # missing deposits}}',
  'Dépôts détenus': 'Deposits held',
  'une dette du groupement envers ses adhérents': 'a debt of the group to its members',
  'Cautions bancaires': 'Bank guarantees',
  'une promesse, hors des comptes': 'a promise, outside the books',
  'Demandé, pas encore reçu': 'Asked, not yet received',
  'À demander': 'To ask for',
  'pour atteindre la règle du dépôt': 'to reach the deposit rule',
  'Dépôt détenu': 'Deposit held',
  'Facturé sur douze mois': 'Billed over twelve months',
  'À détenir': 'To be held',
  'Dépôt attendu': 'Deposit awaited',
  Fiche: 'File',
  'Ouvrir l’adhérent': 'Open the member',
  'Voir les dettes à une date': 'See the debts at a date',
  demande: 'request',
  réception: 'receipt',
  appel: 'call',
  restitution: 'refund',
  Garantie: 'Guarantee',
  Acte: 'Act',
  'Le montant devient une avance de l’adhérent, à imputer sur ses factures (Encours).':
    'The amount becomes an advance of the member, to be set off against its invoices (Receivables).',
  Montant: 'Amount',
  'Enregistrer l’acte': 'Record the act',
  Actes: 'Acts',
  'Aucun acte : ce qui est détenu vient des données importées.':
    'No act: what is held comes from the imported data.',
  '{kind} : {act}': '{kind}: {act}',
  'annulé : {reason}': 'taken back: {reason}',
  'Pourquoi ?': 'Why?',
  'Annuler cet acte': 'Take this act back',
  'L’acte est annulé.': 'The act is taken back.',
  'L’acte est enregistré.': 'The act is recorded.',
  'Annulé aussitôt saisi': 'Taken back as soon as entered',
  '{count, plural, one {# dépôt demandé} other {# dépôts demandés}} : {amount}.':
    '{count, plural, one {# deposit asked} other {# deposits asked}}: {amount}.',
  'La règle du dépôt est enregistrée.': 'The deposit rule is recorded.',
  'Règle du dépôt': 'Deposit rule',
  'L’usage est d’un à deux mois de facturation. Le dépôt est une dette du groupement, sans TVA, rendue après le dernier règlement.':
    'The custom is one to two months of billing. The deposit is a debt of the group, without VAT, given back after the last settlement.',
  'Mois de facturation moyenne': 'Months of mean billing',
  'Entre 0 et 12 mois, par exemple 1,5.': 'Between 0 and 12 months, for example 1.5.',
  'Conseil d’administration du…': 'Board of…',
  'Dettes à une date': 'Debts on a day',
  'Dettes au {day} : {amount}': 'Debts on {day}: {amount}',
  'Salaires et cotisations que les livres portent encore, du mois le plus ancien au dernier.':
    'Wages and contributions that the books still carry, from the oldest month to the last.',
  'Aucun paiement de salaires ni de cotisations n’est dans les livres : importez les relevés de banque pour voir ce qui est réglé.':
    'No payment of wages or contributions is in the books: import bank statements to see what is settled.',
  'Ce qui reste dû, mois par mois': 'What is still owed, month by month',
  'Rien n’est dû à cette date': 'Nothing is owed on that day',
  '{amount} ne sont répartis entre personne : plafonds atteints ou règle sans poids.':
    '{amount} are shared with nobody: caps are reached, or a rule weighs nobody.',
  'Personne ne répond de rien à cette date': 'Nobody answers for anything on that day',
  'Personne : la règle ne pèse personne': 'Nobody: the rule weighs nobody',
  Attestation: 'Certificate',
  'Mis en réserve': 'Put aside',
  Utilisé: 'Used',
  'Réintégré au résultat': 'Added back to the result',
  Réserve: 'Reserve',
  'Réserve : {amount} à la fin de {year}': 'Reserve: {amount} at the end of {year}',
  'Sommes déduites du résultat pour répondre de la responsabilité solidaire, sur un compte bancaire dédié (CGI 214, 1, 8°).':
    'Amounts deducted from the result to answer for joint liability, on a bank account of its own (CGI 214-1-8).',
  '{amount} mis de côté il y a cinq ans n’ont pas servi : à réintégrer au résultat de {year}.':
    '{amount} put aside five years ago were not used: to be added back to the result of {year}.',
  'Année par année': 'Year by year',
  'Rien n’est encore mis en réserve': 'Nothing is put aside yet',
  'Enregistrez ci-dessous ce que l’assemblée a décidé de mettre de côté.':
    'Record below what the assembly decided to put aside.',
  'Plafond de l’année': 'Limit of the year',
  'le plus élevé de 10 000 € et de 2 % de {pay} de rémunérations':
    'the larger of 10,000 EUR and 2 % of {pay} of remunerations',
  'Encore possible cette année': 'Still possible this year',
  '{count, plural, =0 {aucun mois clos dans l’année} one {# mois clos dans l’année} other {# mois clos dans l’année}}':
    '{count, plural, =0 {no month closed in the year} one {# month closed in the year} other {# months closed in the year}}',
  'À réintégrer': 'To add back',
  Réintégré: 'Added back',
  Reste: 'Left',
  'À utiliser avant la fin de': 'To use before the end of',
  'Enregistrer un acte de {year}': 'Record an act of {year}',
  'Saisi par erreur': 'Entered by mistake',
  Année: 'Year',
  'Pour vos comptes': 'For your accounts',
  'Votre part des dettes du groupement au {day}, à mentionner hors bilan.':
    'Your part of the debts of the group on {day}, to disclose off the balance sheet.',
  'Vos garanties': 'Your guarantees',
  Simulations: 'Simulations',
  'Si un adhérent fait défaut': 'If a member fails',
  'Leurs factures ne sont plus payées ; leurs salariés le restent, puisque le groupement les emploie.':
    'Their invoices are no longer paid; their people still are, since the group employs them.',
  '{count, plural, one {Si {names} fait défaut} other {Si {names} font défaut}}, la trésorerie tient six mois':
    'If {count, plural, one {{names} fails} other {{names} fail}}, the cash lasts six months',
  '{count, plural, one {Si {names} fait défaut} other {Si {names} font défaut}}, la trésorerie tient jusqu’au {day}':
    'If {count, plural, one {{names} fails} other {{names} fail}}, the cash lasts until {day}',
  'Sur qui repose le groupement': 'On whom the group rests',
  'Premier adhérent': 'Largest member',
  'Cinq premiers': 'Five largest',
  '{months, plural, =0 {Aucun mois clos sur douze} one {Part du facturé hors taxes, # mois clos sur douze} other {Part du facturé hors taxes, # mois clos sur douze}}':
    '{months, plural, =0 {No month closed of twelve} one {Share of net billing, # month closed of twelve} other {Share of net billing, # months closed of twelve}}',
  'Rien n’a encore été facturé': 'Nothing was billed yet',
  'Clore un mois': 'Close a month',
  '{name} fait défaut': '{name} fails',
  Facturé: 'Billed',
  'La trésorerie': 'The cash',
  'Fin de semaine': 'End of week',
  Prévision: 'Forecast',
  'En défaut': 'In default',
  'Garanties appelées': 'Guarantees called',
  'Sans rien appeler, il manque de l’argent le {day}':
    'With nothing called, money is short on {day}',
  'Au plus bas le {day} : {amount}': 'Lowest on {day}: {amount}',
  'Ne rentrerait plus': 'Would no longer come in',
  'puis {amount} par mois': 'then {amount} a month',
  'Leurs garanties': 'Their guarantees',
  'payées trente jours après l’appel': 'paid thirty days after the call',
  'Manquerait encore': 'Would still be missing',
  'Qui paie ce qui manque': 'Who pays what is missing',
  Paierait: 'Would pay',
}
