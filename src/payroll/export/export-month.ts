import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import { addMonths, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { codeIn } from './engine-codes.ts'
import { chosenCodes } from './codes-store.ts'
import * as store from './export-store.ts'
import { fileOfExport } from './file-of-export.ts'
import { type NeutralLine, type PayLine, type Target, totalsOf } from './pay-line.ts'
import { differenceLines, differenceOf, isNoDifference } from './rules/difference.ts'
import { type KnownVariable, neutralJournal, neutralLine, summed } from './rules/neutral-journal.ts'

export type ExportRefusal =
  | { readonly kind: 'month-open'; readonly month: Month }
  | { readonly kind: 'nothing-to-tell'; readonly month: Month }
  | {
      readonly kind: 'unmapped-codes'
      readonly target: Target
      /** Neutral codes without one of the engine, with the lines that wait for it. */
      readonly codes: readonly { readonly code: string; readonly lines: number }[]
    }

export interface MadeExport {
  readonly export: store.ExportWithLines
  /** Nothing changed since: it is the export that was made before, file and all. */
  readonly unchanged: boolean
}

/** Corrections of closed months that the next close would tell; handed in by who can compute them. */
export type PendingCorrections = (
  db: GroupDb,
  groupId: GroupId,
) => Promise<readonly store.PendingVariable[]>

/** Months back that a correction reaches, and one to spare. */
const MONTHS_KNOWN = 13

interface ExportCommand {
  readonly groupId: GroupId
  readonly month: Month
  readonly target: Target
  readonly actor: string
  readonly at: string
}

/**
 * Tells an engine a closed month: the lines, their totals, what differs from what it was told
 * before. Without any difference nothing is made: the former export is answered, byte for byte.
 * Codes that the engine has no name for are refused all at once.
 */
export async function exportMonth(
  db: GroupDb,
  command: ExportCommand,
  pendingCorrections: PendingCorrections,
): Promise<Result<MadeExport, ExportRefusal>> {
  const { groupId, month, target, actor, at } = command
  await store.lockExports(db, groupId)
  const closed = await store.closedMonths(db, groupId)
  if (!closed.includes(month)) return refused({ kind: 'month-open', month })
  const neutral = await neutralLinesOf(db, command, closed, pendingCorrections)
  const told = await engineLines(db, groupId, target, neutral)
  if (!told.ok) return told
  const lines = told.value
  const before = await store.lastExport(db, groupId, { month, target })
  if (before === null && lines.length === 0) return refused({ kind: 'nothing-to-tell', month })
  const difference = differenceOf(before?.lines ?? [], lines)
  if (before !== null && isNoDifference(difference))
    return done({ export: before, unchanged: true })
  const made: store.ExportWithLines = {
    number: await store.nextNumber(db, groupId),
    month,
    target,
    madeAt: at,
    madeBy: actor,
    totals: totalsOf(lines),
    previous: before?.number ?? null,
    difference:
      before === null
        ? null
        : {
            added: difference.added.length,
            changed: difference.changed.length,
            removed: difference.removed.length,
          },
    lines,
  }
  await store.storeExport(db, groupId, made)
  const full = await fileOfExport(made, 'full', lines)
  await store.storeFile(db, groupId, made.number, full)
  if (before !== null) {
    const file = await fileOfExport(made, 'differences', inOrder(differenceLines(difference)))
    await store.storeFile(db, groupId, made.number, file)
  }
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'payroll.exported',
    subject: `${target} ${month}`,
    detail: { number: made.number, totals: made.totals, sha256: full.sha256 },
  })
  return done({ export: made, unchanged: false })
}

/** What the month has to tell: all that is known, less what other months told. */
async function neutralLinesOf(
  db: GroupDb,
  { groupId, month, target }: ExportCommand,
  closed: readonly Month[],
  pendingCorrections: PendingCorrections,
): Promise<readonly NeutralLine[]> {
  const since = addMonths(month, -MONTHS_KNOWN)
  const told = await store.toldVariables(db, groupId, { since, until: month })
  const pending = await store.withSources(db, groupId, await pendingCorrections(db, groupId))
  const known = [...told, ...pending].filter(({ period }) => period >= since)
  const exported = await store.lastExports(db, groupId, target)
  const others = closed.filter((each) => each !== month)
  const elsewhere = others.flatMap((other) => toldBy(other, exported, told))
  return neutralJournal(
    month,
    known,
    elsewhere.filter(({ period }) => period >= since),
  )
}

/** What a month told: its last export, else, as it went to payroll by hand, its variables. */
function toldBy(
  month: Month,
  exported: readonly store.ToldMonth[],
  told: readonly KnownVariable[],
): readonly NeutralLine[] {
  const last = exported.find((each) => each.month === month)
  if (last !== undefined) return last.lines
  return summed(told.filter(({ toldIn }) => toldIn === month).map(neutralLine))
}

/** The lines with the engine's numbers and codes; all codes that are missing at once. */
async function engineLines(
  db: GroupDb,
  groupId: GroupId,
  target: Target,
  neutral: readonly NeutralLine[],
): Promise<Result<readonly PayLine[], ExportRefusal>> {
  const chosen = await chosenCodes(db, groupId, target)
  const people = await store.enginePeople(db, groupId)
  const missing = new Map<string, number>()
  const lines = neutral.flatMap((line): PayLine[] => {
    const targetCode = codeIn(target, line.code, chosen)
    if (targetCode === undefined) missing.set(line.code, (missing.get(line.code) ?? 0) + 1)
    if (typeof targetCode !== 'string') return []
    const person = people.get(line.employeeId)
    return [
      {
        ...line,
        targetCode,
        payrollNumber: person?.payrollNumber ?? line.employeeId,
        establishmentId: person?.establishmentId ?? null,
      },
    ]
  })
  if (missing.size === 0) return done(inOrder(lines))
  const codes = [...missing].map(([code, count]) => ({ code, lines: count }))
  codes.sort((a, b) => a.code.localeCompare(b.code, 'en'))
  return refused({ kind: 'unmapped-codes', target, codes })
}

const orderOf = (line: PayLine): string =>
  [line.payrollNumber, line.period, line.from, line.to, line.targetCode, line.code, line.memberId]
    .map((part) => part ?? '')
    .join('\u0000')

/** One order for ever: number, period, days, code, member. */
const inOrder = (lines: readonly PayLine[]): PayLine[] =>
  [...lines].sort((a, b) => {
    const [one, other] = [orderOf(a), orderOf(b)]
    return one < other ? -1 : one > other ? 1 : 0
  })
