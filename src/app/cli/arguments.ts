import { parseArgs } from 'node:util'

/** An option of a command: with a value that is read, or a mere switch. */
export interface Option<Value = unknown> {
  /** What stands for the value in the help, `DIR`; a switch has none. */
  readonly placeholder?: string
  readonly help: string
  readonly required?: boolean
  /** The value, or what was expected instead. */
  readonly read?: (text: string) => { readonly value: Value } | { readonly expected: string }
}
export type Options = Readonly<Record<string, Option>>

export interface Usage {
  /** Names of what is given without an option, in order; a final `?` allows its absence. */
  readonly positionals: readonly string[]
  /** Looks at what is given for such a name before the work starts, as at the value of an option. */
  readonly readPositional?: Readonly<Record<string, NonNullable<Option['read']>>>
  readonly options: Options
}

export interface Arguments {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, unknown>>
}

export const switchOn = (help: string): Option => ({ help })

export const text = (placeholder: string, help: string, required = false): Option<string> => ({
  placeholder,
  help,
  required,
  read: (given) => (given === '' ? { expected: 'une valeur non vide' } : { value: given }),
})

export const valueOf = <Value>(
  placeholder: string,
  help: string,
  expected: string,
  parse: (text: string) => Value | null,
  required = false,
): Option<Value> => ({
  placeholder,
  help,
  required,
  read: (given) => {
    const value = parse(given)
    return value === null ? { expected } : { value }
  },
})

export const naturalNumber = (given: string): number | null =>
  /^\d{1,9}$/.test(given) ? Number(given) : null

/** Reads the words of a command line; every mistake is told, not only the first. */
export function readArguments(
  words: readonly string[],
  usage: Usage,
): { readonly arguments: Arguments } | { readonly mistakes: readonly string[] } {
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(usage.options).map(([name, { read }]) => [
        name,
        { type: read === undefined ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
  })
  const mistakes: string[] = []
  const values: Record<string, unknown> = {}
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind === 'option') readOption(token, usage.options, values, mistakes)
  }
  mistakes.push(
    ...misread(positionals, usage),
    ...missingOptions(usage.options, values, tokens),
    ...count(positionals, usage),
  )
  return mistakes.length > 0 ? { mistakes } : { arguments: { positionals, values } }
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
}

function readOption(
  { name, rawName, value }: OptionToken,
  options: Options,
  values: Record<string, unknown>,
  mistakes: string[],
): void {
  const option = options[name]
  if (option === undefined || !rawName.startsWith('--')) {
    const known = Object.keys(options).map((each) => `--${each}`)
    mistakes.push(`option inconnue : ${rawName} (attendu : ${known.join(', ') || 'aucune option'})`)
  } else if (name in values) {
    mistakes.push(`${rawName} est donnée deux fois : attendu une seule`)
  } else if (option.read === undefined) {
    if (value !== undefined) mistakes.push(`${rawName} ne prend pas de valeur, reçu « ${value} »`)
    values[name] = true
  } else if (value === undefined || value.startsWith('--')) {
    mistakes.push(`${rawName} attend une valeur : ${rawName} ${option.placeholder ?? ''}`)
  } else {
    const read = option.read(value)
    if ('value' in read) values[name] = read.value
    else mistakes.push(`${rawName} vaut « ${value} » : attendu ${read.expected}`)
  }
}

const missingOptions = (
  options: Options,
  values: Readonly<Record<string, unknown>>,
  tokens: readonly { readonly kind: string; readonly name?: string }[],
): readonly string[] =>
  Object.entries(options)
    .filter(([name, { required }]) => required && !(name in values))
    .filter(([name]) => !tokens.some((token) => token.kind === 'option' && token.name === name))
    .map(([name, { placeholder }]) => `il manque --${name} ${placeholder ?? ''}`)

const misread = (
  positionals: readonly string[],
  { positionals: names, readPositional = {} }: Usage,
): readonly string[] =>
  positionals.flatMap((given, position) => {
    const read = readPositional[names[position] ?? '']?.(given)
    return read !== undefined && 'expected' in read
      ? [`« ${given} » : attendu ${read.expected}`]
      : []
  })

function count(positionals: readonly string[], { positionals: names }: Usage): readonly string[] {
  const missing = names
    .slice(positionals.length)
    .filter((name) => !name.endsWith('?'))
    .map((name) => `il manque ${name}`)
  const extra = positionals.slice(names.length).map((word) => `« ${word} » est de trop`)
  return [...missing, ...extra]
}
