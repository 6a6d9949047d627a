import type { HourRow } from '../time-contract.ts'

/** One of the two who confirm an hour: the person who worked it, the member who used it. */
export type Side = 'employee' | 'member'

/** Entries that one command confirms for one side. */
export interface Confirmation {
  readonly side: Side
  readonly entryIds: readonly string[]
}

const CONFIRMED_AT = {
  employee: 'employeeConfirmedAt',
  member: 'memberConfirmedAt',
} as const satisfies Record<Side, keyof HourRow>

/** Is the line still open on this side? What is billed or cancelled no longer is. */
export const isOpen = (row: HourRow, side: Side): boolean =>
  !row.cancelled && row.invoiceNumber === null && row[CONFIRMED_AT[side]] === null

/** The commands that confirm what these lines still miss on these sides; none for nothing. */
export const confirmationsOf = (
  rows: readonly HourRow[],
  sides: readonly Side[],
): readonly Confirmation[] =>
  sides
    .map((side) => ({
      side,
      entryIds: rows.filter((row) => isOpen(row, side)).map(({ entryId }) => entryId),
    }))
    .filter(({ entryIds }) => entryIds.length > 0)

/** Lines of these that wait for one of the sides. */
export const openLines = (rows: readonly HourRow[], sides: readonly Side[]): readonly HourRow[] =>
  rows.filter((row) => sides.some((side) => isOpen(row, side)))

function stateOf(row: HourRow): HourRow['state'] {
  if (row.employeeConfirmedAt === null) {
    return row.memberConfirmedAt === null ? 'missing_both' : 'missing_employee'
  }
  return row.memberConfirmedAt === null ? 'missing_member' : 'confirmed'
}

/** The lines after a confirmation, or after its undo (`at` null), so that none leaves the page. */
export function withConfirmation(
  rows: readonly HourRow[],
  { side, entryIds }: Confirmation,
  at: string | null,
): readonly HourRow[] {
  const changed = new Set(entryIds)
  return rows.map((row) => {
    if (!changed.has(row.entryId)) return row
    const next = { ...row, [CONFIRMED_AT[side]]: at }
    return { ...next, state: stateOf(next) }
  })
}

/** Lines that belong together, with the sum of their minutes. */
export interface LineGroup {
  readonly key: string
  readonly name: string
  readonly rows: readonly HourRow[]
  readonly minutes: number
}

/** Groups in the order in which their first line comes. What was cancelled does not count. */
export function groupLines(
  rows: readonly HourRow[],
  keyOf: (row: HourRow) => string,
  nameOf: (row: HourRow) => string,
): readonly LineGroup[] {
  const groups = new Map<string, { name: string; rows: HourRow[]; minutes: number }>()
  for (const row of rows) {
    const group = groups.get(keyOf(row)) ?? { name: nameOf(row), rows: [], minutes: 0 }
    group.rows.push(row)
    if (!row.cancelled) group.minutes += row.workedMinutes
    groups.set(keyOf(row), group)
  }
  return [...groups].map(([key, group]) => ({ key, ...group }))
}
