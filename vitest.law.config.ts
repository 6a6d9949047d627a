import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { defineConfig } from 'vitest/config'

/** Tests that try many random months, found by their names. */
const OF_MANY_MONTHS = /\/(weeks|capacity|agreement|incremental|annual-account)\.test\.ts$/

/**
 * Mutants are found out sooner: first by the files that found out the ones before, last by those
 * that try many random months.
 */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = (file: TestSpecification): number => {
      if (OF_MANY_MONTHS.test(file.moduleId)) return 2
      return this.ctx.cache.getTestSpecificationResult(file)?.failed === true ? 0 : 1
    }
    const ranks = new Map(files.map((file) => [file, rank(file)]))
    return files.toSorted((a, b) => (ranks.get(a) ?? 1) - (ranks.get(b) ?? 1))
  }
}

/** The tests of the rules of law alone, without a database: what their mutants are tried with. */
export default defineConfig({
  test: { include: ['src/law/**/*.test.ts'], isolate: false, sequence: { sequencer: QuickFirst } },
})
