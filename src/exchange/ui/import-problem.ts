import type { Problem } from '../../platform/http/contract.ts'

/** A mistake of the package as the list of a page shows it. Line 0: the file itself. */
export interface ImportMistake {
  /** Its place in the list: a line may hold several. */
  readonly key: string
  readonly file: string
  readonly line: number
  readonly column: string
  readonly value: string
  readonly expected: string
}

export interface RefusedPackage {
  readonly mistakes: readonly ImportMistake[]
  /** Of the whole package; the list is cut when it is very long. */
  readonly total: number
  readonly warnings: readonly string[]
}

const steps = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(2)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))

const field = (facts: unknown, name: string): unknown =>
  typeof facts === 'object' && facts !== null ? Reflect.get(facts, name) : undefined

/** What the API says of a package that it does not take; null when the problem is another. */
export function refusedPackage({ facts, errors }: Problem): RefusedPackage | null {
  if (field(facts, 'kind') !== 'invalid-package') return null
  const mistakes = (errors ?? []).map(({ path, expected, value }, index) => {
    const [file = '', line = '0', column = ''] = steps(path)
    return {
      key: String(index),
      file,
      line: Number(line),
      column,
      value: typeof value === 'string' ? value : '',
      expected,
    }
  })
  const total = field(facts, 'errors')
  const warnings = field(facts, 'warnings')
  return {
    mistakes,
    total: typeof total === 'number' ? total : mistakes.length,
    warnings: Array.isArray(warnings) ? warnings.map(String) : [],
  }
}

/** A text that a spreadsheet would take for a formula stands after an apostrophe. */
const cell = (text: string): string => {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** The mistakes as French spreadsheets open them: `;` and a byte order mark. */
export const mistakesFile = (
  headings: readonly string[],
  mistakes: readonly ImportMistake[],
): string =>
  [
    headings,
    ...mistakes.map(({ file, line, column, value, expected }) => [
      file,
      line === 0 ? '' : String(line),
      column,
      value,
      expected,
    ]),
  ]
    .map((cells) => `${cells.map(cell).join(';')}\r\n`)
    .reduce((text, line) => text + line, '\uFEFF')
