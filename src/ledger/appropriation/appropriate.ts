import type { Day } from '../../shared/days.ts'
import type { Cents } from '../../shared/money.ts'
import type { Accounts } from '../accounts.ts'
import { balanced, credit, debit, type EntryDraft } from '../entry.ts'

/**
 * What the assembly does with the result of a year (affectation du resultat). A group is not for
 * profit: nothing goes to members (L1253-1, GEL-02).
 */
export interface Appropriation {
  readonly year: number
  /** Day of the assembly. */
  readonly on: Day
  /** Put to the reserves, or taken out of them to cover a deficit; not below zero. */
  readonly reservesCents: Cents
  /** Carried forward, in the sense of the result; not below zero. */
  readonly carriedCents: Cents
  /** The decision. */
  readonly source: string
}

export type AppropriationRefusal =
  | { readonly kind: 'year-open'; readonly year: number }
  | { readonly kind: 'no-result'; readonly year: number }
  /** The two parts are not the whole result. */
  | { readonly kind: 'not-the-result'; readonly resultCents: number; readonly givenCents: number }
  /** A deficit takes more out of the reserves than they hold. */
  | { readonly kind: 'reserves-too-small'; readonly heldCents: number }
  | { readonly kind: 'before-the-end'; readonly year: number }
  | { readonly kind: 'in-the-future'; readonly today: Day }
  | { readonly kind: 'no-source' }
  | { readonly kind: 'decided-already'; readonly year: number }
  | { readonly kind: 'nothing-decided'; readonly year: number }

/** All that is wrong with a decision, at once. */
export function appropriationRefusals(
  { year, on, reservesCents, carriedCents, source }: Appropriation,
  {
    resultCents,
    reservesHeldCents,
    today,
  }: { readonly resultCents: number; readonly reservesHeldCents: number; readonly today: Day },
): readonly AppropriationRefusal[] {
  if (resultCents === 0) return [{ kind: 'no-result', year }]
  const givenCents = reservesCents + carriedCents
  return [
    ...(givenCents === Math.abs(resultCents)
      ? []
      : [{ kind: 'not-the-result', resultCents, givenCents } as const]),
    ...(resultCents < 0 && reservesCents > reservesHeldCents
      ? [{ kind: 'reserves-too-small', heldCents: reservesHeldCents } as const]
      : []),
    ...(Number(on.slice(0, 4)) > year ? [] : [{ kind: 'before-the-end', year } as const]),
    ...(on <= today ? [] : [{ kind: 'in-the-future', today } as const]),
    ...(source.trim() === '' ? [{ kind: 'no-source' } as const] : []),
  ]
}

/**
 * The entry of a decision (OD): a surplus leaves 120 for the reserves (1068) and what is carried
 * forward (110); a deficit leaves 129, covered out of the reserves or carried forward (119).
 */
export function appropriationEntry(
  { year, on, reservesCents, carriedCents, source }: Appropriation,
  resultCents: number,
  cause: string,
  accounts: Accounts,
): EntryDraft {
  const label = `Affectation du résultat ${year} : ${source.trim()}`
  const { surplus, deficit, reserves, carried_surplus, carried_deficit } = accounts
  const lines =
    resultCents > 0
      ? [
          ...debit(surplus, resultCents, label, null),
          ...credit(reserves, reservesCents, label, null),
          ...credit(carried_surplus, carriedCents, label, null),
        ]
      : [
          ...debit(reserves, reservesCents, label, null),
          ...debit(carried_deficit, carriedCents, label, null),
          ...credit(deficit, -resultCents, label, null),
        ]
  return balanced({
    journal: 'OD',
    cause,
    entryDate: on,
    pieceReference: `RESULTAT-${year}`,
    pieceDate: on,
    label,
    lines,
  })
}
