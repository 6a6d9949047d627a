import { createRequire } from 'node:module'
import { smicHourlyE4, socialSecurityCeilingCents } from '../../law/index.ts'
import { firstDayOf, lastDayOf, type Month, month } from '../../shared/days.ts'
import { cents, type Cents, NO_CENTS } from '../../shared/money.ts'
import { compileRules, type Compiled, type Input } from '../model/compile.ts'
import { Rules } from '../model/rules-tree.ts'
import { agreementName, agreementRules, OPTICS } from './agreements.ts'
import { GENERAL_REDUCTION, LINES, TOTALS } from './lines.ts'
import { monthWithRules, type RulesPeriod, rulesOf } from './periods.ts'
import type { Situation } from './situation.ts'

const WORK = 'salarié . temps de travail'
const PART_TIME = 'salarié . contrat . temps de travail . temps partiel'
const MONTHLY = { numerators: ['€'], denominators: ['mois'] }
const HOURS_A_MONTH = { numerators: ['heure'], denominators: ['mois'] }
const RATE = { numerators: ['%'], denominators: [] }

/** A number that varies inside a regime: compiled once, then only numbers. */
interface SituationInput extends Input {
  readonly of: (one: Situation) => number
  /** Whether the situation says something of it; stated always unless said. */
  readonly isStated?: (one: Situation) => boolean
}

const FULL_TIME = 2_100
const isPartTime = (one: Situation): boolean =>
  one.weekly_minutes < FULL_TIME && one.paid_minutes === null
const monthOf = (one: Situation): Month => monthWithRules(month(one.month))

/** Minimum wage of the minutes paid, which the reductions compare the pay with (D241-7). */
const smicOf = (one: Situation): number =>
  ((one.paid_minutes ?? 0) / 60) * (smicHourlyE4(firstDayOf(monthOf(one))) / 10_000)

/** Ceiling in proportion to the days under contract, and to part-time work (R242-2, R242-7). */
function ceilingOf(one: Situation): number {
  const asked = monthOf(one)
  const days = Number(lastDayOf(asked).slice(8))
  const ofMonth = Math.min(1, (one.employed_days ?? days) / days)
  const ofWeek = Math.min(1, one.weekly_minutes / FULL_TIME)
  return (socialSecurityCeilingCents(asked) / 100) * ofMonth * ofWeek
}

const input = (
  rule: string,
  name: string,
  unit: Input['unit'],
  of: SituationInput['of'],
  isStated?: SituationInput['isStated'],
): SituationInput => ({ rule, name, unit, of, ...(isStated === undefined ? {} : { isStated }) })

const INPUTS: readonly SituationInput[] = [
  input('salarié . contrat . salaire brut', 'gross', MONTHLY, (one) => one.gross_cents / 100),
  input(
    'salarié . cotisations . ATMP . taux',
    'accident',
    RATE,
    (one) => one.work_accident_rate_e4 / 100,
  ),
  input(
    'entreprise . salariés . effectif',
    'headcount',
    { numerators: ['employé'], denominators: [] },
    (one) => one.headcount,
  ),
  input(
    'salarié . cotisations . prévoyances . santé . montant',
    'health',
    MONTHLY,
    (one) => one.health_cents / 100,
  ),
  input(
    'salarié . cotisations . prévoyances . santé . taux employeur',
    'healthShare',
    RATE,
    (one) => one.health_employer_percent,
  ),
  input(
    'établissement . commune . taux versement mobilité',
    'mobility',
    RATE,
    (one) => one.mobility_rate_e4 / 100,
  ),
  input(
    `${PART_TIME} . heures par semaine`,
    'hours',
    { numerators: ['heure'], denominators: ['semaine'] },
    (one) => one.weekly_minutes / 60,
    isPartTime,
  ),
  input(`${WORK} . SMIC`, 'smic', MONTHLY, smicOf, (one) => one.paid_minutes !== null),
  input(
    `${WORK} . plafond sécurité sociale`,
    'ceiling',
    MONTHLY,
    ceilingOf,
    (one) => one.paid_minutes !== null,
  ),
  // The only agreement of the model whose pay grows with it.
  input(
    'salarié . ancienneté',
    'seniority',
    { numerators: ['an'], denominators: [] },
    (one) => one.seniority_years,
    (one) => one.idcc === OPTICS,
  ),
  ...hoursInputs('overtime', 'heures supplémentaires'),
  ...hoursInputs('complementary', 'heures complémentaires'),
]

/** The hours over those of the contract, and their pay where it is said. */
function hoursInputs(kind: 'overtime' | 'complementary', name: string): readonly SituationInput[] {
  const has = (one: Situation): boolean => one[`${kind}_minutes`] > 0
  return [
    input(`${WORK} . ${name}`, kind, HOURS_A_MONTH, (one) => one[`${kind}_minutes`] / 60, has),
    input(
      `salarié . rémunération . ${name}`,
      `${kind}Pay`,
      MONTHLY,
      (one) => (one[`${kind}_cents`] ?? 0) / 100,
      (one) => has(one) && one[`${kind}_cents`] !== null,
    ),
  ]
}

const FIXED_TERM = 'salarié . contrat . CDD'

const CONTRACTS: Readonly<Record<Situation['contract'], Readonly<Record<string, string>>>> = {
  permanent: { 'salarié . contrat': "'CDI'" },
  // Without smoothing, its pay bears what any permanent one does.
  intermittent: { 'salarié . contrat': "'CDI'" },
  fixed_term: { 'salarié . contrat': "'CDD'" },
  seasonal: {
    'salarié . contrat': "'CDD'",
    [`${FIXED_TERM} . motif`]: "'classique . saisonnier'",
  },
  apprenticeship: { 'salarié . contrat': "'apprentissage'" },
  professionalisation: { 'salarié . contrat': "'professionnalisation'" },
}

const LOCAL_LAW: Readonly<Record<string, string>> = {
  '57': "'Moselle'",
  '67': "'Bas-Rhin'",
  '68': "'Haut-Rhin'",
}

const localLaw = ({ commune_code }: Situation): string | undefined =>
  LOCAL_LAW[commune_code?.slice(0, 2) ?? '']

/** What decides the regime: the situation of the model without its inputs. */
function fixedPart(one: Situation): Readonly<Record<string, string>> {
  const department = localLaw(one)
  const known = rulesMonth(monthOf(one))
  return {
    date: `01/${known.slice(5)}/${known.slice(0, 4)}`,
    ...CONTRACTS[one.contract],
    ...(one.contract === 'fixed_term' && !one.end_indemnity
      ? { [`${FIXED_TERM} . indemnité de fin de contrat`]: 'non' }
      : {}),
    ...(one.executive ? { 'salarié . contrat . statut cadre': 'oui' } : {}),
    ...(isPartTime(one) ? { [PART_TIME]: 'oui' } : {}),
    ...agreementRules(one.idcc),
    ...(department === undefined ? {} : { 'établissement . commune . département': department }),
  }
}

const inputsOf = (one: Situation): readonly SituationInput[] =>
  INPUTS.filter(({ isStated }) => isStated?.(one) ?? true)

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

/** The rule of the model that a name stands for in a period. */
export const ruleNamed = (name: string, { generalReduction }: RulesPeriod): string =>
  name === GENERAL_REDUCTION ? generalReduction : name

interface Loaded {
  readonly rules: Rules
  /** Months from which a dated rule may say another thing. */
  readonly changes: readonly string[]
}

const loaded = new Map<string, Loaded>()

/** Days that the rules compare the date with: `date >= 06/2026`, `date < 01/05/2025`. */
const DATES = /\bdate (?:[<>]=?) (?:\d\d\/)?(\d\d)\/(\d{4})/g

/** The model is read when a cost is first asked for: most processes never need its 600 kB. */
function modelOf(period: RulesPeriod): Loaded {
  const { module } = period
  const known = loaded.get(module)
  if (known !== undefined) return known
  const { default: model }: { readonly default: object } = createRequire(import.meta.url)(module)
  const dates = JSON.stringify(model).matchAll(DATES)
  // A rule of what comes after a day, or a day within the month, shows in the month after.
  const changes = [...dates].flatMap(([, of = '01', year = '']) => [
    `${year}-${of}`,
    of === '12' ? `${Number(year) + 1}-01` : `${year}-${String(Number(of) + 1).padStart(2, '0')}`,
  ])
  const rules = Rules.parse(
    model,
    TARGETS.map((name) => ruleNamed(name, period)),
  )
  const made = { rules, changes: changes.sort() }
  loaded.set(module, made)
  return made
}

const sameRules = new Map<Month, string>()

/** The first month with the very rules of a month: months with the same rules share a regime. */
function rulesMonth(asked: Month): string {
  const known = sameRules.get(asked)
  if (known !== undefined) return known
  const period = rulesOf(asked)
  const since = modelOf(period).changes.findLast((change) => change <= asked)
  const found = since === undefined || since < period.first ? period.first : since
  sameRules.set(asked, found)
  return found
}

/** The rules of a period as the engine of the model reads them, in the situation asked. */
export function rulesIn(one: Situation): Rules {
  const { rules } = modelOf(rulesOf(monthOf(one)))
  rules.read(modelSituation(one))
  return rules
}

interface Regime {
  readonly inputs: readonly SituationInput[]
  readonly compute: Compiled
}

const regimes = new Map<string, Regime>()

/** What two situations of one regime have in common. */
const keyOf = (one: Situation): string =>
  `${rulesMonth(monthOf(one))}|${one.contract}|${one.executive}|${one.end_indemnity}|${isPartTime(one)}|${agreementName(
    one.idcc,
  )}|${localLaw(one) ?? ''}|${INPUTS.map(({ isStated }) => (isStated?.(one) === false ? 0 : 1)).join('')}`

/** The regime of a situation, compiled the first time: a second for the model, then a tenth. */
function regimeOf(one: Situation): Regime {
  const key = keyOf(one)
  const known = regimes.get(key)
  if (known !== undefined) return known
  const inputs = inputsOf(one)
  const made = { inputs, compute: compileRules(rulesIn(one), inputs, TARGETS.length, MONTHLY) }
  regimes.set(key, made)
  return made
}

/** Where a result stands among those of a regime; -1 for no rule. */
export const positionOf = (rule: string | undefined): number => POSITIONS.get(rule ?? '') ?? -1

/** Amounts of a month in cents by position, half up; 0 where a rule does not apply. */
export type Amounts = (position: number) => Cents

export function amountsOf(one: Situation): Amounts {
  const { inputs, compute } = regimeOf(one)
  const values = compute(...inputs.map((input) => input.of(one)))
  return (position) => {
    const value = values[position]
    return typeof value === 'number' && value !== 0 ? toCents(value) : NO_CENTS
  }
}

/**
 * Euros of floating point to the cent, half away from zero: the noise of the ninth decimal decides
 * no half. Numbers of this size are exact without bigint.
 */
const toCents = (euros: number): Cents =>
  cents(Math.sign(euros) * Math.round(Math.round(Math.abs(euros) * 1e8) / 1e6))
