import { concerned } from '../../payroll/index.ts'
import { cents } from '../../shared/money.ts'
import type { DraftLine } from './lines-of-month.ts'
import { lineKey } from './lines-of-month.ts'
import type { VatRegime } from './vat.ts'

/** A line that an invoice of a closed month carries for good. */
export interface BilledLine extends DraftLine {
  readonly vat: VatRegime
}

export interface CorrectionLine extends DraftLine {
  readonly kind: 'correction'
  /** The regime that the corrected line was billed under, where it was. */
  readonly vat: VatRegime | null
}

interface Sums {
  minutes: number
  net: number
  wages: number
  contributions: number
  readonly entries: Set<string>
  /** The latest line with the key: how the price is told. */
  model: DraftLine
  vat: VatRegime | null
}

/**
 * What is to bill for a closed month so that all its lines together are what the facts of today
 * give: one line per member, assignment, kind and agreed price whose net or minutes differ. When
 * nothing changed there is no line, so that a correction is never made twice.
 *
 * @param changed entries that changed since, to name those that a difference comes from
 */
export function correctionLines(
  due: readonly DraftLine[],
  billed: readonly BilledLine[],
  changed: ReadonlySet<string>,
): readonly CorrectionLine[] {
  const dueByKey = sumByKey(due)
  const billedByKey = sumByKey(billed)
  const keys = [...new Set([...billedByKey.keys(), ...dueByKey.keys()])]
  return keys.flatMap((key) => {
    const now = dueByKey.get(key)
    const before = billedByKey.get(key)
    const model = now?.model ?? before?.model
    if (model === undefined) return []
    const difference = (pick: 'minutes' | 'net' | 'wages' | 'contributions'): number =>
      (now?.[pick] ?? 0) - (before?.[pick] ?? 0)
    const net = difference('net')
    const minutes = difference('minutes')
    if (net === 0 && minutes === 0) return []
    return [
      {
        ...model,
        kind: 'correction',
        correctedKind: model.correctedKind ?? model.kind,
        minutes: minutes === 0 ? null : minutes,
        unitPriceE4: minutes === 0 ? null : model.unitPriceE4,
        netCents: cents(net),
        wagesCents: cents(difference('wages')),
        contributionsCents: cents(difference('contributions')),
        entryIds: concerned(now?.entries ?? [], before?.entries ?? [], changed),
        vat: before?.vat ?? null,
      } satisfies CorrectionLine,
    ]
  })
}

function sumByKey(lines: readonly (DraftLine & { readonly vat?: VatRegime })[]): Map<string, Sums> {
  const sums = new Map<string, Sums>()
  for (const line of lines) {
    const key = lineKey(line)
    const sum = sums.get(key) ?? {
      minutes: 0,
      net: 0,
      wages: 0,
      contributions: 0,
      entries: new Set<string>(),
      model: line,
      vat: null,
    }
    sum.minutes += line.minutes ?? 0
    sum.net += line.netCents
    sum.wages += line.wagesCents
    sum.contributions += line.contributionsCents
    for (const id of line.entryIds) sum.entries.add(id)
    sum.model = line
    sum.vat = line.vat ?? sum.vat
    sums.set(key, sum)
  }
  return sums
}
