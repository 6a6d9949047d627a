import { known, type PackageError, type World } from '../adapters/data-package/index.ts'
import { overrideRefusal } from '../law/index.ts'

/**
 * Limits of agreements that the law does not allow. What is known of no rule is stored as it is:
 * the list of rules grows.
 */
export function illegalLimits(world: World): readonly PackageError[] {
  return [...world.rows('limits').values()].flatMap((row) => {
    const ruleId = known(row, 'rule_id')
    const value = known(row, 'value')
    if (row.line === null || ruleId === null || value === null) return []
    const refusal = overrideRefusal(ruleId, Number(value))
    if (refusal === null || refusal.kind === 'unknown-rule') return []
    const { article } = refusal
    const expected: PackageError['expected'] =
      refusal.kind === 'fixed'
        ? { kind: 'value-of-law', article, value: refusal.value }
        : { kind: 'allowed-value', article, least: refusal.least, most: refusal.most }
    return [{ file: world.file('limits'), line: row.line, column: 'value', value, expected }]
  })
}
