import type { StatementMistake, StatementWarning } from './statement.ts'

type Language = 'fr' | 'en'
type Sentence = Readonly<Record<Language, string>>

/** What was expected where a file is wrong. */
const EXPECTED: Readonly<Record<StatementMistake['kind'], Sentence>> = {
  'unknown-format': {
    fr: 'un relevé camt.053, CFONB 120 ou OFX',
    en: 'a statement in camt.053, CFONB 120 or OFX',
  },
  empty: { fr: 'un fichier qui n’est pas vide', en: 'a file that is not empty' },
  'too-large': { fr: '64 Mo au plus', en: 'at most 64 MB' },
  'too-many-operations': {
    fr: '200 000 opérations au plus',
    en: 'at most 200,000 operations',
  },
  'not-well-formed': {
    fr: 'un balisage bien formé, sans type de document',
    en: 'well-formed markup without a document type',
  },
  'no-statement': { fr: 'un relevé au moins', en: 'at least one statement' },
  missing: { fr: 'cette zone, qui manque', en: 'this field, which is missing' },
  'not-a-day': { fr: 'une date qui existe', en: 'a day that exists' },
  'not-an-amount': {
    fr: 'un montant en centimes entiers',
    en: 'an amount in whole cents',
  },
  'not-a-sign': { fr: 'CRDT ou DBIT', en: 'CRDT or DBIT' },
  'other-currency': {
    fr: 'la devise du compte',
    en: 'the currency of the account',
  },
  'long-record': {
    fr: 'un enregistrement de 120 caractères',
    en: 'a record of 120 characters',
  },
  'unknown-record': {
    fr: 'un enregistrement 01, 04, 05 ou 07',
    en: 'a record 01, 04, 05 or 07',
  },
  'outside-statement': {
    fr: 'un ancien solde (01) avant l’opération',
    en: 'an opening balance (01) before the operation',
  },
  'statement-not-ended': {
    fr: 'un nouveau solde (07) qui termine ce relevé',
    en: 'a closing balance (07) that ends this statement',
  },
  'statement-not-started': {
    fr: 'un ancien solde (01) avant le nouveau solde',
    en: 'an opening balance (01) before the closing one',
  },
  'detail-without-operation': {
    fr: 'une opération (04) avant son complément',
    en: 'an operation (04) before its detail',
  },
  'of-another-account': {
    fr: 'le compte du relevé',
    en: 'the account of the statement',
  },
}

export const mistakeText = ({ kind }: Pick<StatementMistake, 'kind'>, language: Language): string =>
  EXPECTED[kind][language]

const WARNINGS: Readonly<Record<StatementWarning['kind'], Sentence>> = {
  'balance-of-another-currency': {
    fr: 'Un solde est dans une autre devise : il n’est pas contrôlé',
    en: 'A balance is in another currency: it is not checked',
  },
  'balance-missing': {
    fr: 'Un solde manque : le relevé n’est pas contrôlé',
    en: 'A balance is missing: the statement is not checked',
  },
  'balances-differ': {
    fr: 'Le solde initial et les opérations ne font pas le solde final ; écart',
    en: 'The opening balance and the operations do not make the closing balance; difference',
  },
  'not-booked': {
    fr: 'Une opération n’est pas comptabilisée : elle est laissée de côté',
    en: 'An operation is not booked: it is left aside',
  },
  'status-missing': {
    fr: 'L’état d’une opération manque : elle est tenue pour comptabilisée',
    en: 'The status of an operation is missing: it is taken as booked',
  },
  'details-differ': {
    fr: 'Le détail d’une opération n’en fait pas le montant',
    en: 'The details of an operation do not make its amount',
  },
  'bank-code-differs': {
    fr: 'Le code de la banque n’est pas celui de l’ancien solde',
    en: 'The bank code is not that of the opening balance',
  },
  'unknown-version': {
    fr: 'Version du format non vérifiée, lue comme camt.053.001.08',
    en: 'Version of the format not checked, read as camt.053.001.08',
  },
}

export const warningText = ({ kind, line, found }: StatementWarning, language: Language): string =>
  language === 'fr'
    ? `Ligne ${line} : ${WARNINGS[kind].fr}${found === '' ? '' : ` (${found})`}.`
    : `Line ${line}: ${WARNINGS[kind].en}${found === '' ? '' : ` (${found})`}.`
