import type { PersonFacts, Work } from './facts.ts'
import type { Finding } from './finding.ts'
import { type Circumstances, judgeScene, sceneOf } from './rules.ts'
import { timelineOf } from './timeline.ts'

/** What an edit of the plan makes of the findings on a person. */
export interface Edited {
  readonly findings: readonly Finding[]
  /** Of them, those of a rule that held before on that day or week. */
  readonly opened: readonly Finding[]
  /** Of them, those whose numbers or work are others than before. */
  readonly changed: readonly Finding[]
  /** Findings that are no longer there. */
  readonly closed: readonly Finding[]
}

/** One person being planned: every edit is judged against the one before it. */
export interface PlannedPerson {
  readonly findings: readonly Finding[]
  readonly planned: readonly Work[]
  /** Judges another plan in the place of the one that stands. */
  replan(planned: readonly Work[]): Edited
  /** Judges the plan with one piece of work more, or another in the place of that identifier. */
  put(work: Work): Edited
  /** Judges the plan without one piece of work. */
  remove(workId: string): Edited
}

/** Which rule, on what and when: findings of one identity differ by their numbers at most. */
const identityOf = ({ ruleId, basis, unit, date, article }: Finding): string =>
  [ruleId, basis, unit, date, article].join(' ')

const spelled = (finding: Finding): string => JSON.stringify(finding)

function byIdentity(findings: readonly Finding[]): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = identityOf(finding)
    const known = found.get(key)
    if (known) known.push(finding)
    else found.set(key, [finding])
  }
  return found
}

function compared(before: readonly Finding[], findings: readonly Finding[]): Edited {
  const left = byIdentity(before)
  const opened: Finding[] = []
  const changed: Finding[] = []
  for (const finding of findings) {
    const known = left.get(identityOf(finding))
    const same = known?.findIndex((one) => spelled(one) === spelled(finding)) ?? -1
    const [old] = known?.splice(Math.max(same, 0), 1) ?? []
    if (old === undefined) opened.push(finding)
    else if (same < 0) changed.push(finding)
  }
  return { findings, opened, changed, closed: [...left.values()].flat() }
}

/**
 * A person whose month is edited, in a browser or by a solver: what is known of him is prepared
 * once, and each edit gives the findings that `judgePerson` gives for the same facts.
 */
export function planPerson(person: PersonFacts, circumstances: Circumstances): PlannedPerson {
  const standing = sceneOf(person, circumstances)
  let planned = person.planned
  let findings: readonly Finding[] = judgeScene(standing)
  const replan = (works: readonly Work[]): Edited => {
    const edited = compared(
      findings,
      judgeScene({
        ...standing,
        person: { ...person, planned: works },
        planned: timelineOf('planned', works, circumstances.limits),
      }),
    )
    planned = works
    findings = edited.findings
    return edited
  }
  const others = (workId: string): readonly Work[] => planned.filter(({ id }) => id !== workId)
  return {
    get findings() {
      return findings
    },
    get planned() {
      return planned
    },
    replan,
    put: (work) => replan([...others(work.id), work]),
    remove: (workId) => replan(others(workId)),
  }
}
