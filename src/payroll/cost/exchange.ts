import { z } from 'zod'
import { type CostAnswer, costOf } from './cost-of.ts'
import { situation } from './situation.ts'

/** A result as the command `cost` writes it: names and order of the exchange format. */
export type ExchangedCost = ReturnType<typeof exchanged>

const exchanged = (id: string, answer: CostAnswer) => {
  if (!answer.ok) return { id, refused: answer.refused }
  const { cost } = answer
  return {
    id,
    lines: cost.lines.map((line) => ({
      code: line.code,
      label: line.label,
      base_cents: line.baseCents,
      employer_cents: line.employerCents,
      employee_cents: line.employeeCents,
      article: line.article,
    })),
    general_reduction_cents: cost.generalReductionCents,
    employer_total_cents: cost.employerTotalCents,
    net_before_tax_cents: cost.netBeforeTaxCents,
    net_taxable_cents: cost.netTaxableCents,
    net_social_cents: cost.netSocialCents,
    rules_version: cost.rulesVersion,
  }
}

const named = z.looseObject({ id: z.string().min(1) })

/** Places of situations that cannot be answered, from 0. */
export interface Unanswerable {
  readonly unnamed: readonly number[]
  /** The second and further ones of an identifier, with the place of its first. */
  readonly repeated: readonly { readonly index: number; readonly first: number }[]
}

/**
 * The costs of situations as read from a file, in their order. What is wrong with a situation is
 * its refusal; what has no identifier of its own cannot be answered, and its place is told.
 */
export function costsOf(
  given: readonly unknown[],
): { readonly costs: readonly ExchangedCost[] } | Unanswerable {
  const unnamed: number[] = []
  const repeated: Unanswerable['repeated'][number][] = []
  const places = new Map<string, number>()
  for (const [index, one] of given.entries()) {
    const read = named.safeParse(one)
    const first = read.success ? places.get(read.data.id) : undefined
    if (!read.success) unnamed.push(index)
    else if (first === undefined) places.set(read.data.id, index)
    else repeated.push({ index, first })
  }
  if (unnamed.length > 0 || repeated.length > 0) return { unnamed, repeated }
  return { costs: given.map((one) => costOfGiven(named.parse(one))) }
}

function costOfGiven(given: z.infer<typeof named>): ExchangedCost {
  const read = situation.safeParse(given)
  if (read.success) return exchanged(given.id, costOf(read.data))
  // A number that no integer holds exactly is too big twice: the last limit is that of the field.
  const issues = new Map(read.error.issues.map((one) => [`${one.path.join('.')} ${one.code}`, one]))
  const refused = [...issues.values()].map((issue) => issueText(issue, given))
  return exchanged(given.id, { ok: false, refused })
}

/** Where, what was found and what was expected. */
function issueText(issue: z.core.$ZodIssue, given: z.infer<typeof named>): string {
  const field = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return `${issue.keys.join(', ')} : champ inconnu, attendu ${Object.keys(situation.shape).join(', ')}`
  const found = Object.hasOwn(given, field) ? ` ${shownOf(given[field])}` : ''
  const ofCents = issue.code === 'invalid_type' && field.endsWith('_cents')
  const expected = ofCents ? 'attendu un nombre entier de centimes, du mois' : expectedText(issue)
  return `${field}${found} : ${expected}`
}

const LONGEST_SHOWN = 60

/** A value as JSON writes it, so that a number in quotes shows that it is a text. */
function shownOf(value: unknown): string {
  const shown = JSON.stringify(value)
  return shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown
}

function expectedText(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `attendu l’un de ${issue.values.join(', ')}`
  if (issue.code === 'too_small') return `attendu ${String(issue.minimum)} au moins`
  if (issue.code === 'too_big') return `attendu ${String(issue.maximum)} au plus`
  if (issue.code !== 'invalid_type') return 'attendu une valeur de ce champ'
  return `attendu ${TYPES[issue.expected] ?? issue.expected}`
}

const TYPES: Readonly<Record<string, string>> = {
  int: 'un nombre entier',
  number: 'un nombre',
  string: 'un texte',
  boolean: 'true ou false',
}
