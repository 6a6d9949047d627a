import type { Finding } from '../../law/index.ts'
import type { LiveFinding } from '../live-finding.ts'

/** What a judgement changes in the findings that are kept. */
export interface Reconciled {
  readonly opened: readonly Finding[]
  /** Found again: as it was, or with other numbers or places. */
  readonly found: readonly Refound[]
  /** Kept ones that this judgement did not find. */
  readonly gone: readonly LiveFinding[]
}

export interface Refound {
  readonly kept: LiveFinding
  readonly finding: Finding
  readonly isReopened: boolean
  /** The numbers are others. */
  readonly isChanged: boolean
  /** Somebody had accepted less. */
  readonly isLapsed: boolean
}

/** What makes two findings the same one, also when hours of it moved. */
const identityOf = ({ ruleId, basis, employeeId, date, unit, memberIds }: Finding): string =>
  JSON.stringify([ruleId, basis, employeeId, date, unit, memberIds])

/** How far from the limit, whichever side of it is forbidden. */
const excess = ({ measured, limit }: Finding): number => Math.abs(measured - limit)

const isWorse = (now: Finding, before: Finding): boolean =>
  excess(now) > excess(before) || (now.severity === 'breach' && before.severity === 'warning')

const sameHours = (a: Finding, b: Finding): boolean =>
  a.startsAt === b.startsAt && a.endsAt === b.endsAt && a.shiftIds.join() === b.shiftIds.join()

/** From the surest sign to the weakest that two findings of one identity are the same. */
const SIGNS: readonly ((a: Finding, b: Finding) => boolean)[] = [
  (a, b) => sameHours(a, b) && a.measured === b.measured && a.limit === b.limit,
  sameHours,
  (a, b) =>
    a.shiftIds.join() === b.shiftIds.join() && a.assignmentIds.join() === b.assignmentIds.join(),
  (a, b) => a.startsAt === b.startsAt,
  (a, b) => a.assignmentIds.join() === b.assignmentIds.join(),
]

/**
 * Puts the findings of a judgement beside those that are kept, one to one. Of two findings of a
 * person on one day each keeps its own life: what was accepted for one is not for the other.
 *
 * @param kept of the judged month and the months beside it, the closed ones too.
 * @param isJudged whether the judgement would have found it, were it still there.
 */
export function reconcile(
  kept: readonly LiveFinding[],
  judged: readonly Finding[],
  isJudged: (kept: LiveFinding) => boolean,
): Reconciled {
  const keptBy = Map.groupBy(kept, ({ finding }) => identityOf(finding))
  const opened: Finding[] = []
  const found: Refound[] = []
  const taken = new Set<LiveFinding>()
  for (const [identity, findings] of Map.groupBy(judged, identityOf)) {
    const matches = matched(findings, keptBy.get(identity) ?? [])
    for (const finding of findings) {
      const match = matches.get(finding)
      if (match === undefined) {
        opened.push(finding)
        continue
      }
      taken.add(match)
      found.push(refound(match, finding))
    }
  }
  const gone = kept.filter((one) => !taken.has(one) && isJudged(one))
  return { opened, found, gone }
}

/** Pairs by sign after sign, those that live before those that are closed. */
function matched(
  findings: readonly Finding[],
  kept: readonly LiveFinding[],
): ReadonlyMap<Finding, LiveFinding> {
  const pairs = new Map<Finding, LiveFinding>()
  const free = new Set([
    ...kept.filter(({ closedAt }) => closedAt === null),
    ...kept.filter(({ closedAt }) => closedAt !== null),
  ])
  for (const sign of SIGNS)
    for (const finding of findings) {
      if (pairs.has(finding)) continue
      const match = [...free].find((one) => sign(one.finding, finding))
      if (match === undefined) continue
      pairs.set(finding, match)
      free.delete(match)
    }
  return pairs
}

function refound(kept: LiveFinding, finding: Finding): Refound {
  const isReopened = kept.closedAt !== null
  const { measured, limit, severity } = kept.finding
  return {
    kept,
    finding,
    isReopened,
    isChanged:
      finding.measured !== measured || finding.limit !== limit || finding.severity !== severity,
    isLapsed: !isReopened && kept.acceptance !== null && isWorse(finding, kept.finding),
  }
}
