import { defineConfig } from 'vitest/config'

/** The tests of the rules of law alone, without a database: what their mutants are tried with. */
export default defineConfig({ test: { include: ['src/law/**/*.test.ts'], isolate: false } })
