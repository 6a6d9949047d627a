import type { RefusalTable } from '../platform/http/index.ts'
import type { ImportRefusal } from './import-statements.ts'
import type { AccountRefusal } from './set-account.ts'
import type { SettleRefusal } from './settle.ts'
import type { RuleRefusal } from './teach-rule.ts'
import type { UndoRefusal } from './undo-settlement.ts'

export const IMPORT_REFUSALS: RefusalTable<ImportRefusal> = {
  'unknown-account': {
    is: 'conflict',
    fr: 'Ce compte n’est pas encore parmi ceux du groupement : ajoutez-le d’abord.',
    en: 'This account is not yet one of the group: add it first.',
  },
  'other-currency': {
    is: 'invalid',
    fr: 'Seuls les comptes en euros sont tenus.',
    en: 'Only accounts in euros are kept.',
  },
  'other-format': {
    is: 'conflict',
    fr: 'Des opérations des mêmes jours et montants sont déjà venues dans un autre format : elles compteraient deux fois.',
    en: 'Movements of the same days and amounts came in another format: they would count twice.',
  },
  'balances-differ': {
    is: 'conflict',
    fr: 'Le solde initial et les opérations ne font pas le solde final.',
    en: 'The opening balance and the operations do not make the closing balance.',
  },
}

export const SETTLE_REFUSALS: RefusalTable<SettleRefusal> = {
  'already-settled': {
    is: 'conflict',
    fr: 'L’opération est déjà affectée.',
    en: 'The movement is settled already.',
  },
  nothing: { is: 'invalid', fr: 'Chaque part a un montant.', en: 'Each part has an amount.' },
  'does-not-add-up': {
    is: 'invalid',
    fr: 'Les parts ne font pas le montant de l’opération.',
    en: 'The parts do not add up to the movement.',
  },
  'unknown-invoice': { is: 'invalid', fr: 'Facture inconnue.', en: 'Unknown invoice.' },
  'unknown-member': { is: 'invalid', fr: 'Adhérent inconnu.', en: 'Unknown member.' },
  'not-an-account': {
    is: 'invalid',
    fr: 'Un numéro de compte commence par trois chiffres, et le libellé est obligatoire.',
    en: 'An account starts with three digits, and its label is needed.',
  },
  'named-twice': {
    is: 'invalid',
    fr: 'La même facture est nommée deux fois.',
    en: 'The same invoice is named twice.',
  },
  'more-than-open': {
    is: 'conflict',
    fr: 'C’est plus que le reste dû de la facture.',
    en: 'This is more than what is open of the invoice.',
  },
  'more-than-advanced': {
    is: 'conflict',
    fr: 'C’est plus que l’avance de l’adhérent.',
    en: 'This is more than the advance of the member.',
  },
  'members-differ': {
    is: 'invalid',
    fr: 'Une compensation se fait entre les sommes d’un même adhérent.',
    en: 'Sums of one member alone are set off.',
  },
}

export const UNDO_REFUSALS: RefusalTable<UndoRefusal> = {
  'already-undone': { is: 'conflict', fr: 'Déjà annulée.', en: 'Undone already.' },
  'is-an-undoing': {
    is: 'conflict',
    fr: 'Une annulation ne s’annule pas : affectez l’opération de nouveau.',
    en: 'An undoing is not undone: settle the movement again.',
  },
  'later-one-depends': {
    is: 'conflict',
    fr: 'Une affectation plus récente en dépend : annulez-la d’abord.',
    en: 'A later settlement rests on it: undo that one first.',
  },
}

export const ACCOUNT_REFUSALS: RefusalTable<AccountRefusal> = {
  'not-an-iban': {
    is: 'invalid',
    fr: 'Cet IBAN n’est pas valable.',
    en: 'This IBAN is not valid.',
  },
  'iban-known': {
    is: 'conflict',
    fr: 'Un autre compte porte cet IBAN.',
    en: 'Another account has this IBAN.',
  },
  'not-an-account': {
    is: 'invalid',
    fr: 'Un numéro de compte commence par trois chiffres, de 1 à 8 pour le premier.',
    en: 'An account starts with three digits, the first from 1 to 8.',
  },
  'balance-without-day': {
    is: 'invalid',
    fr: 'Un solde va avec son jour.',
    en: 'A balance comes with its day.',
  },
}

export const RULE_REFUSALS: RefusalTable<RuleRefusal> = {
  'one-target': {
    is: 'invalid',
    fr: 'Une règle mène à un compte ou à un adhérent, pas aux deux.',
    en: 'A rule leads to an account or to a member, not to both.',
  },
  'not-an-account': SETTLE_REFUSALS['not-an-account'],
  'unknown-member': SETTLE_REFUSALS['unknown-member'],
}
