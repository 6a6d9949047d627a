import type { PayLine } from '../pay-line.ts'

/** A line that two exports of a month have with other values. */
export interface ChangedLine {
  readonly before: PayLine
  readonly after: PayLine
}

export interface ExportDifference {
  readonly added: readonly PayLine[]
  readonly changed: readonly ChangedLine[]
  readonly removed: readonly PayLine[]
}

const keyOf = (line: PayLine): string =>
  JSON.stringify([
    line.payrollNumber,
    line.targetCode,
    line.code,
    line.period,
    line.from,
    line.to,
    line.memberId,
  ])

const isSame = (a: PayLine, b: PayLine): boolean =>
  a.minutes === b.minutes && a.days === b.days && a.amountCents === b.amountCents

/** What an export says that the one before it did not. */
export function differenceOf(
  before: readonly PayLine[],
  after: readonly PayLine[],
): ExportDifference {
  const old = new Map(before.map((line) => [keyOf(line), line]))
  const kept = new Set(after.map(keyOf))
  const added: PayLine[] = []
  const changed: ChangedLine[] = []
  for (const line of after) {
    const was = old.get(keyOf(line))
    if (was === undefined) added.push(line)
    else if (!isSame(was, line)) changed.push({ before: was, after: line })
  }
  return { added, changed, removed: before.filter((line) => !kept.has(keyOf(line))) }
}

export const isNoDifference = ({ added, changed, removed }: ExportDifference): boolean =>
  added.length + changed.length + removed.length === 0

const less = (after: number | null, before: number | null): number | null =>
  (after ?? 0) - (before ?? 0) || null

const subtracted = (line: PayLine, from: PayLine | null): PayLine => ({
  ...line,
  minutes: less(from?.minutes ?? null, line.minutes),
  days: less(from?.days ?? null, line.days),
  amountCents: less(from?.amountCents ?? null, line.amountCents),
})

/** The difference as lines to add to what was told: values are after less before. */
export const differenceLines = ({ added, changed, removed }: ExportDifference): PayLine[] => [
  ...added,
  ...changed.map(({ before, after }) => subtracted(before, after)),
  ...removed.map((line) => subtracted(line, null)),
]
