import type { Lack } from '../../law/index.ts'

/** A datum without which a rule did not judge some people, or the group as a whole. */
export interface CountedLack {
  readonly ruleId: string
  /** `contracts.member_ids`; null where no column of the data package holds it. */
  readonly column: string | null
  readonly fr: string
  readonly en: string
  /** 0 where it is the group as a whole that was not judged. */
  readonly people: number
}

/** Counts the people behind each missing datum of each rule, in the order of the rules. */
export function countLacks(
  lacks: readonly (Lack & { readonly employeeId: string })[],
): readonly CountedLack[] {
  const people = new Map<string, { readonly lack: Lack; readonly who: Set<string> }>()
  for (const { rule, datum, employeeId } of lacks) {
    const key = `${rule.id}\n${datum.column}\n${datum.fr}`
    const known = people.get(key)
    if (known === undefined)
      people.set(key, {
        lack: { rule, datum },
        who: new Set(employeeId === '' ? [] : [employeeId]),
      })
    else if (employeeId !== '') known.who.add(employeeId)
  }
  return [...people.values()]
    .map(({ lack: { rule, datum }, who }) => ({
      ruleId: rule.id,
      column: datum.column,
      fr: datum.fr,
      en: datum.en,
      people: who.size,
    }))
    .sort((a, b) => (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : b.people - a.people))
}
