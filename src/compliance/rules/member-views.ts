import { type Finding, ruleById, type Work } from '../../law/index.ts'
import { instant, localTimeAt } from '../../shared/time.ts'
import type { MemberView } from '../live-finding.ts'

/**
 * What the user company answers for on its site: working time, night work, rest and holidays, the
 * work of young people (L1253-12). What the contract, the group or leave say is not its matter.
 */
const OF_THE_SITE: ReadonlySet<string> = new Set(['working-time', 'night', 'young', 'holidays'])

/** Rests between two works: with the limit they tell when the next may start. */
const RESTS: ReadonlySet<string> = new Set(['TIM-05', 'YNG-03'])

/** Rules whose numbers are made of the hours that the finding names, and of no others. */
const OF_ITS_HOURS_ALONE: ReadonlySet<string> = new Set([
  ...RESTS,
  'TIM-01',
  'TIM-02',
  'TIM-08',
  'YNG-01',
  'YNG-02',
  'YNG-05',
  'YNG-06',
])

/**
 * What each member company may know of a finding on work at its site. Not that of others: no
 * names, no hours, and no number from which their hours follow, but when its own work may start
 * or must end (L1253-12: it answers for the limits on its site).
 *
 * @param works of the person on the basis of the finding, by identifier.
 */
export function memberViews(
  finding: Finding,
  works: ReadonlyMap<string, Work>,
): readonly MemberView[] {
  if (!OF_THE_SITE.has(ruleById(finding.ruleId)?.family ?? '')) return []
  const named = finding.shiftIds
    .flatMap((id) => works.get(id) ?? [])
    .toSorted((a, b) => a.start - b.start)
  // A finding whose hours are not all known is not told by halves.
  if (named.length !== finding.shiftIds.length) return []
  return [...Map.groupBy(named, ({ memberId }) => memberId)].map(([memberId, own]) => ({
    memberId,
    shiftIds: own.map(({ id }) => id),
    ...spanOf(own),
    says: saidTo(finding, named, own),
  }))
}

function spanOf(own: readonly Work[]): Pick<MemberView, 'startsAt' | 'endsAt'> {
  const [first] = own
  const last = own.toSorted((a, b) => a.end - b.end).at(-1)
  if (first === undefined || last === undefined) throw new Error('no work of the member')
  return {
    startsAt: localTimeAt(first.start, first.zone),
    endsAt: localTimeAt(last.end, last.zone),
  }
}

function saidTo(
  finding: Finding,
  named: readonly Work[],
  own: readonly Work[],
): MemberView['says'] {
  const { measured, limit, unit } = finding
  if (own.length === named.length)
    return OF_ITS_HOURS_ALONE.has(finding.ruleId)
      ? { kind: 'own', measured, limit, unit }
      : { kind: 'shared' }
  const [before, after] = named
  if (!RESTS.has(finding.ruleId) || named.length !== 2 || !before || !after)
    return { kind: 'shared' }
  if (own.includes(after))
    return {
      kind: 'earliest',
      at: localTimeAt(instant(before.end + limit), after.zone),
    }
  return {
    kind: 'latest',
    at: localTimeAt(instant(after.start - limit), before.zone),
  }
}
