import type { GroupFacts, MembersFacts, PersonFacts, SitesFacts } from './facts.ts'
import type { Finding } from './finding.ts'
import type { Limits } from './limits.ts'
import type { GroupRule, JudgedPeriod, MissingDatum, Rule, Scene, Travel } from './rule.ts'
import { CONTRACT_AND_GROUP, OF_THE_GROUP } from './rules/contract-and-group.ts'
import { CONTRACT_HOURS } from './rules/contract-hours.ts'
import { WORKING_TIME } from './rules/working-time.ts'
import { timelineOf } from './timeline.ts'

/** The table of contents: every rule that a period is judged by. */
export const RULES: readonly Rule[] = [...WORKING_TIME, ...CONTRACT_HOURS, ...CONTRACT_AND_GROUP]

/** The rules on the group as a whole. */
export const GROUP_RULES: readonly GroupRule[] = OF_THE_GROUP

const LACKING_RULES = RULES.filter(({ lacks }) => lacks !== undefined)

/** Goes up when a rule finds something else in the same facts: stored findings are then redone. */
export const RULES_EDITION = 4

/** What is judged besides the person. */
export interface Circumstances {
  readonly group: GroupFacts
  readonly sites: SitesFacts
  readonly members: MembersFacts
  readonly limits: Limits
  readonly period: JudgedPeriod
  /** Ways between sites, where they are known. */
  readonly travel?: Travel
}

const order = (a: Finding, b: Finding): number => {
  if (a.startsAt !== b.startsAt) return a.startsAt < b.startsAt ? -1 : 1
  if (a.ruleId !== b.ruleId) return a.ruleId < b.ruleId ? -1 : 1
  if (a.basis !== b.basis) return a.basis < b.basis ? -1 : 1
  if (a.unit !== b.unit) return a.unit < b.unit ? -1 : 1
  return (a.assignmentIds[0] ?? '') < (b.assignmentIds[0] ?? '') ? -1 : 1
}

/**
 * Every finding on one person, by start, rule and basis. The facts must reach at least eight
 * days before and after the period, so that rests and weeks on its edges are seen whole.
 */
export const judgePerson = (person: PersonFacts, circumstances: Circumstances): Finding[] =>
  judgeScene(sceneOf(person, circumstances))

/** What the rules look at for one person; made once where findings and lacks are both asked. */
export const sceneOf = (person: PersonFacts, circumstances: Circumstances): Scene => ({
  ...circumstances,
  person,
  planned: timelineOf('planned', person.planned, circumstances.limits),
  worked: timelineOf('worked', person.worked, circumstances.limits),
})

/** The findings of a scene, in the order of `judgePerson`. */
export function judgeScene(scene: Scene): Finding[] {
  const findings: Finding[] = []
  for (const rule of RULES) for (const finding of rule.judge(scene)) findings.push(finding)
  return findings.sort(order)
}

/** A datum without which a rule did not judge. */
export interface Lack {
  readonly rule: Rule | GroupRule
  readonly datum: MissingDatum
}

/** What is missing to judge a person by every rule that concerns him. */
export function lacksOf(scene: Scene): readonly Lack[] {
  const lacks: Lack[] = []
  for (const rule of LACKING_RULES)
    for (const datum of rule.lacks?.(scene) ?? []) lacks.push({ rule, datum })
  return lacks
}

/** What is missing to judge the group as a whole. */
export const lacksOfGroup = (
  people: readonly PersonFacts[],
  circumstances: Circumstances,
): readonly Lack[] =>
  GROUP_RULES.flatMap(
    (rule) => rule.lacks?.({ ...circumstances, people }).map((datum) => ({ rule, datum })) ?? [],
  )

/** Every finding on the group as a whole, in the same order. */
export const judgeGroup = (
  people: readonly PersonFacts[],
  circumstances: Circumstances,
): Finding[] => GROUP_RULES.flatMap((rule) => rule.judge({ ...circumstances, people })).sort(order)
