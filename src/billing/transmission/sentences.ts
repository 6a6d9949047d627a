import { HttpProblem, type Language } from '../../platform/http/index.ts'
import { assertNever } from '../../shared/refusal.ts'
import type { PlatformProblem } from './platform.ts'
import type { StatusRefusal } from './record-status.ts'
import { isStatusCode, STATUSES } from './statuses.ts'
import type { TransmitRefusal } from './transmit-invoices.ts'

const nameOf = (code: number): string =>
  isStatusCode(code) ? `${code} ${STATUSES[code].name}` : String(code)

/** All that keeps invoices from leaving, in one answer. */
export function transmitProblem(refusals: readonly TransmitRefusal[]): HttpProblem {
  if (refusals.some(({ kind }) => kind === 'no-account'))
    return new HttpProblem('conflict', {
      detail: {
        fr: 'Aucune plateforme agréée n’est réglée : indiquez le compte dans Réglages, Factures.',
        en: 'No approved platform is set: name the account in Settings, Invoices.',
      },
      facts: refusals,
    })
  const numbers = refusals
    .flatMap((refusal) => ('invoiceNumber' in refusal ? [refusal.invoiceNumber] : []))
    .join(', ')
  return new HttpProblem('conflict', {
    detail: {
      fr: `Ces factures ne se transmettent pas par la plateforme : ${numbers}.`,
      en: `These invoices do not travel through the platform: ${numbers}.`,
    },
    facts: refusals,
  })
}

type AnyRefusal = StatusRefusal | { readonly kind: string; readonly invoiceNumber?: string }

/** All that is wrong with a status or its message. */
export function statusProblem(refusals: readonly AnyRefusal[], language: Language): HttpProblem {
  const errors = refusals.map((refusal) => ({
    path: '/body',
    expected: expectedOf(refusal, language),
  }))
  return new HttpProblem('invalid', { errors, facts: refusals })
}

const isStatusRefusal = (refusal: AnyRefusal): refusal is StatusRefusal =>
  ['not-yours', 'not-next', 'reason-wanted', 'amounts-wanted'].includes(refusal.kind)

function expectedOf(refusal: AnyRefusal, language: Language): string {
  const fr = language === 'fr'
  if (!isStatusRefusal(refusal)) {
    const { kind, ...facts } = refusal
    if (kind === 'unknown-invoice')
      return fr
        ? `une facture connue, non ${facts.invoiceNumber}`
        : `a known invoice, not ${facts.invoiceNumber}`
    const said = Object.values(facts).join(' ')
    return `${fr ? 'un message de statut CDAR' : 'a CDAR status message'} (${kind} ${said})`
  }
  switch (refusal.kind) {
    case 'not-yours':
      return fr
        ? `un statut que le groupement pose (${nameOf(refusal.code)} vient d’ailleurs)`
        : `a status that the group sets (${nameOf(refusal.code)} comes from elsewhere)`
    case 'not-next': {
      const open = refusal.open.map(nameOf).join(', ') || (fr ? 'aucun' : 'none')
      const last =
        refusal.last === null ? (fr ? 'aucun statut' : 'no status') : nameOf(refusal.last)
      return fr ? `après ${last} : ${open}` : `after ${last}: ${open}`
    }
    case 'reason-wanted':
      return fr
        ? `un motif parmi ${refusal.among.join(', ')}`
        : `a reason among ${refusal.among.join(', ')}`
    case 'amounts-wanted':
      return fr ? 'les montants encaissés par taux' : 'the amounts cashed by rate'
    default:
      return assertNever(refusal)
  }
}

/** What went wrong with the platform, for an officer. */
export function platformSentence({ kind, status, said }: PlatformProblem, language: Language) {
  const fr = language === 'fr'
  const tail = [status, said].filter((part) => part !== null && part !== '').join(' ')
  const more = tail === '' ? '' : ` (${tail})`
  switch (kind) {
    case 'not-signed-in':
      return fr
        ? `La plateforme n’accepte pas l’identifiant ou son secret${more}.`
        : `The platform does not take the identifier or its secret${more}.`
    case 'busy':
      return fr
        ? `La plateforme demande de revenir plus tard${more}.`
        : `The platform asks to come back later${more}.`
    case 'no-answer':
      return fr ? `La plateforme ne répond pas${more}.` : `The platform does not answer${more}.`
    case 'refused':
      return fr ? `La plateforme refuse${more}.` : `The platform says no${more}.`
    default:
      return assertNever(kind)
  }
}

export function accountProblem(
  wrong: readonly ('flowAddress' | 'directoryAddress' | 'tokenAddress')[],
  body: Readonly<Record<'flowAddress' | 'directoryAddress' | 'tokenAddress', string>>,
  language: Language,
): HttpProblem {
  const expected = language === 'fr' ? 'une adresse en https://' : 'an address in https://'
  const errors = wrong.map((field) => ({ path: `/body/${field}`, expected, value: body[field] }))
  return new HttpProblem('invalid', { errors })
}
