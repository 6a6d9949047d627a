/**
 * The accounts of the association chart that an employer group uses (plan comptable: reglement
 * ANC 2014-03, adapted by ANC 2018-06), six figures each. A group adds its own beside them.
 */
const CHART = `
102000 Fonds propres statutaires
106000 Réserves
106800 Réserves pour projet de l’entité
110000 Report à nouveau (solde créditeur)
119000 Report à nouveau (solde débiteur)
120000 Résultat de l’exercice (excédent)
129000 Résultat de l’exercice (déficit)
131000 Subventions d’équipement
139000 Subventions d’investissement inscrites au compte de résultat
151000 Provisions pour risques
151800 Autres provisions pour risques
153000 Provisions pour pensions et obligations similaires
158000 Autres provisions pour charges
164000 Emprunts auprès des établissements de crédit
165000 Dépôts et cautionnements reçus
168000 Autres emprunts et dettes assimilées
194000 Fonds dédiés sur subventions d’exploitation
205000 Concessions, licences, logiciels
215400 Matériel
218200 Matériel de transport
218300 Matériel de bureau et informatique
218400 Mobilier
261000 Titres de participation
275000 Dépôts et cautionnements versés
280500 Amortissements des licences et logiciels
281540 Amortissements du matériel
281820 Amortissements du matériel de transport
281830 Amortissements du matériel de bureau et informatique
281840 Amortissements du mobilier
401000 Fournisseurs
404000 Fournisseurs d’immobilisations
408100 Fournisseurs, factures non parvenues
409100 Fournisseurs, avances et acomptes versés
411000 Adhérents
416000 Adhérents douteux ou litigieux
418100 Adhérents, factures à établir
419100 Adhérents, avances et acomptes reçus
419800 Adhérents, avoirs à établir
421000 Personnel, rémunérations dues
425000 Personnel, avances et acomptes
427000 Personnel, oppositions
428200 Dettes provisionnées pour congés à payer
428600 Autres charges de personnel à payer
431000 Sécurité sociale
437000 Autres organismes sociaux
438200 Charges sociales sur congés à payer
438600 Autres charges sociales à payer
441000 État et collectivités, subventions à recevoir
442100 Prélèvement à la source (impôt sur le revenu)
444000 État, impôts sur les bénéfices
445510 TVA à décaisser
445620 TVA déductible sur immobilisations
445660 TVA déductible sur autres biens et services
445670 Crédit de TVA à reporter
445710 TVA collectée
445740 TVA collectée en attente d’encaissement
445800 TVA à régulariser ou en attente
447000 Autres impôts, taxes et versements assimilés
448600 État, charges à payer
455000 Adhérents, comptes courants
467000 Autres comptes débiteurs ou créditeurs
468600 Charges à payer diverses
468700 Produits à recevoir divers
471000 Compte d’attente
486000 Charges constatées d’avance
487000 Produits constatés d’avance
491000 Dépréciations des comptes d’adhérents
508000 Autres valeurs mobilières
511200 Chèques à encaisser
512000 Banque
517000 Compte sur livret
530000 Caisse
580000 Virements internes
604000 Achats d’études et prestations de services
606100 Fournitures non stockables (eau, énergie)
606300 Petit équipement, équipements de protection
606400 Fournitures administratives
611000 Sous-traitance générale
613000 Locations
615000 Entretien et réparations
616000 Primes d’assurance
618300 Documentation technique
618500 Frais de colloques, séminaires, conférences
621100 Personnel intérimaire
622600 Honoraires
623000 Publicité, publications, relations publiques
625100 Voyages et déplacements
625700 Réceptions
626000 Frais postaux et de télécommunications
627000 Services bancaires
628100 Cotisations liées à l’activité
631100 Taxe sur les salaires
633300 Participation à la formation professionnelle continue
633500 Versements libératoires, taxe d’apprentissage
635110 Contribution économique territoriale
641100 Salaires et appointements
641200 Congés payés
641300 Primes et gratifications
641400 Indemnités et avantages divers
645000 Charges de sécurité sociale et de prévoyance
645800 Charges sociales sur congés payés
647500 Médecine du travail, pharmacie
648000 Autres charges de personnel
654000 Pertes sur créances irrécouvrables
658000 Charges diverses de gestion courante
661000 Charges d’intérêts
671000 Charges exceptionnelles sur opérations de gestion
681100 Dotations aux amortissements
681500 Dotations aux provisions d’exploitation
681700 Dotations aux dépréciations des créances
689400 Reports en fonds dédiés sur subventions
695000 Impôts sur les bénéfices
706000 Mises à disposition de personnel
706100 Services aux adhérents
708000 Produits des activités annexes
708500 Frais refacturés
709600 Rabais, remises, ristournes accordés aux adhérents
740000 Concours publics et subventions d’exploitation
754000 Ressources liées à la générosité du public
756000 Cotisations
758000 Produits divers de gestion courante
764000 Revenus des valeurs mobilières de placement
768000 Autres produits financiers
771000 Produits exceptionnels sur opérations de gestion
777000 Quote-part de subventions virée au résultat
781500 Reprises sur provisions d’exploitation
781700 Reprises sur dépréciations des créances
789400 Utilisations de fonds dédiés sur subventions
791000 Transferts de charges d’exploitation
860000 Secours en nature
861000 Mises à disposition gratuites
864000 Personnel bénévole
870000 Dons en nature
871000 Prestations en nature
875000 Bénévolat
`

export interface ChartAccount {
  readonly account: string
  readonly label: string
}

export const STANDARD_CHART: readonly ChartAccount[] = CHART.trim()
  .split('\n')
  .map((row) => ({ account: row.slice(0, 6), label: row.slice(7) }))
