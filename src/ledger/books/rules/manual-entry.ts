import type { Day } from '../../../shared/days.ts'
import { cents } from '../../../shared/money.ts'
import { isAccountNumber, JOURNALS, type Journal } from '../../accounts.ts'
import type { EntryDraft, LedgerLine } from '../../entry.ts'

/** A line as a person types it: the account, perhaps a party, one side. */
export interface TypedLine {
  readonly account: string
  readonly auxiliary: string | null
  readonly label: string | null
  readonly debitCents: number
  readonly creditCents: number
}

export interface TypedEntry {
  readonly journal: string
  readonly entryDate: Day
  readonly pieceReference: string
  readonly label: string
  readonly lines: readonly TypedLine[]
  /** An accrual is taken back on this day, by an entry of its own. */
  readonly reverseOn: Day | null
}

/** Why an entry is not posted. Lines are counted from 1. */
export type ManualEntryRefusal =
  | { readonly kind: 'unknown-journal'; readonly journal: string }
  | { readonly kind: 'no-label' }
  | { readonly kind: 'too-few-lines' }
  | { readonly kind: 'not-an-account'; readonly line: number; readonly account: string }
  | { readonly kind: 'unknown-account'; readonly line: number; readonly account: string }
  | { readonly kind: 'member-needed'; readonly line: number; readonly account: string }
  | { readonly kind: 'one-side'; readonly line: number }
  | {
      readonly kind: 'unbalanced'
      readonly debitCents: number
      readonly creditCents: number
    }
  | { readonly kind: 'reversal-not-later'; readonly reverseOn: Day }

/** What is known of the group when an entry is checked. */
export interface Known {
  /** Label of each account of the chart. */
  readonly chart: ReadonlyMap<string, string>
  /** Name of each member, by its id. */
  readonly members: ReadonlyMap<string, string>
}

/** The accounts of members hold one account a member (compte collectif 411). */
export const isMemberAccount = (account: string): boolean => account.startsWith('411')

export const isJournal = (code: string): code is Journal => Object.hasOwn(JOURNALS, code)

function lineRefusals(
  { account, auxiliary, debitCents, creditCents }: TypedLine,
  line: number,
  { chart, members }: Known,
): ManualEntryRefusal[] {
  const refusals: ManualEntryRefusal[] = []
  if (!isAccountNumber(account)) refusals.push({ kind: 'not-an-account', line, account })
  else if (!chart.has(account)) refusals.push({ kind: 'unknown-account', line, account })
  if (isMemberAccount(account) && !members.has(auxiliary ?? ''))
    refusals.push({ kind: 'member-needed', line, account })
  const isOneSide = (debitCents > 0 && creditCents === 0) || (creditCents > 0 && debitCents === 0)
  if (!isOneSide) refusals.push({ kind: 'one-side', line })
  return refusals
}

/** Everything that is wrong in a typed entry, in the order of the form. */
export function manualEntryRefusals(
  { journal, label, lines, entryDate, reverseOn }: TypedEntry,
  known: Known,
): readonly ManualEntryRefusal[] {
  const sum = (side: 'debitCents' | 'creditCents') =>
    lines.reduce((total, line) => total + line[side], 0)
  const [debitCents, creditCents] = [sum('debitCents'), sum('creditCents')]
  const isReversalLate = reverseOn === null || reverseOn > entryDate
  return [
    ...(isJournal(journal) ? [] : [{ kind: 'unknown-journal', journal } as const]),
    ...(label.trim() === '' ? [{ kind: 'no-label' } as const] : []),
    ...(lines.length < 2 ? [{ kind: 'too-few-lines' } as const] : []),
    ...lines.flatMap((line, index) => lineRefusals(line, index + 1, known)),
    ...(debitCents === creditCents
      ? []
      : [{ kind: 'unbalanced', debitCents, creditCents } as const]),
    ...(isReversalLate || reverseOn === null
      ? []
      : [{ kind: 'reversal-not-later', reverseOn } as const]),
  ]
}

/** A typed entry without a refusal as what is posted; an accrual comes with what takes it back. */
export function manualDrafts(
  typed: TypedEntry,
  journal: Journal,
  cause: string,
  { chart, members }: Known,
): readonly EntryDraft[] {
  const label = typed.label.trim()
  const lines = typed.lines.map((line): LedgerLine => {
    const memberName = members.get(line.auxiliary ?? '')
    return {
      account: line.account,
      accountLabel: chart.get(line.account) ?? line.account,
      auxiliary: line.auxiliary,
      auxiliaryLabel: line.auxiliary === null ? null : (memberName ?? line.auxiliary),
      label: (line.label ?? '').trim() === '' ? label : (line.label ?? '').trim(),
      debitCents: cents(line.debitCents),
      creditCents: cents(line.creditCents),
      memberId: memberName === undefined ? null : line.auxiliary,
    }
  })
  const draft: EntryDraft = {
    journal,
    cause,
    entryDate: typed.entryDate,
    pieceReference: typed.pieceReference.trim() || `${journal}-${typed.entryDate}`,
    pieceDate: typed.entryDate,
    label,
    lines,
  }
  return typed.reverseOn === null ? [draft] : [draft, reversalOf(draft, typed.reverseOn)]
}

/** The entry that takes another back: the same lines, their sides swapped (extourne). */
export const reversalOf = (draft: EntryDraft, on: Day): EntryDraft => ({
  ...draft,
  cause: `reversal:${draft.cause}`,
  entryDate: on,
  label: `Extourne : ${draft.label}`,
  lines: draft.lines.map((line) => ({
    ...line,
    label: `Extourne : ${line.label}`,
    debitCents: line.creditCents,
    creditCents: line.debitCents,
    ...(line.parts === undefined
      ? {}
      : {
          parts: line.parts.map((part) => ({ ...part, amountCents: cents(-part.amountCents) })),
        }),
  })),
})
