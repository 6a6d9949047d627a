import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { defineConfig } from 'vitest/config'

/** Tests that try many random months: last, so that most mutants are found out before them. */
const OF_MANY_MONTHS = ['weeks', 'capacity', 'agreement', 'incremental', 'annual-account']

const isLast = ({ moduleId }: TestSpecification): boolean =>
  OF_MANY_MONTHS.some((name) => moduleId.endsWith(`/${name}.test.ts`))

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.sort((a, b) => Number(isLast(a)) - Number(isLast(b)))
  }
}

/** The tests of the rules of law alone, without a database: what their mutants are tried with. */
export default defineConfig({
  test: { include: ['src/law/**/*.test.ts'], isolate: false, sequence: { sequencer: QuickFirst } },
})
