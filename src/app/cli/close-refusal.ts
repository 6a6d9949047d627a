import type { CloseRefusal } from '../../closing/index.ts'
import { assertNever } from '../../shared/refusal.ts'

export function closeRefusalSentence(refusal: CloseRefusal): string {
  switch (refusal.kind) {
    case 'unknown-group':
      return `Le groupement ${refusal.groupId} est inconnu.`
    case 'later-month-closed':
      return `${refusal.month} ne peut plus être clos : ${refusal.closed} l’est déjà, et les mois se closent dans l’ordre.`
    case 'earlier-month-open':
      return `${refusal.month} ne peut pas encore être clos : ${refusal.open} est ouvert, et les mois se closent dans l’ordre.`
    case 'issued-before-last-invoice':
      return `Le jour d’émission ${refusal.issuedOn} précède celui de la dernière facture : attendu ${refusal.last} ou après.`
    case 'books-closed':
      return `${refusal.month} ne peut pas être clos : la comptabilité est arrêtée pour ${refusal.periods.map((period) => (period.kind === 'month-locked' ? period.month : `l’exercice ${period.year}`)).join(', ')}. Levez le verrou du mois dans Comptes, Périodes.`
    case 'cancelled':
      return `La clôture de ${refusal.month} est annulée : rien n’est enregistré.`
    default:
      return assertNever(refusal)
  }
}
