import { createRequire } from 'node:module'
import { cents, type Cents, divideHalfUp } from '../../shared/money.ts'
import { compileRules, type Compiled, type Input } from '../model/compile.ts'
import { Rules } from '../model/rules-tree.ts'
import { LINES, TOTALS } from './lines.ts'
import type { Situation } from './situation.ts'

/** Version of the rules, kept with each result. */
export const RULES_VERSION = 'modele-social 11.1.0'

const PART_TIME = 'salarié . contrat . temps de travail . temps partiel'
const MONTHLY = { numerators: ['€'], denominators: ['mois'] }
const RATE = { numerators: ['%'], denominators: [] }

/** What varies inside a regime: compiled once, then only numbers. */
const INPUTS: readonly (Input & { readonly of: (one: Situation) => number })[] = [
  {
    rule: 'salarié . contrat . salaire brut',
    name: 'gross',
    unit: MONTHLY,
    of: ({ gross_cents }) => gross_cents / 100,
  },
  {
    rule: 'salarié . cotisations . ATMP . taux',
    name: 'accident',
    unit: RATE,
    of: ({ work_accident_rate_e4 }) => work_accident_rate_e4 / 100,
  },
  {
    rule: 'entreprise . salariés . effectif',
    name: 'headcount',
    unit: { numerators: ['employé'], denominators: [] },
    of: ({ headcount }) => headcount,
  },
  {
    rule: 'salarié . cotisations . prévoyances . santé . montant',
    name: 'health',
    unit: MONTHLY,
    of: ({ health_cents }) => health_cents / 100,
  },
  {
    rule: 'salarié . cotisations . prévoyances . santé . taux employeur',
    name: 'healthShare',
    unit: RATE,
    of: ({ health_employer_percent }) => health_employer_percent,
  },
]

const HOURS: (typeof INPUTS)[number] = {
  rule: `${PART_TIME} . heures par semaine`,
  name: 'hours',
  unit: { numerators: ['heure'], denominators: ['semaine'] },
  of: ({ weekly_minutes }) => weekly_minutes / 60,
}

const CONTRACTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  permanent: { 'salarié . contrat': "'CDI'" },
  fixed_term: { 'salarié . contrat': "'CDD'" },
  seasonal: {
    'salarié . contrat': "'CDD'",
    'salarié . contrat . CDD . motif': "'classique . saisonnier'",
  },
  apprenticeship: { 'salarié . contrat': "'apprentissage'" },
  professionalisation: { 'salarié . contrat': "'professionnalisation'" },
}

/** Agreements that the model knows by name. */
const AGREEMENTS: Readonly<Record<string, string>> = {
  '2511': "'sport'",
  '1979': "'HCR'",
  '0787': "'compta'",
}

const LOCAL_LAW: Readonly<Record<string, string>> = {
  '57': "'Moselle'",
  '67': "'Bas-Rhin'",
  '68': "'Haut-Rhin'",
}

/** What decides the regime: the situation of the model without its inputs. */
function fixedPart(one: Situation): Readonly<Record<string, string>> {
  const agreement = AGREEMENTS[one.idcc ?? '']
  const department = LOCAL_LAW[one.commune_code?.slice(0, 2) ?? '']
  return {
    date: `01/${one.month.slice(5)}/${one.month.slice(0, 4)}`,
    ...CONTRACTS[one.contract],
    ...(one.executive ? { 'salarié . contrat . statut cadre': 'oui' } : {}),
    ...(one.weekly_minutes < 2_100 ? { [PART_TIME]: 'oui' } : {}),
    ...(agreement === undefined ? {} : { 'salarié . convention collective': agreement }),
    ...(department === undefined ? {} : { 'établissement . commune . département': department }),
  }
}

const inputsOf = (one: Situation) => (one.weekly_minutes < 2_100 ? [...INPUTS, HOURS] : INPUTS)

const textOf = ({ numerators, denominators }: Input['unit']): string =>
  [...numerators, ...denominators.map((below) => `/${below}`)].join('')

/** The whole situation as the engine takes it. */
export const modelSituation = (one: Situation): Readonly<Record<string, string>> => ({
  ...fixedPart(one),
  ...Object.fromEntries(
    inputsOf(one).map((input) => [input.rule, `${input.of(one)} ${textOf(input.unit)}`]),
  ),
})

const SHARES = LINES.flatMap(({ employer, employee }) => [employer, employee])
const TARGETS = [...SHARES, ...Object.values(TOTALS)].filter((name) => name !== undefined)
const POSITIONS = new Map(TARGETS.map((name, position) => [name, position]))

/** The model is read when a cost is first asked for: most processes never need its 600 kB. */
function modelOf(name: string): object {
  const loaded: { readonly default: object } = createRequire(import.meta.url)(name)
  return loaded.default
}

let rules: Rules | undefined
const compiled = new Map<string, Compiled>()

/** The rules of a situation's regime, compiled the first time: a second for the model, then a fifth. */
function functionFor(one: Situation): Compiled {
  const key = JSON.stringify(fixedPart(one))
  const known = compiled.get(key)
  if (known !== undefined) return known
  rules ??= Rules.parse(modelOf('modele-social'))
  rules.read(modelSituation(one))
  const made = compileRules(rules, inputsOf(one), TARGETS, MONTHLY)
  compiled.set(key, made)
  return made
}

/** Amounts of a month in cents, half up; 0 where a rule does not apply. */
export type Amounts = (rule: string) => Cents

export function amountsOf(one: Situation): Amounts {
  const values = functionFor(one)(...inputsOf(one).map((input) => input.of(one)))
  return (rule) => {
    const value = values[POSITIONS.get(rule) ?? -1]
    return typeof value === 'number' ? toCents(value) : cents(0)
  }
}

/** Euros of floating point to the cent: the noise of the ninth decimal decides no half. */
const toCents = (euros: number): Cents =>
  cents(Number(divideHalfUp(BigInt(Math.round(euros * 1e8)), 1_000_000n)))
