import { capital, longMonth, numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'

/** A refusal that the run wrote down, or null when the failure is ours. */
function refusalOf(failure: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(failure)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Why a run failed, in a sentence. */
export function failureText(failure: string | null): string {
  const refusal = refusalOf(failure ?? '')
  switch (refusal?.['kind']) {
    case 'later-month-closed':
      return t('{month} est déjà clos : les mois se closent dans l’ordre.', {
        month: capital(longMonth(word(refusal['closed']))),
      })
    case 'earlier-month-open':
      return t('{month} est encore ouvert : les mois se closent dans l’ordre.', {
        month: capital(longMonth(word(refusal['open']))),
      })
    case 'issued-before-last-invoice':
      return t('Une facture porte déjà la date du {day} ; choisissez cette date ou une suivante.', {
        day: numericDay(word(refusal['last'])),
      })
    case 'books-closed':
      return t('Sa comptabilité est arrêtée : rien ne peut y être passé.')
    default:
      return failure === null || failure === ''
        ? t('La raison n’est pas connue.')
        : t('Erreur de notre fait : {reason}', { reason: failure })
  }
}
