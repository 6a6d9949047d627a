import { cents, type Cents, sumCents } from '../../shared/money.ts'
import { type Base, LINES, type LineRule, TOTALS } from './lines.ts'
import { month } from '../../shared/days.ts'
import { rulesOf } from './periods.ts'
import { type Amounts, amountsOf } from './regime.ts'
import { refusalsOf, type Situation } from './situation.ts'

/** A line of the payslip, each share rounded to the cent; what is taken off is below zero. */
export interface CostLine {
  readonly code: string
  readonly label: string
  readonly article: string
  readonly baseCents: Cents
  readonly employerCents: Cents
  readonly employeeCents: Cents
}

/** The cost of an employee-month. Totals are sums of the lines. */
export interface Cost {
  /** Gross with what the contract adds to it: indemnities at the end of a fixed term. */
  readonly payCents: Cents
  readonly lines: readonly CostLine[]
  readonly generalReductionCents: Cents
  /** Pay and the shares of the employer. */
  readonly employerTotalCents: Cents
  readonly netBeforeTaxCents: Cents
  readonly netTaxableCents: Cents
  readonly netSocialCents: Cents
  readonly rulesVersion: string
}

export type CostAnswer =
  | { readonly ok: true; readonly cost: Cost }
  | { readonly ok: false; readonly refused: readonly string[] }

function baseOf(base: Base, amounts: Amounts, amount: Cents): Cents {
  const pay = amounts(TOTALS.base)
  if (base === 'capped') return cents(Math.min(pay, amounts(TOTALS.ceiling)))
  if (base === 'csg') return amounts(TOTALS.csgBase)
  return base === 'itself' ? amount : pay
}

function lineOf(rule: LineRule, amounts: Amounts): CostLine[] {
  const sign = rule.isDeduction === true ? -1 : 1
  const shareOf = (name: string | undefined): Cents =>
    cents(name === undefined ? 0 : sign * amounts(name) || 0)
  const employerCents = shareOf(rule.employer)
  const employeeCents = shareOf(rule.employee)
  if (employerCents === 0 && employeeCents === 0) return []
  const { code, label, article } = rule
  const whole = sumCents([employerCents, employeeCents])
  const baseCents = baseOf(rule.base ?? 'pay', amounts, whole)
  return [{ code, label, article, baseCents, employerCents, employeeCents }]
}

/**
 * Contributions and cost of an employee-month, itemised: the rules of URSSAF's model, compiled.
 * A forecast: the payroll engine has the last word. A situation that the rules do not hold is
 * refused with every reason.
 */
export function costOf(one: Situation): CostAnswer {
  const refused = refusalsOf(one)
  return refused.length > 0 ? { ok: false, refused } : { ok: true, cost: itemised(one) }
}

/** The cost of a situation whatever may be said against it; in the nearest month with rules. */
export function itemised(one: Situation): Cost {
  const amounts = amountsOf(one)
  const lines = LINES.flatMap((rule) => lineOf(rule, amounts))
  const payCents = amounts(TOTALS.pay)
  const employer = sumCents(lines.map(({ employerCents }) => employerCents))
  const employee = sumCents(lines.map(({ employeeCents }) => employeeCents))
  return {
    payCents,
    lines,
    generalReductionCents: amounts(TOTALS.generalReduction),
    employerTotalCents: sumCents([payCents, employer]),
    netBeforeTaxCents: cents(payCents - employee),
    netTaxableCents: amounts(TOTALS.taxable),
    netSocialCents: amounts(TOTALS.netSocial),
    rulesVersion: rulesOf(month(one.month)).version,
  }
}
