import { allocate, type Cents, cents, NO_CENTS, sumCents } from '../../../shared/money.ts'

/** Parts of the true cost of an hour, in the order in which they are read. */
export const COST_PARTS = [
  'pay',
  'contributions',
  'leave',
  'supplement',
  'expenses',
  'training',
  'absences',
  'intermission',
  'overheads',
] as const
export type CostPart = (typeof COST_PARTS)[number]
export type Parts = Readonly<Record<CostPart, Cents>>

/** Confirmed time of a person at a member under an assignment. */
export interface Time {
  readonly employeeId: string
  readonly memberId: string
  readonly assignmentId: string
  readonly minutes: number
}

/** An amount to spread: over the time of a person, of a member, of a person at a member, of all. */
export interface Charge {
  readonly part: CostPart
  readonly cents: Cents
  readonly employeeId: string | null
  readonly memberId: string | null
}

/** The cost of some time. What no time can bear stands under its person or its member alone. */
export interface CostCell {
  readonly employeeId: string | null
  readonly memberId: string | null
  readonly assignmentId: string | null
  readonly minutes: number
  readonly parts: Parts
}

export const NO_PARTS: Parts = {
  pay: NO_CENTS,
  contributions: NO_CENTS,
  leave: NO_CENTS,
  supplement: NO_CENTS,
  expenses: NO_CENTS,
  training: NO_CENTS,
  absences: NO_CENTS,
  intermission: NO_CENTS,
  overheads: NO_CENTS,
}

export const costOfParts = (parts: Parts): Cents => sumCents(Object.values(parts))

export function addParts(one: Parts, other: Parts): Parts {
  const sum = { ...one }
  for (const part of COST_PARTS) sum[part] = cents(one[part] + other[part])
  return sum
}

interface OpenCell {
  readonly employeeId: string | null
  readonly memberId: string | null
  readonly assignmentId: string | null
  readonly minutes: number
  readonly parts: Record<CostPart, Cents>
}

const keyOf = ({ employeeId, memberId, assignmentId }: Omit<CostCell, 'minutes' | 'parts'>) =>
  `${employeeId ?? ''}\0${memberId ?? ''}\0${assignmentId ?? ''}`

/** Cells by key, by person and by member, each in the order of keys: ties of cents go to the first. */
class Cells {
  readonly #cells = new Map<string, OpenCell>()
  readonly #timed: readonly OpenCell[]
  readonly #byEmployee: ReadonlyMap<string | null, readonly OpenCell[]>
  readonly #byMember: ReadonlyMap<string | null, readonly OpenCell[]>

  constructor(times: readonly Time[]) {
    for (const time of times) {
      const known = this.#cells.get(keyOf(time))
      const minutes = time.minutes + (known?.minutes ?? 0)
      this.#cells.set(keyOf(time), { ...time, minutes, parts: { ...NO_PARTS } })
    }
    this.#timed = [...this.#cells.values()]
      .filter(({ minutes }) => minutes > 0)
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    this.#byEmployee = Map.groupBy(this.#timed, ({ employeeId }) => employeeId)
    this.#byMember = Map.groupBy(this.#timed, ({ memberId }) => memberId)
  }

  /**
   * The time that bears a charge: of the person at the member; of the person; of the member. What
   * belongs to one member never goes to another. Without any, none.
   */
  bearing({ employeeId, memberId }: Charge): readonly OpenCell[] {
    if (employeeId !== null) {
      const own = this.#byEmployee.get(employeeId) ?? []
      if (memberId === null) return own.length > 0 ? own : this.#timed
      return own.filter((cell) => cell.memberId === memberId)
    }
    return memberId === null ? this.#timed : (this.#byMember.get(memberId) ?? [])
  }

  /** The cell of an amount that no time bears. */
  alone({ employeeId, memberId }: Charge): OpenCell {
    const of = { employeeId, memberId, assignmentId: null }
    const cell = this.#cells.get(keyOf(of)) ?? { ...of, minutes: 0, parts: { ...NO_PARTS } }
    this.#cells.set(keyOf(of), cell)
    return cell
  }

  all(): readonly CostCell[] {
    return [...this.#cells.values()]
  }
}

const add = (cell: OpenCell, part: CostPart, amount: number): void => {
  cell.parts[part] = cents(cell.parts[part] + amount)
}

/**
 * Spreads every charge over the confirmed minutes that bear it, by largest remainder: the parts add
 * up to what was to be spread, to the cent. The charges of a person without any time go over the
 * time of all members, as what that person's colleagues earn pays them.
 */
export function trueCost(times: readonly Time[], charges: readonly Charge[]): readonly CostCell[] {
  const cells = new Cells(times)
  for (const charge of charges) {
    if (charge.cents === 0) continue
    const bearing = cells.bearing(charge)
    if (bearing.length === 0) {
      add(cells.alone(charge), charge.part, charge.cents)
      continue
    }
    const shares = allocate(
      charge.cents,
      bearing.map(({ minutes }) => minutes),
    )
    bearing.forEach((cell, index) => {
      const amount = shares[index] ?? 0
      if (amount !== 0) add(cell, charge.part, amount)
    })
  }
  return cells.all()
}
