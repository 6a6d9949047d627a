import type { AcceptanceReason, ReversalReason } from '../composition-contract.ts'
import { ApiProblem } from '../../web/api.ts'
import { rate } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'

type Reason = AcceptanceReason | ReversalReason

/** The reasons of a refusal, all at once; empty where it is an error of another kind. */
export function reasonsOf(error: Error): readonly Readonly<Record<string, unknown>>[] {
  const facts = error instanceof ApiProblem ? error.problem.facts : undefined
  if (typeof facts !== 'object' || facts === null || !('reasons' in facts)) return []
  const { reasons } = facts
  return Array.isArray(reasons)
    ? reasons.filter((reason) => typeof reason === 'object' && reason !== null)
    : []
}

interface Names {
  need(id: unknown): string
  member(id: unknown): string
  person(id: unknown): string
}

/** A reason in a sentence that says what to do about it. */
export function reasonSentence(reason: Readonly<Record<string, unknown>>, names: Names): string {
  const kind = KINDS.find((each) => each === reason['kind'])
  switch (kind) {
    case 'already-accepted':
      return t('Cet emploi a déjà été accepté.')
    case 'hypothetical-need':
      return t('Un de ses besoins est supposé : personne ne l’a demandé. Faites-le saisir d’abord.')
    case 'need-taken':
      return t('{need} a été pourvu ou retiré depuis. Composez de nouveau.', {
        need: names.need(reason['needId']),
      })
    case 'need-changed':
      return t('{need} a changé depuis. Composez de nouveau.', {
        need: names.need(reason['needId']),
      })
    case 'member-left':
      return t('{member} n’est plus adhérent à cette date.', {
        member: names.member(reason['memberId']),
      })
    case 'person-changed':
      return t('Le contrat ou les heures de {person} ont changé depuis. Composez de nouveau.', {
        person: names.person(reason['personId']),
      })
    case 'person-taken':
      return t('{person} a déjà reçu un autre emploi.', {
        person: names.person(reason['personId']),
      })
    case 'below-minimum-wage':
      return t('Le salaire est inférieur au minimum de {smic} brut de l’heure.', {
        smic: typeof reason['smicE4'] === 'number' ? rate(reason['smicE4']) : '',
      })
    case 'needs-a-person':
      return t('Il n’y a personne à qui le proposer : créez plutôt un poste.')
    case 'scenario-not-kept':
      return t('Cet emploi vient d’un essai. Retenez d’abord la réponse.')
    case 'already-reversed':
      return t('C’est déjà annulé.')
    case 'signed':
      return t('Un document est déjà signé.')
    case 'planned':
      return t('Des créneaux sont déjà au planning.')
    case 'worked':
      return t('Des heures sont déjà déclarées.')
    case 'filled':
      return t('Le poste est pourvu : annulez d’abord l’embauche.')
    default:
      return t('Refusé : {kind}', { kind: String(reason['kind']) })
  }
}

const KINDS = [
  'already-accepted',
  'hypothetical-need',
  'need-taken',
  'need-changed',
  'member-left',
  'person-changed',
  'person-taken',
  'below-minimum-wage',
  'needs-a-person',
  'scenario-not-kept',
  'already-reversed',
  'signed',
  'planned',
  'worked',
  'filled',
] as const satisfies readonly Reason['kind'][]
