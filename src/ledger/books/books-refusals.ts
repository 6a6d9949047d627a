import { type HttpProblem, type RefusalTable, refusalProblem } from '../../platform/http/index.ts'
import type { ApprovalRefusal } from './approve-mapping.ts'
import type { YearRefusal } from './close-year.ts'
import type { LeaveRefusal } from './leave-accrual.ts'
import type { UnletterRefusal } from './letter.ts'
import type { OpeningRefusal } from './open-year.ts'
import type { LockRefusal } from './periods.ts'
import type { PostRefusal } from './post-manual-entry.ts'
import type { LetteringRefusal } from './rules/lettering.ts'

export type BooksRefusal =
  | PostRefusal
  | LetteringRefusal
  | UnletterRefusal
  | LockRefusal
  | YearRefusal
  | OpeningRefusal
  | ApprovalRefusal
  | LeaveRefusal
  | { readonly kind: 'account-exists' }

/** The sentence of each refusal; the facts say which line, which account, which sums. */
export const REFUSALS: RefusalTable<BooksRefusal> = {
  'unknown-journal': { is: 'invalid', fr: 'Journal inconnu.', en: 'Unknown journal.' },
  'no-label': { is: 'invalid', fr: 'Il manque un libellé.', en: 'A label is missing.' },
  'too-few-lines': {
    is: 'invalid',
    fr: 'Il faut deux lignes au moins.',
    en: 'Two lines at least.',
  },
  'not-an-account': {
    is: 'invalid',
    fr: 'Un numéro de compte commence par trois chiffres, de 1 à 8 pour le premier.',
    en: 'An account starts with three digits, the first from 1 to 8.',
  },
  'unknown-account': {
    is: 'invalid',
    fr: 'Ce compte n’est pas au plan : ajoutez-le d’abord.',
    en: 'This account is not in the chart: add it first.',
  },
  'member-needed': {
    is: 'invalid',
    fr: 'Une ligne sur un compte 411 nomme un adhérent.',
    en: 'A line on an account 411 names a member.',
  },
  'one-side': {
    is: 'invalid',
    fr: 'Chaque ligne a un débit ou un crédit, l’un ou l’autre.',
    en: 'Each line has a debit or a credit, one or the other.',
  },
  unbalanced: {
    is: 'invalid',
    fr: 'Le total des débits n’est pas celui des crédits.',
    en: 'Debits and credits are not equal.',
  },
  'reversal-not-later': {
    is: 'invalid',
    fr: 'L’extourne est datée après l’écriture.',
    en: 'The reversal comes after the entry.',
  },
  'month-locked': {
    is: 'conflict',
    fr: 'Le mois est verrouillé : choisissez une autre date, ou levez le verrou.',
    en: 'The month is locked: choose another date, or lift the lock.',
  },
  'year-closed': {
    is: 'conflict',
    fr: 'L’exercice est clos : passez l’écriture dans l’exercice ouvert.',
    en: 'The year is closed: post in the open year.',
  },
  'unknown-entry': { is: 'not-found', fr: 'Écriture introuvable.', en: 'No such entry.' },
  'made-by-the-product': {
    is: 'conflict',
    fr: 'Cette écriture vient d’une facture, de la paie ou d’un règlement : c’est lui qui se corrige.',
    en: 'This entry comes from an invoice, the pay or a payment: correct that instead.',
  },
  'already-reversed': {
    is: 'conflict',
    fr: 'Cette écriture est déjà extournée.',
    en: 'This entry is reversed already.',
  },
  'unknown-line': { is: 'invalid', fr: 'Ligne introuvable.', en: 'No such line.' },
  'already-lettered': {
    is: 'conflict',
    fr: 'Une des lignes est déjà lettrée.',
    en: 'One of the lines is lettered already.',
  },
  'several-accounts': {
    is: 'invalid',
    fr: 'Les lignes lettrées sont du même compte.',
    en: 'Lettered lines are of one account.',
  },
  'several-parties': {
    is: 'invalid',
    fr: 'Les lignes lettrées sont du même tiers.',
    en: 'Lettered lines are of one party.',
  },
  'not-settled': {
    is: 'invalid',
    fr: 'Les lignes choisies ne se soldent pas.',
    en: 'The chosen lines do not settle each other.',
  },
  'unknown-lettering': { is: 'not-found', fr: 'Lettrage introuvable.', en: 'No such lettering.' },
  'already-undone': {
    is: 'conflict',
    fr: 'Ce lettrage est déjà défait.',
    en: 'This lettering was taken back already.',
  },
  'already-locked': { is: 'conflict', fr: 'Ce mois est déjà verrouillé.', en: 'Locked already.' },
  'not-locked': { is: 'conflict', fr: 'Ce mois n’est pas verrouillé.', en: 'Not locked.' },
  'year-not-over': {
    is: 'conflict',
    fr: 'L’exercice n’est pas terminé.',
    en: 'The year is not over.',
  },
  'nothing-posted': {
    is: 'conflict',
    fr: 'Aucune écriture dans cet exercice.',
    en: 'No entry in this year.',
  },
  'earlier-year-open': {
    is: 'conflict',
    fr: 'Un exercice antérieur est encore ouvert : clôturez-le d’abord.',
    en: 'An earlier year is still open: close it first.',
  },
  'months-open': {
    is: 'conflict',
    fr: 'Des mois de l’exercice ont des heures qui ne sont pas closes.',
    en: 'Months of the year hold hours that are not closed.',
  },
  'next-year-opened': {
    is: 'conflict',
    fr: 'L’exercice suivant a déjà des à-nouveaux.',
    en: 'The next year has an opening already.',
  },
  'unreadable-file': {
    is: 'invalid',
    fr: 'Le fichier contient des lignes à corriger.',
    en: 'The file has lines to correct.',
  },
  'nothing-to-open': { is: 'invalid', fr: 'Aucun solde à reprendre.', en: 'No balance to take.' },
  'already-opened': {
    is: 'conflict',
    fr: 'Cet exercice a déjà des à-nouveaux.',
    en: 'This year has an opening already.',
  },
  'no-accountant': {
    is: 'invalid',
    fr: 'Indiquez le nom de l’expert-comptable.',
    en: 'Name the accountant.',
  },
  'already-approved': {
    is: 'conflict',
    fr: 'Ces comptes sont déjà validés.',
    en: 'These accounts are approved already.',
  },
  'already-booked': {
    is: 'conflict',
    fr: 'Les congés de ce jour sont déjà comptabilisés.',
    en: 'The leave of this day is booked already.',
  },
  'nothing-to-book': {
    is: 'conflict',
    fr: 'Les comptes sont déjà à cette valeur.',
    en: 'The books hold this value already.',
  },
  'account-exists': {
    is: 'conflict',
    fr: 'Ce compte est déjà au plan.',
    en: 'This account is in the chart already.',
  },
}

/** The first refusal makes the sentence, all are facts. */
export function booksProblem(refusals: readonly BooksRefusal[]): HttpProblem {
  const [first] = refusals
  if (first === undefined) throw new Error('a refusal has a reason')
  return refusalProblem(REFUSALS, first, { kind: first.kind, refusals })
}
