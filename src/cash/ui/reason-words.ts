import { euros, listText, numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import type { ReasonAnswer } from '../cash-contract.ts'

/** Why a movement is thought to settle something, in words. */
export function reasonText(reason: ReasonAnswer): string {
  switch (reason.kind) {
    case 'end-to-end':
      return t('La référence est celle de notre {number}.', { number: reason.reference })
    case 'number-in-label':
      return t('Le libellé nomme {numbers}.', { numbers: listText(reason.numbers) })
    case 'iban':
      return t('L’IBAN est celui de {name}.', { name: reason.memberName })
    case 'name':
      return t('Le libellé nomme {name}.', { name: reason.memberName })
    case 'amount':
      return t('Le montant est exact.')
    case 'sum-of':
      return t('La somme de {count} documents fait le montant.', { count: reason.count })
    case 'debits-of-day':
      return t('{count} factures échues le {day} : une remise de prélèvements.', {
        count: reason.count,
        day: numericDay(reason.dueOn),
      })
    case 'oldest-first':
      return t('Affecté aux plus anciennes échéances.')
    case 'partial':
      return t('Règlement partiel : il reste {amount}.', { amount: euros(reason.missingCents) })
    case 'too-much':
      return t('{amount} de trop, gardés en avance.', { amount: euros(reason.overCents) })
    case 'returned':
      return reason.code === ''
        ? t('Prélèvement rejeté.')
        : t('Prélèvement rejeté (motif {code}).', { code: reason.code })
    case 'rule':
      return t('Votre règle : le libellé contient « {words} ».', { words: reason.contains })
    case 'usual-word':
      return t('Le libellé contient « {words} ».', { words: reason.word })
  }
}
