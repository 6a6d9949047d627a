import highsModule, { type Highs, type Model } from 'highs'
import { type Column, columnKey } from './pricing.ts'

// The package declares its loader as CommonJS would see it; loaded as a module it is the default.
const load = highsModule as unknown as typeof highsModule.default

export const loadSolver = (): Promise<Highs> => load()

/** The columns as HiGHS takes them: one row a need, then one a person, each taken at most once. */
function columnData(columns: readonly Column[], needs: number, rows: number) {
  const starts = new Int32Array(columns.length + 1)
  const indices: number[] = []
  for (const [at, column] of columns.entries()) {
    for (const need of column.needs) indices.push(need)
    if (column.person >= 0) indices.push(needs + column.person)
    starts[at + 1] = indices.length
  }
  return {
    cost: Float64Array.from(columns, ({ worth }) => worth),
    lower: new Float64Array(columns.length),
    upper: new Float64Array(columns.length).fill(1),
    matrix: {
      format: 'csc' as const,
      numRows: rows,
      numCols: columns.length,
      starts,
      indices: Int32Array.from(indices),
      values: new Float64Array(indices.length).fill(1),
    },
  }
}

function modelOf(
  highs: Highs,
  columns: readonly Column[],
  needs: number,
  rows: number,
  whole: boolean,
): Model {
  const { cost, lower, upper, matrix } = columnData(columns, needs, rows)
  const model = highs.createModel({
    numCols: columns.length,
    numRows: rows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: cost,
    colLower: lower,
    colUpper: upper,
    rowLower: new Float64Array(rows).fill(-highs.infinity),
    rowUpper: new Float64Array(rows).fill(1),
    matrix,
    ...(whole ? { integrality: new Int32Array(columns.length).fill(1) } : {}),
  })
  model.options.set({ output_flag: false })
  return model
}

export interface LpAnswer {
  readonly objective: number
  /** Price of each need, none below 0. */
  readonly prices: Float64Array
  readonly values: Float64Array
}

/** The master without whole numbers: columns are added to it and it is solved again. */
export class LpMaster {
  readonly #model: Model
  readonly #infinity: number
  readonly #needs: number
  readonly #rows: number
  readonly columns: Column[] = []
  readonly #known = new Set<string>()

  constructor(highs: Highs, needs: number, people: number) {
    this.#needs = needs
    this.#rows = needs + people
    this.#model = modelOf(highs, [], needs, this.#rows, false)
    this.#infinity = highs.infinity
  }

  has(column: Column): boolean {
    return this.#known.has(columnKey(column))
  }

  /** Those of the columns that were not there. */
  add(columns: readonly Column[]): number {
    const fresh: Column[] = []
    for (const column of columns) {
      const key = columnKey(column)
      if (this.#known.has(key)) continue
      this.#known.add(key)
      fresh.push(column)
    }
    if (fresh.length === 0) return 0
    const data = columnData(fresh, this.#needs, this.#rows)
    // The rows bound the columns: an upper bound of their own would take a price.
    this.#model.addCols({ ...data, upper: new Float64Array(fresh.length).fill(this.#infinity) })
    this.columns.push(...fresh)
    return fresh.length
  }

  solve(seconds: number): LpAnswer | null {
    if (this.columns.length === 0)
      return { objective: 0, prices: new Float64Array(this.#needs), values: new Float64Array(0) }
    this.#model.options.set({ time_limit: this.#model.getRunTime() + Math.max(0.01, seconds) })
    this.#model.run()
    if (this.#model.getModelStatus() !== OPTIMAL) return null
    const { rowDual, colValue } = this.#model.getSolution()
    const prices = rowDual.slice(0, this.#needs).map((price) => Math.max(0, price))
    return { objective: this.#model.getObjectiveValue(), prices, values: colValue }
  }

  dispose(): void {
    this.#model.dispose()
  }
}

const OPTIMAL = 7

export interface MipOrder {
  readonly columns: readonly Column[]
  readonly start: readonly Column[]
  readonly needs: number
  readonly people: number
  readonly seconds: number
  /** Ends when nothing better by more than this can be found. */
  readonly gapLeast: number
  readonly stop: () => boolean
  readonly improved: (columns: readonly Column[]) => void
}

export interface MipAnswer {
  readonly columns: readonly Column[]
  readonly bound: number
}

/** Chooses among the columns: the best it finds in the time, and a proven bound of the best. */
export function solveMip(highs: Highs, order: MipOrder): MipAnswer {
  const rows = order.needs + order.people
  const model = modelOf(highs, order.columns, order.needs, rows, true)
  const { callbackType } = highs.constants
  const chosen = (values: Float64Array): Column[] =>
    order.columns.filter((_, at) => (values[at] ?? 0) > 0.5)
  try {
    model.options.set({
      time_limit: Math.max(0.05, order.seconds),
      mip_rel_gap: 0,
      mip_abs_gap: Math.max(order.gapLeast, 1e-6),
    })
    const place = new Map(order.columns.map((column, at) => [columnKey(column), at]))
    const values = new Float64Array(order.columns.length)
    for (const column of order.start) values[place.get(columnKey(column)) ?? 0] = 1
    if (order.start.length > 0) model.setSolution({ colValue: values })
    model.run({
      [callbackType.mipImprovingSolution]: (event) => {
        const { mip_solution: found } = event.data
        if (found !== undefined) order.improved(chosen(found))
        return undefined
      },
      [callbackType.mipInterrupt]: (event) => {
        if (order.stop()) event.interrupt()
        return undefined
      },
    })
    const bound = Number(model.info.get('mip_dual_bound'))
    const feasible = Number(model.info.get('primal_solution_status')) === 2
    return {
      columns: feasible ? chosen(model.getSolution().colValue) : order.start,
      bound: Number.isFinite(bound) ? bound : Number.POSITIVE_INFINITY,
    }
  } finally {
    model.dispose()
  }
}
