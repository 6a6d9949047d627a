import type { Day } from '../../shared/days.ts'
import type { Cents } from '../../shared/money.ts'

/** Entry fee (droit d'entree), once a member; or membership fee (cotisation), once a year. */
export type FeeKind = 'entry' | 'annual'

/** What the bands count: nothing, employees of the member, hours that it used the year before. */
export const FEE_BASES = ['flat', 'headcount', 'hours'] as const
export type FeeBasis = (typeof FEE_BASES)[number]

/** From this number on, this amount without VAT. */
export interface FeeBand {
  readonly from: number
  readonly amountCents: Cents
}

/** A fee that the board decided (BIL-08). */
export interface FeeSchedule {
  readonly feeId: string
  readonly label: string
  readonly kind: FeeKind
  readonly basis: FeeBasis
  /** In order, the first from 0. */
  readonly bands: readonly FeeBand[]
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly decidedOn: Day
  readonly source: string
}

export type FeeMistake =
  | {
      readonly kind: 'first-band-from-zero' | 'bands-out-of-order' | 'no-band'
      readonly field: 'bands'
    }
  | { readonly kind: 'one-band-when-flat'; readonly field: 'bands' }
  | { readonly kind: 'missing'; readonly field: 'label' | 'source' }
  | { readonly kind: 'ends-before-start'; readonly field: 'endsOn' }

/** All that is wrong with a fee, at once. */
export function feeMistakes(fee: FeeSchedule): readonly FeeMistake[] {
  const { bands, basis } = fee
  const mistakes: FeeMistake[] = []
  if (fee.label.trim() === '') mistakes.push({ kind: 'missing', field: 'label' })
  if (fee.source.trim() === '') mistakes.push({ kind: 'missing', field: 'source' })
  if (bands.length === 0) mistakes.push({ kind: 'no-band', field: 'bands' })
  else if (bands[0]?.from !== 0) mistakes.push({ kind: 'first-band-from-zero', field: 'bands' })
  if (bands.some(({ from }, index) => index > 0 && from <= (bands[index - 1]?.from ?? 0)))
    mistakes.push({ kind: 'bands-out-of-order', field: 'bands' })
  if (basis === 'flat' && bands.length > 1)
    mistakes.push({ kind: 'one-band-when-flat', field: 'bands' })
  if (fee.endsOn !== null && fee.endsOn < fee.startsOn)
    mistakes.push({ kind: 'ends-before-start', field: 'endsOn' })
  return mistakes
}

/** The fee for a headcount or a number of hours: that of the last band that it reaches. */
export const feeFor = ({ bands }: Pick<FeeSchedule, 'bands'>, value: number): Cents | null =>
  bands.findLast(({ from }) => value >= from)?.amountCents ?? null
