import { addDays, type Day, daysBetween } from '../../../shared/days.ts'
import type { LegalDay } from '../../contract-dates.ts'
import type { AbsenceFacts, MedicalVisitFacts } from '../../facts.ts'
import type { Finding } from '../../finding.ts'
import {
  findingOf,
  isIn,
  type MissingDatum,
  onEachBasis,
  type Rule,
  type Scene,
  spanOf,
  worksOf,
} from '../../rule.ts'

/** Asked for where a group keeps no visit of the person at all. */
export const VISITS: MissingDatum = {
  column: 'medical_visits.held_on',
  fr: 'visites au service de santé au travail',
  en: 'visits at the occupational health service',
}

/** Somebody who works in the judged days and of whom no visit is known. */
export const hasNoVisit = ({ person }: Scene): boolean =>
  person.visits.length === 0 && person.planned.length + person.worked.length > 0

/**
 * The first judged day of work after a due day, on each basis, as a finding: measured are the days
 * since. Work on days that are not counted, such as those after the visit was held, is left out.
 */
export const workAfter = (
  rule: Rule,
  scene: Scene,
  { on: due, article }: LegalDay,
  counts: (on: Day) => boolean = () => true,
): readonly Finding[] =>
  onEachBasis(scene, ({ basis, days }) => {
    const late = days.find(({ day }) => isIn(scene.period, day) && day > due && counts(day))
    if (late === undefined) return []
    return [
      findingOf(rule, scene, {
        basis,
        works: worksOf(late.pieces),
        ...spanOf(late.pieces),
        date: late.day,
        measured: daysBetween(due, late.day),
        limit: rule.defaultLimit,
        source: rule.source,
        article,
      }),
    ]
  })

/** The last visit of some kinds held on or before a day. */
export const lastVisit = (
  visits: readonly MedicalVisitFacts[],
  kinds: readonly MedicalVisitFacts['kind'][],
  on: Day,
): MedicalVisitFacts | undefined =>
  visits.findLast(({ kind, heldOn }) => kinds.includes(kind) && heldOn <= on)

/** Absences of one kind that follow each other without a day between them, as one. */
export function joinedAbsences(absences: readonly AbsenceFacts[]): readonly AbsenceFacts[] {
  const joined: AbsenceFacts[] = []
  const ordered = [...absences].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  for (const absence of ordered) {
    const at = joined.findLastIndex(
      ({ kind, endsOn }) =>
        kind === absence.kind && endsOn !== null && addDays(endsOn, 1) >= absence.startsOn,
    )
    const earlier = joined[at]
    if (earlier === undefined) joined.push(absence)
    else if (absence.endsOn !== null && earlier.endsOn !== null && absence.endsOn > earlier.endsOn)
      joined[at] = { ...earlier, endsOn: absence.endsOn }
  }
  return joined
}
