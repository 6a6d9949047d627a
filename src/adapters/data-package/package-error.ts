import { expectedText, warningText } from './expected-text.ts'

/** What a place of the package should have held. Facts only: the sentence is made at the edge. */
export type Expected =
  | { readonly kind: Plain }
  | { readonly kind: 'well-formed'; readonly reason: string }
  | { readonly kind: 'comma'; readonly found: Separator }
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
  | {
      readonly kind: 'allowed-value'
      readonly article: string
      readonly least: number
      readonly most: number
    }
  | { readonly kind: 'value-of-law'; readonly article: string; readonly value: number }

/** What separates the columns of a file instead of the comma. */
export type Separator = 'semicolon' | 'tab'

export type Limit = 'file-bytes' | 'cells' | 'rows'

export type Plain =
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
  | 'bic'
  | 'creditor'
  | 'zone'
  | 'country'
  | 'commune'
  | 'month'
  | 'half-days'
  | 'seniority-steps'
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
  return `${where} :${what} attendu : ${expectedText(expected, 'fr')}`
}

export const describeWarning = (warning: PackageWarning): string => warningText(warning, 'fr')
