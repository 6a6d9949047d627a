import {
  cell,
  keyOf,
  type Row,
  type RowsByKey,
  type Table,
  type World,
} from '../adapters/data-package/index.ts'

/** A row of the package that is not stored, or not so. */
export interface Change {
  readonly key: string
  /** The row as it is to be: with the stored values of the columns that the file lacks. */
  readonly row: Row
  readonly stored: Row | null
}

export interface Difference {
  readonly added: readonly Change[]
  readonly changed: readonly Change[]
  readonly unchanged: number
}

/** Says whether a stored row differs from what the package says in ways that its cells do not show. */
export type Moved = (change: { readonly row: Row; readonly stored: Row }) => boolean

/** What the import of a table would change. */
export function difference(
  { resource, rows }: Table,
  world: World,
  stored: RowsByKey | undefined,
  moved: Moved,
): Difference {
  const added: Change[] = []
  const changed: Change[] = []
  let unchanged = 0
  for (const given of rows) {
    const key = keyOf(resource, given)
    const row = world.find(resource.name, key) ?? given
    const before = stored?.get(key) ?? null
    if (before === null) added.push({ key, row, stored: null })
    else if (
      resource.fields.some(({ name }) => cell(row, name) !== cell(before, name)) ||
      moved({ row, stored: before })
    )
      changed.push({ key, row, stored: before })
    else unchanged += 1
  }
  return { added, changed, unchanged }
}
