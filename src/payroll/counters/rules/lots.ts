import type { Day } from '../../../shared/days.ts'

/** A right that is used up: what is left of it. */
export interface Lot {
  readonly id: string
  readonly since: Day
  left: number
}

/**
 * Rights used in the order in which they were given. What is used beyond them is owed, and the next
 * right pays it first.
 */
export class Lots {
  readonly #lots: Lot[] = []
  #owed = 0

  give(id: string, since: Day, quantity: number): void {
    const paid = Math.min(this.#owed, quantity)
    this.#owed -= paid
    this.#lots.push({ id, since, left: quantity - paid })
  }

  use(quantity: number): void {
    let left = quantity
    for (const lot of this.#lots) {
      const part = Math.min(lot.left, left)
      lot.left -= part
      left -= part
    }
    this.#owed += left
  }

  leftOf(id: string): number {
    return this.#lots.find((lot) => lot.id === id)?.left ?? 0
  }

  /** Ends a right: what was left of it. */
  end(id: string): number {
    const lot = this.#lots.find((one) => one.id === id)
    if (lot === undefined) return 0
    const { left } = lot
    lot.left = 0
    return left
  }

  get owed(): number {
    return this.#owed
  }

  /** Forgets what is owed, and says it. */
  forgive(): number {
    const owed = this.#owed
    this.#owed = 0
    return owed
  }
}
