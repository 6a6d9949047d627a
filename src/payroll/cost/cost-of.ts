import { month } from '../../shared/days.ts'
import { cents, type Cents } from '../../shared/money.ts'
import { type Base, LINES, TOTALS } from './lines.ts'
import { rulesOf } from './periods.ts'
import { type Amounts, amountsOf, positionOf } from './regime.ts'
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

/** Each line with the places of its shares, looked up once. */
const PLACED = LINES.map((rule) => ({
  rule,
  employer: positionOf(rule.employer),
  employee: positionOf(rule.employee),
}))

const AT = {
  pay: positionOf(TOTALS.pay),
  base: positionOf(TOTALS.base),
  ceiling: positionOf(TOTALS.ceiling),
  csgBase: positionOf(TOTALS.csgBase),
  generalReduction: positionOf(TOTALS.generalReduction),
  taxable: positionOf(TOTALS.taxable),
  netSocial: positionOf(TOTALS.netSocial),
} as const

function baseOf(base: Base, amounts: Amounts, amount: Cents): Cents {
  if (base === 'itself') return amount
  if (base === 'csg') return amounts(AT.csgBase)
  const pay = amounts(AT.base)
  return base === 'capped' ? cents(Math.min(pay, amounts(AT.ceiling))) : pay
}

/** The line, unless neither has a share in it. */
function lineOf(
  { rule, employer, employee }: (typeof PLACED)[number],
  amounts: Amounts,
): CostLine | null {
  const [due, held] = [amounts(employer), amounts(employee)]
  if (due === 0 && held === 0) return null
  const { code, label, article, isDeduction, base } = rule
  // Of what is taken off, nothing is 0 and not -0.
  const signed = (amount: Cents): Cents => (isDeduction === true ? cents(0 - amount) : amount)
  const [employerCents, employeeCents] = [signed(due), signed(held)]
  const whole = cents(employerCents + employeeCents)
  const baseCents = baseOf(base ?? 'pay', amounts, whole)
  return { code, label, article, baseCents, employerCents, employeeCents }
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
  const lines: CostLine[] = []
  let [employer, employee] = [0, 0]
  for (const placed of PLACED) {
    const line = lineOf(placed, amounts)
    if (line === null) continue
    lines.push(line)
    employer += line.employerCents
    employee += line.employeeCents
  }
  const payCents = amounts(AT.pay)
  return {
    payCents,
    lines,
    generalReductionCents: amounts(AT.generalReduction),
    employerTotalCents: cents(payCents + employer),
    netBeforeTaxCents: cents(payCents - employee),
    netTaxableCents: amounts(AT.taxable),
    netSocialCents: amounts(AT.netSocial),
    rulesVersion: rulesOf(month(one.month)).version,
  }
}
