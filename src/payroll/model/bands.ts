import { arithmetic } from './arithmetic.ts'
import {
  constant,
  maybeNull,
  maybeUndefined,
  type Operand,
  type Program,
  textOf,
} from './program.ts'
import type { Node } from './rules-tree.ts'
import { NO_UNIT } from './unit.ts'

interface Band {
  readonly plafond: Node
  readonly taux?: Node
  readonly montant?: Node
}

type Compile = (node: Node) => Operand

interface Parts {
  readonly assiette?: Node
  readonly multiplicateur?: Node
  readonly [part: string]: unknown
}

interface Bands {
  readonly base: Operand
  readonly bands: readonly (Band & { readonly top: Operand })[]
}

/** The base and the bands of a scale, each with its upper bound in the unit of the base. */
function bandsOf(program: Program, parts: Parts, compile: Compile): Bands {
  const { assiette, multiplicateur, tranches } = parts
  if (assiette === undefined || multiplicateur === undefined)
    throw new Error('a scale has a base and a multiplier')
  const base = compile(assiette)
  const unit = compile(multiplicateur)
  const topOf = ({ plafond }: Band): Operand => {
    if (plafond['nodeValue'] === Number.POSITIVE_INFINITY) return constant(plafond['nodeValue'])
    const top = arithmetic(
      program,
      '*',
      () => compile(plafond),
      () => unit,
    )
    return top.unit === undefined ? top : program.convert(top, base.unit)
  }
  return {
    base,
    bands: (tranches as readonly Band[]).map((band) => ({ ...band, top: topOf(band) })),
  }
}

/** Barème: each band of the base at its own rate. */
export function marginal(program: Program, parts: Parts, compile: Compile): Operand {
  const { base, bands } = bandsOf(program, parts, compile)
  let floor: Operand = constant(0, base.unit)
  let sum: Operand = constant(0, base.unit)
  for (const { taux, top } of bands) {
    if (taux === undefined) throw new Error('a band of a scale has a rate')
    const rate = program.convert(compile(taux), NO_UNIT)
    const [low, amount] = [textOf(floor), textOf(base)]
    const inside = `(Math.min(${amount},${textOf(top)})-${low})*${textOf(rate)}`
    const piece = program.add(`${amount}>${low}?${inside}:0`, base.unit)
    const before = sum
    sum = arithmetic(
      program,
      '+',
      () => before,
      () => piece,
    )
    floor = top
  }
  if (base.kind === 'constant' || (!maybeNull(base) && !maybeUndefined(base))) return sum
  const text = `typeof ${base.name}==='number'?${textOf(sum)}:${base.name}`
  return program.add(text, base.unit, base.maybeNull, base.maybeUndefined)
}

/** Grille: the amount of the band in which the base lies. */
export function stepped(program: Program, parts: Parts, compile: Compile): Operand {
  const { base, bands } = bandsOf(program, parts, compile)
  return bands.reduceRight<Operand>((above, { montant, top }) => {
    if (montant === undefined) throw new Error('a band of a table has an amount')
    const amount = compile(montant)
    if (top.kind === 'constant' && top.value === Number.POSITIVE_INFINITY) return amount
    return program.choose(`${textOf(base)}<${textOf(top)}`, amount, above)
  }, constant(false))
}
