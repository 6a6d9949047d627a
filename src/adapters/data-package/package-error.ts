/** What a place of the package should have held. Facts only: the sentence is made at the edge. */
export type Expected =
  | { readonly kind: Plain }
  | { readonly kind: 'well-formed'; readonly reason: string }
  | { readonly kind: 'cells'; readonly count: number }
  | { readonly kind: 'within-limit'; readonly what: Limit; readonly limit: number }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  | { readonly kind: 'at-least' | 'at-most'; readonly limit: number }
  | { readonly kind: 'unique'; readonly firstLine: number }
  | { readonly kind: 'reference'; readonly resource: string }
  | { readonly kind: 'not-before'; readonly column: string; readonly value: string }
  | { readonly kind: 'siret-of'; readonly siren: string }
  | { readonly kind: 'required-by'; readonly column: string; readonly value: string }
  | { readonly kind: 'existing-time'; readonly zone: string }
  | { readonly kind: 'after'; readonly column: string; readonly value: string }
  | { readonly kind: 'within-day'; readonly value: string }
  | { readonly kind: 'no-overlap'; readonly with: string; readonly line: number | null }
  | { readonly kind: 'unchanged'; readonly value: string }
  | { readonly kind: 'group'; readonly groupId: string }

type Limit = 'file-bytes' | 'cells' | 'rows'

type Plain =
  | 'package'
  | 'file'
  | 'utf8'
  | 'column'
  | 'single-row'
  | 'value'
  | 'text'
  | 'identifier'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'local-time'
  | 'utc-time'
  | 'siren'
  | 'siret'
  | 'idcc'
  | 'iban'
  | 'zone'
  | 'country'
  | 'commune'
  | 'month'
  | 'half-days'
  | 'within-work'

/** One mistake of a package. Line 0: the file itself. No column: the whole line. */
export interface PackageError {
  /** File of the folder, or sheet of the workbook. */
  readonly file: string
  /** Line of the file where the row starts, or row of the sheet; the header is line 1. */
  readonly line: number
  readonly column: string
  readonly value: string
  readonly expected: Expected
}

/** What was read and left aside. */
export type PackageWarning =
  | { readonly kind: 'unknown-file'; readonly file: string }
  | { readonly kind: 'unknown-column'; readonly file: string; readonly column: string }

const PLAIN: Readonly<Record<Plain, string>> = {
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
  zone: 'un fuseau horaire IANA, par exemple Europe/Paris',
  country: 'un code de pays ISO 3166-1 à deux lettres',
  commune: 'un code INSEE de commune : 5 caractères',
  month: 'un mois AAAA-MM',
  'half-days': 'des demi-journées parmi mon-am mon-pm … sun-pm, sans répétition',
  'within-work': 'une pause comprise dans l’horaire',
}

const LIMITS: Readonly<Record<Limit, string>> = {
  'file-bytes': 'octets',
  cells: 'cellules',
  rows: 'lignes',
}

function sentenceOf(expected: Expected): string {
  switch (expected.kind) {
    case 'well-formed':
      return `un contenu lisible (${expected.reason})`
    case 'cells':
      return `${expected.count} cellules, autant que d’en-têtes`
    case 'within-limit':
      return `au plus ${expected.limit} ${LIMITS[expected.what]}`
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
    default:
      return PLAIN[expected.kind]
  }
}

const SHOWN_CHARACTERS = 120

/** The sentence of an error: where, what, and what was expected. */
export function describeError({ file, line, column, value, expected }: PackageError): string {
  const where = [
    file,
    ...(line > 0 ? [`ligne ${line}`] : []),
    ...(column === '' ? [] : [`colonne ${column}`]),
  ].join(', ')
  const shown = value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value
  const what = shown === '' ? '' : ` « ${shown} » —`
  return `${where} :${what} attendu : ${sentenceOf(expected)}`
}

export function describeWarning(warning: PackageWarning): string {
  return warning.kind === 'unknown-file'
    ? `${warning.file} : fichier inconnu, ignoré`
    : `${warning.file}, colonne ${warning.column} : colonne inconnue, ignorée`
}
