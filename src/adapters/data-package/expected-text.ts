import type { Expected, Limit, PackageWarning, Plain } from './package-error.ts'

export type Language = 'fr' | 'en'

type Words<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>

const PLAIN: Words<Plain> = {
  fr: {
    package: 'un dossier de fichiers CSV, ou un classeur .xlsx',
    file: 'ce fichier est obligatoire',
    utf8: 'un texte en UTF-8',
    column: 'cette colonne est obligatoire',
    'single-row': 'exactement une ligne',
    value: 'une valeur',
    text: 'un texte sans caractère de contrôle nul',
    identifier: 'un identifiant d’au plus 200 caractères',
    integer: 'un nombre entier',
    number: 'un nombre, avec un point décimal',
    boolean: 'true ou false',
    date: 'une date AAAA-MM-JJ',
    'local-time': 'une heure locale AAAA-MM-JJThh:mm',
    'utc-time': 'un instant UTC AAAA-MM-JJThh:mm',
    siren: 'un SIREN : 9 chiffres, clé de Luhn exacte',
    siret: 'un SIRET : 14 chiffres, clé de Luhn exacte',
    idcc: 'un IDCC : 4 chiffres',
    iban: 'un IBAN dont la clé est exacte',
    bic: 'un BIC de 8 ou 11 caractères',
    creditor: 'un identifiant créancier SEPA (ICS) dont la clé est exacte',
    zone: 'un fuseau horaire IANA, par exemple Europe/Paris',
    country: 'un code de pays ISO 3166-1 à deux lettres',
    commune: 'un code INSEE de commune : 5 caractères',
    month: 'un mois AAAA-MM',
    'half-days': 'des demi-journées parmi mon-am mon-pm … sun-pm, sans répétition',
    'seniority-steps': 'des paliers années=dix-millièmes, par exemple 3=300;6=600',
    'within-work': 'une pause comprise dans l’horaire',
  },
  en: {
    package: 'a folder of CSV files, or an .xlsx workbook',
    file: 'this file is required',
    utf8: 'text in UTF-8',
    column: 'this column is required',
    'single-row': 'exactly one row',
    value: 'a value',
    text: 'text without a null character',
    identifier: 'an identifier of at most 200 characters',
    integer: 'a whole number',
    number: 'a number, with a decimal point',
    boolean: 'true or false',
    date: 'a day YYYY-MM-DD',
    'local-time': 'a local time YYYY-MM-DDThh:mm',
    'utc-time': 'a UTC moment YYYY-MM-DDThh:mm',
    siren: 'a SIREN: 9 digits with an exact Luhn key',
    siret: 'a SIRET: 14 digits with an exact Luhn key',
    idcc: 'an IDCC: 4 digits',
    iban: 'an IBAN whose key is exact',
    bic: 'a BIC of 8 or 11 characters',
    creditor: 'a SEPA creditor identifier whose key is exact',
    zone: 'an IANA time zone, for example Europe/Paris',
    country: 'a two-letter ISO 3166-1 country code',
    commune: 'an INSEE commune code: 5 characters',
    month: 'a month YYYY-MM',
    'half-days': 'half-days among mon-am mon-pm … sun-pm, none twice',
    'seniority-steps': 'steps of years=ten-thousandths, for example 3=300;6=600',
    'within-work': 'a break within the working time',
  },
}

const LIMITS: Words<Limit> = {
  fr: { 'file-bytes': 'octets', cells: 'cellules', rows: 'lignes' },
  en: { 'file-bytes': 'bytes', cells: 'cells', rows: 'rows' },
}

function frenchText(expected: Expected): string {
  switch (expected.kind) {
    case 'well-formed':
      return `un contenu lisible (${expected.reason})`
    case 'comma':
      return `des colonnes séparées par des virgules, non par ${
        expected.found === 'tab' ? 'des tabulations' : 'des points-virgules'
      }`
    case 'cells':
      return `${expected.count} cellules, autant que d’en-têtes`
    case 'within-limit':
      return `au plus ${expected.limit} ${LIMITS.fr[expected.what]}`
    case 'one-of':
      return `une valeur parmi ${expected.values.join(', ')}`
    case 'at-least':
      return `au moins ${expected.limit}`
    case 'at-most':
      return `au plus ${expected.limit}`
    case 'unique':
      return `une clé unique, déjà présente à la ligne ${expected.firstLine}`
    case 'reference':
      return `l’identifiant d’une ligne de ${expected.resource}`
    case 'not-before':
      return `une date qui ne précède pas ${expected.column} (${expected.value})`
    case 'siret-of':
      return `un SIRET qui commence par le SIREN ${expected.siren}`
    case 'required-by':
      return `une valeur, puisque ${expected.column} est ${expected.value}`
    case 'existing-time':
      return `une heure qui existe ce jour-là (${expected.zone})`
    case 'after':
      return `une heure après ${expected.column} (${expected.value})`
    case 'within-day':
      return `une fin au plus 24 heures après le début (${expected.value})`
    case 'no-overlap':
      return `aucun chevauchement avec ${expected.with} (${
        expected.line === null ? 'déjà enregistré' : `ligne ${expected.line}`
      })`
    case 'unchanged':
      return `la valeur enregistrée ${expected.value}, dont dépendent d’autres lignes`
    case 'group':
      return `le groupement ${expected.groupId}`
    case 'allowed-value':
      return `une valeur que ${expected.article} permet : de ${expected.least} à ${expected.most}`
    case 'value-of-law':
      return `${expected.value}, ou ce qui protège davantage : ${expected.article} ne permet rien d’autre`
    default:
      return PLAIN.fr[expected.kind]
  }
}

function englishText(expected: Expected): string {
  switch (expected.kind) {
    case 'well-formed':
      return `readable content (${expected.reason})`
    case 'comma':
      return `columns separated by commas, not by ${
        expected.found === 'tab' ? 'tabs' : 'semicolons'
      }`
    case 'cells':
      return `${expected.count} cells, as many as headings`
    case 'within-limit':
      return `at most ${expected.limit} ${LIMITS.en[expected.what]}`
    case 'one-of':
      return `one of ${expected.values.join(', ')}`
    case 'at-least':
      return `at least ${expected.limit}`
    case 'at-most':
      return `at most ${expected.limit}`
    case 'unique':
      return `a unique key, already on line ${expected.firstLine}`
    case 'reference':
      return `the identifier of a row of ${expected.resource}`
    case 'not-before':
      return `a day not before ${expected.column} (${expected.value})`
    case 'siret-of':
      return `a SIRET that starts with the SIREN ${expected.siren}`
    case 'required-by':
      return `a value, because ${expected.column} is ${expected.value}`
    case 'existing-time':
      return `a time that exists on that day (${expected.zone})`
    case 'after':
      return `a time after ${expected.column} (${expected.value})`
    case 'within-day':
      return `an end at most 24 hours after the start (${expected.value})`
    case 'no-overlap':
      return `no overlap with ${expected.with} (${
        expected.line === null ? 'already stored' : `line ${expected.line}`
      })`
    case 'unchanged':
      return `the stored value ${expected.value}, on which other rows depend`
    case 'group':
      return `the group ${expected.groupId}`
    case 'allowed-value':
      return `a value that ${expected.article} allows: ${expected.least} to ${expected.most}`
    case 'value-of-law':
      return `${expected.value}, or what protects more: ${expected.article} allows nothing else`
    default:
      return PLAIN.en[expected.kind]
  }
}

/** What was expected at a place of the package, in words. */
export const expectedText = (expected: Expected, language: Language): string =>
  language === 'fr' ? frenchText(expected) : englishText(expected)

/** What was left aside, in words. */
export function warningText(warning: PackageWarning, language: Language): string {
  const french = language === 'fr'
  if (warning.kind === 'unknown-file')
    return french
      ? `${warning.file} : fichier inconnu, ignoré`
      : `${warning.file}: unknown file, left aside`
  return french
    ? `${warning.file}, colonne ${warning.column} : colonne inconnue, ignorée`
    : `${warning.file}, column ${warning.column}: unknown column, left aside`
}
